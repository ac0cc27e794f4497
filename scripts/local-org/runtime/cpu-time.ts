/**
 * The CPU time of a transaction: that of this process, user and system, while the transaction is the innermost one that runs.
 * Apex Developer Guide, Execution Governors and Limits: it is counted "for all executions on the Salesforce application servers"
 * of one transaction. Here the factor is one: a millisecond of this machine counts as one of an org's. An org's own is another
 * measure (it runs Apex much more slowly, and does not count the time in the database, which here is part of the process).
 */
export class CpuTime {
    private spent = 0;
    private since: number | null = null;
    private readonly clock: () => number;

    /** @param clock the CPU time of the process, in microseconds */
    constructor(clock: () => number = processTime) {
        this.clock = clock;
    }

    resume(): void {
        this.since ??= this.clock();
        firstSteps();
    }

    pause(): void {
        if (this.since !== null) {
            this.spent += this.clock() - this.since;
            this.since = null;
        }
    }

    get ms(): number {
        return (this.spent + (this.since === null ? 0 : this.clock() - this.since)) / 1000;
    }
}

function processTime(): number {
    const { user, system } = process.cpuUsage();
    return user + system;
}

/**
 * What compiled code counts up at each turn of a loop and each call of a method, from below zero; above, it asks `stepsDone`.
 * A plain number of one object, because it is counted so often.
 */
export const steps = { n: 0 };

/** How many steps are made before somebody looks at the clock; it follows what a step costs. */
let batch = 0;
const FIRST_STEPS = 100;
/** Few enough that the clock is looked at soon where costly steps follow on cheap ones. */
const MOST_STEPS = 50_000;
/** Milliseconds of CPU between two looks. */
export const BETWEEN_LOOKS = 10;

/** A transaction begins, or goes on: nothing is known of what its steps cost. */
export function firstSteps(): void {
    batch = FIRST_STEPS;
    steps.n = -batch;
}

/** Takes the next steps in one go. @param took CPU milliseconds of the steps before */
export function nextSteps(took: number): void {
    const wanted = took > 0 ? Math.round((batch * BETWEEN_LOOKS) / took) : MOST_STEPS;
    batch = Math.max(1, Math.min(wanted, batch * 4, MOST_STEPS));
    steps.n = -batch;
}

/** The transaction is over its limit: each further step, of a finally block too, says so again. */
export function noMoreSteps(): void {
    batch = 1;
    steps.n = 0;
}
