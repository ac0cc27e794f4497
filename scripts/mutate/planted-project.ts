import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mistake } from './mistakes.ts';

/** A run of tests that takes longer than this has fallen into an endless loop, which is noticed too. */
const TIMEOUT_MS = 900_000;

/** A copy of the project in which mistakes are planted; `null` as the status is that of a run that did not end. */
export interface PlantedProject {
    folder: string;
    run(parameters: string[], timeout?: number): Promise<{ status: number | null; said: string }>;
    /** Does something while the files hold the mistakes. */
    planting<T>(mistakes: readonly Mistake[], act: () => Promise<T>): Promise<T>;
    remove(): void;
}

/** @param root the project; what Git ignores of it is not copied, its packages are shared */
export function plantedProject(root: string): PlantedProject {
    const folder = mkdtempSync(join(tmpdir(), 'mutate-'));
    for (const file of filesOf(root)) {
        cpSync(join(root, file), join(folder, file));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return {
        folder,
        run: (parameters, timeout = TIMEOUT_MS) => run(folder, parameters, timeout),
        planting: async (mistakes, act) => {
            const before = new Map<string, string>();
            for (const file of new Set(mistakes.map((one) => one.file))) {
                const text = readFileSync(join(folder, file), 'utf8');
                before.set(file, text);
                writeFileSync(
                    join(folder, file),
                    planted(
                        text,
                        mistakes.filter((one) => one.file === file)
                    )
                );
            }
            try {
                return await act();
            } finally {
                before.forEach((text, file) => writeFileSync(join(folder, file), text));
            }
        },
        remove: () => rmSync(folder, { recursive: true })
    };
}

function filesOf(root: string): string[] {
    const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
    return String(listed.stdout).split('\n').filter(Boolean);
}

/** The text with what stands at each place replaced; places do not overlap. Lines and columns count from 1. */
export function planted(text: string, mistakes: readonly Pick<Mistake, 'location' | 'replacement'>[]): string {
    const lines = text.split('\n');
    const offset = ({ line, column }: { line: number; column: number }): number =>
        lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    return mistakes
        .map(({ location: { start, end }, replacement }) => ({ from: offset(start), to: offset(end), replacement }))
        .sort((a, b) => b.from - a.from)
        .reduce((made, { from, to, replacement }) => made.slice(0, from) + replacement + made.slice(to), text);
}

function run(cwd: string, parameters: string[], timeout: number): Promise<{ status: number | null; said: string }> {
    return new Promise((resolve) => {
        const child = spawn(process.execPath, parameters, {
            cwd,
            stdio: ['ignore', 'pipe', 'pipe'],
            timeout,
            killSignal: 'SIGKILL'
        });
        let said = '';
        child.stdout.on('data', (data: Buffer) => (said += data.toString()));
        child.stderr.on('data', (data: Buffer) => (said += data.toString()));
        child.on('close', (status) => resolve({ status, said }));
    });
}
