// Plants small mistakes into classes and metadata, one at a time, and counts those that the tests find.
//   npm run apex:mutate -- [--max N] [--seed N] [--kind code|metadata] [--name FILE] [--needed SHARE] [--json FILE]
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { differences } from '../deploy/permissions/compare.ts';
import { EQUIVALENTS } from './equivalents.ts';
import { mutate } from './mutation.ts';
import { learn } from './noticing.ts';
import { places, type Kind, type Place } from './places.ts';
import { sample } from './sample.ts';

/** A test run that takes longer than this has fallen into an endless loop, which is noticed too. */
const TIMEOUT_MS = 180_000;
/** The share of mistakes that the tests must find. */
const NEEDED: Readonly<Record<Kind, number>> = { code: 0.9, metadata: 0.95 };

interface Outcome {
    of: Kind;
    kind: string;
    file: string;
    line: number;
    original: string;
    replacement: string;
    /** `invalid`: no org would take it, so it says nothing of the tests. */
    result: 'found' | 'missed' | 'invalid';
    by: string | null;
}

const { values } = parseArgs({
    options: {
        max: { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        kind: { type: 'string' },
        name: { type: 'string' },
        needed: { type: 'string' },
        json: { type: 'string' }
    }
});
if (values.kind && values.kind !== 'code' && values.kind !== 'metadata') {
    throw new Error('--kind is code or metadata');
}

const root = process.env.PROJECT_ROOT ?? process.cwd();
const cacheFolder = join(root, '.local-org', 'cache', 'apex');
const trialCommand = join(root, '.local-org', 'build', 'apex-mutate-trial.mjs');
const project = mkdtempSync(join(tmpdir(), 'apex-mutate-'));
const source = join(project, 'force-app', 'main', 'default');
const outcomes: Outcome[] = [];
try {
    cpSync(join(root, 'force-app'), join(project, 'force-app'), { recursive: true });
    cpSync(join(root, 'sfdx-project.json'), join(project, 'sfdx-project.json'));
    await bundleTrial();
    const kinds = values.kind ? [values.kind as Kind] : (['code', 'metadata'] as const);
    const chosen = kinds.flatMap((kind) =>
        sample(
            places(source, { kind, name: values.name }).filter((place) => !isEquivalent(place)),
            { kindOf: ({ mutation }) => mutation.kind, nameOf },
            Math.ceil(Number(values.max) / kinds.length),
            Number(values.seed)
        )
    );
    const noticing = learn(project, cacheFolder);
    for (const place of chosen) {
        const outcome = await attempt(place, noticing.order(place));
        outcomes.push(outcome);
        const { result, file, line, kind, original, replacement, by } = outcome;
        console.log(`${result.padEnd(7)} ${file}:${line} ${kind}: ${original} → ${replacement}${by ? ` (${by})` : ''}`);
    }
} finally {
    rmSync(project, { recursive: true });
}
report();

/** Without its line number, which moves with every change above it. */
function nameOf({ file, text, mutation }: Place): string {
    return [file, text, mutation.kind, plain(mutation.original), plain(mutation.replacement ?? '')].join(' ');
}

function isEquivalent({ file, text, mutation }: Place): boolean {
    return EQUIVALENTS.some(
        (one) => file.endsWith(one.file) && one.text === text && one.original === plain(mutation.original)
    );
}

/** A process for each mistake: one that never ends can be ended. */
async function bundleTrial(): Promise<void> {
    await build({
        entryPoints: [join(root, 'scripts', 'apex-mutate', 'trial.ts')],
        outfile: trialCommand,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        packages: 'external',
        logLevel: 'error'
    });
}

/** Only the one file differs from the project, and is as before afterwards. */
async function attempt(place: Place, classes: string[]): Promise<Outcome> {
    const target = join(source, place.file);
    const before = readFileSync(target, 'utf8');
    const after = mutate(before, place.mutation);
    if (after === null) {
        rmSync(target);
    } else {
        writeFileSync(target, after);
    }
    try {
        const table = /permissionset(group)?-meta/.test(place.file) ? differences(source) : [];
        const [result, by]: [Outcome['result'], string | null] =
            table.length > 0 ? ['found', 'the table of permissions'] : await resultOf(classes);
        return {
            of: place.of,
            kind: place.mutation.kind,
            file: place.file,
            line: place.line,
            original: after === null ? 'the file' : plain(place.mutation.original),
            replacement: plain(place.mutation.replacement ?? ''),
            result,
            by
        };
    } finally {
        writeFileSync(target, before);
    }
}

function plain(text: string): string {
    return text.replace(/\s+/g, ' ').trim();
}

/** No test runs the line: nothing can notice it. */
function resultOf(classes: string[]): Promise<[Outcome['result'], string | null]> {
    if (classes.length === 0) {
        return Promise.resolve(['missed', null]);
    }
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [trialCommand, project, cacheFolder, classes.join(',')], {
            cwd: root,
            stdio: ['ignore', 'pipe', 'pipe']
        });
        let said = '';
        child.stdout.on('data', (text: Buffer) => (said += text.toString()));
        child.stderr.resume();
        const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
        child.on('error', reject);
        child.on('close', (code, signal) => {
            clearTimeout(timer);
            const by = said.trim().split('\n').at(-1) ?? null;
            if (signal === 'SIGKILL') {
                resolve(['found', 'a test that did not end']);
            } else {
                resolve(code === 0 ? ['missed', null] : code === 1 && by ? ['found', by] : ['invalid', null]);
            }
        });
    });
}

/** Says what was found and ends with 1 where it is less than needed. */
function report(): void {
    const shares = (['code', 'metadata'] as const).map((of) => {
        const valid = outcomes.filter((one) => one.of === of && one.result !== 'invalid');
        const found = valid.filter((one) => one.result === 'found').length;
        return { of, found, valid: valid.length, share: valid.length === 0 ? 1 : found / valid.length };
    });
    for (const { of, found, valid, share } of shares.filter((one) => one.valid > 0)) {
        console.log(`${found} of ${valid} mistakes in ${of} found (${Math.round(share * 100)} %)`);
    }
    if (values.json) {
        writeFileSync(values.json, `${JSON.stringify({ seed: Number(values.seed), shares, outcomes }, null, 2)}\n`);
    }
    const enough = shares.every(({ of, share }) => share >= Number(values.needed ?? NEEDED[of]));
    process.exitCode = outcomes.length > 0 && enough ? 0 : 1;
}
