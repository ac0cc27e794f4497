import { currentSession, shownLabel } from '../../database/session.ts';
import { defaultValueOf } from '../../database/dml/defaults.ts';
import { isIdLookup } from '../../database/dml/external-references.ts';
import { fieldPermission, objectPermission } from '../../database/security/permissions.ts';
import { controllingValues, validForBits, validIndexes } from '../../schema/dependent-picklist.ts';
import type { DisplayType, FieldModel, ObjectModel, PicklistValue } from '../../schema/model.ts';
import { enumValue, enumValues, type ApexEnumValue } from '../../values/enum.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { fieldToken, objectToken, type SObjectFieldToken } from './tokens.ts';

const DISPLAY_TYPES: readonly (DisplayType | string)[] = [
    'ADDRESS',
    'ANYTYPE',
    'BASE64',
    'BOOLEAN',
    'COMBOBOX',
    'CURRENCY',
    'DATACATEGORYGROUPREFERENCE',
    'DATE',
    'DATETIME',
    'DOUBLE',
    'EMAIL',
    'ENCRYPTEDSTRING',
    'ID',
    'INTEGER',
    'JSON',
    'LOCATION',
    'LONG',
    'MULTIPICKLIST',
    'PERCENT',
    'PHONE',
    'PICKLIST',
    'REFERENCE',
    'SOBJECT',
    'STRING',
    'TEXTAREA',
    'TIME',
    'URL'
];
const SOAP_TYPES = [
    'ADDRESS',
    'ANYTYPE',
    'BASE64BINARY',
    'BOOLEAN',
    'DATE',
    'DATETIME',
    'DOUBLE',
    'ID',
    'INTEGER',
    'LOCATION',
    'LONG',
    'STRING',
    'TIME'
];
enumValues('Schema.DisplayType', DISPLAY_TYPES);
enumValues('Schema.SOAPType', SOAP_TYPES);

const SOAP: Readonly<Partial<Record<DisplayType, string>>> = {
    ADDRESS: 'ADDRESS',
    ANYTYPE: 'ANYTYPE',
    BASE64: 'BASE64BINARY',
    BOOLEAN: 'BOOLEAN',
    CURRENCY: 'DOUBLE',
    DATE: 'DATE',
    DATETIME: 'DATETIME',
    DOUBLE: 'DOUBLE',
    ID: 'ID',
    INTEGER: 'INTEGER',
    LOCATION: 'LOCATION',
    LONG: 'LONG',
    PERCENT: 'DOUBLE',
    REFERENCE: 'ID',
    TIME: 'TIME'
};

/** A Schema.DescribeFieldResult. */
export class DescribeField {
    readonly apexType = 'Schema.DescribeFieldResult';
    readonly object: ObjectModel;
    readonly field: FieldModel;

    constructor(object: ObjectModel, field: FieldModel) {
        this.object = object;
        this.field = field;
    }

    toApexString(): string {
        return `Schema.DescribeFieldResult[getName=${this.field.name};]`;
    }

    apexKey(): string {
        return `\0DF${this.object.name}.${this.field.name}`;
    }
}

const results = new WeakMap<SObjectFieldToken, DescribeField>();

export function describeField(token: SObjectFieldToken): DescribeField {
    let found = results.get(token);
    if (!found) {
        found = new DescribeField(token.object, token.field);
        results.set(token, found);
    }
    return found;
}

function access(self: DescribeField): { readable: boolean; editable: boolean } {
    const session = currentSession();
    return fieldPermission(session, session.userId, self.object, self.field);
}

function displayType(field: FieldModel): ApexEnumValue {
    return enumValue('Schema.DisplayType', field.type);
}

/** Byte length as the describe gives it: three bytes a character. */
function byteLength(field: FieldModel): number {
    return field.type === 'ID' || field.type === 'REFERENCE' ? 18 : field.length * 3;
}

interface PicklistEntry extends PicklistValue {
    apexType: 'Schema.PicklistEntry';
    /** Its properties as the API names them; what depends on another field has `validFor`, which Apex code reads from here alone. */
    toJsonText(): string;
}

function picklistEntry({ object, field }: DescribeField, value: PicklistValue): PicklistEntry {
    const toJsonText = (): string => {
        const controlling = controllingValues(object, field);
        const { active, isDefault, label } = value;
        const validFor = field.controllingField
            ? { validFor: validForBits(validIndexes(value, controlling), controlling.length) }
            : {};
        return JSON.stringify({ active, defaultValue: isDefault, label, ...validFor, value: value.value });
    };
    return { apexType: 'Schema.PicklistEntry', ...value, toJsonText };
}

