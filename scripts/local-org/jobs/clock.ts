import { ClockError } from '../database/clock.ts';
import type { Org } from '../org.ts';
import { nextJob } from './queue.ts';
import { stepDueJob, type FiredJob } from './run.ts';

/** "Valid dates are 1700-01-01 through 4000-12-31" (SOQL and SOSL Reference, "Date Formats and Date Literals"). */
const LAST = Date.UTC(4000, 11, 31);

/**
 * Moves the org's time forward. Everything that is due in between runs in the order of its times, each at its own time: while a job
 * runs, `System.now()` stands at the moment the job is for. What jobs queue runs too, as far as its time comes. Then the
 * time runs on from the new moment. Each step that is taken gives one value, so that a server can answer in between; who takes no
 * further one (`return`) lets the time run on from the last.
 * @param to milliseconds since 1970, after the org's time
 * @returns each job as it has begun; null for a further transaction of one
 * @throws ClockError for a moment that is not after the org's time; at its end, Error where the local org lacks what a job needs
 */
export function* movingClock(org: Org, to: number): Generator<FiredJob | null> {
    const { clock, store } = org;
    const now = clock.now();
    if (!Number.isFinite(to)) {
        throw new ClockError('The clock of the org can only be moved to a date and time.');
    }
    if (to > LAST) {
        throw new ClockError('The clock of the org ends on December 31, 4000: Salesforce knows no later day.');
    }
    if (to <= now) {
        const wanted = to < -LAST ? 'that' : new Date(to).toISOString();
        throw new ClockError(
            `The clock of the org only moves forward: it is ${new Date(now).toISOString()}, later than ${wanted}.`
        );
    }
    let fault: unknown = null;
    clock.stand();
    try {
        for (;;) {
            const next = nextJob(store);
            if (!next || next.due > to) {
                break;
            }
            clock.standAt(Math.max(next.due, clock.now()));
            try {
                yield stepDueJob(org) ?? null;
            } catch (error) {
                // What the local org cannot run has failed; the others go on.
                fault ??= error;
            }
        }
        clock.standAt(to);
    } finally {
        clock.runOn();
    }
    if (fault !== null) {
        throw fault;
    }
}

/** Moves the org's time forward at once; see `movingClock`. @returns the jobs that ran, in order */
export function moveClock(org: Org, to: number): FiredJob[] {
    return [...movingClock(org, to)].filter((one) => one !== null);
}

/** @returns the time of the next scheduled job, in milliseconds since 1970, or null when nothing is scheduled */
export function nextScheduled(org: Org): number | null {
    return nextJob(org.store, 'schedulable')?.due ?? null;
}
