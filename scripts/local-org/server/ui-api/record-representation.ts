import type { OrgSchema } from '../../schema/model.ts';
import { SObject } from '../../values/sobject.ts';
import type { UserTransaction } from '../org-access.ts';
import { displayValue } from './display-value.ts';
import { toJson } from './json-value.ts';
import { labelOf } from './object-info.ts';
import { type FieldPath, targetOf } from './record-fields.ts';

/** Payload of a record in the User Interface API. */
export interface RecordRepresentation {
    apiName: string;
    childRelationships: object;
    fields: Record<string, { displayValue: string | null; value: unknown }>;
    id: string | null;
    lastModifiedById: unknown;
    lastModifiedDate: unknown;
    recordTypeId: unknown;
    recordTypeInfo: null;
    systemModstamp: unknown;
}

/**
 * @param record a record that was queried with the paths
 * @param paths the fields to show; a parent's fields are nested in the parent's representation
 */
export function recordRepresentation(
    schema: OrgSchema,
    transaction: UserTransaction,
    record: SObject,
    paths: FieldPath[]
): RecordRepresentation {
    const fields: RecordRepresentation['fields'] = {};
    const nested = new Map<string, FieldPath[]>();
    for (const [name = '', ...rest] of paths) {
        if (rest.length) {
            nested.set(name, [...(nested.get(name) ?? []), rest]);
        } else {
            const field = record.field(name);
            const value = record.get(name);
            fields[field.name] = {
                displayValue:
                    historyLabel(schema, record, field.name, value) ?? displayValue(field, value, transaction.user),
                value: toJson(value)
            };
        }
    }
    for (const [name, below] of nested) {
        const parent = record.getSObject(name);
        fields[name] =
            parent instanceof SObject
                ? parentValue(schema, transaction, parent, below)
                : { displayValue: null, value: null };
    }
    const has = (name: string): unknown =>
        record.queriedFields?.has(name.toLowerCase()) ? toJson(record.get(name)) : null;
    return {
        apiName: apiNameOf(schema, record),
        childRelationships: {},
        fields,
        id: record.id,
        lastModifiedById: has('LastModifiedById'),
        lastModifiedDate: has('LastModifiedDate'),
        recordTypeId: record.type.fields.has('recordtypeid') ? has('RecordTypeId') : null,
        recordTypeInfo: null,
        systemModstamp: has('SystemModstamp')
    };
}

// A polymorphic parent (an owner) is queried as `Name`; its id tells what it is.
function apiNameOf(schema: OrgSchema, record: SObject): string {
    const actual = record.type.kind === 'name' && record.id ? schema.objectByPrefix(record.id.slice(0, 3)) : undefined;
    return actual?.name ?? record.typeName;
}

// A row of field history names the field; people read its label.
function historyLabel(schema: OrgSchema, record: SObject, name: string, value: unknown): string | null {
    if (record.type.kind !== 'history' || name !== 'Field') {
        return null;
    }
    const tracked = schema.object(record.type.baseObject ?? '')?.fields.get(String(value).toLowerCase());
    return tracked ? labelOf(tracked) : String(value) === 'created' ? 'Created.' : String(value);
}

// A parent's display value is its name.
function parentValue(
    schema: OrgSchema,
    transaction: UserTransaction,
    parent: SObject,
    paths: FieldPath[]
): { displayValue: string | null; value: unknown } {
    const nameField = parent.type.nameField?.name ?? 'Name';
    const asked = paths.some((path) => path.length === 1 && path[0] === nameField);
    return {
        displayValue: asked ? String(parent.get(nameField) ?? '') : null,
        value: recordRepresentation(schema, transaction, parent, paths)
    };
}

/** @returns the object that a path's last field belongs to, with the field's name */
export function ownerOfPath(schema: OrgSchema, objectName: string, path: FieldPath): { object: string; field: string } {
    let object = schema.object(objectName);
    for (const name of path.slice(0, -1)) {
        const lookup = object?.parentRelationships.get(name.toLowerCase());
        object = lookup && targetOf(schema, lookup);
    }
    return { object: object?.name ?? objectName, field: path.at(-1)! };
}
