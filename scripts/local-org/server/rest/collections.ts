import type { OrgSchema } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { badRequest } from '../http/errors.ts';
import { jsonBody, listParameter, type ServerRequest } from '../http/request.ts';
import type { SaveOutcome, UserTransaction } from '../org-access.ts';
import { recordFromJson } from '../ui-api/records.ts';

/** sObject Collections: at most so many records in one request. */
const MAXIMUM = 200;

interface CollectionResult {
    id?: string;
    success: boolean;
    errors: { statusCode: string; message: string; fields: string[] }[];
}

/** `POST /composite/sobjects`: creates records, each of which succeeds or fails by itself. */
export function createRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    request: ServerRequest
): CollectionResult[] {
    return transaction.insert(recordsOf(schema, transaction, request)).map(resultOf);
}

/** `PATCH /composite/sobjects`: changes records, each of which has its id. */
export function updateRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    request: ServerRequest
): CollectionResult[] {
    return transaction.update(recordsOf(schema, transaction, request)).map(resultOf);
}

/** `DELETE /composite/sobjects?ids=`. */
export function deleteRecords(transaction: UserTransaction, request: ServerRequest): CollectionResult[] {
    const ids = listParameter(request, 'ids');
    check(ids.length, request.query.get('allOrNone') === 'true');
    return transaction.delete(ids).map(resultOf);
}

function recordsOf(schema: OrgSchema, transaction: UserTransaction, request: ServerRequest): SObject[] {
    const { records, allOrNone } = jsonBody(request);
    if (!Array.isArray(records)) {
        throw badRequest('INVALID_INPUT', 'records must be a list.');
    }
    check(records.length, allOrNone === true);
    return records.map((one: Record<string, unknown>) => {
        const { attributes, id, ...fields } = one;
        const name = (attributes as { type?: string } | undefined)?.type ?? '';
        const object = schema.object(name);
        if (!object || !transaction.objectAccess(object).readable) {
            throw badRequest('INVALID_TYPE', `sObject type '${name}' is not supported.`);
        }
        const record = recordFromJson(object, fields);
        if (typeof id === 'string') {
            record.id = id;
        }
        return record;
    });
}

function check(count: number, allOrNone: boolean): void {
    if (count === 0 || count > MAXIMUM) {
        throw badRequest('INVALID_INPUT', `A request takes 1 to ${MAXIMUM} records.`);
    }
    if (allOrNone) {
        throw badRequest('INVALID_INPUT', 'Unsupported: sObject Collections with allOrNone');
    }
}

function resultOf({ id, success, errors }: SaveOutcome): CollectionResult {
    return success && id ? { id, success, errors: [] } : { success: false, errors };
}
