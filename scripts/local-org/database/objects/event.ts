import { ApexDatetime } from '../../values/date.ts';
import { addError, type Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { activityAccount, activitySharing } from './activity.ts';
import type { ObjectBehaviour } from './behaviour.ts';

function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    const start = values.get('startdatetime') ?? values.get('activitydatetime') ?? null;
    const minutes = values.get('durationinminutes') ?? null;
    if (start instanceof ApexDatetime) {
        values.set('startdatetime', start);
        values.set('activitydatetime', start);
        values.set('activitydate', start.date(session.timeZone));
        const end = values.get('enddatetime') ?? null;
        if (typeof minutes === 'number') {
            values.set('enddatetime', new ApexDatetime(start.ms + minutes * 60000));
        } else if (end instanceof ApexDatetime) {
            values.set('durationinminutes', Math.round((end.ms - start.ms) / 60000));
        } else {
            addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [DurationInMinutes, EndDateTime]', [
                'DurationInMinutes',
                'EndDateTime'
            ]);
        }
    } else if (values.get('isalldayevent') !== true) {
        addError(work, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [ActivityDateTime, ActivityDate]', [
            'ActivityDateTime',
            'ActivityDate'
        ]);
    }
    activityAccount(session, work);
}

export default {
    object: 'Event',
    prepare,
    access: { userPermission: 'editevent' },
    sharing: activitySharing
} satisfies ObjectBehaviour;
