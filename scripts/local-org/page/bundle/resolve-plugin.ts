import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { OnLoadResult, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild';
import { installedPackage, packageFolder } from '../../package-folder.ts';
import { compileModule } from './compile-module.ts';
import type { CustomLabel } from './custom-labels.ts';
import type { ModuleCache } from './module-cache.ts';
import { exportsOf } from './module-exports.ts';
import type { ModuleRoots } from './module-roots.ts';
import { PageError } from './page-error.ts';
import { type OrgReference, scopedModule } from './scoped-modules.ts';
import { sharedModule } from './shared-modules.ts';

/** What the plugin needs to know of the project, and what it collects while it runs. */
export interface PagePluginInput {
    roots: ModuleRoots;
    labels: Map<string, CustomLabel>;
    cache: ModuleCache;
    projectNamespaces: string[];
    references: OrgReference[];
    /** in the project's part, collects what it uses of the platform's; null in the platform's part */
    shared: Set<string> | null;
}

const LIGHTNING_NAMESPACES = ['lightning', 'one', 'records', 'setup', 'analytics', 'chatter'];
// The project's components: its part puts them in.
const REGISTRY = 'export const components = {};';
// The base components' own switches: open, as in the package's stubs.
const PACKAGE_SCOPES = /^@salesforce\/(gate|accessCheck|internal)\//;

/** @returns the esbuild plugin that resolves and compiles everything a Lightning page imports */
export function pagePlugin(input: PagePluginInput): Plugin {
    return {
        name: 'lightning-page',
        setup(build) {
            build.onResolve({ filter: /.*/ }, (args) => resolveImport(args, input));
            build.onLoad({ filter: /\.(ts|js|html|css)$/, namespace: 'file' }, (args) => loadFile(args.path, input));
            build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default undefined;' }));
            build.onLoad({ filter: /.*/, namespace: 'registry' }, () => ({ contents: REGISTRY }));
            build.onLoad({ filter: /.*/, namespace: 'shared' }, async ({ path, pluginData }) => ({
                contents: sharedModule(path, await exportsOfShared(path, pluginData as string, input))
            }));
            build.onLoad({ filter: /.*/, namespace: 'scoped' }, (args) => ({
                contents: args.pluginData as string,
                resolveDir: packageFolder()
            }));
        }
    };
}

function resolveImport(args: OnResolveArgs, input: PagePluginInput): OnResolveResult | undefined {
    const { path } = args;
    if (args.kind === 'entry-point') {
        return undefined;
    }
    const specifier = path.split('?')[0]!;
    if (specifier.startsWith('.')) {
        return resolveRelative(specifier, args);
    }
    if (specifier === 'one/registry') {
        return input.shared ? fromPlatform(specifier, '', input.shared) : { path: specifier, namespace: 'registry' };
    }
    if (specifier.startsWith('packaged:')) {
        const name = specifier.slice('packaged:'.length);
        const file = input.roots.mapped(name);
        return file ? { path: file } : failed(`Unsupported: module "${name}"`);
    }
    const mapped = input.roots.mapped(specifier);
    // The package's labels are its own; its locale and form factor come from the session instead.
    if (mapped && !/^@salesforce\/(i18n|client)\//.test(specifier)) {
        return { path: mapped };
    }
    if (PACKAGE_SCOPES.test(specifier)) {
        return failed(`Unsupported: module "${specifier}"`);
    }
    if (specifier.startsWith('@salesforce/')) {
        const module = scopedModule(specifier, input.labels);
        if ('error' in module) {
            return failed(module.error);
        }
        if (module.reference) {
            input.references.push({ ...module.reference, file: args.importer });
        }
        return { path: specifier, namespace: 'scoped', pluginData: module.code };
    }
    if (specifier === 'lwc' || specifier.startsWith('@lwc/')) {
        const file = packageEntry(specifier);
        return input.shared ? fromPlatform(specifier, file, input.shared) : { path: file };
    }
    const [namespace = '', name = ''] = specifier.split('/');
    const file = input.roots.find(namespace, name);
    if (file) {
        const isPlatform = !input.projectNamespaces.includes(namespace);
        return isPlatform && input.shared ? fromPlatform(specifier, file, input.shared) : { path: file };
    }
    if (LIGHTNING_NAMESPACES.includes(namespace)) {
        return failed(`Unsupported: module "${specifier}"`);
    }
    return failed(
        input.projectNamespaces.includes(namespace)
            ? `There is no Lightning web component named ${name} in the project`
            : `Unsupported: module "${specifier}"`
    );
}

function fromPlatform(specifier: string, file: string, shared: Set<string>): OnResolveResult {
    shared.add(specifier);
    return { path: specifier, namespace: 'shared', pluginData: file };
}

const exportsOfShared = async (specifier: string, file: string, input: PagePluginInput): Promise<string[]> =>
    specifier === 'one/registry'
        ? ['components']
        : exportsOf(file, pagePlugin({ ...input, shared: null }), input.cache);

function resolveRelative(specifier: string, args: OnResolveArgs): OnResolveResult {
    const target = resolve(args.resolveDir || dirname(args.importer), specifier);
    for (const candidate of [
        target,
        `${target}.ts`,
        `${target}.js`,
        join(target, `${basename(target)}.js`),
        target.replace(/\.js$/, '.ts')
    ]) {
        if (existsSync(candidate) && statSync(candidate).isFile()) {
            return { path: candidate };
        }
    }
    // Every script imports its template and every template its style sheets, whether they exist or not.
    const implicit = extname(target) === '.html' ? sameName(target, args.importer) : extname(target) === '.css';
    return implicit && /\.(ts|js|html)$/.test(args.importer)
        ? { path: target, namespace: 'empty' }
        : failed(`The file ${specifier} does not exist`);
}

const sameName = (a: string, b: string): boolean =>
    basename(a).replace(/\..*$/, '') === basename(b).replace(/\..*$/, '');

function failed(text: string): OnResolveResult {
    return { errors: [{ text }] };
}

function packageEntry(specifier: string): string {
    const folder = installedPackage(specifier === 'lwc' ? '@lwc/engine-dom' : specifier);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        module: string;
    };
    return join(folder, manifest.module);
}

async function loadFile(path: string, input: PagePluginInput): Promise<OnLoadResult | undefined> {
    const module = input.roots.owner(path);
    if (!module) {
        return undefined;
    }
    const source = await readFile(path, 'utf8');
    try {
        const contents = await compileModule(path, source, module, input.cache);
        return { contents, loader: 'js', resolveDir: dirname(path) };
    } catch (error) {
        if (!(error instanceof PageError)) {
            throw error;
        }
        return {
            errors: error.problems.map((problem) => ({
                text: problem.message,
                location: problem.line
                    ? { file: path, line: problem.line, column: Math.max(problem.column - 1, 0) }
                    : { file: path }
            }))
        };
    }
}
