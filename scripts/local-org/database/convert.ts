import type { FieldModel } from '../schema/model.ts';
import { Blob_ } from '../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/date.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import type { Value } from '../values/value.ts';

export type SqlValue = number | bigint | string | Uint8Array | null;

/** A value as the column of a field holds it: dates as days, instants and times as milliseconds, checkboxes as 0 and 1. */
export function toSql(value: Value): SqlValue {
    switch (typeof value) {
        case 'string':
        case 'number':
        case 'bigint':
            return value;
        case 'boolean':
            return value ? 1 : 0;
        case 'undefined':
            return null;
        default:
            return objectToSql(value);
    }
}

function objectToSql(value: Value): SqlValue {
    if (value === null) {
        return null;
    }
    if (value instanceof Decimal) {
        return value.toNumber();
    }
    if (value instanceof Double) {
        return value.value;
    }
    if (value instanceof ApexDate) {
        return value.days;
    }
    if (value instanceof ApexDatetime || value instanceof ApexTime) {
        return value.ms;
    }
    if (value instanceof Blob_) {
        return value.bytes;
    }
    throw new Error(`A value of ${(value as object).constructor.name} cannot be stored`);
}

/** Digits of a sum of binary numbers that are those of the sum of the decimal ones. */
const SURE_DIGITS = 15;

/** A stored number: what the platform gives for a currency of 2 decimal places is `5.00`, and `5.125` where that was saved. */
export function storedDecimal(value: number, scale: number): Decimal {
    const exact = Decimal.of(value);
    return exact.scale < scale ? exact.setScale(scale, 'HALF_UP') : exact;
}

/** What a sum of stored numbers is: `0.1 + 0.2` is `0.3`. */
export const summed = (value: number): number => Number(value.toPrecision(SURE_DIGITS));

/** A number rounded to a scale. */
export function decimalOf(value: number, scale: number): Decimal {
    const scaled = Math.round(value * 10 ** scale);
    if (Number.isSafeInteger(scaled)) {
        return new Decimal(BigInt(scaled), scale);
    }
    return Decimal.of(value).setScale(scale, 'HALF_UP');
}

export type Decoder = (raw: SqlValue) => Value;

const plain: Decoder = (raw) => raw;
const boolean: Decoder = (raw) => raw === 1;

/** How a field's column is read back. */
export function decoder(field: FieldModel): Decoder {
    switch (field.apexType) {
        case 'Boolean':
            return boolean;
        case 'Decimal': {
            const { scale } = field;
            return (raw) => (raw === null ? null : storedDecimal(Number(raw), scale));
        }
        case 'Long':
            return (raw) => (raw === null ? null : BigInt(raw as number));
        case 'Date':
            return (raw) => (raw === null ? null : new ApexDate(raw as number));
        case 'Datetime':
            return (raw) => (raw === null ? null : new ApexDatetime(raw as number));
        case 'Time':
            return (raw) => (raw === null ? null : new ApexTime(raw as number));
        case 'Blob':
            return (raw) => (raw === null ? null : new Blob_(raw as Uint8Array));
        default:
            return plain;
    }
}
