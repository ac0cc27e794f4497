import type { FieldModel } from '../../schema/model.ts';
import { Blob_ } from '../../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import type { Value } from '../../values/value.ts';
import { badRequest } from '../http/errors.ts';

/** @returns a field's value as JSON: numbers as numbers, dates and times in ISO format (UTC) */
export function toJson(value: Value): unknown {
    if (value instanceof Decimal) {
        return value.toNumber();
    }
    if (value instanceof Double) {
        return value.value;
    }
    if (typeof value === 'bigint') {
        return Number(value);
    }
    if (value instanceof ApexDate) {
        return value.iso();
    }
    if (value instanceof ApexDatetime) {
        return new Date(value.ms).toISOString();
    }
    if (value instanceof ApexTime) {
        return new Date(value.ms).toISOString().slice(11);
    }
    if (value instanceof Blob_) {
        return Buffer.from(value.bytes).toString('base64');
    }
    return value ?? null;
}

/** @returns the same for the REST API, which writes times as `2026-01-31T17:00:00.000+0000` */
export function toRestJson(value: Value): unknown {
    return value instanceof ApexDatetime ? new Date(value.ms).toISOString().replace('Z', '+0000') : toJson(value);
}

/**
 * Turns a value that came as JSON into the field's type.
 * @throws RestError 400 with the platform's code when it does not fit
 */
export function fromJson(field: FieldModel, value: unknown): Value {
    if (value === null || value === undefined || value === '') {
        return field.apexType === 'Boolean' && value !== null && value !== undefined ? wrongType(field, value) : null;
    }
    switch (field.apexType) {
        case 'Boolean':
            return typeof value === 'boolean'
                ? value
                : value === 'true'
                  ? true
                  : value === 'false'
                    ? false
                    : wrongType(field, value);
        case 'Integer':
        case 'Long':
        case 'Decimal':
            return numberValue(field, value);
        case 'Date':
            return ApexDate.parse(String(value).slice(0, 10)) ?? wrongType(field, value);
        case 'Datetime':
            return datetimeValue(field, value);
        case 'Time':
            return ApexTime.parse(String(value).replace(/Z$/, '')) ?? wrongType(field, value);
        case 'Blob':
            return Blob_.of(Buffer.from(String(value), 'base64'));
        case 'String':
        case 'Id':
            return typeof value === 'object' ? wrongType(field, value) : String(value);
        default:
            throw badRequest(
                'INVALID_FIELD',
                `Unsupported: writing ${field.object}.${field.name} of type ${field.type}`
            );
    }
}

function numberValue(field: FieldModel, value: unknown): Value {
    const text = String(value).trim();
    const decimal = typeof value === 'object' ? null : Decimal.parse(text);
    if (!decimal) {
        return wrongType(field, value);
    }
    if (field.apexType === 'Integer') {
        return decimal.toNumber();
    }
    return field.apexType === 'Long' ? decimal.toBigInt() : decimal;
}

function datetimeValue(field: FieldModel, value: unknown): Value {
    // The CLI writes milliseconds since 1970.
    const ms = typeof value === 'number' ? value : Date.parse(String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(ms) ? wrongType(field, value) : ApexDatetime.of(ms);
}

function wrongType(field: FieldModel, value: unknown): never {
    throw badRequest(
        'JSON_PARSER_ERROR',
        `Cannot deserialize instance of ${field.type.toLowerCase()} from ${typeof value} value ${JSON.stringify(value)} for field ${field.name}`
    );
}
