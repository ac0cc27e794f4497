// Runs the Apex tests of one or more SFDX projects on the local org.
// `npm run apex:test -- --help` tells how it is written.
import { writeFileSync } from 'node:fs';
import { url as inspectorUrl } from 'node:inspector';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { apexSources } from '../apex/sources.ts';
import { coverageOf, type ClassCoverage } from '../testing/coverage.ts';
import { junit, sfResult } from '../testing/test-report.ts';
import { testsNamed, UnknownTestError } from '../testing/test-choice.ts';
import { runInProcesses, serveTests, WORKER, type TestRun } from '../testing/test-processes.ts';
import { runTests, testClasses, type TestResult } from '../testing/test-runner.ts';
import { shownProblem } from '../deployment/problem.ts';
import { ADMIN_USERNAME } from '../database/system-users.ts';
import { openOrg } from '../org.ts';
import { packageFolder, projectFolder } from '../package-folder.ts';
import { UsageError } from './start-options.ts';
import { readTestOptions, TEST_USAGE, type TestOptions } from './test-options.ts';
import { watchTests } from './test-watch.ts';

const PROGRAM = join(packageFolder(), 'bin', 'local-org.mjs');

/** From so many test classes on it pays to open an org in each of several processes. */
const MANY_CLASSES = 20;
const MOST_PROCESSES = 4;

async function main(parameters: string[], options: TestOptions): Promise<void> {
    const began = performance.now();
    const count = process.env[WORKER] ? 1 : processesFor(options);
    const run =
        count > 1
            ? await runInProcesses(PROGRAM, ['test', ...parameters], count, console.log, tellFailure)
            : await runHere(options);
    if (run) {
        finish(run, options, performance.now() - began);
        process.exitCode = run.isRefused || run.results.some((one) => one.outcome !== 'Pass') ? 1 : 0;
    }
}

/** One, where what is asked for has an order, or where somebody looks on; else as many as there are cores. */
function processesFor(options: TestOptions): number {
    if (options.tests.length > 0 || options.failFast || options.debug || inspectorUrl()) {
        return 1;
    }
    const tests = apexSources(options.projects).filter(({ text }) => /@istest|\btestmethod\b/i.test(text));
    return tests.length < MANY_CLASSES ? 1 : Math.min(availableParallelism(), MOST_PROCESSES);
}

/** @returns null in a process that runs tests for another, which is told all */
async function runHere(options: TestOptions): Promise<TestRun | null> {
    const org = openOrg({
        projectDirs: options.projects,
        file: ':memory:',
        cacheFolder: join(projectFolder(), '.local-org', 'cache', 'apex'),
        coverage: options.coverage,
        installed: options.installed,
        debug: options.debug ? (text) => console.log(`DEBUG ${text}`) : undefined
    });
    const { adminId, problems, program, schema } = org;
    const lines = [
        ...schema.notHonoured.map(({ kind, name, file, why }) => `NOT HONOURED ${kind} ${name} (${file}): ${why}`),
        ...problems.map(shownProblem),
        ...program.errors.map((error) => `${error.file}:${error.line}:${error.column}: ${error.message}`)
    ];
    const isRefused = program.errors.length > 0 || problems.length > 0;
    const asked = { failFast: options.failFast, detailed: options.detailedCoverage };
    const coverage = (): ClassCoverage[] | null => (options.coverage ? coverageOf(org) : null);
    try {
        if (process.env[WORKER]) {
            const classes = testClasses(org).map(({ unit, methods }) => ({ name: unit.name, tests: methods.length }));
            const runClass = (name: string): TestResult[] =>
                runTests(
                    org,
                    (one) => one === name,
                    () => undefined,
                    asked
                );
            await serveTests({ lines, isRefused, adminId, classes }, runClass, coverage);
            return null;
        }
        lines.forEach((line) => console.log(line));
        const wanted = options.tests.length ? testsNamed(org, options.tests) : () => true;
        return { results: runTests(org, wanted, tellFailure, asked), coverage: coverage(), isRefused, adminId };
    } finally {
        org.store.close();
    }
}

function tellFailure({ outcome, className, methodName, message, stack }: TestResult): void {
    if (outcome === 'Pass') {
        return;
    }
    const word = outcome === 'CompileFail' ? 'COMPILE' : 'FAIL';
    console.log(`${word} ${className}.${methodName}\n  ${(message ?? '').replaceAll('\n', '\n  ')}`);
    if (stack) {
        console.log(`  ${stack.replaceAll('\n', '\n  ')}`);
    }
}

function finish({ results, coverage, adminId }: TestRun, options: TestOptions, ms: number): void {
    if (options.json) {
        const result = sfResult(results, coverage, ms, adminId, ADMIN_USERNAME);
        writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
    }
    if (options.junit) {
        writeFileSync(options.junit, junit(results));
    }
    for (const one of [...(coverage ?? [])].sort((a, b) => a.coveredPercent - b.coveredPercent)) {
        console.log(`${String(one.coveredPercent).padStart(4)}% ${one.name} (${one.totalCovered}/${one.totalLines})`);
    }
    const passed = results.filter((one) => one.outcome === 'Pass').length;
    console.log(`${Math.round(ms)} ms`);
    console.log(`${passed} passed, ${results.length - passed} failed`);
}

try {
    const parameters = process.argv.slice(2);
    const options = readTestOptions(parameters);
    if (options.help) {
        console.log(`Usage: ${TEST_USAGE}`);
    } else if (options.watch) {
        watchTests(parameters, options);
    } else {
        await main(parameters, options);
    }
} catch (error) {
    if (!(error instanceof UsageError || error instanceof UnknownTestError)) {
        throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
}
