import './data-silo.ts';
import { randomUUID } from 'node:crypto';
import { plainSession, userSettings, type DataSession, type TriggerEvent } from '../database/session.ts';
import { atomically } from '../database/store.ts';
import { recordMap, type TriggerState } from '../platform/execution/trigger.ts';
import type { ObjectModel } from '../schema/model.ts';
import { ApexList } from '../values/list.ts';
import { wholeSeconds } from '../values/date.ts';
import type { SObject } from '../values/sobject.ts';
import type { Org } from '../org.ts';
import { ApexException } from '../values/exceptions.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import type { Program } from '../apex/program.ts';
import type { CompileError } from '../apex/syntax/diagnostics.ts';
import { caught, isUncatchable } from './exceptions.ts';
import { runRecordFlows } from './flow/record-flows.ts';
import type { LoadedClass } from './runtime-object.ts';
import { debugLog, operationOf, type DebugLog, type LogLevels } from './debug-log.ts';
import { stackOf } from './stack-trace.ts';
import { exceptionText } from './text.ts';
import { addJob, type QueuedJob } from '../jobs/queue.ts';
import { restoreState, storeState } from '../jobs/state.ts';
import {
    LimitCounter,
    LIMITS,
    within,
    type LimitName,
    type TestState,
    type Transaction,
    type TransactionKind,
    type TransactionReport
} from './transaction.ts';

export interface TransactionOptions {
    userId: string;
    kind: TransactionKind;
    quiddity?: string;
    /** Set for a test method. */
    test?: TestState;
    /** Statics to share; a job of a test shares those of the test. */
    statics?: Transaction['statics'];
    readOnlyReason?: string;
    /** The entry point as a debug log names it; without it only triggers are Apex. */
    codeUnit?: string;
    /** The log of the transaction; without it one is made where the user is traced. */
    log?: DebugLog;
    /** The class that runs, for the listener of the org. */
    className?: string;
    /** The test whose jobs it queues. */
    queue?: string | null;
}

// Scheduled Apex has the synchronous limits (its 101st query fails); what it starts has the asynchronous ones.
const ASYNC: readonly TransactionKind[] = ['queueable', 'batch', 'future'];

function logOf(org: Org, { log, userId, test, codeUnit, className }: TransactionOptions): DebugLog | null {
    const levels = log || test ? null : (org.logKeeper?.levels(userId) ?? null);
    return levels ? newLog(org, levels, codeUnit ?? className ?? null) : (log ?? null);
}

/**
 * Begins a log.
 * @param codeUnit the entry point as a log names it; null where only triggers may run
 * @param source anonymous Apex
 */
export function newLog(org: Org, levels: LogLevels, codeUnit: string | null, source?: string): DebugLog {
    const version = `${Math.max(org.apiVersion, 1)}.0`;
    const now = (): number => org.clock.now();
    return debugLog({ version, levels, codeUnit, now, ...(source === undefined ? {} : { source }) });
}

/** The line of Apex that runs, or null. */
function lineOf(org: Org): number | null {
    return Number(/line (\d+)/.exec(stackOf(new Error(), org.program.units)[0] ?? '')?.[1] ?? NaN) || null;
}

/** Makes a transaction; the caller runs it with `within`. */
export function newTransaction(org: Org, options: TransactionOptions): Transaction {
    const { runtime, store } = org;
    const log = logOf(org, options);
    const transaction: Transaction = {
        log,
        id: `TID:${randomUUID().replaceAll('-', '')}`,
        kind: options.kind,
        runtime,
        userId: options.userId,
        limits: new LimitCounter(ASYNC.includes(options.kind)),
        statics: options.statics ?? [],
        test: options.test ?? null,
        queue: null,
        noCallouts: null,
        debug(text, level) {
            log?.event('USER_DEBUG', () => lineOf(org), level, text);
            org.debug(text);
        },
        extras: new Map(),
        triggers: [],
        session: null as unknown as DataSession,
        quiddity: options.quiddity ?? (options.test ? 'RUNTEST_SYNC' : options.kind.toUpperCase()),
        spawn: (userId, kind, quiddity, run) => spawn(org, transaction, { userId, kind, quiddity }, run),
        deliver: (job) => deliverEvents(org, transaction, job),
        setCreatedDate: (id, ms) => {
            const object = org.schema.objectByPrefix(id.slice(0, 3));
            store.run(`UPDATE "${object!.name}" SET "CreatedDate" = ? WHERE "Id" = ?`, [wholeSeconds(ms), id]);
        },
        standardPricebookId: () =>
            store.get('SELECT "Id" AS id FROM "Pricebook2" WHERE "IsStandard" = 1')!['id'] as string,
        mixedDmlReset: () => {
            transaction.session.written.setup = null;
            transaction.session.written.nonSetup = null;
        }
    };
    if (options.test) {
        transaction.queue = options.queue ?? transaction.id;
    }
    transaction.limits.readOnly = options.readOnlyReason !== undefined;
    const settings = userSettings(store, options.userId);
    if (!settings) {
        throw new Error(`There is no user ${options.userId}`);
    }
    transaction.session = plainSession(store, options.userId, {
        ...settings,
        clock: () => org.clock.now(),
        limits: { count: (name, amount) => transaction.limits.add(name, amount) },
        sharing: () => runtime.$.sharing === 1,
        defaultMode: () => (runtime.$.userMode ? 'USER_MODE' : 'SYSTEM_MODE'),
        tracksHistory: !options.test,
        ...(log ? { note: (event, ...details) => log.event(event, () => lineOf(org), ...details) } : {}),
        publish: (events) => queueEvents(org, transaction, events),
        triggers: (event) => runTriggers(org, transaction, event),
        flows: (event) => runRecordFlows(transaction.session, event),
        hasTriggers: (object, operation, isBefore) => triggersFor(org, object, operation, isBefore).length > 0
    });
    const { test } = options;
    if (test) {
        // In a test a search finds what Test.setFixedSearchResults names, and nothing else.
        Object.defineProperty(transaction.session, 'fixedSearchResults', { get: () => test.fixedSearchResults ?? [] });
    }
    return transaction;
}

