import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failingTests, testsNear, testsOf } from './jest-tests.ts';
import type { Mistake } from './mistakes.ts';
import { plantedProject, type PlantedProject } from './planted-project.ts';

/** How many mistakes are looked at beside each other. */
const LANES = 2;

export interface Verdict {
    mistake: Mistake;
    /** what noticed it */
    by: string | null;
}

/**
 * Which tests notice each mistake: the Jest tests near it are asked first, then the Apex tests, and about all that is left
 * together the other Jest tests.
 * @param tests folder and Jest project; `except` are tests that are not asked
 * @param report is told what the first two stages say, as they say it
 * @throws Error when a test fails without any mistake
 */
export async function noticed(
    root: string,
    mistakes: readonly Mistake[],
    { folder, project: jestProject, except }: { folder: string; project: string; except: RegExp },
    report: (verdict: Verdict) => void
): Promise<Verdict[]> {
    if (mistakes.length === 0) {
        return [];
    }
    const tests = testsOf(root, folder).filter((test) => !except.test(test));
    const lanes = Array.from({ length: Math.min(LANES, mistakes.length) }, () => plantedProject(root));
    try {
        const readFiles = await filesOfApexTests(lanes[0]!);
        const sound = new Map<string, Promise<boolean>>();
        const requireSound = async (lane: PlantedProject, test: string): Promise<void> => {
            sound.set(
                test,
                sound.get(test) ?? failingTests(lane, jestProject, [test], true).then((all) => !all.length)
            );
            if (!(await sound.get(test))) {
                throw new Error(`${test} fails without any mistake.`);
            }
        };
        const asked = async (lane: PlantedProject, mistake: Mistake): Promise<string | null> => {
            const near = testsNear(root, mistake.file, tests);
            const [test] = await lane.planting([mistake], () => failingTests(lane, jestProject, near, true));
            if (test) {
                await requireSound(lane, test);
                return test;
            }
            return readFiles.has(mistake.file) ? lane.planting([mistake], () => failingApex(lane)) : null;
        };
        const verdicts: Verdict[] = [];
        const queue = [...mistakes];
        await Promise.all(
            lanes.map(async (lane) => {
                for (let mistake = queue.shift(); mistake; mistake = queue.shift()) {
                    const verdict = { mistake, by: await asked(lane, mistake) };
                    report(verdict);
                    verdicts.push(verdict);
                }
            })
        );
        const left = verdicts.filter(({ by }) => by === null).map(({ mistake }) => mistake);
        const lane = lanes[0]!;
        const byOthers: Verdict[] = [];
        for (const group of apart(left)) {
            byOthers.push(
                ...(await noticedTogether(group, tests, (some, files) =>
                    lane.planting(some, () => failingTests(lane, jestProject, files, false))
                ))
            );
        }
        for (const { by } of byOthers) {
            if (by !== null) {
                await requireSound(lane, by);
            }
        }
        return [...verdicts.filter(({ by }) => by !== null), ...byOthers];
    } finally {
        lanes.forEach((lane) => lane.remove());
    }
}

/** @returns groups within which no mistake lies inside another's place */
export function apart(mistakes: readonly Mistake[]): Mistake[][] {
    const groups: Mistake[][] = [];
    for (const mistake of mistakes) {
        const group = groups.find((one) => !one.some((other) => overlap(other, mistake)));
        if (group) {
            group.push(mistake);
        } else {
            groups.push([mistake]);
        }
    }
    return groups;
}

function overlap(a: Mistake, b: Mistake): boolean {
    const isBefore = (one: Mistake, other: Mistake): boolean => {
        const [{ end }, { start }] = [one.location, other.location];
        return end.line < start.line || (end.line === start.line && end.column <= start.column);
    };
    return a.file === b.file && !isBefore(a, b) && !isBefore(b, a);
}

/**
 * Looks at many mistakes at once, for a test that passes with all of them notices none: those that fail are asked again
 * about each half.
 * @param failing the tests among those given that fail with the mistakes
 */
export async function noticedTogether<M>(
    mistakes: readonly M[],
    tests: readonly string[],
    failing: (mistakes: readonly M[], tests: readonly string[]) => Promise<string[]>
): Promise<{ mistake: M; by: string | null }[]> {
    const fail = mistakes.length > 0 ? await failing(mistakes, tests) : [];
    if (fail.length === 0 || mistakes.length === 1) {
        return mistakes.map((mistake) => ({ mistake, by: fail[0] ?? null }));
    }
    const half = Math.ceil(mistakes.length / 2);
    return [
        ...(await noticedTogether(mistakes.slice(0, half), fail, failing)),
        ...(await noticedTogether(mistakes.slice(half), fail, failing))
    ];
}

const APEX_TESTS = ['scripts/local-org/bin/local-org.mjs', 'test', '--fail-fast'];

/** The files that the run of the Apex tests is made of: mistakes elsewhere cannot be noticed by it. */
async function filesOfApexTests(project: PlantedProject): Promise<Set<string>> {
    const fails = await failingApex(project);
    if (fails !== null) {
        throw new Error(`The Apex tests fail without any mistake: ${fails}`);
    }
    const built = readFileSync(join(project.folder, 'scripts/local-org/dist/cli-apex-test.mjs.json'), 'utf8');
    const { inputs } = JSON.parse(built) as { inputs: [string, string][] };
    return new Set(inputs.map(([file]) => file.slice(project.folder.length + 1)));
}

/** @returns null where all Apex tests pass, else what failed first */
async function failingApex(project: PlantedProject): Promise<string | null> {
    // Sources are kept as they were read before: a mistake in how they are read would not be noticed.
    rmSync(join(project.folder, '.local-org'), { recursive: true, force: true });
    const { status, said } = await project.run(APEX_TESTS, 300_000);
    if (/^Error: Build failed/m.test(said)) {
        throw new Error(`The mistake is none that can be built:\n${said}`);
    }
    return status === 0 ? null : (/^(?:FAIL|COMPILE) \S+/m.exec(said)?.[0] ?? 'no test could be run');
}
