import type { SfResult } from '../../testing/test-report.ts';
import { commandResult } from '../command-process.ts';

/** What a run of tests gave. */
export type TestRunOutput = SfResult['result'];

/**
 * Runs Apex tests in a process of its own, on an org in memory: tests see the project as it is on disk, and no record of this org.
 * @param projectDirs absolute folders of the projects
 * @param tests `Class` or `Class.method`
 * @param coverage whether lines are counted
 * @param signal ends the process
 * @throws Error with what the process said, where it gives no result
 */
export async function runTestProcess(
    projectDirs: readonly string[],
    tests: readonly string[],
    coverage: boolean,
    signal?: AbortSignal
): Promise<TestRunOutput> {
    const { result } = await commandResult<SfResult>(
        [
            'test',
            ...projectDirs.flatMap((one) => ['--project', one]),
            ...tests.flatMap((one) => ['--tests', one]),
            ...(coverage ? ['--detailed-coverage'] : [])
        ],
        signal
    );
    return result;
}
