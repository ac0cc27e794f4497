import { ApexDate, ApexDatetime, ApexTime, DAY_MS } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';

/** A value inside a formula; numbers are JS numbers, blank is null. */
export type FormulaValue = string | number | boolean | null | ApexDate | ApexDatetime | ApexTime;

export interface FormulaClock {
    now: number;
    timeZone: string;
}

type Implementation = (args: FormulaValue[], clock: FormulaClock) => FormulaValue;

export function isBlank(value: FormulaValue): boolean {
    return value === null || value === '';
}

export function text(value: FormulaValue): string {
    if (value === null) {
        return '';
    }
    if (typeof value === 'number') {
        return Decimal.of(value).stripTo(0).toString();
    }
    if (value instanceof ApexDate || value instanceof ApexTime) {
        return value.iso();
    }
    if (value instanceof ApexDatetime) {
        return value
            .iso()
            .replace(/\.\d+Z$/, 'Z')
            .replace('T', ' ');
    }
    return String(value);
}

/** Compares two values; null where they cannot be compared because one is blank. */
export function compare(left: FormulaValue, right: FormulaValue): number | null {
    if (left === null || right === null) {
        return null;
    }
    const [a, b] = [scalar(left), scalar(right)];
    return a < b ? -1 : a > b ? 1 : 0;
}

function scalar(value: FormulaValue): string | number {
    if (value instanceof ApexDate) {
        return value.days * DAY_MS;
    }
    if (value instanceof ApexDatetime || value instanceof ApexTime) {
        return value.ms;
    }
    return typeof value === 'boolean' ? Number(value) : value!;
}

export function equal(left: FormulaValue, right: FormulaValue): boolean {
    if (isBlank(left) || isBlank(right)) {
        return isBlank(left) && isBlank(right);
    }
    return compare(left, right) === 0;
}

function blankBeside(blank: FormulaValue, other: FormulaValue): boolean {
    return isBlank(blank) && !isBlank(other) && typeof other !== 'string' && typeof other !== 'boolean';
}

function number(value: FormulaValue): number | null {
    return typeof value === 'number' ? value : null;
}

