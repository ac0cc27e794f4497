import type { FieldModel } from '../../schema/model.ts';
import { to18 } from '../../schema/id.ts';
import { isDefinitionReference } from '../../schema/types.ts';
import { Blob_ } from '../../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime, DAY_MS } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { ApexEnumValue } from '../../values/enum.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { SObject } from '../../values/sobject.ts';
import { isNumber } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { toSql, type SqlValue } from '../convert.ts';
import type { CompareOperator, Condition, Literal, SoqlQuery } from './ast.ts';
import { dateLiteralRange, dayStart } from './date-literals.ts';
import { fail, param, type QueryEnvironment } from './environment.ts';
import { resolveExpression, type SqlExpression } from './functions.ts';
import type { Scope } from './scope.ts';

/** Compiles the SELECT of a semi-join; given in by the query compiler, which this file must not import. */
export type CompileSemiJoin = (
    env: QueryEnvironment,
    query: SoqlQuery,
    at: number
) => { sql: string; selected: SqlExpression };

interface Context {
    scope: Scope;
    having: boolean;
    semiJoin: CompileSemiJoin;
}

/** SQL of a WHERE or HAVING condition. */
export function compileCondition(
    scope: Scope,
    condition: Condition,
    semiJoin: CompileSemiJoin,
    having = false
): string {
    if (countSemiJoins(condition) > MOST_SEMI_JOINS) {
        fail(scope.env, `Maximum ${MOST_SEMI_JOINS} semi join sub-selects are allowed`, condition.at);
    }
    return compile({ scope, having, semiJoin }, condition);
}

const hasSemiJoin = (condition: Condition): boolean => countSemiJoins(condition) > 0;

/** Semi-joins stand at the top of a WHERE, not below OR or NOT, not in one another, and not on the object of the query itself. */
function checkSemiJoin(scope: Scope, query: SoqlQuery, at: number): void {
    if (query.where && hasSemiJoin(query.where)) {
        fail(scope.env, 'Nesting of semi join sub-selects is not supported', at);
    }
    if (query.from.toLowerCase() === scope.object.name.toLowerCase()) {
        fail(scope.env, 'The inner and outer selects should not be on the same object type', at);
    }
    // SOQL and SOSL Reference, Comparison Operators: subqueries of a condition have no COUNT, FOR UPDATE, ORDER BY or LIMIT.
    const clauses: readonly [name: string, isThere: boolean][] = [
        ['ORDER BY', query.orderBy.length > 0],
        ['LIMIT', query.limit !== null],
        ['FOR', query.forClause !== null]
    ];
    for (const [name] of clauses.filter(([, isThere]) => isThere)) {
        fail(scope.env, `${name} is not supported in semi join sub-selects`, at);
    }
}

/** Names of the objects whose ids a field holds; null where any may be. */
function idsOf(field: FieldModel): readonly string[] | null {
    return field.type === 'ID' ? [field.object] : field.referenceToAny ? null : field.referenceTo;
}

/** Both sides of a semi-join hold ids, and ids of the same object. */
function checkSides(env: QueryEnvironment, outer: SqlExpression, inner: SqlExpression, at: number): void {
    const [left, right] = [outer.reference?.field, inner.reference?.field];
    if (outer.type !== 'Id' || !left || !right) {
        fail(
            env,
            `The left operand '${left?.name ?? outer.call}' in the where expression of a semi join must be an ID or reference field`,
            at
        );
    }
    const [leftIds, rightIds] = [idsOf(left), idsOf(right)];
    if (leftIds && rightIds && !leftIds.some((name) => rightIds.includes(name))) {
        fail(
            env,
            `The selected field '${right.name}' in the subquery and the left operand field in the where expression in the outer query '${left.name}' should point to the same object type`,
            at
        );
    }
}

/** SOQL and SOSL Reference, semi-joins: "no more than two IN or NOT IN statements" with subqueries in one WHERE clause. */
const MOST_SEMI_JOINS = 2;

function countSemiJoins(condition: Condition): number {
    switch (condition.k) {
        case 'and':
        case 'or':
            return condition.items.reduce((sum, item) => sum + countSemiJoins(item), 0);
        case 'not':
            return countSemiJoins(condition.item);
        case 'compare':
            return condition.right.k === 'subquery' ? 1 : 0;
    }
}

