import { insertSystemRow, updateSystemRow } from '../../database/system-rows.ts';
import { plainSession, type DataSession } from '../../database/session.ts';
import { atomically } from '../../database/store.ts';
import type { Org } from '../../org.ts';
import type { OrgSchema } from '../../schema/model.ts';
import { testClasses } from '../../testing/test-runner.ts';
import { classIds } from './class-ids.ts';
import { isAborted } from './test-aborts.ts';
import type { TestRunOutput } from './test-process.ts';
import { testSuites, type TestSuite } from './test-suites.ts';

/** A test class of a run. */
export interface TestClass {
    id: string;
    name: string;
}

/** Runs of Apex tests, as the Tooling API's objects tell of them. */
export interface TestRuns {
    /** @returns the classes with tests, as they were when the org was opened */
    classes(): TestClass[];
    suites(): TestSuite[];
    /** A run has begun. @returns its id, that of an Apex job, and what tells that it is aborted */
    begin(userId: string, classes: readonly TestClass[], coverage: boolean): { runId: string; signal: AbortSignal };
    /** A run is over. @param output what it gave, or the reason why it gave nothing */
    end(runId: string, output: TestRunOutput | Error): void;
    /** Ends the runs whose classes have all been aborted. */
    endAborted(): void;
    /** Keeps the coverage of a run, instead of that of the last one. */
    keepCoverage(userId: string, output: TestRunOutput): void;
    /** Is told of every run that is over. @returns takes the listener off */
    listen(over: (runId: string, userId: string) => void): () => void;
}

/** @param schema what the Tooling API sees now */
export function openTestRuns(org: Org, schema: () => OrgSchema): TestRuns {
    const listeners = new Set<(runId: string, userId: string) => void>();
    const session = (userId: string): DataSession => plainSession(org.store, userId, { schema: schema() });
    const underWay = new Map<string, AbortController>();
    // Runs that an earlier process did not finish.
    for (const name of ['ApexTestRunResult', 'ApexTestQueueItem']) {
        org.store.run(`UPDATE "${name}" SET "Status" = 'Aborted' WHERE "Status" = 'Processing'`);
    }

    return {
        classes() {
            const ids = classIds(org.store);
            return testClasses(org).flatMap(({ unit: { name } }) => {
                const id = ids.get(name.toLowerCase());
                return id ? [{ id, name }] : [];
            });
        },
        suites: () => testSuites(org.store),
        begin(userId, classes, coverage) {
            const own = session(userId);
            let runId = '';
            atomically(org.store, () => {
                const now = own.clock();
                runId = insertSystemRow(own, 'AsyncApexJob', {
                    JobType: 'TestRequest',
                    Status: 'Processing',
                    JobItemsProcessed: 0,
                    TotalJobItems: classes.length,
                    NumberOfErrors: 0
                });
                const resultId = insertSystemRow(own, 'ApexTestRunResult', {
                    AsyncApexJobId: runId,
                    ClassesCompleted: 0,
                    ClassesEnqueued: classes.length,
                    MethodsCompleted: 0,
                    MethodsFailed: 0,
                    Source: 'API',
                    StartTime: now,
                    Status: 'Processing',
                    UserId: userId
                });
                for (const { id } of classes) {
                    insertSystemRow(own, 'ApexTestQueueItem', {
                        ApexClassId: id,
                        ParentJobId: runId,
                        ShouldSkipCodeCoverage: !coverage,
                        Status: 'Processing',
                        TestRunResultId: resultId
                    });
                }
            });
            const controller = new AbortController();
            underWay.set(runId, controller);
            return { runId, signal: controller.signal };
        },
        end(runId, output) {
            underWay.delete(runId);
            const run = org.store.get('SELECT * FROM "ApexTestRunResult" WHERE "AsyncApexJobId" = ?', [runId])!;
            const userId = String(run['UserId']);
            atomically(org.store, () => writeEnd(session(userId), runId, String(run['Id']), output));
            listeners.forEach((tell) => tell(runId, userId));
        },
        endAborted() {
            for (const [runId, controller] of underWay) {
                if (isAborted(org.store, runId)) {
                    controller.abort();
                }
            }
        },
        keepCoverage: (userId, output) => atomically(org.store, () => writeCoverage(session(userId), output)),
        listen(over) {
            listeners.add(over);
            return () => listeners.delete(over);
        }
    };
}

