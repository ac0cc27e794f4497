// Runs a command of the local org: bundles its TypeScript entry with esbuild (a few milliseconds) and imports it.
//   node scripts/run.mjs scripts/local-org/cli/start.ts [arguments]
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry, ...args] = process.argv.slice(2);
if (!entry) {
    console.error('Usage: node scripts/run.mjs <entry.ts> [arguments]');
    process.exit(2);
}
const outfile = join(root, '.local-org', 'build', `${basename(entry, '.ts')}.mjs`);
mkdirSync(dirname(outfile), { recursive: true });
await build({
    entryPoints: [resolve(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    define: { 'process.env.PROJECT_ROOT': JSON.stringify(root) }
});
process.argv = [process.argv[0], resolve(root, entry), ...args];
await import(pathToFileURL(outfile).href);