function compile(context: Context, condition: Condition): string {
    if (condition.k === 'or' && hasSemiJoin(condition)) {
        fail(context.scope.env, "Semi join sub-selects are not allowed with the 'OR' operator", condition.at);
    }
    if (condition.k === 'not' && hasSemiJoin(condition)) {
        fail(
            context.scope.env,
            'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions',
            condition.at
        );
    }
    switch (condition.k) {
        case 'and':
        case 'or':
            return `(${condition.items.map((item) => compile(context, item)).join(condition.k === 'and' ? ' AND ' : ' OR ')})`;
        case 'not':
            // Three-valued logic ends at NOT: a comparison with null is false, so its negation is true.
            return `(NOT coalesce(${compile(context, condition.item)}, 0))`;
        case 'compare':
            return compare(context, condition);
    }
}

function noteBinds(env: QueryEnvironment, left: SqlExpression, right: (Condition & { k: 'compare' })['right']): void {
    for (const literal of right.k === 'list' ? right.items : [right]) {
        if (literal.k === 'bind') {
            env.noteBind!(literal.bind, left.type, right.k === 'list');
        }
    }
}

function compare(context: Context, condition: Condition & { k: 'compare' }): string {
    const { scope } = context;
    const { env } = scope;
    const left = resolveExpression(scope, condition.left);
    const field = left.reference?.field ?? null;
    if (left.aggregate && !context.having) {
        fail(env, `Aggregate functions are not allowed in WHERE: ${left.call}`, condition.at);
    }
    if (field && !field.filterable) {
        fail(env, `field '${field.name}' can not be filtered in a query call`, condition.at);
    }
    const { operator, right } = condition;
    if (env.noteBind) {
        noteBinds(env, left, right);
    }
    if (field?.type === 'MULTIPICKLIST' && (operator === 'INCLUDES' || operator === 'EXCLUDES')) {
        return multiPicklist(env, left, operator, right);
    }
    if (operator === 'INCLUDES' || operator === 'EXCLUDES') {
        fail(env, `${operator.toLowerCase()} operator is valid only for multi-select picklists`, condition.at);
    }
    if (right.k === 'subquery') {
        if (operator !== 'IN' && operator !== 'NOT IN') {
            fail(env, `unexpected subquery after ${operator}`, right.at);
        }
        checkSemiJoin(scope, right.query, right.at);
        const { sql: inside, selected } = context.semiJoin(env, right.query, right.at);
        checkSides(env, left, selected, right.at);
        return operator === 'IN'
            ? `(${left.sql} IN (${inside}))`
            : `(${left.sql} IS NULL OR ${left.sql} NOT IN (${inside}))`;
    }
    if (operator === 'IN' || operator === 'NOT IN') {
        return inList(env, left, operator, right, condition.at);
    }
    if (right.k === 'list') {
        return fail(env, `unexpected list after ${operator}`, condition.at);
    }
    if (operator === 'LIKE') {
        return like(env, left, right, condition.at);
    }
    return relation(env, left, operator, right, condition.at);
}

/** A value of a literal or bind; `undefined` while the query is only checked. */
function valueOf(env: QueryEnvironment, literal: Literal): Value | undefined {
    switch (literal.k) {
        case 'bind': {
            if (!env.bind) {
                return undefined;
            }
            return env.bind(literal.bind) ?? null;
        }
        case 'string':
            return literal.value.replace(/\\([_%])/g, '$1');
        case 'number':
            return literal.text.includes('.') || /e/i.test(literal.text)
                ? Decimal.parse(literal.text)!
                : toNumber(literal.text);
        case 'currency':
            return Decimal.parse(literal.text)!;
        case 'boolean':
            return literal.value;
        case 'null':
            return null;
        case 'date':
            return ApexDate.parse(literal.text) ?? fail(env, `Invalid date: ${literal.text}`, literal.at);
        case 'datetime':
            return ApexDatetime.parseIso(literal.text) ?? fail(env, `Invalid datetime: ${literal.text}`, literal.at);
        case 'time':
            return ApexTime.parse(literal.text) ?? fail(env, `Invalid time: ${literal.text}`, literal.at);
        case 'dateLiteral':
            return undefined;
    }
}

function toNumber(text: string): number | bigint {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : BigInt(text);
}

const KIND_NAMES: Readonly<Record<string, string>> = {
    Boolean: 'boolean',
    Date: 'date',
    Datetime: 'dateTime',
    Time: 'time',
    Integer: 'int',
    Long: 'long',
    Decimal: 'double'
};

