import { randomUUID } from 'node:crypto';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { DataSession } from '../session.ts';
import type { DmlResult } from './results.ts';

/** Inserting a platform event publishes it; the runtime delivers it. */
export function publishEvents(session: DataSession, events: readonly SObject[]): DmlResult[] {
    if (!session.publish) {
        throw new UnsupportedError(`publishing ${events[0]!.type.name}: no event bus is running`);
    }
    for (const event of events) {
        event.values.set('eventuuid', randomUUID());
    }
    session.publish([...events]);
    return events.map((event) => ({
        id: null,
        success: true,
        created: true,
        errors: [],
        eventUuid: event.values.get('eventuuid')
    }));
}
