import {
    ApexDate,
    ApexDatetime,
    ApexTime,
    DAY_MS,
    daysInMonth,
    invalidDate,
    isValidDay,
    plain
} from '../../values/date.ts';
import { localContext } from '../../values/context.ts';
import { throwApex } from '../../values/exceptions.ts';
import { zoneOffset } from '../../values/timezone.ts';
import { defineClass } from '../define.ts';
import { dayOfYear, formatDate, localDate, localDatetime } from './date-format.ts';
import { need } from './support.ts';

/** Monday or Sunday, as the week begins in the user's locale. */
function startOfWeek(self: ApexDate): ApexDate {
    const locale = new Intl.Locale(localContext.locale.replaceAll('_', '-')) as Intl.Locale & {
        weekInfo: { firstDay: number };
    };
    const day = new Date(self.days * DAY_MS).getUTCDay();
    return self.addDays(-((day - locale.weekInfo.firstDay + 7) % 7));
}

function parseDate(text: string): ApexDate {
    return ApexDate.parse(need(text).trim()) ?? invalidDate('date', text);
}

/** `Date.parse` reads the user's locale format; en_US is month/day/year. Years outside the platform's dates are no dates. */
function parseLocalDate(text: string): ApexDate {
    const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(need(text).trim());
    const date = match && ApexDate.of(Number(match[3]), Number(match[1]), Number(match[2]));
    return date && isValidDay(date.days) ? date : invalidDate('date', text);
}

/** Apex Reference, `Datetime.valueOf`: "the standard date format yyyy-MM-dd HH:mm:ss"; the form of XML, with a T, is not it. */
function parts(text: string, label: string): number[] {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(text.trim());
    return match ? match.slice(1).map(Number) : invalidDate(label as 'date/time', text);
}

function localDatetimeOf(text: string): ApexDatetime {
    const [year, month, day, hour, minute, second] = parts(need(text), 'date/time');
    return ApexDatetime.ofLocal(year!, month!, day!, hour, minute, second);
}

function months(self: ApexDatetime, count: number, gmt = false): ApexDatetime {
    const zone = gmt ? 'GMT' : localContext.timeZone;
    const date = self.date(zone).addMonths(count);
    const wall = self.wall(zone);
    const clock = ((wall.getTime() % DAY_MS) + DAY_MS) % DAY_MS;
    const local = date.days * DAY_MS + clock;
    return new ApexDatetime(local - zoneOffset(zone, local - zoneOffset(zone, local)));
}

/** Days are added on the clock of the user's time zone, so that daylight saving time does not shift the hour. */
function days(self: ApexDatetime, count: number): ApexDatetime {
    return new ApexDatetime(self.ms + need(count) * DAY_MS);
}

const time = (date: Date): ApexTime =>
    ApexTime.of(date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds());

