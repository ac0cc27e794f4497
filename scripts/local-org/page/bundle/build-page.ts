import {
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    statSync,
    utimesSync,
    writeFileSync
} from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { BuildFailure, Message } from 'esbuild';
import { installedPackage, packageFolder } from '../../package-folder.ts';
import { type ComponentBundle, findComponentBundles } from './component-metadata.ts';
import { labelFiles, readCustomLabels } from './custom-labels.ts';
import { contentHash, openModuleCache } from './module-cache.ts';
import { moduleRoots } from './module-roots.ts';
import { PageError, type SourceProblem } from './page-error.ts';
import type { OrgReference } from './scoped-modules.ts';

/** The built page: files to serve and what the components ask of the org. */
export interface BuiltPage {
    /** absolute folder of page.js, page.js.map and synthetic-shadow.js */
    folder: string;
    /** changes whenever the files change: part of their addresses, so that browsers may keep them */
    version: string;
    references: OrgReference[];
    /** false when it came from the cache */
    compiled: boolean;
}

export interface PageInput {
    projectDirs: string[];
    /** namespace in sfdx-project.json, empty for none */
    namespace: string;
    /** absolute folder for caches */
    cacheFolder: string;
}

const ENTRY = `import 'one/orgTime';
import { createElement } from 'lwc';
import App from 'one/app';
document.body.appendChild(createElement('one-app', { is: App }));`;

/**
 * @param input the project and where to cache
 * @returns the page when nothing changed since it was built, else null
 * @throws PageError when metadata of a component is not well-formed
 */
export function cachedPage(input: PageInput): BuiltPage | null {
    const folder = join(input.cacheFolder, 'page', pageVersion(input));
    const manifest = join(folder, 'page.json');
    if (!existsSync(manifest)) {
        return null;
    }
    // The folder's date says when the page was last needed.
    utimesSync(folder, new Date(), new Date());
    return { ...(JSON.parse(readFileSync(manifest, 'utf8')) as BuiltPage), folder, compiled: false };
}

const KEPT_MS = 24 * 60 * 60 * 1000;

// Pages of sources that have changed since are not needed again; other projects' may be.
function removeOldPages(pages: string): void {
    for (const name of readdirSync(pages)) {
        const folder = join(pages, name);
        if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) {
            rmSync(folder, { recursive: true, force: true });
        }
    }
}

/**
 * Compiles the project's components, the base components and the shell into one browser bundle.
 * @param input the project and where to cache
 * @returns the built page
 * @throws PageError naming every problem with file and line
 */
export async function buildPage(input: PageInput): Promise<BuiltPage> {
    const cached = cachedPage(input);
    if (cached) {
        return cached;
    }
    const { build } = await import('esbuild');
    const { pagePlugin } = await import('./resolve-plugin.ts');
    const bundles = findComponentBundles(input.projectDirs);
    const projectNamespaces = input.namespace ? ['c', input.namespace] : ['c'];
    const cache = openModuleCache(join(input.cacheFolder, 'lwc-modules.json'));
    const references: OrgReference[] = [];
    const version = pageVersion(input);
    const folder = join(input.cacheFolder, 'page', version);
    try {
        const result = await build({
            stdin: { contents: ENTRY, resolveDir: packageFolder(), sourcefile: 'page.js' },
            outfile: join(folder, 'page.js'),
            bundle: true,
            write: false,
            format: 'iife',
            target: 'es2022',
            sourcemap: 'linked',
            legalComments: 'none',
            logLevel: 'silent',
            absWorkingDir: process.cwd(),
            define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
            plugins: [
                pagePlugin({
                    roots: moduleRoots(bundles, projectNamespaces),
                    labels: readCustomLabels(input.projectDirs),
                    cache,
                    projectNamespaces,
                    registry: registryModule(bundles),
                    references
                })
            ]
        });
        mkdirSync(folder, { recursive: true });
        for (const file of result.outputFiles) {
            writeFileSync(file.path, file.contents);
        }
        writeFileSync(join(folder, 'synthetic-shadow.js'), await syntheticShadow());
    } catch (error) {
        throw buildProblem(error);
    } finally {
        cache.save();
    }
    const built: BuiltPage = { folder, version, references, compiled: true };
    writeFileSync(join(folder, 'page.json.tmp'), JSON.stringify(built));
    renameSync(join(folder, 'page.json.tmp'), join(folder, 'page.json'));
    removeOldPages(join(input.cacheFolder, 'page'));
    return built;
}

// Every component of the project is in the bundle; pages create them by name.
function registryModule(bundles: Map<string, ComponentBundle>): string {
    const components = [...bundles.values()].filter(({ directory, name }) =>
        ['.ts', '.js'].some(
            (extension) =>
                existsSync(join(directory, name + extension)) && existsSync(join(directory, `${name}.js-meta.xml`))
        )
    );
    const exposed = components.filter((bundle) => bundle.isExposed);
    return [
        ...exposed.map(({ name }, index) => `import component${index} from 'c/${name}';`),
        `export const components = { ${exposed.map(({ name }, index) => `${JSON.stringify(name)}: component${index}`).join(', ')} };`
    ].join('\n');
}

// Loaded as a classic script before the bundle: it patches the DOM that the engine then finds.
async function syntheticShadow(): Promise<Uint8Array> {
    const { build } = await import('esbuild');
    const result = await build({
        entryPoints: [join(installedPackage('@lwc/synthetic-shadow'), 'dist', 'index.js')],
        bundle: true,
        write: false,
        format: 'iife',
        target: 'es2022',
        logLevel: 'silent',
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

/** @returns a hash over every file that goes into the page */
function pageVersion(input: PageInput): string {
    const page = join(packageFolder(), 'page');
    const bundles = [...findComponentBundles(input.projectDirs).values()];
    const files = [
        ...['bundle', 'lightning', 'shell'].flatMap((folder) => sourceFiles(join(page, folder))),
        ...bundles.flatMap((bundle) => sourceFiles(bundle.directory)),
        ...labelFiles(input.projectDirs)
    ];
    const packages = ['@lwc/compiler', '@lwc/engine-dom', 'lightning-base-components', 'esbuild'].map((name) =>
        readFileSync(join(installedPackage(name), 'package.json'), 'utf8')
    );
    return contentHash(input.namespace, ...packages, ...files.flatMap((file) => [file, readFileSync(file, 'utf8')]));
}

function sourceFiles(folder: string): string[] {
    if (!existsSync(folder)) {
        return [];
    }
    return readdirSync(folder)
        .sort()
        .filter((name) => !name.startsWith('__'))
        .map((name) => join(folder, name))
        .flatMap((path) => (statSync(path).isDirectory() ? sourceFiles(path) : [path]));
}
