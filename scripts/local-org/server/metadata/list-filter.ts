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
    return joinLines(
        filters.map((filter) => lineCondition(object, filter)),
        booleanFilter
    );
}

/**
 * Joins the lines of a filter.
 * @param booleanFilter such as `1 AND (2 OR 3)`; null joins all lines with AND
 * @returns the condition, or an empty text
 * @throws Error for logic that cannot be read or names a line that does not exist
 */
export function joinLines(lines: string[], booleanFilter: string | null): string {
    const enclosed = lines.map((line) => `(${line})`);
    if (!booleanFilter || !lines.length) {
        return enclosed.join(' AND ');
    }
    if (!/^[\d\s()]*(?:(?:AND|OR|NOT)[\d\s()]*)*$/i.test(booleanFilter)) {
        throw new Error(`Unsupported: filter logic ${booleanFilter}`);
    }
    return booleanFilter.replace(/\d+/g, (index) => enclosed[Number(index) - 1] ?? missingLine(index));
}

function missingLine(index: string): never {
    throw new Error(`The filter logic names line ${index}, which does not exist`);
}

function lineCondition(object: ObjectModel, filter: FilterItem): string {
    const path = columnPath(object, filter.field);
    const field = path.length === 1 ? object.fields.get(path[0]!.toLowerCase()) : undefined;
    const values = filterValues(filter.value);
    // A lookup is compared by the name of the record it points to.
    return field?.type === 'REFERENCE' && field.relationshipName && values.some(Boolean)
        ? fieldCondition(`${field.relationshipName}.Name`, undefined, filter.operation, values)
        : fieldCondition(path.join('.'), field, filter.operation, values);
}

/** @returns the alternatives of a filter's value: commas separate them, except inside of double quotes */
export function filterValues(text: string): string[] {
    const values = text.match(/("[^"]*"|[^,"])+|(?<=^|,)(?=,|$)/g) ?? [''];
    return values.map((value) => value.trim().replace(/^"(.*)"$/, '$1'));
}

/**
 * One line of a filter as the condition of a query.
 * @param name path of the field in SOQL
 * @param field the field; undefined compares as text
 * @param operation as the Metadata API names it
 * @param values alternatives of which one has to fit
 * @throws Error naming an operation or date that is not supported
 */
export function fieldCondition(
    name: string,
    field: FieldModel | undefined,
    operation: string,
    values: string[]
): string {
    const compared = (operator: string, value: string): string =>
        isDayOfInstant(field, value)
            ? dayCondition(name, operator, dayLiteral(value))
            : `${name} ${operator} ${literal(field, value)}`;
    const compare = (operator: string): string => values.map((value) => compared(operator, value)).join(' OR ');
    const like = (pattern: (value: string) => string): string =>
        values.map((value) => `${name} LIKE ${quoted(pattern(likeText(value)))}`).join(' OR ');
    switch (operation) {
        case 'equals':
            return compare('=');
        case 'notEqual':
            return values.map((value) => compared('!=', value)).join(' AND ');
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
            throw new Error(`Unsupported: filter operation ${operation}`);
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
            return numberLiteral(value);
        case 'Date':
        case 'Datetime':
            return relativeDate(value) ?? (isInstant(value) ? value : dayLiteral(value));
        default:
            return quoted(value);
    }
}

// Signs of a currency and of thousands are left out; what is no number then is never taken for 0.
function numberLiteral(value: string): string {
    const number = Number(value.replace(/[^\d.-]/g, '') || NaN);
    if (Number.isNaN(number)) {
        throw new Error(`${value} is not a number`);
    }
    return String(number);
}

// An instant that is filtered by a day: the day is the user's, from midnight to midnight where they are.
function isDayOfInstant(field: FieldModel | undefined, value: string): boolean {
    return field?.apexType === 'Datetime' && value !== '' && !relativeDate(value) && !isInstant(value);
}

// What is blank is of no day, so it is of another one too.
function dayCondition(name: string, operator: string, day: string): string {
    const condition = `DAY_ONLY(convertTimezone(${name})) ${operator} ${day}`;
    return operator === '!=' ? `(${name} = null OR ${condition})` : condition;
}

function isInstant(value: string): boolean {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(value);
}

// `LAST_N_DAYS:7`, or as people write it, `last 7 days`.
function relativeDate(value: string): string | undefined {
    const words = value.trim().toUpperCase().replace(/\s+/g, '_');
    const relative = DATE_LITERAL.test(words) ? words : words.replace(/^(LAST|NEXT)_(\d+)_(\w+)$/, '$1_N_$3:$2');
    return DATE_LITERAL.test(relative) ? relative : undefined;
}

// month/day/year, or as SOQL writes it; a time of day beside it is not known.
function dayLiteral(value: string): string {
    const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
    const iso = parts
        ? `${parts[3]}-${parts[1]!.padStart(2, '0')}-${parts[2]!.padStart(2, '0')}`
        : /^\d{4}-\d\d-\d\d$/.exec(value)?.[0];
    if (!iso) {
        throw new Error(`Unsupported: date ${value} in a filter`);
    }
    return iso;
}

/** @returns a SOQL text literal */
export function quoted(text: string): string {
    return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}

/** @returns text in which `%` and `_` of a LIKE pattern stand for themselves */
export function likeText(text: string): string {
    return text.replace(/[%_]/g, '\\$&');
}
