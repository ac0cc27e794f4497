import { addError, type Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

const CIRCLE = `WITH RECURSIVE inside(id) AS (
    SELECT ? UNION SELECT "UserOrGroupId" FROM "GroupMember" JOIN inside ON "GroupId" = inside.id
) SELECT count(*) AS n FROM inside WHERE id = ?`;

/** A group is no member of itself, nor of a group that is inside of it. No source was found for the words. */
function prepare(session: DataSession, work: Work): void {
    const [group, member] = [work.record.values.get('groupid'), work.record.values.get('userorgroupid')];
    if (session.store.get(CIRCLE, [String(member), String(group)])!['n'] !== 0) {
        addError(work, 'CIRCULAR_DEPENDENCY', 'A group cannot be a member of itself or of its members', [
            'UserOrGroupId'
        ]);
    }
}

/** Object Reference: "If you attempt to create a record that matches an existing record, the system simply returns the existing record." */
function written(session: DataSession, works: readonly Work[], operation: string): void {
    for (const { record } of operation === 'insert' ? works : []) {
        const { values } = record;
        const existing = session.store.get(
            'SELECT "Id" AS id FROM "GroupMember" WHERE "GroupId" = ? AND "UserOrGroupId" = ? AND "Id" < ? ORDER BY "Id" LIMIT 1',
            [String(values.get('groupid')), String(values.get('userorgroupid')), record.id]
        );
        if (existing) {
            session.store.run('DELETE FROM "GroupMember" WHERE "Id" = ?', [record.id]);
            record.id = String(existing['id']);
        }
    }
}

export default { object: 'GroupMember', ...SECURITY_SETUP, prepare, written } satisfies ObjectBehaviour;
