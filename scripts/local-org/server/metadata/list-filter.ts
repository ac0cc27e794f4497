import type { FieldModel, FilterItem, ObjectModel } from '../../schema/model.ts';
import { columnPath } from './standard-columns.ts';

const DATE_LITERAL =
    /^(TODAY|YESTERDAY|TOMORROW|(THIS|LAST|NEXT)_(DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR|90_DAYS)|(LAST|NEXT)_N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS):\d+|(LAST|NEXT)_90_DAYS)$/i;

/**
 * Turns the filters of a list view into the WHERE of a query.
 * @param filters lines of the filter
 * @param booleanFilter such as `1 AND (2 OR 3)`; null joins all lines with AND
 * @returns the condition, or an empty text
 * @throws Error naming an operation or column that is not supported
 */
export function filterCondition(object: ObjectModel, filters: FilterItem[], booleanFilter: string | null): string {
    const lines = filters.map((filter) => lineCondition(object, filter));
    if (!lines.length) {
        return '';
    }
    return booleanFilter
        ? booleanFilter.replace(/\d+/g, (index) => lines[Number(index) - 1] ?? missingLine(index))
        : lines.map((line) => `(${line})`).join(' AND ');
}

function missingLine(index: string): never {
    throw new Error(`The filter logic names line ${index}, which does not exist`);
}

function lineCondition(object: ObjectModel, filter: FilterItem): string {
    const path = columnPath(object, filter.field);
    const name = path.join('.');
    const field = path.length === 1 ? object.fields.get(path[0]!.toLowerCase()) : undefined;
    const values = filter.value.split(',').map((value) => value.trim());
    const compare = (operator: string): string =>
        values.map((value) => `${name} ${operator} ${literal(field, value)}`).join(' OR ');
    const like = (pattern: (value: string) => string): string =>
        values.map((value) => `${name} LIKE ${quoted(pattern(value))}`).join(' OR ');
    switch (filter.operation) {
        case 'equals':
            return compare('=');
        case 'notEqual':
            return values.map((value) => `${name} != ${literal(field, value)}`).join(' AND ');
        case 'lessThan':
            return compare('<');
        case 'greaterThan':
            return compare('>');
        case 'lessOrEqual':
            return compare('<=');
        case 'greaterOrEqual':
            return compare('>=');
        case 'contains':
            return like((value) => `%${value}%`);
        case 'notContain':
            return `NOT (${like((value) => `%${value}%`)})`;
        case 'startsWith':
            return like((value) => `${value}%`);
        case 'includes':
            return `${name} INCLUDES (${values.map(quoted).join(', ')})`;
        case 'excludes':
            return `${name} EXCLUDES (${values.map(quoted).join(', ')})`;
        default:
            throw new Error(`Unsupported: filter operation ${filter.operation}`);
    }
}

function literal(field: FieldModel | undefined, value: string): string {
    if (value === '') {
        return 'null';
    }
    switch (field?.apexType) {
        case 'Boolean':
            return /^(1|true)$/i.test(value) ? 'true' : 'false';
        case 'Integer':
        case 'Long':
        case 'Decimal':
            return String(Number(value.replace(/[^\d.-]/g, '')));
        case 'Date':
        case 'Datetime':
            return dateLiteral(value, field.apexType === 'Datetime');
        default:
            return quoted(value);
    }
}

// Dates are relative (`LAST_N_DAYS:7`) or month/day/year.
function dateLiteral(value: string, time: boolean): string {
    if (DATE_LITERAL.test(value)) {
        return value.toUpperCase();
    }
    const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(value);
    const iso = parts
        ? `${parts[3]}-${parts[1]!.padStart(2, '0')}-${parts[2]!.padStart(2, '0')}`
        : /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
    if (!iso) {
        throw new Error(`Unsupported: date ${value} in a filter`);
    }
    return time ? `${iso}T00:00:00Z` : iso;
}

/** @returns a SOQL text literal */
export function quoted(text: string): string {
    return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}

/** @returns text in which `%` and `_` of a LIKE pattern stand for themselves */
export function likeText(text: string): string {
    return text.replace(/[%_]/g, '\\$&');
}
