import { currentSession } from '../../database/session.ts';
import type { Row } from '../../database/store.ts';
import { to18 } from '../../schema/id.ts';
import { ApexDatetime, DAY_MS } from '../../values/date.ts';
import { throwApex } from '../../values/exceptions.ts';
import { fromZone, zoneOffset } from '../../values/timezone.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** Hours that never open would be looked through without an end. */
const FURTHEST_DAYS = 366 * 10;

interface Interval {
    /** milliseconds since 1970 */
    from: number;
    to: number;
}

function hoursOf(id: string): Row {
    const row = currentSession().store.get('SELECT * FROM "BusinessHours" WHERE "Id" = ?', [to18(need(id))]);
    return row ?? throwApex('System.StringException', `Invalid business hours id: ${id}`);
}

/** The hours of one local day; null where it is closed. Start and end at midnight are the whole day. */
function intervalOf(hours: Row, day: number): Interval | null {
    const name = DAYS[new Date(day * DAY_MS).getUTCDay()]!;
    const [start, end] = [hours[`${name}StartTime`], hours[`${name}EndTime`]];
    if (typeof start !== 'number' || typeof end !== 'number') {
        return null;
    }
    const zone = String(hours['TimeZoneSidKey']);
    const at = (time: number): number => fromZone(zone, day * DAY_MS + time);
    return { from: at(start), to: at(end === 0 ? DAY_MS : end) };
}

/** The open intervals from an instant on, the first cut off at it. */
function* openFrom(hours: Row, ms: number): Generator<Interval> {
    const first = Math.floor((ms + zoneOffset(String(hours['TimeZoneSidKey']), ms)) / DAY_MS);
    for (let day = first; day < first + FURTHEST_DAYS; day++) {
        const interval = intervalOf(hours, day);
        if (interval && interval.to > ms) {
            yield { from: Math.max(interval.from, ms), to: interval.to };
        }
    }
    throw new UnsupportedError('business hours that are closed for years');
}

function nextStart(hours: Row, ms: number): number {
    return openFrom(hours, ms).next().value!.from;
}

function add(id: string, start: ApexDatetime, span: bigint): ApexDatetime {
    let left = Number(need(span));
    if (left < 0) {
        throw new UnsupportedError('BusinessHours.add with a negative interval');
    }
    for (const { from, to } of openFrom(hoursOf(id), need(start).ms)) {
        if (left <= to - from) {
            return new ApexDatetime(from + left);
        }
        left -= to - from;
    }
    throw new Error('Business hours have no end');
}

/** Open time between two instants, negative where the second is the earlier one. */
function diff(id: string, start: ApexDatetime, end: ApexDatetime): bigint {
    const [from, to] = [need(start).ms, need(end).ms];
    if (to < from) {
        return -diff(id, end, start);
    }
    let open = 0;
    for (const interval of openFrom(hoursOf(id), from)) {
        if (interval.from >= to) {
            break;
        }
        open += Math.min(interval.to, to) - interval.from;
    }
    return BigInt(open);
}

/** Business hours without holidays: which of them belong to which hours is set up on a page of the org only. */
export const businessHoursClass = defineClass({
    name: 'System.BusinessHours',
    statics: {
        'Datetime add(Id businessHoursId, Datetime startDate, Long intervalMilliseconds)': add,
        'Datetime addGmt(Id businessHoursId, Datetime startDate, Long intervalMilliseconds)': add,
        'Long diff(String businessHoursId, Datetime startDate, Datetime endDate)': diff,
        'Boolean isWithin(String businessHoursId, Datetime targetDate)': (id: string, date: ApexDatetime) =>
            nextStart(hoursOf(id), need(date).ms) === date.ms,
        // A date within the hours is its own next start.
        'Datetime nextStartDate(Id businessHoursId, Datetime targetDate)': (id: string, date: ApexDatetime) =>
            new ApexDatetime(nextStart(hoursOf(id), need(date).ms))
    }
});
