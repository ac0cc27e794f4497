import type { ObjectModel } from '../../schema/model.ts';
import type { SqlValue } from '../convert.ts';
import type { DataSession } from '../session.ts';
import { quote } from '../columns.ts';
import { objectPermission } from './permissions.ts';
import { sharingCondition } from './sharing.ts';
import type { AccessLevel } from './sharing-row.ts';

/** The ids among the given ones that a user may read, edit or delete as far as sharing goes. */
export function accessibleIds(
    session: DataSession,
    userId: string,
    object: ObjectModel,
    ids: readonly string[],
    level: AccessLevel
): Set<string> {
    const params: SqlValue[] = [JSON.stringify(ids)];
    const param = (value: SqlValue): string => {
        params.push(value);
        return '?';
    };
    const condition = sharingCondition({ session, userId, param, depth: 0 }, object, 'r', level);
    if (condition === null) {
        return new Set(ids);
    }
    const rows = session.store.all(
        `SELECT r."Id" AS id FROM ${quote(object.name)} r WHERE r."Id" IN (SELECT value FROM json_each(?)) AND ${condition}`,
        params
    );
    return new Set(rows.map((row) => String(row['id'])));
}

export interface RecordAccess {
    read: boolean;
    edit: boolean;
    delete: boolean;
    transfer: boolean;
    all: boolean;
}

/** A user's access to one record, object permissions included, as UserRecordAccess tells it. */
export function recordAccess(session: DataSession, userId: string, id: string): RecordAccess {
    const object = session.schema.objectByPrefix(id.slice(0, 3));
    const exists = object && session.store.get(`SELECT 1 AS one FROM ${quote(object.name)} WHERE "Id" = ?`, [id]);
    if (!object || !exists) {
        return { read: false, edit: false, delete: false, transfer: false, all: false };
    }
    const permission = objectPermission(session, userId, object);
    const may = (allowed: boolean, level: AccessLevel): boolean =>
        allowed && accessibleIds(session, userId, object, [id], level).has(id);
    const read = may(permission.allowRead, 'Read');
    const edit = read && may(permission.allowEdit, 'Edit');
    const remove = edit && may(permission.allowDelete, 'Delete');
    const all = permission.modifyAllRecords || (read && accessibleIds(session, userId, object, [id], 'Delete').has(id));
    return { read, edit, delete: remove, transfer: all && edit, all };
}
