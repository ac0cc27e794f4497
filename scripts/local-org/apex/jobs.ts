import type { SObject } from '../values/sobject.ts';
import { ApexException, throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { declOf } from './runtime/apex-object.ts';
import { caught } from './runtime/exceptions.ts';
import { iterate } from './runtime/collections.ts';
import { exceptionMessage } from './runtime/text.ts';
import { insertSystemRow, updateSystemRow } from './system-rows.ts';
import { currentTransaction, extra, type AsyncJob, type Transaction } from './transaction.ts';
import { loaded, type TypeDecl } from './types.ts';
import { nextFireTime, parseCron } from './cron.ts';

export interface AsyncOptionsValue {
    MinimumQueueableDelayInMinutes: number | null;
    MaximumQueueableStackDepth: number | null;
    DuplicateSignature: { key: string } | null;
}

/** What jobs get as their context. */
export interface JobContext {
    readonly apexType: string;
    jobId: string;
}

type Callable_ = Record<string, (...args: unknown[]) => unknown>;

/** Calls a method of a job's class by name and number of parameters. */
function call(target: unknown, name: string, ...args: unknown[]): unknown {
    for (let decl: TypeDecl | null = declOf(target); decl; decl = decl.superType?.decl ?? null) {
        const named = (loaded(decl).methods.get(name.toLowerCase()) ?? []).filter(
            (one) => one.params.length === args.length && !one.isStatic
        );
        // A class may be several kinds of job: its `execute` methods differ in their context.
        const context = (args[0] as { apexType?: string } | undefined)?.apexType;
        const found = named.find((one) => one.params[0]?.name === context) ?? named[0];
        if (found && decl.origin === 'user') {
            return (target as Callable_)[found.jsName]!(...args);
        }
    }
    return throwApex('System.TypeException', `${className(target)} has no method ${name}`);
}

function className(target: unknown): string {
    return declOf(target)?.name ?? String((target as object).constructor.name);
}

function isA(target: unknown, typeName: string, transaction = currentTransaction()): boolean {
    const { types } = transaction.runtime;
    return types.isA(target, types.named(typeName));
}

/** The AsyncApexJob row of a job. */
function jobRow(transaction: Transaction, type: string, target: string, method: string | null = null): string {
    const { store } = transaction.session;
    const outermost = target.split('.')[0]!;
    const apexClass = store.get('SELECT "Id" AS id FROM "ApexClass" WHERE "Name" = ?', [outermost])?.['id'] ?? null;
    return insertSystemRow(transaction.session, 'AsyncApexJob', {
        ApexClassId: apexClass,
        JobType: type,
        Status: 'Queued',
        MethodName: method,
        NumberOfErrors: 0,
        JobItemsProcessed: 0,
        TotalJobItems: 0
    });
}

function finishJob(
    transaction: Transaction,
    id: string,
    error: unknown,
    values: Record<string, number | null> = {}
): void {
    const text =
        error instanceof ApexException
            ? `${error.typeName}: ${exceptionMessage(error) ?? ''}`
            : error
              ? String(error)
              : null;
    updateSystemRow(transaction.session, 'AsyncApexJob', id, {
        Status: error ? 'Failed' : 'Completed',
        CompletedDate: transaction.session.clock(),
        ExtendedStatus: text?.slice(0, 255) ?? null,
        ...(error ? { NumberOfErrors: 1 } : {}),
        ...values
    });
}

/** Runs the jobs that are waiting, and, in a test's stopTest, not those that they add. */
export function runQueuedJobs(transaction: Transaction): void {
    const jobs = transaction.jobs.splice(0);
    for (const job of jobs) {
        job.run();
    }
}

function add(transaction: Transaction, job: Omit<AsyncJob, 'notBefore'>, minutes = 0): void {
    transaction.jobs.push({ ...job, notBefore: transaction.session.clock() + minutes * 60000 });
}

/** `System.enqueueJob`. */
export function enqueue(job: unknown, minutes: number, options: AsyncOptionsValue | null): string {
    const transaction = currentTransaction();
    if (!isA(job, 'System.Queueable')) {
        throwApex('System.TypeException', `System.enqueueJob needs a Queueable: ${className(job)}`);
    }
    transaction.limits.add('queueableJobs');
    const depth = transaction.kind === 'queueable' ? extra('queueable depth', () => 1) + 1 : 1;
    const limit =
        options?.MaximumQueueableStackDepth ?? extra<number | null>('queueable maximum depth chosen', () => null);
    if (limit !== null && depth > limit) {
        throwApex('System.AsyncException', `Maximum stack depth has been reached.`);
    }
    // A chain in a test has one link: the platform refuses the second.
    if (transaction.test && transaction.kind === 'queueable') {
        throwApex('System.AsyncException', 'Maximum stack depth has been reached.');
    }
    const signature = options?.DuplicateSignature?.key ?? null;
    if (signature !== null) {
        const known = extra('queueable signatures', () => new Set<string>());
        if (known.has(signature)) {
            throwApex('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
        }
        known.add(signature);
    }
    const id = jobRow(transaction, 'Queueable', className(job));
    add(
        transaction,
        {
            id,
            kind: 'queueable',
            className: className(job),
            run: () => runQueueable(transaction, id, job, depth, limit)
        },
        minutes
    );
    return id;
}

function runQueueable(owner: Transaction, id: string, job: unknown, depth: number, limit: number | null): void {
    let failure: unknown = null;
    let finalizer: unknown = null;
    try {
        owner.spawn('queueable', 'QUEUEABLE', () => {
            extra('queueable depth', () => depth);
            extra('queueable maximum depth chosen', () => limit);
            const holder = extra('finalizer', () => ({ value: null as unknown }));
            try {
                call(job, 'execute', { apexType: 'System.QueueableContext', jobId: id });
            } finally {
                finalizer = holder.value;
            }
        });
    } catch (error) {
        failure = caught(error);
    }
    finishJob(owner, id, failure);
    if (finalizer !== null) {
        owner.spawn('queueable', 'TRANSACTION_FINALIZER_QUEUEABLE', () => {
            call(finalizer, 'execute', {
                apexType: 'System.FinalizerContext',
                jobId: id,
                error: failure,
                requestId: currentTransaction().id
            });
        });
    }
    // In a test an unhandled exception of a job comes out of stopTest; elsewhere it is the job's own.
    if (failure !== null && (owner.test || !(failure instanceof ApexException))) {
        throw failure;
    }
}

/** `System.attachFinalizer`. */
export function attachFinalizer(finalizer: unknown): void {
    const transaction = currentTransaction();
    if (transaction.kind !== 'queueable') {
        throwApex('System.HandledException', 'Finalizer can be attached in a queueable job only');
    }
    const holder = extra('finalizer', () => ({ value: null as unknown }));
    if (holder.value !== null) {
        throwApex('System.AsyncException', 'Cannot attach more than one finalizer');
    }
    holder.value = finalizer;
}

/** A call of a method annotated `@future`. */
export function callLater(label: string, run: () => void): void {
    const transaction = currentTransaction();
    if (transaction.kind === 'future' || transaction.kind === 'batch') {
        throwApex('System.AsyncException', `Future method cannot be called from a future or batch method: ${label}`);
    }
    transaction.limits.add('futureCalls');
    const [target, method] = label.split('.');
    const id = jobRow(transaction, 'Future', target!, method ?? null);
    add(transaction, {
        id,
        kind: 'future',
        className: target!,
        run: () => {
            let failure: unknown = null;
            try {
                transaction.spawn('future', 'FUTURE', run);
            } catch (error) {
                failure = caught(error);
            }
            finishJob(transaction, id, failure);
            if (failure !== null && (transaction.test || !(failure instanceof ApexException))) {
                throw failure;
            }
        }
    });
}

/** `Database.executeBatch`. */
export function executeBatch(batch: unknown, scope: number): string {
    const transaction = currentTransaction();
    if (scope < 1) {
        throwApex('System.InvalidParameterValueException', 'Scope size must be greater than 0');
    }
    const id = jobRow(transaction, 'BatchApex', className(batch));
    add(transaction, {
        id,
        kind: 'batch',
        className: className(batch),
        run: () => runBatch(transaction, id, batch, Math.min(scope, 2000))
    });
    return id;
}

function shallowCopy(value: unknown): unknown {
    return Object.assign(Object.create(Object.getPrototypeOf(value) as object) as object, value);
}

function runBatch(owner: Transaction, id: string, batch: unknown, scope: number): void {
    const context = { apexType: 'Database.BatchableContext', jobId: id };
    const stateful = isA(batch, 'Database.Stateful', owner);
    let state = batch;
    let rows: unknown[] = [];
    let elementType = 'SObject';
    const failures: unknown[] = [];
    let chunks = 0;
    const attempt = (run: () => void): void => {
        try {
            owner.spawn('batch', 'BATCH_APEX', run);
        } catch (error) {
            const known = caught(error);
            if (owner.test || !(known instanceof ApexException)) {
                finishJob(owner, id, known);
                throw known;
            }
            failures.push(known);
        }
    };
    updateSystemRow(owner.session, 'AsyncApexJob', id, { Status: 'Processing' });
    attempt(() => {
        const found = call(batch, 'start', context);
        const located = (found as { batchRows?: () => ApexList }).batchRows?.();
        const list = located ?? found;
        elementType = list instanceof ApexList ? list.elementType : 'Object';
        rows = [...iterate(list)];
    });
    if (failures.length === 0) {
        // A test runs one execute.
        const total = Math.ceil(rows.length / scope);
        if (owner.test && total > 1) {
            throwApex(
                'System.UnexpectedException',
                'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.'
            );
        }
        for (let i = 0; i < total; i++) {
            // Without Database.Stateful every execute begins with the job as it was queued; with it, as the last
            // execute that succeeded left it: what a failed one changed is not kept.
            const job = shallowCopy(state);
            const records = new ApexList(elementType, rows.slice(i * scope, (i + 1) * scope) as SObject[]);
            const failed: number = failures.length;
            attempt(() => call(job, 'execute', context, records));
            if (stateful && failures.length === failed) {
                state = job;
            }
            chunks++;
        }
    }
    attempt(() => call(shallowCopy(state), 'finish', context));
    finishJob(owner, id, null, { NumberOfErrors: failures.length, JobItemsProcessed: chunks, TotalJobItems: chunks });
}

/** `System.schedule`: the CronTrigger row; in a test it runs at stopTest, otherwise when its time comes. */
export function schedule(name: string, expression: string, job: unknown): string {
    const transaction = currentTransaction();
    const { session } = transaction;
    const cron = parseCron(expression);
    const next = nextFireTime(cron, session.clock(), session.timeZone);
    if (next === null) {
        throwApex(
            'System.AsyncException',
            `Based on configured schedule, the given trigger '${name}' will never fire.`
        );
    }
    if (
        session.store.get(
            'SELECT t."Id" AS id FROM "CronTrigger" t JOIN "CronJobDetail" d ON d."Id" = t."CronJobDetailId" WHERE d."Name" = ? AND t."State" <> \'DELETED\'',
            [name]
        )
    ) {
        throwApex('System.AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
    }
    const detail = insertSystemRow(session, 'CronJobDetail', { Name: name, JobType: '7' });
    const id = insertSystemRow(session, 'CronTrigger', {
        CronExpression: expression,
        CronJobDetailId: detail,
        NextFireTime: next,
        OwnerId: session.userId,
        State: 'WAITING',
        TimeZoneSidKey: session.timeZone,
        TimesTriggered: 0
    });
    const jobId = jobRow(transaction, 'ScheduledApex', className(job));
    updateSystemRow(session, 'AsyncApexJob', jobId, { CronTriggerId: id });
    const run = (): void => {
        let failure: unknown = null;
        try {
            transaction.spawn(
                'schedulable',
                'SCHEDULED',
                () => void call(job, 'execute', { apexType: 'System.SchedulableContext', jobId: id })
            );
        } catch (error) {
            failure = caught(error);
        }
        if (failure !== null && (transaction.test || !(failure instanceof ApexException))) {
            throw failure;
        }
    };
    add(transaction, { id, kind: 'schedulable', className: className(job), run });
    return id;
}
