import { UnsupportedError } from '../../values/unsupported.ts';
import type { ObjectModel } from '../../schema/model.ts';
import type { FieldExpression, Literal, OrderItem, SoqlQuery } from './ast.ts';
import { compileCondition } from './conditions.ts';
import { fail, noSuchObject, param, type QueryEnvironment } from './environment.ts';
import { isAggregateName, resolveExpression, type SqlExpression } from './functions.ts';
import type { PlannedQuery } from './plan.ts';
import { checkReadable, fromClause, openScope, ownConditions, type Scope } from './scope.ts';
import { openSelection, selectId, selectItem } from './select.ts';

/** The object a query is on. */
export function queriedObject(env: QueryEnvironment, query: SoqlQuery): ObjectModel {
    const object = env.schema.object(query.from);
    if (!object || !object.queryable) {
        return noSuchObject(env, query.from, query.fromAt);
    }
    return object;
}

export function isGrouped(query: SoqlQuery): boolean {
    return (
        query.groupBy !== null ||
        query.select.some(
            (item) => item.k === 'field' && item.expression.k === 'call' && isAggregateName(item.expression.name)
        )
    );
}

/** `SELECT COUNT() FROM …`, which gives an Integer. */
export function isCountQuery(query: SoqlQuery): boolean {
    const [item] = query.select;
    return (
        query.select.length === 1 &&
        item?.k === 'field' &&
        item.expression.k === 'call' &&
        item.expression.name === 'COUNT' &&
        item.expression.args.length === 0 &&
        item.alias === null &&
        query.groupBy === null
    );
}

/** The SELECT of a semi-join: one id field, and no subquery inside another semi-join of its kind. */
function semiJoin(env: QueryEnvironment, query: SoqlQuery, at: number): { sql: string; selected: SqlExpression } {
    const object = queriedObject(env, query);
    const scope = openScope(env, object, [query.from, ...(query.alias ? [query.alias] : [])]);
    const [item] = query.select;
    if (query.select.length !== 1 || item?.k !== 'field') {
        return fail(env, 'The inner select query must have one field', at);
    }
    const resolved = resolveExpression(scope, item.expression);
    if (resolved.type !== 'Id') {
        fail(
            env,
            `The inner select field '${item.expression.k === 'path' ? item.expression.path.join('.') : item.expression.name}' must be an ID or reference field`,
            at
        );
    }
    checkReadable(env, object, null, at);
    // Place-holders are numbered in the order of the text: joins come before the conditions.
    const conditions = [
        ...(query.where ? [compileCondition(scope, query.where, semiJoin)] : []),
        ...ownConditions(scope, query.allRows),
        `${resolved.sql} IS NOT NULL`
    ];
    const sql = `SELECT ${resolved.sql} FROM ${fromClause(scope)} WHERE ${conditions.join(' AND ')}${limitClause(env, query)}`;
    return { sql, selected: resolved };
}

/** Value of LIMIT or OFFSET. */
function count(env: QueryEnvironment, literal: Literal, what: string): string {
    if (literal.k === 'number') {
        return String(Number(literal.text));
    }
    if (literal.k !== 'bind') {
        return fail(env, `${what} must be a number`, literal.at);
    }
    if (!env.bind) {
        env.noteBind?.(literal.bind, 'Integer', true);
        return '1';
    }
    const value = env.bind(literal.bind);
    if (typeof value !== 'number' && typeof value !== 'bigint') {
        return fail(env, `${what} must not be null`, literal.at, false);
    }
    if (value < 0) {
        return fail(env, `${what} must not be negative: ${value}`, literal.at, false);
    }
    return String(value);
}

function limitClause(env: QueryEnvironment, query: SoqlQuery): string {
    const limit = query.limit ? count(env, query.limit, 'LIMIT') : null;
    const offset = query.offset ? count(env, query.offset, 'OFFSET') : null;
    if (offset !== null && Number(offset) > 2000) {
        fail(env, 'Maximum SOQL offset allowed is 2000', query.offset!.at, false);
    }
    return `${limit !== null || offset !== null ? ` LIMIT ${limit ?? -1}` : ''}${offset !== null ? ` OFFSET ${offset}` : ''}`;
}

/** "Picklist sorting is defined by the picklist sort determined during setup"; values that are not in the list come behind. */
function sortKey(resolved: SqlExpression, sql: string): string {
    const field = resolved.reference?.field;
    if (field?.type !== 'PICKLIST' || !field.picklist?.length || resolved.call || resolved.aggregate) {
        return sql;
    }
    const places = field.picklist.map(
        ({ value }, place) => `WHEN '${value.toLowerCase().replaceAll("'", "''")}' THEN ${place}`
    );
    return `CASE WHEN ${sql} IS NOT NULL THEN CASE lower(${sql}) ${places.join(' ')} ELSE ${places.length} END END`;
}

