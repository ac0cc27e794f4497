import { DAY_MS, ApexDate, ApexDatetime, ApexTime } from '../values/date.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { throwApex, throwNullPointer } from '../values/exceptions.ts';

type N<T> = T | null;

function check(a: unknown, b: unknown): void {
    if (a === null || b === null) {
        throwNullPointer();
    }
}

const long = (value: bigint): bigint => BigInt.asIntN(64, value);

function divideByZero(): never {
    return throwApex('System.MathException', 'Divide by 0');
}

function double(value: number): Double {
    return new Double(value);
}

/** Arithmetic of Apex: Integer (`i`) wraps at 32 bits, Long (`l`) at 64, Double (`d`), Decimal (`m`). A null operand is a NullPointerException. */
export const arithmetic = {
    iadd: (a: N<number>, b: N<number>): number => (check(a, b), (a! + b!) | 0),
    isub: (a: N<number>, b: N<number>): number => (check(a, b), (a! - b!) | 0),
    imul: (a: N<number>, b: N<number>): number => (check(a, b), Math.imul(a!, b!)),
    idiv: (a: N<number>, b: N<number>): number => (check(a, b), b === 0 ? divideByZero() : (a! / b!) | 0),
    ineg: (a: N<number>): number => (check(a, 0), -a! | 0),
    ladd: (a: N<bigint>, b: N<bigint>): bigint => (check(a, b), long(a! + b!)),
    lsub: (a: N<bigint>, b: N<bigint>): bigint => (check(a, b), long(a! - b!)),
    lmul: (a: N<bigint>, b: N<bigint>): bigint => (check(a, b), long(a! * b!)),
    ldiv: (a: N<bigint>, b: N<bigint>): bigint => (check(a, b), b === 0n ? divideByZero() : long(a! / b!)),
    lneg: (a: N<bigint>): bigint => (check(a, 0), long(-a!)),
    lnot: (a: N<bigint>): bigint => (check(a, 0), long(~a!)),
    dadd: (a: N<Double>, b: N<Double>): Double => (check(a, b), double(a!.value + b!.value)),
    dsub: (a: N<Double>, b: N<Double>): Double => (check(a, b), double(a!.value - b!.value)),
    dmul: (a: N<Double>, b: N<Double>): Double => (check(a, b), double(a!.value * b!.value)),
    ddiv: (a: N<Double>, b: N<Double>): Double => (
        check(a, b),
        b!.value === 0 ? divideByZero() : double(a!.value / b!.value)
    ),
    dneg: (a: N<Double>): Double => (check(a, 0), double(-a!.value)),
    madd: (a: N<Decimal>, b: N<Decimal>): Decimal => (check(a, b), a!.add(b!)),
    msub: (a: N<Decimal>, b: N<Decimal>): Decimal => (check(a, b), a!.subtract(b!)),
    mmul: (a: N<Decimal>, b: N<Decimal>): Decimal => (check(a, b), a!.multiply(b!)),
    mdiv: (a: N<Decimal>, b: N<Decimal>): Decimal => (check(a, b), a!.divide(b!)),
    mneg: (a: N<Decimal>): Decimal => (check(a, 0), a!.negate()),
    lbit: (op: string, a: N<bigint>, b: N<bigint | number>): bigint => {
        check(a, b);
        const by = BigInt(b!);
        switch (op) {
            case '&':
                return a! & by;
            case '|':
                return a! | by;
            case '^':
                return a! ^ by;
            case '<<':
                return long(a! << (by & 63n));
            case '>>':
                return a! >> (by & 63n);
            default:
                return long(BigInt.asUintN(64, a!) >> (by & 63n));
        }
    }
};

/** Conversions between number types; null stays null. Narrowing cuts. */
export const conversions = {
    i2l: (a: N<number>): N<bigint> => (a === null ? null : BigInt(a)),
    i2d: (a: N<number>): N<Double> => (a === null ? null : double(a)),
    i2m: (a: N<number>): N<Decimal> => (a === null ? null : new Decimal(BigInt(a), 0)),
    l2d: (a: N<bigint>): N<Double> => (a === null ? null : double(Number(a))),
    l2m: (a: N<bigint>): N<Decimal> => (a === null ? null : new Decimal(a, 0)),
    d2m: (a: N<Double>): N<Decimal> => (a === null ? null : Decimal.of(a.toString())),
    l2i: (a: N<bigint>): N<number> => (a === null ? null : Number(BigInt.asIntN(32, a))),
    d2i: (a: N<Double>): N<number> => (a === null ? null : Math.trunc(a.value) | 0),
    d2l: (a: N<Double>): N<bigint> => (a === null ? null : BigInt(Math.trunc(a.value))),
    m2i: (a: N<Decimal>): N<number> => (a === null ? null : Number(BigInt.asIntN(32, a.toBigInt()))),
    m2l: (a: N<Decimal>): N<bigint> => (a === null ? null : long(a.toBigInt())),
    m2d: (a: N<Decimal>): N<Double> => (a === null ? null : double(a.toNumber())),
    d2dt: (a: N<ApexDate>): N<ApexDatetime> => (a === null ? null : new ApexDatetime(a.days * DAY_MS)),
    dec: (text: string): Decimal => Decimal.parse(text)!,
    dbl: (text: string): Double => double(Number(text))
};

