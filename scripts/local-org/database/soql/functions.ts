import { UnsupportedError } from '../../values/unsupported.ts';
import type { FieldModel } from '../../schema/model.ts';
import type { ApexFieldType } from '../../schema/model.ts';
import type { Decoder } from '../convert.ts';
import { decoder, storedDecimal, summed, type SqlValue } from '../convert.ts';
import { ApexDate } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import type { FieldExpression } from './ast.ts';
import { fail } from './environment.ts';
import { resolvePath, type FieldReference, type Scope } from './scope.ts';

/** An expression in SQL with what is needed to compare and to read it. */
export interface SqlExpression {
    sql: string;
    type: ApexFieldType;
    decode: Decoder;
    /** The field itself, where the expression is a plain path. */
    reference: FieldReference | null;
    aggregate: boolean;
    /** For a call: its name. */
    call: string | null;
}

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']);

/** strftime patterns on a date in text form. */
const DATE_FUNCTIONS: Readonly<Record<string, (date: string) => string>> = {
    CALENDAR_YEAR: (date) => `CAST(strftime('%Y', ${date}) AS INTEGER)`,
    CALENDAR_MONTH: (date) => `CAST(strftime('%m', ${date}) AS INTEGER)`,
    CALENDAR_QUARTER: (date) => `((CAST(strftime('%m', ${date}) AS INTEGER) + 2) / 3)`,
    DAY_IN_MONTH: (date) => `CAST(strftime('%d', ${date}) AS INTEGER)`,
    DAY_IN_WEEK: (date) => `(CAST(strftime('%w', ${date}) AS INTEGER) + 1)`,
    DAY_IN_YEAR: (date) => `CAST(strftime('%j', ${date}) AS INTEGER)`,
    WEEK_IN_MONTH: (date) => `((CAST(strftime('%d', ${date}) AS INTEGER) + 6) / 7)`,
    WEEK_IN_YEAR: (date) => `((CAST(strftime('%j', ${date}) AS INTEGER) + 6) / 7)`,
    HOUR_IN_DAY: (date) => `CAST(strftime('%H', ${date}) AS INTEGER)`
};

export function isAggregateName(name: string): boolean {
    return AGGREGATES.has(name);
}

/** Resolves a field or a function of fields. */
export function resolveExpression(scope: Scope, expression: FieldExpression): SqlExpression {
    if (expression.k === 'path') {
        const reference = resolvePath(scope, expression.path, expression.at);
        return {
            sql: reference.sql,
            type: reference.field.apexType,
            decode: decoder(reference.field),
            reference,
            aggregate: false,
            call: null
        };
    }
    const { name } = expression;
    if (AGGREGATES.has(name)) {
        return aggregate(scope, expression);
    }
    if (DATE_FUNCTIONS[name]) {
        const date = dateArgument(scope, expression);
        return plainCall(DATE_FUNCTIONS[name](date), 'Integer', (raw) => raw, name);
    }
    switch (name) {
        case 'FISCAL_YEAR':
        case 'FISCAL_QUARTER':
        case 'FISCAL_MONTH': {
            if (scope.env.fiscalStartMonth !== 1) {
                throw new UnsupportedError(`${name} with a fiscal year that does not start in January`);
            }
            const same = name.replace('FISCAL', 'CALENDAR');
            return plainCall(DATE_FUNCTIONS[same]!(dateArgument(scope, expression)), 'Integer', (raw) => raw, name);
        }
        case 'DAY_ONLY': {
            const date = dateArgument(scope, expression);
            return plainCall(
                `CAST(floor(julianday(date(${date})) - 2440587.5) AS INTEGER)`,
                'Date',
                (raw) => (raw === null ? null : new ApexDate(raw as number)),
                name
            );
        }
        case 'TOLABEL':
            return toLabel(scope, expression);
        case 'FORMAT':
            throw new UnsupportedError('FORMAT()');
        case 'CONVERTTIMEZONE':
            return fail(scope.env, 'convertTimezone() is allowed inside a date function only', expression.at, false);
        default:
            throw new UnsupportedError(`SOQL function ${name}()`);
    }
}

function plainCall(sql: string, type: ApexFieldType, decode: Decoder, call: string): SqlExpression {
    return { sql, type, decode, reference: null, aggregate: false, call };
}

