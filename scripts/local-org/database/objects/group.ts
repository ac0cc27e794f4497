import { addError, type Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';
import { checkDeveloperName } from './developer-name.ts';

/** The developer names of public groups and queues are unique; those of roles repeat in their groups. */
function prepare(session: DataSession, work: Work): void {
    checkDeveloperName(work, 'DeveloperName', 'Group Name');
    const { values } = work.record;
    const name = (values.get('developername') ?? null) as string | null;
    const type = String(values.get('type') ?? 'Regular');
    if (name === null || !['Regular', 'Queue'].includes(type)) {
        return;
    }
    const same = session.store.get(
        `SELECT "Id" AS id FROM "Group" WHERE "DeveloperName" = ? COLLATE NOCASE AND "Type" IN ('Regular', 'Queue') AND "Id" IS NOT ?`,
        [name, work.record.id]
    );
    if (same) {
        addError(work, 'DUPLICATE_DEVELOPER_NAME', `The developer name ${name} is already used by another group.`, [
            'DeveloperName'
        ]);
    }
}

export default {
    object: 'Group',
    ...SECURITY_SETUP,
    // "You can only insert and update a group in a transaction with other sObjects. Other DML operations are not allowed."
    mixedDml: (statement) => (statement === 'insert' || statement === 'update' ? 'neither' : 'setup'),
    prepare,
    // A group that owns records is a queue.
    typeName: 'Queue'
} satisfies ObjectBehaviour;
