import { API, request } from 'one/http';
import {
    fieldName,
    fieldNames,
    type FieldReference,
    objectName,
    type ObjectReference,
    query,
    uiApiAdapter,
    uiApiRequest
} from 'one/uiApi';
import { deepFreeze, forget, invalidate, read, refreshProvisioned } from 'one/wire';
import type { RecordRepresentation } from '../../shell/ui-api.ts';

interface RecordInput {
    apiName?: ObjectReference;
    fields: Record<string, unknown>;
    allowSaveOnDuplicate?: boolean;
}

/** Wire: one record with the given fields, or with those of its layouts. */
export const getRecord = uiApiAdapter(
    (config) => {
        const fields = fieldNames(config.fields);
        const optionalFields = fieldNames(config.optionalFields);
        const layoutTypes = fieldNames(config.layoutTypes);
        if (!config.recordId || !(fields.length || optionalFields.length || layoutTypes.length)) {
            return null;
        }
        const modes = fieldNames(config.modes);
        return `records/${config.recordId as string}${query({ fields, optionalFields, layoutTypes, modes })}`;
    },
    (config) => [config.recordId as string]
);

/** Wire: several records at once. */
export const getRecords = uiApiAdapter(
    (config) => {
        const groups = config.records as
            { recordIds: string[]; fields?: unknown; optionalFields?: unknown }[] | undefined;
        if (!groups?.length || groups.some((group) => !group.recordIds?.length)) {
            return null;
        }
        if (groups.length > 1) {
            throw new Error('Unsupported: getRecords with more than one entry in records');
        }
        const group = groups[0]!;
        const fields = fieldNames(group.fields);
        return `records/batch/${group.recordIds.join(',')}${query({ fields, optionalFields: fieldNames(group.optionalFields) })}`;
    },
    (config) => (config.records as { recordIds: string[] }[]).flatMap((group) => group.recordIds)
);

/** Wire: default field values for a new record. */
export const getRecordCreateDefaults = uiApiAdapter((config) => {
    const { objectApiName, recordTypeId, optionalFields } = config;
    return objectApiName
        ? `record-defaults/create/${objectName(objectApiName as ObjectReference)}${query({ recordTypeId: recordTypeId as string, optionalFields: fieldNames(optionalFields) })}`
        : null;
});

/** Creates a record and tells every wire that shows lists of its object. */
export async function createRecord(recordInput: RecordInput): Promise<RecordRepresentation> {
    const apiName = recordInput.apiName === undefined ? undefined : objectName(recordInput.apiName);
    const record = await request<RecordRepresentation>(`${API}/ui-api/records`, {
        method: 'POST',
        body: { ...recordInput, apiName }
    });
    void invalidate([`list:${record.apiName}`]);
    return deepFreeze(record);
}

/** Updates the record whose Id is among the fields. */
export async function updateRecord(
    recordInput: RecordInput,
    clientOptions?: { ifUnmodifiedSince?: string }
): Promise<RecordRepresentation> {
    if (clientOptions?.ifUnmodifiedSince) {
        throw new Error('Unsupported: updateRecord with ifUnmodifiedSince');
    }
    const { Id, ...fields } = recordInput.fields;
    if (!Id) {
        throw new Error('updateRecord: the fields must contain the Id of the record');
    }
    const record = await request<RecordRepresentation>(`${API}/ui-api/records/${Id as string}`, {
        method: 'PATCH',
        body: { fields }
    });
    await invalidate([record.id, `list:${record.apiName}`]);
    return deepFreeze(record);
}

/** Deletes a record. */
export async function deleteRecord(recordId: string): Promise<void> {
    await request(`${API}/ui-api/records/${recordId}`, { method: 'DELETE' });
    forget(recordId);
    await invalidate(['lists']);
}

/** Tells Lightning Data Service that records changed behind its back. */
export function notifyRecordUpdateAvailable(recordIds: { recordId: string }[]): Promise<void> {
    return invalidate(recordIds.map(({ recordId }) => recordId));
}

/** The older name of notifyRecordUpdateAvailable. */
export function getRecordNotifyChange(recordIds: { recordId: string }[]): void {
    void notifyRecordUpdateAvailable(recordIds);
}

/** `refreshApex` for values of Lightning Data Service. */
export const refresh = refreshProvisioned;

/** @returns a field's value; undefined when the record lacks it */
export function getFieldValue(record: RecordRepresentation | undefined, field: FieldReference): unknown {
    return findField(record, field)?.value;
}

/** @returns a field's value as the user's locale shows it */
export function getFieldDisplayValue(
    record: RecordRepresentation | undefined,
    field: FieldReference
): string | null | undefined {
    return findField(record, field)?.displayValue;
}

function findField(
    record: RecordRepresentation | undefined,
    field: FieldReference
): RecordRepresentation['fields'][string] | undefined {
    const path = fieldName(field).split('.').slice(1);
    let current: RecordRepresentation | null | undefined = record;
    for (const name of path.slice(0, -1)) {
        current = current?.fields[name]?.value as RecordRepresentation | null | undefined;
    }
    return current?.fields[path.at(-1)!];
}

/** @returns a record input with the record's fields that can be edited */
export function generateRecordInputForUpdate(record: RecordRepresentation): RecordInput {
    const fields = Object.fromEntries(Object.entries(record.fields).map(([name, { value }]) => [name, value]));
    return { fields: { ...fields, Id: record.id } };
}

/** @returns a record input for createRecord, without the fields that are null */
export function generateRecordInputForCreate(record: RecordRepresentation): RecordInput {
    const fields = Object.entries(record.fields).filter(([, { value }]) => value !== null);
    return { apiName: record.apiName, fields: Object.fromEntries(fields.map(([name, { value }]) => [name, value])) };
}

/** Reads a record without a wire (for the page's own components). */
export function readRecord(
    recordId: string,
    parameters: { fields?: string[]; optionalFields?: string[]; layoutTypes?: string[] }
): Promise<RecordRepresentation> {
    return read(uiApiRequest(`records/${recordId}${query(parameters)}`, [recordId]));
}
