import { ClockError } from '../../database/clock.ts';
import { movingClock, nextScheduled } from '../../jobs/clock.ts';
import type { FiredJob } from '../../jobs/run.ts';
import type { Org } from '../../org.ts';
import { badRequest, RestError } from '../http/errors.ts';

/** A job that ran while the clock moved; `at` is ISO 8601. */
export type Told = Omit<FiredJob, 'at'> & { at: string };

/** The org's clock, and how far a move is. Times are ISO 8601. */
export interface ClockState {
    /** the org's time; while it moves, that of the job that ran last */
    now: string;
    /** the org's time less the machine's, in milliseconds */
    offset: number;
    /** when the next scheduled job fires, or null */
    nextScheduled: string | null;
    /** where the last move began, or null before the first */
    movedFrom: string | null;
    /** where the clock moves to, or null when it does not */
    movingTo: string | null;
    /** true when the last move was stopped on its way */
    isStopped: boolean;
    /** how many jobs the last move began, and how often one failed */
    ran: number;
    failed: number;
    /** the last hundred that it told of, the first ones first */
    fired: Told[];
    /** why the last move ended with an error, or null */
    problem: string | null;
}

/** Moves the org's clock while requests are answered. */
export interface ClockMover {
    clockState(): ClockState;
    /**
     * Begins to move the clock; requests are answered in between. The move is over once `clockState().movingTo` is null.
     * @param to milliseconds since 1970
     * @throws RestError 400 for a moment that is not ahead or not known, 409 while the clock moves
     */
    moveClock(to: number): void;
    /** Ends a move where it is; what is due later stays. @throws RestError 409 when the clock does not move */
    stopClock(): void;
    /** @throws RestError 409 while the clock moves */
    checkStill(): void;
    isMoving(): boolean;
    /** @returns the org's time less the machine's, in milliseconds */
    clockOffset(): number;
}

/** However long a move is, this much of it is told. */
const TOLD = 100;

/** @returns a time as ISO 8601, or null */
export const iso = (value: unknown): string | null => (value === null ? null : new Date(Number(value)).toISOString());

/** @param report is told of faults of the local org that a move met */
export function clockMover(org: Org, report: (error: unknown) => void): ClockMover {
    let steps: Generator<FiredJob | null> | null = null;
    let movedFrom: number | null = null;
    let movingTo: number | null = null;
    let isStopped = false;
    let ran = 0;
    let failed = 0;
    let fired: FiredJob[] = [];
    let problem: string | null = null;

    const tell = (job: FiredJob | null): void => {
        if (job) {
            ran += job.isContinued ? 0 : 1;
            failed += job.problem === null ? 0 : 1;
            fired.push(job);
            fired = fired.length > 2 * TOLD ? fired.slice(-TOLD) : fired;
        }
    };
    // One step, then whoever waits for an answer.
    const go = (): void => {
        if (!steps) {
            return;
        }
        try {
            const { done, value } = steps.next();
            if (!done) {
                tell(value);
                setImmediate(go);
                return;
            }
        } catch (error) {
            problem = error instanceof Error ? error.message : String(error);
            report(error);
        }
        steps = movingTo = null;
    };
    const checkStill = (): void => {
        if (movingTo !== null) {
            throw new RestError(409, 'CLOCK_IS_MOVING', 'The clock is already being moved. Wait until it is there.');
        }
    };
    return {
        clockState: () => ({
            now: iso(org.clock.now())!,
            offset: Math.round(org.clock.offset()),
            nextScheduled: iso(nextScheduled(org)),
            movedFrom: iso(movedFrom),
            movingTo: iso(movingTo),
            isStopped,
            ran,
            failed,
            fired: fired.slice(-TOLD).map((one) => ({ ...one, at: iso(one.at)! })),
            problem
        }),
        moveClock(to) {
            checkStill();
            const from = org.clock.now();
            const begun = movingClock(org, to);
            let first: FiredJob | null;
            try {
                // A moment that is not ahead is refused by the first step.
                const { done, value } = begun.next();
                steps = done ? null : begun;
                first = done ? null : value;
            } catch (error) {
                throw error instanceof ClockError ? badRequest('INVALID_CLOCK', error.message) : error;
            }
            movedFrom = from;
            movingTo = steps ? to : null;
            isStopped = false;
            problem = null;
            ran = failed = 0;
            fired = [];
            tell(first);
            setImmediate(go);
        },
        stopClock() {
            if (!steps) {
                throw new RestError(409, 'CLOCK_STANDS', 'The clock is not being moved.');
            }
            steps.return(null);
            steps = movingTo = null;
            isStopped = true;
        },
        checkStill,
        isMoving: () => movingTo !== null,
        clockOffset: () => Math.round(org.clock.offset())
    };
}
