import { currentSession } from '../../database/session.ts';
import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';
import { recordTypeIdOf } from './record-type-info.ts';
import { SObject } from '../../values/sobject.ts';

/** A Schema.SObjectType token; there is one of each. */
export class SObjectTypeToken {
    readonly apexType = 'Schema.SObjectType';
    readonly object: ObjectModel;

    constructor(object: ObjectModel) {
        this.object = object;
    }

    toApexString(): string {
        return this.object.name;
    }

    apexKey(): string {
        return `\0T${this.object.name}`;
    }
}

/** A Schema.SObjectField token; there is one of each. */
export class SObjectFieldToken {
    readonly apexType = 'Schema.SObjectField';
    readonly object: ObjectModel;
    readonly field: FieldModel;

    constructor(object: ObjectModel, field: FieldModel) {
        this.object = object;
        this.field = field;
    }

    toApexString(): string {
        return this.field.name;
    }

    apexKey(): string {
        return `\0F${this.object.name}.${this.field.name}`;
    }
}

const types = new WeakMap<ObjectModel, SObjectTypeToken>();
const fields = new WeakMap<FieldModel, Map<ObjectModel, SObjectFieldToken>>();

export function objectToken(object: ObjectModel): SObjectTypeToken {
    let token = types.get(object);
    if (!token) {
        token = new SObjectTypeToken(object);
        types.set(object, token);
    }
    return token;
}

export function fieldToken(object: ObjectModel, field: FieldModel): SObjectFieldToken {
    let byObject = fields.get(field);
    if (!byObject) {
        byObject = new Map();
        fields.set(field, byObject);
    }
    let token = byObject.get(object);
    if (!token) {
        token = new SObjectFieldToken(object, field);
        byObject.set(object, token);
    }
    return token;
}

/** The token of an object by name; what compiled `Account.SObjectType` stands for. */
export function sobjectType(schema: OrgSchema, name: string): SObjectTypeToken {
    return objectToken(schema.object(name)!);
}

/** The token of a field by name; what compiled `Account.Name` stands for. */
export function sobjectField(schema: OrgSchema, object: string, field: string): SObjectFieldToken {
    const model = schema.object(object)!;
    return fieldToken(model, model.fields.get(field.toLowerCase())!);
}

/** A new record with the defaults of its fields and, where given, a record type: `newSObject(recordTypeId, loadDefaults)`. */
function newRecord(token: SObjectTypeToken, id: string | null = null): SObject {
    const record = new SObject(token.object);
    if (id !== null) {
        if (id.slice(0, 3) !== token.object.keyPrefix) {
            throwApex('System.TypeException', `Invalid id value for the SObject type: ${id}`);
        }
        record.id = id;
    }
    return record;
}

export const tokenClasses = (describe: {
    object: (token: SObjectTypeToken) => unknown;
    field: (token: SObjectFieldToken) => unknown;
    defaults: (record: SObject) => void;
}) => [
    defineClass({
        name: 'Schema.SObjectType',
        methods: {
            'Schema.DescribeSObjectResult getDescribe()': (self: SObjectTypeToken) => describe.object(self),
            'Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions options)': (
                self: SObjectTypeToken
            ) => describe.object(self),
            'SObject newSObject()': (self: SObjectTypeToken) => newRecord(self),
            'SObject newSObject(Id id)': (self: SObjectTypeToken, id: string) => newRecord(self, id),
            'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': (
                self: SObjectTypeToken,
                recordTypeId: string | null,
                loadDefaults: boolean
            ) => {
                const record = newRecord(self);
                if (recordTypeId !== null) {
                    record.values.set('recordtypeid', recordTypeId);
                }
                if (loadDefaults) {
                    describe.defaults(record);
                    if (recordTypeId === null && self.object.recordTypes.length > 0) {
                        record.values.set('recordtypeid', recordTypeIdOf(currentSession(), self.object, null));
                    }
                }
                return record;
            },
            'Boolean equals(Object other)': (self: SObjectTypeToken, other: unknown) => self === other,
            'Integer hashCode()': (self: SObjectTypeToken) => hash(self.object.name),
            'String toString()': (self: SObjectTypeToken) => self.object.name
        }
    }),
    defineClass({
        name: 'Schema.SObjectField',
        methods: {
            'Schema.DescribeFieldResult getDescribe()': (self: SObjectFieldToken) => describe.field(self),
            'Schema.DescribeFieldResult getDescribe(Object options)': (self: SObjectFieldToken) => describe.field(self),
            'Boolean equals(Object other)': (self: SObjectFieldToken, other: unknown) => self === other,
            'Integer hashCode()': (self: SObjectFieldToken) => hash(`${self.object.name}.${self.field.name}`),
            'String toString()': (self: SObjectFieldToken) => self.field.name
        }
    })
];

function hash(text: string): number {
    let value = 0;
    for (let i = 0; i < text.length; i++) {
        value = (value * 31 + text.charCodeAt(i)) | 0;
    }
    return value;
}
