import { createHash } from 'node:crypto';

/**
 * At most `max` of all, in turn of each kind, so that a few kinds with very many (permissions) do not hide the others. Each
 * one's turn comes from what it is and not from what else there is: the sample of a seed stays when other lines change.
 * @param kindOf what a place is of
 * @param nameOf what tells a place from every other
 */
export function sample<T>(
    all: readonly T[],
    { kindOf, nameOf }: { kindOf: (one: T) => string; nameOf: (one: T) => string },
    max: number,
    seed: number
): T[] {
    const turn = (name: string): string => createHash('sha256').update(`${seed} ${name}`).digest('hex');
    const kinds = new Map<string, [string, T][]>();
    for (const one of all) {
        const kind = kinds.get(kindOf(one)) ?? [];
        kind.push([turn(nameOf(one)), one]);
        kinds.set(kindOf(one), kind);
    }
    const queues = [...kinds.keys()]
        .sort((a, b) => (turn(a) < turn(b) ? -1 : 1))
        .map((kind) =>
            kinds
                .get(kind)!
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([, one]) => one)
        );
    const taken: T[] = [];
    for (let round = 0; taken.length < Math.min(max, all.length); round++) {
        taken.push(...queues.flatMap((queue) => queue.slice(round, round + 1)));
    }
    return taken.slice(0, max);
}