/** Nulls come first ascending and last descending, unless the query says otherwise. */
function direction(item: OrderItem): string {
    return `${item.descending ? 'DESC' : 'ASC'} NULLS ${item.nulls ?? (item.descending ? 'LAST' : 'FIRST')}`;
}

function order(scope: Scope, query: SoqlQuery): string[] {
    return query.orderBy.map((item) => {
        const resolved = resolveExpression(scope, item.expression);
        const field = resolved.reference?.field;
        if (field && !field.sortable) {
            fail(scope.env, `field '${field.name}' can not be sorted in a query call`, item.at);
        }
        if (resolved.aggregate && !isGrouped(query)) {
            fail(scope.env, `Field must be grouped or aggregated: ${resolved.call}`, item.at);
        }
        return `${sortKey(resolved, resolved.sql)} ${direction(item)}`;
    });
}

function scopeCondition(env: QueryEnvironment, scope: Scope, query: SoqlQuery): string[] {
    const name = query.scope?.toLowerCase();
    if (!name || name === 'everything') {
        return [];
    }
    if (name === 'mine' && scope.object.fields.has('ownerid')) {
        return [`${scope.alias}."OwnerId" = ${param(env, env.userId)}`];
    }
    throw new UnsupportedError(`USING SCOPE ${query.scope}`);
}

/**
 * Compiles a query to SQL.
 * @param extra a condition added by the caller on the scope, before the query's own (children of given parents)
 */
export function compileQuery(
    env: QueryEnvironment,
    query: SoqlQuery,
    object: ObjectModel = queriedObject(env, query),
    extra: ((scope: Scope) => { column: string; condition: string }) | null = null
): PlannedQuery {
    const scope = openScope(env, object, [query.from, ...(query.alias ? [query.alias] : [])]);
    checkReadable(env, object, null, query.fromAt);
    if (query.forClause === 'UPDATE' && query.orderBy.length > 0) {
        fail(env, 'ORDER BY is not allowed in a query that uses FOR UPDATE', query.orderBy[0]!.at, false);
    }
    if (isGrouped(query)) {
        return compileGrouped(env, query, scope);
    }
    if (query.having) {
        fail(env, 'HAVING needs GROUP BY', query.having.at);
    }
    const selection = openSelection(scope);
    selectId(selection, env);
    for (const item of query.select) {
        selectItem(selection, item, query);
    }
    const added = extra?.(scope) ?? null;
    const foreignKey = added ? selection.columns.push(added.column) - 1 : -1;
    const conditions = added ? [added.condition] : [];
    conditions.push(...scopeCondition(env, scope, query));
    if (query.where) {
        conditions.push(compileCondition(scope, query.where, semiJoin));
    }
    conditions.push(...ownConditions(scope, query.allRows));
    const orders = order(scope, query);
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    const orderBy = orders.length > 0 ? ` ORDER BY ${orders.join(', ')}` : '';
    const limit = limitClause(env, query);
    const columns = selection.columns.map((sql, index) => `${sql} AS c${index}`);
    let sql: string;
    if (added && limit !== '') {
        // LIMIT and OFFSET of a child subquery count for each parent.
        const numbered = `SELECT ${columns.join(', ')}, row_number() OVER (PARTITION BY ${added.column}${orderBy}) AS n FROM ${fromClause(scope)}${where}`;
        const skip = query.offset ? Number(count(env, query.offset, 'OFFSET')) : 0;
        const take = query.limit ? Number(count(env, query.limit, 'LIMIT')) : Number.MAX_SAFE_INTEGER;
        sql = `SELECT ${selection.columns.map((_, index) => `c${index}`).join(', ')} FROM (${numbered}) WHERE n > ${skip} AND n <= ${skip + take} ORDER BY n`;
    } else {
        sql = `SELECT ${columns.join(', ')} FROM ${fromClause(scope)}${where}${orderBy}${limit}`;
    }
    if (added) {
        selection.record.fields.push({ key: '', column: foreignKey, decode: (raw) => raw });
    }
    return {
        sql,
        binary: selection.binary,
        columns: columns.length,
        record: selection.record,
        aggregate: null,
        isCount: false,
        object,
        query
    };
}

/** The text by which two expressions are the same for GROUP BY. */
function groupKey(scope: Scope, expression: FieldExpression): string {
    return resolveExpression(scope, expression).sql;
}