/** isAccessible needs the object to be readable as well. */
function may(self: DescribeField, what: 'read' | 'create' | 'update'): boolean {
    const session = currentSession();
    const permission = objectPermission(session, session.userId, self.object);
    const { readable, editable } = access(self);
    switch (what) {
        case 'read':
            return permission.allowRead && readable;
        case 'create':
            return self.field.createable && self.object.createable && permission.allowCreate && editable;
        case 'update':
            return self.field.updateable && self.object.updateable && permission.allowEdit && editable;
    }
}

export const fieldClasses = [
    defineClass({ name: 'Schema.DisplayType', kind: 'enum', values: DISPLAY_TYPES }),
    defineClass({ name: 'Schema.SOAPType', kind: 'enum', values: SOAP_TYPES }),
    defineClass({ name: 'Schema.FieldDescribeOptions', kind: 'enum', values: ['DEFAULT', 'FULL_DESCRIBE'] }),
    defineClass({
        name: 'Schema.PicklistEntry',
        methods: {
            'String getLabel()': (self: PicklistEntry) => self.label,
            'String getValue()': (self: PicklistEntry) => self.value,
            'Boolean isActive()': (self: PicklistEntry) => self.active,
            'Boolean isDefaultValue()': (self: PicklistEntry) => self.isDefault
        }
    }),
    defineClass({
        name: 'Schema.DescribeFieldResult',
        methods: {
            'Integer getByteLength()': (self: DescribeField) => byteLength(self.field),
            'String getCalculatedFormula()': (self: DescribeField) => self.field.formula,
            'String getCompoundFieldName()': (self: DescribeField) => self.field.compoundParent,
            'Schema.SObjectField getController()': (self: DescribeField) => {
                const field =
                    self.field.controllingField === null
                        ? undefined
                        : self.object.fields.get(self.field.controllingField.toLowerCase());
                return field ? fieldToken(self.object, field) : null;
            },
            'Object getDefaultValue()': (self: DescribeField) =>
                self.field.defaultValue === null
                    ? (self.field.picklist?.find((one) => one.isDefault && one.active)?.value ?? null)
                    : defaultValueOf(currentSession(), self.field),
            'String getDefaultValueFormula()': (self: DescribeField) =>
                self.field.type === 'BOOLEAN' ? null : self.field.defaultValue,
            'Integer getDigits()': (self: DescribeField) => (self.field.type === 'INTEGER' ? self.field.precision : 0),
            'String getInlineHelpText()': (self: DescribeField) => self.field.inlineHelpText,
            'String getLabel()': (self: DescribeField) => shownLabel(self.field),
            'Integer getLength()': (self: DescribeField) => self.field.length,
            'String getLocalName()': (self: DescribeField) => self.field.name,
            'String getName()': (self: DescribeField) => self.field.name,
            'List<Schema.PicklistEntry> getPicklistValues()': (self: DescribeField) =>
                new ApexList(
                    'Schema.PicklistEntry',
                    (self.field.picklist ?? []).filter((one) => one.active).map((one) => picklistEntry(self, one))
                ),
            'Integer getPrecision()': (self: DescribeField) =>
                self.field.type === 'INTEGER' ? 0 : self.field.precision,
            'String getReferenceTargetField()': () => null,
            'List<Schema.SObjectType> getReferenceTo()': (self: DescribeField) =>
                new ApexList(
                    'Schema.SObjectType',
                    self.field.referenceTo.map((name) => objectToken(currentSession().schema.object(name)!))
                ),
            'String getRelationshipName()': (self: DescribeField) => self.field.relationshipName,
            'Integer getRelationshipOrder()': (self: DescribeField) => self.field.masterDetailOrder,
            'Integer getScale()': (self: DescribeField) => self.field.scale,
            'Schema.SOAPType getSOAPType()': (self: DescribeField) =>
                enumValue('Schema.SOAPType', SOAP[self.field.type] ?? 'STRING'),
            'Schema.SOAPType getSoapType()': (self: DescribeField) =>
                enumValue('Schema.SOAPType', SOAP[self.field.type] ?? 'STRING'),
            'Schema.SObjectField getSObjectField()': (self: DescribeField) => fieldToken(self.object, self.field),
            'Schema.SObjectType getSObjectType()': (self: DescribeField) => objectToken(self.object),
            'Schema.DisplayType getType()': (self: DescribeField) => displayType(self.field),
            'Boolean isAccessible()': (self: DescribeField) => may(self, 'read'),
            'Boolean isAggregatable()': (self: DescribeField) => self.field.filterable && self.field.type !== 'BOOLEAN',
            'Boolean isAiPredictionField()': () => false,
            'Boolean isAutoNumber()': (self: DescribeField) => self.field.autoNumber !== null,
            'Boolean isCalculated()': (self: DescribeField) =>
                self.field.formula !== null || self.field.rollup !== null,
            'Boolean isCascadeDelete()': (self: DescribeField) => self.field.cascadeDelete,
            'Boolean isCaseSensitive()': (self: DescribeField) => self.field.caseSensitive,
            'Boolean isCreateable()': (self: DescribeField) => may(self, 'create'),
            'Boolean isCustom()': (self: DescribeField) => self.field.custom,
            'Boolean isDefaultedOnCreate()': (self: DescribeField) =>
                self.field.defaultedOnCreate ||
                self.field.system ||
                self.field.name === 'OwnerId' ||
                self.field.defaultValue !== null ||
                self.field.autoNumber !== null ||
                self.field.picklist?.some((one) => one.isDefault) === true,
            'Boolean isDependentPicklist()': (self: DescribeField) => self.field.controllingField !== null,
            'Boolean isDeprecatedAndHidden()': () => false,
            'Boolean isEncrypted()': (self: DescribeField) => self.field.encrypted,
            'Boolean isExternalId()': (self: DescribeField) => self.field.externalId,
            'Boolean isFilterable()': (self: DescribeField) => self.field.filterable,
            'Boolean isFormulaTreatNullNumberAsZero()': (self: DescribeField) =>
                self.field.formula !== null && self.field.formulaBlankAsZero,
            'Boolean isGroupable()': (self: DescribeField) => self.field.groupable,
            'Boolean isHtmlFormatted()': (self: DescribeField) => self.field.htmlFormatted,
            'Boolean isIdLookup()': (self: DescribeField) => isIdLookup(self.field),
            'Boolean isNameField()': (self: DescribeField) => self.field.nameField,
            'Boolean isNamePointing()': (self: DescribeField) =>
                self.field.type === 'REFERENCE' && (self.field.referenceToAny || self.field.referenceTo.length > 1),
            'Boolean isNillable()': (self: DescribeField) => !self.field.required,
            'Boolean isPermissionable()': (self: DescribeField) => self.field.permissionable,
            'Boolean isQueryByDistance()': (self: DescribeField) => self.field.type === 'LOCATION',
            'Boolean isRestrictedDelete()': (self: DescribeField) => self.field.restrictedDelete,
            'Boolean isRestrictedPicklist()': (self: DescribeField) => self.field.restrictedPicklist,
            'Boolean isSearchPrefilterable()': (self: DescribeField) => self.field.type === 'REFERENCE',
            'Boolean isSortable()': (self: DescribeField) => self.field.sortable,
            'Boolean isUnique()': (self: DescribeField) => self.field.unique,
            'Boolean isUpdateable()': (self: DescribeField) => may(self, 'update'),
            'Boolean isWriteRequiresMasterRead()': (self: DescribeField) => self.field.writeRequiresMasterRead
        },
        properties: Object.fromEntries(
            (
                [
                    ['String Name', (self: DescribeField) => self.field.name],
                    ['String Label', (self: DescribeField) => shownLabel(self.field)],
                    ['Schema.DisplayType Type', (self: DescribeField) => displayType(self.field)],
                    ['Integer Length', (self: DescribeField) => self.field.length],
                    ['String LocalName', (self: DescribeField) => self.field.name],
                    ['Schema.SObjectField SObjectField', (self: DescribeField) => fieldToken(self.object, self.field)],
                    ['Schema.SObjectType SObjectType', (self: DescribeField) => objectToken(self.object)],
                    ['String RelationshipName', (self: DescribeField) => self.field.relationshipName],
                    ['Boolean Accessible', (self: DescribeField) => may(self, 'read')],
                    ['Boolean Createable', (self: DescribeField) => may(self, 'create')],
                    ['Boolean Updateable', (self: DescribeField) => may(self, 'update')]
                ] as [string, (self: DescribeField) => unknown][]
            ).map(([name, get]) => [name, { get }])
        )
    })
];
