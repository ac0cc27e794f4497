import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { compactLayout, isFilledIn, type LayoutField, pageLayout } from '../metadata/layouts.ts';
import type { ObjectSettings } from '../metadata/object-settings.ts';
import type { UserTransaction } from '../org-access.ts';
import { labelOf } from './object-info.ts';
import { type FieldPath, withLookupName } from './record-fields.ts';

export type LayoutType = 'Full' | 'Compact';

/** Payload of `/ui-api/layout/{object}`. */
export function layoutPayload(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    layoutType: LayoutType,
    mode: string,
    settings: ObjectSettings | undefined
): Record<string, unknown> {
    const sections =
        layoutType === 'Compact'
            ? [compactSection(schema, transaction, object, settings)]
            : fullSections(schema, transaction, object, mode);
    return {
        id: `${object.name}-${layoutType}`,
        layoutType,
        mode,
        objectApiName: object.name,
        recordTypeId: null,
        sections,
        saveOptions: []
    };
}

function compactSection(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    settings: ObjectSettings | undefined
): object {
    const fields = compactLayout(schema, object, settings?.compactLayout ?? null).filter(
        (field) => transaction.fieldAccess(field).readable
    );
    return {
        id: 'compact',
        heading: '',
        useHeading: false,
        columns: 1,
        rows: fields.length,
        layoutRows: fields.map((field) => ({
            layoutItems: [layoutItem(transaction, { field, behavior: 'Readonly' }, 'View')]
        }))
    };
}

function fullSections(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel, mode: string): object[] {
    return pageLayout(schema, object).sections.map((section, index) => {
        // Hidden fields leave no gap: every column closes up.
        const columns = section.columns.map((column) =>
            column.filter(({ field }) => !field || transaction.fieldAccess(field).readable)
        );
        const rows = Math.max(0, ...columns.map((column) => column.length));
        return {
            id: `${index}`,
            heading: section.heading,
            useHeading: section.useHeading,
            collapsible: true,
            columns: columns.length,
            rows,
            tabOrder: 'TopToBottom',
            layoutRows: Array.from({ length: rows }, (_, row) => ({
                layoutItems: columns.map((column) =>
                    layoutItem(transaction, column[row] ?? { field: null, behavior: 'Readonly' }, mode)
                )
            }))
        };
    });
}

// People's names are edited in their parts; Created By shows the date beside the name.
function layoutItem(transaction: UserTransaction, { field, behavior }: LayoutField, mode: string): object {
    if (!field) {
        return {
            label: '',
            required: false,
            editableForNew: false,
            editableForUpdate: false,
            sortable: false,
            lookupIdApiName: null,
            layoutComponents: []
        };
    }
    const access = transaction.fieldAccess(field);
    const editable = behavior !== 'Readonly';
    const names = mode !== 'View' && field.compoundOf ? field.compoundOf : auditFields(field);
    return {
        label: labelOf(field),
        required: editable && (behavior === 'Required' || isFilledIn(field)),
        // The owner of a new record is who makes it.
        editableForNew: editable && field.name !== 'OwnerId' && (access.createable || field.compoundOf !== null),
        editableForUpdate: editable && (access.updateable || field.compoundOf !== null),
        sortable: field.sortable,
        lookupIdApiName: null,
        layoutComponents: names.map((apiName) => ({ apiName, componentType: 'Field', label: labelOf(field) }))
    };
}

function auditFields(field: FieldModel): string[] {
    const date: Record<string, string> = { CreatedById: 'CreatedDate', LastModifiedById: 'LastModifiedDate' };
    return [field.name, ...(date[field.name] ? [date[field.name]!] : [])];
}

/** @returns the paths of the fields that layouts of the given types show, with the names of lookups */
export function layoutPaths(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    layoutTypes: string[],
    settings: ObjectSettings | undefined
): FieldPath[] {
    const fields: FieldModel[] = object.nameField ? [object.nameField] : [];
    if (layoutTypes.includes('Compact')) {
        fields.push(...compactLayout(schema, object, settings?.compactLayout ?? null));
    }
    if (layoutTypes.includes('Full')) {
        fields.push(
            ...pageLayout(schema, object).sections.flatMap((section) =>
                section.columns.flat().flatMap(({ field }) => field ?? [])
            )
        );
    }
    const all = fields.flatMap((field) =>
        [field, ...(field.compoundOf ?? []), ...auditFields(field)].flatMap((one) =>
            typeof one === 'string' ? (object.fields.get(one.toLowerCase()) ?? []) : one
        )
    );
    return all
        .filter(
            (field) => transaction.fieldAccess(field).readable && field.type !== 'ADDRESS' && field.type !== 'LOCATION'
        )
        .flatMap((field) => withLookupName(schema, transaction, object, field));
}
