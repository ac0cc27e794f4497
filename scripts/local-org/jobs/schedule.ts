import type { DataSession } from '../database/session.ts';
import { ApexDatetime } from '../values/date.ts';
import { throwApex } from '../values/exceptions.ts';
import { nextFireTime, parseCron } from './cron.ts';
import { insertSystemRow, updateSystemRow } from '../database/system-rows.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { checkScope, queueBatch, releaseHeld } from './batch.ts';
import {
    call,
    classNameOf,
    closeJobRow,
    failureOf,
    failureText,
    insertJobRow,
    isA,
    passOn,
    stateOf,
    updateJobRow,
    type JobHost
} from './job.ts';
import { JobContext } from './job-context.ts';
import { addJob, jobAt, jobById, removeJob, saveJob, type JobOptions, type QueuedJob } from './queue.ts';
import { JobStateError, restoreState } from './state.ts';

/** "You can have 100 scheduled Apex jobs at one time." */
const MAXIMUM_SCHEDULED = 100;
const MINUTE_MS = 60_000;
/** CronJobDetail.JobType of scheduled Apex. */
const SCHEDULED_APEX = '7';
/** States of a trigger that fires no more. */
const OVER = "('COMPLETE', 'DELETED', 'ERROR')";

/** `System.schedule`: repeats by its expression in the time zone of the user. @returns the id of the CronTrigger */
export function schedule(name: string, expression: string, job: unknown): string {
    const { runtime } = currentTransaction();
    if (!isA(job, 'System.Schedulable', runtime)) {
        throwApex('System.TypeException', `System.schedule needs a Schedulable: ${classNameOf(job)}`);
    }
    return addTrigger(name, expression, job, {});
}

/** `System.scheduleBatch`: starts the batch once, after some minutes. @returns the id of the CronTrigger */
export function scheduleBatch(batch: unknown, name: string, minutes: number, scope: number): string {
    const { runtime, session } = currentTransaction();
    if (!isA(batch, 'Database.Batchable', runtime)) {
        throwApex('System.TypeException', `System.scheduleBatch needs a Batchable: ${classNameOf(batch)}`);
    }
    checkScope(scope);
    if (minutes < 1) {
        throwApex('System.InvalidParameterValueException', 'Minutes from now must be greater than 0');
    }
    const at = new ApexDatetime(session.clock() + minutes * MINUTE_MS).wall(session.timeZone);
    const expression = `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()} ${at.getUTCDate()} ${at.getUTCMonth() + 1} ? ${at.getUTCFullYear()}`;
    return addTrigger(name, expression, batch, { startsBatch: true, scope });
}

