import type { Org } from '../org.ts';

export interface ClassCoverage {
    /** lower-case name; `trigger name` for a trigger */
    key: string;
    name: string;
    totalLines: number;
    totalCovered: number;
    coveredPercent: number;
    /** Executable line → 1 covered, 0 not. */
    lines: Record<string, 0 | 1>;
}

/** Lines run since the org was opened, for every class and trigger that is not a test. */
export function coverageOf(org: Org): ClassCoverage[] {
    const found: ClassCoverage[] = [];
    for (const [key, unit] of org.program.units) {
        const counters = org.runtime.coverage.get(key);
        if (!counters || unit.decl?.user?.isTest) {
            continue;
        }
        const lines: Record<string, 0 | 1> = {};
        for (const line of [...unit.lines].sort((a, b) => a - b)) {
            lines[String(line)] = counters[line]! > 0 ? 1 : 0;
        }
        const all = Object.values(lines);
        const covered = all.filter((one) => one === 1).length;
        if (all.length > 0) {
            found.push({
                key,
                name: unit.name,
                totalLines: all.length,
                totalCovered: covered,
                coveredPercent: Math.round((covered / all.length) * 100),
                lines
            });
        }
    }
    return found;
}

/** @returns tells which lines were run since now, of every class and trigger, by the key of its coverage */
export function linesSince(org: Org): () => ReadonlyMap<string, readonly number[]> {
    const before = new Map([...org.runtime.coverage].map(([key, counters]) => [key, counters.slice()]));
    return () => {
        const ran = [...org.runtime.coverage].map(([key, counters]) => {
            const former = before.get(key);
            return [
                key,
                [...org.program.units.get(key)!.lines].filter((at) => counters[at] !== (former?.[at] ?? 0))
            ] as const;
        });
        return new Map(ran.filter(([, lines]) => lines.length > 0));
    };
}
