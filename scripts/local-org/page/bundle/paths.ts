import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Root folder of this repository: where node_modules and scripts/local-org are.
 * @returns absolute path
 * @throws Error when no parent of the working folder holds scripts/local-org
 */
export function repositoryRoot(): string {
    if (process.env.PROJECT_ROOT) {
        return process.env.PROJECT_ROOT;
    }
    let folder = process.cwd();
    while (!existsSync(join(folder, 'scripts', 'local-org'))) {
        if (folder === dirname(folder)) {
            throw new Error('The local org was not found: start it from inside its repository.');
        }
        folder = dirname(folder);
    }
    return folder;
}
