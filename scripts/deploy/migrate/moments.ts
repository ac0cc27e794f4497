import { fromZone, zoneOffset } from '../../local-org/values/timezone.ts';

/** Why a cell, or a person, cannot be brought in, in words for whoever reads the report. */
export class Refused extends Error {}

/** A date without a time is a day; one that names its zone is an instant; else it is what a clock of the university showed. */
type Reading =
    { kind: 'day'; day: string } | { kind: 'clock'; day: string; time: string } | { kind: 'instant'; at: Date };

/** What stands for a part of a date in a form such as `MM/DD/YYYY h:mm A`. */
const TOKENS: Readonly<Record<string, string>> = {
    YYYY: '(?<year>\\d{4})',
    MMM: '(?<monthName>[a-z]{3,9})',
    MM: '(?<month>\\d{2})',
    M: '(?<month>\\d{1,2})',
    DD: '(?<day>\\d{2})',
    D: '(?<day>\\d{1,2})',
    HH: '(?<hour>\\d{2})',
    H: '(?<hour>\\d{1,2})',
    h: '(?<hour>\\d{1,2})',
    mm: '(?<minute>\\d{2})',
    ss: '(?<second>\\d{2})',
    A: '(?<half>[ap]m)'
};
const TOKEN = /YYYY|MMM|MM|M|DD|D|HH|H|h|mm|ss|A/g;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** What exports of Salesforce write; understood without being named. */
const ALWAYS = ['YYYY-MM-DD', 'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DDTHH:mm:ss'];
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * @param text a cell
 * @param forms how the file writes dates, such as `MM/DD/YYYY`
 * @param zone time zone of the university, such as `America/Denver`
 * @returns the day as `2026-11-30`
 * @throws Refused for what is no day of the calendar, or could be two
 */
export function dayOf(text: string, forms: readonly string[], zone: string): string {
    const reading = read(text, forms);
    return reading.kind === 'instant' ? dayIn(reading.at, zone) : reading.day;
}

/**
 * As dayOf; a day without a time is its first moment at the university.
 * @returns the instant as `2026-11-30T07:00:00.000Z`
 */
export function instantOf(text: string, forms: readonly string[], zone: string): string {
    const reading = read(text, forms);
    if (reading.kind === 'instant') {
        return reading.at.toISOString();
    }
    const shown = Date.parse(`${reading.day}T${reading.kind === 'clock' ? reading.time : '00:00:00'}Z`);
    return new Date(fromZone(zone, shown)).toISOString();
}

/** @returns the day that an instant is on at the university, as `2026-11-30` */
export function dayIn(at: Date, zone: string): string {
    return new Date(at.getTime() + zoneOffset(zone, at.getTime())).toISOString().slice(0, 10);
}

function read(text: string, forms: readonly string[]): Reading {
    if (INSTANT.test(text)) {
        const at = new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
        if (!Number.isNaN(at.getTime())) {
            return { kind: 'instant', at };
        }
    }
    const readings = [...ALWAYS, ...forms].flatMap((form) => readAs(text, form) ?? []);
    const [reading, ...others] = new Map(readings.map((one) => [JSON.stringify(one), one])).values();
    if (!reading) {
        throw new Refused(
            `"${text}" is no date in a form of the mapping (${[ALWAYS[0], ...forms].join(', ')}), or no day of the calendar`
        );
    }
    if (others.length > 0) {
        throw new Refused(`"${text}" can be more than one date: ${[...new Set(readings.map(shown))].join(' or ')}`);
    }
    return reading;
}

function shown(reading: Reading): string {
    return reading.kind === 'day' ? reading.day : JSON.stringify(reading);
}

function readAs(text: string, form: string): Reading | null {
    const groups = patternOf(form).exec(text)?.groups;
    if (!groups) {
        return null;
    }
    const month = groups['monthName']
        ? MONTHS.indexOf(groups['monthName'].slice(0, 3).toLowerCase()) + 1
        : Number(groups['month']);
    const day = [groups['year'], padded(month), padded(Number(groups['day']))].join('-');
    if (!isDay(day)) {
        return null;
    }
    if (groups['hour'] === undefined) {
        return { kind: 'day', day };
    }
    const hour = hourOf(Number(groups['hour']), groups['half']?.toLowerCase());
    const [minute, second] = [Number(groups['minute'] ?? 0), Number(groups['second'] ?? 0)];
    return hour === null || minute > 59 || second > 59
        ? null
        : { kind: 'clock', day, time: [hour, minute, second].map(padded).join(':') };
}

function patternOf(form: string): RegExp {
    const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // The T between date and time is no token.
    return new RegExp(`^${escaped.replace(TOKEN, (token) => TOKENS[token]!)}$`, 'i');
}

function isDay(day: string): boolean {
    const at = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function hourOf(hour: number, half: string | undefined): number | null {
    if (half === undefined) {
        return hour < 24 ? hour : null;
    }
    return hour < 1 || hour > 12 ? null : (hour % 12) + (half === 'pm' ? 12 : 0);
}

function padded(part: number): string {
    return String(part).padStart(2, '0');
}
