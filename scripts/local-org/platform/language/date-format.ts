import { localContext } from '../../values/context.ts';
import { ApexDate, ApexDatetime, DAY_MS, pad } from '../../values/date.ts';
import { throwApex } from '../../values/exceptions.ts';
import { knownZone, zoneOffset } from '../../values/timezone.ts';

const MONTHS = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December'
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Day of the year, from 1. */
export function dayOfYear(date: Date): number {
    return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
}

function zoneText(zone: string, ms: number, letter: string, length: number): string {
    const minutes = zoneOffset(zone, ms) / 60000;
    const size = Math.abs(minutes);
    const clock = `${pad(Math.floor(size / 60))}${letter === 'X' && length === 3 ? ':' : ''}${pad(size % 60)}`;
    const sign = minutes < 0 ? '-' : '+';
    if (letter === 'Z') {
        return sign + clock;
    }
    if (letter === 'X') {
        return minutes === 0 ? 'Z' : sign + (length === 1 ? clock.slice(0, 2) : clock);
    }
    const style = length >= 4 ? 'long' : 'short';
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(ms);
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** The year that the week of a day belongs to: of weeks from Sunday on, the first is that with January 1, as in Java for en_US. */
function weekYear(date: Date): number {
    const saturday = new Date(date.getTime() + (6 - date.getUTCDay()) * DAY_MS);
    return saturday.getUTCFullYear();
}

/** java.text.SimpleDateFormat, the patterns of `Datetime.format(pattern)`. */
export function formatDate(value: ApexDatetime, pattern: string, wanted = localContext.timeZone): string {
    const zone = wanted === localContext.timeZone ? wanted : knownZone(wanted);
    const wall = value.wall(zone);
    const week = (from: Date): number =>
        weekYear(from) > from.getUTCFullYear()
            ? 1
            : Math.ceil((dayOfYear(from) + new Date(Date.UTC(from.getUTCFullYear(), 0, 1)).getUTCDay()) / 7);
    const one = (letter: string, length: number): string => {
        const hour = wall.getUTCHours();
        switch (letter) {
            case 'u':
                return pad(wall.getUTCDay() || 7, length);
            case 'y':
            case 'Y': {
                const year = letter === 'Y' ? weekYear(wall) : wall.getUTCFullYear();
                return length === 2 ? pad(year % 100) : pad(year, length);
            }
            case 'M':
            case 'L': {
                const name = MONTHS[wall.getUTCMonth()]!;
                return length >= 4 ? name : length === 3 ? name.slice(0, 3) : pad(wall.getUTCMonth() + 1, length);
            }
            case 'd':
                return pad(wall.getUTCDate(), length);
            case 'D':
                return pad(dayOfYear(wall), length);
            case 'E': {
                const name = DAYS[wall.getUTCDay()]!;
                return length >= 4 ? name : name.slice(0, 3);
            }
            case 'a':
                return hour < 12 ? 'AM' : 'PM';
            case 'H':
                return pad(hour, length);
            case 'k':
                return pad(hour || 24, length);
            case 'K':
                return pad(hour % 12, length);
            case 'h':
                return pad(hour % 12 || 12, length);
            case 'm':
                return pad(wall.getUTCMinutes(), length);
            case 's':
                return pad(wall.getUTCSeconds(), length);
            case 'S':
                return pad(wall.getUTCMilliseconds(), length);
            case 'w':
                return pad(week(wall), length);
            case 'W':
                return pad(
                    Math.ceil(
                        (wall.getUTCDate() +
                            new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), 1)).getUTCDay()) /
                            7
                    ),
                    length
                );
            case 'F':
                return pad(Math.ceil(wall.getUTCDate() / 7), length);
            case 'G':
                return 'AD';
            case 'z':
            case 'Z':
            case 'X':
                return zoneText(zone, value.ms, letter, length);
            default:
                return throwApex('System.IllegalArgumentException', `Illegal pattern character '${letter}'`);
        }
    };
    return pattern.replace(
        /''|'((?:[^']|'')*)'|([a-zA-Z])\2*/g,
        (all: string, quoted: string | undefined, letter: string | undefined) => {
            if (letter) {
                return one(letter, all.length);
            }
            return all === "''" ? "'" : quoted!.replaceAll("''", "'");
        }
    );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow; each locale and zone has one. */
function format(zone: string, precision: 'day' | 'minute' | 'second'): Intl.DateTimeFormat {
    const key = `${localContext.locale} ${zone} ${precision}`;
    let found = formats.get(key);
    if (!found) {
        const time: Intl.DateTimeFormatOptions = precision === 'day' ? {} : { hour: 'numeric', minute: '2-digit' };
        const seconds: Intl.DateTimeFormatOptions = precision === 'second' ? { second: '2-digit' } : {};
        found = new Intl.DateTimeFormat(localContext.locale.replaceAll('_', '-'), {
            timeZone: zone,
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            ...time,
            ...seconds
        });
        formats.set(key, found);
    }
    return found;
}

/** `Date.format()` in the user's locale. */
export function localDate(date: ApexDate): string {
    return format('UTC', 'day').format(date.days * DAY_MS);
}

/** `Datetime.format()` in the user's locale and time zone; `formatLong()` has the seconds too. */
export function localDatetime(value: ApexDatetime, withSeconds = false): string {
    return format(localContext.timeZone, withSeconds ? 'second' : 'minute')
        .format(value.ms)
        .replace(/\u202f/g, ' ');
}
