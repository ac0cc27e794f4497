import type { PlatformInstance } from './value.ts';

/** A 64-bit floating point number. Boxed, because an Object variable must tell it from an Integer. */
export class Double implements PlatformInstance {
    readonly value: number;

    constructor(value: number) {
        this.value = value;
    }

    static of(value: number): Double {
        return new Double(value);
    }

    equals(other: unknown): boolean {
        return other instanceof Double && other.value === this.value;
    }

    /** `1.0`, `0.5`, `1.0E7`: the notation of Java's Double.toString. */
    toString(): string {
        return doubleText(this.value);
    }

    get apexType(): 'Double' {
        return 'Double';
    }

    toApexString(): string {
        return doubleText(this.value);
    }

    apexKey(): string {
        return `\0f${this.value}`;
    }
}

function doubleText(value: number): string {
    if (!Number.isFinite(value)) {
        return Number.isNaN(value) ? 'NaN' : value < 0 ? '-Infinity' : 'Infinity';
    }
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
        const [mantissa, exponent] = value.toExponential().split('e');
        return `${mantissa!.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
    }
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
}
