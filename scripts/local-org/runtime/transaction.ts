import { setCurrentSession, type DataSession } from '../database/session.ts';
import { localContext } from '../values/context.ts';
import { throwApex } from '../values/exceptions.ts';
import type { QueuedJob } from '../jobs/queue.ts';
import { BETWEEN_LOOKS, CpuTime, nextSteps, noMoreSteps } from './cpu-time.ts';
import { ProcessHeap } from './process-heap.ts';
import type { DebugLog } from './debug-log.ts';
import type { Runtime } from './runtime-object.ts';

/** What started a transaction. */
export type TransactionKind =
    'anonymous' | 'aura' | 'rest' | 'test' | 'queueable' | 'batch' | 'schedulable' | 'future' | 'trigger' | 'email';

/** The governor limits that are counted, with the platform's names (`Limits.getQueries()` is `queries`). */
export const LIMITS = {
    queries: { sync: 100, async: 200, message: 'Too many SOQL queries: ' },
    queryRows: { sync: 50000, async: 50000, message: 'Too many query rows: ' },
    aggregateQueries: { sync: 300, async: 300, message: 'Too many aggregate queries: ' },
    apexCursorRows: { sync: 50_000_000, async: 50_000_000, message: 'Too many Apex cursor rows: ' },
    fetchCallsOnApexCursor: { sync: 10, async: 10, message: 'Too many fetch calls on Apex cursor: ' },
    queryLocatorRows: { sync: 10000, async: 10000, message: 'Too many query locator rows: ' },
    soslQueries: { sync: 20, async: 20, message: 'Too many SOSL queries: ' },
    dmlStatements: { sync: 150, async: 150, message: 'Too many DML statements: ' },
    dmlRows: { sync: 10000, async: 10000, message: 'Too many DML rows: ' },
    callouts: { sync: 100, async: 100, message: 'Too many callouts: ' },
    emailInvocations: { sync: 10, async: 10, message: 'Too many Email Invocations: ' },
    futureCalls: { sync: 50, async: 50, message: 'Too many future calls: ' },
    queueableJobs: { sync: 50, async: 1, message: 'Too many queueable jobs added to the queue: ' },
    publishImmediateDml: { sync: 150, async: 150, message: 'Too many DML statements: ' },
    mobilePushApexCalls: { sync: 10, async: 10, message: 'Too many mobile push calls: ' },
    cpuTime: { sync: 10000, async: 60000, message: 'Apex CPU time limit exceeded' },
    heapSize: { sync: 6000000, async: 12000000, message: 'Apex heap size too large: ' },
    findSimilarCalls: { sync: 10, async: 10, message: 'Too many similar calls: ' },
    runAs: { sync: 20, async: 20, message: 'Too many runAs: ' },
    savepoints: { sync: 5, async: 5, message: 'Too many savepoints: ' }
} as const;

export type LimitName = keyof typeof LIMITS;

/** "A maximum of 50 million records can be returned in the QueryLocator object." */
const BATCH_LOCATOR_ROWS = 50_000_000;

/** Counts what a transaction uses; going over a limit is a System.LimitException, which Apex code cannot catch. */
export class LimitCounter {
    private counts: Partial<Record<LimitName, number>> = {};
    readonly isAsync: boolean;
    readonly cpu: CpuTime;
    /** CPU time of the last look at it. */
    private seenCpu = 0;
    /** When that was, by the wall clock in milliseconds. */
    private lookedAt = -Infinity;
    private readonly heap = new ProcessHeap();

    /** Whether something was written or sent that is not committed, so that no callout may follow. */
    hasPendingWork = false;

    /** A cacheable method may not write: its limit is none. */
    readOnly = false;

    /** True for the start of a batch, whose locator may have 50 million rows. */
    private isBatchStart = false;
    private awaitsLocator = false;

    constructor(isAsync: boolean, cpu = new CpuTime()) {
        this.isAsync = isAsync;
        this.cpu = cpu;
    }

    used(name: LimitName): number {
        return name === 'cpuTime' ? Math.floor(this.cpu.ms) : (this.counts[name] ?? 0);
    }

    /** Compiled code has made its steps: looks at the clock, and at the memory. */
    stepsDone(): void {
        const now = this.cpu.ms;
        if (now > this.limit('cpuTime')) {
            noMoreSteps();
            throwApex('System.LimitException', LIMITS.cpuTime.message);
        }
        const bytes = this.heap.excess();
        if (bytes > 0) {
            noMoreSteps();
            throwApex('System.LimitException', `${LIMITS.heapSize.message}${bytes}`);
        }
        nextSteps(now - this.seenCpu);
        this.seenCpu = now;
        this.lookedAt = performance.now();
    }

    /** The database counts through this name. */
    count(name: LimitName, amount: number): void {
        this.add(name, amount);
    }

    limit(name: LimitName): number {
        if (this.readOnly && (name === 'dmlStatements' || name === 'dmlRows' || name === 'publishImmediateDml')) {
            return 0;
        }
        if (this.isBatchStart && name === 'queryLocatorRows') {
            return BATCH_LOCATOR_ROWS;
        }
        return this.isAsync ? LIMITS[name].async : LIMITS[name].sync;
    }

