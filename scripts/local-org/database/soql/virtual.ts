import type { ObjectModel } from '../../schema/model.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { behaviourOf } from '../objects/registry.ts';
import type { Value } from '../../values/value.ts';
import type { DataSession } from '../session.ts';
import type { Condition, Literal, SoqlQuery } from './ast.ts';
import type { QueryEnvironment } from './environment.ts';

/** Values that a condition of plain `field = value` and `field IN (…)` comparisons, joined by AND, asks for. */
function equalities(env: QueryEnvironment, condition: Condition | null, found: Map<string, unknown[]>): void {
    if (!condition) {
        return;
    }
    if (condition.k === 'and') {
        condition.items.forEach((item) => equalities(env, item, found));
        return;
    }
    if (
        condition.k !== 'compare' ||
        condition.left.k !== 'path' ||
        (condition.operator !== '=' && condition.operator !== 'IN')
    ) {
        throw new UnsupportedError(`this condition in a query on a virtual object: ${env.text}`);
    }
    const literals: Literal[] = condition.right.k === 'list' ? condition.right.items : [condition.right as Literal];
    const values = literals.flatMap((literal) => {
        if (literal.k === 'bind') {
            const value = env.bind!(literal.bind) as { items?: unknown[] } | string;
            return typeof value === 'object' && value !== null && value.items ? value.items : [value];
        }
        return literal.k === 'string' ? [literal.value] : literal.k === 'boolean' ? [literal.value] : [];
    });
    found.set(condition.left.path.at(-1)!.toLowerCase(), values);
}

/** A number of a LIMIT or OFFSET. */
function countOf(env: QueryEnvironment, literal: Literal): number {
    return Number(literal.k === 'bind' ? env.bind!(literal.bind) : literal.k === 'number' ? literal.text : NaN);
}

/** The rows that a query asks for, in its order. */
function ordered(
    env: QueryEnvironment,
    object: ObjectModel,
    query: SoqlQuery,
    rows: Record<string, Value>[]
): Record<string, Value>[] {
    for (const { expression, descending } of [...query.orderBy].reverse()) {
        if (expression.k !== 'path' || expression.path.length > 1) {
            throw new UnsupportedError(`this order in a query on ${object.name}`);
        }
        const key = expression.path[0]!.toLowerCase();
        const step = (a: Value, b: Value): number =>
            typeof a === 'number' ? a - Number(b) : String(a).localeCompare(String(b));
        rows.sort((a, b) => (descending ? -1 : 1) * step(a[key], b[key]));
    }
    const from = query.offset === null ? 0 : countOf(env, query.offset);
    return rows.slice(from, query.limit === null ? undefined : from + countOf(env, query.limit));
}

/** Rows of objects that have no table. */
export function virtualRows(
    session: DataSession,
    env: QueryEnvironment,
    object: ObjectModel,
    query: SoqlQuery
): SObject[] {
    const asked = new Map<string, unknown[]>();
    equalities(env, query.where, asked);
    const queried = new Set(
        query.select.flatMap((item) =>
            item.k === 'field' && item.expression.k === 'path' ? [item.expression.path.at(-1)!.toLowerCase()] : []
        )
    );
    for (const key of queried) {
        if (!object.fields.has(key)) {
            throw new UnsupportedError(`${object.name}.${key}`);
        }
    }
    const { rows } = behaviourOf(object);
    if (!rows) {
        throw new UnsupportedError(`queries on ${object.name}`);
    }
    return ordered(env, object, query, rows(session, asked)).map((values) => {
        const record = new SObject(object);
        for (const key of queried) {
            if (!(key in values)) {
                throw new UnsupportedError(`field ${key} of ${object.name}`);
            }
            record.values.set(key, values[key] ?? null);
        }
        record.queriedFields = queried;
        return record;
    });
}
