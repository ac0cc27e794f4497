import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Org } from '../salesforce-cli.ts';
import { MigrationError } from './mapping.ts';
import type { Person } from './people.ts';

/** So many people go in one transaction: far from its limits, and from the length of a block of Apex. */
const AT_ONCE = 50;
const JUDGED = /Judged: ([\s\S]*)$/;

/**
 * Lets the org judge people, by doing it and undoing it; or brings them in, as many at once as a transaction has, all of
 * them or none.
 * @param root folder of the repository
 * @returns why whom the org refuses is refused
 * @throws MigrationError where who runs this may not bring in licenses
 */
export async function bringIn(
    org: Org,
    root: string,
    people: readonly Person[],
    isDryRun: boolean
): Promise<Map<Person, string>> {
    const block = readFileSync(join(root, 'scripts', 'deploy', 'migrate', 'bring-in.apex'), 'utf8');
    const refused = new Map<Person, string>();
    for (let from = 0; from < people.length; from += AT_ONCE) {
        await together(people.slice(from, from + AT_ONCE));
    }
    return refused;

    async function together(some: readonly Person[]): Promise<void> {
        if (some.length === 0) {
            return;
        }
        const message = await org.apex(`${valuesOf(some, isDryRun)}\n${block}`);
        if (message === null) {
            return;
        }
        const refusals = refusalsIn(message);
        if (refusals) {
            refusals.forEach((why, index) => refused.set(some[index]!, why));
            // All of them were undone: those who were not refused come again without the others.
            if (!isDryRun) {
                await together(some.filter((one) => !refused.has(one)));
            }
        } else if (some.length > 1) {
            // Something ended the transaction, such as a limit: it is looked for among fewer.
            const half = Math.ceil(some.length / 2);
            await together(some.slice(0, half));
            await together(some.slice(half));
        } else {
            refused.set(some[0]!, message);
        }
    }
}

/** @returns the refusals by position, or null where the block did not come to its end */
function refusalsIn(message: string): Map<number, string> | null {
    const [, text] = JUDGED.exec(message) ?? [];
    let json: Record<string, string[]> | null;
    try {
        json = JSON.parse(text ?? '') as Record<string, string[]> | null;
    } catch {
        return null;
    }
    if (json === null) {
        throw new MigrationError('Have the permission set License Import while the licenses are brought in.');
    }
    return new Map(Object.entries(json).map(([index, why]) => [Number(index), why.join('; ')]));
}

function valuesOf(people: readonly Person[], isDryRun: boolean): string {
    const of = (part: (person: Person) => readonly unknown[]): number[] =>
        people.flatMap((person, index) => part(person).map(() => index));
    const values = {
        licensesJson: people.map(({ contactId, license }) => ({ Contact__c: contactId, ...license })),
        accessJson: people.flatMap(({ access }) => access),
        ofAccessJson: of(({ access }) => access),
        specialistsJson: people.flatMap(({ specialists }) => specialists.map((User__c) => ({ User__c }))),
        ofSpecialistsJson: of(({ specialists }) => specialists)
    };
    return [
        `Boolean isDryRun = ${isDryRun};`,
        ...Object.entries(values).map(([name, value]) => `String ${name} = '${literal(JSON.stringify(value))}';`)
    ].join('\n');
}

/** A text inside the quotes of Apex. */
function literal(text: string): string {
    return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
