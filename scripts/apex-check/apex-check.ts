import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { loadSchema } from '../local-org/schema/index.ts';
import { checkWithFrontEnd, type Finding } from './front-end.ts';
import { checkQueries } from './queries.ts';

/**
 * Checks the Apex of a project without an org.
 * @param folders the project's folders
 * @param root repository root
 * @returns the number of sources and every error, by file and line
 */
export function checkApex(folders: readonly string[], root: string): { files: number; findings: Finding[] } {
    const { files, findings } = checkWithFrontEnd(folders, root);
    const sources = folders.flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((name) => /\.(cls|trigger)$/.test(name) && !name.includes('node_modules'))
            .map((name) => join(resolve(folder), name))
    );
    findings.push(...checkQueries(sources, loadSchema(folders.map((folder) => resolve(folder))), root));
    findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
    return { files, findings };
}

/** `npm run apex:check [-- --project DIR ...]`; exit code 1 on any error. */
export function main(parameters: readonly string[], root: string): number {
    const folders: string[] = [];
    for (let i = 0; i < parameters.length; i++) {
        const folder = parameters[i] === '--project' ? parameters[++i] : undefined;
        if (!folder) {
            console.error('Usage: npm run apex:check [-- --project DIR ...]');
            return 2;
        }
        folders.push(folder);
    }
    const { files, findings } = checkApex(folders.length > 0 ? folders : [join(root, 'force-app')], root);
    for (const { file, line, column, message } of findings) {
        console.log(`${relative(process.cwd(), file)}:${line}:${column} ${message}`);
    }
    console.log(`${files} files checked, ${findings.length} ${findings.length === 1 ? 'error' : 'errors'}`);
    return findings.length > 0 ? 1 : 0;
}
