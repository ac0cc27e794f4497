import { existsSync } from 'node:fs';
import { basename, isAbsolute, join, relative } from 'node:path';
import type { BuildFailure, BuildOptions, Message, Plugin } from 'esbuild';
import { installedPackage, packageFolder } from '../../package-folder.ts';
import { type ComponentBundle, findComponentBundles } from './component-metadata.ts';
import { readCustomLabels } from './custom-labels.ts';
import { contentHash, openModuleCache } from './module-cache.ts';
import { moduleRoots } from './module-roots.ts';
import { pageCache } from './page-cache.ts';
import { PageError, type SourceProblem } from './page-error.ts';
import { type PageInput, pageVersion, platformVersion } from './page-version.ts';
import type { OrgReference } from './scoped-modules.ts';
import { ALWAYS_SHARED, componentsEntry, platformEntry } from './shared-modules.ts';

/** The built page: files to serve and what the components ask of the org. */
export interface BuiltPage {
    /** absolute folder of components.js and components.js.map */
    folder: string;
    /** changes whenever the files change: part of their addresses, so that browsers may keep them */
    version: string;
    /** the version of synthetic-shadow.js, platform.js and platform.js.map, in the folder beside */
    platform: string;
    references: OrgReference[];
    /** false when it came from the cache */
    compiled: boolean;
}

/**
 * @param input the project and where to cache
 * @returns the page when nothing changed since it was built, else null
 * @throws PageError when metadata of a component is not well-formed
 */
export function cachedPage(input: PageInput): BuiltPage | null {
    return pageOfVersion(input, pageVersion(input, findComponentBundles(input.projectDirs)));
}

function pageOfVersion({ cacheFolder }: PageInput, version: string): BuiltPage | null {
    const cache = pageCache(cacheFolder);
    const page = cache.read<BuiltPage>(version);
    return page && cache.read(page.platform) ? { ...page, folder: cache.folder(version), compiled: false } : null;
}

/**
 * Compiles the project's components, the base components and the shell for the browser.
 * @param input the project and where to cache
 * @returns the built page
 * @throws PageError naming every problem with file and line
 */
export async function buildPage(input: PageInput): Promise<BuiltPage> {
    const bundles = findComponentBundles(input.projectDirs);
    const version = pageVersion(input, bundles);
    const cached = pageOfVersion(input, version);
    if (cached) {
        return cached;
    }
    const { pagePlugin } = await import('./resolve-plugin.ts');
    const projectNamespaces = input.namespace ? ['c', input.namespace] : ['c'];
    const shared = new Set(ALWAYS_SHARED);
    const project = {
        roots: moduleRoots(bundles, projectNamespaces),
        labels: readCustomLabels(input.projectDirs),
        projectNamespaces
    };
    const part = async (name: 'components' | 'platform', entry: string, of: typeof shared | null): Promise<Part> => {
        const cache = openModuleCache(join(input.cacheFolder, `${name}-modules.json`));
        const references: OrgReference[] = [];
        try {
            const files = await bundle(name, entry, pagePlugin({ ...project, cache, references, shared: of }));
            return { files, references };
        } finally {
            cache.save();
        }
    };
    const components = await part('components', componentsEntry(exposedComponents(bundles)), shared);
    const specifiers = [...shared].sort();
    const platform = contentHash(platformVersion(), ...specifiers);
    const cache = pageCache(input.cacheFolder);
    let known = cache.read<Pick<Part, 'references'>>(platform);
    if (!known) {
        const { files, references } = await part('platform', platformEntry(specifiers), null);
        known = { references };
        cache.write(platform, { ...files, 'synthetic-shadow.js': await syntheticShadow() }, known);
    }
    const references = [...known.references, ...components.references];
    const built: BuiltPage = { folder: cache.folder(version), version, platform, references, compiled: true };
    cache.write(version, components.files, built);
    return built;
}

type Files = Record<string, Uint8Array>;

interface Part {
    files: Files;
    references: OrgReference[];
}

const OPTIONS = {
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent'
} as const satisfies BuildOptions;

async function bundle(name: string, entry: string, plugin: Plugin): Promise<Files> {
    const { build } = await import('esbuild');
    try {
        const { outputFiles } = await build({
            ...OPTIONS,
            stdin: { contents: entry, resolveDir: packageFolder(), sourcefile: 'page.js' },
            outfile: `${name}.js`,
            sourcemap: 'linked',
            legalComments: 'none',
            absWorkingDir: process.cwd(),
            define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
            plugins: [plugin]
        });
        return Object.fromEntries(outputFiles.map(({ path, contents }) => [basename(path), contents]));
    } catch (error) {
        throw buildProblem(error);
    }
}

// Pages create the exposed components by name; the others come with those that use them.
function exposedComponents(bundles: Map<string, ComponentBundle>): string[] {
    return [...bundles.values()]
        .filter(
            ({ directory, name, isExposed }) =>
                isExposed && ['.ts', '.js'].some((one) => existsSync(join(directory, name + one)))
        )
        .map(({ name }) => name);
}

// Loaded as a classic script before the rest: it patches the DOM that the engine then finds.
async function syntheticShadow(): Promise<Uint8Array> {
    const { build } = await import('esbuild');
    const result = await build({
        ...OPTIONS,
        entryPoints: [join(installedPackage('@lwc/synthetic-shadow'), 'dist', 'index.js')],
        define: { 'process.env.NODE_ENV': '"production"' }
    });
    return result.outputFiles[0]!.contents;
}

function buildProblem(error: unknown): unknown {
    const errors = (error as Partial<BuildFailure>).errors;
    return Array.isArray(errors) ? new PageError(errors.map(problemOf)) : error;
}

function problemOf(message: Message): SourceProblem {
    const file = message.location?.file ?? '';
    return {
        file: isAbsolute(file) ? relative(process.cwd(), file) : file,
        line: message.location?.line ?? 0,
        column: message.location ? message.location.column + 1 : 0,
        message: message.text
    };
}