function wrongType(env: QueryEnvironment, left: SqlExpression, at: number): never {
    const name = left.reference?.field.name ?? left.call;
    const text = left.type === 'String' || left.type === 'Id';
    return fail(
        env,
        `value of filter criterion for field '${name}' must be of type ${text ? 'string and should be enclosed in quotes' : left.reference?.field.type === 'CURRENCY' ? 'double and should not be enclosed in quotes' : `${KIND_NAMES[left.type] ?? left.type} and should not be enclosed in quotes`}`,
        at
    );
}

const CLASSES: readonly [type: abstract new (...args: never[]) => object, name: string][] = [
    [ApexList, 'List'],
    [ApexSet, 'Set'],
    [Decimal, 'Decimal'],
    [Double, 'Double'],
    [ApexDate, 'Date'],
    [ApexDatetime, 'Datetime'],
    [ApexTime, 'Time'],
    [Blob_, 'Blob']
];
const PLAIN: Readonly<Record<string, string>> = {
    string: 'String',
    boolean: 'Boolean',
    number: 'Integer',
    bigint: 'Long'
};

/** The Apex type of a bound value. */
function apexTypeOf(value: Value): string {
    return value instanceof SObject
        ? value.typeName
        : (PLAIN[typeof value] ?? CLASSES.find(([type]) => value instanceof type)?.[1] ?? 'Object');
}

/** What a dynamic query says of a bound value that does not fit; the compiler says the same of a query in brackets. */
function wrongBind(env: QueryEnvironment, left: SqlExpression, value: Value, at: number): never {
    return fail(env, `Invalid bind expression type of ${apexTypeOf(value)} for column of type ${left.type}`, at, false);
}

/** Checks a value against the type of what it is compared with and gives the SQL value. */
function convert(env: QueryEnvironment, left: SqlExpression, value: Value, at: number, literal: boolean): SqlValue {
    if (value === null) {
        return null;
    }
    switch (left.type) {
        case 'String':
        case 'Object':
            if (typeof value === 'string') {
                return value;
            }
            if (!literal && value instanceof ApexEnumValue) {
                return value.name;
            }
            break;
        case 'Id':
            return typeof value === 'string' || value instanceof SObject || literal
                ? idValue(env, left, value, at)
                : wrongBind(env, left, value, at);
        case 'Boolean':
            if (typeof value === 'boolean') {
                return value ? 1 : 0;
            }
            break;
        case 'Integer':
        case 'Long':
        case 'Decimal':
            if (isNumber(value)) {
                return toSql(value);
            }
            break;
        case 'Date':
            if (value instanceof ApexDate) {
                return value.days;
            }
            if (!literal && value instanceof ApexDatetime) {
                return Math.floor(value.ms / DAY_MS);
            }
            break;
        case 'Datetime':
            if (value instanceof ApexDatetime) {
                return value.ms;
            }
            if (value instanceof ApexDate) {
                // A date literal in a comparison of a datetime is refused, a bound Date is midnight GMT.
                return literal ? wrongType(env, left, at) : value.days * DAY_MS;
            }
            break;
        case 'Time':
            if (value instanceof ApexTime) {
                return value.ms;
            }
            break;
        case 'Blob':
            if (value instanceof Blob_) {
                return value.bytes;
            }
            break;
        default:
            break;
    }
    return literal ? wrongType(env, left, at) : wrongBind(env, left, value, at);
}

function idValue(env: QueryEnvironment, left: SqlExpression, value: Value, at: number): SqlValue {
    if (value instanceof SObject) {
        return value.id;
    }
    if (typeof value !== 'string') {
        return wrongType(env, left, at);
    }
    const id = to18(value);
    if (id === null) {
        const field = left.reference?.field;
        // References to entity definitions hold API names; an empty id matches nothing.
        // Of 18 characters the last three are not looked at.
        if (value === '' || /^[a-zA-Z0-9]{18}$/.test(value) || (field && isDefinitionReference(field))) {
            return value;
        }
        return fail(env, `invalid ID field: ${value}`, at, false);
    }
    return id;
}

const FLIPPED = '!=';

