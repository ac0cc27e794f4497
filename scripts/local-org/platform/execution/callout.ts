import { hasQueuedJobs } from '../../jobs/job.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { hasOpenSavepoints } from '../data/savepoint.ts';

const refuse = (message: string): never => throwApex('System.CalloutException', message);

/**
 * Counts a callout, and refuses it where an org does. Apex Developer Guide, Callout Limits and Limitations: not in a trigger, a scheduled
 * class, or a job that does not ask for callouts; not while work is pending, which DML, queued jobs and sent e-mails are. A mock
 * lifts none of that; for `startTest` the guide ("Performing DML Operations and Mock Callouts") makes an exception of what was before.
 */
export function beginCallout(): void {
    const transaction = currentTransaction();
    const { limits, triggers, kind, test } = transaction;
    limits.add('callouts');
    if (triggers.length > 0 || kind === 'trigger') {
        refuse('Callout from triggers are currently not supported.');
    }
    if (kind === 'schedulable') {
        refuse('Callout from scheduled Apex not supported.');
    }
    if (transaction.noCallouts !== null) {
        refuse(transaction.noCallouts);
    }
    // Release notes of Spring '24, "Make Callouts After Rolling Back DML and Releasing Savepoints".
    if (hasOpenSavepoints()) {
        refuse('All active Savepoints must be released before making callouts.');
    }
    if (limits.hasPendingWork || (!test?.started && hasQueuedJobs())) {
        refuse('You have uncommitted work pending. Please commit or rollback before calling out');
    }
}

/** "Maximum size of callout request or response": that of the heap. The wording of a response is known, that of a request is made after it. */
export function checkCalloutSize(part: 'request' | 'response', bytes: number): void {
    const limit = currentTransaction().limits.limit('heapSize');
    if (bytes > limit) {
        refuse(`Exceeded max size limit of ${limit} with ${part} size ${bytes}`);
    }
}
