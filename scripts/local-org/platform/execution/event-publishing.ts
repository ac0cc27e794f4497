import { dml } from '../../database/dml/index.ts';
import { currentSession } from '../../database/session.ts';
import { ApexList } from '../../values/list.ts';
import type { SObject } from '../../values/sobject.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';
import { accessOf, type AccessLevelValue } from '../data/access.ts';
import { resultValue, type ResultValue } from '../data/results.ts';
import { need } from '../language/support.ts';

function publish(events: SObject[], level: AccessLevelValue | null = null): unknown[] {
    if (events.some((event) => need(event).type.kind !== 'platformEvent')) {
        throwApex('System.EventBusException', 'EventBus.publish takes platform events only');
    }
    const results = dml(currentSession(), 'insert', events, { ...accessOf(level), allOrNone: false });
    return results.map((result) => resultValue('Database.SaveResult', result));
}

export default defineClass({
    name: 'System.EventBus',
    statics: {
        'Database.SaveResult publish(SObject event)': (event: SObject) => publish([need(event)])[0],
        'List<Database.SaveResult> publish(List<SObject> events)': (events: ApexList) =>
            new ApexList('Database.SaveResult', publish(need(events).items as SObject[])),
        'Database.SaveResult publishWithAccessLevel(SObject event, System.AccessLevel accessLevel)': (
            event: SObject,
            level: AccessLevelValue | null
        ) => publish([need(event)], need(level))[0],
        'List<Database.SaveResult> publishWithAccessLevel(List<SObject> events, System.AccessLevel accessLevel)': (
            events: ApexList,
            level: AccessLevelValue | null
        ) => new ApexList('Database.SaveResult', publish(need(events).items as SObject[], need(level))),
        // The UUID that the published event carries.
        'String getOperationId(Object result)': (result: ResultValue) => need(result).eventUuid
    }
});
