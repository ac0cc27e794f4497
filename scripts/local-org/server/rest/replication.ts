import type { OrgSchema } from '../../schema/model.ts';
import { ApexDatetime, DAY_MS } from '../../values/date.ts';
import { badRequest } from '../http/errors.ts';
import type { ServerRequest } from '../http/request.ts';
import type { UserTransaction } from '../org-access.ts';
import { toRestJson } from '../ui-api/json-value.ts';
import { restObject } from './sobjects.ts';

/** "Results are returned for no more than 30 days", for deleted records 15. */
const UPDATED_DAYS = 30;
const DELETED_DAYS = 15;

/** A time span as SOQL writes it. */
interface Span {
    start: string;
    end: string;
}

/**
 * "The specified startDate must chronologically precede the specified endDate", or it is an INVALID_REPLICATION_DATE.
 * @throws RestError 400 where a date is missing or not one
 */
function spanOf(request: ServerRequest, now: number, days: number): Span {
    const [start, end] = ['start', 'end'].map((name) => {
        const given = request.query.get(name);
        const ms = given ? Date.parse(given.replace(' ', '+')) : NaN;
        if (Number.isNaN(ms)) {
            throw badRequest('INVALID_REPLICATION_DATE', `${name} must be a date and time, not ${given ?? 'missing'}`);
        }
        return ms;
    }) as [number, number];
    if (start >= end) {
        throw badRequest('INVALID_REPLICATION_DATE', 'startDate must be before endDate');
    }
    if (start < now - days * DAY_MS) {
        throw badRequest('INVALID_REPLICATION_DATE', `startDate cannot be more than ${days} days ago`);
    }
    return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

const covered = ({ end }: Span): unknown => toRestJson(new ApexDatetime(Date.parse(end)));

/** `GET /sobjects/{object}/updated?start=&end=`: ids of the records that were added or changed. */
export function updatedRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    request: ServerRequest
): object {
    const object = restObject(schema, transaction, name);
    const span = spanOf(request, transaction.now(), UPDATED_DAYS);
    const records = transaction.queryAll(
        `SELECT Id FROM ${object.name} WHERE SystemModstamp >= ${span.start} AND SystemModstamp <= ${span.end}`
    );
    return { ids: records.map((one) => one.id), latestDateCovered: covered(span) };
}

/** `GET /sobjects/{object}/deleted?start=&end=`: the records in the recycle bin, and since when. */
export function deletedRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    request: ServerRequest
): object {
    const object = restObject(schema, transaction, name);
    const span = spanOf(request, transaction.now(), DELETED_DAYS);
    const records = transaction.queryAll(
        `SELECT Id, SystemModstamp FROM ${object.name} WHERE IsDeleted = TRUE AND SystemModstamp >= ${span.start} AND SystemModstamp <= ${span.end} ALL ROWS`
    );
    return {
        deletedRecords: records.map((one) => ({
            id: one.id,
            deletedDate: toRestJson(one.values.get('systemmodstamp')!)
        })),
        // Nothing leaves the recycle bin by itself here.
        earliestDateAvailable: toRestJson(new ApexDatetime(transaction.now() - DELETED_DAYS * DAY_MS)),
        latestDateCovered: covered(span)
    };
}
