import { DiskError } from '../database/disk.ts';
import type { DataSession } from '../database/session.ts';
import type { Store } from '../database/store.ts';
import { ApexException, throwApex } from '../values/exceptions.ts';
import { declOf } from '../runtime/apex-object.ts';
import { caught } from '../runtime/exceptions.ts';
import { exceptionMessage } from '../runtime/text.ts';
import { insertSystemRow, updateSystemRow } from '../database/system-rows.ts';
import { currentTransaction, type Transaction, type TransactionKind } from '../runtime/transaction.ts';
import { loaded, type TypeDecl } from '../apex/types/types.ts';
import type { Runtime } from '../runtime/runtime-object.ts';
import { removeJob, type QueuedJob } from './queue.ts';
import { JobStateError, restoreState, storeState } from './state.ts';

/** Where jobs run: the org, each step a transaction of its own; or a test, whose parts they are. */
export interface JobHost {
    readonly store: Store;
    readonly runtime: Runtime;
    /** the test whose jobs they are, or null */
    readonly owner: string | null;
    /** Runs Apex of a job as its user; what it wrote is undone when it throws. */
    transaction(job: QueuedJob, kind: TransactionKind, quiddity: string, run: (transaction: Transaction) => void): void;
    /** Writes what is known of a job, outside of its own transaction. */
    record(job: QueuedJob, write: (session: DataSession) => void): void;
    /** Is told of every failure of Apex of a job. */
    failed?: (failure: unknown) => void;
}

type Callable_ = Record<string, (...args: unknown[]) => unknown>;

/** Calls a method of a job's class by name and number of parameters. */
export function call(target: unknown, name: string, ...args: unknown[]): unknown {
    for (let decl: TypeDecl | null = declOf(target); decl; decl = decl.superType?.decl ?? null) {
        const named = (loaded(decl).methods.get(name.toLowerCase()) ?? []).filter(
            (one) => one.params.length === args.length
        );
        // A class may be several kinds of job: its `execute` methods differ in their context.
        const context = (args[0] as { apexType?: string } | undefined)?.apexType;
        const found = named.find((one) => one.params[0]?.name === context) ?? named[0];
        if (found && decl.origin === 'user') {
            // A static method may stand for one of an interface.
            const on = found.isStatic ? (target as object).constructor : target;
            return (on as Callable_)[found.jsName]!(...args);
        }
    }
    return throwApex('System.TypeException', `${classNameOf(target)} has no method ${name}`);
}

export function classNameOf(target: unknown): string {
    return declOf(target)?.name ?? String((target as object).constructor.name);
}

export function isA(target: unknown, typeName: string, { types }: Runtime): boolean {
    refuseAnonymous(target);
    return types.isA(target, types.named(typeName));
}

/** What a job hears that makes a callout and does not ask for that (salesforce.stackexchange.com, question 70149, of a queueable too). */
const NO_CALLOUTS =
    'Callout not allowed from this future method. Please enable callout by annotating the future method. eg: @Future(callout=true)';

/** Callouts need Database.AllowsCallouts of a batch or queueable, `callout=true` of a future method. */
export function allowCallouts(transaction: Transaction, allowed: boolean): void {
    transaction.noCallouts = allowed ? null : NO_CALLOUTS;
}

/** The object of a batch or queueable, as it was stored; its class says whether it may make callouts. */
export function restoreJob(transaction: Transaction, job: QueuedJob): unknown {
    const target = restoreState(job.state, transaction.runtime);
    allowCallouts(transaction, isA(target, 'Database.AllowsCallouts', transaction.runtime));
    return target;
}

/** A class of anonymous Apex is gone when the job's time comes. */
function refuseAnonymous(target: unknown): void {
    const { table } = currentTransaction().runtime.program;
    const decl = declOf(target);
    if (decl?.user && table.byPath(decl.name.split('.')) !== decl) {
        throwApex('System.AsyncException', `A class of anonymous Apex cannot be queued or scheduled: ${decl.name}`);
    }
}

/**
 * The state of a job's object.
 * @throws System.SerializationException naming a member that cannot be stored
 */
export function stateOf(target: unknown): string {
    refuseAnonymous(target);
    const { types } = currentTransaction().runtime;
    return storeState(target, (value) => (value === null ? 'null' : types.nameOf(value as object)));
}

const QUEUED = 'queued a job';

/** @returns whether the running transaction queued jobs */
export const hasQueuedJobs = (): boolean => currentTransaction().extras.has(QUEUED);

/** The AsyncApexJob row of a new job. */
export function insertJobRow(session: DataSession, type: string, target: string, values: JobRow = {}): string {
    currentTransaction().extras.set(QUEUED, true);
    const outermost = target.split('.')[0]!;
    const apexClass =
        session.store.get('SELECT "Id" AS id FROM "ApexClass" WHERE "Name" = ?', [outermost])?.['id'] ?? null;
    return insertSystemRow(session, 'AsyncApexJob', {
        ApexClassId: apexClass,
        JobType: type,
        Status: 'Queued',
        NumberOfErrors: 0,
        JobItemsProcessed: 0,
        TotalJobItems: 0,
        ...values
    });
}

export type JobRow = Record<string, string | number | null>;

export const updateJobRow = (session: DataSession, id: string, values: JobRow): void =>
    updateSystemRow(session, 'AsyncApexJob', id, values);

/** The row of a job that is over. */
export function closeJobRow(session: DataSession, id: string, status: string, values: JobRow = {}): void {
    updateJobRow(session, id, { Status: status, CompletedDate: session.clock(), ...values });
}

const TEXT_LENGTH = 255;

/** What a failure says in ExtendedStatus. */
export function failureText(failure: unknown, prefix = ''): string {
    const text =
        failure instanceof ApexException
            ? `${failure.typeName}: ${exceptionMessage(failure) ?? ''}`
            : failure instanceof Error
              ? failure.message
              : String(failure);
    return `${prefix}${text}`.slice(0, TEXT_LENGTH);
}

/** How the row of a job ends that failed: a job whose code or data is gone did not run, so it was aborted. */
export const failedStatus = (failure: unknown): string => (failure instanceof JobStateError ? 'Aborted' : 'Failed');

/** A job without parts that failed: it leaves the queue, and its row says why. */
export function closeFailed(host: JobHost, session: DataSession, job: QueuedJob, failure: unknown): void {
    removeJob(host.store, job.seq);
    closeJobRow(session, job.id, failedStatus(failure), { NumberOfErrors: 1, ExtendedStatus: failureText(failure) });
}

/**
 * @returns what `run` threw, as Apex sees it, or null
 * @throws DiskError: the job has not run, and waits until there is room
 */
export function failureOf(run: () => void): unknown {
    try {
        run();
        return null;
    } catch (error) {
        if (error instanceof DiskError) {
            throw error;
        }
        return caught(error);
    }
}

/** In a test a job's failure comes out of stopTest; elsewhere it is the job's own, unless the local org itself is at fault. */
export function passOn(host: JobHost, failure: unknown): void {
    if (failure !== null) {
        host.failed?.(failure);
    }
    const isOwn = failure instanceof ApexException || failure instanceof JobStateError;
    if (failure !== null && (host.owner !== null || !isOwn)) {
        throw failure;
    }
}