function relation(
    env: QueryEnvironment,
    left: SqlExpression,
    operator: CompareOperator,
    right: Literal,
    at: number
): string {
    if (right.k === 'dateLiteral') {
        return dateLiteralRelation(env, left, operator, right, at);
    }
    const value = valueOf(env, right);
    if (value === undefined) {
        return '1';
    }
    if (value instanceof ApexList || value instanceof ApexSet || Array.isArray(value)) {
        // `Id = :list` is allowed in Apex and means IN.
        return inValues(env, left, operator === FLIPPED ? 'NOT IN' : 'IN', itemsOf(value), at, false);
    }
    const converted = convert(env, left, value, right.at, right.k !== 'bind');
    const order = operator === '<' || operator === '<=' || operator === '>' || operator === '>=';
    if (order && (left.type === 'Boolean' || left.reference?.field.type === 'MULTIPICKLIST')) {
        fail(env, `Operator '${operator}' is not valid on field '${left.reference?.field.name}'`, at);
    }
    if (converted === null) {
        if (operator === '=') {
            return `${left.sql} IS NULL`;
        }
        if (operator === FLIPPED) {
            return `${left.sql} IS NOT NULL`;
        }
        return '0';
    }
    // The platform stores no empty text: '' is null.
    if (converted === '' && (operator === '=' || operator === FLIPPED)) {
        return operator === '=' ? `${left.sql} IS NULL` : `${left.sql} IS NOT NULL`;
    }
    if (left.reference?.field.type === 'MULTIPICKLIST' && typeof converted === 'string') {
        const sorted = sortValues(left.reference.field, converted);
        return `${left.sql} ${operator === FLIPPED ? 'IS NOT' : '='} ${param(env, sorted)}`;
    }
    const sides = folded(left, converted);
    if (operator === FLIPPED) {
        return `${sides} IS NOT ${param(env, foldedValue(left, converted))}`;
    }
    return `${sides} ${operator} ${param(env, foldedValue(left, converted))}`;
}

/** NOCASE folds ASCII only; a text with other letters is folded by a function on both sides. */
function needsFolding(left: SqlExpression, value: SqlValue): boolean {
    return (
        left.type === 'String' &&
        typeof value === 'string' &&
        /[^\x00-\x7f]/.test(value) &&
        !left.reference?.field.caseSensitive
    );
}

function folded(left: SqlExpression, value: SqlValue): string {
    return needsFolding(left, value) ? `fold(${left.sql})` : left.sql;
}

function foldedValue(left: SqlExpression, value: SqlValue): SqlValue {
    return needsFolding(left, value) ? (value as string).toLowerCase() : value;
}

/** The values of a multi-select picklist in the order in which they are stored. */
export function sortValues(field: FieldModel, text: string): string {
    const order = new Map(field.picklist!.map((one, index) => [one.value.toLowerCase(), index]));
    return text
        .split(';')
        .sort((a, b) => (order.get(a.toLowerCase()) ?? 9999) - (order.get(b.toLowerCase()) ?? 9999))
        .join(';');
}

function dateLiteralRelation(
    env: QueryEnvironment,
    left: SqlExpression,
    operator: CompareOperator,
    right: Literal & { k: 'dateLiteral' },
    at: number
): string {
    if (left.type !== 'Date' && left.type !== 'Datetime') {
        return wrongType(env, left, at);
    }
    const range = dateLiteralRange(right.name, right.n, env);
    const instant = left.type === 'Datetime';
    const start = instant ? dayStart(range.start, env.timeZone) : range.start;
    const end = instant ? dayStart(range.end, env.timeZone) : range.end;
    switch (operator) {
        case '=':
            return `(${left.sql} >= ${param(env, start)} AND ${left.sql} < ${param(env, end)})`;
        case '!=':
            return `(${left.sql} IS NULL OR ${left.sql} < ${param(env, start)} OR ${left.sql} >= ${param(env, end)})`;
        case '<':
            return `${left.sql} < ${param(env, start)}`;
        case '<=':
            return `${left.sql} < ${param(env, end)}`;
        case '>':
            return `${left.sql} >= ${param(env, end)}`;
        default:
            return `${left.sql} >= ${param(env, start)}`;
    }
}

/** `_` and `%` are wild, a backslash makes them plain. */
function like(env: QueryEnvironment, left: SqlExpression, right: Literal, at: number): string {
    if (left.type !== 'String' && left.type !== 'Object') {
        fail(env, `invalid operator on ${left.type === 'Id' ? 'id' : left.type.toLowerCase()} field`, at);
    }
    const value = right.k === 'string' ? right.value : valueOf(env, right);
    if (value === undefined) {
        return '1';
    }
    const one = (pattern: Value): string => {
        if (pattern === null) {
            return '0';
        }
        if (typeof pattern !== 'string') {
            return right.k === 'bind' ? wrongBind(env, left, pattern, at) : wrongType(env, left, at);
        }
        return `${folded(left, pattern)} LIKE ${param(env, foldedValue(left, pattern))} ESCAPE '\\'`;
    };
    if (value instanceof ApexList || value instanceof ApexSet) {
        const items = itemsOf(value);
        return items.length === 0 ? '0' : `(${items.map(one).join(' OR ')})`;
    }
    return one(value);
}

