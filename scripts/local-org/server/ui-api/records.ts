import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { SObject } from '../../values/sobject.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { jsonBody, listParameter, type ServerRequest } from '../http/request.ts';
import type { ObjectSettings } from '../metadata/object-settings.ts';
import type { UserTransaction } from '../org-access.ts';
import { fromJson } from './json-value.ts';
import { layoutPaths } from './layout-payload.ts';
import { readableObject } from './object-info.ts';
import { type FieldPath, readablePaths, selectList } from './record-fields.ts';
import { recordRepresentation, type RecordRepresentation } from './record-representation.ts';
import { checkSaved } from './save-errors.ts';

const SYSTEM_FIELDS = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'RecordTypeId'];

/**
 * @returns the object a record id belongs to
 * @throws RestError 404 when there is none or the user may not read it
 */
export function objectOfId(schema: OrgSchema, transaction: UserTransaction, id: string): ObjectModel {
    const object = /^\w{15}(\w{3})?$/.test(id) ? schema.objectByPrefix(id.slice(0, 3)) : undefined;
    if (!object) {
        throw notFound();
    }
    return readableObject(schema, transaction, object.name);
}

/** `GET /ui-api/records/{id}`: fields, optionalFields and the fields of layouts. */
export function readRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    settings: Map<string, ObjectSettings>,
    id: string,
    request: ServerRequest
): RecordRepresentation {
    const object = objectOfId(schema, transaction, id);
    const paths = [
        ...readablePaths(schema, transaction, object, listParameter(request, 'fields'), true),
        ...readablePaths(schema, transaction, object, listParameter(request, 'optionalFields'), false),
        ...layoutPaths(schema, transaction, object, listParameter(request, 'layoutTypes'), settings.get(object.name))
    ];
    return recordWithPaths(schema, transaction, object, id, paths);
}

/** @throws RestError 404 when the record does not exist or is not shared with the user */
export function recordWithPaths(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    id: string,
    paths: FieldPath[]
): RecordRepresentation {
    const [record] = transaction.query(
        `SELECT ${selectList([...paths, ...systemPaths(object)])} FROM ${object.name} WHERE Id = '${id}'`
    );
    if (!record) {
        throw notFound('The requested resource does not exist, or you do not have access to it.');
    }
    return recordRepresentation(schema, transaction, record, unique(paths));
}

/** @returns the fields that every representation carries, of those the object has */
export function systemPaths(object: ObjectModel): FieldPath[] {
    return SYSTEM_FIELDS.filter((name) => object.fields.has(name.toLowerCase())).map((name) => [name]);
}

/** @returns the paths without repetitions */
export function unique(paths: FieldPath[]): FieldPath[] {
    return [...new Map(paths.map((path) => [path.join('.'), path])).values()];
}

/** `POST /ui-api/records`. */
export function createRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    settings: Map<string, ObjectSettings>,
    request: ServerRequest
): RecordRepresentation {
    const { apiName, fields } = jsonBody(request);
    if (typeof apiName !== 'string') {
        throw badRequest('INVALID_INPUT', 'apiName is required.');
    }
    const object = readableObject(schema, transaction, apiName);
    const record = recordFromJson(object, fields);
    const id = checkSaved(transaction.insert([record])[0]);
    return afterSave(schema, transaction, settings, object, id, fields);
}

/** `PATCH /ui-api/records/{id}`. */
export function updateRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    settings: Map<string, ObjectSettings>,
    id: string,
    request: ServerRequest
): RecordRepresentation {
    const object = objectOfId(schema, transaction, id);
    const { fields } = jsonBody(request);
    const record = recordFromJson(object, fields);
    record.id = id;
    checkSaved(transaction.update([record])[0]);
    return afterSave(schema, transaction, settings, object, id, fields);
}

/** `DELETE /ui-api/records/{id}`. */
export function deleteRecord(schema: OrgSchema, transaction: UserTransaction, id: string): void {
    objectOfId(schema, transaction, id);
    checkSaved(transaction.delete([id])[0]);
}

/**
 * Makes a record of JSON fields.
 * @throws RestError 400 INVALID_FIELD for a field the object lacks
 */
export function recordFromJson(object: ObjectModel, fields: unknown): SObject {
    if (!fields || typeof fields !== 'object') {
        throw badRequest('INVALID_INPUT', 'fields is required.');
    }
    const record = new SObject(object);
    for (const [name, value] of Object.entries(fields)) {
        if (name === 'attributes') {
            continue;
        }
        const field = object.fields.get(name.toLowerCase());
        if (!field) {
            throw badRequest('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
        }
        record.put(field.name, fromJson(field, value));
    }
    return record;
}

function afterSave(
    schema: OrgSchema,
    transaction: UserTransaction,
    settings: Map<string, ObjectSettings>,
    object: ObjectModel,
    id: string,
    fields: unknown
): RecordRepresentation {
    const written = Object.keys(fields as object)
        .map((name) => `${object.name}.${name}`)
        .filter((name) => !name.endsWith('.attributes'));
    const paths = [
        ...readablePaths(schema, transaction, object, written, false),
        ...layoutPaths(schema, transaction, object, ['Compact'], settings.get(object.name))
    ];
    return recordWithPaths(schema, transaction, object, id, paths);
}
