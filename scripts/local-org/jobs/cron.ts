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

/** A field of an expression. What is wrong in it is told in the words of Quartz, on which the platform's scheduler stands. */
interface Field {
    low: number;
    high: number;
    range: string;
    /** Names of values, from the lowest on, and what they are called. */
    names?: readonly string[];
    what?: string;
}

const MINUTE_RANGE = 'Minute and Second values must be between 0 and 59';
const SECONDS: Field = { low: 0, high: 59, range: MINUTE_RANGE };
const HOURS: Field = { low: 0, high: 23, range: 'Hour values must be between 0 and 23' };
const DAYS_OF_MONTH: Field = { low: 1, high: 31, range: 'Day of month values must be between 1 and 31' };
const MONTHS: Field = {
    low: 1,
    high: 12,
    range: 'Month values must be between 1 and 12',
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
    what: 'Month'
};
const DAYS_OF_WEEK: Field = {
    low: 1,
    high: 7,
    range: 'Day-of-Week values must be between 1 and 7',
    names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    what: 'Day-of-Week'
};
const YEARS: Field = { low: 1970, high: 2199, range: 'Year values must be between 1970 and 2199' };

function invalid(what: string): never {
    return throwApex('System.StringException', what);
}

function valueOf(part: string, { low, high, range, names, what }: Field): number {
    const named = names?.indexOf(part.toUpperCase()) ?? -1;
    if (named < 0 && what && /^[A-Z]+$/i.test(part)) {
        invalid(`Invalid ${what} value: '${part}'`);
    }
    if (named < 0 && !/^\d+$/.test(part)) {
        invalid(`Illegal characters for this position: '${part}'`);
    }
    const value = named >= 0 ? named + low : Number(part);
    return value >= low && value <= high ? value : invalid(range);
}

function numbers(text: string, field: Field): Set<number> {
    const { low, high } = field;
    const found = new Set<number>();
    for (const part of text.split(',')) {
        const [range, step] = part.split('/');
        const every = step === undefined ? 1 : Number(step);
        let [from, to] = [low, high];
        if (range !== '*' && range !== '?') {
            const [begin, end] = range!.split('-');
            from = valueOf(begin!, field);
            to = end === undefined ? (step === undefined ? from : high) : valueOf(end, field);
        }
        if (!(every >= 1)) {
            invalid(`Illegal cron expression format (${text})`);
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
        if (dayOfWeek !== '?') {
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
        const days = numbers(dayOfMonth, DAYS_OF_MONTH);
        return (_year, _month, day) => days.has(day);
    }
    const last = /^(\w+)L$/.exec(dayOfWeek);
    if (last && dayOfWeek !== 'L') {
        const [wanted] = numbers(last[1]!, DAYS_OF_WEEK);
        return (year, month, day) => weekday(year, month, day) === wanted && day + 7 > daysInMonth(year, month);
    }
    const nth = /^(\w+)#([1-5])$/.exec(dayOfWeek);
    if (nth) {
        const [wanted] = numbers(nth[1]!, DAYS_OF_WEEK);
        return (year, month, day) => weekday(year, month, day) === wanted && Math.ceil(day / 7) === Number(nth[2]);
    }
    if (dayOfWeek.includes('#')) {
        invalid("A numeric value between 1 and 5 must follow the '#' option");
    }
    const days = dayOfWeek === 'L' ? new Set([7]) : numbers(dayOfWeek, DAYS_OF_WEEK);
    return (year, month, day) => days.has(weekday(year, month, day));
}

/** Reads a cron expression; System.StringException where it is none. */
export function parseCron(expression: string): Cron {
    const parts = expression.trim().split(/\s+/);
    if (parts.length < 6) {
        invalid('Unexpected end of expression.');
    }
    if (parts.length > 7) {
        invalid(`Illegal cron expression format (${expression})`);
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
        seconds: numbers(seconds, SECONDS),
        minutes: numbers(minutes, SECONDS),
        hours: numbers(hours, HOURS),
        months: numbers(month, MONTHS),
        years: year === undefined || year === '*' ? null : numbers(year, YEARS),
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
    for (let days = 0; days < 366 * 180 && year <= YEARS.high; days++) {
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
