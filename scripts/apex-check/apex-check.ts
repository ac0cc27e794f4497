import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { allowsDml, type DmlVerb } from '../local-org/schema/allowed-dml.ts';
import { loadSchema } from '../local-org/schema/index.ts';
import type { OrgSchema } from '../local-org/schema/model.ts';
import { isWriteable } from '../local-org/schema/writeable.ts';
import { checkWithFrontEnd, type Finding } from './front-end.ts';
import { checkQueries } from './queries.ts';

const VERBS: readonly DmlVerb[] = ['insert', 'update', 'upsert', 'delete', 'undelete', 'merge'];

/** What the types that the front end is given do not say of objects: operations that an org refuses, fields that code cannot write. */
function notWritten(schema: OrgSchema): string[] {
    return [...schema.objects.values()].flatMap((object) => [
        ...VERBS.filter((verb) => !allowsDml(object, verb)).map((verb) => `${object.name}\t${verb}`),
        ...[...object.fields.values()]
            .filter((field) => !isWriteable(object, field))
            .map((field) => `${object.name}.${field.name}`)
    ]);
}

/**
 * Checks the Apex of a project without an org.
 * @param folders the project's folders
 * @param root repository root
 * @returns the number of sources and every error, by file and line
 */
export function checkApex(folders: readonly string[], root: string): { files: number; findings: Finding[] } {
    const schema = loadSchema(folders.map((folder) => resolve(folder)));
    const { files, findings } = checkWithFrontEnd(folders, root, notWritten(schema));
    const sources = folders.flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((name) => /\.(cls|trigger)$/.test(name) && !name.includes('node_modules'))
            .map((name) => join(resolve(folder), name))
    );
    findings.push(...checkQueries(sources, schema, root));
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
