import { throwApex } from '../values/exceptions.ts';
import { ApexDatetime, daysInMonth } from '../values/date.ts';

/** A cron expression of `System.schedule`: seconds minutes hours day_of_month month day_of_week optional_year. */
export interface Cron {
    seconds: Set<number>;
    minutes: Set<number>;
    hours: Set<number>;
    months: Set<number>;
    years: Set<number> | null;
    /** Whether a day fits; day of week 1 is Sunday. */
    day: (year: number, month: number, day: number) => boolean;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function invalid(what: string): never {
    return throwApex('System.StringException', what);
}

function numbers(text: string, low: number, high: number, names: readonly string[], first: number): Set<number> {
    const found = new Set<number>();
    const value = (part: string): number => {
        const named = names.indexOf(part.toUpperCase());
        const result = named >= 0 ? named + first : Number(part);
        return /^\d+$/.test(part) || named >= 0
            ? result >= low && result <= high
                ? result
                : invalid(`Cron value ${part} must be between ${low} and ${high}`)
            : invalid(`Illegal cron expression format: ${text}`);
    };
    for (const part of text.split(',')) {
        const [range, step] = part.split('/');
        const every = step === undefined ? 1 : Number(step);
        let [from, to] = [low, high];
        if (range !== '*' && range !== '?') {
            const [begin, end] = range!.split('-');
            from = value(begin!);
            to = end === undefined ? (step === undefined ? from : high) : value(end);
        }
        if (!(every >= 1)) {
            invalid(`Illegal cron expression format: ${text}`);
        }
        // A range such as FRI-MON goes round.
        for (let i = from; i <= (to < from ? to + high - low + 1 : to); i += every) {
            found.add(i > high ? i - (high - low + 1) : i);
        }
    }
    return found;
}

function weekday(year: number, month: number, day: number): number {
    return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function nearestWeekday(year: number, month: number, day: number): number {
    const week = weekday(year, month, day);
    if (week === 7) {
        return day > 1 ? day - 1 : day + 2;
    }
    if (week === 1) {
        return day < daysInMonth(year, month) ? day + 1 : day - 2;
    }
    return day;
}

function dayTest(dayOfMonth: string, dayOfWeek: string): Cron['day'] {
    if (dayOfMonth === '?' && dayOfWeek === '?') {
        invalid("'?' can only be specified for Day-of-Month -OR- Day-of-Week.");
    }
    if (dayOfMonth !== '?') {
        if (dayOfWeek !== '?' && dayOfWeek !== '*') {
            invalid('Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.');
        }
        if (dayOfMonth === 'L') {
            return (year, month, day) => day === daysInMonth(year, month);
        }
        if (dayOfMonth === 'LW') {
            return (year, month, day) => day === nearestWeekday(year, month, daysInMonth(year, month));
        }
        const near = /^(\d+)W$/.exec(dayOfMonth);
        if (near) {
            return (year, month, day) =>
                day === nearestWeekday(year, month, Math.min(Number(near[1]), daysInMonth(year, month)));
        }
        const days = numbers(dayOfMonth, 1, 31, [], 0);
        return (_year, _month, day) => days.has(day);
    }
    const last = /^(\w+)L$/.exec(dayOfWeek);
    if (last && dayOfWeek !== 'L') {
        const [wanted] = numbers(last[1]!, 1, 7, DAYS, 1);
        return (year, month, day) => weekday(year, month, day) === wanted && day + 7 > daysInMonth(year, month);
    }
    const nth = /^(\w+)#([1-5])$/.exec(dayOfWeek);
    if (nth) {
        const [wanted] = numbers(nth[1]!, 1, 7, DAYS, 1);
        return (year, month, day) => weekday(year, month, day) === wanted && Math.ceil(day / 7) === Number(nth[2]);
    }
    const days = dayOfWeek === 'L' ? new Set([7]) : numbers(dayOfWeek, 1, 7, DAYS, 1);
    return (year, month, day) => days.has(weekday(year, month, day));
}

/** Reads a cron expression; System.StringException where it is none. */
export function parseCron(expression: string): Cron {
    const parts = expression.trim().split(/\s+/);
    if (parts.length < 6 || parts.length > 7) {
        invalid(`Illegal cron expression format: ${expression}`);
    }
    const [seconds, minutes, hours, dayOfMonth, month, dayOfWeek, year] = parts as [
        string,
        string,
        string,
        string,
        string,
        string,
        string?
    ];
    // Documented: seconds and minutes take no special characters, so that a job fires at most once an hour.
    if (!/^\d+$/.test(seconds) || !/^\d+$/.test(minutes)) {
        invalid(`Seconds and minutes must be specified as integers: ${expression}`);
    }
    return {
        seconds: numbers(seconds, 0, 59, [], 0),
        minutes: numbers(minutes, 0, 59, [], 0),
        hours: numbers(hours, 0, 23, [], 0),
        months: numbers(month, 1, 12, MONTHS, 1),
        years: year === undefined || year === '*' ? null : numbers(year, 1970, 2099, [], 0),
        day: dayTest(dayOfMonth.toUpperCase(), dayOfWeek.toUpperCase())
    };
}

/**
 * The next time an expression fires after an instant, in a time zone.
 * @param after milliseconds since 1970
 * @returns milliseconds since 1970, or null where it never fires again
 */
export function nextFireTime(cron: Cron, after: number, zone: string): number | null {
    const wall = new ApexDatetime(after + 1000).wall(zone);
    let year = wall.getUTCFullYear();
    let month = wall.getUTCMonth() + 1;
    let day = wall.getUTCDate();
    for (let days = 0; days < 366 * 30 && year < 2100; days++) {
        if ((cron.years?.has(year) ?? true) && cron.months.has(month) && cron.day(year, month, day)) {
            const found = firstTime(cron, year, month, day, zone, after);
            if (found !== null) {
                return found;
            }
        }
        day++;
        if (day > daysInMonth(year, month)) {
            day = 1;
            month++;
        }
        if (month > 12) {
            month = 1;
            year++;
        }
    }
    return null;
}

function firstTime(cron: Cron, year: number, month: number, day: number, zone: string, after: number): number | null {
    for (const hour of [...cron.hours].sort((a, b) => a - b)) {
        for (const minute of [...cron.minutes].sort((a, b) => a - b)) {
            for (const second of [...cron.seconds].sort((a, b) => a - b)) {
                const { ms } = ApexDatetime.ofLocal(year, month, day, hour, minute, second, 0, zone);
                if (ms > after) {
                    return ms;
                }
            }
        }
    }
    return null;
}