type Instant = ApexDatetime | ApexDate | ApexTime;

function instant(value: Instant): number {
    return value instanceof ApexDate ? value.days : value.ms;
}

/** Relational operators. A null Integer, Double, Date or Datetime makes the expression false; a String that is not null is greater than null. */
export const comparisons = {
    lt: <T extends number | bigint>(a: N<T>, b: N<T>): boolean => a !== null && b !== null && a < b,
    le: <T extends number | bigint>(a: N<T>, b: N<T>): boolean => a !== null && b !== null && a <= b,
    gt: <T extends number | bigint>(a: N<T>, b: N<T>): boolean => a !== null && b !== null && a > b,
    ge: <T extends number | bigint>(a: N<T>, b: N<T>): boolean => a !== null && b !== null && a >= b,
    dlt: (a: N<Double>, b: N<Double>): boolean => a !== null && b !== null && a.value < b.value,
    dle: (a: N<Double>, b: N<Double>): boolean => a !== null && b !== null && a.value <= b.value,
    dgt: (a: N<Double>, b: N<Double>): boolean => a !== null && b !== null && a.value > b.value,
    dge: (a: N<Double>, b: N<Double>): boolean => a !== null && b !== null && a.value >= b.value,
    deq: (a: N<Double>, b: N<Double>): boolean => a === b || (a !== null && b !== null && a.value === b.value),
    mlt: (a: N<Decimal>, b: N<Decimal>): boolean => a !== null && b !== null && a.compare(b) < 0,
    mle: (a: N<Decimal>, b: N<Decimal>): boolean => a !== null && b !== null && a.compare(b) <= 0,
    mgt: (a: N<Decimal>, b: N<Decimal>): boolean => a !== null && b !== null && a.compare(b) > 0,
    mge: (a: N<Decimal>, b: N<Decimal>): boolean => a !== null && b !== null && a.compare(b) >= 0,
    meq: (a: N<Decimal>, b: N<Decimal>): boolean => a === b || (a !== null && b !== null && a.compare(b) === 0),
    tlt: (a: N<Instant>, b: N<Instant>): boolean => a !== null && b !== null && instant(a) < instant(b),
    tle: (a: N<Instant>, b: N<Instant>): boolean => a !== null && b !== null && instant(a) <= instant(b),
    tgt: (a: N<Instant>, b: N<Instant>): boolean => a !== null && b !== null && instant(a) > instant(b),
    tge: (a: N<Instant>, b: N<Instant>): boolean => a !== null && b !== null && instant(a) >= instant(b),
    slt: (a: N<string>, b: N<string>): boolean => compareText(a, b) < 0,
    sle: (a: N<string>, b: N<string>): boolean => compareText(a, b) <= 0,
    sgt: (a: N<string>, b: N<string>): boolean => compareText(a, b) > 0,
    sge: (a: N<string>, b: N<string>): boolean => compareText(a, b) >= 0
};

function compareText(a: N<string>, b: N<string>): number {
    if (a === null || b === null) {
        return a === b ? 0 : a === null ? -1 : 1;
    }
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
}

/** `+` and `-` of dates: days for a Date, days and fractions for a Datetime, milliseconds for a Time. */
export const dateArithmetic = {
    dateAdd: (date: N<ApexDate>, days: unknown, sign: number): ApexDate => {
        check(date, days);
        return date!.addDays(sign * Math.trunc(Number(plainNumber(days))));
    },
    datetimeAdd: (date: N<ApexDatetime>, days: unknown, sign: number): ApexDatetime => {
        check(date, days);
        return new ApexDatetime(date!.ms + sign * Math.round(plainNumber(days) * DAY_MS));
    },
    timeAdd: (time: N<ApexTime>, ms: unknown, sign: number): ApexTime => {
        check(time, ms);
        return new ApexTime(time!.ms + sign * plainNumber(ms));
    },
    dateDiff: (a: N<ApexDate>, b: N<ApexDate>): number => {
        check(a, b);
        return a!.days - b!.days;
    }
};

/** Any Apex number as a JS number. */
export function plainNumber(value: unknown): number {
    if (value instanceof Decimal) {
        return value.toNumber();
    }
    return value instanceof Double ? value.value : Number(value);
}
