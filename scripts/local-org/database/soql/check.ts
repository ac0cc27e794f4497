import type { ApexFieldType, ObjectModel, OrgSchema } from '../../schema/model.ts';
import type { Bind, SoqlQuery } from './ast.ts';
import { compileQuery, isCountQuery, isGrouped, queriedObject } from './compile.ts';
import type { QueryEnvironment } from './environment.ts';
import { parseSoql } from './parse.ts';

/** What a query gives, as the compiler needs it. */
export interface QueryDescription {
    query: SoqlQuery;
    object: ObjectModel;
    result: 'records' | 'count' | 'aggregate';
    /** What the binds are compared with: Apex types of columns. */
    binds: readonly { bind: Bind; column: ApexFieldType; isOne: boolean }[];
}

/** Checks a query against the schema without running it, its subqueries too. Throws SoqlError with the position. */
export function checkQuery(schema: OrgSchema, text: string): QueryDescription {
    const query = parseSoql(text);
    const binds: { bind: Bind; column: ApexFieldType; isOne: boolean }[] = [];
    const env: QueryEnvironment = {
        schema,
        text,
        params: [],
        bind: null,
        noteBind: (bind, column, isOne) => void binds.push({ bind, column, isOne }),
        guard: null,
        securityEnforced: false,
        now: Date.now(),
        timeZone: 'GMT',
        fiscalStartMonth: 1,
        // Formulas are checked with the schema.
        formula: () => ({ sql: 'NULL', paths: [] }),
        userId: '',
        aliases: 0,
        inaccessible: [],
        deniedObject: null
    };
    const object = queriedObject(env, query);
    if (!object.virtual) {
        checkChildren(env, compileQuery(env, query, object));
    }
    return { query, object, result: resultOf(query), binds };
}

/** What a query gives, whether or not it can be run. */
export function resultOf(query: SoqlQuery): QueryDescription['result'] {
    return isCountQuery(query) ? 'count' : isGrouped(query) ? 'aggregate' : 'records';
}

function checkChildren(env: QueryEnvironment, plan: ReturnType<typeof compileQuery>): void {
    for (const children of plan.record?.children ?? []) {
        checkChildren(env, compileQuery(env, children.query, children.object));
    }
}
