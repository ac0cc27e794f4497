import { localContext } from './context.ts';
import { throwApex } from './exceptions.ts';
import { fromZone, zoneOffset } from './timezone.ts';
import type { PlatformInstance } from './value.ts';

export const DAY_MS = 86400000;

export function pad(value: number, length = 2): string {
    return String(value).padStart(length, '0');
}

/** A calendar date: whole days since 1970-01-01. */
export class ApexDate implements PlatformInstance {
    readonly days: number;

    constructor(days: number) {
        this.days = days;
    }

    /** Out-of-range months and days carry over, as `Date.newInstance` does. `month` is 1 to 12. */
    static of(year: number, month: number, day: number): ApexDate {
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, day);
        return new ApexDate(Math.floor(date.getTime() / DAY_MS));
    }

    /** From `yyyy-MM-dd`; null where the text is not a date. */
    static parse(text: string): ApexDate | null {
        const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(text);
        if (!match) {
            return null;
        }
        const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
        return month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)
            ? null
            : ApexDate.of(year, month, day);
    }

    /** Today in a time zone; default the running user's. */
    static today(zone = localContext.timeZone): ApexDate {
        const now = localContext.now();
        return new ApexDate(Math.floor((now + zoneOffset(zone, now)) / DAY_MS));
    }

    private get js(): Date {
        return new Date(this.days * DAY_MS);
    }

    get year(): number {
        return this.js.getUTCFullYear();
    }

    get month(): number {
        return this.js.getUTCMonth() + 1;
    }

    get day(): number {
        return this.js.getUTCDate();
    }

    addDays(days: number): ApexDate {
        return new ApexDate(this.days + days);
    }

    /** Keeps the day of the month, or the last day of a shorter month. */
    addMonths(months: number): ApexDate {
        const total = this.year * 12 + this.month - 1 + months;
        const year = Math.floor(total / 12);
        const month = (((total % 12) + 12) % 12) + 1;
        return ApexDate.of(year, month, Math.min(this.day, daysInMonth(year, month)));
    }

    equals(other: unknown): boolean {
        return other instanceof ApexDatetime
            ? other.equals(this)
            : other instanceof ApexDate && other.days === this.days;
    }

    /** `yyyy-MM-dd`. */
    iso(): string {
        return `${pad(this.year, 4)}-${pad(this.month)}-${pad(this.day)}`;
    }

    get apexType(): 'Date' {
        return 'Date';
    }

    toApexString(): string {
        return `${this.iso()} 00:00:00`;
    }

    apexKey(): string {
        return `\0d${this.days}`;
    }

    toJSON(): string {
        return this.iso();
    }
}

/** SOQL and SOSL Reference, Minimum and Maximum Dates: 1700-01-01 to 4000-12-31. */
const [FIRST_DAY, LAST_DAY] = [Date.UTC(1700, 0, 1) / DAY_MS, Date.UTC(4000, 11, 31) / DAY_MS];

/** Whether a day, counted from 1970-01-01, is one that the platform's fields hold. */
export function isValidDay(days: number): boolean {
    return days >= FIRST_DAY && days <= LAST_DAY;
}

