import { controllingValues, validIndexes } from '../../schema/dependent-picklist.ts';
import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { shownLabel } from '../../database/session.ts';
import { notFound } from '../http/errors.ts';
import { objectIcon } from '../metadata/icons.ts';
import { isFilledIn } from '../metadata/layouts.ts';
import type { OrgAccess, UserTransaction } from '../org-access.ts';
import { dataPath } from '../rest/versions.ts';
import { uiDataType } from './data-types.ts';

/** Id of the master record type, on every org. */
export const MASTER_RECORD_TYPE_ID = '012000000000000AAA';

/**
 * @returns the object
 * @throws RestError 404 for one that does not exist or that the user may not read
 */
export function readableObject(schema: OrgSchema, transaction: UserTransaction, name: string): ObjectModel {
    const object = schema.object(name);
    if (!object || !transaction.objectAccess(object).readable) {
        throw notFound(`Object ${name} is not found or you do not have access to it.`);
    }
    return object;
}

/** @returns the field's API names as the nested path `Relationship.Name` shows a lookup, or null */
export function nameFieldsOf(object: ObjectModel | undefined): string[] {
    return object?.nameField ? [object.nameField.name] : [];
}

/** Payload of `/ui-api/object-info`: the objects that the user may see. */
export function objectDirectory(schema: OrgSchema, transaction: UserTransaction): object {
    const seen = [...schema.objects.values()].filter((object) => transaction.objectAccess(object).readable);
    const entry = (object: ObjectModel): object => ({
        apiName: object.name,
        keyPrefix: object.keyPrefix,
        label: object.label,
        labelPlural: object.pluralLabel,
        nameFields: nameFieldsOf(object),
        objectInfoUrl: `${dataPath()}/ui-api/object-info/${object.name}`
    });
    return { objects: Object.fromEntries(seen.map((object) => [object.name, entry(object)])) };
}

/** Payload of `/ui-api/object-info/{object}`: only what the user may see. */
export function objectInfo(org: OrgAccess, transaction: UserTransaction, object: ObjectModel): Record<string, unknown> {
    const access = transaction.objectAccess(object);
    const fields = [...object.fields.values()].filter((field) => transaction.fieldAccess(field).readable);
    const recordTypeInfos = recordTypes(transaction, object);
    const iconName = objectIcon(org.schema, object.name);
    return {
        apiName: object.name,
        associateEntityType: null,
        associateParentEntity: null,
        childRelationships: [...object.childRelationships.values()].map((child) => ({
            childObjectApiName: child.object.name,
            fieldName: child.field.name,
            junctionIdListNames: [],
            junctionReferenceTo: [],
            relationshipName: child.name
        })),
        compactLayoutable: object.layoutable,
        createable: access.createable,
        custom: object.custom,
        defaultRecordTypeId: recordTypeInfos[0]?.recordTypeId ?? MASTER_RECORD_TYPE_ID,
        deletable: access.deletable,
        dependentFields: {},
        feedEnabled: object.feedEnabled,
        fields: Object.fromEntries(fields.map((field) => [field.name, fieldInfo(org.schema, transaction, field)])),
        keyPrefix: object.keyPrefix,
        label: object.label,
        labelPlural: object.pluralLabel,
        layoutable: object.layoutable,
        mruEnabled: false,
        nameFields: nameFieldsOf(object),
        queryable: object.queryable,
        recordTypeInfos: Object.fromEntries(recordTypeInfos.map((info) => [info.recordTypeId, info])),
        searchLayoutable: object.searchable,
        searchable: object.searchable,
        themeInfo: { color: '', iconName, iconUrl: `/assets/icons/${iconName.replace(':', '/')}_60.png` },
        updateable: access.updateable
    };
}

function fieldInfo(schema: OrgSchema, transaction: UserTransaction, field: FieldModel): Record<string, unknown> {
    const access = transaction.fieldAccess(field);
    return {
        apiName: field.name,
        calculated: field.formula !== null || field.rollup !== null,
        compound: field.compoundOf !== null,
        compoundComponentName: field.compoundParent,
        compoundFieldName: field.compoundParent,
        controllerName: field.controllingField,
        controllingFields: field.controllingField ? [field.controllingField] : [],
        createable: access.createable,
        custom: field.custom,
        dataType: uiDataType(field),
        externalId: field.externalId,
        extraTypeInfo: null,
        filterable: field.filterable,
        filteredLookupInfo: null,
        highScaleNumber: false,
        htmlFormatted: field.htmlFormatted || isHtmlFormula(field),
        inlineHelpText: field.inlineHelpText,
        label: labelOf(field),
        length: field.length,
        maskType: null,
        nameField: field.nameField,
        polymorphicForeignKey: field.referenceToAny || field.referenceTo.length > 1,
        precision: field.precision,
        reference: field.type === 'REFERENCE',
        referenceTargetField: null,
        referenceToInfos: field.referenceTo.map((name) => ({
            apiName: name,
            nameFields: nameFieldsOf(schema.object(name))
        })),
        relationshipName: field.relationshipName,
        required: isFilledIn(field),
        scale: field.scale,
        searchPrefilterable: false,
        sortable: field.sortable,
        unique: field.unique,
        updateable: access.updateable
    };
}

