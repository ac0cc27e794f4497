import type { ApexFieldType, DisplayType } from './model.ts';

/** Field types of the metadata API (and of the standard objects here) → display type and Apex type. */
const FIELD_TYPES: Readonly<Record<string, [DisplayType, ApexFieldType]>> = {
    AutoNumber: ['STRING', 'String'],
    Address: ['ADDRESS', 'Address'],
    Base64: ['BASE64', 'Blob'],
    Checkbox: ['BOOLEAN', 'Boolean'],
    Combobox: ['COMBOBOX', 'String'],
    Currency: ['CURRENCY', 'Decimal'],
    Date: ['DATE', 'Date'],
    DateTime: ['DATETIME', 'Datetime'],
    Email: ['EMAIL', 'String'],
    EncryptedText: ['ENCRYPTEDSTRING', 'String'],
    Hierarchy: ['REFERENCE', 'Id'],
    Html: ['TEXTAREA', 'String'],
    IdField: ['REFERENCE', 'Id'],
    Integer: ['INTEGER', 'Integer'],
    Location: ['LOCATION', 'Location'],
    Long: ['LONG', 'Long'],
    LongText: ['TEXTAREA', 'String'],
    LongTextArea: ['TEXTAREA', 'String'],
    Lookup: ['REFERENCE', 'Id'],
    MasterDetail: ['REFERENCE', 'Id'],
    MetadataRelationship: ['REFERENCE', 'Id'],
    MultiselectPicklist: ['MULTIPICKLIST', 'String'],
    Number: ['DOUBLE', 'Decimal'],
    Object: ['ANYTYPE', 'Object'],
    Percent: ['PERCENT', 'Decimal'],
    Phone: ['PHONE', 'String'],
    Picklist: ['PICKLIST', 'String'],
    Summary: ['DOUBLE', 'Decimal'],
    Text: ['STRING', 'String'],
    TextArea: ['TEXTAREA', 'String'],
    Time: ['TIME', 'Time'],
    Url: ['URL', 'String']
};

/** Display and Apex type of a field type of the metadata API; null where there is no such type. */
export function fieldType(metadataType: string): [DisplayType, ApexFieldType] | null {
    return FIELD_TYPES[metadataType] ?? null;
}

/** Columns of a table: fields that hold a value of their own (compound fields and formulas do not). */
export function isStored(field: {
    type: DisplayType;
    formula: string | null;
    compoundOf: string[] | null;
    name: string;
}): boolean {
    return field.formula === null && field.type !== 'ADDRESS' && field.type !== 'LOCATION';
}

/** A relationship of custom metadata to an object or field: it holds an API name where others hold a record id. */
export function isDefinitionReference(field: { referenceTo: readonly string[] }): boolean {
    return field.referenceTo.includes('EntityDefinition') || field.referenceTo.includes('FieldDefinition');
}
