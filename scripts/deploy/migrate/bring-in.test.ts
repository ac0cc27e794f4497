import type { Org } from '../salesforce-cli.ts';
import { bringIn } from './bring-in.ts';
import { MigrationError } from './mapping.ts';
import type { Person } from './people.ts';

const people = (...names: string[]): Person[] =>
    names.map((name, index) => ({
        lines: [index + 2],
        name,
        contactId: name,
        license: {},
        access: [],
        specialists: [],
        notes: []
    }));

/** An org that answers by whom a block is about; it keeps who was brought in. */
function orgThat(answer: (names: string[]) => string | null): { org: Org; done: string[][] } {
    const done: string[][] = [];
    const org = {
        apex: (source: string) => {
            const names = [...source.matchAll(/"Contact__c":"([^"]+)"/g)].map(([, name]) => name!);
            const message = answer(names);
            if (message === null) {
                done.push(names);
            }
            return Promise.resolve(message);
        }
    } as Partial<Org> as Org;
    return { org, done };
}

const run = async (org: Org, some: Person[], isDryRun: boolean): Promise<Record<string, string>> =>
    Object.fromEntries([...(await bringIn(org, process.cwd(), some, isDryRun))].map(([{ name }, why]) => [name, why]));

it('looks for who breaks the limits of a transaction', async () => {
    const { org, done } = orgThat((names) =>
        names.includes('heavy') ? 'System.LimitException: Apex CPU time limit exceeded' : null
    );
    const refused = await run(org, people('a', 'b', 'heavy', 'c'), false);
    expect(refused).toEqual({ heavy: 'System.LimitException: Apex CPU time limit exceeded' });
    expect(done).toEqual([['a', 'b'], ['c']]);
});

it('brings the others in where the org refuses somebody after all', async () => {
    const { org, done } = orgThat((names) =>
        names.includes('late') ? `Judged: ${JSON.stringify({ [names.indexOf('late')]: ['taken', 'gone'] })}` : null
    );
    await expect(run(org, people('a', 'late', 'b'), false)).resolves.toEqual({ late: 'taken; gone' });
    expect(done).toEqual([['a', 'b']]);
});

it('tries everybody once in a dry run', async () => {
    const blocks: string[][] = [];
    const { org } = orgThat((names) => {
        blocks.push(names);
        return 'Judged: {"1":["no"]}';
    });
    await expect(run(org, people('a', 'b'), true)).resolves.toEqual({ b: 'no' });
    expect(blocks).toEqual([['a', 'b']]);
});

it('refuses who may not', async () => {
    const { org } = orgThat(() => 'Judged: null');
    await expect(run(org, people('a'), true)).rejects.toThrow(MigrationError);
});
