import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { installedPackage, packageFolder } from '../../package-folder.ts';
import type { ComponentBundle } from './component-metadata.ts';
import type { ModuleIdentity } from './compile-module.ts';

/** Where the modules of every namespace are. */
export interface ModuleRoots {
    /** the main file of `namespace/name`, or undefined when there is no such module */
    find(namespace: string, name: string): string | undefined;
    /** the component a file belongs to, or undefined for a plain script */
    owner(file: string): ModuleIdentity | undefined;
    /** modules the base component package maps to a file, such as its labels */
    mapped(specifier: string): string | undefined;
}

interface PackageManifest {
    lwc: { modules: { name?: string; path?: string }[] };
}

/**
 * @param bundles the project's components
 * @param projectNamespaces namespaces under which the project's components are imported (`c` and its own)
 * @returns a finder over the project, our own modules and the base components, in this order
 */
export function moduleRoots(bundles: Map<string, ComponentBundle>, projectNamespaces: string[]): ModuleRoots {
    const page = join(packageFolder(), 'page');
    const base = installedPackage('lightning-base-components');
    const manifest = JSON.parse(readFileSync(join(base, 'package.json'), 'utf8')) as PackageManifest;
    const mapped = new Map<string, string>();
    for (const module of manifest.lwc.modules) {
        if (module.name && module.path) {
            mapped.set(module.name, join(base, module.path));
        }
    }
    // Our own modules come first: they replace what the package lacks or cannot do in a browser.
    const own = [
        { folder: join(page, 'lightning'), namespace: 'lightning', sourceMap: true },
        { folder: join(page, 'shell', 'one'), namespace: 'one', sourceMap: true },
        { folder: join(page, 'shell', 'records'), namespace: 'records', sourceMap: true },
        { folder: join(page, 'shell', 'setup'), namespace: 'setup', sourceMap: true },
        { folder: join(page, 'shell', 'analytics'), namespace: 'analytics', sourceMap: true },
        { folder: join(page, 'shell', 'lists'), namespace: 'lists', sourceMap: true },
        { folder: join(page, 'shell', 'chatter'), namespace: 'chatter', sourceMap: true },
        { folder: join(base, 'src', 'lightning'), namespace: 'lightning', sourceMap: false }
    ];
    const byDirectory = new Map([...bundles.values()].map((bundle) => [bundle.directory, bundle]));

    return {
        find(namespace, name) {
            if (projectNamespaces.includes(namespace)) {
                const bundle = bundles.get(name);
                return bundle && mainFile(bundle.directory, name);
            }
            for (const candidate of own) {
                const file = candidate.namespace === namespace && mainFile(join(candidate.folder, name), name);
                if (file) {
                    return file;
                }
            }
            return undefined;
        },
        owner(file) {
            for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
                const bundle = byDirectory.get(folder);
                if (bundle) {
                    return { namespace: 'c', name: bundle.name, apiVersion: bundle.apiVersion, sourceMap: true };
                }
            }
            for (const { folder, namespace, sourceMap } of own) {
                const path = relative(folder, file);
                if (!path.startsWith('..') && path.includes(sep)) {
                    return { namespace, name: path.split(sep)[0]!, apiVersion: null, sourceMap };
                }
            }
            return undefined;
        },
        mapped: (specifier) => mapped.get(specifier)
    };
}

// A module's main file is its script, else its template, else its style sheet.
function mainFile(directory: string, name: string): string | undefined {
    return ['.ts', '.js', '.html', '.css']
        .map((extension) => join(directory, name + extension))
        .find((file) => existsSync(file));
}
