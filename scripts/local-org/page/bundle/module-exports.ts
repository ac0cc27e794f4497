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
        plugins: [othersStayOut, plugin]
    });
    const [output] = Object.values(metafile.outputs);
    cache.set(key, JSON.stringify(output!.exports));
    return output!.exports;
}

const othersStayOut: Plugin = {
    name: 'others-stay-out',
    setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
            kind === 'entry-point' ? undefined : { path, external: true }
        );
    }
};