/** Runs work as one transaction: committed when it returns, undone when it throws. Jobs that it queued run afterwards. */
export function runInTransaction<T>(org: Org, options: TransactionOptions, run: (transaction: Transaction) => T): T {
    const transaction = newTransaction(org, options);
    const startedAt = performance.now();
    const at = org.clock.now();
    const endLog = (error: unknown): void => keepLog(org, transaction, at, performance.now() - startedAt, error);
    org.store.begin();
    let result: T;
    try {
        result = within(transaction, () => run(transaction));
    } catch (error) {
        org.store.rollback();
        org.onTransaction?.(report(transaction, options, startedAt, false));
        const failure = caught(error);
        endLog(failure);
        throw failure;
    }
    org.store.commit();
    org.onTransaction?.(report(transaction, options, startedAt, true));
    endLog(null);
    return result;
}

/** An org keeps the log of what ran Apex. */
function keepLog(org: Org, transaction: Transaction, startedAt: number, elapsedMs: number, error: unknown): void {
    const { log, userId, kind } = transaction;
    if (!log) {
        return;
    }
    const message =
        error instanceof ApexException ? exceptionText(error) : error instanceof Error ? error.message : null;
    const stack = error instanceof Error ? stackOf(error, org.program.units) : [];
    log.end(transaction, message && [message, '', ...stack].join('\n'));
    if (log.hasApex) {
        org.logKeeper?.keep({
            userId,
            operation: operationOf(kind),
            startedAt,
            elapsedMs: Math.round(elapsedMs),
            status: message?.split('\n')[0] ?? 'Success',
            text: log.text()
        });
    }
}

function report(
    transaction: Transaction,
    options: TransactionOptions,
    startedAt: number,
    succeeded: boolean
): TransactionReport {
    const { limits, kind, quiddity, session } = transaction;
    const counted = Object.keys(LIMITS) as LimitName[];
    const used = (name: LimitName): number => limits.used(name);
    return {
        kind,
        quiddity,
        className: options.className ?? null,
        userId: options.userId,
        at: session.clock(),
        elapsedMs: Math.round(performance.now() - startedAt),
        succeeded,
        used: Object.fromEntries(
            counted.flatMap((name) => (used(name) > 0 ? [[name, { used: used(name), limit: limits.limit(name) }]] : []))
        )
    };
}

/** Work of a job in a test: it shares the test's statics and data, and its failure undoes its own changes. */
function spawn(
    org: Org,
    owner: Transaction,
    options: TransactionOptions,
    run: (transaction: Transaction) => void
): void {
    const transaction = newTransaction(org, {
        ...options,
        test: owner.test!,
        statics: owner.statics,
        queue: owner.queue
    });
    atomically(org.store, () => within(transaction, () => run(transaction)));
}

interface TriggerEntry {
    index: number;
    events: readonly string[];
    /** Why the trigger cannot run: a record must never be saved as if it were not there. */
    broken: CompileError | null;
}

const entries = new WeakMap<Program, Map<string, TriggerEntry[]>>();

function triggersFor(org: Org, object: ObjectModel, operation: string, isBefore: boolean): TriggerEntry[] {
    let byObject = entries.get(org.program);
    if (!byObject) {
        byObject = new Map();
        for (const unit of org.program.units.values()) {
            if (unit.trigger) {
                const name = unit.trigger.object.name.toLowerCase();
                byObject.set(name, [
                    ...(byObject.get(name) ?? []),
                    {
                        index: unit.decl?.user?.index ?? -1,
                        events: unit.trigger.node.events,
                        broken: unit.errors[0] ?? null
                    }
                ]);
            }
        }
        entries.set(org.program, byObject);
    }
    const event = `${isBefore ? 'before' : 'after'} ${operation}`;
    return (byObject.get(object.name.toLowerCase()) ?? []).filter((one) => one.events.includes(event));
}

