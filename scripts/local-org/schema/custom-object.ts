import { makeField } from './field.ts';
import type { FieldModel, FieldSetModel, ObjectModel, RecordTypeModel, SharingModel, ValidationRule } from './model.ts';
import { emptyObject, recordTypeField, withSystemFields } from './standard/define.ts';
import { lineOf, MetadataError, xmlFlag, xmlList, xmlText, type Xml, type XmlFile } from './xml.ts';

function objectKind(name: string, xml: Xml): ObjectModel['kind'] {
    if (name.endsWith('__mdt')) {
        return 'customMetadata';
    }
    if (name.endsWith('__e')) {
        return 'platformEvent';
    }
    return xmlText(xml, 'customSettingsType') ? 'customSetting' : 'custom';
}

function ownField(object: string, name: string, type: string, given: Partial<FieldModel>): FieldModel {
    return makeField(object, name, type, { permissionable: false, custom: false, ...given });
}

function nameFieldOf(name: string, xml: Xml): FieldModel {
    const declared = xmlList(xml, 'nameField')[0];
    const auto = xmlText(declared, 'type') === 'AutoNumber';
    return ownField(name, 'Name', auto ? 'AutoNumber' : 'Text', {
        label: xmlText(declared, 'label') ?? `${xmlText(xml, 'label') ?? name} Name`,
        length: auto ? 30 : 80,
        nameField: true,
        // Name of a custom object may be left out: the platform then puts the record id there.
        required: true,
        defaultedOnCreate: true,
        autoNumber: auto ? (xmlText(declared, 'displayFormat') ?? '{0}') : null,
        createable: !auto,
        updateable: !auto,
        trackHistory: xmlFlag(declared, 'trackHistory')
    });
}

function ownFields(name: string, kind: ObjectModel['kind'], xml: Xml): FieldModel[] {
    if (kind === 'customMetadata') {
        return [
            ownField(name, 'DeveloperName', 'Text', {
                length: 40,
                label: 'Custom Metadata Record Name',
                required: true,
                nameField: true
            }),
            ownField(name, 'MasterLabel', 'Text', { length: 40, label: 'Label', required: true }),
            ownField(name, 'Language', 'Picklist', { length: 40, label: 'Master Language', required: true }),
            ownField(name, 'NamespacePrefix', 'Text', { length: 15, label: 'Namespace Prefix' }),
            ownField(name, 'Label', 'Text', { length: 40, label: 'Label' }),
            ownField(name, 'QualifiedApiName', 'Text', { length: 70, label: 'Qualified API Name' }),
            ownField(name, 'SystemModstamp', 'DateTime', { label: 'System Modstamp' })
        ];
    }
    if (kind === 'platformEvent') {
        return [
            ownField(name, 'ReplayId', 'Text', { length: 1000, createable: false, label: 'Replay ID' }),
            ownField(name, 'EventUuid', 'Text', { length: 36, createable: false, label: 'Event UUID' }),
            ownField(name, 'CreatedDate', 'DateTime', { createable: false }),
            ownField(name, 'CreatedById', 'Lookup', {
                createable: false,
                referenceTo: ['User'],
                relationshipName: 'CreatedBy'
            })
        ];
    }
    if (kind === 'customSetting') {
        const hierarchy = xmlText(xml, 'customSettingsType') === 'Hierarchy';
        return [
            ownField(name, 'Name', 'Text', {
                length: 38,
                label: 'Name',
                nameField: true,
                required: true,
                defaultedOnCreate: hierarchy,
                unique: !hierarchy
            }),
            ownField(name, 'SetupOwnerId', 'Lookup', {
                label: 'Location',
                required: true,
                defaultedOnCreate: true,
                updateable: false,
                referenceTo: ['Organization', 'Profile', 'User'],
                relationshipName: 'SetupOwner'
            })
        ];
    }
    return [nameFieldOf(name, xml)];
}

