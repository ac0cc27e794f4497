import { insertSystemRow } from '../system-rows.ts';
import { isManagedGroup, isOpenGroup } from './group-membership.ts';
import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'CollaborationGroup',
    ...OPEN_TO_ALL,
    /** Unlisted groups are known to who is in them; groups are changed by their owners and managers. */
    sharing: (row, level) =>
        level === 'Read'
            ? isOpenGroup(row, `${row.alias}."Id"`, ['Public', 'Private'])
            : isManagedGroup(row, `${row.alias}."Id"`),
    /** The owner of a new group manages it. */
    written: (session, works, operation) => {
        for (const { record } of operation === 'insert' ? works : []) {
            insertSystemRow(session, 'CollaborationGroupMember', {
                CollaborationGroupId: record.id,
                MemberId: record.values.get('ownerid') ?? null,
                CollaborationRole: 'Admin'
            });
        }
    }
} satisfies ObjectBehaviour;
