import { readFileSync } from 'node:fs';

/** What is given: `License__c`, `License__c.Status__c` or `classAccesses.QuizResultResource`, permission set → r, cru+va … */
export type Grants = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Table {
    permissionSets: readonly string[];
    grants: Grants;
    /** Permission set group → its permission sets. */
    groups: ReadonlyMap<string, readonly string[]>;
}

/** Stands for every answer of the request form that is a field of the object and has no row of its own. */
const ANY_ANSWER = '(answer)';

/**
 * The decision as it is written down: a line an object, below it, indented, a line a field; a column a permission set.
 * @param file    the table
 * @param answers names of the fields that the request form asks for
 * @param fields  names of the fields that there are, such as `License__c.Status__c`
 */
export function readTable(file: string, answers: readonly string[], fields: readonly string[]): Table {
    const lines = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
    const [header, ...rows] = lines;
    const permissionSets = header!.trim().split(/\s+/).slice(1).map(fullName);
    const grants = new Map<string, ReadonlyMap<string, string>>();
    const groups = new Map<string, readonly string[]>();
    let section = '';
    for (const row of rows) {
        const [name, ...cells] = row.trim().split(/\s+/);
        if (!row.startsWith(' ')) {
            section = name!;
        }
        if (section === 'groups') {
            if (row.startsWith(' ')) {
                groups.set(name!, cells.filter((cell) => cell !== '+').map(fullName));
            }
            continue;
        }
        if (cells.length === 0) {
            continue;
        }
        const key = row.startsWith(' ') ? `${section}.${name}` : name!;
        if (cells.length !== permissionSets.length || grants.has(key)) {
            throw new Error(`${file}: ${key} needs one line with ${permissionSets.length} columns`);
        }
        grants.set(key, new Map(cells.map((cell, i): [string, string] => [permissionSets[i]!, cell]).filter(given)));
    }
    for (const [any, row] of [...grants].filter(([key]) => key.endsWith(`.${ANY_ANSWER}`))) {
        grants.delete(any);
        const answered = answers.map((name) => any.replace(ANY_ANSWER, name));
        for (const key of answered.filter((name) => fields.includes(name) && !grants.has(name))) {
            grants.set(key, row);
        }
    }
    return { permissionSets, grants, groups };
}

function given([, cell]: [string, string]): boolean {
    return cell !== '-';
}

/** Most permission sets are called License_…, which the columns leave out. */
function fullName(column: string): string {
    return column.startsWith('eComm') ? column : `License_${column}`;
}
