import type { ObjectModel } from '../../schema/model.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { apexException } from '../../values/exceptions.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { makeAddress } from '../address.ts';
import type { SqlValue } from '../convert.ts';
import { formulaFunction } from '../formula/sql-function.ts';
import { queryGuard } from '../security/guard.ts';
import type { Access, DataSession } from '../session.ts';
import { quote } from '../columns.ts';
import type { Store } from '../store.ts';
import type { Bind, SoqlQuery } from './ast.ts';
import { compileQuery, isCountQuery, queriedObject } from './compile.ts';
import { noSuchColumnText, noSuchObjectText, type QueryEnvironment } from './environment.ts';
import { SoqlError } from './errors.ts';
import { parseSoql } from './parse.ts';
import type { PlannedChildren, PlannedQuery, PlannedRecord } from './plan.ts';
import { checkRequiredFilter } from './required-filter.ts';
import { virtualRows } from './virtual.ts';

export type Binder = (expression: string, bind: Bind) => Value;

type Row = SqlValue[];

function environment(session: DataSession, query: SoqlQuery, binds: Binder, access: Access): QueryEnvironment {
    const { store } = session;
    const userMode = query.mode === 'USER_MODE' || (query.mode !== 'SYSTEM_MODE' && access.mode === 'USER_MODE');
    const securityEnforced = query.mode === 'SECURITY_ENFORCED';
    return {
        schema: session.schema,
        text: query.text,
        params: [],
        bind: (bind) => binds(bind.text, bind),
        noteBind: null,
        guard: queryGuard(session, {
            fields: userMode || securityEnforced,
            records: userMode || (query.mode === 'SYSTEM_MODE' ? access.sharing : access.sharing)
        }),
        securityEnforced,
        now: session.clock(),
        timeZone: session.timeZone,
        fiscalStartMonth: fiscalStart(store),
        formula: (object, field) => formulaFunction(session, object, field),
        userId: session.userId,
        aliases: 0,
        inaccessible: [],
        deniedObject: null
    };
}

/** Throws where the query named an object or fields that the user may not read. */
function checkInaccessible(env: QueryEnvironment): void {
    const [first] = env.inaccessible;
    if (!first && !env.deniedObject) {
        return;
    }
    const fields = new ApexMap('String', 'Set<String>');
    for (const { object, field } of env.inaccessible) {
        const names = (fields.get(object.name) as ApexSet | null) ?? new ApexSet('String');
        names.add(field.name);
        fields.put(object.name, names);
    }
    const message = env.deniedObject
        ? noSuchObjectText(env.deniedObject.name)
        : noSuchColumnText(first!.field.name, first!.object);
    const exception = apexException('System.QueryException', message, { inaccessibleFields: fields });
    exception.apiCode = env.deniedObject ? 'INVALID_TYPE' : 'INVALID_FIELD';
    throw exception;
}

function fiscalStart(store: Store): number {
    let month = store.memory.get('fiscalStartMonth') as number | undefined;
    if (month === undefined) {
        month = Number(store.get(`SELECT "FiscalYearStartMonth" AS month FROM "Organization"`)?.['month'] ?? 1);
        store.memory.set('fiscalStartMonth', month);
    }
    return month;
}

/** Runs a planned query; rows come as one JSON text, which is several times faster than a call for each value. */
function rowsOf(store: Store, plan: PlannedQuery, params: SqlValue[]): Row[] {
    const names = Array.from(
        { length: plan.columns + (plan.record?.fields.some((field) => field.key === '') ? 1 : 0) },
        (_, index) => `c${index}`
    );
    if (plan.binary) {
        return store.all(plan.sql, params).map((row) => names.map((name) => row[name] ?? null));
    }
    const wanted = [...new Set(names)].filter((name) => plan.sql.includes(name));
    const result = store.get(
        `SELECT json_group_array(json_array(${wanted.join(', ')})) AS rows FROM (${plan.sql})`,
        params
    );
    return JSON.parse(String(result!['rows'])) as Row[];
}

function fill(record: SObject, planned: PlannedRecord, row: Row): void {
    record.queriedFields = new Set(planned.queried);
    for (const { key, column, decode } of planned.fields) {
        if (key !== '') {
            record.values.set(key, decode(row[column]!));
        }
    }
    for (const compound of planned.compounds) {
        record.values.set(compound.key, makeAddress(compound.field, compound.parts, row));
    }
    for (const parent of planned.parents) {
        const id = row[parent.idColumn] as string | null;
        if (id === null) {
            record.values.set(parent.key, null);
            continue;
        }
        const typed =
            parent.types?.find((one) => one.prefix === id.slice(0, 3)) ??
            parent.types?.find((one) => one.prefix === null);
        const target = typed?.record ?? parent.record;
        const value = new SObject(target.object);
        fill(value, target, row);
        record.values.set(parent.key, value);
    }
}

/** Runs the child subqueries of a query, each once for all its parents. */
function fillChildren(session: DataSession, env: QueryEnvironment, records: SObject[], planned: PlannedRecord): void {
    for (const children of planned.children) {
        const lists = new Map<string, SObject[]>();
        for (const child of runChildren(session, env, records, children)) {
            const list = lists.get(child.parent);
            if (list) {
                list.push(child.record);
            } else {
                lists.set(child.parent, [child.record]);
            }
        }
        for (const record of records) {
            record.values.set(children.key, new ApexList(children.object.name, lists.get(record.id!) ?? []));
        }
    }
}

