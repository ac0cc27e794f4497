// Runs the Apex tests of one or more SFDX projects on the local org.
//   npm run apex:test -- [--project DIR ...] [--class NAME ...] [--json FILE] [--junit FILE] [--coverage] [--fail-fast] [--debug] [--installed]
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { coverageOf } from '../testing/coverage.ts';
import { junit, sfResult } from '../testing/test-report.ts';
import { runTests } from '../testing/test-runner.ts';
import { shownProblem } from '../deployment/problem.ts';
import { ADMIN_USERNAME } from '../database/system-users.ts';
import { projectFolder } from '../package-folder.ts';
import { openOrg } from '../org.ts';

const { values } = parseArgs({
    options: {
        project: { type: 'string', multiple: true },
        class: { type: 'string', multiple: true },
        json: { type: 'string' },
        junit: { type: 'string' },
        coverage: { type: 'boolean', default: false },
        'fail-fast': { type: 'boolean', default: false },
        debug: { type: 'boolean', default: false },
        // As a package installed for administrators: their profile has all fields of the project.
        installed: { type: 'boolean', default: false }
    }
});

const began = performance.now();
const projects = (values.project ?? [projectFolder()]).map((one) => resolve(one));
const org = openOrg({
    projectDirs: projects,
    file: ':memory:',
    cacheFolder: join(projectFolder(), '.local-org', 'cache', 'apex'),
    coverage: values.coverage,
    installed: values.installed,
    debug: values.debug ? (text) => console.log(`DEBUG ${text}`) : undefined
});
for (const { kind, name, file, why } of org.schema.notHonoured) {
    console.log(`NOT HONOURED ${kind} ${name} (${file}): ${why}`);
}
org.problems.forEach((problem) => console.log(shownProblem(problem)));
for (const error of org.program.errors) {
    console.log(`${error.file}:${error.line}:${error.column}: ${error.message}`);
}
const chosen = values.class ? new Set(values.class.map((one) => one.toLowerCase())) : null;
const results = runTests(
    org,
    (name) => !chosen || chosen.has(name.toLowerCase()),
    (result) => {
        if (result.outcome !== 'Pass') {
            console.log(
                `${result.outcome === 'CompileFail' ? 'COMPILE' : 'FAIL'} ${result.className}.${result.methodName}\n  ${(result.message ?? '').replaceAll('\n', '\n  ')}`
            );
            if (result.stack) {
                console.log(`  ${result.stack.replaceAll('\n', '\n  ')}`);
            }
        }
    },
    values['fail-fast']
);
const ms = performance.now() - began;
const coverage = values.coverage ? coverageOf(org) : null;
if (values.json) {
    writeFileSync(
        values.json,
        `${JSON.stringify(sfResult(results, coverage, ms, org.adminId, ADMIN_USERNAME), null, 2)}\n`
    );
}
if (values.junit) {
    writeFileSync(values.junit, junit(results));
}
if (coverage) {
    for (const one of [...coverage].sort((a, b) => a.coveredPercent - b.coveredPercent)) {
        console.log(`${String(one.coveredPercent).padStart(4)}% ${one.name} (${one.totalCovered}/${one.totalLines})`);
    }
}
const passed = results.filter((one) => one.outcome === 'Pass').length;
const failed = results.length - passed;
console.log(`${Math.round(ms)} ms`);
console.log(`${passed} passed, ${failed} failed`);
org.store.close();
// A chosen class that has no tests is a mistake of the caller.
const isRefused = org.program.errors.length > 0 || org.problems.length > 0;
process.exitCode = failed > 0 || isRefused || (chosen !== null && results.length === 0) ? 1 : 0;
