import type { PlatformClass } from '../define.ts';
import { accessClasses } from './access.ts';
import { addressClasses } from './address.ts';
import { approvalClasses } from './approval.ts';
import { businessHoursClass } from './business-hours.ts';
import { compressionClasses } from './compression.ts';
import { labelClasses } from './label.ts';
import { leadConvertResultClass } from './convert-lead.ts';
import { databaseClass } from './database.ts';
import { dmlOptionsClasses } from './dml-options.ts';
import { duplicateClasses } from './duplicates.ts';
import { queryLocatorClasses } from './query-locator.ts';
import { resultClasses } from './results.ts';
import { savepointClass } from './savepoint.ts';
import { searchClass, searchResultClasses } from './search.ts';
import { securityClasses } from './security.ts';
import { sobjectClass } from './sobject.ts';
import { userInfoClasses } from './user-info.ts';

export { sobjectStatic } from './custom-data.ts';

/** Records, statements and who may do what: SObject, Database, Security, UserInfo, Search. */
export const dataClasses: readonly PlatformClass[] = [
    sobjectClass,
    databaseClass,
    searchClass,
    ...searchResultClasses,
    savepointClass,
    businessHoursClass,
    leadConvertResultClass,
    ...labelClasses,
    ...approvalClasses,
    ...compressionClasses,
    ...duplicateClasses,
    ...accessClasses,
    ...addressClasses,
    ...resultClasses,
    ...dmlOptionsClasses,
    ...queryLocatorClasses,
    ...securityClasses,
    ...userInfoClasses
];