export default [
    defineClass({
        name: 'System.Date',
        statics: {
            'Integer daysInMonth(Integer year, Integer month)': (year: number, month: number) =>
                daysInMonth(need(year), need(month)),
            'Boolean isLeapYear(Integer year)': (year: number) => daysInMonth(need(year), 2) === 29,
            'Date newInstance(Integer year, Integer month, Integer day)': (year: number, month: number, day: number) =>
                ApexDate.of(need(year), need(month), need(day)),
            'Date parse(String text)': parseLocalDate,
            'Date today()': () => ApexDate.today(),
            'Date valueOf(String text)': parseDate,
            'Date valueOf(Object value)': (value: unknown) => {
                if (value instanceof ApexDatetime) {
                    return value.date();
                }
                return value instanceof ApexDate
                    ? value
                    : typeof need(value) === 'string'
                      ? parseDate(value as string)
                      : throwApex('System.TypeException', 'Invalid date');
            }
        },
        methods: {
            'Date addDays(Integer days)': (self: ApexDate, count: number) => self.addDays(need(count)),
            'Date addMonths(Integer months)': (self: ApexDate, count: number) => self.addMonths(need(count)),
            'Date addYears(Integer years)': (self: ApexDate, count: number) => self.addMonths(need(count) * 12),
            'Integer day()': (self: ApexDate) => self.day,
            'Integer dayOfYear()': (self: ApexDate) => dayOfYear(new Date(self.days * DAY_MS)),
            'Integer daysBetween(Date other)': (self: ApexDate, other: ApexDate) => need(other).days - self.days,
            'String format()': localDate,
            'Boolean isSameDay(Date other)': (self: ApexDate, other: ApexDate) => need(other).days === self.days,
            'Integer month()': (self: ApexDate) => self.month,
            'Integer monthsBetween(Date other)': (self: ApexDate, other: ApexDate) =>
                (need(other).year - self.year) * 12 + other.month - self.month,
            'Date toStartOfMonth()': (self: ApexDate) => ApexDate.of(self.year, self.month, 1),
            'Date toStartOfWeek()': startOfWeek,
            'Integer year()': (self: ApexDate) => self.year
        }
    }),
    defineClass({
        name: 'System.Datetime',
        statics: {
            'Datetime newInstance(Long ms)': (ms: bigint) => ApexDatetime.of(Number(need(ms))),
            'Datetime newInstance(Date date, Time time)': (date: ApexDate, at: ApexTime) =>
                ApexDatetime.ofLocal(
                    need(date).year,
                    date.month,
                    date.day,
                    at.hour,
                    at.minute,
                    at.second,
                    at.millisecond
                ),
            'Datetime newInstance(Integer year, Integer month, Integer day)': (
                year: number,
                month: number,
                day: number
            ) => ApexDatetime.ofLocal(need(year), need(month), need(day)),
            'Datetime newInstance(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)':
                (year: number, month: number, day: number, hour: number, minute: number, second: number) =>
                    ApexDatetime.ofLocal(year, month, day, hour, minute, second),
            'Datetime newInstanceGmt(Date date, Time time)': (date: ApexDate, at: ApexTime) =>
                ApexDatetime.of(need(date).days * DAY_MS + need(at).ms),
            'Datetime newInstanceGmt(Integer year, Integer month, Integer day)': (
                year: number,
                month: number,
                day: number
            ) => ApexDatetime.ofGmt(need(year), need(month), need(day)),
            'Datetime newInstanceGmt(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)':
                (year: number, month: number, day: number, hour: number, minute: number, second: number) =>
                    ApexDatetime.ofGmt(year, month, day, hour, minute, second),
            'Datetime now()': () => ApexDatetime.now(),
            'Datetime parse(String text)': (text: string) => {
                const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2}) ([AP]M)$/i.exec(need(text).trim());
                const day = match && ApexDate.of(Number(match[3]), Number(match[1]), Number(match[2]));
                if (!day || !isValidDay(day.days)) {
                    return invalidDate('date/time', text);
                }
                const hour = (Number(match[4]) % 12) + (match[6]!.toUpperCase() === 'PM' ? 12 : 0);
                return ApexDatetime.ofLocal(
                    Number(match[3]),
                    Number(match[1]),
                    Number(match[2]),
                    hour,
                    Number(match[5])
                );
            },
            'Datetime valueOf(String text)': localDatetimeOf,
            'Datetime valueOf(Object value)': (value: unknown) => {
                if (value instanceof ApexDatetime) {
                    return value;
                }
                if (value instanceof ApexDate) {
                    return new ApexDatetime(value.days * DAY_MS);
                }
                // Milliseconds since 1970.
                return typeof value === 'bigint'
                    ? new ApexDatetime(Number(value))
                    : localDatetimeOf(need(value) as string);
            },
            'Datetime valueOfGmt(String text)': (text: string) => {
                const [year, month, day, hour, minute, second] = parts(need(text), 'date/time');
                return ApexDatetime.ofGmt(year!, month!, day!, hour, minute, second);
            }
        },
        methods: {
            'Datetime addDays(Integer days)': days,
            'Datetime addHours(Integer hours)': (self: ApexDatetime, count: number) =>
                new ApexDatetime(self.ms + need(count) * 3600000),
            'Datetime addMinutes(Integer minutes)': (self: ApexDatetime, count: number) =>
                new ApexDatetime(self.ms + need(count) * 60000),
            'Datetime addMonths(Integer months)': (self: ApexDatetime, count: number) => months(self, need(count)),
            'Datetime addSeconds(Integer seconds)': (self: ApexDatetime, count: number) =>
                new ApexDatetime(self.ms + need(count) * 1000),
            'Datetime addYears(Integer years)': (self: ApexDatetime, count: number) => months(self, need(count) * 12),
            'Date date()': (self: ApexDatetime) => self.date(),
            'Date dateGmt()': (self: ApexDatetime) => self.date('GMT'),
            'Integer day()': (self: ApexDatetime) => self.wall().getUTCDate(),
            'Integer dayGmt()': (self: ApexDatetime) => self.wall('GMT').getUTCDate(),
            'Integer dayOfYear()': (self: ApexDatetime) => dayOfYear(self.wall()),
            'Integer dayOfYearGmt()': (self: ApexDatetime) => dayOfYear(self.wall('GMT')),
            'String format()': localDatetime,
            'String format(String pattern)': (self: ApexDatetime, pattern: string) => formatDate(self, need(pattern)),
            'String format(String pattern, String zone)': (self: ApexDatetime, pattern: string, zone: string) =>
                formatDate(self, need(pattern), need(zone)),
            'String formatGmt(String pattern)': (self: ApexDatetime, pattern: string) =>
                formatDate(self, need(pattern), 'GMT'),
            'String formatLong()': (self: ApexDatetime) => `${localDatetime(self, true)} ${formatDate(self, 'z')}`,
            'Long getTime()': (self: ApexDatetime) => BigInt(self.ms),
            'Integer hour()': (self: ApexDatetime) => self.wall().getUTCHours(),
            'Integer hourGmt()': (self: ApexDatetime) => self.wall('GMT').getUTCHours(),
            'Boolean isSameDay(Datetime other)': (self: ApexDatetime, other: ApexDatetime) =>
                self.date().days === need(other).date().days,
            'Integer millisecond()': (self: ApexDatetime) => self.wall().getUTCMilliseconds(),
            'Integer millisecondGmt()': (self: ApexDatetime) => self.wall('GMT').getUTCMilliseconds(),
            'Integer minute()': (self: ApexDatetime) => self.wall().getUTCMinutes(),
            'Integer minuteGmt()': (self: ApexDatetime) => self.wall('GMT').getUTCMinutes(),
            'Integer month()': (self: ApexDatetime) => self.wall().getUTCMonth() + 1,
            'Integer monthGmt()': (self: ApexDatetime) => self.wall('GMT').getUTCMonth() + 1,
            'Integer second()': (self: ApexDatetime) => self.wall().getUTCSeconds(),
            'Integer secondGmt()': (self: ApexDatetime) => self.wall('GMT').getUTCSeconds(),
            'Time time()': (self: ApexDatetime) => time(self.wall()),
            'Time timeGmt()': (self: ApexDatetime) => time(self.wall('GMT')),
            'Integer year()': (self: ApexDatetime) => self.wall().getUTCFullYear(),
            'Integer yearGmt()': (self: ApexDatetime) => self.wall('GMT').getUTCFullYear(),
            'String toString()': (self: ApexDatetime) => plain(self.wall())
        }
    }),
    defineClass({
        name: 'System.Time',
        statics: {
            'Time newInstance(Integer hour, Integer minute, Integer second, Integer ms)': (
                hour: number,
                minute: number,
                second: number,
                ms: number
            ) => ApexTime.of(need(hour), need(minute), need(second), need(ms))
        },
        methods: {
            'Time addHours(Integer hours)': (self: ApexTime, count: number) =>
                new ApexTime(self.ms + need(count) * 3600000),
            'Time addMilliseconds(Integer ms)': (self: ApexTime, count: number) => new ApexTime(self.ms + need(count)),
            'Time addMinutes(Integer minutes)': (self: ApexTime, count: number) =>
                new ApexTime(self.ms + need(count) * 60000),
            'Time addSeconds(Integer seconds)': (self: ApexTime, count: number) =>
                new ApexTime(self.ms + need(count) * 1000),
            'Integer hour()': (self: ApexTime) => self.hour,
            'Integer millisecond()': (self: ApexTime) => self.millisecond,
            'Integer minute()': (self: ApexTime) => self.minute,
            'Integer second()': (self: ApexTime) => self.second
        }
    }),
    defineClass({
        name: 'System.TimeZone',
        statics: { 'TimeZone getTimeZone(String id)': (id: string) => new TimeZoneValue(need(id)) },
        methods: {
            'String getDisplayName()': (self: TimeZoneValue) =>
                `(GMT${formatDate(ApexDatetime.now(), 'XXX', self.id).replace('Z', '+00:00')}) ${formatDate(ApexDatetime.now(), 'zzzz', self.id)} (${self.id})`,
            'String getID()': (self: TimeZoneValue) => self.id,
            'Integer getOffset(Datetime at)': (self: TimeZoneValue, at: ApexDatetime) =>
                zoneOffset(self.id, need(at).ms),
            'String toString()': (self: TimeZoneValue) => self.id
        }
    })
];

const zones = new Map<string, boolean>();

function isZone(id: string): boolean {
    let known = zones.get(id);
    if (known === undefined) {
        try {
            new Intl.DateTimeFormat('en-US', { timeZone: id });
            known = true;
        } catch {
            known = false;
        }
        zones.set(id, known);
    }
    return known;
}

/** A System.TimeZone; an unknown id is GMT, as in Java. */
export class TimeZoneValue {
    readonly apexType = 'System.TimeZone';
    readonly id: string;

    constructor(id: string) {
        this.id = isZone(id) ? id : 'GMT';
    }

    toApexString(): string {
        return this.id;
    }
}
