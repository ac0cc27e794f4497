import { catalogueObject } from '../catalogue/objects.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { ApexDate, ApexDatetime, ApexTime, DAY_MS } from './date.ts';
import { Blob_ } from './blob.ts';
import { Decimal } from './decimal.ts';
import { Double } from './double.ts';
import { keyText, valuesEqual } from './equality.ts';
import { throwApex } from './exceptions.ts';
import { ApexList } from './list.ts';
import { UnsupportedError } from './unsupported.ts';
import { apexTextOf, type Value } from './value.ts';

/** An error put on a record by `addError`; `field` is null for an error of the record as a whole. */
export interface RecordError {
    message: string;
    field: string | null;
    statusCode: string;
}

/** Computes the value of a field that is not held: formula fields of a record in a trigger. */
export type FieldResolver = (record: SObject, field: FieldModel) => Value;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A record. */
export class SObject {
    readonly type: ObjectModel;
    /** Lower-case field or relationship name → value, a parent SObject, or an ApexList of children. */
    values: Map<string, Value>;
    /** Lower-case names that a query selected; null for a record that Apex made, of which every field may be read. */
    queriedFields: Set<string> | null = null;
    errors: RecordError[] | null = null;
    /** Set for Trigger.old and, in after triggers, Trigger.new. */
    readOnly = false;
    resolver: FieldResolver | null = null;
    /** True while the record is inside a trigger: only there `addError` on it has a meaning for the statement. */
    inTrigger = false;
    /** `Database.setOptions` of the record. */
    dmlOptions: unknown = null;
    /** `isClone`: made by `clone` in Apex. */
    cloned = false;
    /** `getCloneSourceId`: the record that it was made from, where that has an id. */
    cloneSourceId: string | null = null;

    constructor(type: ObjectModel, values: Map<string, Value> = new Map()) {
        this.type = type;
        this.values = values;
    }

    get typeName(): string {
        return this.type.name;
    }

    get id(): string | null {
        return (this.values.get('id') as string | undefined) ?? null;
    }

    set id(id: string | null) {
        this.values.set('id', id);
    }

    /** The field of the object with this name; throws as the platform does for a dynamic name that is not one. */
    field(name: string): FieldModel {
        return (
            this.type.fields.get(name.toLowerCase()) ??
            this.refuseKnown(name) ??
            throwApex('System.SObjectException', `Invalid field ${name} for ${this.type.name}`)
        );
    }

    /** A field of the platform that neither the source nor a query has named, so that the object does not have it. */
    private refuseKnown(name: string): null {
        if (
            this.type.kind === 'standard' &&
            catalogueObject(this.type.name)?.fields.some((one) => same(one.name, name))
        ) {
            throw new UnsupportedError(`the field ${this.type.name}.${name} by its name alone`);
        }
        return null;
    }

    /** Reads a field by a name that the compiler has checked; a field that the query left out throws. */
    read(key: string): Value {
        const value = this.values.get(key);
        return value === undefined ? this.absent(key) : value;
    }

    private absent(key: string): Value {
        const field = this.type.fields.get(key);
        if (this.queriedFields !== null && !this.queriedFields.has(key)) {
            throwApex(
                'System.SObjectException',
                `SObject row was retrieved via SOQL without querying the requested field: ${this.type.name}.${field?.name ?? relationshipText(this.type, key)}`
            );
        }
        if (field && this.resolver && (field.formula !== null || field.compoundOf !== null)) {
            return this.resolver(this, field);
        }
        // A checkbox is never null, a record that Apex makes included.
        return field?.type === 'BOOLEAN' && this.queriedFields === null ? false : null;
    }

