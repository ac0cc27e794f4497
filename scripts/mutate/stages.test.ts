import { testsNear } from './jest-tests.ts';
import { apart, noticedTogether } from './stages.ts';

/** Tests that fail by the mistakes they notice; what was asked is kept. */
function suite(notices: Record<string, string[]>): {
    asked: string[];
    failing: (mistakes: readonly string[], tests: readonly string[]) => Promise<string[]>;
} {
    const asked: string[] = [];
    return {
        asked,
        failing: (mistakes, tests) => {
            asked.push(`${mistakes.join('')}?${tests.join('')}`);
            return Promise.resolve(tests.filter((test) => notices[test]!.some((one) => mistakes.includes(one))));
        }
    };
}

test('mistakes are looked at together; only tests that fail are asked about fewer of them', async () => {
    const { asked, failing } = suite({ x: [], y: ['b'], z: ['b', 'd'] });
    const verdicts = await noticedTogether(['a', 'b', 'c', 'd'], ['x', 'y', 'z'], failing);
    expect(verdicts.map(({ mistake, by }) => `${mistake}${by ?? '-'}`)).toEqual(['a-', 'by', 'c-', 'dz']);
    expect(asked).toEqual(['abcd?xyz', 'ab?yz', 'a?yz', 'b?yz', 'cd?yz', 'c?z', 'd?z']);
});

test('where no test fails one run is enough, and where there is no mistake none', async () => {
    const { asked, failing } = suite({ x: [] });
    expect(await noticedTogether(['a', 'b'], ['x'], failing)).toEqual([
        { mistake: 'a', by: null },
        { mistake: 'b', by: null }
    ]);
    expect(asked).toEqual(['ab?x']);
    expect(await noticedTogether([], ['x'], failing)).toEqual([]);
    expect(asked).toHaveLength(1);
});

test('a mistake inside the place of another is planted apart from it, one beside it or in another file together', () => {
    const at = (file: string, start: [number, number], end: [number, number]): Parameters<typeof apart>[0][number] => ({
        file,
        kind: '',
        replacement: '',
        location: {
            start: { line: start[0], column: start[1] },
            end: { line: end[0], column: end[1] }
        }
    });
    const block = at('a.ts', [1, 10], [3, 2]);
    const inside = at('a.ts', [2, 1], [2, 5]);
    const beside = at('a.ts', [3, 2], [3, 8]);
    const elsewhere = at('b.ts', [2, 1], [2, 5]);
    expect(apart([block, inside, beside, elsewhere])).toEqual([[block, beside, elsewhere], [inside]]);
});

test('the tests near a file are those that import it and those of the closest folder with tests', () => {
    const tests = ['scripts/mutate/planted-project.test.ts', 'scripts/mutate/stages.test.ts'];
    const near = (file: string): string[] => testsNear(process.cwd(), file, tests);
    expect(near('scripts/mutate/deeper/x.ts')).toEqual(tests);
    expect(near('scripts/mutate/stages.ts')).toEqual([tests[1], tests[0]]);
    expect(near('force-app/x.ts')).toEqual([]);
});
