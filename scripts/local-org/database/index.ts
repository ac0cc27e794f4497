export { openStore } from './open-store.ts';
export type { Store } from './store.ts';
export {
    currentSession,
    plainSession,
    setCurrentSession,
    type Access,
    type DataSession,
    type DmlOperation,
    type LimitCounter,
    type LimitName,
    type TriggerEvent
} from './session.ts';
export { query, queryCount, runQuery, type Binder } from './soql/run.ts';
export { parseSoql } from './soql/parse.ts';
export { checkQuery, type QueryDescription } from './soql/check.ts';
export { SoqlError } from './soql/errors.ts';
export type { Bind, SoqlQuery } from './soql/ast.ts';
export { mergeRecords } from './dml/merge.ts';
export { dml, recordForId, type DmlOptions, type DmlResult, type DmlStatement } from './dml/index.ts';
export {
    fieldPermission,
    hasCustomPermission,
    hasUserPermission,
    objectPermission,
    permissionsOf
} from './security/permissions.ts';
export { recordAccess } from './security/record-access.ts';
export { ADMIN_USERNAME } from './system-users.ts';
