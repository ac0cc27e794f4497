import type { Access } from '../database/session.ts';
import { query, queryCount } from '../database/soql/run.ts';
import type { OrgSchema } from '../schema/model.ts';
import { toId } from '../platform/language/blob-id.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import type { DataOperations } from './runtime/runtime.ts';
import { currentTransaction } from './transaction.ts';

/** Statements without `WITH USER_MODE` or `as user` run in system mode, with the sharing of the running class. */
export function systemAccess(): Access {
    return { mode: 'SYSTEM_MODE', sharing: currentTransaction().runtime.$.sharing === 1 };
}

/** What compiled code asks of the database, on top of the database's own functions. */
export function dataOperations(schema: OrgSchema): DataOperations {
    const todo = (name: string) => (): never => {
        throw new UnsupportedError(name);
    };
    const bind = (binds: ((expression: string) => Value) | null) => (expression: string): Value => {
        if (!binds) {
            throw new Error(`The query has a bind that was not compiled: ${expression}`);
        }
        return binds(expression);
    };
    return {
        newRecord: (type) => new SObject(schema.object(type)!),
        soql: (text, binds) => {
            const records = query(currentTransaction().session, text, bind(binds), systemAccess());
            return new ApexList(records[0]?.typeName ?? 'SObject', records);
        },
        soqlCount: (text, binds) => queryCount(currentTransaction().session, text, bind(binds), systemAccess()),
        sosl: todo('SOSL'),
        dml: todo('DML'),
        merge: todo('merge'),
        runAs: todo('System.runAs'),
        runAsEnd: todo('System.runAs'),
        sobjectType: todo('sobjectType'),
        sobjectField: todo('sobjectField'),
        describe: todo('describe'),
        fieldSet: todo('fieldSet'),
        fieldsMap: todo('fieldsMap'),
        fieldSetsMap: todo('fieldSetsMap'),
        sobjectStatic: todo('sobjectStatic'),
        fieldError: todo('fieldError'),
        label: (name) => schema.labels.get(name.toLowerCase())!,
        toId
    };
}
