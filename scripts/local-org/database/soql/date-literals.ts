import { ApexDate } from '../../values/date.ts';
import { fromZone, zoneOffset } from '../../values/timezone.ts';

/** A half-open range of days. */
export interface DayRange {
    start: number;
    end: number;
}

export interface CalendarContext {
    now: number;
    timeZone: string;
    fiscalStartMonth: number;
}

const DAY = 86400000;

function month(date: ApexDate, add: number): ApexDate {
    return ApexDate.of(date.year, date.month + add, 1);
}

function fiscalYearStart(today: ApexDate, startMonth: number): ApexDate {
    return ApexDate.of(today.month >= startMonth ? today.year : today.year - 1, startMonth, 1);
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR';

/** The first day of the period `add` units after the one that holds today. Weeks start on Sunday, as in the locale en_US. */
function periodStart(unit: Unit, today: ApexDate, add: number, startMonth: number): number {
    switch (unit) {
        case 'DAY':
            return today.days + add;
        case 'WEEK':
            return today.days - ((today.days + 4) % 7) + add * 7;
        case 'MONTH':
            return month(today, add).days;
        case 'QUARTER':
            return ApexDate.of(today.year, Math.floor((today.month - 1) / 3) * 3 + 1 + add * 3, 1).days;
        case 'YEAR':
            return ApexDate.of(today.year + add, 1, 1).days;
        case 'FISCAL_QUARTER': {
            const year = fiscalYearStart(today, startMonth);
            const months = (today.year - year.year) * 12 + today.month - year.month;
            return month(year, Math.floor(months / 3) * 3 + add * 3).days;
        }
        case 'FISCAL_YEAR':
            return month(fiscalYearStart(today, startMonth), add * 12).days;
    }
}

/** The days that a date literal stands for. `n` is the number after the colon. */
export function dateLiteralRange(name: string, n: number | null, context: CalendarContext): DayRange {
    const today = new ApexDate(Math.floor((context.now + zoneOffset(context.timeZone, context.now)) / DAY));
    const at = (unit: Unit, add: number): number => periodStart(unit, today, add, context.fiscalStartMonth);
    switch (name) {
        case 'YESTERDAY':
            return { start: today.days - 1, end: today.days };
        case 'TODAY':
            return { start: today.days, end: today.days + 1 };
        case 'TOMORROW':
            return { start: today.days + 1, end: today.days + 2 };
        case 'LAST_90_DAYS':
            return { start: today.days - 90, end: today.days + 1 };
        case 'NEXT_90_DAYS':
            return { start: today.days + 1, end: today.days + 91 };
    }
    const simple = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)$/.exec(name);
    if (simple) {
        const add = { LAST: -1, THIS: 0, NEXT: 1 }[simple[1]!]!;
        return { start: at(simple[2] as Unit, add), end: at(simple[2] as Unit, add + 1) };
    }
    const counted = /^(LAST_N|NEXT_N|N)_(DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)S(_AGO)?$/.exec(name);
    if (!counted || n === null) {
        throw new Error(`Unsupported: date literal ${name}`);
    }
    const unit = counted[2] as Unit;
    if (counted[1] === 'N') {
        return { start: at(unit, -n), end: at(unit, -n + 1) };
    }
    if (counted[1] === 'LAST_N') {
        // LAST_N_DAYS ends with today; the other units end before the current period.
        return { start: at(unit, -n), end: unit === 'DAY' ? today.days + 1 : at(unit, 0) };
    }
    return { start: at(unit, 1), end: at(unit, n + 1) };
}

/** The instant at which a day begins in the user's time zone. */
export function dayStart(days: number, timeZone: string): number {
    return fromZone(timeZone, days * DAY);
}
