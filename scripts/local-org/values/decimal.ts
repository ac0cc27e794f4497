import { throwApex } from './exceptions.ts';
import type { PlatformInstance } from './value.ts';

export type RoundingMode = 'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

/** Digits that a number may be written out with; more of them than bytes fit on the heap of a transaction of any kind. */
const MOST_DIGITS = 12_000_000;
/** Exponents beyond it are kept as they are, not written out: every Double is below. */
const WRITTEN_OUT = 400;

/** @throws System.LimitException for a number that would be longer than the heap: `1E99999999` in a text is a number too */
function digitsMayBe(amount: number): void {
    if (amount > MOST_DIGITS) {
        throwApex('System.LimitException', `Apex heap size too large: ${amount}`);
    }
}

const powers: bigint[] = [];
/** @param exponent not negative @throws System.LimitException, see `digitsMayBe` */
export function powerOfTen(exponent: number): bigint {
    if (exponent > WRITTEN_OUT) {
        digitsMayBe(exponent);
        return 10n ** BigInt(exponent);
    }
    return (powers[exponent] ??= 10n ** BigInt(exponent));
}

/** Divides two integers and rounds the quotient as the mode says. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
    const quotient = numerator / denominator;
    const remainder = numerator % denominator;
    if (remainder === 0n) {
        return quotient;
    }
    const negative = numerator < 0n !== denominator < 0n;
    const away = negative ? quotient - 1n : quotient + 1n;
    const twice = (remainder < 0n ? -remainder : remainder) * 2n;
    const size = denominator < 0n ? -denominator : denominator;
    switch (mode) {
        case 'UP':
            return away;
        case 'DOWN':
            return quotient;
        case 'CEILING':
            return negative ? quotient : away;
        case 'FLOOR':
            return negative ? away : quotient;
        case 'HALF_UP':
            return twice >= size ? away : quotient;
        case 'HALF_DOWN':
            return twice > size ? away : quotient;
        case 'HALF_EVEN':
            return twice > size || (twice === size && quotient % 2n !== 0n) ? away : quotient;
        case 'UNNECESSARY':
            return throwApex('System.MathException', 'Rounding necessary');
    }
}

/**
 * Arbitrary precision number with a scale, as the platform's Decimal (a Java BigDecimal). Immutable. The scale is negative
 * only where writing the zeros out would take more room than the number is worth: `1E99999999` is one digit and a scale.
 */
export class Decimal implements PlatformInstance {
    readonly unscaled: bigint;
    readonly scale: number;

    constructor(unscaled: bigint, scale: number) {
        this.unscaled = unscaled;
        this.scale = scale;
    }

