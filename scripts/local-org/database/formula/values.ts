import type { FieldModel } from '../../schema/model.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import type { Value } from '../../values/value.ts';
import { decimalOf, type SqlValue } from '../convert.ts';
import { text, type FormulaValue } from './functions.ts';

/** A column's value as a formula sees it. */
export function formulaInput(field: FieldModel, raw: SqlValue, blankAsZero: boolean): FormulaValue {
    switch (field.apexType) {
        case 'Boolean':
            return raw === 1;
        case 'Decimal':
        case 'Integer':
        case 'Long': {
            const value = raw === null ? (blankAsZero ? 0 : null) : Number(raw);
            // A percent field holds 25 for 25 %; a formula works with 0.25.
            return value !== null && field.type === 'PERCENT' ? value / 100 : value;
        }
        case 'Date':
            return raw === null ? null : new ApexDate(raw as number);
        case 'Datetime':
            return raw === null ? null : new ApexDatetime(raw as number);
        case 'Time':
            return raw === null ? null : new ApexTime(raw as number);
        default:
            return raw as string | null;
    }
}

/** A formula's result as the column of its field would hold it. */
export function formulaOutput(field: FieldModel, value: FormulaValue): SqlValue {
    if (field.apexType === 'Boolean') {
        return value === true ? 1 : 0;
    }
    if (value === null || value === '') {
        return null;
    }
    switch (field.apexType) {
        case 'Decimal':
        case 'Integer':
            return typeof value === 'number' && Number.isFinite(value)
                ? decimalOf(field.type === 'PERCENT' ? value * 100 : value, field.scale).toNumber()
                : null;
        case 'Date':
            return value instanceof ApexDate
                ? value.days
                : value instanceof ApexDatetime
                  ? Math.floor(value.ms / 86400000)
                  : null;
        case 'Datetime':
            return value instanceof ApexDatetime ? value.ms : value instanceof ApexDate ? value.days * 86400000 : null;
        case 'Time':
            return value instanceof ApexTime ? value.ms : null;
        default:
            return text(value);
    }
}

/** An Apex value as a formula sees it. */
export function formulaValueOf(field: FieldModel, value: Value, blankAsZero: boolean): FormulaValue {
    if (value === null || value === undefined) {
        return formulaInput(field, null, blankAsZero);
    }
    if (value instanceof Decimal) {
        return field.type === 'PERCENT' ? value.toNumber() / 100 : value.toNumber();
    }
    return typeof value === 'bigint' ? Number(value) : (value as FormulaValue);
}
