import { currentSession } from '../../database/session.ts';
import { ApexException, throwApex, throwNullPointer } from '../../values/exceptions.ts';
import { valuesEqual, keyText } from '../../values/equality.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { objectToken, SObjectFieldToken } from '../schema/tokens.ts';
import type { DmlOptionsValue } from './dml-options.ts';
import { errorValue } from './results.ts';

/** Name of a field given by text or token. */
function nameOf(field: string | SObjectFieldToken | null): string {
    if (field === null) {
        return throwNullPointer('Argument cannot be null.');
    }
    return typeof field === 'string' ? field : field.field.name;
}

/** A path `Account.Name` reads through parents, as `get` of dynamic Apex does not: it is refused like any unknown field. */
function get(self: SObject, field: string | SObjectFieldToken | null): unknown {
    if (
        field instanceof SObjectFieldToken &&
        field.object.name !== self.type.name &&
        !self.type.fields.has(field.field.name.toLowerCase())
    ) {
        throwApex(
            'System.SObjectException',
            `${field.object.name}.${field.field.name} does not belong to SObject type ${self.type.name}`
        );
    }
    return self.get(nameOf(field));
}

/** `getPopulatedFieldsAsMap()`: API names, relationships included. */
function populated(self: SObject): ApexMap {
    const map = new ApexMap('String', 'Object');
    for (const [key, value] of self.values) {
        const field = self.type.fields.get(key);
        const name =
            field?.name ??
            self.type.parentRelationships.get(key)?.relationshipName ??
            self.type.childRelationships.get(key)?.name ??
            key;
        if (value !== null || self.queriedFields === null) {
            map.put(name, value);
        }
    }
    return map;
}

function messageOf(error: unknown): string {
    return error instanceof ApexException ? (error.apexMessage ?? '') : String(error ?? '');
}

function addError(self: SObject, error: unknown): void {
    self.addError(messageOf(error));
}

function addFieldError(self: SObject, field: string | SObjectFieldToken, error: unknown): void {
    self.addError(messageOf(error), self.field(nameOf(field)).name);
}

function writable(self: SObject, field: string | SObjectFieldToken | null, value: unknown): unknown {
    const name = nameOf(field);
    const model = self.field(name);
    // What only the platform writes: formulas, compound fields, audit fields (wording: dhoechst/Salesforce-Test-Factory, issue 3).
    if (!model.createable && !model.updateable && model.name !== 'Id') {
        throwApex('System.SObjectException', `Field ${model.name} is not editable`);
    }
    return self.put(name, value);
}

export const sobjectClass = defineClass({
    name: 'System.SObject',
    methods: {
        'void addError(String message)': addError,
        'void addError(String message, Boolean escape)': addError,
        'void addError(Exception error)': addError,
        'void addError(Exception error, Boolean escape)': addError,
        'void addError(String field, String message)': addFieldError,
        'void addError(String field, String message, Boolean escape)': addFieldError,
        'void addError(Schema.SObjectField field, String message)': addFieldError,
        'void addError(Schema.SObjectField field, String message, Boolean escape)': addFieldError,
        'void clear()': (self: SObject) => self.values.clear(),
        'SObject clone()': (self: SObject) => cloneOf(self),
        'SObject clone(Boolean preserveId)': (self: SObject, id: boolean) => cloneOf(self, id),
        'SObject clone(Boolean preserveId, Boolean isDeepClone)': (self: SObject, id: boolean, deep: boolean) =>
            cloneOf(self, id, deep),
        'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveTimestamps)': (
            self: SObject,
            id: boolean,
            deep: boolean,
            times: boolean
        ) => cloneOf(self, id, deep, times),
        'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveTimestamps, Boolean preserveAutonumber)':
            (self: SObject, id: boolean, deep: boolean, times: boolean, numbers: boolean) =>
                cloneOf(self, id, deep, times, numbers),
        'Boolean equals(Object other)': (self: SObject, other: unknown) => valuesEqual(self, other),
        'Integer hashCode()': (self: SObject) => hash(keyText(self)),
        'Object get(String field)': get,
        'Object get(Schema.SObjectField field)': get,
        'Id getCloneSourceId()': (self: SObject) => self.cloneSourceId,
        'List<Database.Error> getErrors()': (self: SObject) =>
            new ApexList(
                'Database.Error',
                (self.errors ?? []).map((error) =>
                    errorValue({
                        statusCode: error.statusCode,
                        message: error.message,
                        fields: error.field === null ? [] : [error.field]
                    })
                )
            ),
        'Database.DMLOptions getOptions()': (self: SObject) => self.dmlOptions,
        'Map<String, Object> getPopulatedFieldsAsMap()': populated,
        'SObject getSObject(String relationship)': (self: SObject, name: string | null) =>
            self.getSObject(name ?? throwNullPointer('Argument cannot be null.')),
        'SObject getSObject(Schema.SObjectField field)': (self: SObject, field: SObjectFieldToken) =>
            self.getSObject(nameOf(field)),
        'List<SObject> getSObjects(String relationship)': (self: SObject, name: string | null) =>
            self.getSObjects(name ?? throwNullPointer('Argument cannot be null.')),
        'Schema.SObjectType getSObjectType()': (self: SObject) => objectToken(self.type),
        'String getQuickActionName()': () => null,
        'Boolean hasErrors()': (self: SObject) => (self.errors ?? []).length > 0,
        'Boolean isClone()': (self: SObject) => self.cloned,
        'Boolean isSet(String field)': (self: SObject, field: string) => self.isSet(nameOf(field)),
        'Boolean isSet(Schema.SObjectField field)': (self: SObject, field: SObjectFieldToken) =>
            self.isSet(nameOf(field)),
        'Object put(String field, Object value)': writable,
        'Object put(Schema.SObjectField field, Object value)': writable,
        'SObject putSObject(String relationship, SObject value)': (
            self: SObject,
            name: string,
            value: SObject | null
        ) => self.putSObject(name, value),
        'SObject putSObject(Schema.SObjectField field, SObject value)': (
            self: SObject,
            field: SObjectFieldToken,
            value: SObject | null
        ) => self.putSObject(nameOf(field), value),
        'void recalculateFormulas()': (self: SObject) => {
            throw new UnsupportedError(`SObject.recalculateFormulas on ${self.type.name}`);
        },
        'void setOptions(Object options)': (self: SObject, options: DmlOptionsValue) => {
            self.dmlOptions = options;
        }
    }
});

function cloneOf(self: SObject, id = false, deep = false, times = false, numbers = false): SObject {
    const copy = self.clone(id ?? false, deep ?? false, times ?? false, numbers ?? false);
    copy.cloned = true;
    copy.cloneSourceId = self.id;
    return copy;
}

function hash(text: string): number {
    let value = 0;
    for (let i = 0; i < text.length; i++) {
        value = (value * 31 + text.charCodeAt(i)) | 0;
    }
    return value;
}

/** A new record of an object by name; for Type.newInstance and tests. */
export function newSObject(name: string): SObject {
    return new SObject(currentSession().schema.object(name)!);
}
