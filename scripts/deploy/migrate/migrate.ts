import type { Org } from '../salesforce-cli.ts';
import { bringIn } from './bring-in.ts';
import { readMapping } from './mapping.ts';
import { orgFacts } from './org-facts.ts';
import { outcomesOf, planOf, type Outcome } from './people.ts';
import { readRows } from './rows.ts';

/** What is to be done with a file. */
export interface Migration {
    csv: Uint8Array;
    mapping: string;
    /** Whether it is done, not only tried. */
    write: boolean;
    /** Whether the others are brought in where somebody is refused. */
    withoutRefused: boolean;
    /** the moment that counts as now */
    now: Date;
}

/**
 * Tries to bring in the licenses of a file, every time; then does it, where that is asked for and nobody is refused. Who
 * has a license already is left alone, so that it may be done again after an interruption.
 * @param root folder of the repository
 * @returns what becomes of each row, in the order of the file
 * @throws MigrationError where the file, the mapping or the org's answers cannot be worked with: nothing was done
 */
export async function migrate(org: Org, root: string, migration: Migration): Promise<Outcome[]> {
    const { header, rows } = readRows(migration.csv);
    const mapping = readMapping(migration.mapping, header);
    const plan = planOf(rows, mapping, await orgFacts(org, mapping, rows), migration.now);
    const refused = await bringIn(org, root, plan.people, true);
    const ready = plan.people.filter((one) => !refused.has(one));
    const isAnyRefused = refused.size > 0 || plan.outcomes.some(({ state }) => state === 'refused');
    const writes = migration.write && (migration.withoutRefused || !isAnyRefused);
    if (writes) {
        // What changed in the org since it was tried.
        (await bringIn(org, root, ready, false)).forEach((why, person) => refused.set(person, why));
    }
    return [
        ...plan.outcomes,
        ...plan.people.flatMap((person) => {
            const why = refused.get(person);
            return why === undefined
                ? outcomesOf(person, writes ? 'imported' : 'ready', person.notes.join('; '))
                : outcomesOf(person, 'refused', why);
        })
    ].sort((one, other) => one.line - other.line);
}
