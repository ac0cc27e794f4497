import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Folder of this package: what it reads at run time lies below it. `bin/run.mjs` says where, since what it runs is bundled and
 * lies elsewhere than its sources.
 * @returns absolute path
 */
export function packageFolder(): string {
    return process.env['LOCAL_ORG_PACKAGE'] ?? dirname(fileURLToPath(import.meta.url));
}

/**
 * Folder of a package that this one depends on, wherever npm put it.
 * @param name such as `@lwc/engine-dom`
 * @returns absolute path
 * @throws Error when it is not installed
 */
export function installedPackage(name: string): string {
    for (let folder = packageFolder(); ; folder = dirname(folder)) {
        const found = join(folder, 'node_modules', name);
        if (existsSync(found)) {
            return found;
        }
        if (folder === dirname(folder)) {
            throw new Error(`The package ${name} is not installed.`);
        }
    }
}

/**
 * Folder of the project that a command works on: the nearest one with an sfdx-project.json, from the working folder upwards.
 * @returns absolute path; the working folder when there is none
 */
export function projectFolder(): string {
    const start = process.cwd();
    let folder = start;
    while (!existsSync(join(folder, 'sfdx-project.json'))) {
        if (folder === dirname(folder)) {
            return start;
        }
        folder = dirname(folder);
    }
    return folder;
}
