import { insertSystemRow } from '../system-rows.ts';
import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'CollaborationGroup',
    ...OPEN_TO_ALL,
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
