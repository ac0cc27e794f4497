import { dml, recordForId, type DmlOptions, type DmlResult, type DmlStatement } from '../../database/dml/index.ts';
import { mergeRecords } from '../../database/dml/merge.ts';
import { emptyRecycleBin } from '../../database/dml/recycle-bin.ts';
import { sendPasswordLink } from '../../database/password-links.ts';
import { currentSession } from '../../database/session.ts';
import { parseSoql } from '../../database/soql/parse.ts';
import { isGrouped } from '../../database/soql/compile.ts';
import { query, queryCount, type Binder } from '../../database/soql/run.ts';
import { throwApex, throwNullPointer } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import type { ApexMap } from '../../values/map.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { Implementation } from '../define.ts';
import { defineClass } from '../define.ts';
import { SObjectFieldToken } from '../schema/tokens.ts';
import { AccessLevelValue, accessOf } from './access.ts';
import { convertLeadMethods } from './convert-lead.ts';
import { DmlOptionsValue } from './dml-options.ts';
import { queryOf, QueryLocator } from './query-locator.ts';
import { resultValue, type ResultType } from './results.ts';
import { releaseSavepoint, rollback, setSavepoint } from './savepoint.ts';

type Target = SObject | ApexList | string | null;

/** The records of an argument: a record, a list of records, an id or a list of ids. */
function recordsOf(target: Target): SObject[] {
    if (target === null) {
        return throwNullPointer('Argument cannot be null.');
    }
    const items = target instanceof ApexList ? target.items : [target];
    return items.map((item) => (typeof item === 'string' ? recordForId(currentSession(), item) : (item as SObject)));
}

/** Reads what follows the records: allOrNone, DMLOptions, the external id field, the access level, in any of the documented orders. */
function optionsOf(args: readonly unknown[]): DmlOptions {
    const level = args.find((arg) => arg instanceof AccessLevelValue) as AccessLevelValue | undefined;
    const given = args.find((arg) => arg instanceof DmlOptionsValue) as DmlOptionsValue | undefined;
    const field = args.find((arg) => arg instanceof SObjectFieldToken) as SObjectFieldToken | undefined;
    const flag = args.find((arg) => typeof arg === 'boolean') as boolean | undefined;
    return {
        ...accessOf(level),
        allOrNone: flag ?? (given ? given.values['optallornone'] === true : true),
        externalIdField: field?.field.name ?? null,
        allowFieldTruncation: given?.values['allowfieldtruncation'] === true,
        savesDuplicates: given?.duplicateRuleHeader.values['allowsave'] === true
    };
}

/** `triggerUserEmail`: a new user is welcomed with a link to set a password. Who is told of tasks would be, and is not done. */
function tellUsers(statement: DmlStatement, records: readonly SObject[], saved: readonly DmlResult[]): void {
    if (records.some(({ typeName }) => typeName === 'Task')) {
        throw new UnsupportedError('EmailHeader.triggerUserEmail for a Task');
    }
    if (statement === 'insert') {
        records.forEach(({ typeName, id }, at) => {
            if (typeName === 'User' && saved[at]!.success) {
                sendPasswordLink(currentSession(), id!, 'welcome');
            }
        });
    }
}

function run(statement: DmlStatement, type: ResultType): Implementation {
    return (target: Target, ...args: unknown[]) => {
        const options = optionsOf(args);
        const records = recordsOf(target);
        const saved = dml(currentSession(), statement, records, options);
        if (args.some((arg) => arg instanceof DmlOptionsValue && arg.tellsUsers)) {
            tellUsers(statement, records, saved);
        }
        const results = saved.map((result) => resultValue(type, result));
        return target instanceof ApexList ? new ApexList(type, results) : (results[0] ?? null);
    };
}

/** The documented overloads of a statement: for one target and for a list, with each allowed tail of parameters. */
function overloads(
    name: string,
    type: ResultType,
    targets: readonly string[],
    tails: readonly string[],
    implementation: Implementation
): Record<string, Implementation> {
    const all: Record<string, Implementation> = {};
    for (const target of targets) {
        for (const tail of tails) {
            const result = target.startsWith('List<') ? `List<${type}>` : type;
            all[`${result} ${name}(${target} target${tail})`] = implementation;
        }
    }
    return all;
}

const RECORDS = ['SObject', 'List<SObject>'];
const IDS = [...RECORDS, 'Id', 'List<Id>'];
const LEVEL = ', AccessLevel level';
const ALL_OR_NONE = ['', ', Boolean allOrNone', LEVEL, `, Boolean allOrNone${LEVEL}`];
const WITH_OPTIONS = [...ALL_OR_NONE, ', Database.DMLOptions options', `, Database.DMLOptions options${LEVEL}`];
const FIELD = ', Schema.SObjectField externalIdField';

function upsert(): Record<string, Implementation> {
    const tails = [
        ...ALL_OR_NONE,
        FIELD,
        `${FIELD}, Boolean allOrNone`,
        `${FIELD}${LEVEL}`,
        `${FIELD}, Boolean allOrNone${LEVEL}`
    ];
    return overloads('upsert', 'Database.UpsertResult', RECORDS, tails, run('upsert', 'Database.UpsertResult'));
}

/** merge(master, duplicates): one record, one id, or lists of them. */
const merge: Implementation = (master: SObject, duplicates: Target, ...args: unknown[]) => {
    const results = mergeRecords(currentSession(), master, recordsOf(duplicates), optionsOf(args)).map((result) =>
        resultValue('Database.MergeResult', result)
    );
    return duplicates instanceof ApexList ? new ApexList('Database.MergeResult', results) : (results[0] ?? null);
};

