import { controllingValues, validForBits, validIndexes } from '../../schema/dependent-picklist.ts';
import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { shownLabel } from '../../database/session.ts';
import { listParameter, type ServerRequest } from '../http/request.ts';
import type { UserTransaction } from '../org-access.ts';
import { describeType } from '../ui-api/data-types.ts';
import { MOST_RECENT_ITEMS, recentRecords } from './recent.ts';
import { restObject } from './sobjects.ts';
import { dataPath } from './versions.ts';

/** `GET /sobjects`. */
export function describeGlobal(schema: OrgSchema, transaction: UserTransaction): object {
    const objects = [...schema.objects.values()].filter((object) => transaction.objectAccess(object).readable);
    return {
        encoding: 'UTF-8',
        maxBatchSize: 200,
        sobjects: objects.map((object) => objectDescribe(transaction, object))
    };
}

/** `GET /sobjects/{object}`: what the object is; a program has viewed no records lately. */
export function basicInformation(schema: OrgSchema, transaction: UserTransaction, name: string): object {
    const object = restObject(schema, transaction, name);
    const recentItems = recentRecords(schema, transaction, object.name, MOST_RECENT_ITEMS);
    return { objectDescribe: objectDescribe(transaction, object), recentItems };
}

/** `GET /sobjects/{object}/describe`. */
export function describe(schema: OrgSchema, transaction: UserTransaction, name: string): object {
    const object = restObject(schema, transaction, name);
    const fields = [...object.fields.values()].filter((field) => transaction.fieldAccess(field).readable);
    return {
        ...objectDescribe(transaction, object),
        fields: fields.map((field) => fieldDescribe(transaction, object, field)),
        childRelationships: object.references.map((reference) => ({
            cascadeDelete: reference.field.cascadeDelete,
            childSObject: reference.object.name,
            field: reference.field.name,
            relationshipName: reference.field.childRelationshipName,
            restrictedDelete: reference.field.restrictedDelete
        })),
        recordTypeInfos: object.recordTypes.map((type) => ({
            active: type.active,
            developerName: type.developerName,
            name: type.label,
            master: false
        }))
    };
}

function objectDescribe(transaction: UserTransaction, object: ObjectModel): Record<string, unknown> {
    const access = transaction.objectAccess(object);
    return {
        name: object.name,
        label: object.label,
        labelPlural: object.pluralLabel,
        keyPrefix: object.keyPrefix || null,
        custom: object.custom,
        customSetting: object.isCustomSetting,
        createable: access.createable,
        updateable: access.updateable,
        deletable: access.deletable,
        undeletable: object.undeletable,
        mergeable: object.mergeable,
        queryable: object.queryable,
        searchable: object.searchable,
        layoutable: object.layoutable,
        feedEnabled: object.feedEnabled,
        triggerable: object.kind === 'custom' || object.kind === 'standard',
        urls: {
            sobject: `${dataPath()}/sobjects/${object.name}`,
            describe: `${dataPath()}/sobjects/${object.name}/describe`,
            rowTemplate: `${dataPath()}/sobjects/${object.name}/{ID}`
        }
    };
}

function fieldDescribe(transaction: UserTransaction, object: ObjectModel, field: FieldModel): object {
    const controlling = controllingValues(object, field);
    const access = transaction.fieldAccess(field);
    return {
        name: field.name,
        label: shownLabel(field),
        type: describeType(field),
        length: field.length,
        precision: field.precision,
        scale: field.scale,
        custom: field.custom,
        nillable: !field.required,
        defaultedOnCreate: field.defaultedOnCreate,
        unique: field.unique,
        caseSensitive: field.caseSensitive,
        externalId: field.externalId,
        createable: access.createable,
        updateable: access.updateable,
        filterable: field.filterable,
        sortable: field.sortable,
        groupable: field.groupable,
        permissionable: field.permissionable,
        nameField: field.nameField,
        autoNumber: field.autoNumber !== null,
        calculated: field.formula !== null || field.rollup !== null,
        calculatedFormula: field.formula,
        htmlFormatted: field.htmlFormatted,
        inlineHelpText: field.inlineHelpText,
        cascadeDelete: field.cascadeDelete,
        restrictedDelete: field.restrictedDelete,
        restrictedPicklist: field.restrictedPicklist,
        controllerName: field.controllingField,
        dependentPicklist: field.controllingField !== null,
        referenceTo: field.referenceTo,
        relationshipName: field.relationshipName,
        relationshipOrder: field.masterDetailOrder,
        picklistValues: (field.picklist ?? []).map((one) => ({
            active: one.active,
            defaultValue: one.isDefault,
            label: one.label,
            validFor: field.controllingField ? validForBits(validIndexes(one, controlling), controlling.length) : null,
            value: one.value
        }))
    };
}

/** `GET /limits/recordCount?sObjects=`: how many records there are, whoever may see them. */
export function recordCount(schema: OrgSchema, transaction: UserTransaction, request: ServerRequest): object {
    const names = listParameter(request, 'sObjects');
    const objects = names.length
        ? names.map((name) => restObject(schema, transaction, name))
        : [...schema.objects.values()].filter(
              (object) => object.layoutable && !object.virtual && transaction.objectAccess(object).readable
          );
    return {
        sObjects: objects.map((object) => ({
            name: object.name,
            count: transaction.count(`SELECT COUNT() FROM ${object.name}`)
        }))
    };
}
