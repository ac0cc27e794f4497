// Runs the Apex tests of every checkout in a folder and prints what passes.
//   npm run conformance -- FOLDER [--reasons N]
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageFolder } from '../package-folder.ts';
import type { SfResult } from '../testing/test-report.ts';

const { values, positionals } = parseArgs({
    options: { reasons: { type: 'string', default: '8' } },
    allowPositionals: true
});
const [folder] = positionals;
if (!folder || !existsSync(folder)) {
    console.error(folder ? `There is no folder ${folder}.` : 'Usage: npm run conformance -- FOLDER [--reasons N]');
    process.exit(2);
}
/** A project that runs longer counts as one that does not load. */
const PATIENCE_MS = 15 * 60 * 1000;
const work = mkdtempSync(join(tmpdir(), 'conformance-'));

interface Outcome {
    project: string;
    commit: string;
    passed: number;
    total: number;
    /** Why the project does not load, or null. */
    broken: string | null;
    reasons: Map<string, number>;
}

function commitOf(project: string): string {
    try {
        return execFileSync('git', ['-C', project, 'rev-parse', '--short=7', 'HEAD'], { encoding: 'utf8' }).trim();
    } catch {
        return '-';
    }
}

/** A message without what differs from test to test: the classes on the way to its cause, places, ids and further lines. */
function kindOf(message: string): string {
    return message
        .split('\n')[0]!
        .replace(/^.*needs recompilation: Class \w+: /, '')
        .replace(/^\S+:\d+:\d+: /, '')
        .replace(/ ?\(?\S*\/([\w-]+\.(?:cls|trigger)):\d+(?::\d+)?\)?/g, ' ($1)')
        .replace(/\b(?=[a-zA-Z]*\d)[a-zA-Z0-9]{15}(?:[A-Za-z0-9]{3})?\b/g, 'ID')
        .slice(0, 160);
}

function run(project: string): Outcome {
    const json = join(work, 'result.json');
    rmSync(json, { force: true });
    const done = spawnSync(
        process.execPath,
        [join(packageFolder(), 'bin', 'local-org.mjs'), 'test', '--project', project, '--json', json, '--installed'],
        { encoding: 'utf8', timeout: PATIENCE_MS, maxBuffer: 256 * 1024 * 1024 }
    );
    const outcome: Outcome = {
        project: project.split(/[\\/]/).pop()!,
        commit: commitOf(project),
        passed: 0,
        total: 0,
        broken: null,
        reasons: new Map()
    };
    let result: SfResult;
    try {
        result = JSON.parse(readFileSync(json, 'utf8')) as SfResult;
    } catch {
        const error = /^\w*Error: .*$/m.exec(done.stderr)?.[0] ?? done.stderr.trim().split('\n')[0];
        outcome.broken = done.error ? `longer than ${PATIENCE_MS / 60000} minutes` : (error ?? 'unknown');
        return outcome;
    }
    for (const test of result.result.tests) {
        outcome.total++;
        if (test.Outcome === 'Pass') {
            outcome.passed++;
        } else {
            const kind = kindOf(test.Message ?? '');
            outcome.reasons.set(kind, (outcome.reasons.get(kind) ?? 0) + 1);
        }
    }
    return outcome;
}

const outcomes: Outcome[] = [];
for (const entry of readdirSync(resolve(folder), { withFileTypes: true })) {
    if (entry.isDirectory()) {
        const outcome = run(join(resolve(folder), entry.name));
        outcomes.push(outcome);
        console.log(
            `| ${outcome.project} | ${outcome.commit} | ${outcome.broken ? `does not load: ${outcome.broken}` : `${outcome.passed} / ${outcome.total}`} |`
        );
        for (const [kind, count] of [...outcome.reasons].sort((a, b) => b[1] - a[1]).slice(0, Number(values.reasons))) {
            console.log(`${String(count).padStart(6)}  ${kind}`);
        }
    }
}
rmSync(work, { recursive: true });
const [passed, total] = outcomes.reduce(([a, b], one) => [a + one.passed, b + one.total], [0, 0]);
console.log(`| together | | ${passed} / ${total} (${total === 0 ? 0 : ((100 * passed) / total).toFixed(1)} %) |`);
