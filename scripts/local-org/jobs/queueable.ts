import { ApexException, apexException, throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import type { OptionsValue } from '../platform/execution/async-options.ts';
import { currentTransaction, extra, type Transaction } from '../runtime/transaction.ts';
import {
    call,
    classNameOf,
    closeFailed,
    closeJobRow,
    failureOf,
    failureText,
    insertJobRow,
    isA,
    passOn,
    restoreJob,
    stateOf,
    updateJobRow,
    type JobHost
} from './job.ts';
import { JobContext } from './job-context.ts';
import { addJob, hasSignature, removeJob, type QueuedJob } from './queue.ts';
import { restoreState } from './state.ts';

const MINUTE_MS = 60_000;

/** What `System.AsyncInfo` tells inside of a queueable job. */
export const queueableInfo = (): { depth: number; maximum: number | null; delay: number } =>
    extra('queueable', () => ({ depth: 1, maximum: null, delay: 0 }));

/** `System.enqueueJob`. @returns the id of the AsyncApexJob */
export function enqueue(job: unknown, minutes: number, options: OptionsValue | null): string {
    const transaction = currentTransaction();
    const { session, runtime, queue } = transaction;
    const className = classNameOf(job);
    if (!isA(job, 'System.Queueable', runtime)) {
        throwApex('System.TypeException', `System.enqueueJob needs a Queueable: ${className}`);
    }
    transaction.limits.add('queueableJobs');
    const isChain = transaction.kind === 'queueable';
    const depth = isChain ? queueableInfo().depth + 1 : 1;
    const maximumDepth = options?.MaximumQueueableStackDepth ?? (isChain ? queueableInfo().maximum : null);
    // Also, a chain in a test has one link: the platform refuses the second.
    if ((maximumDepth !== null && depth > maximumDepth) || (transaction.test && isChain)) {
        throwApex('System.AsyncException', 'Maximum stack depth has been reached.');
    }
    // "Only one job with a given signature can be queued": of all jobs that wait, whoever queued them.
    const signature = options?.DuplicateSignature?.key;
    if (signature !== undefined && hasSignature(session.store, signature, queue)) {
        throwApex('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
    }
    const id = insertJobRow(session, 'Queueable', className);
    addJob(
        session.store,
        {
            id,
            kind: 'queueable',
            className,
            userId: session.userId,
            due: session.clock() + minutes * MINUTE_MS,
            phase: 'execute',
            state: stateOf(job),
            options: { depth, maximumDepth, delay: minutes, ...(signature === undefined ? {} : { signature }) }
        },
        queue
    );
    return id;
}

/** Runs a queueable job, then its finalizer. */
export function runQueueable(host: JobHost, job: QueuedJob): void {
    const { depth = 1, maximumDepth = null, delay = 0 } = job.options;
    let attached: { value: unknown } = { value: null };
    let finalizer: QueuedJob | null = null;
    const failure = failureOf(() =>
        host.transaction(job, 'queueable', 'QUEUEABLE', (transaction) => {
            removeJob(host.store, job.seq);
            updateJobRow(transaction.session, job.id, { Status: 'Processing' });
            transaction.extras.set('queueable', { depth, maximum: maximumDepth, delay });
            attached = extra('finalizer', () => attached);
            const target = restoreJob(transaction, job);
            call(target, 'execute', new JobContext('System.QueueableContext', job.id));
            closeJobRow(transaction.session, job.id, 'Completed');
            finalizer = addFinalizer(host, job, attached.value, null);
        })
    );
    if (failure !== null) {
        host.record(job, (session) => {
            closeFailed(host, session, job, failure);
            finalizer = addFinalizer(host, job, attached.value, failure);
        });
    }
    if (finalizer) {
        runFinalizer(host, finalizer);
    }
    passOn(host, failure);
}

/** `System.attachFinalizer`. */
export function attachFinalizer(finalizer: unknown): void {
    const transaction = currentTransaction();
    if (transaction.quiddity !== 'QUEUEABLE') {
        throwApex('System.HandledException', 'Finalizer can be attached in a queueable job only');
    }
    const holder = extra('finalizer', () => ({ value: null as unknown }));
    if (holder.value !== null) {
        throwApex('System.AsyncException', 'Cannot attach more than one finalizer');
    }
    holder.value = finalizer;
}

/** A finalizer waits in the queue as a job does, so that it runs also when the process is killed after its job. */
function addFinalizer(host: JobHost, job: QueuedJob, finalizer: unknown, failure: unknown): QueuedJob | null {
    if (finalizer === null) {
        return null;
    }
    return addJob(
        host.store,
        {
            ...job,
            kind: 'finalizer',
            className: classNameOf(finalizer),
            state: stateOf(new ApexList('Object', [finalizer, raisedBy(failure)])),
            options: { ...job.options, failed: failure !== null }
        },
        host.owner
    );
}

/** What `FinalizerContext.getException` gives. */
function raisedBy(failure: unknown): ApexException | null {
    return failure === null || failure instanceof ApexException
        ? failure
        : apexException('System.UnexpectedException', failureText(failure));
}

export function runFinalizer(host: JobHost, job: QueuedJob): void {
    const { depth = 1, maximumDepth = null } = job.options;
    const failure = failureOf(() =>
        host.transaction(job, 'queueable', 'TRANSACTION_FINALIZER_QUEUEABLE', (transaction: Transaction) => {
            removeJob(host.store, job.seq);
            transaction.extras.set('queueable', { depth, maximum: maximumDepth, delay: 0 });
            const [finalizer, error] = restoreState(job.state, host.runtime) as ApexList;
            call(finalizer, 'execute', {
                apexType: 'System.FinalizerContext',
                jobId: job.id,
                error,
                requestId: transaction.id
            });
        })
    );
    if (failure !== null) {
        host.record(job, () => removeJob(host.store, job.seq));
    }
    passOn(host, failure);
}
