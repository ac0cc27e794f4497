// Runs a TypeScript command of this repository.
//   node scripts/run.mjs scripts/bench/cli.ts [arguments]
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './local-org/bin/run.mjs';
import { runCommand } from './local-org/bin/usage.mjs';

const [entry, ...parameters] = process.argv.slice(2);
if (!entry) {
    console.error('Usage: node scripts/run.mjs <entry.ts> [arguments]');
    process.exit(2);
}
const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.env.PROJECT_ROOT = root;
const file = resolve(root, entry);
await runCommand(file, parameters, () => run(file, parameters, join(root, '.local-org', 'build')));