    /** `get(name)`: a field by its name at run time, or of a parent by `Relationship.Field` where the object has such a path. */
    get(name: string): Value {
        if (name === null) {
            return throwApex('System.NullPointerException', 'Argument cannot be null.');
        }
        const key = name.toLowerCase();
        if (!this.type.fields.has(key) || this.type.kind === 'aggregate') {
            if (this.type.kind === 'aggregate') {
                return this.values.has(key)
                    ? this.values.get(key)!
                    : throwApex('System.SObjectException', `Invalid field ${name} for AggregateResult`);
            }
            this.field(name);
        }
        return this.read(key);
    }

    /** `put(name, value)`; gives the former value. */
    put(name: string, value: Value): Value {
        if (name === null) {
            return throwApex('System.NullPointerException', 'Argument cannot be null.');
        }
        const field = this.field(name);
        const former = this.values.get(name.toLowerCase()) ?? null;
        this.write(name.toLowerCase(), assignable(field, value));
        return former;
    }

    /** Writes a field or parent by a name that the compiler has checked. */
    write(key: string, value: Value): void {
        if (this.readOnly) {
            throwApex('System.FinalException', 'Record is read-only');
        }
        this.values.set(key, value);
        this.queriedFields?.add(key);
    }

    /** `getSObject(relationship)`; null where there is no parent. */
    getSObject(relationship: string): Value {
        const key = relationship.toLowerCase();
        if (!this.type.parentRelationships.has(key)) {
            const field = this.type.fields.get(key);
            if (field?.relationshipName) {
                return this.getSObject(field.relationshipName);
            }
            throwApex('System.SObjectException', `Invalid relationship ${relationship} for ${this.type.name}`);
        }
        return this.read(key);
    }

    putSObject(relationship: string, value: Value): Value {
        const key = relationship.toLowerCase();
        const field = this.type.fields.get(key);
        const name = this.type.parentRelationships.has(key) ? key : field?.relationshipName?.toLowerCase();
        if (!name) {
            return throwApex('System.SObjectException', `Invalid relationship ${relationship} for ${this.type.name}`);
        }
        const former = this.values.get(name) ?? null;
        this.write(name, value);
        return former;
    }

    /** `getSObjects(relationship)`: the children a query brought; null where it brought none. */
    getSObjects(relationship: string): Value {
        const key = relationship.toLowerCase();
        if (!this.type.childRelationships.has(key)) {
            throwApex('System.SObjectException', `Invalid relationship ${relationship} for ${this.type.name}`);
        }
        const children = this.values.get(key) ?? null;
        return children instanceof ApexList && children.items.length === 0 ? null : children;
    }

    /** Children by a name that the compiler has checked: an empty list where the query brought none. */
    children(key: string): Value {
        const children = this.values.get(key);
        if (children === undefined && this.queriedFields !== null && !this.queriedFields.has(key)) {
            this.absent(key);
        }
        return children ?? new ApexList(this.type.childRelationships.get(key)?.object.name ?? 'SObject');
    }

    isSet(name: string): boolean {
        return this.values.has(this.field(name).name.toLowerCase());
    }

    /** `clone(preserveId, isDeepClone, preserveReadonlyTimestamps, preserveAutonumber)`. */
    clone(preserveId = false, isDeepClone = false, preserveTimestamps = false, preserveAutonumber = false): SObject {
        const copy = new SObject(this.type);
        for (const [key, value] of this.values) {
            const field = this.type.fields.get(key);
            if (
                (key === 'id' && !preserveId) ||
                (field?.system && key !== 'id' && !preserveTimestamps) ||
                (field?.autoNumber && !preserveAutonumber)
            ) {
                continue;
            }
            copy.values.set(
                key,
                isDeepClone && value instanceof SObject
                    ? value.clone(preserveId, true, preserveTimestamps, preserveAutonumber)
                    : value
            );
        }
        copy.queriedFields = this.queriedFields === null ? null : new Set(this.queriedFields);
        if (copy.queriedFields && !preserveId) {
            copy.queriedFields.add('id');
        }
        return copy;
    }

    /** A copy for the database's own use: same values, nothing of its history. */
    snapshot(): SObject {
        return new SObject(this.type, new Map(this.values));
    }

