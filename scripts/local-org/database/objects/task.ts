import { ApexDatetime } from '../../values/date.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { activityAccount, activitySharing } from './activity.ts';
import { changed, type ObjectBehaviour } from './behaviour.ts';

function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    const closed = values.get('status') === 'Completed';
    values.set('isclosed', closed);
    values.set('ishighpriority', values.get('priority') === 'High');
    if (changed(work, 'status')) {
        values.set('completeddatetime', closed ? new ApexDatetime(session.clock()).wholeSeconds() : null);
    }
    activityAccount(session, work);
}

export default {
    object: 'Task',
    prepare,
    access: { userPermission: 'edittask' },
    sharing: activitySharing
} satisfies ObjectBehaviour;
