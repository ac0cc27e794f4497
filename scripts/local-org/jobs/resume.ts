import type { Org } from '../org.ts';
import { closeJobRow } from './job.ts';
import { jobsOf, removeJob, type QueuedJob } from './queue.ts';
import { orgHost } from './run.ts';
import { loseSchedule } from './schedule.ts';
import { JobStateError, restoreState } from './state.ts';

/**
 * Looks through the jobs that an org finds in its data when it starts. Jobs that wait, and those that were cut short when the
 * process was killed, stay in the queue and run when the org does: a batch goes on with the first chunk that was not
 * committed. A job whose class is gone, or that is in no queue, cannot run: its row says Aborted and why.
 * @returns a line for each job that was lost
 */
export function resumeJobs(org: Org): string[] {
    const lost: string[] = [];
    const host = orgHost(org);
    for (const job of jobsOf(org.store, null)) {
        const reason = problemOf(org, job);
        if (reason !== null) {
            lost.push(`${job.options.name ?? job.className}: ${reason}`);
            host.record({ ...job, userId: org.adminId }, (session) => {
                if (job.kind === 'schedulable') {
                    loseSchedule(session, job, reason);
                } else {
                    removeJob(org.store, job.seq);
                    closeJobRow(session, job.id, 'Aborted', { ExtendedStatus: reason.slice(0, 255) });
                }
            });
        }
    }
    closeStrays(org, lost);
    return lost;
}

function problemOf(org: Org, job: QueuedJob): string | null {
    try {
        restoreState(job.state, org.runtime);
        const user = org.store.get('SELECT "Id" AS id FROM "User" WHERE "Id" = ?', [job.userId]);
        return user ? null : 'The user who submitted the job no longer exists.';
    } catch (error) {
        if (error instanceof JobStateError) {
            return error.message;
        }
        throw error;
    }
}

/** Rows of jobs that no queue knows, as data of an earlier version of the local org has them. */
function closeStrays(org: Org, lost: string[]): void {
    const reason = 'The local org was stopped before the job was done, and its state was not kept.';
    const jobs = org.store.all(
        `SELECT a."Id" AS id, a."CronTriggerId" AS trigger FROM "AsyncApexJob" a
         WHERE a."Status" IN ('Holding', 'Queued', 'Preparing', 'Processing')
         AND NOT EXISTS (SELECT 1 FROM "_job" j WHERE j.id IN (a."Id", a."CronTriggerId"))`
    );
    for (const { id, trigger } of jobs) {
        lost.push(`${String(id)}: ${reason}`);
        orgHost(org).record({ userId: org.adminId } as QueuedJob, (session) => {
            if (trigger) {
                loseSchedule(session, { id: String(trigger), seq: -1 }, reason);
            } else {
                closeJobRow(session, String(id), 'Aborted', { ExtendedStatus: reason });
            }
        });
    }
}