function compileGrouped(env: QueryEnvironment, query: SoqlQuery, scope: Scope): PlannedQuery {
    const isCount = isCountQuery(query);
    const groups = query.groupBy?.items ?? [];
    for (const item of groups) {
        const resolved = resolveExpression(scope, item);
        if (resolved.reference && !resolved.reference.field.groupable) {
            fail(env, `field '${resolved.reference.field.name}' can not be grouped in a query call`, item.at);
        }
    }
    // The WHERE clause is the same for every grouping set, its parameters too: it goes into an inner query once.
    const keys = new Set(groups.map((item) => groupKey(scope, item)));
    const names = new Set<string>();
    let unnamed = 0;
    const outputs = query.select.map((item) => {
        if (item.k !== 'field') {
            return fail(env, 'Only fields and functions are allowed in a grouped query', item.at);
        }
        const resolved = resolveExpression(scope, item.expression);
        if (!resolved.aggregate && !keys.has(resolved.sql)) {
            const text = item.expression.k === 'path' ? item.expression.path.join('.') : item.expression.name;
            fail(env, `Field must be grouped or aggregated: ${text}`, item.at);
        }
        const name = item.alias ?? (item.expression.k === 'path' ? item.expression.path.at(-1)! : `expr${unnamed++}`);
        if (names.has(name.toLowerCase())) {
            fail(env, `duplicate alias: ${name}`, item.at);
        }
        names.add(name.toLowerCase());
        return { name, resolved };
    });
    const build = (present: ReadonlySet<string>): string => {
        const show = (resolved: SqlExpression): string =>
            resolved.call === 'GROUPING'
                ? groupingSql(resolved.sql, present)
                : resolved.aggregate || present.has(resolved.sql)
                  ? resolved.sql
                  : 'NULL';
        const columns = outputs.map((output, index) => `${show(output.resolved)} AS c${index}`);
        const orders = query.orderBy.map((item, index) => {
            const resolved = orderExpression(scope, item, keys);
            return `${sortKey(resolved, show(resolved))} AS o${index}`;
        });
        const conditions = [
            ...scopeCondition(env, scope, query),
            ...(query.where ? [compileCondition(scope, query.where, semiJoin)] : []),
            ...ownConditions(scope, query.allRows)
        ];
        const groupBy = present.size > 0 ? ` GROUP BY ${[...present].join(', ')}` : '';
        const having = query.having ? ` HAVING ${compileCondition(scope, query.having, semiJoin, true)}` : '';
        const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
        return `SELECT ${[...columns, ...orders].join(', ')} FROM ${fromClause(scope)}${where}${groupBy}${having}`;
    };
    const sets = groupingSets(
        query.groupBy?.kind ?? 'plain',
        groups.map((item) => groupKey(scope, item))
    );
    const body = sets.map((set) => build(new Set(set))).join(' UNION ALL ');
    const orderBy = query.orderBy.map((item, index) => `o${index} ${direction(item)}`);
    const limit = limitClause(env, query);
    const all = outputs.map((_, index) => `c${index}`).join(', ');
    const inner =
        isCount && limit !== ''
            ? `SELECT count(*) AS c0 FROM (SELECT 1 ${body.slice(body.indexOf(' FROM ') + 1)}${limit})`
            : body;
    const sql = isCount
        ? inner
        : `SELECT ${all} FROM (${body})${orderBy.length > 0 ? ` ORDER BY ${orderBy.join(', ')}` : ''}${limit}`;
    return {
        sql,
        binary: false,
        columns: outputs.length,
        record: null,
        aggregate: outputs.map((output, index) => ({
            name: output.name,
            column: index,
            decode: output.resolved.decode
        })),
        isCount,
        object: scope.object,
        query
    };
}

function orderExpression(scope: Scope, item: OrderItem, keys: ReadonlySet<string>): SqlExpression {
    const resolved = resolveExpression(scope, item.expression);
    if (!resolved.aggregate && !keys.has(resolved.sql)) {
        const text = item.expression.k === 'path' ? item.expression.path.join('.') : item.expression.name;
        fail(scope.env, `Ordered field must be grouped or aggregated: ${text}`, item.at);
    }
    return resolved;
}

function groupingSql(sql: string, present: ReadonlySet<string>): string {
    return present.has(sql.slice('GROUPING('.length, -1)) ? '0' : '1';
}

/** ROLLUP (a, b): by a and b, by a, over all. CUBE: every combination. */
function groupingSets(kind: 'plain' | 'rollup' | 'cube', keys: string[]): string[][] {
    if (kind === 'plain') {
        return [keys];
    }
    if (kind === 'rollup') {
        return Array.from({ length: keys.length + 1 }, (_, index) => keys.slice(0, keys.length - index));
    }
    return Array.from({ length: 2 ** keys.length }, (_, mask) => keys.filter((_key, bit) => (mask & (1 << bit)) === 0));
}
