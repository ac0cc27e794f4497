// Salesforce Code Analyzer over what is deployed, with the configuration in config/code-analyzer.yml; needs Java 11.
//   npm run analyze [-- --graph]
// With --graph the Graph Engine follows every path from an entry point to the database (the rest takes a minute, this half an hour).
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findings, shown } from './analyze.ts';

const { values } = parseArgs({ options: { graph: { type: 'boolean', default: false } } });
const root = process.env['PROJECT_ROOT'] ?? process.cwd();
const found = await findings(join(root, 'force-app'), join(root, 'config', 'code-analyzer.yml'), values.graph);
found.forEach((one) => console.log(shown(one, root)));
console.log(found.length === 0 ? 'Nothing was found.' : `${found.length} findings.`);
process.exitCode = found.length === 0 ? 0 : 1;