    /** From an integer, or from a JS number through its shortest decimal text. */
    static of(value: number | bigint | string): Decimal {
        if (typeof value === 'bigint') {
            return new Decimal(value, 0);
        }
        if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e15) {
            return new Decimal(BigInt(value), 0);
        }
        return Decimal.parse(String(value)) ?? throwApex('System.TypeException', `Invalid decimal: ${value}`);
    }

    /** Reads `-12.50`, `1e3`; null where the text is not a number, or its exponent is beyond that of a BigDecimal. */
    static parse(text: string): Decimal | null {
        const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim());
        if (!match || (!match[2] && !match[3])) {
            return null;
        }
        const fraction = match[3] ?? '';
        const digits = BigInt((match[2] ?? '') + fraction || '0');
        const scale = fraction.length - Number(match[4] ?? 0);
        if (scale !== (scale | 0)) {
            return null;
        }
        const signed = match[1] === '-' ? -digits : digits;
        return scale >= 0 || -scale > WRITTEN_OUT
            ? new Decimal(signed, scale)
            : new Decimal(signed * powerOfTen(-scale), 0);
    }

    private at(scale: number): bigint {
        return scale === this.scale ? this.unscaled : this.unscaled * powerOfTen(scale - this.scale);
    }

    add(other: Decimal): Decimal {
        const scale = Math.max(this.scale, other.scale);
        return new Decimal(this.at(scale) + other.at(scale), scale);
    }

    subtract(other: Decimal): Decimal {
        const scale = Math.max(this.scale, other.scale);
        return new Decimal(this.at(scale) - other.at(scale), scale);
    }

    multiply(other: Decimal): Decimal {
        return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
    }

    /** The `/` operator: exact where it can be, else 33 decimal places, half up; never a smaller scale than the dividend's preferred one. */
    divide(other: Decimal): Decimal {
        if (other.unscaled === 0n) {
            throwApex('System.MathException', 'Divide by 0');
        }
        const preferred = Math.max(0, this.scale - other.scale);
        const full = this.divideTo(other, Math.max(33, preferred), 'HALF_UP');
        return full.stripTo(preferred);
    }

    /** `divide(divisor, scale, mode)`. */
    divideTo(other: Decimal, scale: number, mode: RoundingMode): Decimal {
        if (other.unscaled === 0n) {
            throwApex('System.MathException', 'Divide by 0');
        }
        const shift = scale + other.scale - this.scale;
        const numerator = shift >= 0 ? this.unscaled * powerOfTen(shift) : this.unscaled;
        const denominator = shift >= 0 ? other.unscaled : other.unscaled * powerOfTen(-shift);
        return new Decimal(divideRounded(numerator, denominator, mode), scale);
    }

    remainder(other: Decimal): Decimal {
        if (other.unscaled === 0n) {
            throwApex('System.MathException', 'Divide by 0');
        }
        const scale = Math.max(this.scale, other.scale);
        return new Decimal(this.at(scale) % other.at(scale), scale);
    }

    /** @param exponent 0 to 32,767 @throws System.MathException for another (Apex Reference, `Decimal.pow`) */
    power(exponent: number): Decimal {
        if (exponent < 0 || exponent > 32_767) {
            throwApex('System.MathException', 'Invalid exponent');
        }
        digitsMayBe(this.digits * exponent);
        return new Decimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
    }

    negate(): Decimal {
        return new Decimal(-this.unscaled, this.scale);
    }

    abs(): Decimal {
        return this.unscaled < 0n ? this.negate() : this;
    }

    /** `setScale(scale, mode)`; a negative scale rounds to tens, hundreds, … */
    setScale(scale: number, mode: RoundingMode): Decimal {
        if (scale >= this.scale) {
            return new Decimal(this.at(scale), scale);
        }
        // One place more than there are digits decides how to round; the zeros between change nothing.
        const cut = Math.min(this.scale - scale, this.digits + 1);
        const rounded = divideRounded(this.unscaled, powerOfTen(cut), mode);
        return scale >= 0 ? new Decimal(rounded, scale) : new Decimal(rounded * powerOfTen(-scale), 0);
    }

    /** Without trailing zeros beyond `minimumScale` decimal places. */
    stripTo(minimumScale: number): Decimal {
        let { unscaled, scale } = this;
        while (scale > minimumScale && unscaled % 10n === 0n) {
            unscaled /= 10n;
            scale--;
        }
        return new Decimal(unscaled, scale);
    }

    compare(other: Decimal): number {
        if (this.sign !== other.sign) {
            return this.sign < other.sign ? -1 : 1;
        }
        if (this.scale < 0 || other.scale < 0) {
            const longer = this.digits - this.scale - (other.digits - other.scale);
            if (longer !== 0) {
                return longer < 0 ? -this.sign : this.sign;
            }
        }
        const scale = Math.max(this.scale, other.scale);
        const left = this.at(scale);
        const right = other.at(scale);
        return left < right ? -1 : left > right ? 1 : 0;
    }

    equals(other: unknown): boolean {
        return other instanceof Decimal && this.compare(other) === 0;
    }

    /** -1, 0 or 1 */
    private get sign(): number {
        return this.unscaled < 0n ? -1 : this.unscaled > 0n ? 1 : 0;
    }

    private get digits(): number {
        return (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString().length;
    }

    /** Digits before the decimal point, as many as a number field has to have room for. */
    get integerDigits(): number {
        return this.unscaled === 0n ? 0 : Math.max(0, this.digits - this.scale);
    }

    get precision(): number {
        return Math.max(this.digits, this.scale);
    }

    toNumber(): number {
        return Number(`${this.unscaled}e${-this.scale}`);
    }

    /** Cut to an integer, as a cast does. */
    toBigInt(): bigint {
        return this.scale < 0 ? this.at(0) : this.scale > this.digits ? 0n : this.unscaled / powerOfTen(this.scale);
    }

    /** As a BigDecimal writes a long number: its digits and the exponent. */
    get scientific(): string {
        return `${this.unscaled}E${this.scale > 0 ? '-' : '+'}${Math.abs(this.scale)}`;
    }

    /** Plain notation, all decimal places of the scale. */
    toString(): string {
        if (this.scale <= 0) {
            return this.at(0).toString();
        }
        digitsMayBe(this.scale);
        const negative = this.unscaled < 0n;
        const digits = (negative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, '0');
        const cut = digits.length - this.scale;
        return `${negative ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
    }

    get apexType(): 'Decimal' {
        return 'Decimal';
    }

    toApexString(): string {
        return this.toString();
    }

    apexKey(): string {
        return `\0n${this.stripTo(0)}`;
    }

    toJSON(): number {
        return this.toNumber();
    }
}
