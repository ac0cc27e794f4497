import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installedPackage, packageFolder } from '../../package-folder.ts';
import type { ComponentBundle } from './component-metadata.ts';
import { labelFiles } from './custom-labels.ts';
import { contentHash } from './module-cache.ts';

/** What a page is built from. */
export interface PageInput {
    projectDirs: string[];
    /** namespace in sfdx-project.json, empty for none */
    namespace: string;
    /** absolute folder for caches */
    cacheFolder: string;
}

/** @returns a hash over every file that goes into the page */
export function pageVersion(input: PageInput, bundles: Map<string, ComponentBundle>): string {
    const files = [
        ...[...bundles.values()].flatMap((one) => sourceFiles(one.directory)),
        ...labelFiles(input.projectDirs)
    ];
    return contentHash(platformVersion(), input.namespace, ...textsOf(files));
}

let platformHash: string | null = null;

/** @returns a hash over what all pages share; it does not change while a page is served */
export function platformVersion(): string {
    const page = join(packageFolder(), 'page');
    const packages = ['@lwc/compiler', '@lwc/engine-dom', 'lightning-base-components', 'esbuild'].map((name) =>
        readFileSync(join(installedPackage(name), 'package.json'), 'utf8')
    );
    platformHash ??= contentHash(
        ...packages,
        ...textsOf(['bundle', 'lightning', 'shell'].flatMap((folder) => sourceFiles(join(page, folder))))
    );
    return platformHash;
}

const textsOf = (files: readonly string[]): string[] => files.flatMap((file) => [file, readFileSync(file, 'utf8')]);

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
