import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';

/** A mistake that the Jest tests did not notice, as the mutation tool's report tells it: lines and columns from 1. */
export interface Mistake {
    fileName: string;
    replacement: string;
    location: { start: { line: number; column: number }; end: { line: number; column: number } };
}

/** A run of the tests that takes longer than this has fallen into an endless loop, which is noticed too. */
const TIMEOUT_MS = 300_000;

/**
 * Whether the product's Apex tests, on a local org with the mistake, notice it: one fails, or none can be run.
 * @param root the project
 * @param mistakes one is planted at a time, in a copy of the project
 * @param report is told each
 * @returns those that they do not notice either
 * @throws Error when a test fails without any mistake
 */
export async function unnoticedByApex<M extends Mistake>(
    root: string,
    mistakes: readonly M[],
    report: (mistake: M, by: string | null) => void
): Promise<M[]> {
    const copy = mkdtempSync(join(tmpdir(), 'mutate-'));
    try {
        for (const file of filesOf(root)) {
            cpSync(join(root, file), join(copy, file));
        }
        symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
        const fails = await failing(copy);
        if (fails !== null) {
            throw new Error(`The Apex tests fail without any mistake: ${fails}`);
        }
        const left: M[] = [];
        for (const mistake of mistakes) {
            const file = isAbsolute(mistake.fileName) ? relative(root, mistake.fileName) : mistake.fileName;
            const before = readFileSync(join(copy, file), 'utf8');
            writeFileSync(join(copy, file), planted(before, mistake));
            const by = await failing(copy);
            writeFileSync(join(copy, file), before);
            report(mistake, by);
            if (by === null) {
                left.push(mistake);
            }
        }
        return left;
    } finally {
        rmSync(copy, { recursive: true });
    }
}

function filesOf(root: string): string[] {
    const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
    return String(listed.stdout).split('\n').filter(Boolean);
}

/** The text with what stands at the place replaced. */
export function planted(text: string, { location: { start, end }, replacement }: Mistake): string {
    const lines = text.split('\n');
    const offset = ({ line, column }: { line: number; column: number }): number =>
        lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    return text.slice(0, offset(start)) + replacement + text.slice(offset(end));
}

/** @returns null where all tests pass, else what failed first */
function failing(project: string): Promise<string | null> {
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['scripts/local-org/bin/local-org.mjs', 'test', '--fail-fast'], {
            cwd: project,
            stdio: ['ignore', 'pipe', 'pipe'],
            timeout: TIMEOUT_MS,
            killSignal: 'SIGKILL'
        });
        let said = '';
        child.stdout.on('data', (data: Buffer) => (said += data.toString()));
        child.stderr.on('data', (data: Buffer) => (said += data.toString()));
        child.on('close', (code) => {
            if (/^Error: Build failed/m.test(said)) {
                reject(new Error(`The mistake is none that can be built:\n${said}`));
                return;
            }
            const first = /^(?:FAIL|COMPILE) \S+/m.exec(said)?.[0] ?? 'no test could be run';
            resolve(code === 0 ? null : first);
        });
    });
}
