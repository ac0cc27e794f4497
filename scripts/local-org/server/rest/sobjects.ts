import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { SObject } from '../../values/sobject.ts';
import { ApexList } from '../../values/list.ts';
import { Blob_ } from '../../values/blob.ts';
import { notFound, RestError } from '../http/errors.ts';
import { recordBody } from '../http/multipart.ts';
import { jsonBody, type ServerRequest } from '../http/request.ts';
import { quoted } from '../metadata/list-filter.ts';
import type { SaveOutcome, UserTransaction } from '../org-access.ts';
import { toRestJson } from '../ui-api/json-value.ts';
import { recordFromJson } from '../ui-api/records.ts';
import { dataPath } from './versions.ts';

/**
 * @returns the object
 * @throws RestError 404 as the REST API answers for an object that is not there or hidden
 */
export function restObject(schema: OrgSchema, transaction: UserTransaction, name: string): ObjectModel {
    const object = schema.object(name);
    if (!object || !transaction.objectAccess(object).readable) {
        throw notFound('The requested resource does not exist');
    }
    return object;
}

/** A record as the REST API writes it: attributes, then the queried fields, parents and children nested. */
export function restRecord(record: SObject): Record<string, unknown> {
    const isAggregate = record.type.kind === 'aggregate';
    const json: Record<string, unknown> = {
        attributes: isAggregate
            ? { type: 'AggregateResult' }
            : { type: record.typeName, url: `${dataPath()}/sobjects/${record.typeName}/${record.id ?? ''}` }
    };
    for (const [key, value] of record.values) {
        const field = record.type.fields.get(key);
        if (field) {
            json[field.name] =
                value instanceof Blob_
                    ? `${dataPath()}/sobjects/${record.typeName}/${record.id}/${field.name}`
                    : toRestJson(value);
        } else if (value instanceof SObject) {
            json[record.type.parentRelationships.get(key)?.relationshipName ?? key] = restRecord(value);
        } else if (value instanceof ApexList) {
            json[record.type.childRelationships.get(key)?.name ?? key] = childRecords(value);
        } else {
            json[record.type.parentRelationships.get(key)?.relationshipName ?? key] = toRestJson(value);
        }
    }
    return json;
}

function childRecords(list: ApexList): object | null {
    const records = (list.items as SObject[]).map(restRecord);
    return records.length ? { totalSize: records.length, done: true, records } : null;
}

/** `GET /sobjects/{object}/{id}`, with the fields asked for, or all of them. */
export function readRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    id: string,
    asked: readonly string[]
): object {
    const object = objectOfRecord(schema, transaction, name, id);
    const fields = asked.length
        ? asked
        : [...object.fields.values()]
              .filter((field) => transaction.fieldAccess(field).readable && !field.compoundOf)
              .map((field) => field.name);
    const [record] = transaction.query(
        `SELECT ${[...new Set(['Id', ...fields])].join(', ')} FROM ${object.name} WHERE Id = ${quoted(id)}`
    );
    if (!record) {
        throw notFound('The requested resource does not exist');
    }
    return restRecord(record);
}

/** @returns when a record was changed last, for conditions on it; the beginning of time where the object does not tell */
export function modifiedAt(schema: OrgSchema, transaction: UserTransaction, name: string, id: string): Date {
    const object = objectOfRecord(schema, transaction, name, id);
    const [record] = object.fields.has('lastmodifieddate')
        ? transaction.query(`SELECT LastModifiedDate FROM ${object.name} WHERE Id = ${quoted(id)}`)
        : [];
    return new Date(String(toRestJson(record?.get('LastModifiedDate') ?? null) ?? 0));
}

/** `POST /sobjects/{object}`. */
export function createRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    request: ServerRequest
): object {
    const object = restObject(schema, transaction, name);
    const id = saved(transaction.insert([recordFromJson(object, recordBody(request))])[0]);
    return { id, success: true, errors: [] };
}