/** Binary decimal noise does not belong in a sum of decimals. */
function clean(value: number): number {
    return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function arithmetic(run: (a: number, b: number) => number): Implementation {
    return ([left, right]) => {
        const [a, b] = [number(left!), number(right!)];
        return a === null || b === null ? null : clean(run(a, b));
    };
}

/** Date plus days, datetime plus days, time plus milliseconds, text plus text, numbers. */
function addition(sign: 1 | -1): Implementation {
    return ([left, right]) => {
        if (typeof left === 'string' || (typeof right === 'string' && sign === 1)) {
            return text(left!) + text(right!);
        }
        if (left === null || right === null) {
            return null;
        }
        if (left instanceof ApexDate) {
            return right instanceof ApexDate
                ? left.days - right.days
                : new ApexDate(left.days + sign * Math.trunc(right as number));
        }
        if (left instanceof ApexDatetime) {
            return right instanceof ApexDatetime
                ? clean((left.ms - right.ms) / DAY_MS)
                : new ApexDatetime(left.ms + sign * Math.round((right as number) * DAY_MS));
        }
        if (left instanceof ApexTime) {
            return right instanceof ApexTime ? left.ms - right.ms : new ApexTime(left.ms + sign * (right as number));
        }
        if (right instanceof ApexDate) {
            return new ApexDate(right.days + (left as number));
        }
        if (right instanceof ApexDatetime) {
            return new ApexDatetime(right.ms + Math.round((left as number) * DAY_MS));
        }
        return clean((left as number) + sign * (right as number));
    };
}

function round(value: number, digits: number): number {
    return Number(Decimal.of(value).setScale(digits, 'HALF_UP').toString());
}

function onNumber(run: (value: number) => number): Implementation {
    return ([value]) => (typeof value === 'number' ? clean(run(value)) : null);
}

function onText(run: (value: string) => FormulaValue): Implementation {
    return ([value]) => (isBlank(value!) ? null : run(text(value!)));
}

function datePart(run: (value: ApexDate) => number): Implementation {
    return ([value]) => (value instanceof ApexDate ? run(value) : null);
}

function timePart(run: (value: ApexTime) => number): Implementation {
    return ([value]) => (value instanceof ApexTime ? run(value) : null);
}

function pad(left: boolean): Implementation {
    return ([value, length, filler]) => {
        const source = text(value!);
        const size = Number(length);
        const using = filler === undefined ? ' ' : text(filler);
        if (source.length >= size || using === '') {
            return source.slice(0, size);
        }
        return left ? source.padStart(size, using) : source.padEnd(size, using);
    };
}

function isoWeek(date: ApexDate): { week: number; year: number } {
    const weekday = (((date.days + 3) % 7) + 7) % 7;
    const thursday = new ApexDate(date.days - weekday + 3);
    return { week: Math.floor((thursday.days - ApexDate.of(thursday.year, 1, 1).days) / 7) + 1, year: thursday.year };
}

/** The functions that need nothing but their arguments; the lazy and the record's own are in evaluate.ts. */
export const FUNCTIONS: Readonly<Record<string, { min: number; max: number; run: Implementation }>> =
    Object.fromEntries(
        (
            [
                ['add', 2, 2, addition(1)],
                ['subtract', 2, 2, addition(-1)],
                ['concat', 2, 2, ([a, b]) => text(a!) + text(b!)],
                ['multiply', 2, 2, arithmetic((a, b) => a * b)],
                ['divide', 2, 2, arithmetic((a, b) => a / b)],
                ['power', 2, 2, arithmetic((a, b) => a ** b)],
                ['negate', 1, 1, onNumber((a) => -a)],
                ['not', 1, 1, ([a]) => a !== true],
                ['equal', 2, 2, ([a, b]) => equal(a!, b!)],
                // A blank number or date compares with nothing; a blank text is an empty one.
                ['unequal', 2, 2, ([a, b]) => !equal(a!, b!) && !(blankBeside(a!, b!) || blankBeside(b!, a!))],
                ['less', 2, 2, ([a, b]) => (compare(a!, b!) ?? 1) < 0],
                ['lessorequal', 2, 2, ([a, b]) => (compare(a!, b!) ?? 1) <= 0],
                ['greater', 2, 2, ([a, b]) => (compare(a!, b!) ?? -1) > 0],
                ['greaterorequal', 2, 2, ([a, b]) => (compare(a!, b!) ?? -1) >= 0],
                ['isblank', 1, 1, ([a]) => isBlank(a!)],
                ['isnull', 1, 1, ([a]) => isBlank(a!)],
                ['blankvalue', 2, 2, ([a, b]) => (isBlank(a!) ? b! : a!)],
                ['nullvalue', 2, 2, ([a, b]) => (a === null ? b! : a!)],
                ['ispickval', 2, 2, ([a, b]) => (isBlank(a!) ? isBlank(b!) : a === b)],
                ['includes', 2, 2, ([a, b]) => text(a!).split(';').includes(text(b!))],
                ['text', 1, 1, ([a]) => text(a!)],
                [
                    'value',
                    1,
                    1,
                    onText((a) => (Number.isNaN(Number(a.replace(/,/g, ''))) ? null : Number(a.replace(/,/g, ''))))
                ],
                [
                    'isnumber',
                    1,
                    1,
                    ([a]) => !isBlank(a!) && /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(text(a!))
                ],
                ['len', 1, 1, ([a]) => text(a!).length],
                ['left', 2, 2, ([a, b]) => text(a!).slice(0, Math.max(0, Number(b)))],
                ['right', 2, 2, ([a, b]) => (Number(b) <= 0 ? '' : text(a!).slice(-Number(b)))],
                ['mid', 3, 3, ([a, b, c]) => text(a!).substr(Math.max(0, Number(b) - 1), Math.max(0, Number(c)))],
                ['upper', 1, 2, ([a]) => text(a!).toUpperCase()],
                ['lower', 1, 2, ([a]) => text(a!).toLowerCase()],
                [
                    'initcap',
                    1,
                    1,
                    ([a]) =>
                        text(a!)
                            .toLowerCase()
                            .replace(
                                /(^|[^a-z0-9])([a-z])/g,
                                (_, before: string, one: string) => before + one.toUpperCase()
                            )
                ],
                ['reverse', 1, 1, ([a]) => [...text(a!)].reverse().join('')],
                ['trim', 1, 1, ([a]) => text(a!).trim()],
                ['contains', 2, 2, ([a, b]) => text(a!).includes(text(b!))],
                ['begins', 2, 2, ([a, b]) => text(a!).startsWith(text(b!))],
                [
                    'find',
                    2,
                    3,
                    ([a, b, c]) =>
                        isBlank(a!) ? 0 : text(b!).indexOf(text(a!), c === undefined ? 0 : Number(c) - 1) + 1
                ],
                ['substitute', 3, 3, ([a, b, c]) => (isBlank(b!) ? text(a!) : text(a!).split(text(b!)).join(text(c!)))],
                ['lpad', 2, 3, pad(true)],
                ['rpad', 2, 3, pad(false)],
                ['regex', 2, 2, ([a, b]) => new RegExp(`^(?:${text(b!)})$`, 's').test(text(a!))],
                ['ascii', 1, 1, onText((a) => a.codePointAt(0)!)],
                ['chr', 1, 1, ([a]) => (typeof a === 'number' ? String.fromCodePoint(a) : null)],
                ['br', 0, 0, () => '\n'],
                [
                    'hyperlink',
                    2,
                    3,
                    ([url, label, target]) =>
                        `<a href="${text(url!)}" target="${target === undefined ? '_blank' : text(target)}">${text(label!)}</a>`
                ],
                [
                    'image',
                    2,
                    4,
                    ([url, alt, height, width]) =>
                        `<img src="${text(url!)}" alt="${text(alt!)}"${height === undefined ? '' : ` style="height:${text(height)}px; width:${text(width ?? null)}px;"`} border="0"/>`
                ],
                ['casesafeid', 1, 1, ([a]) => a!],
                ['urlencode', 1, 1, ([a]) => encodeURIComponent(text(a!)).replace(/%20/g, '+')],
                [
                    'htmlencode',
                    1,
                    1,
                    ([a]) =>
                        text(a!)
                            .replace(/&/g, '&amp;')
                            .replace(/</g, '&lt;')
                            .replace(/>/g, '&gt;')
                            .replace(/"/g, '&quot;')
                            .replace(/'/g, '&#39;')
                ],
                ['abs', 1, 1, onNumber(Math.abs)],
                ['round', 2, 2, ([a, b]) => (typeof a === 'number' ? round(a, Number(b ?? 0)) : null)],
                [
                    'trunc',
                    1,
                    2,
                    ([a, b]) =>
                        typeof a === 'number'
                            ? Number(
                                  Decimal.of(a)
                                      .setScale(Number(b ?? 0), 'DOWN')
                                      .toString()
                              )
                            : null
                ],
                // CEILING and FLOOR round away from and towards zero; the M functions mathematically.
                ['ceiling', 1, 1, onNumber((a) => (a < 0 ? Math.floor(a) : Math.ceil(a)))],
                ['floor', 1, 1, onNumber((a) => (a < 0 ? Math.ceil(a) : Math.floor(a)))],
                ['mceiling', 1, 1, onNumber(Math.ceil)],
                ['mfloor', 1, 1, onNumber(Math.floor)],
                ['sqrt', 1, 1, onNumber(Math.sqrt)],
                ['exp', 1, 1, onNumber(Math.exp)],
                ['ln', 1, 1, onNumber(Math.log)],
                ['log', 1, 1, onNumber(Math.log10)],
                ['mod', 2, 2, arithmetic((a, b) => a - b * Math.floor(a / b))],
                ['min', 1, 255, (all) => (all.includes(null) ? null : Math.min(...(all as number[])))],
                ['max', 1, 255, (all) => (all.includes(null) ? null : Math.max(...(all as number[])))],
                ['today', 0, 0, (_, clock) => new ApexDatetime(clock.now).date(clock.timeZone)],
                ['now', 0, 0, (_, clock) => new ApexDatetime(clock.now)],
                [
                    'timenow',
                    0,
                    0,
                    (_, clock) => new ApexTime(new ApexDatetime(clock.now).wall(clock.timeZone).getTime())
                ],
                [
                    'date',
                    3,
                    3,
                    ([y, m, d]) =>
                        y === null || m === null || d === null
                            ? null
                            : ApexDate.parse(`${String(y).padStart(4, '0')}-${String(m)}-${String(d)}`)
                ],
                [
                    'datevalue',
                    1,
                    1,
                    ([a], clock) =>
                        a instanceof ApexDatetime
                            ? a.date(clock.timeZone)
                            : a instanceof ApexDate
                              ? a
                              : isBlank(a!)
                                ? null
                                : ApexDate.parse(text(a!))
                ],
                [
                    'datetimevalue',
                    1,
                    1,
                    ([a]) =>
                        a instanceof ApexDate
                            ? new ApexDatetime(a.days * DAY_MS)
                            : a instanceof ApexDatetime
                              ? a
                              : isBlank(a!)
                                ? null
                                : ApexDatetime.parseIso(text(a!))
                ],
                [
                    'timevalue',
                    1,
                    1,
                    ([a], clock) =>
                        a instanceof ApexDatetime
                            ? new ApexTime(a.wall(clock.timeZone).getTime())
                            : a instanceof ApexTime
                              ? a
                              : isBlank(a!)
                                ? null
                                : ApexTime.parse(text(a!))
                ],
                ['year', 1, 1, datePart((date) => date.year)],
                ['month', 1, 1, datePart((date) => date.month)],
                ['day', 1, 1, datePart((date) => date.day)],
                ['weekday', 1, 1, datePart((date) => ((((date.days + 4) % 7) + 7) % 7) + 1)],
                ['dayofyear', 1, 1, datePart((date) => date.days - ApexDate.of(date.year, 1, 1).days + 1)],
                ['isoweek', 1, 1, datePart((date) => isoWeek(date).week)],
                ['isoyear', 1, 1, datePart((date) => isoWeek(date).year)],
                ['hour', 1, 1, timePart((time) => time.hour)],
                ['minute', 1, 1, timePart((time) => time.minute)],
                ['second', 1, 1, timePart((time) => time.second)],
                ['millisecond', 1, 1, timePart((time) => time.millisecond)],
                [
                    'unixtimestamp',
                    1,
                    1,
                    ([a]) =>
                        a instanceof ApexDatetime
                            ? Math.floor(a.ms / 1000)
                            : a instanceof ApexDate
                              ? a.days * 86400
                              : a instanceof ApexTime
                                ? Math.floor(a.ms / 1000)
                                : null
                ],
                ['fromunixtime', 1, 1, ([a]) => (typeof a === 'number' ? new ApexDatetime(a * 1000) : null)],
                ['addmonths', 2, 2, ([a, b]) => addMonths(a!, b!)]
            ] as [string, number, number, Implementation][]
        ).map(([name, min, max, run]) => [name, { min, max, run }])
    );

/** The last day of a month moves to the last day of the other month. */
function addMonths(value: FormulaValue, months: FormulaValue): FormulaValue {
    if (typeof months !== 'number' || !(value instanceof ApexDate || value instanceof ApexDatetime)) {
        return null;
    }
    const date = value instanceof ApexDate ? value : new ApexDate(Math.floor(value.ms / DAY_MS));
    const isLast = date.addDays(1).month !== date.month;
    const moved = date.addMonths(Math.trunc(months));
    const result = isLast ? ApexDate.of(moved.year, moved.month + 1, 0) : moved;
    return value instanceof ApexDate
        ? result
        : new ApexDatetime(result.days * DAY_MS + (value.ms - date.days * DAY_MS));
}
