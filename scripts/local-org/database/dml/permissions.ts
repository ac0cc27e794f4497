import { allowsDml } from '../../schema/allowed-dml.ts';
import type { ObjectModel, ObjectPermission } from '../../schema/model.ts';
import { isDefinitionReference } from '../../schema/types.ts';
import { fieldBehaviourOf } from '../objects/registry.ts';
import { fieldPermission, objectPermission } from '../security/permissions.ts';
import { accessibleIds } from '../security/record-access.ts';
import type { DataSession } from '../session.ts';
import { throwApex } from '../../values/exceptions.ts';
import {
    addError,
    addUnwritable,
    INACCESSIBLE_FIELDS,
    isGood,
    type DmlOptions,
    type DmlStatement,
    type Work
} from './results.ts';
import { changedFields } from './rows.ts';

type Kind = 'insert' | 'update' | 'delete' | 'undelete';

const isPermitted = (permission: ObjectPermission, kind: Kind): boolean =>
    ({
        insert: permission.allowCreate,
        update: permission.allowEdit,
        delete: permission.allowDelete,
        undelete: permission.allowCreate
    })[kind];

/** User mode: the object permission that the statement needs; without it nothing of the statement runs. */
export function checkObjectAccess(
    session: DataSession,
    object: ObjectModel,
    kind: Kind,
    statement: DmlStatement,
    options: DmlOptions
): void {
    if (options.mode !== 'USER_MODE') {
        return;
    }
    const permission = objectPermission(session, session.userId, object);
    // Who cannot even read the object is told so; who can, that the operation is not allowed.
    if (!permission.allowRead) {
        throwApex('System.SecurityException', `Access to entity '${object.name}' denied`);
    }
    if (!isPermitted(permission, kind)) {
        throwApex('System.TypeException', `DML operation ${statement.toUpperCase()} not allowed on ${object.name}`);
    }
}

/**
 * What an API says where Apex throws; the words were seen at an org by tests of a JDBC driver (stuntbyte/salesforce-jdbc,
 * GrantTests: inserted, updated, deleted without the permission) and at custom metadata, which nobody updates as a record.
 * @returns whether the rows may go on
 */
export function checkApiAccess(session: DataSession, object: ObjectModel, kind: Kind, works: readonly Work[]): boolean {
    const permission = objectPermission(session, session.userId, object);
    if (isPermitted(permission, kind) && allowsDml(object, kind)) {
        return true;
    }
    for (const work of works) {
        if (kind === 'delete') {
            addNoAccess(work);
        } else {
            const verb = kind === 'update' ? 'updated' : 'inserted';
            addError(work, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be ${verb}: ${object.label}`);
        }
    }
    return false;
}

const NO_REFERENCE = [
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'insufficient access rights on cross-reference id'
] as const;

function addNoAccess(work: Work): void {
    addError(work, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

/** User mode: every field that Apex sets, to null or to what it was too, must be editable for the user. */
export function checkFieldAccess(
    session: DataSession,
    works: readonly Work[],
    kind: 'insert' | 'update',
    options: DmlOptions
): void {
    if (options.mode !== 'USER_MODE') {
        return;
    }
    for (const work of works) {
        const { type } = work.given;
        // A record that a query brought carries fields that nobody set; of those only what changed counts.
        const queried = kind === 'update' && work.old && work.given.queriedFields !== null;
        const fields = queried ? changedFields(work.record, work.old!) : givenFields(work);
        const denied = fields.filter(
            (field) =>
                (kind === 'insert' ? field.createable : field.updateable) &&
                !fieldPermission(session, session.userId, type, field).editable
        );
        if (denied.length > 0 && options.isApi) {
            addUnwritable(
                work,
                denied.map((field) => field.name)
            );
        } else if (denied.length > 0) {
            addError(
                work,
                'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
                `${INACCESSIBLE_FIELDS} on Sobject ${type.name}, check errors on Exception or Result!`,
                denied.map((field) => field.name)
            );
        }
    }
}

function givenFields(work: Work): ReturnType<typeof changedFields> {
    return [...work.given.values.keys()].flatMap((key) => {
        const field = work.given.type.fields.get(key);
        return field && field.name !== 'Id' && field.formula === null ? [field] : [];
    });
}

/** With sharing: the records must be open to the user for the statement. */
export function checkRecordAccess(
    session: DataSession,
    works: readonly Work[],
    kind: 'update' | 'delete',
    options: DmlOptions
): void {
    const good = works.filter(isGood);
    if ((options.mode !== 'USER_MODE' && !options.sharing) || good.length === 0) {
        return;
    }
    const object = good[0]!.record.type;
    const among = (ids: string[], level: 'Read' | 'Edit' | 'Delete'): ReadonlySet<string> =>
        accessibleIds(session, session.userId, object, ids, level);
    const ids = good.map((work) => work.record.id!);
    const open = among(ids, kind === 'delete' ? 'Delete' : 'Edit');
    const closed = good.filter((work) => !open.has(work.record.id!));
    if (closed.length === 0) {
        return;
    }
    const seen = among(
        closed.map((work) => work.record.id!),
        'Read'
    );
    for (const work of closed) {
        // Public code (dml-lib) tells the two apart so; no document does.
        if (seen.has(work.record.id!)) {
            addNoAccess(work);
        } else {
            addError(work, ...NO_REFERENCE);
        }
    }
}

/** With sharing: records that a lookup newly points to must be readable, masters, and what is changed through it, editable. */
export function checkReferenceAccess(session: DataSession, works: readonly Work[], options: DmlOptions): void {
    const good = works.filter(isGood);
    if ((options.mode !== 'USER_MODE' && !options.sharing) || good.length === 0) {
        return;
    }
    const object = good[0]!.record.type;
    for (const field of object.fields.values()) {
        if (field.type !== 'REFERENCE' || field.system || field.name === 'OwnerId' || isDefinitionReference(field)) {
            continue;
        }
        const key = field.name.toLowerCase();
        const asked = good.filter((work) => {
            const value = work.record.values.get(key) ?? null;
            return value !== null && value !== work.old?.values.get(key);
        });
        const byPrefix = new Map<string, string[]>();
        for (const work of asked) {
            const id = String(work.record.values.get(key));
            (byPrefix.get(id.slice(0, 3)) ?? byPrefix.set(id.slice(0, 3), []).get(id.slice(0, 3))!).push(id);
        }
        for (const [prefix, ids] of byPrefix) {
            const target = session.schema.objectByPrefix(prefix)!;
            const isMaster = field.masterDetailOrder !== null || object.controlledBy.includes(field);
            const needsEdit =
                (isMaster && !field.writeRequiresMasterRead) || fieldBehaviourOf(field)?.needsEdit === true;
            const open = accessibleIds(session, session.userId, target, ids, needsEdit ? 'Edit' : 'Read');
            const accepted =
                options.mode === 'USER_MODE' ? fieldBehaviourOf(field)?.accepts?.(session, ids) : undefined;
            for (const work of asked) {
                const id = String(work.record.values.get(key));
                if (id.startsWith(prefix) && (!open.has(id) || accepted?.has(id) === false)) {
                    addError(work, ...NO_REFERENCE, []);
                }
            }
        }
    }
}
