import type { Transaction } from '../runtime/transaction.ts';
import { stepBatch } from './batch.ts';
import { runFuture } from './future.ts';
import { failureOf, passOn, type JobHost } from './job.ts';
import { runFinalizer, runQueueable } from './queueable.ts';
import { jobAt, jobsOf, removeJob, type JobKind, type QueuedJob } from './queue.ts';
import { fire } from './schedule.ts';

function testHost(transaction: Transaction): JobHost {
    return {
        store: transaction.session.store,
        runtime: transaction.runtime,
        owner: transaction.queue,
        transaction: ({ userId }, kind, quiddity, run) => transaction.spawn(userId, kind, quiddity, run),
        record: (_, write) => write(transaction.session)
    };
}

/** Runs one step of a job: all of it, or one transaction of a batch. */
export function step(host: JobHost, job: QueuedJob): void {
    switch (job.kind) {
        case 'queueable':
            runQueueable(host, job);
            break;
        case 'finalizer':
            runFinalizer(host, job);
            break;
        case 'future':
            runFuture(host, job);
            break;
        case 'batch':
            stepBatch(host, job);
            break;
        case 'schedulable':
            fire(host, job);
            break;
        case 'event':
            runEvents(host, job);
    }
}

function runEvents(host: JobHost, job: QueuedJob): void {
    const failure = failureOf(() =>
        host.transaction(job, 'trigger', 'PLATFORM_EVENT_PUBLISH_CALLBACK', (transaction) => {
            removeJob(host.store, job.seq);
            transaction.deliver(job);
        })
    );
    if (failure !== null) {
        host.record(job, () => removeJob(host.store, job.seq));
    }
    passOn(host, failure);
}

/** Hands the events that a test has published so far to their triggers: `Test.getEventBus().deliver()`. */
export function deliverTestEvents(transaction: Transaction): void {
    const host = testHost(transaction);
    jobsOf(host.store, host.owner)
        .filter((job) => job.kind === 'event')
        .forEach((job) => runEvents(host, job));
}

/**
 * Runs the jobs of a test that are waiting, and not those that they add: `Test.stopTest`. A batch that a batch starts when it
 * finishes does run (salesforce.stackexchange.com/questions/63816, and the tests of Program Management).
 */
export function runTestJobs(transaction: Transaction): void {
    const host = testHost(transaction);
    const waiting = jobsOf(host.store, host.owner);
    const known = new Set(waiting.map(({ seq }) => seq));
    for (const first of waiting) {
        for (let job = jobAt(host.store, first.seq); job; job = jobAt(host.store, first.seq)) {
            step(host, job);
            if (job.kind === 'schedulable') {
                break;
            }
        }
        const added = jobsOf(host.store, host.owner).filter(({ seq }) => !known.has(seq));
        added.forEach(({ seq }) => known.add(seq));
        // stopTest carries out what was published (Platform Events Developer Guide, Deliver Test Event Messages), by its jobs too; what
        // triggers of events publish waits for the bus of the test.
        const goesOn = (kind: JobKind): boolean => kind === 'event' || (kind === 'batch' && first.kind === 'batch');
        if (first.kind !== 'event') {
            waiting.push(...added.filter(({ kind }) => goesOn(kind)));
        }
    }
}