function addTrigger(name: string, cron: string, job: unknown, options: JobOptions): string {
    const { session, queue } = currentTransaction();
    const { store, timeZone, userId } = session;
    const now = session.clock();
    const due = nextFireTime(parseCron(cron), now, timeZone);
    if (due === null) {
        throwApex(
            'System.AsyncException',
            `Based on configured schedule, the given trigger '${name}' will never fire.`
        );
    }
    const active = `SELECT count(*) AS n FROM "CronTrigger" t JOIN "CronJobDetail" d ON d."Id" = t."CronJobDetailId" WHERE t."State" NOT IN ${OVER}`;
    if (store.get(`${active} AND d."Name" = ?`, [name])!['n'] !== 0) {
        throwApex('System.AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
    }
    if (Number(store.get(active)!['n']) >= MAXIMUM_SCHEDULED) {
        throwApex(
            'System.AsyncException',
            `You have exceeded the maximum number (${MAXIMUM_SCHEDULED}) of Apex scheduled jobs.`
        );
    }
    const detail = insertSystemRow(session, 'CronJobDetail', { Name: name, JobType: SCHEDULED_APEX });
    const id = insertSystemRow(session, 'CronTrigger', {
        CronExpression: cron,
        CronJobDetailId: detail,
        NextFireTime: due,
        StartTime: now,
        OwnerId: userId,
        State: 'WAITING',
        TimeZoneSidKey: timeZone,
        TimesTriggered: 0
    });
    const className = classNameOf(job);
    insertJobRow(session, 'ScheduledApex', className, { CronTriggerId: id });
    addJob(
        store,
        {
            id,
            kind: 'schedulable',
            className,
            userId,
            due,
            phase: 'waiting',
            state: stateOf(job),
            options: { ...options, cron, timeZone, name }
        },
        queue
    );
    return id;
}

/**
 * Fires a scheduled job once. A job that was due several times while the org was stopped fires once, as after a maintenance of
 * the platform; what counts is the next time after now. A failure does not end the schedule.
 * @param advance false to leave the schedule as it is ("Run now")
 */
export function fire(host: JobHost, job: QueuedJob, advance = true): void {
    const failure = failureOf(() =>
        host.transaction(job, 'schedulable', 'SCHEDULED', ({ session }) => {
            setTrigger(session, job.id, { State: 'EXECUTING' });
            if (job.options.startsBatch) {
                queueBatch(job.state, job.className, job.options.scope!);
            } else {
                const target = restoreState(job.state, host.runtime);
                call(target, 'execute', new JobContext('System.SchedulableContext', job.id));
            }
            afterFiring(host, session, job, advance);
        })
    );
    if (failure !== null) {
        host.record(job, (session) => {
            if (failure instanceof JobStateError) {
                loseSchedule(session, job, failure.message);
                return;
            }
            const jobId = scheduledRow(session, job.id);
            const row = session.store.get('SELECT "NumberOfErrors" AS n FROM "AsyncApexJob" WHERE "Id" = ?', [jobId]);
            updateJobRow(session, jobId, {
                NumberOfErrors: Number(row?.['n'] ?? 0) + 1,
                ExtendedStatus: failureText(failure)
            });
            afterFiring(host, session, job, advance);
        });
    }
    passOn(host, failure);
}

function afterFiring(host: JobHost, session: DataSession, job: QueuedJob, advance: boolean): void {
    // The job may have aborted its own schedule.
    if (!jobAt(host.store, job.seq)) {
        return;
    }
    if (host.owner !== null) {
        // A test fires a job once, whatever its schedule: the trigger still waits for its time.
        setTrigger(session, job.id, { State: 'WAITING' });
        return;
    }
    const now = session.clock();
    session.store.run('UPDATE "CronTrigger" SET "TimesTriggered" = "TimesTriggered" + 1 WHERE "Id" = ?', [job.id]);
    setTrigger(session, job.id, { PreviousFireTime: now, StartTime: now, State: 'WAITING' });
    if (!advance) {
        return;
    }
    const { cron, timeZone } = job.options;
    const next = nextFireTime(parseCron(cron!), now, timeZone!);
    if (next === null) {
        removeJob(host.store, job.seq);
        setTrigger(session, job.id, { State: 'COMPLETE', NextFireTime: null, EndTime: now });
        const id = scheduledRow(session, job.id);
        closeJobRow(session, id, 'Completed');
        return;
    }
    saveJob(host.store, { ...job, due: next });
    setTrigger(session, job.id, { NextFireTime: next });
}

/** A scheduled job that cannot be run any more: its row stays and says why. */
export function loseSchedule(session: DataSession, job: Pick<QueuedJob, 'id' | 'seq'>, reason: string): void {
    removeJob(session.store, job.seq);
    setTrigger(session, job.id, { State: 'ERROR', NextFireTime: null, EndTime: session.clock() });
    closeJobRow(session, scheduledRow(session, job.id), 'Aborted', { ExtendedStatus: reason.slice(0, 255) });
}

function setTrigger(session: DataSession, id: string, values: Record<string, string | number | null>): void {
    updateSystemRow(session, 'CronTrigger', id, values);
}

function scheduledRow(session: DataSession, triggerId: string): string {
    const row = session.store.get('SELECT "Id" AS id FROM "AsyncApexJob" WHERE "CronTriggerId" = ?', [triggerId]);
    return String(row?.['id'] ?? '');
}

/**
 * `System.abortJob`: takes a job out of the queue; of a scheduled one the trigger is deleted.
 * @throws System.AsyncException for a job that is over, was aborted, or never was
 */
export function abortJob(id: string): void {
    abort(currentTransaction().session, id);
}

/** See `abortJob`. */
export function abort(session: DataSession, id: string): void {
    const { store } = session;
    const row = store.get('SELECT "Status" AS status, "CronTriggerId" AS trigger FROM "AsyncApexJob" WHERE "Id" = ?', [
        id
    ]);
    const trigger = row
        ? row['trigger']
        : store.get('SELECT "Id" AS id FROM "CronTrigger" WHERE "Id" = ?', [id])?.['id'];
    if (trigger) {
        abortTrigger(session, String(trigger));
        return;
    }
    if (!row || ['Aborted', 'Completed', 'Failed'].includes(String(row['status']))) {
        throwApex('System.AsyncException', 'Job does not exist or is already aborted.');
    }
    const queued = jobById(store, id);
    if (queued) {
        removeJob(store, queued.seq);
    }
    closeJobRow(session, id, 'Aborted');
    releaseHeld(session);
}

function abortTrigger(session: DataSession, id: string): void {
    const { store } = session;
    const queued = jobById(store, id);
    if (queued) {
        removeJob(store, queued.seq);
        closeJobRow(session, scheduledRow(session, id), 'Aborted');
    }
    store.run('DELETE FROM "CronJobDetail" WHERE "Id" = (SELECT "CronJobDetailId" FROM "CronTrigger" WHERE "Id" = ?)', [
        id
    ]);
    store.run('DELETE FROM "CronTrigger" WHERE "Id" = ?', [id]);
}
