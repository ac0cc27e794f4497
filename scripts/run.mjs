// Runs a TypeScript command: bundles its entry with esbuild (a few milliseconds) and imports it.
//   node scripts/run.mjs scripts/local-org/cli/apex-test.ts [arguments]
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {string} entry path of the command below the repository
 * @param {string[]} parameters what the command is given
 */
export async function run(entry, parameters) {
    const name = entry.replace(/^scripts[\\/]/, '').replace(/[\\/]/g, '-');
    const outfile = join(root, '.local-org', 'build', `${basename(name, '.ts')}.mjs`);
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
    process.argv = [process.argv[0], resolve(root, entry), ...parameters];
    await import(pathToFileURL(outfile).href);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
    const [entry, ...parameters] = process.argv.slice(2);
    if (!entry) {
        console.error('Usage: node scripts/run.mjs <entry.ts> [arguments]');
        process.exit(2);
    }
    await run(entry, parameters);
}