    /** Adds to a counter and throws where that goes over. */
    add(name: LimitName, amount = 1): void {
        const before = this.used(name);
        const used = before + amount;
        this.counts[name] = used;
        this.hasPendingWork ||= name === 'dmlRows' || name === 'emailInvocations';
        // The rows of `getQueryLocator([SELECT …])` are there before the locator is: the next query, or the end of start, tells.
        const mayBeLocator = this.awaitsLocator && name === 'queryRows' && before <= this.limit(name);
        if (used > this.limit(name) && !mayBeLocator) {
            throwApex('System.LimitException', `${LIMITS[name].message}${used}`);
        }
        // A step with one of these takes long; but many of them are short, and a look at the clock takes time itself.
        const isLong = name === 'queries' || name === 'dmlStatements';
        if (isLong && performance.now() - this.lookedAt >= BETWEEN_LOOKS) {
            this.stepsDone();
        }
    }

    /** The rows of a query that has become a locator are the locator's. */
    moveToLocator(rows: number): void {
        this.counts.queryRows = this.used('queryRows') - rows;
        this.add('queryLocatorRows', rows);
    }

    /** A batch's start begins: rows above the limit may yet become those of its locator. */
    beginBatchStart(): void {
        this.isBatchStart = true;
        this.awaitsLocator = true;
    }

    /** A batch's start is over: rows that no locator took count as everywhere. */
    endBatchStart(): void {
        this.awaitsLocator = false;
        this.add('queryRows', 0);
    }
}

/** What a transaction used of its governor limits, told when it is over. */
export interface TransactionReport {
    kind: TransactionKind;
    quiddity: string;
    /** class of the job or entry point; null for a transaction without one, such as anonymous Apex */
    className: string | null;
    userId: string;
    /** the org's time when it ended, in milliseconds since 1970 */
    at: number;
    /** time it took on this machine, in milliseconds */
    elapsedMs: number;
    /** false when it was undone */
    succeeded: boolean;
    /** use and limit by the name of the limit; those that were not used are left out */
    used: Partial<Record<LimitName, { used: number; limit: number }>>;
}

/** State of a running test method. */
export interface TestState {
    started: boolean;
    stopped: boolean;
    outerLimits: LimitCounter | null;
    mocks: Map<string, unknown>;
    fixedSearchResults: string[] | null;
    /** `@IsTest(SeeAllData=true)`, or API 23.0 and earlier. */
    seesAllData: boolean;
}

/** One running transaction. `extras` holds what single platform classes keep per transaction. */
export interface Transaction {
    id: string;
    kind: TransactionKind;
    runtime: Runtime;
    userId: string;
    limits: LimitCounter;
    /** Static variables by class index. */
    statics: (Record<string, unknown> | undefined)[];
    test: TestState | null;
    /** The test whose jobs it queues; null for jobs of the org. */
    queue: string | null;
    /** Its debug log; null where nobody wants one. */
    log: DebugLog | null;
    /** Where `System.debug` goes, with the name of its LoggingLevel. */
    debug: (text: string, level: string) => void;
    extras: Map<string, unknown>;
    /** Triggers that are running, innermost last. */
    triggers: unknown[];
    session: DataSession;
    /** The request as `System.Request` tells it. */
    quiddity: string;
    /** In a test: runs work of an asynchronous job in a transaction of its own, which is part of the test's. */
    spawn: (userId: string, kind: TransactionKind, quiddity: string, run: (transaction: Transaction) => void) => void;
    /** Hands published platform events to their triggers. */
    deliver: (job: QueuedJob) => void;
    setCreatedDate: (id: string, ms: number) => void;
    standardPricebookId: () => string;
    /** Why its job may make no callouts, or null. */
    noCallouts: string | null;
    mixedDmlReset: () => void;
}

let current: Transaction | null = null;

/** The running transaction; an internal error where there is none. */
export function currentTransaction(): Transaction {
    if (!current) {
        throw new Error('No Apex transaction is running');
    }
    return current;
}

/** Whether a transaction runs: Apex code, not the local org itself. */
export function isRunning(): boolean {
    return current !== null;
}

/** Runs a function inside a transaction; nested transactions (jobs of a test) restore the outer one. */
export function within<T>(transaction: Transaction, run: () => T): T {
    const outer = current;
    const { runtime } = transaction;
    const statics = runtime.$.st;
    const { sharing } = runtime.$;
    current = transaction;
    outer?.limits.cpu.pause();
    transaction.limits.cpu.resume();
    runtime.$.st = transaction.statics;
    runtime.$.sharing = 0;
    setCurrentSession(transaction.session);
    const context = { ...localContext };
    localContext.now = transaction.session.clock;
    localContext.timeZone = transaction.session.timeZone;
    localContext.locale = transaction.session.locale;
    try {
        return run();
    } finally {
        current = outer;
        transaction.limits.cpu.pause();
        outer?.limits.cpu.resume();
        setCurrentSession(outer?.session ?? null);
        runtime.$.st = statics;
        runtime.$.sharing = sharing;
        Object.assign(localContext, context);
    }
}

/** From here on the transaction counts against other limits: those of `Test.startTest()`, or after `stopTest` its own again. */
export function countAgainst(transaction: Transaction, limits: LimitCounter): void {
    transaction.limits.cpu.pause();
    transaction.limits = limits;
    limits.cpu.resume();
}

/** What is kept per transaction under a key, made on first use. */
export function extra<T>(key: string, make: () => T): T {
    const { extras } = currentTransaction();
    if (!extras.has(key)) {
        extras.set(key, make());
    }
    return extras.get(key) as T;
}
