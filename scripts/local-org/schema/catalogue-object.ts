import { catalogueObject, type CatalogueObject } from '../catalogue/objects.ts';
import { makeField } from './field.ts';
import type { FieldModel, ObjectModel } from './model.ts';
import { emptyObject, withSystemFields } from './standard/define.ts';

/** Apex type of a field → its type of the metadata API. The jars know no more: no lengths, picklists and required fields. */
const FIELD_TYPES: Readonly<Record<string, string>> = {
    Id: 'IdField',
    Boolean: 'Checkbox',
    Integer: 'Integer',
    Long: 'Long',
    Double: 'Number',
    Decimal: 'Number',
    Date: 'Date',
    Datetime: 'DateTime',
    Time: 'Time',
    Blob: 'Base64',
    Address: 'Address',
    Location: 'Location',
    Object: 'Object'
};

const SYSTEM = ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

/** Logs, sessions and settings of the platform, and the values of standard picklists as records. */
const OF_SETUP = new RegExp(
    '^(?:Apex|Async|Auth|Connected|Cron|Custom|Entity|EventLog|Field|Fiscal|Flow|Login|Period|Permission|Setup|Tenant|UserPreference|Verification)' +
        '|^(?:CaseStatus|ContractStatus|LeadStatus|OpportunityStage|OrderStatus|PartnerRole|SolutionStatus|TaskPriority|TaskStatus)$'
);

/** Whether its rows are made of metadata, or are logs of the platform: of these the local org has none. */
function isView(known: CatalogueObject, has: (field: string) => boolean): boolean {
    // Documents have a developer name, and are records that people and Apex make.
    if (known.name === 'Document') {
        return false;
    }
    return (
        OF_SETUP.test(known.name) ||
        (!has('CreatedDate') && !has('RowCause')) ||
        has('NamespacePrefix') ||
        has('DeveloperName') ||
        known.name.endsWith('Feed')
    );
}

function isEvent(known: CatalogueObject, has: (field: string) => boolean): boolean {
    return known.name.endsWith('ChangeEvent') || (has('ReplayId') && has('EventUuid'));
}

/** The field that a relationship of a child belongs to: the only one of its object that refers to the parent. */
function childRelationshipName(child: CatalogueObject, field: string, parent: string): string | null {
    const sameParent = child.parents.filter((one) => one.object === parent);
    const names = (catalogueObject(parent)?.children ?? []).filter((one) => one.object === child.name);
    return sameParent.length === 1 && names.length === 1 && `${sameParent[0]!.name}Id` === field
        ? names[0]!.name
        : null;
}

/** A field as far as the catalogue knows it. */
function fieldOf(known: CatalogueObject, name: string, type: string): FieldModel {
    const parent = name.endsWith('Id') ? known.parents.find((one) => `${one.name}Id` === name) : undefined;
    const autoNumber = name === `${known.name}Number`;
    const field = makeField(
        known.name,
        name,
        parent ? 'Lookup' : autoNumber ? 'AutoNumber' : (FIELD_TYPES[type] ?? 'Text')
    );
    if (parent) {
        const several = parent.object === null || parent.object === 'Name';
        field.referenceTo = name === 'OwnerId' ? ['Group', 'User'] : several ? [] : [parent.object!];
        field.referenceToAny = several && name !== 'OwnerId';
        field.relationshipName = parent.name;
        field.childRelationshipName = several ? null : childRelationshipName(known, name, parent.object!);
    }
    if (name === 'OwnerId') {
        field.required = field.defaultedOnCreate = true;
    }
    if (field.apexType === 'Decimal') {
        field.scale = /(?:Latitude|Longitude)$/.test(name) ? 15 : 2;
    }
    if (autoNumber) {
        field.autoNumber = '{00000000}';
        field.createable = field.updateable = false;
    }
    field.required ||= field.type === 'BOOLEAN';
    field.nameField = name === 'Name' || autoNumber;
    return field;
}

/** A field of a standard object that its declaration leaves out; null where the platform has none of the name. */
export function catalogueField(object: string, name: string): FieldModel | null {
    const known = catalogueObject(object);
    const field = known?.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return known && field ? fieldOf(known, field.name, field.type) : null;
}

/**
 * A standard object that nobody has declared, from what the catalogue knows of it: an ordinary object without required fields,
 * open to everybody who has the object permission. Its references are linked to what is there already, see `linkCatalogueObject`.
 * @returns null where the platform has no such object
 */
export function catalogueModel(name: string): ObjectModel | null {
    const known = catalogueObject(name);
    if (!known) {
        return null;
    }
    const names = new Set(known.fields.map((field) => field.name));
    const has = (field: string): boolean => names.has(field);
    const event = isEvent(known, has);
    const view = !event && isView(known, has);
    const isHistory = known.name.endsWith('History');
    const readOnly = view || isHistory;
    const model = emptyObject(known.name, {
        kind: event ? 'platformEvent' : 'standard',
        virtual: view,
        readOnly: isHistory,
        createable: !readOnly,
        updateable: !readOnly && !event,
        deletable: !readOnly && !event,
        undeletable: !readOnly && !event && has('IsDeleted'),
        queryable: !event
    });
    const own = known.fields.filter((field) => field.name !== 'Id' && !SYSTEM.includes(field.name));
    withSystemFields(
        model,
        own.map((field) => fieldOf(known, field.name, field.type)),
        SYSTEM.filter((field) => !has(field))
    );
    return model;
}
