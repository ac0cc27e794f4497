import type { SqlValue } from './convert.ts';

/** The clock of an org. Everything in the org asks it: `System.now`, system fields, formulas, jobs, the page. */
export interface OrgClock {
    /** @returns the org's time, in milliseconds since 1970 */
    now(): number;
    /** @returns how far the org's time is ahead of the machine's, in milliseconds; negative where it is behind */
    offset(): number;
    /** A statement of the database begins: in an org none is over within the millisecond, so that it is later afterwards. */
    takeTime(): void;
    /** Lets the time stand still where it is. */
    stand(): void;
    /**
     * Lets the time stand still at a moment that is not before the org's own.
     * @param at milliseconds since 1970
     * @throws ClockError for a moment in the org's past
     */
    standAt(at: number): void;
    /** Lets the time run on from where it stands. */
    runOn(): void;
}

/** A time that the clock cannot be set to; the message is for people. */
export class ClockError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'ClockError';
    }
}

/** What of the store the clock needs. */
interface ClockStore {
    get(sql: string, values?: SqlValue[]): Record<string, SqlValue> | null;
    run(sql: string, values?: SqlValue[]): number;
}

const KEY = 'clock.offset';

/**
 * Opens the clock that belongs to an org's data. The difference to the machine's clock is stored with the data, so that
 * the org's time survives a restart: it runs on while the org is stopped.
 * @param startAt the time of an org without a clock of its own, in milliseconds since 1970; null for the machine's
 */
export function openClock(store: ClockStore, startAt: number | null = null): OrgClock {
    const stored = store.get('SELECT value FROM "_meta" WHERE key = ?', [KEY])?.['value'];
    let offset = Number(stored ?? 0);
    let standing: number | null = null;
    let earliest = 0;
    const keep = (): void => {
        store.run('INSERT OR REPLACE INTO "_meta" (key, value) VALUES (?, ?)', [KEY, String(offset)]);
    };
    if (stored === undefined && startAt !== null) {
        offset = startAt - Date.now();
        keep();
    }
    const clock: OrgClock = {
        now: () => standing ?? Math.max(Date.now() + offset, earliest),
        offset: () => (standing === null ? offset : standing - Date.now()),
        takeTime() {
            earliest = clock.now() + 1;
        },
        // One look at the clock: between two, it may be a millisecond later.
        stand() {
            standing = clock.now();
        },
        standAt(at) {
            const now = clock.now();
            if (at < now) {
                throw new ClockError(
                    `The clock of the org only moves forward: it is ${new Date(now).toISOString()}, later than ${new Date(at).toISOString()}.`
                );
            }
            standing = at;
            offset = at - Date.now();
            keep();
        },
        runOn() {
            if (standing !== null) {
                offset = standing - Date.now();
                standing = null;
                keep();
            }
        }
    };
    return clock;
}
