// Runs a TypeScript module: bundles it with esbuild, where what it is made of has changed, and imports what came out.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

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
    const made = madeBefore(outfile, resolve(entry)) ?? (await bundle(resolve(entry), outfile));
    // What is kept between starts is good for the same program alone; no other process is told.
    globalThis[Symbol.for('local-org.build')] = made.build;
    process.argv = [process.argv[0], resolve(entry), ...parameters];
    await import(pathToFileURL(outfile).href);
}

/** A bundle of which no file has changed since. @returns {{ build: string } | null} */
function madeBefore(outfile, entry) {
    try {
        const made = JSON.parse(readFileSync(`${outfile}.json`, 'utf8'));
        const isSame = made.entry === entry && made.inputs.every(([file, stamp]) => stampOf(file) === stamp);
        return isSame && stampOf(outfile) === made.stamp ? made : null;
    } catch {
        // There is none, or it was half written: it is made.
        return null;
    }
}

function stampOf(file) {
    const { size, mtimeMs } = statSync(file);
    return `${size} ${mtimeMs}`;
}

/** Files that say how a module is bundled: the settings of TypeScript around it, and which esbuild it is. */
function settingsOf(entry) {
    const found = [fileURLToPath(import.meta.resolve('esbuild'))];
    for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
        found.push(join(folder, 'tsconfig.json'));
    }
    return found.filter(existsSync);
}

async function bundle(entry, outfile) {
    const { build } = await import('esbuild');
    const { outputFiles, metafile } = await build({
        entryPoints: [entry],
        outfile,
        write: false,
        bundle: true,
        metafile: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        packages: 'external',
        sourcemap: 'inline',
        logLevel: 'error'
    });
    // Several may start at once: each finds a whole file.
    const put = (file, content) => {
        writeFileSync(`${file}.${process.pid}`, content);
        renameSync(`${file}.${process.pid}`, file);
    };
    mkdirSync(dirname(outfile), { recursive: true });
    put(outfile, outputFiles[0].contents);
    const files = [...Object.keys(metafile.inputs).map((file) => resolve(file)), ...settingsOf(entry)];
    const inputs = files.map((file) => [file, stampOf(file)]);
    const made = {
        entry,
        build: createHash('sha1').update(outputFiles[0].contents).digest('hex'),
        stamp: stampOf(outfile),
        inputs
    };
    put(`${outfile}.json`, JSON.stringify(made));
    return made;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
    await run(process.argv[2], process.argv.slice(3));
}
