// Runs a TypeScript module: bundles it with esbuild (a few milliseconds) and imports what came out.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {string} entry path of the module
 * @param {string[]} parameters what it is given as its command line
 * @param {string} folder where the bundle goes; packages it imports are looked up from there
 */
export async function run(entry, parameters, folder = join(packageFolder, 'dist')) {
    // What it needs of this package lies here, wherever the bundle is.
    process.env.LOCAL_ORG_PACKAGE = packageFolder;
    const name = [basename(dirname(entry)), basename(entry, '.ts')].join('-');
    const outfile = join(folder, `${name}.mjs`);
    const { outputFiles } = await build({
        entryPoints: [resolve(entry)],
        outfile,
        write: false,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        packages: 'external',
        sourcemap: 'inline',
        logLevel: 'error'
    });
    // Several may start at once: each finds a whole file.
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${outfile}.${process.pid}`, outputFiles[0].contents);
    renameSync(`${outfile}.${process.pid}`, outfile);
    process.argv = [process.argv[0], resolve(entry), ...parameters];
    await import(pathToFileURL(outfile).href);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
    await run(process.argv[2], process.argv.slice(3));
}
