import type { DataSession } from '../database/session.ts';
import type { Store } from '../database/store.ts';
import { ApexException, throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { exceptionMessage } from '../runtime/text.ts';
import { iterate } from '../runtime/collections.ts';
import { currentTransaction, type Transaction } from '../runtime/transaction.ts';
import {
    call,
    classNameOf,
    closeJobRow,
    failedStatus,
    failureOf,
    failureText,
    insertJobRow,
    isA,
    passOn,
    restoreJob,
    stateOf,
    updateJobRow,
    type JobHost,
    type JobRow
} from './job.ts';
import { JobContext } from './job-context.ts';
import { addChunk, addJob, chunkAt, jobAt, removeChunk, removeJob, saveJob, type QueuedJob } from './queue.ts';
import { restoreState } from './state.ts';

/** "The maximum value of the scope parameter is 2,000. If set to a higher value, Salesforce chunks into smaller batches of up to 2,000." */
const MAXIMUM_SCOPE = 2000;
/** "You can submit up to 5 batch jobs"; those beyond wait in the flex queue, which holds 100. */
const ACTIVE_BATCHES = 5;
const FLEX_QUEUE = 100;

const ACTIVE = "('Queued', 'Preparing', 'Processing')";

function count(store: Store, condition: string): number {
    return Number(
        store.get(`SELECT count(*) AS n FROM "AsyncApexJob" WHERE "JobType" = 'BatchApex' AND "Status" ${condition}`)![
            'n'
        ]
    );
}

/** `Database.executeBatch`. @returns the id of the AsyncApexJob */
export function executeBatch(batch: unknown, scope: number): string {
    const { kind, extras, runtime } = currentTransaction();
    if (!isA(batch, 'Database.Batchable', runtime)) {
        throwApex('System.TypeException', `Database.executeBatch needs a Batchable: ${classNameOf(batch)}`);
    }
    // Documented: a batch may be started by the finish of another, not by its start or execute, nor by a future method.
    if (kind === 'future' || (kind === 'batch' && extras.get('batch phase') !== 'finish')) {
        throwApex(
            'System.AsyncException',
            'Database.executeBatch cannot be called from a batch start, batch execute, or future method.'
        );
    }
    return queueBatch(stateOf(batch), classNameOf(batch), scope);
}

/** @throws System.InvalidParameterValueException for a scope below 1 */
export function checkScope(scope: number): void {
    if (scope < 1) {
        throwApex('System.InvalidParameterValueException', 'Scope size must be greater than 0');
    }
}

/** Queues a batch by its stored state; a scheduled batch has nothing else. */
export function queueBatch(state: string, className: string, scope: number): string {
    checkScope(scope);
    const { session, queue } = currentTransaction();
    const isHeld = count(session.store, `IN ${ACTIVE}`) >= ACTIVE_BATCHES;
    if (isHeld && count(session.store, "= 'Holding'") >= FLEX_QUEUE) {
        throwApex(
            'System.AsyncException',
            `You've exceeded the limit of ${FLEX_QUEUE} jobs in the flex queue. Wait for some of your batch jobs to finish before adding more. To monitor and reorder jobs, use the Apex Flex Queue page in Setup.`
        );
    }
    const id = insertJobRow(session, 'BatchApex', className, { Status: isHeld ? 'Holding' : 'Queued' });
    addJob(
        session.store,
        {
            id,
            kind: 'batch',
            className,
            userId: session.userId,
            due: session.clock(),
            phase: 'start',
            state,
            options: { scope: Math.min(scope, MAXIMUM_SCOPE) }
        },
        queue
    );
    return id;
}

/**
 * Runs the next transaction of a batch: start, one execute, or finish. Each leaves the batch ready for the next in the
 * same database transaction.
 */
export function stepBatch(host: JobHost, job: QueuedJob): void {
    const { phase } = job;
    const failure = failureOf(() =>
        host.transaction(job, 'batch', 'BATCH_APEX', (transaction) => {
            transaction.extras.set('batch phase', phase);
            STEPS[phase]!(host, job, transaction);
        })
    );
    if (failure === null) {
        return;
    }
    // A chunk that fails does not stop the others: its changes are undone, and it counts as an error.
    const isChunk = phase === 'execute' && failure instanceof ApexException && host.owner === null;
    host.record(job, (session) => {
        const errors = Number(rowOf(session, job.id)?.['NumberOfErrors'] ?? 0) + 1;
        const first: JobRow = errors === 1 ? { ExtendedStatus: firstError(failure) } : {};
        if (isChunk) {
            updateJobRow(session, job.id, {
                NumberOfErrors: errors,
                JobItemsProcessed: job.options.next! + 1,
                ...first
            });
            nextChunk(host, job, job.state);
        } else {
            removeJob(host.store, job.seq);
            closeJobRow(session, job.id, failedStatus(failure), { NumberOfErrors: errors, ...first });
            releaseHeld(session);
        }
    });
    passOn(host, failure);
}

const STEPS: Readonly<Record<string, (host: JobHost, job: QueuedJob, transaction: Transaction) => void>> = {
    start(host, job, transaction) {
        const { session, limits } = transaction;
        updateJobRow(session, job.id, { Status: 'Preparing' });
        limits.beginBatchStart();
        const batch = restoreJob(transaction, job);
        const found = call(batch, 'start', contextOf(job));
        limits.endBatchStart();
        if (!jobAt(host.store, job.seq)) {
            return;
        }
        const list = (found as { batchRows?: () => ApexList } | null)?.batchRows?.() ?? found;
        const elementType = list instanceof ApexList ? list.elementType : 'Object';
        const { chunks } = storeChunks(host, job, elementType, list);
        // "Test methods can execute only one batch."
        if (host.owner !== null && chunks > 1) {
            throwApex(
                'System.UnexpectedException',
                'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.'
            );
        }
        updateJobRow(session, job.id, { Status: 'Processing', TotalJobItems: chunks });
        saveJob(host.store, {
            ...job,
            phase: chunks > 0 ? 'execute' : 'finish',
            // Members that start sets stay only with Database.Stateful.
            state: isStateful(host, batch) ? stateOf(batch) : job.state,
            options: { ...job.options, elementType, chunks, next: 0 }
        });
    },
    execute(host, job, transaction) {
        const { session } = transaction;
        const batch = restoreJob(transaction, job);
        const { next, elementType } = job.options;
        const items = (restoreState(chunkAt(host.store, job.seq, next!), host.runtime) as ApexList).items;
        call(batch, 'execute', contextOf(job, session), new ApexList(elementType!, items));
        updateJobRow(session, job.id, { JobItemsProcessed: next! + 1 });
        // Without Database.Stateful every execute begins with the batch as it was queued.
        nextChunk(host, job, isStateful(host, batch) ? stateOf(batch) : job.state);
    },
    finish(host, job, transaction) {
        const { session } = transaction;
        removeJob(host.store, job.seq);
        call(restoreJob(transaction, job), 'finish', contextOf(job));
        closeJobRow(session, job.id, 'Completed');
        releaseHeld(session);
    }
};

function contextOf(job: QueuedJob, session?: DataSession): JobContext {
    const childJobId = session ? session.store.nextId(session.schema.object('AsyncApexJob')!) : job.id;
    return new JobContext('Database.BatchableContext', job.id, childJobId);
}

function isStateful(host: JobHost, batch: unknown): boolean {
    return isA(batch, 'Database.Stateful', host.runtime);
}

/** Stores the rows chunk by chunk, so that a batch that was cut short goes on where it was. */
function storeChunks(host: JobHost, job: QueuedJob, elementType: string, rows: unknown): { chunks: number } {
    const scope = job.options.scope!;
    let chunks = 0;
    let items: unknown[] = [];
    const flush = (): void => {
        if (items.length > 0) {
            addChunk(host.store, job.seq, chunks++, stateOf(new ApexList(elementType, items)));
            items = [];
        }
    };
    for (const item of iterate(rows)) {
        items.push(item);
        if (items.length === scope) {
            flush();
        }
    }
    flush();
    return { chunks };
}

/** Goes on to the next chunk, unless the chunk that ran aborted the batch. */
function nextChunk(host: JobHost, job: QueuedJob, state: string): void {
    const { next = 0, chunks = 0 } = job.options;
    removeChunk(host.store, job.seq, next);
    saveJob(host.store, {
        ...job,
        state,
        phase: next + 1 < chunks ? 'execute' : 'finish',
        options: { ...job.options, next: next + 1 }
    });
}

function rowOf(session: DataSession, id: string): Record<string, unknown> | null {
    return session.store.get('SELECT "NumberOfErrors" FROM "AsyncApexJob" WHERE "Id" = ?', [id]);
}

function firstError(failure: unknown): string {
    const text =
        failure instanceof ApexException ? (exceptionMessage(failure) ?? failure.typeName) : failureText(failure);
    return `First error: ${text}`.slice(0, 255);
}

/** The batch that waits longest in the flex queue takes the place that became free. */
export function releaseHeld(session: DataSession): void {
    session.store.run(
        `UPDATE "AsyncApexJob" SET "Status" = 'Queued' WHERE "Id" =
         (SELECT min("Id") FROM "AsyncApexJob" WHERE "JobType" = 'BatchApex' AND "Status" = 'Holding')`
    );
}
