/**
 * The dates of the process, from the words of the page and of product.md alone: nothing of the product is asked. Days are
 * `2026-11-30`, moments are milliseconds since 1970.
 */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The holidays of the sample data between November 2026 and March 2027. */
const HOLIDAYS = new Set(['2026-11-26', '2026-11-27', '2026-12-25', '2027-01-01', '2027-01-18']);

/** One monthly cycle. */
export interface Cycle {
    /** the month it runs in, such as 2026-12 */
    month: string;
    cutOff: number;
    /** last business day of the month before: the day of the cut-off */
    cutOffDay: string;
    from: string;
    to: string;
    credentials: string;
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOfUtc = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** @returns the day so many days later */
export const plus = (day: string, days: number): string => dayOfUtc(utc(day) + days * DAY_MS);

/** @returns the same day of a later month, or its last day when it is shorter */
export function plusMonths(day: string, months: number): string {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
    return dayOfUtc(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** Denver: seven hours behind, six from the second Sunday of March 2027 on, at two o'clock. */
const isSummer = (localMs: number): boolean => localMs >= Date.parse('2027-03-14T02:00:00Z');

/** @returns the moment of a Denver day and time, such as `10:00` or `23:59:59` */
export function at(day: string, time: string): number {
    const local = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`);
    return local + (isSummer(local) ? 6 : 7) * HOUR_MS;
}

/** @returns the Denver day of a moment */
export function dayOf(moment: number): string {
    const winter = moment - 7 * HOUR_MS;
    return dayOfUtc(isSummer(winter) ? winter + HOUR_MS : winter);
}

const isBusinessDay = (day: string): boolean => ![0, 6].includes(new Date(utc(day)).getUTCDay()) && !HOLIDAYS.has(day);

function businessDay(day: string, step: 1 | -1): string {
    return isBusinessDay(day) ? day : businessDay(plus(day, step), step);
}

function cycleOf(month: string): Cycle {
    const first = `${month}-01`;
    const cutOffDay = businessDay(plus(first, -1), -1);
    let to = businessDay(first, 1);
    const from = to;
    for (let n = 1; n < 5; n++) {
        to = businessDay(plus(to, 1), 1);
    }
    return {
        month,
        cutOff: at(cutOffDay, '23:59:59'),
        cutOffDay,
        from,
        to,
        credentials: businessDay(`${month}-05`, 1)
    };
}

/** The cycles of the story, the first one first. */
export const CYCLES = ['2026-12', '2027-01', '2027-02', '2027-03', '2027-04'].map(cycleOf);

/** @returns the first cycle whose cut-off is not before the moment */
export function cycleAfter(moment: number): Cycle {
    return CYCLES.find((cycle) => moment <= cycle.cutOff)!;
}

/** @returns a day in words, such as Monday, November 30, 2026 */
export function inWords(day: string): string {
    return new Date(utc(day)).toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' });
}
