import { jobById } from '../../jobs/queue.ts';
import { orgHost, runNow } from '../../jobs/run.ts';
import { abort } from '../../jobs/schedule.ts';
import type { Org } from '../../org.ts';
import { notFound } from '../http/errors.ts';
import { clockMover, iso, type ClockMover } from './clock-mover.ts';
import { outbox, outboxEmail, type Outbox, type OutboxEmail } from './outbox.ts';

/** A scheduled job as its page lists it; times are ISO 8601. */
export interface ScheduledJob {
    id: string;
    name: string;
    className: string;
    state: string;
    cronExpression: string;
    timeZone: string;
    nextFireTime: string | null;
    previousFireTime: string | null;
    timesTriggered: number;
    submittedBy: string;
    /** what went wrong last, or null */
    problem: string | null;
}

/** An Apex job as its page lists it; times are ISO 8601. */
export interface ApexJob {
    id: string;
    className: string;
    method: string | null;
    type: string;
    status: string;
    processed: number;
    total: number;
    errors: number;
    problem: string | null;
    submitted: string;
    completed: string | null;
    submittedBy: string;
}

/** What the pages of Setup ask of the org. */
export interface SetupAccess extends ClockMover {
    scheduledJobs(): ScheduledJob[];
    /** @throws RestError 404 for an id that is no job that waits */
    runNow(id: string): void;
    /** @throws RestError 404 */
    deleteJob(userId: string, id: string): void;
    apexJobs(): ApexJob[];
    /** @param text what is looked for in the e-mails; empty for all of them */
    outbox(text: string): Outbox;
    /** @throws RestError 404 for a number that no e-mail has */
    email(number: number): OutboxEmail;
}

const SHOWN_JOBS = 200;

/** @param report is told of faults of the local org that a move met */
export function setupAccess(org: Org, report: (error: unknown) => void): SetupAccess {
    const clock = clockMover(org, report);
    return {
        scheduledJobs: () => scheduledJobs(org),
        runNow(id) {
            const job = jobById(org.store, id);
            if (job?.kind !== 'schedulable') {
                throw notFound('This scheduled job does not exist any more.');
            }
            clock.checkStill();
            runNow(org, job);
        },
        deleteJob(userId, id) {
            if (!org.store.get('SELECT 1 AS found FROM "CronTrigger" WHERE "Id" = ?', [id])) {
                throw notFound('This scheduled job does not exist any more.');
            }
            const job = {
                userId,
                id,
                seq: -1,
                className: '',
                kind: 'schedulable',
                due: 0,
                phase: '',
                state: '',
                options: {}
            } as const;
            orgHost(org).record(job, (session) => abort(session, id));
        },
        apexJobs: () => apexJobs(org),
        outbox: (text) => outbox(org, text),
        email: (number) => outboxEmail(org, number),
        ...clock
    };
}

function scheduledJobs(org: Org): ScheduledJob[] {
    const rows = org.store.all(
        `SELECT t."Id" AS id, d."Name" AS name, c."Name" AS className, t."State" AS state, t."CronExpression" AS cron,
            t."TimeZoneSidKey" AS zone, t."NextFireTime" AS next, t."PreviousFireTime" AS previous,
            t."TimesTriggered" AS times, u."Name" AS owner, a."ExtendedStatus" AS problem
         FROM "CronTrigger" t JOIN "CronJobDetail" d ON d."Id" = t."CronJobDetailId"
         LEFT JOIN "User" u ON u."Id" = t."OwnerId" LEFT JOIN "AsyncApexJob" a ON a."CronTriggerId" = t."Id"
         LEFT JOIN "ApexClass" c ON c."Id" = a."ApexClassId"
         ORDER BY t."NextFireTime" IS NULL, t."NextFireTime", d."Name"`
    );
    return rows.map((row) => ({
        id: String(row['id']),
        name: String(row['name']),
        className: String(row['className'] ?? ''),
        state: String(row['state']),
        cronExpression: String(row['cron']),
        timeZone: String(row['zone']),
        nextFireTime: iso(row['next']),
        previousFireTime: iso(row['previous']),
        timesTriggered: Number(row['times']),
        submittedBy: String(row['owner'] ?? ''),
        problem: row['problem'] as string | null
    }));
}

function apexJobs(org: Org): ApexJob[] {
    const rows = org.store.all(
        `SELECT a."Id" AS id, c."Name" AS className, a."MethodName" AS method, a."JobType" AS type, a."Status" AS status,
            a."JobItemsProcessed" AS processed, a."TotalJobItems" AS total, a."NumberOfErrors" AS errors,
            a."ExtendedStatus" AS problem, a."CreatedDate" AS submitted, a."CompletedDate" AS completed, u."Name" AS owner
         FROM "AsyncApexJob" a LEFT JOIN "ApexClass" c ON c."Id" = a."ApexClassId"
         LEFT JOIN "User" u ON u."Id" = a."CreatedById" ORDER BY a."CreatedDate" DESC, a."Id" DESC LIMIT ${SHOWN_JOBS}`
    );
    return rows.map((row) => ({
        id: String(row['id']),
        className: String(row['className'] ?? ''),
        method: row['method'] as string | null,
        type: String(row['type']),
        status: String(row['status']),
        processed: Number(row['processed']),
        total: Number(row['total']),
        errors: Number(row['errors']),
        problem: row['problem'] as string | null,
        submitted: iso(row['submitted'])!,
        completed: iso(row['completed']),
        submittedBy: String(row['owner'] ?? '')
    }));
}
