/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

/**
 * At most `max` of all, in turn of each kind, so that a few kinds with very many (permissions) do not hide the others; the
 * same ones for the same seed.
 */
export function sample<T>(all: readonly T[], kindOf: (one: T) => string, max: number, seed: number): T[] {
    const next = random(seed);
    const kinds = new Map<string, [number, T][]>();
    for (const one of all) {
        const kind = kinds.get(kindOf(one)) ?? [];
        kind.push([next(), one]);
        kinds.set(kindOf(one), kind);
    }
    const queues = [...kinds.values()]
        .map((kind) => kind.sort((a, b) => a[0] - b[0]))
        .sort((a, b) => a[0]![0] - b[0]![0])
        .map((kind) => kind.map(([, one]) => one));
    const taken: T[] = [];
    for (let turn = 0; taken.length < Math.min(max, all.length); turn++) {
        taken.push(...queues.flatMap((queue) => queue.slice(turn, turn + 1)));
    }
    return taken.slice(0, max);
}
