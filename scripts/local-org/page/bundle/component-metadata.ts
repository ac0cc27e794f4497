import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attribute, children, readMetadataXml, text, texts } from './xml.ts';

/** A property of a component that a page builder may set. */
export interface ComponentProperty {
    name: string;
    type: string;
    label: string;
    default: string | null;
    required: boolean;
}

/** What one target (`lightning__RecordPage`, …) of a component allows. */
export interface ComponentTarget {
    name: string;
    objects: string[];
    /** `ScreenAction` or `Action`, for lightning__RecordAction */
    actionType: string | null;
    properties: ComponentProperty[];
}

/** One Lightning web component bundle of a project. */
export interface ComponentBundle {
    name: string;
    directory: string;
    apiVersion: number | null;
    isExposed: boolean;
    masterLabel: string;
    targets: ComponentTarget[];
}

const IGNORED_FOLDERS = new Set([
    'node_modules',
    '.git',
    '.sfdx',
    '.sf',
    '.local-org',
    '.conformance',
    'coverage',
    'dist'
]);

/**
 * Finds every `lwc/<name>/` bundle below the project folders.
 * @param projectDirs absolute folders of one project
 * @returns the bundles by name, sorted
 * @throws PageError when a js-meta.xml is not well-formed; Error when two bundles share a name
 */
export function findComponentBundles(projectDirs: string[]): Map<string, ComponentBundle> {
    const found: ComponentBundle[] = [];
    for (const lwcFolder of findFolders(projectDirs, 'lwc')) {
        for (const entry of readdirSync(lwcFolder, { withFileTypes: true })) {
            const directory = join(lwcFolder, entry.name);
            if (entry.isDirectory() && isBundle(directory, entry.name)) {
                found.push(readBundle(directory, entry.name));
            }
        }
    }
    found.sort((a, b) => (a.name < b.name ? -1 : 1));
    const bundles = new Map<string, ComponentBundle>();
    for (const bundle of found) {
        const other = bundles.get(bundle.name);
        if (other) {
            throw new Error(
                `Two Lightning web components are named ${bundle.name}: ${other.directory} and ${bundle.directory}`
            );
        }
        bundles.set(bundle.name, bundle);
    }
    return bundles;
}

/**
 * Finds the folders of one metadata type.
 * @param projectDirs absolute folders of one project
 * @param name the folder's name, such as `lwc` or `labels`
 * @returns absolute paths
 */
export function findFolders(projectDirs: string[], name: string): string[] {
    const result: string[] = [];
    const visit = (folder: string): void => {
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
            if (!entry.isDirectory() || IGNORED_FOLDERS.has(entry.name) || entry.name.startsWith('__')) {
                continue;
            }
            const path = join(folder, entry.name);
            if (entry.name === name) {
                result.push(path);
            } else {
                visit(path);
            }
        }
    };
    for (const folder of projectDirs) {
        if (existsSync(folder) && statSync(folder).isDirectory()) {
            visit(folder);
        }
    }
    return result;
}

// A bundle folder holds a file named like the folder (script, template or style sheet).
function isBundle(directory: string, name: string): boolean {
    return ['.ts', '.js', '.html', '.css'].some((extension) => existsSync(join(directory, name + extension)));
}

function readBundle(directory: string, name: string): ComponentBundle {
    const file = join(directory, `${name}.js-meta.xml`);
    if (!existsSync(file)) {
        return { name, directory, apiVersion: null, isExposed: false, masterLabel: name, targets: [] };
    }
    const root = readMetadataXml(file);
    const configs = children(root, 'targetConfigs').flatMap((list) => children(list, 'targetConfig'));
    const targets = children(root, 'targets').flatMap((list) => texts(list, 'target'));
    const version = text(root, 'apiVersion');
    return {
        name,
        directory,
        apiVersion: version ? Number(version) : null,
        isExposed: text(root, 'isExposed') === 'true',
        masterLabel: text(root, 'masterLabel') ?? name,
        targets: targets.map((target) => {
            const own = configs.filter((config) =>
                (attribute(config, 'targets') ?? '').split(/[\s,]+/).includes(target)
            );
            return {
                name: target,
                objects: own.flatMap((config) => children(config, 'objects').flatMap((list) => texts(list, 'object'))),
                actionType: own.map((config) => text(config, 'actionType')).find((type) => type) ?? null,
                properties: own.flatMap((config) =>
                    children(config, 'property').map((property) => ({
                        name: attribute(property, 'name') ?? '',
                        type: attribute(property, 'type') ?? 'String',
                        label: attribute(property, 'label') ?? attribute(property, 'name') ?? '',
                        default: attribute(property, 'default') ?? null,
                        required: attribute(property, 'required') === 'true'
                    }))
                )
            };
        })
    };
}
