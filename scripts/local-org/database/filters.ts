import type { FieldModel, FilterItem, ObjectModel } from '../schema/model.ts';
import { ApexDate, ApexDatetime } from '../values/date.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import type { SqlValue } from './convert.ts';
import { quote } from './columns.ts';

function filterValue(field: FieldModel, text: string): SqlValue {
    switch (field.apexType) {
        case 'Boolean':
            return /^(?:true|1)$/i.test(text) ? 1 : 0;
        case 'Decimal':
        case 'Integer':
        case 'Long':
            return Number(text);
        case 'Date': {
            const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
            return (
                (us ? ApexDate.of(Number(us[3]), Number(us[1]), Number(us[2])) : ApexDate.parse(text))?.days ??
                unreadable(field, text)
            );
        }
        case 'Datetime':
            return ApexDatetime.parseIso(text)?.ms ?? unreadable(field, text);
        default:
            return text;
    }
}

function unreadable(field: FieldModel, text: string): never {
    throw new UnsupportedError(`the filter value ${text} for ${field.object}.${field.name}`);
}

/** SQL of one filter line; a comma in the value separates alternatives. */
function itemSql(object: ObjectModel, alias: string, item: FilterItem, param: (value: SqlValue) => string): string {
    const name = item.field.includes('.') ? item.field.split('.').at(-1)! : item.field;
    const field = object.fields.get(name.toLowerCase());
    if (!field || field.formula !== null) {
        throw new UnsupportedError(`a filter on ${object.name}.${item.field}`);
    }
    const column = `${alias}.${quote(field.name)}`;
    const texts = item.value === '' ? [''] : item.value.split(',').map((one) => one.trim());
    const any = (test: (text: string) => string): string => `(${texts.map(test).join(' OR ')})`;
    const equals = (text: string): string =>
        text === '' ? `${column} IS NULL` : `${column} = ${param(filterValue(field, text))}`;
    const pattern = (text: string, before: string, after: string): string =>
        `${column} LIKE ${param(before + text.replace(/[\\%_]/g, '\\$&') + after)} ESCAPE '\\'`;
    const includes = (text: string): string =>
        `(';' || ${column} || ';') LIKE ${param(`%;${text.replace(/[\\%_]/g, '\\$&')};%`)} ESCAPE '\\'`;
    const compare = (operator: string): string =>
        any((text) => `${column} ${operator} ${param(filterValue(field, text))}`);
    switch (item.operation) {
        case 'equals':
            return any(equals);
        case 'notEqual':
            return `(NOT coalesce(${any(equals)}, 0))`;
        case 'lessThan':
            return compare('<');
        case 'lessOrEqual':
            return compare('<=');
        case 'greaterThan':
            return compare('>');
        case 'greaterOrEqual':
            return compare('>=');
        case 'contains':
            return any((text) => pattern(text, '%', '%'));
        case 'notContain':
            return `(NOT coalesce(${any((text) => pattern(text, '%', '%'))}, 0))`;
        case 'startsWith':
            return any((text) => pattern(text, '', '%'));
        case 'includes':
            return any(includes);
        case 'excludes':
            return `(NOT coalesce(${any(includes)}, 0))`;
        default:
            throw new UnsupportedError(`the filter operation ${item.operation}`);
    }
}

/**
 * SQL of filter lines as sharing rules, roll-ups and list views have them.
 * @param booleanFilter `1 AND (2 OR 3)`; null joins all by AND
 */
export function filterSql(
    object: ObjectModel,
    alias: string,
    items: readonly FilterItem[],
    booleanFilter: string | null,
    param: (value: SqlValue) => string
): string {
    if (items.length === 0) {
        return '1';
    }
    if (!booleanFilter) {
        return `(${items.map((item) => itemSql(object, alias, item, param)).join(' AND ')})`;
    }
    if (!/^[\d\s()]*(?:(?:AND|OR|NOT)[\d\s()]*)*$/i.test(booleanFilter)) {
        throw new UnsupportedError(`the filter logic ${booleanFilter}`);
    }
    return `(${booleanFilter.replace(/\d+/g, (number) => {
        const item = items[Number(number) - 1];
        if (!item) {
            throw new Error(`The filter logic ${booleanFilter} names line ${number}, which does not exist`);
        }
        return `coalesce(${itemSql(object, alias, item, param)}, 0)`;
    })})`;
}
