// Runs a TypeScript command of this repository.
//   node scripts/run.mjs scripts/bench/cli.ts [arguments]
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './local-org/bin/run.mjs';

const [entry, ...parameters] = process.argv.slice(2);
if (!entry) {
    console.error('Usage: node scripts/run.mjs <entry.ts> [arguments]');
    process.exit(2);
}
const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.env.PROJECT_ROOT = root;
await run(resolve(root, entry), parameters, join(root, '.local-org', 'build'));
