import { makeField } from '../field.ts';
import type { FieldModel, ObjectModel, PicklistValue, SharingModel } from '../model.ts';

export interface StandardOptions {
    keyPrefix: string;
    label: string;
    pluralLabel: string;
    sharing?: SharingModel;
    /** The lookup that decides the access when `sharing` is ControlledByParent. */
    controlledBy?: string;
    setup?: boolean;
    readOnly?: boolean;
    recordTypes?: boolean;
    searchable?: boolean;
    mergeable?: boolean;
    createable?: boolean;
    updateable?: boolean;
    deletable?: boolean;
    undeletable?: boolean;
    history?: boolean;
    layoutable?: boolean;
    feed?: boolean;
    /** ContentVersion and its relatives: access follows the records a file is linked to. */
    files?: boolean;
    virtual?: boolean;
    /** System fields that the object does not have. */
    without?: readonly string[];
}

export interface StandardObject {
    name: string;
    options: StandardOptions;
    text: string;
}

/**
 * Declares a standard object. One line a field: `Name Type flags…`, where the type is that of the metadata API with its
 * length or precision and scale in brackets, and picklist values in square ones (`*` marks the default value).
 * Flags: `required`, `defaulted` (the platform fills it in), `name`, `readonly`, `createonly`, `unique`, `casesensitive`,
 * `cascade` (deleted with the parent), `rel=` relationship name, `children=` child relationship name, `autonumber=`,
 * `default=`, `compound=` its parts, `to=` targets of an id without a relationship, `open` (values not listed).
 */
export function standardObject(name: string, options: StandardOptions, text: string): StandardObject {
    return { name, options, text };
}

const SYSTEM_FIELDS: readonly [string, string, string][] = [
    ['IsDeleted', 'Checkbox', 'Deleted'],
    ['CreatedDate', 'DateTime', 'Created Date'],
    ['CreatedById', 'Lookup', 'Created By ID'],
    ['LastModifiedDate', 'DateTime', 'Last Modified Date'],
    ['LastModifiedById', 'Lookup', 'Last Modified By ID'],
    ['SystemModstamp', 'DateTime', 'System Modstamp']
];

function picklistValues(text: string): PicklistValue[] {
    return text
        .split(';')
        .filter((one) => one !== '')
        .map((one) => {
            const value = one.replace(/\*$/, '');
            return { value, label: value, isDefault: one.endsWith('*'), active: true, validFor: null };
        });
}

function parseField(object: string, line: string): FieldModel {
    const match = /^(\w+)\s+(\w+)(?:\(([^)]*)\))?(?:\[([^\]]*)\])?\s*(.*)$/.exec(line.trim());
    if (!match) {
        throw new Error(`Standard object ${object}: unreadable line: ${line}`);
    }
    const [, name, type, size, values, rest] = match as unknown as [string, string, string, string?, string?, string?];
    const flags = new Map<string, string>();
    for (const flag of (rest ?? '').split(/\s+/)) {
        const [key, value] = flag.split('=');
        flags.set(key!, value ?? '');
    }
    const field = makeField(object, name, type);
    const sizes = (size ?? '').split(',');
    if (type === 'Lookup') {
        field.referenceToAny = size === '*';
        field.referenceTo = size === '*' ? [] : sizes;
    } else if (field.apexType === 'String') {
        field.length = Number(size ?? 255);
    } else if (field.apexType === 'Decimal') {
        field.scale = Number(sizes[1] ?? 0);
        field.precision = Number(sizes[0] ?? 18) + field.scale;
    } else if (field.type === 'INTEGER' && size) {
        field.precision = Number(size);
    }
    if (flags.has('to')) {
        const targets = flags.get('to')!.split(',');
        field.referenceToAny = targets.includes('*');
        field.referenceTo = targets.filter((one) => one !== '*');
    }
    if (values !== undefined) {
        field.picklist = picklistValues(values);
        field.defaultValue = null;
    }
    field.filterable &&= !(field.type === 'TEXTAREA' && field.length > 4000);
    field.required = flags.has('required') || field.type === 'BOOLEAN';
    field.defaultedOnCreate = flags.has('defaulted');
    field.nameField = flags.has('name');
    if (flags.has('readonly') || flags.has('autonumber')) {
        field.createable = field.updateable = false;
    }
    if (flags.has('createonly')) {
        field.updateable = false;
    }
    field.unique = flags.has('unique');
    field.caseSensitive = flags.has('casesensitive');
    field.cascadeDelete = flags.has('cascade');
    field.relationshipName = flags.get('rel') ?? null;
    field.childRelationshipName = flags.get('children') ?? null;
    field.autoNumber = flags.get('autonumber') ?? null;
    field.defaultValue = flags.get('default') ?? field.defaultValue;
    field.compoundOf = flags.get('compound')?.split(',') ?? null;
    // Field permissions exist for what is neither required nor a name nor kept by the platform alone.
    field.permissionable =
        (field.type === 'BOOLEAN' || !field.required) &&
        !field.nameField &&
        ![
            'OwnerId',
            'LastActivityDate',
            'LastViewedDate',
            'LastReferencedDate',
            'PhotoUrl',
            'MasterRecordId',
            'IsDeleted',
            'FirstName',
            'Salutation'
        ].includes(name);
    return field;
}

