import { DiskError } from '../database/disk.ts';
import { atomically } from '../database/store.ts';
import type { Org } from '../org.ts';
import { newTransaction, runInTransaction } from '../runtime/execute.ts';
import { within } from '../runtime/transaction.ts';
import { failureText, type JobHost } from './job.ts';
import { dueJob, type JobKind, type QueuedJob } from './queue.ts';
import { fire } from './schedule.ts';
import { step } from './steps.ts';

/** A job that ran, as the page and tests are told. */
export interface FiredJob {
    /** the org's time, in milliseconds since 1970 */
    at: number;
    kind: JobKind;
    className: string;
    /** name of a scheduled job */
    name: string | null;
    /** id of its CronTrigger or AsyncApexJob */
    id: string;
    /** what its Apex failed with, or null */
    problem: string | null;
    /** true for a further transaction of a batch that is told because it failed */
    isContinued: boolean;
}

/** Jobs of the org: every step is a transaction of its own. */
export function orgHost(org: Org): JobHost {
    return {
        store: org.store,
        runtime: org.runtime,
        owner: null,
        transaction: ({ userId, className }, kind, quiddity, run) =>
            runInTransaction(org, { userId, kind, quiddity, className }, run),
        record({ userId }, write) {
            const transaction = newTransaction(org, { userId, kind: 'anonymous' });
            atomically(org.store, () => within(transaction, () => write(transaction.session)));
        }
    };
}

/**
 * Runs one step of the job of the org that is due first: all of a queueable, future or scheduled job, one transaction of a batch.
 * @returns the job when this was its first step or failed, null when it goes on with one; undefined when nothing is due
 * @throws Error where the local org lacks what the job needs; the job has failed then
 */
export function stepDueJob(org: Org): FiredJob | null | undefined {
    const at = org.clock.now();
    const job = dueJob(org.store, at);
    if (!job) {
        return undefined;
    }
    let problem: string | null = null;
    const host: JobHost = { ...orgHost(org), failed: (failure) => (problem ??= failureText(failure)) };
    step(host, job);
    const { kind, className, id } = job;
    const isContinued = kind === 'batch' && job.phase !== 'start';
    const isTold = !isContinued || problem !== null;
    return isTold ? { at, kind, className, id, name: job.options.name ?? null, problem, isContinued } : null;
}

/**
 * Runs the jobs of the org whose time has come, and those that they queue.
 * @param budgetMs how long to go on, on the machine's clock; what is left waits for the next call
 * @returns whether nothing is due any more
 * @throws DiskError where a job cannot be saved: it waits, and so do the others; what else a job failed with when all have run
 */
export function drainJobs(org: Org, budgetMs = Infinity): boolean {
    const until = Date.now() + budgetMs;
    let fault: unknown = null;
    let isLeft = true;
    while (isLeft && Date.now() <= until) {
        try {
            isLeft = stepDueJob(org) !== undefined;
        } catch (error) {
            if (error instanceof DiskError) {
                throw error;
            }
            // A job that the local org cannot run has failed; the others go on.
            fault ??= error;
        }
    }
    if (fault !== null) {
        throw fault;
    }
    return !isLeft;
}

/**
 * Runs jobs before a request is answered, as long as that may take. On a full disk they wait, and who runs due jobs later is told:
 * what the request wrote itself is saved.
 */
export function drainQueued(org: Org, budgetMs = org.jobBudgetMs): void {
    try {
        drainJobs(org, budgetMs);
    } catch (error) {
        if (!(error instanceof DiskError)) {
            throw error;
        }
    }
}

/** Runs a scheduled job now, beside its schedule. @throws Error for an id that is no scheduled job */
export function runNow(org: Org, job: QueuedJob): void {
    fire(orgHost(org), job, false);
    drainQueued(org);
}
