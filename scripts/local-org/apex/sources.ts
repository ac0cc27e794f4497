import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { packageFolders, sourceApiVersionOf } from '../schema/sfdx-project.ts';
import type { SourceFile } from './program.ts';

const SKIPPED = new Set(['node_modules', '.git', '.sfdx', '.sf', '.local-org']);

/** Apex files of projects: below the package directories of sfdx-project.json where there is one, else below the folder. */
export function apexSources(projectDirs: readonly string[]): SourceFile[] {
    const files: SourceFile[] = [];
    const seen = new Set<string>();
    const walk = (folder: string, sourceApiVersion: number): void => {
        for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
            const { name } = entry;
            const path = join(folder, name);
            if (entry.isSymbolicLink() ? statSync(path).isDirectory() : entry.isDirectory()) {
                if (!SKIPPED.has(name)) {
                    walk(path, sourceApiVersion);
                }
                continue;
            }
            const extension = extname(name);
            if ((extension === '.cls' || extension === '.trigger') && !seen.has(path)) {
                seen.add(path);
                files.push({
                    path,
                    name: basename(name, extension),
                    kind: extension === '.cls' ? 'class' : 'trigger',
                    text: readFileSync(path, 'utf8'),
                    apiVersion: apiVersionOf(path) ?? sourceApiVersion
                });
            }
        }
    };
    for (const projectDir of projectDirs) {
        const sourceApiVersion = sourceApiVersionOf(projectDir);
        packageFolders(projectDir).forEach((folder) => walk(folder, sourceApiVersion));
    }
    return files;
}

/** The API version that the meta file beside a source says. */
function apiVersionOf(source: string): number | null {
    const meta = `${source}-meta.xml`;
    const version = existsSync(meta) ? /<apiVersion>\s*([\d.]+)\s*</.exec(readFileSync(meta, 'utf8')) : null;
    return version ? Number(version[1]) : null;
}
