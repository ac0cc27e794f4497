import { referenceCondition } from '../security/sharing.ts';
import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'FeedItem',
    ...OPEN_TO_ALL,
    prepare: (session, work) => {
        if (!work.old) {
            work.record.values.set('insertedbyid', session.userId);
        }
    },
    /** A post is open to whoever sees the record it is on. */
    sharing: (row) => referenceCondition(row, row.object.fields.get('parentid')!, 'Read')
} satisfies ObjectBehaviour;