/** User mode: notes what the child subqueries name and the user may not read; whether there are parents does not matter. */
function noteChildren(env: QueryEnvironment, planned: PlannedRecord): void {
    for (const children of planned.children) {
        const inner: QueryEnvironment = { ...env, params: [], aliases: 0, deniedObject: null };
        const { record } = compileQuery(inner, children.query, children.object);
        env.deniedObject ??= inner.deniedObject;
        if (record) {
            noteChildren(env, record);
        }
    }
}

function runChildren(
    session: DataSession,
    outer: QueryEnvironment,
    parents: SObject[],
    children: PlannedChildren
): { parent: string; record: SObject }[] {
    const env: QueryEnvironment = { ...outer, params: [], aliases: 0 };
    const ids = JSON.stringify(parents.map((parent) => parent.id));
    const plan = compileQuery(env, children.query, children.object, (scope) => {
        const key = `${scope.alias}.${quote(children.foreignKey.name)}`;
        env.params.push(ids);
        return { column: key, condition: `${key} IN (SELECT value FROM json_each(?))` };
    });
    const parentColumn = plan.record!.fields.at(-1)!.column;
    checkInaccessible(env);
    const rows = rowsOf(session.store, plan, env.params);
    session.limits.count('queryRows', rows.length);
    const records = rows.map((row) => {
        const record = new SObject(children.object);
        fill(record, plan.record!, row);
        return record;
    });
    fillChildren(session, env, records, plan.record!);
    return rows.map((row, index) => ({ parent: row[parentColumn] as string, record: records[index]! }));
}

/** Turns what is wrong with a query into the exception that Apex sees. */
export function asQueryException<T>(run: () => T): T {
    try {
        return run();
    } catch (error) {
        if (error instanceof SoqlError) {
            const exception = apexException('System.QueryException', error.message);
            exception.apiCode = error.code;
            throw exception;
        }
        throw error;
    }
}

function aggregateRecord(type: ObjectModel, plan: PlannedQuery, row: Row): SObject {
    const record = new SObject(type);
    for (const { name, column, decode } of plan.aggregate!) {
        record.values.set(name.toLowerCase(), decode(row[column] ?? null));
    }
    return record;
}

/**
 * Runs a query.
 * @param soql its text, or the tree
 * @param binds gives the value of a bind by its Apex expression
 * @returns the records, in order; AggregateResult records for a grouped query
 * @throws System.QueryException with the platform's message
 */
export function query(session: DataSession, soql: string | SoqlQuery, binds: Binder, access: Access): SObject[] {
    return asQueryException(() => {
        const parsed = typeof soql === 'string' ? parseSoql(soql) : soql;
        session.limits.count('queries', 1);
        session.store.clock.takeTime();
        session.note?.('SOQL_EXECUTE_BEGIN', `Aggregations:${subqueries(parsed)}`, parsed.text);
        const records = runQuery(session, parsed, binds, access);
        session.note?.('SOQL_EXECUTE_END', `Rows:${records.length}`);
        return records;
    });
}

/** A log counts the subqueries of a query as its aggregations. */
const subqueries = (query: SoqlQuery): number => query.select.filter((item) => item.k === 'subquery').length;

/** The records of a query, without counting it as one. */
export function runQuery(session: DataSession, parsed: SoqlQuery, binds: Binder, access: Access): SObject[] {
    const env = environment(session, parsed, binds, access);
    const object = queriedObject(env, parsed);
    if (object.virtual) {
        return virtualRows(session, env, object, parsed);
    }
    checkRequiredFilter(parsed, object);
    if (isCountQuery(parsed)) {
        // A list of COUNT() has one AggregateResult on the platform's wire, but Apex takes the number.
        const [first] = [countRows(session, parsed, env)];
        const record = new SObject(session.schema.object('AggregateResult')!);
        record.values.set('expr0', first);
        return [record];
    }
    const plan = compileQuery(env, parsed, object);
    if (env.guard?.object && plan.record) {
        noteChildren(env, plan.record);
    }
    checkInaccessible(env);
    const rows = rowsOf(session.store, plan, env.params);
    session.limits.count('queryRows', rows.length);
    if (plan.aggregate) {
        session.limits.count('aggregateQueries', 1);
        const type = session.schema.object('AggregateResult')!;
        return rows.map((row) => aggregateRecord(type, plan, row));
    }
    const records = rows.map((row) => {
        const record = new SObject(object);
        fill(record, plan.record!, row);
        return record;
    });
    if (records.length > 0) {
        fillChildren(session, env, records, plan.record!);
    }
    return records;
}

function countRows(session: DataSession, parsed: SoqlQuery, env: QueryEnvironment): number {
    const plan = compileQuery(env, parsed);
    checkInaccessible(env);
    const total = Number(Object.values(session.store.get(plan.sql, env.params)!)[0]);
    return total;
}

/** `SELECT COUNT() FROM …`: the number alone. */
export function queryCount(session: DataSession, soql: string | SoqlQuery, binds: Binder, access: Access): number {
    return asQueryException(() => {
        const parsed = typeof soql === 'string' ? parseSoql(soql) : soql;
        if (!isCountQuery(parsed)) {
            throw new SoqlError('Only COUNT() queries can be counted', parsed.text, 0, false);
        }
        session.limits.count('queries', 1);
        session.limits.count('aggregateQueries', 1);
        session.note?.('SOQL_EXECUTE_BEGIN', 'Aggregations:0', parsed.text);
        const env = environment(session, parsed, binds, access);
        checkRequiredFilter(parsed, queriedObject(env, parsed));
        const total = countRows(session, parsed, env);
        session.note?.('SOQL_EXECUTE_END', `Rows:${total}`);
        return total;
    });
}
