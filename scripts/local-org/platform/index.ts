import type { PlatformClass } from './define.ts';
import { executionClasses } from './execution/index.ts';
import { jsonClasses } from './json/json.ts';
import { languageClasses } from './language/index.ts';

/** The standard library. */
export const platformClasses: readonly PlatformClass[] = [...languageClasses, ...jsonClasses, ...executionClasses];