function addSystemFields(object: ObjectModel, without: readonly string[]): void {
    for (const [name, type, label] of SYSTEM_FIELDS) {
        if (!without.includes(name) && !object.fields.has(name.toLowerCase())) {
            const field = systemField(object.name, name, type, label);
            object.fields.set(name.toLowerCase(), field);
        }
    }
}

function systemField(object: string, name: string, type: string, label: string): FieldModel {
    const field = makeField(object, name, type, {
        label,
        required: true,
        createable: false,
        updateable: false,
        permissionable: false,
        system: true,
        custom: false
    });
    if (type === 'Lookup') {
        field.referenceTo = ['User'];
        field.relationshipName = name.slice(0, -2);
    }
    return field;
}

/** The fields every object has (Id first), written for standard and custom objects alike. */
export function withSystemFields(object: ObjectModel, own: FieldModel[], without: readonly string[] = []): void {
    const id = makeField(object.name, 'Id', 'IdField', {
        type: 'ID',
        label: 'Record ID',
        length: 18,
        required: true,
        createable: false,
        updateable: false,
        permissionable: false,
        system: true
    });
    object.fields.set('id', id);
    for (const field of own) {
        object.fields.set(field.name.toLowerCase(), field);
        if (field.nameField) {
            object.nameField = field;
        }
    }
    addSystemFields(object, without);
}

/** Fields that a file adds to every object with record types. */
export function recordTypeField(object: string): FieldModel {
    return makeField(object, 'RecordTypeId', 'Lookup', {
        label: 'Record Type ID',
        referenceTo: ['RecordType'],
        relationshipName: 'RecordType',
        permissionable: false
    });
}

/** An object without fields, with the properties that most have. */
export function emptyObject(name: string, given: Partial<ObjectModel>): ObjectModel {
    return {
        name,
        label: name,
        pluralLabel: name,
        keyPrefix: '',
        custom: false,
        kind: 'standard',
        isCustomMetadata: false,
        isCustomSetting: false,
        customSettingType: null,
        fields: new Map(),
        parentRelationships: new Map(),
        childRelationships: new Map(),
        references: [],
        nameField: null,
        validationRules: [],
        recordTypes: [],
        fieldSets: [],
        sharingReasons: [],
        publishesImmediately: false,
        sharingModel: 'ReadWrite',
        controlledBy: [],
        setup: false,
        readOnly: false,
        createable: true,
        updateable: true,
        deletable: true,
        undeletable: false,
        mergeable: false,
        queryable: true,
        searchable: false,
        layoutable: false,
        feedEnabled: false,
        historyTracked: false,
        baseObject: null,
        virtual: false,
        description: null,
        place: null,
        ...given
    };
}

/** Makes the model of a declared standard object; relationships are linked later, when every object is known. */
export function buildStandardObject(declared: StandardObject): ObjectModel {
    const { options } = declared;
    const object = emptyObject(declared.name, {
        label: options.label,
        pluralLabel: options.pluralLabel,
        keyPrefix: options.keyPrefix,
        sharingModel: options.sharing ?? 'ReadWrite',
        setup: options.setup ?? false,
        readOnly: options.readOnly ?? false,
        createable: !options.readOnly && (options.createable ?? true),
        updateable: !options.readOnly && (options.updateable ?? true),
        deletable: !options.readOnly && (options.deletable ?? true),
        undeletable: options.undeletable ?? false,
        mergeable: options.mergeable ?? false,
        searchable: options.searchable ?? false,
        layoutable: options.layoutable ?? false,
        feedEnabled: options.feed ?? false,
        historyTracked: options.history ?? false,
        virtual: options.virtual ?? false
    });
    const fields = declared.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => parseField(declared.name, line));
    if (options.recordTypes) {
        fields.push(recordTypeField(declared.name));
    }
    if (options.readOnly) {
        for (const field of fields) {
            field.createable = field.updateable = false;
        }
    }
    if (options.setup) {
        for (const field of fields) {
            field.permissionable = false;
        }
    }
    withSystemFields(object, fields, options.without ?? []);
    for (const field of fields) {
        if (field.type === 'ADDRESS') {
            const stem = field.name.slice(0, -'Address'.length);
            for (const part of [
                'Street',
                'City',
                'State',
                'PostalCode',
                'Country',
                'Latitude',
                'Longitude',
                'GeocodeAccuracy'
            ]) {
                const component = object.fields.get(`${stem}${part}`.toLowerCase());
                if (component) {
                    component.compoundParent = field.name;
                }
            }
        }
        for (const part of field.compoundOf ?? []) {
            object.fields.get(part.toLowerCase())!.compoundParent = field.name;
        }
    }
    object.controlledBy = options.controlledBy ? [object.fields.get(options.controlledBy.toLowerCase())!] : [];
    return object;
}