const noBinds: Binder = (expression) => throwApex('System.QueryException', `Variable does not exist: ${expression}`);

/** Binds of a dynamic query: local variables that the compiler hands over, or none. */
function localBinds(): Binder {
    const { dynamicBinds } = currentSession();
    return dynamicBinds ? (expression) => dynamicBinds(expression) : noBinds;
}

/** queryWithBinds: names are looked up in the map, whatever their case. */
function mapBinds(map: ApexMap | null): Binder {
    const given = map ?? throwNullPointer('Argument cannot be null.');
    const values = new Map(given.entries().map(([key, value]) => [String(key).toLowerCase(), value]));
    return (expression) => {
        const key = expression.trim().toLowerCase();
        return values.has(key)
            ? values.get(key)
            : throwApex('System.QueryException', `Key '${expression.trim()}' does not exist in the bindMap`);
    };
}

function records(soql: string | null, binds: Binder, level?: AccessLevelValue): ApexList {
    if (soql === null) {
        return throwNullPointer('Argument cannot be null.');
    }
    const session = currentSession();
    if (/\bWITH\s+SECURITY_ENFORCED\b/i.test(soql) && session.defaultMode?.() === 'USER_MODE') {
        throwApex('System.QueryException', 'WITH SECURITY_ENFORCED is not supported since API version 67.0');
    }
    const found = query(session, soql, binds, accessOf(level));
    // An empty list is one of the queried object too.
    const { schema } = session;
    const parsed = parseSoql(soql);
    const type = isGrouped(parsed) ? 'AggregateResult' : (schema.object(parsed.from)?.name ?? 'SObject');
    return new ApexList(found[0]?.typeName ?? type, found);
}

function locator(soql: string | null, binds: Binder, level?: AccessLevelValue): QueryLocator {
    return new QueryLocator(records(soql, binds, level), soql);
}

export const databaseClass = defineClass({
    name: 'System.Database',
    statics: {
        ...overloads('insert', 'Database.SaveResult', RECORDS, WITH_OPTIONS, run('insert', 'Database.SaveResult')),
        ...overloads('update', 'Database.SaveResult', RECORDS, WITH_OPTIONS, run('update', 'Database.SaveResult')),
        ...upsert(),
        ...convertLeadMethods(optionsOf),
        ...overloads('delete', 'Database.DeleteResult', IDS, ALL_OR_NONE, run('delete', 'Database.DeleteResult')),
        ...overloads(
            'undelete',
            'Database.UndeleteResult',
            IDS,
            ALL_OR_NONE,
            run('undelete', 'Database.UndeleteResult')
        ),
        ...Object.fromEntries(
            ['SObject', 'Id'].flatMap((one) =>
                ALL_OR_NONE.flatMap((tail) => [
                    [`Database.MergeResult merge(SObject master, ${one} duplicate${tail})`, merge],
                    [`List<Database.MergeResult> merge(SObject master, List<${one}> duplicates${tail})`, merge]
                ])
            )
        ),
        ...overloads(
            'emptyRecycleBin',
            'Database.EmptyRecycleBinResult',
            [...RECORDS, 'List<Id>'],
            [''],
            (target: Target) => {
                const results = emptyRecycleBin(currentSession(), recordsOf(target)).map((result) =>
                    resultValue('Database.EmptyRecycleBinResult', result)
                );
                return target instanceof ApexList
                    ? new ApexList('Database.EmptyRecycleBinResult', results)
                    : results[0];
            }
        ),
        'List<SObject> query(String soql)': (soql: string) => records(soql, localBinds()),
        'List<SObject> query(String soql, AccessLevel level)': (soql: string, level: AccessLevelValue) =>
            records(soql, localBinds(), level),
        'List<SObject> queryWithBinds(String soql, Map<String, Object> binds, AccessLevel level)': (
            soql: string,
            binds: ApexMap,
            level: AccessLevelValue
        ) => records(soql, mapBinds(binds), level),
        'Integer countQuery(String soql)': (soql: string) =>
            queryCount(currentSession(), soql, localBinds(), accessOf(null)),
        'Integer countQuery(String soql, AccessLevel level)': (soql: string, level: AccessLevelValue) =>
            queryCount(currentSession(), soql, localBinds(), accessOf(level)),
        'Integer countQueryWithBinds(String soql, Map<String, Object> binds, AccessLevel level)': (
            soql: string,
            binds: ApexMap,
            level: AccessLevelValue
        ) => queryCount(currentSession(), soql, mapBinds(binds), accessOf(level)),
        'Database.QueryLocator getQueryLocator(String soql)': (soql: string) => locator(soql, localBinds()),
        'Database.QueryLocator getQueryLocator(String soql, AccessLevel level)': (
            soql: string,
            level: AccessLevelValue
        ) => locator(soql, localBinds(), level),
        'Database.QueryLocator getQueryLocator(List<SObject> records)': (list: ApexList) =>
            new QueryLocator(list, queryOf(list)),
        'Database.QueryLocator getQueryLocatorWithBinds(String soql, Map<String, Object> binds, AccessLevel level)': (
            soql: string,
            binds: ApexMap,
            level: AccessLevelValue
        ) => locator(soql, mapBinds(binds), level),
        'System.Savepoint setSavepoint()': setSavepoint,
        'void rollback(System.Savepoint savepoint)': rollback,
        'void releaseSavepoint(System.Savepoint savepoint)': releaseSavepoint
    }
});
