import { UnsupportedError } from '../values/unsupported.ts';
import { dml, type DmlStatement } from '../database/dml/index.ts';
import { mergeRecords } from '../database/dml/merge.ts';
import { userSettings, type Access, type UserSettings } from '../database/session.ts';
import { search } from '../database/sosl/search.ts';
import { query, queryCount } from '../database/soql/run.ts';
import { sobjectStatic } from '../platform/data/index.ts';
import { noteQuery } from '../platform/data/query-locator.ts';
import { pageNamed } from '../platform/visualforce/page-reference.ts';
import { describe, fieldSetOf, fieldSetsMap, fieldsMap, sobjectField, sobjectType } from '../platform/schema/index.ts';
import type { OrgSchema } from '../schema/model.ts';
import { customLabel } from '../schema/translations.ts';
import { toId } from '../platform/language/blob-id.ts';
import { localContext } from '../values/context.ts';
import { ApexException, throwApex, throwNullPointer } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';
import type { DataOperations } from './runtime-object.ts';
import { exceptionMessage, toText } from './text.ts';
import { currentTransaction } from './transaction.ts';

/** The access of an operation that names none: system mode, of classes since API 67.0 user mode, with the sharing of the running class. */
function defaultAccess(userMode: boolean): Access {
    return {
        mode: userMode ? 'USER_MODE' : 'SYSTEM_MODE',
        sharing: currentTransaction().runtime.$.sharing === 1
    };
}

function accessOf(mode: string | null): Access {
    return defaultAccess(mode === 'USER_MODE');
}

function recordList(value: Value): SObject[] {
    if (value instanceof SObject) {
        return [value];
    }
    return value instanceof ApexList ? (value.items as SObject[]) : throwNullPointer();
}

/** The merge statement takes its duplicates as records or as Ids. */
function duplicatesOf(master: SObject, others: Value): SObject[] {
    const given: Value[] = others instanceof ApexList ? (others.items as Value[]) : [others];
    return given.map((one) => {
        if (typeof one !== 'string') {
            return recordList(one)[0]!;
        }
        const record = new SObject(master.type);
        record.put('Id', one);
        return record;
    });
}

interface RunAsState extends UserSettings {
    userId: string;
    mixesDml: boolean;
}

/** `System.runAs(user)`: in tests only. Other user, other records seen; inside, the rule on setup and other objects does not hold. */
function runAs(user: Value): RunAsState {
    const transaction = currentTransaction();
    const { session } = transaction;
    if (!transaction.test) {
        throwApex('System.TypeException', 'System.runAs can be called in tests only');
    }
    if (!(user instanceof SObject) || user.typeName !== 'User') {
        return user === null ? throwNullPointer() : throwApex('System.TypeException', 'System.runAs needs a user');
    }
    transaction.limits.add('runAs');
    if (user.id === null) {
        dml(session, 'insert', [user], { mode: 'SYSTEM_MODE', sharing: false, allOrNone: true });
    }
    const settings = userSettings(session.store, user.id);
    if (!settings) {
        throwApex('System.QueryException', `There is no user ${user.id}`);
    }
    const { userId, timeZone, locale, language, mixesDml } = session;
    transaction.mixedDmlReset();
    become({ userId: user.id!, ...settings, mixesDml: true });
    return { userId, timeZone, locale, language, mixesDml };
}

function become(state: RunAsState): void {
    const { session } = currentTransaction();
    Object.assign(session, state);
    localContext.timeZone = state.timeZone;
    localContext.locale = state.locale;
}

function runAsEnd(before: RunAsState): void {
    currentTransaction().mixedDmlReset();
    become(before);
}

/** What compiled code asks of the database, on top of the database's own functions. */
/** The compiler lets labels through that every org has. */
function unsupportedLabel(name: string): never {
    throw new UnsupportedError(`the text of Label.${name}`);
}

export function dataOperations(schema: OrgSchema): DataOperations {
    const bind =
        (binds: ((expression: string) => Value) | null) =>
        (expression: string): Value => {
            if (!binds) {
                throw new Error(`The query has a bind that was not compiled: ${expression}`);
            }
            return binds(expression);
        };
    return {
        newRecord: (type) => new SObject(schema.object(type)!),
        soql: (text, binds, elementType, userMode) => {
            const rows = query(currentTransaction().session, text, bind(binds), defaultAccess(userMode));
            const list = new ApexList(elementType, rows);
            noteQuery(list, text);
            return list;
        },
        soqlCount: (text, binds, userMode) =>
            queryCount(currentTransaction().session, text, bind(binds), defaultAccess(userMode)),
        sosl: (text, binds, userMode) => {
            const lists = search(currentTransaction().session, text, bind(binds), defaultAccess(userMode));
            return new ApexList(
                'List<SObject>',
                lists.map((records) => new ApexList('SObject', records))
            );
        },
        dml: (op, records, access, field) =>
            void dml(currentTransaction().session, op as DmlStatement, recordList(records), {
                ...accessOf(access),
                allOrNone: true,
                externalIdField: field
            }),
        merge: (master, others, access) =>
            void mergeRecords(
                currentTransaction().session,
                master as SObject,
                duplicatesOf(master as SObject, others),
                { ...accessOf(access), allOrNone: true }
            ),
        runAs,
        runAsEnd: (before) => runAsEnd(before as RunAsState),
        sobjectType: (name) => sobjectType(schema, name),
        sobjectField: (object, field) => sobjectField(schema, object, field),
        describe,
        fieldSet: (object, name) => fieldSetOf(schema.object(object)!, name),
        fieldsMap: (object) => fieldsMap(schema.object(object)!),
        fieldSetsMap: (object) => fieldSetsMap(schema.object(object)!),
        sobjectStatic,
        fieldError: (record, field, args) => {
            const message = args[0] instanceof ApexException ? (exceptionMessage(args[0]) ?? '') : toText(args[0]);
            record.addError(message, field);
        },
        page: pageNamed,
        label: (name) => customLabel(schema, name, currentTransaction().session.language) ?? unsupportedLabel(name),
        toId,
        dynamic: (names, run) => {
            const { session } = currentTransaction();
            const before = session.dynamicBinds;
            // Only a simple name can be bound in the text of a dynamic query.
            session.dynamicBinds = (expression) => {
                const value = names(expression.trim().toLowerCase());
                return value === undefined
                    ? throwApex('System.QueryException', `Variable does not exist: ${expression.trim()}`)
                    : value;
            };
            try {
                return run();
            } finally {
                session.dynamicBinds = before;
            }
        }
    };
}
