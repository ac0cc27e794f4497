// Plants small mistakes into the Apex, one at a time, and counts those the Apex tests find.
//   npm run apex:mutate -- [--max N] [--class NAME] [--json FILE]
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
    found: boolean;
}

const root = process.env.PROJECT_ROOT ?? process.cwd();
const classes = join(root, 'force-app', 'main', 'default', 'classes');
const { values } = parseArgs({
    options: { max: { type: 'string', default: '60' }, class: { type: 'string' }, json: { type: 'string' } }
});

const trials = spread(allTrials(values.class), Number(values.max));
const outcomes: Outcome[] = [];
const queue = [...trials];
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, () => work()));

const found = outcomes.filter((outcome) => outcome.found).length;
const share = outcomes.length === 0 ? 0 : found / outcomes.length;
if (values.json) {
    writeFileSync(values.json, `${JSON.stringify({ found, of: outcomes.length, share, outcomes }, null, 2)}\n`);
}
console.log(`${found} of ${outcomes.length} mutations found by the Apex tests (${Math.round(share * 100)} %)`);
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

async function work(): Promise<void> {
    const project = copyOfProject();
    try {
        for (let trial = queue.shift(); trial; trial = queue.shift()) {
            const outcome = await attempt(project, trial);
            outcomes.push(outcome);
            const mark = outcome.found ? 'found ' : 'MISSED';
            console.log(
                `${mark} ${outcome.file}:${outcome.line} ${outcome.kind}: ${outcome.original} → ${outcome.replacement}`
            );
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
            found: !(await testsPass(project))
        };
    } finally {
        writeFileSync(target, source);
    }
}

function testsPass(project: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
        const command = join(root, '.local-org', 'build', 'local-org-cli-apex-test.mjs');
        const child = spawn(process.execPath, [command, '--project', project, '--fail-fast'], { stdio: 'ignore' });
        const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
        child.on('error', reject);
        child.on('exit', (code) => {
            clearTimeout(timer);
            resolve(code === 0);
        });
    });
}
