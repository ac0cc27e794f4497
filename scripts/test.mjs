// Installs what is missing, runs every test, and adds them all up in the last line. The test of the compile check needs a JDK, which
// not everyone has: it runs with `npm test -- all` or by its name.
//   npm test [-- all | types | lwc | local-org | apex | browser | apex-check ...]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing, root } from './install.mjs';
import { answersUsage } from './local-org/bin/usage.mjs';

const reports = join(root, '.local-org', 'reports');

// Every core tests. In a browser test a server and a browser take turns: two at a time keep two cores busy.
const CORES = availableParallelism();
const BROWSERS = Math.max(2, Math.floor(CORES / 2));

const STEPS = {
    types: () => types('.', 'scripts/local-org/page'),
    lwc: () => jest('lwc', CORES),
    'local-org': () => jest('local-org', CORES),
    apex: () => apex(),
    browser: () => jest('browser', BROWSERS)
};
const STEPS_WITH_JDK = { 'apex-check': () => jest('apex-check', 1) };
const ALL_STEPS = { ...STEPS, ...STEPS_WITH_JDK };

if (answersUsage(fileURLToPath(import.meta.url), process.argv.slice(2))) {
    process.exit();
}
installMissing({ dev: true });
mkdirSync(reports, { recursive: true });
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== 'all' && !(name in ALL_STEPS));
if (unknown.length > 0) {
    console.error(
        `There is no test step ${unknown.join(', ')}. The steps are all, ${Object.keys(ALL_STEPS).join(', ')}.`
    );
    process.exit(2);
}
const chosen = wanted.includes('all') ? Object.keys(ALL_STEPS) : wanted.length > 0 ? wanted : Object.keys(STEPS);
const total = { passed: 0, failed: 0 };
for (const name of chosen) {
    const start = Date.now();
    console.log(`\n── ${name} ──`);
    const { passed, failed } = ALL_STEPS[name]();
    console.log(`── ${name}: ${passed} passed, ${failed} failed (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    total.passed += passed;
    total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function node(parameters) {
    const { status, error } = spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
    if (error) {
        throw error;
    }
    return status;
}

/** Each project of the compiler passes or fails as a whole. */
function types(...projects) {
    const failed = projects.filter((one) => node(['node_modules/typescript/bin/tsc', '--noEmit', '-p', one]) !== 0);
    return { passed: projects.length - failed.length, failed: failed.length };
}

function jest(project, workers) {
    const file = join(reports, `${project}.json`);
    rmSync(file, { force: true });
    const status = node([
        'node_modules/jest/bin/jest.js',
        '--selectProjects',
        project,
        '--json',
        `--outputFile=${file}`,
        `--maxWorkers=${workers}`
    ]);
    const report = read(file);
    // A suite that could not run at all has no failed test of its own.
    const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
    return counted(report?.numPassedTests ?? 0, failed, status);
}

function apex() {
    const file = join(reports, 'apex.json');
    rmSync(file, { force: true });
    const status = node(['scripts/local-org/bin/local-org.mjs', 'test', '--json', file, '--coverage']);
    const summary = read(file)?.result?.summary;
    return counted(Number(summary?.passing ?? 0), Number(summary?.failing ?? 0), status);
}

/** A step that ended in error, or ran nothing, never counts as passed. */
function counted(passed, failed, status) {
    return { passed, failed: failed === 0 && (status !== 0 || passed === 0) ? 1 : failed };
}

function read(file) {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
