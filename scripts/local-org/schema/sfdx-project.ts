import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `sfdx-project.json` says of a project. */
interface SfdxProject {
    packageDirectories?: { path: string; default?: boolean }[];
    namespace?: string;
    sourceApiVersion?: string;
}

function sfdxProject(projectDir: string): SfdxProject | null {
    const file = join(projectDir, 'sfdx-project.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SfdxProject) : null;
}

/** The folders with sources: the package directories of an SFDX project, else the folder itself. */
export function packageFolders(projectDir: string): string[] {
    const directories = sfdxProject(projectDir)?.packageDirectories ?? [];
    const folders = [...new Set(directories.map((one) => join(projectDir, one.path)))].filter(existsSync);
    return folders.length > 0 ? folders : [projectDir];
}

/** The package directory that is the default one, or null. */
export function defaultFolder(projectDir: string): string | null {
    const directory = sfdxProject(projectDir)?.packageDirectories?.find((one) => one.default);
    return directory ? join(projectDir, directory.path) : null;
}

/** The API version of sources that say none of their own; 0 where the project says none either. */
export function sourceApiVersionOf(projectDir: string): number {
    return Number(sfdxProject(projectDir)?.sourceApiVersion ?? 0);
}

export function namespaceOf(projectDir: string): string | null {
    return sfdxProject(projectDir)?.namespace || null;
}

/**
 * A source of a project with a namespace, as it reads in an org without one, which the local org is: own objects and fields are
 * named without the prefix, in code, in metadata and in texts (queries, names of fields).
 */
export function withoutNamespace(text: string, namespace: string | null): string {
    return namespace === null ? text : text.replace(new RegExp(`\\b${namespace}__(?=[A-Za-z])`, 'gi'), '');
}
