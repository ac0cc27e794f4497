import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openOrg } from '../local-org/org.ts';
import { runTests, testClasses } from '../local-org/testing/test-runner.ts';
import type { Place } from './places.ts';

/** Which test classes can notice a mistake, those that notice it first before the others. */
export interface Noticing {
    order(place: Place): string[];
}

/**
 * Runs every test class once, by itself, and notes the lines it runs: a mistake in a line is noticed by the tests that
 * run it. Metadata has no lines: there the tests that name the object, the field or the permission set go first, and the
 * others follow.
 * @throws when a test fails without any mistake, for then every mistake would count as found
 */
export function learn(project: string, cacheFolder: string): Noticing {
    const org = openOrg({ projectDirs: [project], file: ':memory:', cacheFolder, coverage: true });
    const runners = new Map<string, { test: string; ms: number }[]>();
    const cost = new Map<string, number>();
    const texts = testTexts(project);
    for (const { unit } of testClasses(org)) {
        const before = new Map([...org.runtime.coverage].map(([key, counters]) => [key, Array.from(counters)]));
        const began = performance.now();
        const results = runTests(
            org,
            (name) => name === unit.name,
            () => undefined
        );
        const ms = performance.now() - began;
        const failed = results.find((result) => result.outcome !== 'Pass');
        if (failed) {
            throw new Error(`${failed.className}.${failed.methodName} fails without any mutation: ${failed.message}`);
        }
        cost.set(unit.name, ms);
        for (const [key, counters] of org.runtime.coverage) {
            counters.forEach((count, line) => {
                if (count > (before.get(key)?.[line] ?? 0)) {
                    const place = `${key}:${line}`;
                    runners.set(place, [...(runners.get(place) ?? []), { test: unit.name, ms }]);
                }
            });
        }
    }
    org.store.close();
    const quickest = (names: Iterable<string>): string[] =>
        [...names].sort((a, b) => (cost.get(a) ?? 0) - (cost.get(b) ?? 0));
    return {
        order({ file, line, end }) {
            const own = `${basename(file).replace(/\..*$/, '')}Test`;
            if (file.endsWith('.cls')) {
                const key = basename(file, '.cls').toLowerCase();
                const near = new Set<string>();
                for (let one = line; one <= end; one++) {
                    (runners.get(`${key}:${one}`) ?? []).forEach(({ test }) => near.add(test));
                }
                // A line that has no counter of its own (a condition that goes on, a constant) belongs to what is before it.
                for (let one = line; near.size === 0 && one > 0; one--) {
                    (runners.get(`${key}:${one}`) ?? []).forEach(({ test }) => near.add(test));
                }
                // The head of a class belongs to all of it.
                for (const [one, tests] of near.size === 0 ? runners : []) {
                    tests.filter(() => one.startsWith(`${key}:`)).forEach(({ test }) => near.add(test));
                }
                return quickest(near).sort((a, b) => Number(b === own) - Number(a === own));
            }
            const words = wordsOf(file);
            const score = (name: string): number =>
                (/^(Sharing|Keys|PermissionSets)Test$/.test(name) ? 0.5 : 0) +
                words.filter((word) => texts.get(name)?.includes(word)).length;
            return quickest(cost.keys()).sort((a, b) => score(b) - score(a));
        }
    };
}

/** What a test names that is about a metadata file: its own name and its object's. */
function wordsOf(file: string): string[] {
    const own = basename(file).replace(/\..*$/, '');
    const object = /objects[\\/](\w+)/.exec(file)?.[1];
    return object ? [own, object] : [own];
}

function testTexts(project: string): Map<string, string> {
    const folder = join(project, 'force-app', 'main', 'default', 'classes');
    return new Map(
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('Test.cls'))
            .map((file) => [basename(file, '.cls'), readFileSync(join(folder, file), 'utf8')])
    );
}
