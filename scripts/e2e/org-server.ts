import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringIn, moveClock, runAnonymous, type ClockMove, type ClockState } from './administrator.ts';

/** A local org that serves its page for a test. */
export interface OrgServer {
    /** address without a slash at the end */
    url: string;
    /**
     * Moves the org's clock forward and waits until everything that was due in between has run.
     * @param move `{ to: '2026-11-05T09:00:00-07:00' }`, `{ by: { days: 7 } }` or `{ toNextScheduledJob: true }`
     * @returns the org's time, and the jobs that ran
     */
    moveClock(move: ClockMove): Promise<ClockState>;
    /** Runs anonymous Apex as the administrator. @throws Error with what is wrong */
    anonymous(source: string): Promise<void>;
    /** As anonymous, while the administrator brings in licenses from before roll-out. */
    bringIn(source: string): Promise<void>;
    /** what it printed so far */
    output(): string;
    /** stops it and removes its data */
    stop(): Promise<void>;
}

const START_LIMIT_MS = 90_000;

/**
 * Starts the local org on a free port, with data of its own.
 * @param options.data folder of the data, kept after stop(); without one a temporary folder is used and removed
 * @param options.cache folder of compiled pages and sources
 * @param options.project folder of another project
 * @param options.clock the org's time at its first start, such as `2026-11-02T09:00:00-07:00`; the machine's when left out
 * @throws Error with what it printed when it does not start
 */
export async function startOrgServer(
    options: { data?: string; cache?: string; project?: string; clock?: string } = {}
): Promise<OrgServer> {
    const data = options.data ?? mkdtempSync(join(tmpdir(), 'org-'));
    const parameters = [
        '--port',
        '0',
        '--data',
        data,
        ...(options.cache ? ['--cache', options.cache] : []),
        ...(options.project ? ['--project', options.project] : []),
        ...(options.clock ? ['--clock', options.clock] : [])
    ];
    const child = spawn(process.execPath, ['scripts/local-org/bin/local-org.mjs', 'start', ...parameters], {
        cwd: process.cwd(),
        stdio: ['ignore', 'pipe', 'pipe']
    });
    let printed = '';
    const collect = (chunk: Buffer): void => {
        printed += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const url = await readyUrl(child, () => printed);
    return {
        url,
        moveClock: (move) => moveClock(url, move),
        anonymous: (source) => runAnonymous(url, source),
        bringIn: (source) => bringIn(url, source),
        output: () => printed,
        async stop() {
            await stopped(child);
            if (!options.data) {
                rmSync(data, { recursive: true, force: true });
            }
        }
    };
}

function readyUrl(child: ChildProcess, printed: () => string): Promise<string> {
    return new Promise((resolve, reject) => {
        const limit = setTimeout(() => {
            child.kill('SIGKILL');
            reject(new Error(`The local org did not start within ${START_LIMIT_MS / 1000} s:\n${printed()}`));
        }, START_LIMIT_MS);
        child.stdout?.on('data', () => {
            const url = /Ready: (http:\S+)/.exec(printed())?.[1];
            if (url) {
                clearTimeout(limit);
                resolve(url);
            }
        });
        child.once('exit', (code) => {
            clearTimeout(limit);
            reject(new Error(`The local org ended with code ${code}:\n${printed()}`));
        });
    });
}

function stopped(child: ChildProcess): Promise<void> {
    return new Promise((resolve) => {
        if (child.exitCode !== null) {
            resolve();
            return;
        }
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
    });
}
