import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A project folder cannot be read; the message says why. */
export class ProjectError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'ProjectError';
    }
}

/**
 * Reads sfdx-project.json of the first project.
 * @param projectDirs absolute folders
 * @returns the namespace, empty for none
 * @throws ProjectError
 */
export function readProject(projectDirs: string[]): { namespace: string } {
    const missing = projectDirs.find((folder) => !existsSync(folder));
    if (missing) {
        throw new ProjectError(`The project folder ${missing} does not exist.`);
    }
    const file = join(projectDirs[0]!, 'sfdx-project.json');
    if (!existsSync(file)) {
        return { namespace: '' };
    }
    try {
        return { namespace: (JSON.parse(readFileSync(file, 'utf8')) as { namespace?: string }).namespace ?? '' };
    } catch (error) {
        throw new ProjectError(`${file}: ${(error as Error).message}`);
    }
}
