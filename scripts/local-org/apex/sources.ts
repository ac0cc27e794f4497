import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import {
    defaultFolder,
    namespaceOf,
    packageFolders,
    sourceApiVersionOf,
    withoutNamespace
} from '../schema/sfdx-project.ts';
import type { SourceFile } from './program.ts';

const SKIPPED = new Set(['node_modules', '.git', '.sfdx', '.sf', '.local-org']);

/** Apex files of projects: below the package directories of sfdx-project.json where there is one, else below the folder. */
export function apexSources(projectDirs: readonly string[]): SourceFile[] {
    let files: SourceFile[] = [];
    const seen = new Set<string>();
    const walk = (folder: string, sourceApiVersion: number, namespace: string | null): void => {
        for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
            const { name } = entry;
            const path = join(folder, name);
            if (entry.isSymbolicLink() ? statSync(path).isDirectory() : entry.isDirectory()) {
                if (!SKIPPED.has(name)) {
                    walk(path, sourceApiVersion, namespace);
                }
                continue;
            }
            const extension = extname(name);
            // A file is one source, however many links lead to it.
            const isSource = extension === '.cls' || extension === '.trigger';
            const real = isSource ? realpathSync(path) : path;
            if (isSource && !seen.has(real)) {
                seen.add(real);
                files.push({
                    path,
                    name: basename(name, extension),
                    kind: extension === '.cls' ? 'class' : 'trigger',
                    text: withoutNamespace(readFileSync(path, 'utf8'), namespace),
                    apiVersion: apiVersionOf(path) ?? sourceApiVersion
                });
            }
        }
    };
    for (const projectDir of projectDirs) {
        const sourceApiVersion = sourceApiVersionOf(projectDir);
        const namespace = namespaceOf(projectDir);
        const folders = packageFolders(projectDir);
        folders.forEach((folder) => walk(folder, sourceApiVersion, namespace));
        files = onceEach(files, folders, defaultFolder(projectDir));
    }
    return files;
}

/**
 * Of a class that several package directories have, which are packages of their own, the default directory's (else the first
 * one's) is in the org. What one directory has twice stays: it is a mistake.
 */
function onceEach(files: SourceFile[], folders: readonly string[], preferred: string | null): SourceFile[] {
    const folderOf = (file: SourceFile): string =>
        folders.filter((one) => file.path.startsWith(join(one, '/'))).sort((a, b) => b.length - a.length)[0] ?? '';
    const chosen = new Map<string, string>();
    const key = (file: SourceFile): string => `${file.kind} ${file.name.toLowerCase()}`;
    for (const file of files) {
        const folder = folderOf(file);
        if (!chosen.has(key(file)) || folder === preferred) {
            chosen.set(key(file), folder);
        }
    }
    return files.filter((file) => chosen.get(key(file)) === folderOf(file));
}

/** The API version that the meta file beside a source says. */
function apiVersionOf(source: string): number | null {
    const meta = `${source}-meta.xml`;
    const version = existsSync(meta) ? /<apiVersion>\s*([\d.]+)\s*</.exec(readFileSync(meta, 'utf8')) : null;
    return version ? Number(version[1]) : null;
}
