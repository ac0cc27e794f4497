import { addError, type Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

/** Assigning a group stands for assigning its combined permission set. */
function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    const group = values.get('permissionsetgroupid') ?? null;
    if (group !== null) {
        values.set(
            'permissionsetid',
            session.store.get(`SELECT "Id" AS id FROM "PermissionSet" WHERE "PermissionSetGroupId" = ?`, [
                String(group)
            ])?.['id'] ?? null
        );
    }
    values.set('isactive', true);
    const same = session.store.get(
        `SELECT "Id" AS id FROM "PermissionSetAssignment" WHERE "AssigneeId" = ? AND "PermissionSetId" IS ?`,
        [String(values.get('assigneeid') ?? ''), (values.get('permissionsetid') ?? null) as string | null]
    );
    if (same && !work.old) {
        addError(
            work,
            'DUPLICATE_VALUE',
            `duplicate value found: PermissionSetId, AssigneeId duplicates value on record with id: ${String(same['id'])}`,
            []
        );
    }
}

export default {
    object: 'PermissionSetAssignment',
    ...SECURITY_SETUP,
    writePermission: 'assignpermissionsets',
    prepare
} satisfies ObjectBehaviour;
