import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ClassCoverage } from './coverage.ts';
import type { TestResult } from './test-runner.ts';

/** What a process that runs tests says of the project, before it runs any. */
export interface ProjectSaid {
    kind: 'ready';
    /** lines to print: what is not honoured, and what is wrong */
    lines: readonly string[];
    isRefused: boolean;
    adminId: string;
    /** test classes in the order of their names, and how many tests they have */
    classes: readonly { name: string; tests: number }[];
}
export type FromWorker =
    | ProjectSaid
    | { kind: 'results'; results: readonly TestResult[] }
    | { kind: 'coverage'; coverage: readonly ClassCoverage[] | null };
export type ToWorker = { kind: 'run'; className: string } | { kind: 'end' };

export interface TestRun {
    results: TestResult[];
    coverage: ClassCoverage[] | null;
    isRefused: boolean;
    adminId: string;
}

/** Tests make much that is short-lived: with more room for what is new, less of it is moved about before it is gone. */
const NODE_OPTIONS = ['--max-semi-space-size=64'];

/** Set in the environment of a process that runs tests for another. */
export const WORKER = 'LOCAL_ORG_TEST_WORKER';

/**
 * Runs all tests of a project in several processes, each with an org of its own; each takes the next class when it has done one.
 * @param program file of the program that a process runs
 * @param parameters its command line
 * @param count how many processes
 * @param tell is told the lines that come before the tests
 * @param report is told each result as it comes
 * @returns the same as one process gives: results in the order of the classes
 * @throws Error when a process ends before its work
 */
export async function runInProcesses(
    program: string,
    parameters: readonly string[],
    count: number,
    tell: (line: string) => void,
    report: (result: TestResult) => void
): Promise<TestRun> {
    const run: TestRun = { results: [], coverage: null, isRefused: false, adminId: '' };
    const order = new Map<string, number>();
    let isReady = false;
    let queue: string[] = [];
    const begin = ({ lines, isRefused, adminId, classes }: ProjectSaid): void => {
        lines.forEach(tell);
        Object.assign(run, { isRefused, adminId });
        isReady = true;
        classes.forEach((one, at) => order.set(one.name, at));
        // Those with the most tests first: the processes come to an end together.
        queue = [...classes].sort((a, b) => b.tests - a.tests).map((one) => one.name);
    };
    const serve = async (child: ChildProcess): Promise<void> => {
        let isDone = false;
        const next = (): void => {
            const className = queue.shift();
            const message: ToWorker = className === undefined ? { kind: 'end' } : { kind: 'run', className };
            child.send(message);
        };
        child.on('message', (message: FromWorker) => {
            if (message.kind === 'coverage') {
                run.coverage = merged(run.coverage, message.coverage);
                isDone = true;
                return;
            }
            if (message.kind === 'results') {
                message.results.forEach(report);
                run.results.push(...message.results);
            } else if (!isReady) {
                begin(message);
            }
            next();
        });
        // What a process has sent may come after its end.
        const [[code, signal]] = (await Promise.all([once(child, 'exit'), once(child, 'disconnect')])) as [
            [number | null, string | null],
            unknown
        ];
        if (code !== 0 || !isDone) {
            throw new Error(`A process that runs tests ended before its work (${signal ?? `code ${code}`})`);
        }
    };
    const children = Array.from({ length: count }, () =>
        fork(program, parameters, {
            env: { ...process.env, [WORKER]: '1' },
            execArgv: [...process.execArgv, ...NODE_OPTIONS],
            serialization: 'advanced'
        })
    );
    try {
        await Promise.all(children.map(serve));
    } finally {
        children.forEach((child) => child.kill());
    }
    run.results.sort((a, b) => order.get(a.className)! - order.get(b.className)!);
    return run;
}

/** Lines that either ran. */
function merged(a: ClassCoverage[] | null, b: readonly ClassCoverage[] | null): ClassCoverage[] | null {
    if (!a || !b) {
        return b ? [...b] : a;
    }
    const others = new Map(b.map((one) => [one.key, one.lines]));
    return a.map((one) => {
        const other = others.get(one.key)!;
        const lines = { ...one.lines };
        Object.keys(lines).forEach((line) => (lines[line] ||= other[line]!));
        const totalCovered = Object.values(lines).filter((ran) => ran === 1).length;
        return { ...one, lines, totalCovered, coveredPercent: Math.round((totalCovered / one.totalLines) * 100) };
    });
}

/**
 * The part of a process that runs tests for another.
 * @param said what it says of its project
 * @param runClass runs the tests of a class
 * @param coverage of all that it ran
 */
export function serveTests(
    said: Omit<ProjectSaid, 'kind'>,
    runClass: (className: string) => readonly TestResult[],
    coverage: () => readonly ClassCoverage[] | null
): Promise<void> {
    const send = (message: FromWorker): Promise<void> => new Promise((done) => process.send!(message, () => done()));
    return new Promise((resolve, reject) => {
        // Nobody waits for it any more.
        process.on('disconnect', resolve);
        process.on('message', (message: ToWorker) => {
            if (message.kind === 'run') {
                try {
                    void send({ kind: 'results', results: runClass(message.className) });
                } catch (error) {
                    reject(error as Error);
                }
            } else {
                void send({ kind: 'coverage', coverage: coverage() }).then(() => process.disconnect());
            }
        });
        void send({ kind: 'ready', ...said });
    });
}