/** `PATCH /sobjects/{object}/{id}`. */
export function updateRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    id: string,
    request: ServerRequest
): void {
    const object = objectOfRecord(schema, transaction, name, id);
    const record = recordFromJson(object, recordBody(request));
    record.id = id;
    saved(transaction.update([record])[0]);
}

/** `DELETE /sobjects/{object}/{id}`. */
export function deleteRecord(schema: OrgSchema, transaction: UserTransaction, name: string, id: string): void {
    objectOfRecord(schema, transaction, name, id);
    saved(transaction.delete([id])[0]);
}

/** @returns whether a text has the form of an id of the object's records; in an address an external id's field stands in its place */
export function isRecordId(schema: OrgSchema, name: string, text: string): boolean {
    return /^\w{15}(\w{3})?$/.test(text) && schema.objectByPrefix(text.slice(0, 3)) === schema.object(name);
}

/** @throws RestError 404 when the id is not that of a record of the object */
export function objectOfRecord(schema: OrgSchema, transaction: UserTransaction, name: string, id: string): ObjectModel {
    const object = restObject(schema, transaction, name);
    if (!isRecordId(schema, name, id)) {
        throw notFound();
    }
    return object;
}

/**
 * @returns the field by which records are found
 * @throws RestError 404 for one that is neither `Id` nor an external id the user may read
 */
export function externalIdField(transaction: UserTransaction, object: ObjectModel, name: string): FieldModel {
    const field = object.fields.get(name.toLowerCase());
    if (!field || !(field.externalId || field.name === 'Id') || !transaction.fieldAccess(field).readable) {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
    }
    return field;
}

/** The records that an external id names: none, one, or several where it is not unique. */
function withExternalId(transaction: UserTransaction, field: FieldModel, value: string): string[] {
    const literal = field.apexType === 'String' || field.apexType === 'Id' ? quoted(value) : value;
    if (field.apexType === 'Decimal' && !/^-?\d+(\.\d+)?$/.test(value)) {
        return [];
    }
    const found = transaction.query(`SELECT Id FROM ${field.object} WHERE ${field.name} = ${literal}`);
    if (found.length > 1) {
        // "300 … This response contains the list of matching records."
        throw new RestError(300, 'MULTIPLE_CHOICES', `${field.name} ${value} is that of several records.`);
    }
    return found.map((one) => one.id!);
}

/**
 * @returns id of the record of an external id: `/sobjects/{object}/{externalIdField}/{value}`
 * @throws RestError 404 when there is none
 */
export function byExternalId(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    fieldName: string,
    value: string
): string {
    const field = externalIdField(transaction, restObject(schema, transaction, name), fieldName);
    const [id] = withExternalId(transaction, field, value);
    if (!id) {
        throw notFound();
    }
    return id;
}

/** `PATCH /sobjects/{object}/{externalIdField}/{value}`: updates the record, or creates it. */
export function upsertRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    fieldName: string,
    value: string,
    request: ServerRequest
): { id: string; success: true; created: boolean; errors: [] } {
    const object = restObject(schema, transaction, name);
    const field = externalIdField(transaction, object, fieldName);
    const record = recordFromJson(object, { ...jsonBody(request), [field.name]: value });
    const [outcome] = transaction.upsert([record], field.name);
    return { id: saved(outcome), success: true, created: outcome!.created === true, errors: [] };
}

/** @throws RestError 400 (403 for missing access) with the codes, messages and fields of the row */
export function saved(outcome: SaveOutcome | undefined): string {
    if (outcome?.success && outcome.id) {
        return outcome.id;
    }
    const error = outcome?.errors[0];
    const code = error?.statusCode ?? 'UNKNOWN_EXCEPTION';
    throw new RestError(
        code.startsWith('INSUFFICIENT_ACCESS') ? 403 : 400,
        code,
        error?.message ?? 'The record could not be saved.',
        {
            fields: error?.fields ?? []
        }
    );
}
