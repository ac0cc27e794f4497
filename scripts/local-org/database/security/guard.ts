import type { DataSession } from '../session.ts';
import type { QueryGuard } from '../soql/environment.ts';
import { fieldPermission, objectPermission } from './permissions.ts';
import { sharingCondition } from './sharing.ts';

/**
 * What a query has to check for the running user.
 * @param fields user mode: objects and fields
 * @param records sharing
 */
export function queryGuard(session: DataSession, checks: { fields: boolean; records: boolean }): QueryGuard | null {
    if (!checks.fields && !checks.records) {
        return null;
    }
    const { userId } = session;
    return {
        object: checks.fields ? (object) => objectPermission(session, userId, object).allowRead : null,
        field: checks.fields ? (object, field) => fieldPermission(session, userId, object, field).readable : null,
        rows: checks.records
            ? (object, alias, param) => sharingCondition({ session, userId, param, depth: 0 }, object, alias, 'Read')
            : null
    };
}