function argument(scope: Scope, expression: FieldExpression & { k: 'call' }): FieldExpression {
    const [first] = expression.args;
    if (expression.args.length !== 1 || (first?.k !== 'path' && first?.k !== 'call')) {
        return fail(scope.env, `Invalid arguments of ${expression.name}()`, expression.at);
    }
    return first;
}

/** The date or instant that a date function works on, as text that strftime reads; instants are GMT unless converted. */
function dateArgument(scope: Scope, expression: FieldExpression & { k: 'call' }): string {
    let inner = argument(scope, expression);
    let convert = false;
    if (inner.k === 'call' && inner.name === 'CONVERTTIMEZONE') {
        inner = argument(scope, inner);
        convert = true;
    }
    const resolved = resolveExpression(scope, inner);
    if (resolved.type === 'Date') {
        return `(${resolved.sql} * 86400), 'unixepoch'`;
    }
    if (resolved.type !== 'Datetime') {
        return fail(scope.env, `${expression.name}() needs a date field`, expression.at);
    }
    return convert ? `(local_ms(${resolved.sql}) / 1000), 'unixepoch'` : `(${resolved.sql} / 1000), 'unixepoch'`;
}

/** The translated label of a picklist value; anything else is given as it is. */
function toLabel(scope: Scope, expression: FieldExpression & { k: 'call' }): SqlExpression {
    const resolved = resolveExpression(scope, argument(scope, expression));
    const values = resolved.reference?.field.picklist ?? [];
    const differing = values.filter((one) => one.label !== one.value);
    const text = (value: string): string => `'${value.replace(/'/g, "''")}'`;
    const sql =
        differing.length === 0
            ? resolved.sql
            : `(CASE ${resolved.sql} ${differing.map((one) => `WHEN ${text(one.value)} THEN ${text(one.label)}`).join(' ')} ELSE ${resolved.sql} END)`;
    return { ...resolved, sql, call: 'TOLABEL' };
}

function aggregate(scope: Scope, expression: FieldExpression & { k: 'call' }): SqlExpression {
    const { name } = expression;
    const made = (sql: string, type: ApexFieldType, decode: Decoder): SqlExpression => ({
        sql,
        type,
        decode,
        reference: null,
        aggregate: true,
        call: name
    });
    const integer: Decoder = (raw) => raw ?? 0;
    if (name === 'COUNT' && expression.args.length === 0) {
        return made('count(*)', 'Integer', integer);
    }
    const inner = resolveExpression(scope, argument(scope, expression));
    const field = inner.reference?.field;
    if (name === 'GROUPING') {
        return made(`GROUPING(${inner.sql})`, 'Integer', integer);
    }
    if (field && (field.type === 'TEXTAREA' || !allowsAggregate(field, name))) {
        fail(scope.env, `field ${field.name} does not support aggregate operator ${name}`, expression.at);
    }
    switch (name) {
        case 'COUNT':
            return made(`count(${inner.sql})`, 'Integer', integer);
        case 'COUNT_DISTINCT':
            return made(`count(DISTINCT ${inner.sql})`, 'Integer', integer);
        case 'SUM':
            return made(
                `sum(${inner.sql})`,
                'Decimal',
                inner.type === 'Integer'
                    ? (raw) => (raw === null ? null : Decimal.of(raw as number))
                    : sumDecoder(field)
            );
        case 'AVG':
            return made(`avg(${inner.sql})`, 'Decimal', (raw: SqlValue) =>
                raw === null ? null : Decimal.of(raw as number)
            );
        default:
            return made(`${name.toLowerCase()}(${inner.sql})`, inner.type, inner.decode);
    }
}

function sumDecoder(field: FieldModel | undefined): Decoder {
    return (raw) => (raw === null ? null : storedDecimal(summed(raw as number), field?.scale ?? 0));
}

/** SUM and AVG take numbers, MIN and MAX anything that sorts but checkboxes. */
function allowsAggregate(field: FieldModel, name: string): boolean {
    if (name === 'SUM' || name === 'AVG') {
        return field.apexType === 'Decimal' || field.apexType === 'Integer' || field.apexType === 'Long';
    }
    if (name === 'MIN' || name === 'MAX') {
        return field.type !== 'BOOLEAN' && field.type !== 'MULTIPICKLIST' && field.type !== 'BASE64';
    }
    return field.type !== 'BASE64';
}
