import type { Org } from '../org.ts';
import { testClasses } from './test-runner.ts';

/** What was asked to run is no test; the message says what might be meant. */
export class UnknownTestError extends Error {
    /** @param given the part of the name that is not known @param known what might be meant */
    constructor(what: string, given: string, known: readonly string[]) {
        const near = nearest(given, known);
        super(`${what}${near.length ? ` Did you mean ${near.join(' or ')}?` : ''}`);
        this.name = 'UnknownTestError';
    }
}

/**
 * Which tests names stand for.
 * @param names classes and methods (`Class`, `Class.method`), in any case
 * @returns whether a method is one of them
 * @throws UnknownTestError for a name that is neither
 */
export function testsNamed(org: Org, names: readonly string[]): (className: string, method: string) => boolean {
    const known = new Map(testClasses(org).map((one) => [one.unit.name.toLowerCase(), one]));
    const chosen = new Set<string>();
    for (const name of names) {
        const [className = '', method] = name.split('.');
        const found = known.get(className.toLowerCase());
        if (!found) {
            const all = [...known.values()].map((one) => one.unit.name);
            throw new UnknownTestError(`${className} is no class with tests.`, className, all);
        }
        const methods = found.methods.map((one) => one.name);
        // Of a class that does not compile nothing but that is told.
        const all = method === undefined || found.unit.errors.length > 0;
        const wanted = methods.filter((one) => all || one.toLowerCase() === method.toLowerCase());
        if (wanted.length === 0) {
            throw new UnknownTestError(`${found.unit.name} has no test ${method}.`, method!, methods);
        }
        wanted.forEach((one) => chosen.add(`${found.unit.name}.${one}`));
    }
    return (className, method) => chosen.has(`${className}.${method}`);
}

const MOST_NAMED = 3;

/** The names that are a few slips away, or that the given one is a part of. */
function nearest(given: string, known: readonly string[]): string[] {
    const lower = given.toLowerCase();
    return known
        .map((name) => ({ name, slips: slips(lower, name.toLowerCase()) }))
        .filter(
            ({ name, slips: count }) => count <= Math.max(2, given.length / 3) || name.toLowerCase().includes(lower)
        )
        .sort((a, b) => a.slips - b.slips)
        .slice(0, MOST_NAMED)
        .map(({ name }) => name);
}

/** How many letters have to be put in, left out or changed. */
function slips(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 0; i < a.length; i++) {
        const next = [i + 1];
        for (let k = 0; k < b.length; k++) {
            next.push(Math.min(next[k]! + 1, row[k + 1]! + 1, row[k]! + (a[i] === b[k] ? 0 : 1)));
        }
        row = next;
    }
    return row[b.length]!;
}