    addError(message: string, field: string | null = null, statusCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION'): void {
        (this.errors ??= []).push({ message, field, statusCode });
    }

    equals(other: unknown): boolean {
        if (this === other) {
            return true;
        }
        if (!(other instanceof SObject) || other.type !== this.type) {
            return false;
        }
        const keys = new Set([...this.values.keys(), ...other.values.keys()]);
        for (const key of keys) {
            if (!valuesEqual(this.values.get(key) ?? null, other.values.get(key) ?? null)) {
                return false;
            }
        }
        return true;
    }

    apexKey(): string {
        const parts: string[] = [];
        for (const [key, value] of this.values) {
            if (value !== null) {
                parts.push(`${key}\0=${keyText(value)}`);
            }
        }
        return `\0o${this.type.name}{${parts.sort().join('\0,')}}`;
    }

    /** `Account:{Name=Acme, Id=001…}`, as `String.valueOf(record)` gives it. */
    toApexString(): string {
        const parts: string[] = [];
        for (const [key, value] of this.values) {
            const field = this.type.fields.get(key);
            if (field) {
                parts.push(`${field.name}=${fieldText(value)}`);
            }
        }
        return `${this.type.name}:{${parts.join(', ')}}`;
    }
}

function relationshipText(type: ObjectModel, key: string): string {
    return type.parentRelationships.get(key)?.relationshipName ?? type.childRelationships.get(key)?.name ?? key;
}

function fieldText(value: Value): string {
    return apexTextOf(value) ?? String(value);
}

const JS_TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
    String: (value) => typeof value === 'string',
    Id: (value) => typeof value === 'string',
    Boolean: (value) => typeof value === 'boolean',
    Integer: (value) => typeof value === 'number',
    Long: (value) => typeof value === 'number' || typeof value === 'bigint'
};

/** Checks a value put under a name at run time; `Illegal assignment from String to Boolean` as the platform says it. */
function assignable(field: FieldModel, value: Value): Value {
    if (value === null) {
        return null;
    }
    const test = JS_TYPES[field.apexType];
    const name = typeNameOf(value);
    const good = test ? test(value) : ASSIGNABLE[field.apexType]?.includes(name) !== false;
    if (!good) {
        throwApex('System.SObjectException', `Illegal assignment from ${name} to ${field.apexType}`);
    }
    if (field.apexType === 'Decimal' && name !== 'Decimal') {
        return toDecimal(value);
    }
    if (field.apexType === 'Datetime' && name === 'Date') {
        return toDatetime(value);
    }
    return value;
}

const ASSIGNABLE: Readonly<Record<string, readonly string[]>> = {
    Decimal: ['Decimal', 'Double', 'Integer', 'Long'],
    Date: ['Date'],
    Datetime: ['Datetime', 'Date'],
    Time: ['Time'],
    Blob: ['Blob']
};

function typeNameOf(value: Value): string {
    switch (typeof value) {
        case 'string':
            return 'String';
        case 'boolean':
            return 'Boolean';
        case 'number':
            return 'Integer';
        case 'bigint':
            return 'Long';
        default:
            return objectTypeName(value);
    }
}

function objectTypeName(value: Value): string {
    if (value instanceof Decimal) {
        return 'Decimal';
    }
    if (value instanceof Double) {
        return 'Double';
    }
    if (value instanceof ApexDate) {
        return 'Date';
    }
    if (value instanceof ApexDatetime) {
        return 'Datetime';
    }
    if (value instanceof ApexTime) {
        return 'Time';
    }
    if (value instanceof Blob_) {
        return 'Blob';
    }
    return (value as { typeName?: string }).typeName ?? 'Object';
}

function toDecimal(value: Value): Value {
    return Decimal.of(value instanceof Double ? value.value : (value as number | bigint));
}

/** A Date in a Datetime field is its midnight in GMT. */
function toDatetime(value: Value): Value {
    return new ApexDatetime((value as ApexDate).days * DAY_MS);
}
