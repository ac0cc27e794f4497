import type { DisplayType, FieldModel } from '../../schema/model.ts';

const UI_TYPES: Record<DisplayType, string> = {
    ADDRESS: 'Address',
    ANYTYPE: 'String',
    BASE64: 'Base64',
    BOOLEAN: 'Boolean',
    COMBOBOX: 'ComboBox',
    CURRENCY: 'Currency',
    DATE: 'Date',
    DATETIME: 'DateTime',
    DOUBLE: 'Double',
    EMAIL: 'Email',
    ENCRYPTEDSTRING: 'EncryptedString',
    ID: 'Reference',
    INTEGER: 'Int',
    LOCATION: 'Location',
    LONG: 'Long',
    MULTIPICKLIST: 'MultiPicklist',
    PERCENT: 'Percent',
    PHONE: 'Phone',
    PICKLIST: 'Picklist',
    REFERENCE: 'Reference',
    STRING: 'String',
    TEXTAREA: 'TextArea',
    TIME: 'Time',
    URL: 'Url'
};

const DESCRIBE_TYPES: Partial<Record<DisplayType, string>> = {
    INTEGER: 'int',
    ENCRYPTEDSTRING: 'encryptedstring',
    ANYTYPE: 'anyType'
};

/** @returns the type's name in the User Interface API */
export function uiDataType(field: FieldModel): string {
    return UI_TYPES[field.type];
}

/** @returns the type's name in the REST describe */
export function describeType(field: FieldModel): string {
    return DESCRIBE_TYPES[field.type] ?? field.type.toLowerCase();
}