// Documented: formula fields that make links or images are HTML.
function isHtmlFormula(field: FieldModel): boolean {
    return field.formula !== null && field.apexType === 'String' && /\b(HYPERLINK|IMAGE)\s*\(/i.test(field.formula);
}

// A lookup to a user or contact is labelled `Owner ID` in the describe, and `Owner` on pages.
export function labelOf(field: FieldModel): string {
    const label = shownLabel(field);
    return field.custom ? label : label.replace(/ ID$/, '');
}

interface RecordTypeInfo {
    available: boolean;
    defaultRecordTypeMapping: boolean;
    master: boolean;
    name: string;
    recordTypeId: string;
}

function recordTypes(transaction: UserTransaction, object: ObjectModel): RecordTypeInfo[] {
    const master = { available: true, master: true, name: 'Master', recordTypeId: MASTER_RECORD_TYPE_ID };
    if (!object.recordTypes.length) {
        return [{ ...master, defaultRecordTypeMapping: true }];
    }
    const rows = transaction.query(
        `SELECT Id, Name FROM RecordType WHERE SobjectType = '${object.name}' AND IsActive = true`
    );
    const infos = rows.map((row, index) => ({
        available: true,
        defaultRecordTypeMapping: index === 0,
        master: false,
        name: String(row.get('Name')),
        recordTypeId: String(row.id)
    }));
    return [...infos, { ...master, defaultRecordTypeMapping: !infos.length }];
}

/** Payload of `/ui-api/object-info/{object}/picklist-values/{recordTypeId}/{field}`. */
export function picklistValues(
    transaction: UserTransaction,
    object: ObjectModel,
    recordTypeId: string,
    fieldName: string
): Record<string, unknown> {
    const field = object.fields.get(fieldName.toLowerCase());
    if (!field?.picklist || !transaction.fieldAccess(field).readable) {
        throw notFound(`${object.name}.${fieldName} is no picklist or you do not have access to it.`);
    }
    const offered = offeredValues(transaction, object, field, recordTypeId);
    const controlling = controllingValues(object, field);
    const values = field.picklist
        .filter((one) => one.active && (!offered || offered.values.includes(one.value)))
        .map((one) => ({
            attributes: null,
            label: one.label,
            validFor: validIndexes(one, controlling),
            value: one.value
        }));
    const standard = offered?.defaultValue ?? field.picklist.find((one) => one.isDefault)?.value;
    return {
        controllerValues: Object.fromEntries(controlling.map((value, index) => [value, index])),
        defaultValue: values.find((one) => one.value === standard) ?? null,
        url: `${dataPath()}/ui-api/object-info/${object.name}/picklist-values/${recordTypeId}/${field.name}`,
        values
    };
}

/** Payload of `/ui-api/object-info/{object}/picklist-values/{recordTypeId}`. */
export function allPicklistValues(
    transaction: UserTransaction,
    object: ObjectModel,
    recordTypeId: string
): Record<string, unknown> {
    const fields = [...object.fields.values()].filter(
        (field) => field.picklist && transaction.fieldAccess(field).readable
    );
    return {
        picklistFieldValues: Object.fromEntries(
            fields.map((field) => [field.name, picklistValues(transaction, object, recordTypeId, field.name)])
        )
    };
}

function offeredValues(
    transaction: UserTransaction,
    object: ObjectModel,
    field: FieldModel,
    recordTypeId: string
): { values: string[]; defaultValue: string | null } | undefined {
    if (recordTypeId === MASTER_RECORD_TYPE_ID || !object.recordTypes.length) {
        return undefined;
    }
    const [row] = transaction.query(`SELECT DeveloperName FROM RecordType WHERE Id = '${recordTypeId}'`);
    const type = object.recordTypes.find((one) => one.developerName === row?.get('DeveloperName'));
    return type?.picklistValues.get(field.name.toLowerCase());
}
