import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../package-folder.ts';
import type { SfResult } from '../../testing/test-report.ts';

/** What a run of tests gave. */
export type TestRunOutput = SfResult['result'];

/**
 * Runs Apex tests in a process of its own, on an org in memory: tests see the project as it is on disk, and no record of this org.
 * @param projectDirs absolute folders of the projects
 * @param tests `Class` or `Class.method`
 * @param coverage whether lines are counted
 * @throws Error with what the process said, where it gives no result
 */
export async function runTestProcess(
    projectDirs: readonly string[],
    tests: readonly string[],
    coverage: boolean
): Promise<TestRunOutput> {
    const folder = mkdtempSync(join(tmpdir(), 'apex-run-'));
    const json = join(folder, 'result.json');
    const parameters = [
        join(packageFolder(), 'bin', 'local-org.mjs'),
        'test',
        ...projectDirs.flatMap((one) => ['--project', one]),
        ...tests.flatMap((one) => ['--tests', one]),
        ...(coverage ? ['--detailed-coverage'] : []),
        '--json',
        json
    ];
    try {
        const said = await new Promise<string>((resolve, reject) => {
            const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
            let errors = '';
            child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
            child.on('error', reject);
            child.on('close', () => resolve(errors.trim()));
        });
        try {
            return (JSON.parse(readFileSync(json, 'utf8')) as SfResult).result;
        } catch (error) {
            throw new Error(said || (error as Error).message);
        }
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