export function daysInMonth(year: number, month: number): number {
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export class ApexDatetime implements PlatformInstance {
    readonly ms: number;

    constructor(ms: number) {
        this.ms = ms;
    }

    static of(ms: number): ApexDatetime {
        return new ApexDatetime(ms);
    }

    static now(): ApexDatetime {
        return new ApexDatetime(localContext.now());
    }

    /** From wall time in GMT; out-of-range parts carry over. */
    static ofGmt(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, ms = 0): ApexDatetime {
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, day);
        date.setUTCHours(hour, minute, second, ms);
        return new ApexDatetime(date.getTime());
    }

    /** From wall time in a zone (default the running user's). */
    static ofLocal(
        year: number,
        month: number,
        day: number,
        hour = 0,
        minute = 0,
        second = 0,
        ms = 0,
        zone = localContext.timeZone
    ): ApexDatetime {
        return new ApexDatetime(fromZone(zone, ApexDatetime.ofGmt(year, month, day, hour, minute, second, ms).ms));
    }

    /** From ISO 8601 with an offset or Z; a text without one is GMT. Null where it is not a date and time. */
    static parseIso(text: string): ApexDatetime | null {
        const match =
            /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
                text
            );
        if (!match) {
            return null;
        }
        const base = ApexDatetime.ofGmt(
            Number(match[1]),
            Number(match[2]),
            Number(match[3]),
            Number(match[4] ?? 0),
            Number(match[5] ?? 0),
            Number(match[6] ?? 0),
            Number((match[7] ?? '0').padEnd(3, '0').slice(0, 3))
        );
        const zone = match[8];
        if (!zone || zone === 'Z') {
            return base;
        }
        const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
        return new ApexDatetime(base.ms - (zone[0] === '-' ? -1 : 1) * minutes * 60000);
    }

    /** Without its milliseconds: what a date/time field holds. */
    wholeSeconds(): ApexDatetime {
        return new ApexDatetime(wholeSeconds(this.ms));
    }

    /** The wall time in a zone, as a JS date whose UTC getters give its parts. */
    wall(zone = localContext.timeZone): Date {
        return new Date(this.ms + zoneOffset(zone, this.ms));
    }

    date(zone = localContext.timeZone): ApexDate {
        return new ApexDate(Math.floor((this.ms + zoneOffset(zone, this.ms)) / DAY_MS));
    }

    /** A date equals the date/time that begins its day in GMT. */
    equals(other: unknown): boolean {
        return (
            (other instanceof ApexDatetime && other.ms === this.ms) ||
            (other instanceof ApexDate && other.days * DAY_MS === this.ms)
        );
    }

    /** `2024-01-31T10:20:30.000Z`, as the REST API and JSON.serialize write it. */
    iso(): string {
        return new Date(this.ms).toISOString();
    }

    get apexType(): 'Datetime' {
        return 'Datetime';
    }

    toApexString(): string {
        return plain(this.wall());
    }

    apexKey(): string {
        return `\0t${this.ms}`;
    }

    toJSON(): string {
        return this.iso().replace('Z', '+0000');
    }
}

/** Date/time fields hold whole seconds: milliseconds since 1970 without those of the second. */
export function wholeSeconds(ms: number): number {
    return Math.floor(ms / 1000) * 1000;
}

/** `yyyy-MM-dd HH:mm:ss` of a JS date's UTC parts. */
export function plain(date: Date): string {
    const day = `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
    return `${day} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
}

/** A time of day: milliseconds since midnight, 0 to 86399999. */
export class ApexTime implements PlatformInstance {
    readonly ms: number;

    constructor(ms: number) {
        this.ms = ((ms % DAY_MS) + DAY_MS) % DAY_MS;
    }

    static of(hour: number, minute: number, second: number, ms: number): ApexTime {
        return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + ms);
    }

    /** From `HH:mm:ss.SSSZ`; null where the text is not a time. */
    static parse(text: string): ApexTime | null {
        const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text);
        return match
            ? ApexTime.of(
                  Number(match[1]),
                  Number(match[2]),
                  Number(match[3] ?? 0),
                  Number((match[4] ?? '0').padEnd(3, '0'))
              )
            : null;
    }

    get hour(): number {
        return Math.floor(this.ms / 3600000);
    }

    get minute(): number {
        return Math.floor(this.ms / 60000) % 60;
    }

    get second(): number {
        return Math.floor(this.ms / 1000) % 60;
    }

    get millisecond(): number {
        return this.ms % 1000;
    }

    equals(other: unknown): boolean {
        return other instanceof ApexTime && other.ms === this.ms;
    }

    /** `HH:mm:ss.SSSZ`. */
    iso(): string {
        return `${pad(this.hour)}:${pad(this.minute)}:${pad(this.second)}.${pad(this.millisecond, 3)}Z`;
    }

    get apexType(): 'Time' {
        return 'Time';
    }

    toApexString(): string {
        return this.iso();
    }

    apexKey(): string {
        return `\0c${this.ms}`;
    }

    toJSON(): string {
        return this.iso();
    }
}

/** Throws the platform's error for a text that is not a date or a date and time. */
export function invalidDate(kind: 'date' | 'date/time', text: string): never {
    return throwApex('System.TypeException', `Invalid ${kind}: ${text}`);
}
