import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { SObject } from '../../values/sobject.ts';
import { ApexList } from '../../values/list.ts';
import { Blob_ } from '../../values/blob.ts';
import { badRequest, notFound, RestError } from '../http/errors.ts';
import { jsonBody, listParameter, type ServerRequest } from '../http/request.ts';
import { quoted } from '../metadata/list-filter.ts';
import type { SaveOutcome, UserTransaction } from '../org-access.ts';
import { describeType } from '../ui-api/data-types.ts';
import { toRestJson } from '../ui-api/json-value.ts';
import { recordFromJson } from '../ui-api/records.ts';

const BASE = '/services/data/v67.0';

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
            : { type: record.typeName, url: `${BASE}/sobjects/${record.typeName}/${record.id ?? ''}` }
    };
    for (const [key, value] of record.values) {
        const field = record.type.fields.get(key);
        if (field) {
            json[field.name] =
                value instanceof Blob_
                    ? `${BASE}/sobjects/${record.typeName}/${record.id}/${field.name}`
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

/** `GET /query?q=`. */
export function query(transaction: UserTransaction, request: ServerRequest): object {
    const soql = request.query.get('q');
    if (!soql) {
        throw badRequest('MALFORMED_QUERY', 'A query string has to be specified');
    }
    if (/^\s*select\s+count\s*\(\s*\)/i.test(soql)) {
        return { totalSize: transaction.count(soql), done: true, records: [] };
    }
    const records = transaction.query(soql).map(restRecord);
    return { totalSize: records.length, done: true, records };
}

/** `GET /sobjects/{object}/{id}`. */
export function readRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    id: string,
    request: ServerRequest
): object {
    const object = restObject(schema, transaction, name);
    const asked = listParameter(request, 'fields');
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

/** `POST /sobjects/{object}`. */
export function createRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    request: ServerRequest
): object {
    const object = restObject(schema, transaction, name);
    const id = saved(transaction.insert([recordFromJson(object, jsonBody(request))])[0]);
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
    const record = recordFromJson(restObject(schema, transaction, name), jsonBody(request));
    record.id = id;
    saved(transaction.update([record])[0]);
}

/** `DELETE /sobjects/{object}/{id}`. */
export function deleteRecord(schema: OrgSchema, transaction: UserTransaction, name: string, id: string): void {
    restObject(schema, transaction, name);
    saved(transaction.delete([id])[0]);
}

/** `GET` and `PATCH /sobjects/{object}/{externalIdField}/{value}`. */
export function byExternalId(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    fieldName: string,
    value: string
): SObject {
    const object = restObject(schema, transaction, name);
    const field = object.fields.get(fieldName.toLowerCase());
    if (!field?.externalId || !transaction.fieldAccess(field).readable) {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${fieldName}`);
    }
    const records = transaction.query(
        `SELECT Id FROM ${object.name} WHERE ${field.name} = ${field.apexType === 'String' ? quoted(value) : value}`
    );
    if (!records[0]) {
        throw notFound('The requested resource does not exist');
    }
    return records[0];
}

/** `PATCH /sobjects/{object}/{externalIdField}/{value}`: updates the record, or creates it. */
export function upsertRecord(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    fieldName: string,
    value: string,
    request: ServerRequest
): { id: string; created: boolean } {
    const object = restObject(schema, transaction, name);
    const field = object.fields.get(fieldName.toLowerCase());
    if (!field?.externalId) {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${fieldName}`);
    }
    const existed =
        transaction.query(`SELECT Id FROM ${object.name} WHERE ${field.name} = ${quoted(value)}`).length > 0;
    const record = recordFromJson(object, { ...jsonBody(request), [field.name]: value });
    return { id: saved(transaction.upsert([record], field.name)[0]), created: !existed };
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

/** `GET /sobjects`. */
export function describeGlobal(schema: OrgSchema, transaction: UserTransaction): object {
    const objects = [...schema.objects.values()].filter((object) => transaction.objectAccess(object).readable);
    return {
        encoding: 'UTF-8',
        maxBatchSize: 200,
        sobjects: objects.map((object) => objectDescribe(transaction, object))
    };
}

/** `GET /sobjects/{object}/describe`. */
export function describe(schema: OrgSchema, transaction: UserTransaction, name: string): object {
    const object = restObject(schema, transaction, name);
    const fields = [...object.fields.values()].filter((field) => transaction.fieldAccess(field).readable);
    return {
        ...objectDescribe(transaction, object),
        fields: fields.map((field) => fieldDescribe(transaction, field)),
        childRelationships: object.references.map((reference) => ({
            cascadeDelete: reference.field.cascadeDelete,
            childSObject: reference.object.name,
            field: reference.field.name,
            relationshipName: reference.field.childRelationshipName,
            restrictedDelete: reference.field.restrictedDelete
        })),
        recordTypeInfos: object.recordTypes.map((type) => ({
            active: type.active,
            developerName: type.developerName,
            name: type.label,
            master: false
        }))
    };
}

function objectDescribe(transaction: UserTransaction, object: ObjectModel): Record<string, unknown> {
    const access = transaction.objectAccess(object);
    return {
        name: object.name,
        label: object.label,
        labelPlural: object.pluralLabel,
        keyPrefix: object.keyPrefix || null,
        custom: object.custom,
        customSetting: object.isCustomSetting,
        createable: access.createable,
        updateable: access.updateable,
        deletable: access.deletable,
        undeletable: object.undeletable,
        mergeable: object.mergeable,
        queryable: object.queryable,
        searchable: object.searchable,
        layoutable: object.layoutable,
        feedEnabled: object.feedEnabled,
        triggerable: object.kind === 'custom' || object.kind === 'standard',
        urls: {
            sobject: `${BASE}/sobjects/${object.name}`,
            describe: `${BASE}/sobjects/${object.name}/describe`,
            rowTemplate: `${BASE}/sobjects/${object.name}/{ID}`
        }
    };
}

function fieldDescribe(transaction: UserTransaction, field: FieldModel): object {
    const access = transaction.fieldAccess(field);
    return {
        name: field.name,
        label: field.label,
        type: describeType(field),
        length: field.length,
        precision: field.precision,
        scale: field.scale,
        custom: field.custom,
        nillable: !field.required,
        defaultedOnCreate: field.defaultedOnCreate,
        unique: field.unique,
        caseSensitive: field.caseSensitive,
        externalId: field.externalId,
        createable: access.createable,
        updateable: access.updateable,
        filterable: field.filterable,
        sortable: field.sortable,
        groupable: field.groupable,
        permissionable: field.permissionable,
        nameField: field.nameField,
        autoNumber: field.autoNumber !== null,
        calculated: field.formula !== null || field.rollup !== null,
        calculatedFormula: field.formula,
        htmlFormatted: field.htmlFormatted,
        inlineHelpText: field.inlineHelpText,
        cascadeDelete: field.cascadeDelete,
        restrictedDelete: field.restrictedDelete,
        restrictedPicklist: field.restrictedPicklist,
        controllerName: field.controllingField,
        referenceTo: field.referenceTo,
        relationshipName: field.relationshipName,
        relationshipOrder: field.masterDetailOrder,
        picklistValues: (field.picklist ?? []).map((one) => ({
            active: one.active,
            defaultValue: one.isDefault,
            label: one.label,
            validFor: null,
            value: one.value
        }))
    };
}
