import { join } from 'node:path';
import { answersOf, fieldsOf, givenBy, groupsOf } from './metadata.ts';
import { readTable, type Grants, type Table } from './table.ts';

const TABLE = join(process.env['PROJECT_ROOT'] ?? process.cwd(), 'scripts', 'deploy', 'permissions', 'matrix.txt');

/** The decision as it is written down, for the fields and the request form of a project. */
export function tableOf(source: string): Table {
    return readTable(
        TABLE,
        answersOf(source),
        fieldsOf(source).map(({ name }) => name)
    );
}

/** One line a permission, so that a difference reads as the permission that is too much or missing. */
function lines(grants: Grants, groups: ReadonlyMap<string, readonly string[]>): string[] {
    return [
        ...[...grants].flatMap(([what, row]) => [...row].map(([set, value]) => `${set} ${what}: ${value}`)),
        ...[...groups].map(([group, sets]) => `${group} holds ${sets.join(', ')}`)
    ];
}

/** What the permission sets of a project give that the table does not, and the other way round. */
export function differences(source: string): string[] {
    const given = new Set(lines(givenBy(source).grants, groupsOf(source)));
    const table = tableOf(source);
    const decided = new Set(lines(table.grants, table.groups));
    return [
        ...[...given].filter((one) => !decided.has(one)).map((one) => `too much: ${one}`),
        ...[...decided].filter((one) => !given.has(one)).map((one) => `missing: ${one}`)
    ].sort();
}
