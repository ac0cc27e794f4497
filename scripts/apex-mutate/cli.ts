// Plants small mistakes into the Apex, one at a time, and counts those the Apex tests find.
//   npm run apex:mutate -- [--max N] [--class NAME] [--json FILE]
import { spawn, spawnSync } from 'node:child_process';
import {
    cpSync,
    existsSync,
    mkdtempSync,
    readFileSync,
    readdirSync,
    rmSync,
    symlinkSync,
    writeFileSync
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { lineOf, mutate, mutationsOf, type Mutation } from './mutations.ts';

/** A test run that takes longer than this has fallen into an endless loop, which is noticed too. */
const TIMEOUT_MS = 180_000;
/** The share of mutations the tests must find. */
const NEEDED = 0.85;

interface Trial {
    file: string;
    mutation: Mutation;
}

interface Outcome {
    kind: string;
    file: string;
    line: number;
    original: string;
    replacement: string;
    /** `invalid`: the mutation does not compile, so no org would take it and it says nothing of the tests. */
    result: 'found' | 'missed' | 'invalid';
}

const root = process.env.PROJECT_ROOT ?? process.cwd();
const classes = join(root, 'force-app', 'main', 'default', 'classes');
const { values } = parseArgs({
    options: { max: { type: 'string', default: '60' }, class: { type: 'string' }, json: { type: 'string' } }
});

// Bundles the test command once; every trial runs it.
spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/local-org/cli/apex-test.ts', '--class', 'none'], {
    cwd: root
});
await expectPassingTests();
const trials = spread(allTrials(values.class), Number(values.max));
const outcomes: Outcome[] = [];
const queue = [...trials];
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, () => work()));

const valid = outcomes.filter((outcome) => outcome.result !== 'invalid');
const found = valid.filter((outcome) => outcome.result === 'found').length;
const share = valid.length === 0 ? 0 : found / valid.length;
if (values.json) {
    writeFileSync(values.json, `${JSON.stringify({ found, of: valid.length, share, outcomes }, null, 2)}\n`);
}
console.log(`${found} of ${valid.length} mutations found by the Apex tests (${Math.round(share * 100)} %)`);
process.exitCode = share >= NEEDED ? 0 : 1;

/** Every mutation of every class that is no test and no test data. */
function allTrials(only: string | undefined): Trial[] {
    return readdirSync(classes, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.cls') && !name.endsWith('Test.cls') && dirname(name) !== 'testing')
        .filter((name) => !only || basename(name, '.cls').toLowerCase() === only.toLowerCase())
        .sort()
        .flatMap((name) =>
            mutationsOf(readFileSync(join(classes, name), 'utf8')).map((mutation) => ({ file: name, mutation }))
        );
}

/** At most `max` of them, at even distances, so that every run takes the same ones. */
function spread(all: Trial[], max: number): Trial[] {
    if (all.length <= max) {
        return all;
    }
    return Array.from({ length: max }, (_, i) => all[Math.floor((i * all.length) / max)]!);
}

/** Where the tests fail without a mutation, every mutation would count as found. */
async function expectPassingTests(): Promise<void> {
    const project = copyOfProject();
    const result = await resultOf(project);
    rmSync(project, { recursive: true });
    if (result !== 'missed') {
        throw new Error('The Apex tests fail without any mutation. Run npm run apex:test and mend them first.');
    }
}

async function work(): Promise<void> {
    const project = copyOfProject();
    try {
        for (let trial = queue.shift(); trial; trial = queue.shift()) {
            const outcome = await attempt(project, trial);
            outcomes.push(outcome);
            const { result, file, line, kind, original, replacement } = outcome;
            console.log(`${result.padEnd(7)} ${file}:${line} ${kind}: ${original} → ${replacement}`);
        }
    } finally {
        rmSync(project, { recursive: true });
    }
}

function copyOfProject(): string {
    const project = mkdtempSync(join(tmpdir(), 'apex-mutate-'));
    cpSync(join(root, 'force-app'), join(project, 'force-app'), { recursive: true });
    cpSync(join(root, 'sfdx-project.json'), join(project, 'sfdx-project.json'));
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
    return project;
}

async function attempt(project: string, { file, mutation }: Trial): Promise<Outcome> {
    const source = readFileSync(join(classes, file), 'utf8');
    const target = join(project, relative(root, classes), file);
    writeFileSync(target, mutate(source, mutation));
    try {
        return {
            kind: mutation.kind,
            file: basename(file),
            line: lineOf(source, mutation),
            original: mutation.original.replace(/\s+/g, ' '),
            replacement: mutation.replacement.trim(),
            result: await resultOf(project)
        };
    } finally {
        writeFileSync(target, source);
    }
}

function resultOf(project: string): Promise<Outcome['result']> {
    const report = join(project, 'report.json');
    rmSync(report, { force: true });
    return new Promise((resolve, reject) => {
        const command = join(root, '.local-org', 'build', 'local-org-cli-apex-test.mjs');
        const parameters = [command, '--project', project, '--json', report, '--fail-fast'];
        const child = spawn(process.execPath, parameters, { stdio: 'ignore' });
        const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
        child.on('error', reject);
        child.on('exit', (code, signal) => {
            clearTimeout(timer);
            resolve(code === 0 ? 'missed' : signal === 'SIGKILL' ? 'found' : failureIn(report));
        });
    });
}

/** A failed test finds the mutation; a class that does not compile, or a run that wrote no report, does not. */
function failureIn(report: string): Outcome['result'] {
    if (!existsSync(report)) {
        return 'invalid';
    }
    const { result } = JSON.parse(readFileSync(report, 'utf8')) as { result: { tests: { Outcome: string }[] } };
    const outcomes = result.tests.map((test) => test.Outcome);
    return outcomes.includes('Fail') ? 'found' : 'invalid';
}
