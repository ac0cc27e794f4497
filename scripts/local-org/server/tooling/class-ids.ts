import type { Store } from '../../database/store.ts';

/** @returns the ids of classes by lower-case name, those of triggers by `trigger name` */
export function classIds(store: Store): Map<string, string> {
    const named = (object: string, prefix: string): [string, string][] =>
        store
            .all(`SELECT "Id" AS id, "Name" AS name FROM "${object}"`)
            .map((row) => [prefix + String(row['name']).toLowerCase(), String(row['id'])]);
    return new Map([...named('ApexClass', ''), ...named('ApexTrigger', 'trigger ')]);
}