function itemsOf(value: Value): Value[] {
    if (value instanceof ApexMap) {
        return value.keys();
    }
    return value instanceof ApexList || value instanceof ApexSet ? value.items : (value as Value[]);
}

function inList(
    env: QueryEnvironment,
    left: SqlExpression,
    operator: 'IN' | 'NOT IN',
    right: Literal | { k: 'list'; items: Literal[]; at: number },
    at: number
): string {
    if (right.k === 'bind') {
        const value = valueOf(env, right);
        if (value === undefined) {
            return '1';
        }
        if (value === null) {
            return operator === 'IN' ? '0' : '1';
        }
        if (!(value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap)) {
            return inValues(env, left, operator, [value], at, false);
        }
        return inValues(env, left, operator, itemsOf(value), at, false);
    }
    if (right.k !== 'list') {
        return fail(env, `${operator} needs a list`, at);
    }
    const dates = right.items.filter((item) => item.k === 'dateLiteral');
    const values = right.items.filter((item) => item.k !== 'dateLiteral').map((item) => valueOf(env, item));
    if (values.includes(undefined)) {
        return '1';
    }
    const collection = values.find((value) => value instanceof ApexList || value instanceof ApexSet);
    if (collection) {
        wrongBind(env, left, collection as Value, at);
    }
    const parts = dates.map((item) => relation(env, left, '=', item, at));
    parts.push(inValues(env, left, 'IN', values as Value[], at, !right.items.some((item) => item.k === 'bind')));
    const any = parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`;
    return operator === 'IN' ? any : `(NOT coalesce(${any}, 0))`;
}

/** Long lists go in as one JSON parameter, so that the statement's text stays the same whatever their length. */
function inValues(
    env: QueryEnvironment,
    left: SqlExpression,
    operator: 'IN' | 'NOT IN',
    items: Value[],
    at: number,
    literal: boolean
): string {
    const converted = items.map((item) => convert(env, left, item, at, literal));
    const values = converted.filter((value) => value !== null && value !== '');
    const hasNull = values.length < converted.length;
    const folding = values.some((value) => needsFolding(left, value));
    const list = JSON.stringify(folding ? values.map((value) => String(value).toLowerCase()) : values, (_, one) =>
        typeof one === 'bigint' ? Number(one) : one
    );
    const sql = folding ? `fold(${left.sql})` : left.sql;
    // The list's values take the column's collation only when it stands on the left.
    const test = `${sql} IN (SELECT value FROM json_each(${param(env, list)}))`;
    if (operator === 'IN') {
        return hasNull ? `(${test} OR ${left.sql} IS NULL)` : test;
    }
    return hasNull ? `(${left.sql} IS NOT NULL AND NOT ${test})` : `(${left.sql} IS NULL OR NOT ${test})`;
}

/** INCLUDES ('A;B', 'C'): has A and B, or has C. */
function multiPicklist(
    env: QueryEnvironment,
    left: SqlExpression,
    operator: 'INCLUDES' | 'EXCLUDES',
    right: Literal | { k: 'list'; items: Literal[]; at: number } | { k: 'subquery' }
): string {
    const literals = right.k === 'list' ? right.items : [right as Literal];
    const values = literals.map((literal) => valueOf(env, literal));
    if (values.includes(undefined)) {
        return '1';
    }
    const texts = values.flatMap((value) =>
        value instanceof ApexList || value instanceof ApexSet ? itemsOf(value) : [value]
    ) as (string | null)[];
    const has = (value: string): string =>
        `(';' || ${left.sql} || ';') LIKE ${param(env, `%;${value.replace(/[\\%_]/g, '\\$&')};%`)} ESCAPE '\\'`;
    const any = texts
        .filter((text) => text !== null && text !== '')
        .map((text) => `(${text!.split(';').map(has).join(' AND ')})`);
    const test = any.length === 0 ? '0' : `(${any.join(' OR ')})`;
    const withNull = texts.some((text) => text === null || text === '') ? `(${test} OR ${left.sql} IS NULL)` : test;
    return operator === 'INCLUDES' ? withNull : `(NOT coalesce(${withNull}, 0))`;
}
