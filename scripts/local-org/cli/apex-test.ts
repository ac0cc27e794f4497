// Runs the Apex tests of one or more SFDX projects on the local org.
// `npm run apex:test -- --help` tells how it is written.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageOf } from '../testing/coverage.ts';
import { junit, sfResult } from '../testing/test-report.ts';
import { testsNamed, UnknownTestError } from '../testing/test-choice.ts';
import { runTests, type TestResult } from '../testing/test-runner.ts';
import { shownProblem } from '../deployment/problem.ts';
import { ADMIN_USERNAME } from '../database/system-users.ts';
import { openOrg, type Org } from '../org.ts';
import { projectFolder } from '../package-folder.ts';
import { UsageError } from './start-options.ts';
import { readTestOptions, TEST_USAGE, type TestOptions } from './test-options.ts';
import { watchTests } from './test-watch.ts';

function main(options: TestOptions): void {
    const began = performance.now();
    const org = openOrg({
        projectDirs: options.projects,
        file: ':memory:',
        cacheFolder: join(projectFolder(), '.local-org', 'cache', 'apex'),
        coverage: options.coverage,
        installed: options.installed,
        debug: options.debug ? (text) => console.log(`DEBUG ${text}`) : undefined
    });
    for (const { kind, name, file, why } of org.schema.notHonoured) {
        console.log(`NOT HONOURED ${kind} ${name} (${file}): ${why}`);
    }
    org.problems.forEach((problem) => console.log(shownProblem(problem)));
    for (const error of org.program.errors) {
        console.log(`${error.file}:${error.line}:${error.column}: ${error.message}`);
    }
    const wanted = options.tests.length ? testsNamed(org, options.tests) : () => true;
    const results = runTests(org, wanted, tellFailure, {
        failFast: options.failFast,
        detailed: options.detailedCoverage
    });
    finish(org, options, results, performance.now() - began);
    const isRefused = org.program.errors.length > 0 || org.problems.length > 0;
    org.store.close();
    process.exitCode = isRefused || results.some((one) => one.outcome !== 'Pass') ? 1 : 0;
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

function finish(org: Org, options: TestOptions, results: TestResult[], ms: number): void {
    const coverage = options.coverage ? coverageOf(org) : null;
    if (options.json) {
        const result = sfResult(results, coverage, ms, org.adminId, ADMIN_USERNAME);
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
        main(options);
    }
} catch (error) {
    if (!(error instanceof UsageError || error instanceof UnknownTestError)) {
        throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
}
