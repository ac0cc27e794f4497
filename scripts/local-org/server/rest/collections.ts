import type { OrgSchema } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { badRequest } from '../http/errors.ts';
import { jsonBody, listParameter, objectsOf, type ServerRequest } from '../http/request.ts';
import { quoted } from '../metadata/list-filter.ts';
import type { OrgAccess, SaveError, SaveOutcome, UserTransaction } from '../org-access.ts';
import { recordFromJson } from '../ui-api/records.ts';
import { externalIdField, restObject, restRecord } from './sobjects.ts';

/** sObject Collections: at most so many records in one request, and so many that are read. */
const MAXIMUM = 200;
const MAXIMUM_READ = 2000;

/** What became of one record. */
export interface CollectionResult {
    id?: string;
    success: boolean;
    created?: boolean;
    errors: SaveError[];
}

/** The org, or what the Tooling API sees of it. */
type Saving = Pick<OrgAccess, 'run' | 'schema'>;

type Save = (transaction: UserTransaction) => (SaveOutcome & { created?: boolean })[];

/** Ends a transaction whose rows did not all succeed. */
class RolledBack extends Error {
    readonly results: CollectionResult[];

    constructor(results: CollectionResult[]) {
        super('rolled back');
        this.results = results;
    }
}

/** What the rows that could be saved answer when one could not. */
const ROLLED_BACK: SaveError = {
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: []
};

/** Saves records, each by itself, or with `allOrNone` all or none of them. */
function saveRecords(org: Saving, userId: string, allOrNone: boolean, save: Save): CollectionResult[] {
    try {
        return org.run(userId, (transaction) => {
            const results = save(transaction).map(resultOf);
            if (allOrNone && results.some((one) => !one.success)) {
                throw new RolledBack(
                    results.map((one) => (one.success ? { success: false, errors: [ROLLED_BACK] } : one))
                );
            }
            return results;
        });
    } catch (error) {
        if (error instanceof RolledBack) {
            return error.results;
        }
        throw error;
    }
}

/** `POST /composite/sobjects`. */
export function createRecords(org: Saving, request: ServerRequest): CollectionResult[] {
    const { records, allOrNone } = collectionOf(request);
    return saveRecords(org, request.userId, allOrNone, (transaction) =>
        transaction.insert(records.map((one) => recordOf(org.schema, transaction, one)))
    );
}

/** `PATCH /composite/sobjects`: changes records, each of which has its id. */
export function updateRecords(org: Saving, request: ServerRequest): CollectionResult[] {
    const { records, allOrNone } = collectionOf(request);
    return saveRecords(org, request.userId, allOrNone, (transaction) =>
        transaction.update(records.map((one) => recordOf(org.schema, transaction, one)))
    );
}

/** `PATCH /composite/sobjects/{object}/{externalIdField}`: updates the records that are there, creates the others. */
export function upsertRecords(org: OrgAccess, request: ServerRequest, name: string, fieldName: string): object {
    const { records, allOrNone } = collectionOf(request);
    return saveRecords(org, request.userId, allOrNone, (transaction) => {
        const object = restObject(org.schema, transaction, name);
        const field = externalIdField(transaction, object, fieldName);
        const rows = records.map((one) => {
            const record = recordOf(org.schema, transaction, one);
            if (record.type !== object) {
                throw badRequest('INVALID_INPUT', `All records must be of the type ${object.name}.`);
            }
            return record;
        });
        return transaction.upsert(rows, field.name);
    });
}

/** `DELETE /composite/sobjects?ids=`. */
export function deleteRecords(org: Saving, request: ServerRequest): CollectionResult[] {
    const ids = listParameter(request, 'ids');
    checkCount(ids.length, MAXIMUM);
    const allOrNone = request.query.get('allOrNone') === 'true';
    return saveRecords(org, request.userId, allOrNone, (transaction) => transaction.delete(ids));
}

/**
 * `GET /composite/sobjects/{object}?ids=&fields=`, or `POST` with both in the body.
 * @returns the records in the order of the ids, null for one that is not there
 */
export function readRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    request: ServerRequest,
    name: string
): (object | null)[] {
    const object = restObject(schema, transaction, name);
    const given = request.method === 'POST' ? jsonBody(request) : null;
    const list = (key: string): string[] =>
        given ? namesOf(given[key], key) : listParameter(request, key).map((one) => one.trim());
    const ids = list('ids');
    const fields = list('fields');
    checkCount(ids.length, MAXIMUM_READ);
    if (fields.length === 0) {
        throw badRequest('INVALID_INPUT', 'fields is required.');
    }
    const found = new Map(
        transaction
            .queryAll(
                `SELECT ${[...new Set(['Id', ...fields])].join(', ')} FROM ${object.name} WHERE Id IN (${ids.map(quoted).join(', ')})`
            )
            .map((record) => [record.id!.slice(0, 15), restRecord(record)])
    );
    return ids.map((id) => found.get(id.slice(0, 15)) ?? null);
}

function namesOf(value: unknown, key: string): string[] {
    if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) {
        throw badRequest('JSON_PARSER_ERROR', `${key} must be a list of texts.`);
    }
    return value as string[];
}

function collectionOf(request: ServerRequest): { records: Record<string, unknown>[]; allOrNone: boolean } {
    const { records, allOrNone } = jsonBody(request);
    const list = objectsOf(records, 'records');
    checkCount(list.length, MAXIMUM);
    return { records: list, allOrNone: allOrNone === true };
}

/** @throws RestError 400 for a record without the type of an object that there is */
function recordOf(schema: OrgSchema, transaction: UserTransaction, one: Record<string, unknown>): SObject {
    const { attributes, id, Id, ...fields } = one;
    const type = (attributes as { type?: unknown } | null | undefined)?.type;
    const object = typeof type === 'string' ? schema.object(type) : undefined;
    if (!object || !transaction.objectAccess(object).readable) {
        throw badRequest('INVALID_TYPE', `sObject type '${typeof type === 'string' ? type : ''}' is not supported.`);
    }
    const record = recordFromJson(object, fields);
    const key = id ?? Id;
    if (typeof key === 'string') {
        record.id = key;
    }
    return record;
}

function checkCount(count: number, maximum: number): void {
    if (count === 0 || count > maximum) {
        throw badRequest('EXCEEDED_MAX_SIZE_REQUEST', `A request takes 1 to ${maximum} records.`);
    }
}

function resultOf({ id, success, errors, created }: SaveOutcome & { created?: boolean }): CollectionResult {
    return success && id
        ? { id, success, errors: [], ...(created === undefined ? {} : { created }) }
        : { success: false, errors };
}
