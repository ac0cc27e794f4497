import { dml } from '../database/dml/index.ts';
import type { DmlResult, DmlStatement } from '../database/dml/index.ts';
import {
    fieldPermission,
    hasUserPermission,
    objectPermission,
    permissionsOf
} from '../database/security/permissions.ts';
import { partyGroupId, principalsOf } from '../database/security/principals.ts';
import { recordAccess } from '../database/security/record-access.ts';
import type { Access, DataSession } from '../database/session.ts';
import { query, queryCount } from '../database/soql/run.ts';
import { search } from '../database/sosl/search.ts';
import { userLists } from '../database/user-lists.ts';
import type { Org } from '../org.ts';
import type { Transaction } from '../runtime/transaction.ts';
import type { OrgSchema } from '../schema/model.ts';
import { SObject } from '../values/sobject.ts';
import { RestError } from './http/errors.ts';
import type { SaveOutcome, SessionUser, UserTransaction } from './org-access.ts';

// Pages and REST see what the user may see, and with sharing.
const USER_MODE = { mode: 'USER_MODE', sharing: true } as const;

/**
 * @param session what is seen of the data: the transaction's own, or another view of the same
 * @param access how it is seen
 */
export function userTransaction(
    org: Org,
    transaction: Transaction,
    session: DataSession = transaction.session,
    access: Access = USER_MODE
): UserTransaction {
    const { userId } = transaction;
    const noBinds = (expression: string): never => {
        throw new RestError(400, 'MALFORMED_QUERY', `unexpected token: ':${expression}'`);
    };
    const save = (
        statement: DmlStatement,
        records: SObject[],
        allOrNone: boolean,
        externalIdField: string | null = null
    ): (SaveOutcome & { created: boolean })[] =>
        dml(session, statement, records, { ...access, isApi: true, allOrNone, externalIdField }).map(outcomeOf);
    return {
        user: sessionUser(org, userId),
        now: () => session.clock(),
        query: (soql) => query(session, soql, noBinds, access),
        queryAll: (soql) => query(unlimited(session), soql, noBinds, access),
        count: (soql) => queryCount(session, soql, noBinds, access),
        insert: (records, allOrNone = false) => save('insert', records, allOrNone).map(plainOutcome),
        update: (records, allOrNone = false) => save('update', records, allOrNone).map(plainOutcome),
        upsert: (records, externalIdField) => save('upsert', records, false, externalIdField),
        search: (sosl) => search(session, sosl, noBinds, access),
        delete(ids) {
            const records = ids.map((id) => recordOf(session.schema, id));
            const outcomes = save(
                'delete',
                records.flatMap((one) => one ?? []),
                false
            );
            return records.map((record, index) =>
                record ? plainOutcome(outcomes.shift()!) : malformedId(ids[index]!)
            );
        },
        objectAccess(object) {
            const permission = objectPermission(session, userId, object);
            return {
                readable: object.queryable && permission.allowRead,
                createable: object.createable && permission.allowCreate,
                updateable: object.updateable && permission.allowEdit,
                deletable: object.deletable && permission.allowDelete
            };
        },
        fieldAccess(field) {
            const object = session.schema.object(field.object)!;
            const permission = fieldPermission(session, userId, object, field);
            return {
                readable: permission.readable,
                createable: field.createable && permission.editable,
                updateable: field.updateable && permission.editable
            };
        },
        recordAccess: (id) => recordAccess(session, userId, id),
        hasUserPermission: (name) => hasUserPermission(session, userId, name),
        customPermissions() {
            const granted = permissionsOf(session, userId).customPermissions;
            return [...org.schema.customPermissions.values()]
                .map((one) => one.name)
                .filter((name) => granted.has(name.toLowerCase()));
        },
        isTabShown(tab) {
            const name = tab.toLowerCase();
            const { permissionSets, profiles } = org.schema;
            const isGoverned = [...permissionSets.values(), ...profiles.values()].some((set) => set.tabs.has(name));
            return !isGoverned || permissionsOf(session, userId).tabs.has(name);
        },
        belongsTo: (party) => principalsOf(session, userId).allSet.has(partyGroupId(session, party)!),
        lists: userLists(session.store, userId)
    };
}

// The same session in all but its limits.
function unlimited(session: DataSession): DataSession {
    return Object.create(session, { limits: { value: { count: () => undefined } } }) as DataSession;
}

/** A record of an id; null for what is no id of an object. */
function recordOf(schema: OrgSchema, id: string): SObject | null {
    const object = /^\w{15}(\w{3})?$/.test(id) ? schema.objectByPrefix(id.slice(0, 3)) : undefined;
    if (!object) {
        return null;
    }
    const record = new SObject(object);
    record.id = id;
    return record;
}

const malformedId = (id: string): SaveOutcome => ({
    id: null,
    success: false,
    errors: [{ statusCode: 'MALFORMED_ID', message: `bad id ${id}`, fields: ['Id'] }]
});

const plainOutcome = ({ id, success, errors }: SaveOutcome): SaveOutcome => ({ id, success, errors });

const outcomeOf = ({ id, success, created, errors }: DmlResult): SaveOutcome & { created: boolean } => ({
    id,
    success,
    created,
    errors
});

function sessionUser(org: Org, userId: string): SessionUser {
    const row = org.store.get(
        `SELECT u."Name" AS name, u."Username" AS username, u."LocaleSidKey" AS locale, u."LanguageLocaleKey" AS language, u."TimeZoneSidKey" AS zone, p."Name" AS profile
         FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ?`,
        [userId]
    );
    const text = (name: string, otherwise: string): string => String(row?.[name] ?? otherwise);
    return {
        id: userId,
        name: text('name', ''),
        username: text('username', ''),
        profileName: text('profile', ''),
        locale: text('locale', 'en_US').replace(/_/g, '-'),
        languageKey: text('language', 'en_US'),
        timeZone: text('zone', 'GMT')
    };
}