/** Makes the model of a custom object, custom setting, custom metadata type or platform event; its fields are added afterwards. */
export function readCustomObject(source: XmlFile, name: string): ObjectModel {
    const xml = source.content;
    const kind = objectKind(name, xml);
    const model = emptyObject(name, {
        label: xmlText(xml, 'label') ?? name,
        pluralLabel: xmlText(xml, 'pluralLabel') ?? xmlText(xml, 'label') ?? name,
        custom: true,
        kind,
        isCustomMetadata: kind === 'customMetadata',
        isCustomSetting: kind === 'customSetting',
        customSettingType:
            kind === 'customSetting' ? (xmlText(xml, 'customSettingsType') as 'List' | 'Hierarchy') : null,
        sharingModel: (xmlText(xml, 'sharingModel') ?? 'ReadWrite') as SharingModel,
        searchable: kind === 'custom',
        layoutable: kind === 'custom',
        undeletable: kind === 'custom',
        feedEnabled: xmlFlag(xml, 'enableFeeds'),
        historyTracked: xmlFlag(xml, 'enableHistory'),
        createable: kind !== 'customMetadata',
        updateable: kind !== 'customMetadata' && kind !== 'platformEvent',
        deletable: kind !== 'customMetadata' && kind !== 'platformEvent',
        readOnly: kind === 'customMetadata',
        queryable: kind !== 'platformEvent',
        publishesImmediately: xmlText(xml, 'publishBehavior') === 'PublishImmediately',
        description: xmlText(xml, 'description'),
        place: { file: source.file, line: 1 }
    });
    const without =
        kind === 'customMetadata' || kind === 'platformEvent'
            ? ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
            : [];
    withSystemFields(model, ownFields(name, kind, xml), without);
    return model;
}

/** Adds OwnerId (or not, for a detail) and the sharing that follows from the master-detail fields, once the fields are known. */
export function finishCustomObject(object: ObjectModel): void {
    if (object.kind !== 'custom') {
        return;
    }
    const masters = [...object.fields.values()].filter((field) => field.masterDetailOrder !== null);
    masters.sort((a, b) => a.masterDetailOrder! - b.masterDetailOrder!);
    if (masters.length > 0) {
        object.sharingModel = 'ControlledByParent';
        object.controlledBy = masters;
    } else {
        object.fields.set(
            'ownerid',
            ownField(object.name, 'OwnerId', 'Lookup', {
                label: 'Owner ID',
                referenceTo: ['Group', 'User'],
                relationshipName: 'Owner',
                required: true,
                defaultedOnCreate: true
            })
        );
    }
    if (object.recordTypes.length > 0) {
        object.fields.set('recordtypeid', recordTypeField(object.name));
    }
}

export function readValidationRule(source: XmlFile, xml: Xml, object: string): ValidationRule {
    const name = xmlText(xml, 'fullName') ?? '';
    const line = lineOf(source, `<fullName>${name}</fullName>`);
    const formula = xmlText(xml, 'errorConditionFormula');
    if (formula === null) {
        throw new MetadataError(
            source.file,
            line,
            `The validation rule ${object}.${name} has no errorConditionFormula`
        );
    }
    return {
        name,
        active: xmlFlag(xml, 'active'),
        formula,
        message: xmlText(xml, 'errorMessage') ?? '',
        displayField: xmlText(xml, 'errorDisplayField'),
        place: { file: source.file, line }
    };
}

export function readRecordType(xml: Xml): RecordTypeModel {
    return {
        developerName: xmlText(xml, 'fullName') ?? '',
        label: xmlText(xml, 'label') ?? '',
        active: xmlText(xml, 'active') !== 'false',
        description: xmlText(xml, 'description'),
        picklistValues: new Map(
            xmlList(xml, 'picklistValues').map((one) => {
                const values = xmlList(one, 'values');
                return [
                    (xmlText(one, 'picklist') ?? '').toLowerCase(),
                    {
                        values: values.map((value) => decodeURIComponent(xmlText(value, 'fullName') ?? '')),
                        defaultValue: xmlText(
                            values.find((value) => xmlFlag(value, 'default')),
                            'fullName'
                        )
                    }
                ];
            })
        )
    };
}

export function readFieldSet(xml: Xml): FieldSetModel {
    return {
        name: xmlText(xml, 'fullName') ?? '',
        label: xmlText(xml, 'label') ?? '',
        description: xmlText(xml, 'description') ?? '',
        fields: xmlList(xml, 'displayedFields').map((one) => ({
            path: xmlText(one, 'field') ?? '',
            required: xmlFlag(one, 'isRequired')
        }))
    };
}
