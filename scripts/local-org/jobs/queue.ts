import type { SqlValue } from '../database/convert.ts';
import type { Row, Store } from '../database/store.ts';

export type JobKind = 'queueable' | 'batch' | 'schedulable' | 'future' | 'event' | 'finalizer';

/** Further facts of a job that its kind needs. */
export interface JobOptions {
    /** queueable: how deep its chain is, and how deep it may go */
    depth?: number;
    maximumDepth?: number | null;
    delay?: number;
    /** queueable: its duplicate signature */
    signature?: string;
    /** batch, and schedulable that starts one: records per execute */
    scope?: number;
    /** batch: the element type of what `start` gave, the number of chunks, and the next */
    elementType?: string;
    chunks?: number;
    next?: number;
    /** future: the compiled method */
    method?: string;
    /** schedulable: cron expression, its time zone, and whether it starts a batch */
    cron?: string;
    timeZone?: string;
    name?: string;
    startsBatch?: boolean;
    /** finalizer: the job failed */
    failed?: boolean;
}

/** A job that waits or is under way. */
export interface QueuedJob {
    seq: number;
    /** id of its AsyncApexJob; of its CronTrigger for a scheduled job; of its transaction for platform events */
    id: string;
    kind: JobKind;
    className: string;
    userId: string;
    /** when it may run, in milliseconds since 1970 */
    due: number;
    phase: string;
    /** its object as `storeState` wrote it */
    state: string;
    options: JobOptions;
}

/**
 * Makes the tables of the queue. The queue is part of the org's data: a job is queued, moved on and removed in the very
 * database transaction that queues it or does its work. So what is rolled back queues nothing, and a process that is killed
 * at any moment leaves every job either not begun or done: on the next start the work that was cut short, of which nothing
 * was committed, runs again. Only what reached other systems (a callout, a mail) can happen twice.
 */
export function openQueue(store: Store): void {
    store.exec(
        `CREATE TABLE IF NOT EXISTS "_job" (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, kind TEXT, class TEXT, user TEXT,
         due INTEGER, phase TEXT, state TEXT, options TEXT, owner TEXT);
         CREATE INDEX IF NOT EXISTS "_job.due" ON "_job" (due, seq);
         CREATE TABLE IF NOT EXISTS "_job_chunk" (job INTEGER, number INTEGER, rows TEXT, PRIMARY KEY (job, number))`
    );
}

const COLUMNS = 'seq, id, kind, class, user, due, phase, state, options';

function jobOf(row: Row): QueuedJob {
    return {
        seq: Number(row['seq']),
        id: String(row['id']),
        kind: row['kind'] as JobKind,
        className: String(row['class']),
        userId: String(row['user']),
        due: Number(row['due']),
        phase: String(row['phase']),
        state: String(row['state']),
        options: JSON.parse(String(row['options'])) as JobOptions
    };
}

const one = (store: Store, where: string, values: SqlValue[]): QueuedJob | null => {
    const row = store.get(`SELECT ${COLUMNS} FROM "_job" WHERE ${where} LIMIT 1`, values);
    return row && jobOf(row);
};

/**
 * @param owner the test whose job it is, or null for a job of the org
 * @returns the job with its number
 */
export function addJob(store: Store, job: Omit<QueuedJob, 'seq'>, owner: string | null): QueuedJob {
    store.run(
        'INSERT INTO "_job" (id, kind, class, user, due, phase, state, options, owner) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [job.id, job.kind, job.className, job.userId, job.due, job.phase, job.state, JSON.stringify(job.options), owner]
    );
    return { ...job, seq: Number(store.get('SELECT last_insert_rowid() AS seq')!['seq']) };
}

/** Keeps what changed of a job: time, phase, state and options. */
export function saveJob(store: Store, job: QueuedJob): void {
    store.run('UPDATE "_job" SET due = ?, phase = ?, state = ?, options = ? WHERE seq = ?', [
        job.due,
        job.phase,
        job.state,
        JSON.stringify(job.options),
        job.seq
    ]);
}

export function removeJob(store: Store, seq: number): void {
    store.run('DELETE FROM "_job" WHERE seq = ?', [seq]);
    store.run('DELETE FROM "_job_chunk" WHERE job = ?', [seq]);
}

/** @returns the job as it is now, or null once it is done or aborted */
export const jobAt = (store: Store, seq: number): QueuedJob | null => one(store, 'seq = ?', [seq]);

export const jobById = (store: Store, id: string): QueuedJob | null => one(store, 'id = ?', [id]);

/** @returns the job of the org that is due first, of those due at a moment */
export const dueJob = (store: Store, now: number): QueuedJob | null =>
    one(store, 'owner IS NULL AND due <= ? ORDER BY due, seq', [now]);

/** @returns the next job of the org, whenever it is due */
export const nextJob = (store: Store, kind: JobKind | null = null): QueuedJob | null =>
    kind === null
        ? one(store, 'owner IS NULL ORDER BY due, seq', [])
        : one(store, 'owner IS NULL AND kind = ? ORDER BY due, seq', [kind]);

/** @returns jobs of a test, or with null of the org, in the order they were queued */
export const jobsOf = (store: Store, owner: string | null): QueuedJob[] =>
    store.all(`SELECT ${COLUMNS} FROM "_job" WHERE owner IS ? ORDER BY seq`, [owner]).map(jobOf);

export function removeJobsOf(store: Store, owner: string): void {
    jobsOf(store, owner).forEach((job) => removeJob(store, job.seq));
}

export function hasSignature(store: Store, signature: string, owner: string | null): boolean {
    return jobsOf(store, owner).some((job) => job.options.signature === signature);
}

/** Keeps the rows of one execute of a batch. */
export function addChunk(store: Store, seq: number, number: number, rows: string): void {
    store.run('INSERT INTO "_job_chunk" (job, number, rows) VALUES (?, ?, ?)', [seq, number, rows]);
}

export function chunkAt(store: Store, seq: number, number: number): string {
    return String(store.get('SELECT rows FROM "_job_chunk" WHERE job = ? AND number = ?', [seq, number])!['rows']);
}

export function removeChunk(store: Store, seq: number, number: number): void {
    store.run('DELETE FROM "_job_chunk" WHERE job = ? AND number = ?', [seq, number]);
}
