import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { packageFolder } from '../../package-folder.ts';
import { contentHash, type ModuleCache } from './module-cache.ts';
import { platformVersion } from './page-version.ts';

/**
 * @param file absolute path of the main file of a platform's module
 * @param plugin resolves and compiles its own files
 * @param cache results of earlier builds
 * @returns the names it exports, as esbuild finds them
 */
export async function exportsOf(file: string, plugin: Plugin, cache: ModuleCache): Promise<string[]> {
    const key = contentHash('exports', platformVersion(), file);
    const known = cache.get(key);
    if (known !== undefined) {
        return JSON.parse(known) as string[];
    }
    const { metafile } = await build({
        entryPoints: [file],
        outfile: join(packageFolder(), 'dist', basename(file)),
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
        logLevel: 'silent',
        plugins: [namesAlone, plugin]
    });
    const [output] = Object.values(metafile.outputs);
    cache.set(key, JSON.stringify(output!.exports));
    return output!.exports;
}

/** A module's names are in its scripts as they are written: they need not be compiled, and what stands beside them need not be read. */
const namesAlone: Plugin = {
    name: 'names-alone',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
            kind === 'entry-point' ? undefined : { path, external: true }
        );
        onLoad({ filter: /\.(?:html|css)$/ }, () => ({ contents: 'export default undefined;' }));
        onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => ({
            contents: await readFile(path, 'utf8'),
            loader: path.endsWith('.ts') ? 'ts' : 'js'
        }));
    }
};
