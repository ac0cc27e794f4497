import type { FieldModel } from './model.ts';
import { fieldType } from './types.ts';

/** `MailingPostalCode` → `Mailing Postal Code`; `AccountId` → `Account ID`; the platform's usual label for a standard field. */
export function labelOf(name: string): string {
    return name
        .replace(/__[a-z]+$/i, '')
        .replace(/_/g, ' ')
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/ Id$/, ' ID');
}

/**
 * A field with the values that follow from its type; callers then set what differs.
 * @param type a field type of the metadata API (`Text`, `Lookup`, …)
 */
export function makeField(object: string, name: string, type: string, given: Partial<FieldModel> = {}): FieldModel {
    const types = fieldType(type);
    if (!types) {
        throw new Error(`Unsupported: field type ${type} of ${object}.${name}`);
    }
    const [display, apexType] = types;
    const longText = type === 'LongTextArea' || type === 'Html' || type === 'LongText' || type === 'Base64';
    const compound = type === 'Address' || type === 'Location';
    const field: FieldModel = {
        object,
        name,
        label: labelOf(name),
        type: display,
        apexType,
        length: 0,
        precision: 0,
        scale: 0,
        custom: name.endsWith('__c'),
        required: false,
        defaultedOnCreate: false,
        unique: false,
        caseSensitive: false,
        externalId: false,
        createable: !compound,
        updateable: !compound,
        filterable: !longText,
        sortable: !longText && display !== 'MULTIPICKLIST' && !compound,
        groupable:
            !longText &&
            !compound &&
            !['DOUBLE', 'CURRENCY', 'PERCENT', 'DATETIME', 'TIME', 'MULTIPICKLIST', 'ENCRYPTEDSTRING'].includes(
                display
            ),
        permissionable: true,
        nameField: false,
        htmlFormatted: type === 'Html',
        encrypted: display === 'ENCRYPTEDSTRING',
        trackHistory: false,
        compoundOf: null,
        compoundParent: null,
        autoNumber: null,
        defaultValue: null,
        picklist: display === 'PICKLIST' || display === 'MULTIPICKLIST' || display === 'COMBOBOX' ? [] : null,
        restrictedPicklist: false,
        controllingField: null,
        referenceTo: [],
        referenceToAny: false,
        relationshipName: null,
        childRelationshipName: null,
        masterDetailOrder: null,
        cascadeDelete: false,
        restrictedDelete: false,
        reparentable: true,
        writeRequiresMasterRead: false,
        lookupFilter: null,
        formula: null,
        formulaBlankAsZero: true,
        rollup: null,
        description: null,
        inlineHelpText: null,
        system: false,
        place: null,
        ...given
    };
    if (display === 'BOOLEAN') {
        field.defaultValue ??= 'false';
    }
    if (display === 'REFERENCE') {
        field.length = 18;
    }
    if (display === 'PICKLIST' && field.length === 0) {
        field.length = 255;
    }
    if (display === 'INTEGER' && field.precision === 0) {
        field.precision = 9;
    }
    return field;
}