/** Triggers that DML in triggers sets off may nest this deep. */
const MAX_TRIGGER_DEPTH = 16;

/** `AfterInsert` */
function whenOf(event: TriggerEvent): string {
    const { operation } = event;
    return `${event.isBefore ? 'Before' : 'After'}${operation[0]!.toUpperCase()}${operation.slice(1)}`;
}

function refuseRows(event: TriggerEvent, message: string): void {
    for (const record of event.newRecords ?? event.oldRecords ?? []) {
        record.addError(message, null, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    }
}

/** Runs an object's triggers for one event. Triggers run without sharing. */
function runTriggers(org: Org, transaction: Transaction, event: TriggerEvent): void {
    const found = triggersFor(org, event.object, event.operation, event.isBefore);
    if (found.length === 0) {
        return;
    }
    const broken = found.find((one) => one.broken)?.broken;
    if (broken) {
        throw new UnsupportedError(
            `A trigger on ${event.object.name} does not compile: ${broken.message} (${broken.file}:${broken.line})`
        );
    }
    if (transaction.triggers.length >= MAX_TRIGGER_DEPTH) {
        const ids = (event.newRecords ?? event.oldRecords ?? []).flatMap((record) => record.id ?? []);
        const name = org.program.decls[found[0]!.index]!.name;
        const at = ids.length > 0 ? ` for [${ids.join(', ')}]` : '';
        refuseRows(
            event,
            `${name}: maximum trigger depth exceeded\n${event.object.name} trigger event ${whenOf(event)}${at}`
        );
        return;
    }
    const { $, classes } = org.runtime;
    const newList = event.newRecords && new ApexList(event.object.name, event.newRecords);
    const oldList = event.oldRecords && new ApexList(event.object.name, event.oldRecords);
    const hasIds = !(event.operation === 'insert' && event.isBefore);
    const state: TriggerState = {
        object: event.object.name,
        operation: event.operation,
        isBefore: event.isBefore,
        newList,
        oldList,
        newMap: newList && hasIds ? recordMap(newList) : null,
        oldMap: oldList ? recordMap(oldList) : null
    };
    for (const list of [newList, oldList]) {
        if (list) {
            list.readOnly = true;
        }
    }
    transaction.triggers.push(state);
    const { sharing } = $;
    try {
        for (const entry of found) {
            $.sharing = 2;
            const { name } = org.program.decls[entry.index]!;
            const unit = [`${name} on ${state.object} trigger event ${whenOf(event)}`, `__sfdc_trigger/${name}`];
            transaction.log?.event('CODE_UNIT_STARTED', () => null, ...unit);
            (classes[entry.index] as LoadedClass).run!();
            transaction.log?.event('CODE_UNIT_FINISHED', () => null, ...unit);
        }
    } catch (error) {
        failRows(org, event, found, caught(error));
    } finally {
        $.sharing = sharing;
        transaction.triggers.pop();
    }
}

/** An exception that leaves a trigger is the error of every row it ran for; limits, assertions and what is unsupported end the transaction. */
function failRows(org: Org, event: TriggerEvent, entries_: TriggerEntry[], error: unknown): void {
    if (!(error instanceof ApexException) || isUncatchable(error)) {
        throw error;
    }
    const stack = stackOf(error, org.program.units);
    const named = /^Trigger\.(\w+):/.exec(stack.findLast((line) => line.startsWith('Trigger.')) ?? '')?.[1];
    const name = named ?? org.program.decls[entries_[0]!.index]!.name;
    refuseRows(
        event,
        `${name}: execution of ${whenOf(event)}\n\ncaused by: ${exceptionText(error)}\n\n${stack.join('\n')}`
    );
}

/** Platform events reach their triggers after the transaction, as the user who published them; in a test at stopTest. */
function queueEvents(org: Org, transaction: Transaction, events: SObject[]): void {
    const { session, queue, runtime } = transaction;
    const byType = new Map(events.map((event) => [event.type, events.filter((one) => one.type === event.type)]));
    for (const [object, newRecords] of byType) {
        if (triggersFor(org, object, 'insert', false).length === 0) {
            continue;
        }
        addJob(
            org.store,
            {
                id: transaction.id,
                kind: 'event',
                className: object.name,
                userId: session.userId,
                due: session.clock(),
                phase: 'execute',
                state: storeState(new ApexList(object.name, newRecords), (value) =>
                    runtime.types.nameOf(value as object)
                ),
                options: {}
            },
            queue
        );
    }
}

/** Runs the triggers of events that were published. */
function deliverEvents(org: Org, transaction: Transaction, job: QueuedJob): void {
    const newRecords = (restoreState(job.state, org.runtime) as ApexList).items as SObject[];
    const object = org.schema.object(job.className)!;
    runTriggers(org, transaction, { object, operation: 'insert', isBefore: false, newRecords, oldRecords: null });
}
