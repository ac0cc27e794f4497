import type { PlatformClass } from './define.ts';
import { eventBusClasses } from './automation/event-bus.ts';
import { formulaClasses } from './automation/formula.ts';
import { invocableClasses } from './automation/invocable.ts';
import { dataClasses } from './data/index.ts';
import { executionClasses } from './execution/index.ts';
import { metadataDeploymentClasses } from './automation/metadata-deployment.ts';
import { jsonClasses } from './json/json.ts';
import { languageClasses } from './language/index.ts';
import { schemaClasses } from './schema/index.ts';
import { visualforceClasses } from './visualforce/index.ts';

/** The standard library. */
export const platformClasses: readonly PlatformClass[] = [
    ...languageClasses,
    ...schemaClasses,
    ...dataClasses,
    ...jsonClasses,
    ...executionClasses,
    ...invocableClasses,
    ...eventBusClasses,
    ...formulaClasses,
    ...metadataDeploymentClasses,
    ...visualforceClasses
];
