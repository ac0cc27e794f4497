import type { OrgSchema } from '../../schema/model.ts';
import { Blob_ } from '../../values/blob.ts';
import { notFound } from '../http/errors.ts';
import { listParameter, type ServerRequest, type ServerResponse } from '../http/request.ts';
import { quoted } from '../metadata/list-filter.ts';
import type { UserTransaction } from '../org-access.ts';
import { objectOfRecord, readRecord, restRecord } from './sobjects.ts';

/**
 * `GET /sobjects/{object}/{id}/{name}`: the record that a lookup points to or the records that point to it, by the name of the
 * relationship ("SObject Relationships" of the REST API guide), or the bytes of a field ("SObject Blob Get").
 * @throws RestError 404 for what is not there
 */
export function related(
    schema: OrgSchema,
    transaction: UserTransaction,
    request: ServerRequest,
    name: string,
    id: string,
    part: string
): ServerResponse {
    const object = objectOfRecord(schema, transaction, name, id);
    const key = part.toLowerCase();
    const child = object.childRelationships.get(key);
    if (child && transaction.objectAccess(child.object).readable) {
        const fields = fieldsOf(transaction, request, child.object);
        const records = transaction
            .query(`SELECT ${fields} FROM ${child.object.name} WHERE ${child.field.name} = ${quoted(id)}`)
            .map(restRecord);
        return { status: 200, json: { done: true, totalSize: records.length, records } };
    }
    const field = object.parentRelationships.get(key) ?? object.fields.get(key);
    if (!field || !transaction.fieldAccess(field).readable) {
        throw notFound();
    }
    const [record] = transaction.query(`SELECT ${field.name} FROM ${object.name} WHERE Id = ${quoted(id)}`);
    const value = record?.get(field.name);
    if (value instanceof Blob_) {
        return { status: 200, body: value.bytes, type: 'application/octet-stream' };
    }
    const target = field.type === 'REFERENCE' && value ? schema.objectByPrefix(String(value).slice(0, 3)) : undefined;
    if (!target || !object.parentRelationships.has(key)) {
        throw notFound();
    }
    return {
        status: 200,
        json: readRecord(schema, transaction, target.name, String(value), listParameter(request, 'fields'))
    };
}

function fieldsOf(
    transaction: UserTransaction,
    request: ServerRequest,
    object: Parameters<UserTransaction['objectAccess']>[0]
): string {
    const asked = listParameter(request, 'fields');
    const all = [...object.fields.values()].filter((one) => transaction.fieldAccess(one).readable && !one.compoundOf);
    return [...new Set(['Id', ...(asked.length ? asked : all.map((one) => one.name))])].join(', ');
}
