// Writes the types of what the Apex controllers return and take, for the components.
//   npm run apex:types
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { apexTypes } from './apex-types.ts';

const root = process.env.PROJECT_ROOT ?? process.cwd();
const file = join(root, 'config', 'types', 'licenses.d.ts');
const text = apexTypes(join(root, 'force-app', 'main', 'default', 'classes'));
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
