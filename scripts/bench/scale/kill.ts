/** Kills a process that lives through a scale run, in the middle of its jobs, and lets another one go on. */
import { spawn } from 'node:child_process';

const root = process.env.PROJECT_ROOT ?? process.cwd();

/** What the process of a run prints: a line for every transaction of a job, and one when it has come to the end. */
export const STEP_MARK = 'step ';
export const DONE_MARK = 'lived through';

/** Where a process is killed: after so many transactions of a job. */
export interface KillPoint {
    className: string;
    transactions: number;
}

/**
 * Lives through the run in processes of their own: each is killed at a point, the last one goes on to the end.
 * @param folder data of a filled org that nobody has open
 * @throws Error when a process ends before it is killed, or the last one does not come to the end
 */
export async function liveThroughKilled(folder: string, points: readonly KillPoint[]): Promise<void> {
    for (const point of points) {
        if ((await runProcess(folder, point)) !== 'killed') {
            throw new Error(`The run ended before ${point.transactions} transactions of ${point.className}`);
        }
    }
    if ((await runProcess(folder, null)) !== 'done') {
        throw new Error('The last process did not come to the end');
    }
}

function runProcess(folder: string, point: KillPoint | null): Promise<'killed' | 'done' | 'ended'> {
    const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/bench/scale/live.ts', folder], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit']
    });
    let seen = 0;
    let rest = '';
    let outcome: 'killed' | 'done' | 'ended' = 'ended';
    child.stdout.on('data', (chunk: Buffer) => {
        const lines = (rest + chunk.toString('utf8')).split('\n');
        rest = lines.pop()!;
        for (const line of lines) {
            if (line === DONE_MARK) {
                outcome = 'done';
            }
            if (point && line === STEP_MARK + point.className && ++seen === point.transactions) {
                outcome = 'killed';
                child.kill('SIGKILL');
            }
        }
    });
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', () => resolve(outcome));
    });
}