function writeEnd(session: DataSession, runId: string, resultId: string, output: TestRunOutput | Error): void {
    const { store } = session;
    const now = session.clock();
    const queue = store.all(
        `SELECT q."Id" AS id, q."Status" AS status, c."Name" AS name FROM "ApexTestQueueItem" q LEFT JOIN "ApexClass" c ON c."Id" = q."ApexClassId" WHERE q."ParentJobId" = ?`,
        [runId]
    );
    // A class that was aborted gives no results, though the others' process ran its tests.
    const kept = queue.filter(({ status }) => status !== 'Aborted');
    const names = new Set(kept.map(({ name }) => name));
    const tests = output instanceof Error ? [] : output.tests.filter((one) => names.has(one.ApexClass.Name));
    const failed = tests.filter((one) => one.Outcome !== 'Pass').length;
    const reason = kept.length > 0 && output instanceof Error ? output.message : null;
    const ended = kept.length === 0 ? 'Aborted' : reason === null ? 'Completed' : 'Failed';
    const ids = classIds(store);
    const items = new Map<string, string>();
    for (const row of kept) {
        const own = tests.filter((one) => one.ApexClass.Name === row['name']);
        items.set(String(row['name']), String(row['id']));
        updateSystemRow(session, 'ApexTestQueueItem', String(row['id']), {
            Status: ended,
            ExtendedStatus:
                reason?.slice(0, 1000) ?? `(${own.filter((one) => one.Outcome === 'Pass').length}/${own.length})`
        });
    }
    for (const one of tests) {
        insertSystemRow(session, 'ApexTestResult', {
            ApexClassId: ids.get(one.ApexClass.Name.toLowerCase()) ?? null,
            ApexTestRunResultId: resultId,
            AsyncApexJobId: runId,
            Message: one.Message,
            MethodName: one.MethodName,
            Outcome: one.Outcome,
            QueueItemId: items.get(one.ApexClass.Name) ?? null,
            RunTime: one.RunTime,
            StackTrace: one.StackTrace,
            TestTimestamp: now
        });
    }
    const classes = new Set(tests.map((one) => one.ApexClass.Name)).size;
    updateSystemRow(session, 'ApexTestRunResult', resultId, {
        Status: ended,
        EndTime: now,
        ClassesCompleted: classes,
        MethodsEnqueued: tests.length,
        MethodsCompleted: tests.length,
        MethodsFailed: failed,
        TestTime: tests.reduce((sum, one) => sum + one.RunTime, 0),
        TestSetupTime: 0
    });
    updateSystemRow(session, 'AsyncApexJob', runId, {
        Status: ended,
        CompletedDate: now,
        JobItemsProcessed: classes,
        NumberOfErrors: failed,
        ExtendedStatus: reason?.slice(0, 255) ?? null
    });
}

/** Coverage counts the lines of every class and trigger that is no test; that of @TestSetup methods belongs to no test. */
function writeCoverage(session: DataSession, { tests, coverage }: TestRunOutput): void {
    const { store } = session;
    ['ApexCodeCoverage', 'ApexCodeCoverageAggregate', 'ApexOrgWideCoverage'].forEach((name) =>
        store.run(`DELETE FROM "${name}"`)
    );
    const ids = classIds(store);
    const units = new Map((coverage?.coverage ?? []).map((one) => [one.key, one]));
    const write = (
        object: string,
        key: string,
        covered: readonly number[],
        more: Record<string, string | null>
    ): void => {
        const all = Object.keys(units.get(key)!.lines).map(Number);
        const ran = new Set(covered);
        const lines = {
            coveredLines: all.filter((line) => ran.has(line)),
            uncoveredLines: all.filter((line) => !ran.has(line))
        };
        insertSystemRow(session, object, {
            ApexClassOrTriggerId: ids.get(key) ?? null,
            NumLinesCovered: lines.coveredLines.length,
            NumLinesUncovered: lines.uncoveredLines.length,
            Coverage: JSON.stringify(lines),
            ...more
        });
    };
    for (const one of tests) {
        for (const [key, lines] of Object.entries(one.linesRun ?? {})) {
            if (units.has(key)) {
                const test = { ApexTestClassId: ids.get(one.ApexClass.Name.toLowerCase()) ?? null };
                write('ApexCodeCoverage', key, lines, { ...test, TestMethodName: one.MethodName });
            }
        }
    }
    let [covered, total] = [0, 0];
    for (const { key, lines, totalLines, totalCovered } of units.values()) {
        const ran = Object.keys(lines).filter((line) => lines[line] === 1);
        write('ApexCodeCoverageAggregate', key, ran.map(Number), {});
        covered += totalCovered;
        total += totalLines;
    }
    insertSystemRow(session, 'ApexOrgWideCoverage', {
        PercentCovered: total === 0 ? 0 : Math.floor((covered / total) * 100)
    });
}
