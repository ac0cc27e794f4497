import { referenceCondition } from '../security/sharing.ts';
import { isOpenGroup, postableGroups } from './group-membership.ts';
import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'FeedItem',
    ...OPEN_TO_ALL,
    prepare: (session, work) => {
        if (!work.old) {
            work.record.values.set('insertedbyid', session.userId);
        }
    },
    fields: { ParentId: { accepts: postableGroups } },
    /** A post is open to whoever sees the record it is on; those in a group that is not public to who is in it. */
    sharing: (row) => {
        const parent = `${row.alias}."ParentId"`;
        const seen = referenceCondition(row, row.object.fields.get('parentid')!, 'Read') ?? '1';
        return `(${seen} AND (substr(${parent}, 1, 3) != '0F9' OR ${isOpenGroup(row, parent, ['Public'])}))`;
    }
} satisfies ObjectBehaviour;
