import type { FieldModel, MetadataFile, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { xmlFlag, xmlList, xmlText, xmlTexts, type Xml } from '../../schema/xml.ts';

/** One field (or blank space) of a page layout. */
export interface LayoutField {
    /** null for a blank space */
    field: FieldModel | null;
    behavior: 'Edit' | 'Required' | 'Readonly';
}

export interface LayoutSectionModel {
    heading: string;
    useHeading: boolean;
    /** the items of each column, from top to bottom */
    columns: LayoutField[][];
}

/** A related list of a page layout. */
export interface LayoutRelatedList {
    /** as in the layout: `Child__c.Parent__c`, or a name such as `RelatedCampaignList` */
    name: string;
    fields: string[];
    sortField: string | null;
    sortDescending: boolean;
    customLabel: string | null;
    excludedButtons: string[];
}

export interface LayoutAction {
    name: string;
    type: string;
}

export interface PageLayout {
    name: string;
    sections: LayoutSectionModel[];
    relatedLists: LayoutRelatedList[];
    /** null when the layout keeps the platform's choice */
    actions: LayoutAction[] | null;
    quickActions: string[];
    excludedButtons: string[];
}

const DEFAULT_ROWS = 20;

/** @returns whether a form cannot be saved without a value: what the platform gives itself, and a checkbox, may be left alone */
export function isFilledIn(field: FieldModel): boolean {
    return field.required && !field.defaultedOnCreate && field.type !== 'BOOLEAN';
}

/**
 * The page layout of an object: the one named like its first layout, else one made of its fields.
 * @throws Error naming a field of the layout that the object lacks
 */
export function pageLayout(schema: OrgSchema, object: ObjectModel): PageLayout {
    const own = schema
        .metadata('Layout')
        .filter((file) => decodeURIComponent(file.name).startsWith(`${object.name}-`))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    const standard =
        own.find((file) => decodeURIComponent(file.name) === `${object.name}-${object.label} Layout`) ?? own[0];
    return standard ? readLayout(object, standard) : defaultLayout(object);
}

function readLayout(object: ObjectModel, file: MetadataFile): PageLayout {
    const content = file.content as Xml;
    const actionLists = xmlList(content, 'platformActionList').filter(
        (list) => xmlText(list, 'actionListContext') === 'Record'
    );
    return {
        name: decodeURIComponent(file.name),
        sections: xmlList(content, 'layoutSections')
            .filter((section) => xmlText(section, 'style') !== 'CustomLinks')
            .map((section) => readSection(object, section, file)),
        relatedLists: xmlList(content, 'relatedLists').map((list) => ({
            name: xmlText(list, 'relatedList') ?? '',
            fields: xmlTexts(list, 'fields'),
            sortField: xmlText(list, 'sortField'),
            sortDescending: xmlText(list, 'sortOrder') === 'Desc',
            customLabel: xmlText(list, 'customLabel'),
            excludedButtons: xmlTexts(list, 'excludeButtons')
        })),
        actions: actionLists.length
            ? actionLists.flatMap((list) =>
                  xmlList(list, 'platformActionListItems').map((item) => ({
                      name: xmlText(item, 'actionName') ?? '',
                      type: xmlText(item, 'actionType') ?? ''
                  }))
              )
            : null,
        quickActions: xmlList(content, 'quickActionList').flatMap((list) =>
            xmlList(list, 'quickActionListItems').flatMap((item) => xmlText(item, 'quickActionName') ?? [])
        ),
        excludedButtons: xmlTexts(content, 'excludeButtons')
    };
}

function readSection(object: ObjectModel, section: Xml, file: MetadataFile): LayoutSectionModel {
    return {
        heading: xmlText(section, 'label') ?? '',
        useHeading: xmlFlag(section, 'detailHeading') && Boolean(xmlText(section, 'label')),
        columns: xmlList(section, 'layoutColumns').map((column) =>
            xmlList(column, 'layoutItems').flatMap((item) => readItem(object, item, file))
        )
    };
}

function readItem(object: ObjectModel, item: Xml, file: MetadataFile): LayoutField[] {
    const name = xmlText(item, 'field');
    if (!name) {
        // Blank spaces keep the rows of the columns side by side; custom links, pages and components have no field.
        return xmlFlag(item, 'emptySpace') ? [{ field: null, behavior: 'Readonly' }] : [];
    }
    const field = object.fields.get(name.toLowerCase());
    if (!field) {
        throw new Error(`${file.file}: the layout shows the field ${object.name}.${name}, which does not exist`);
    }
    return [{ field, behavior: (xmlText(item, 'behavior') as LayoutField['behavior'] | null) ?? 'Edit' }];
}

// An object without a layout shows its own fields, then who made it.
function defaultLayout(object: ObjectModel): PageLayout {
    const fields = [...object.fields.values()];
    const own = fields
        .filter(
            (field) => !field.system && !field.compoundParent && field.type !== 'ID' && field.name !== 'RecordTypeId'
        )
        .slice(0, DEFAULT_ROWS * 2);
    const items = own.map((field): LayoutField => ({
        field,
        // A page asks for the name, which the API may leave to the platform.
        behavior:
            isFilledIn(field) || (field.required && field.nameField)
                ? 'Required'
                : field.updateable
                  ? 'Edit'
                  : 'Readonly'
    }));
    const half = Math.ceil(items.length / 2);
    const system = (name: string): LayoutField[] => {
        const field = object.fields.get(name);
        return field ? [{ field, behavior: 'Readonly' }] : [];
    };
    return {
        name: `${object.name} Layout`,
        sections: [
            { heading: 'Information', useHeading: true, columns: [items.slice(0, half), items.slice(half)] },
            {
                heading: 'System Information',
                useHeading: true,
                columns: [system('createdbyid'), system('lastmodifiedbyid')]
            }
        ],
        relatedLists: [...object.childRelationships.values()]
            .filter((child) => child.object.custom && child.object.kind === 'custom')
            .map((child) => ({
                name: `${child.object.name}.${child.field.name}`,
                fields: ['NAME'],
                sortField: null,
                sortDescending: false,
                customLabel: null,
                excludedButtons: []
            })),
        actions: null,
        quickActions: [],
        excludedButtons: []
    };
}

// Compact layouts the platform gives to standard objects; any other object's shows its name alone.
const STANDARD_COMPACT: Record<string, string[]> = {
    Account: ['Name', 'Type', 'Phone', 'Website', 'OwnerId'],
    Campaign: ['Name', 'Type', 'Status', 'StartDate', 'EndDate'],
    Case: ['CaseNumber', 'Priority', 'Status', 'OwnerId'],
    Contact: ['Name', 'Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
    Lead: ['Name', 'Title', 'Company', 'Phone', 'Email'],
    Opportunity: ['Name', 'AccountId', 'CloseDate', 'Amount', 'OwnerId'],
    User: ['Name', 'Title', 'Email']
};

/** @returns the fields of an object's compact layout, the title first */
export function compactLayout(schema: OrgSchema, object: ObjectModel, assigned: string | null): FieldModel[] {
    const file =
        assigned && assigned !== 'SYSTEM'
            ? schema.metadata('CompactLayout').find((one) => isPartOf(one, object) && nameOf(one) === assigned)
            : undefined;
    const names = file
        ? xmlTexts(file.content as Xml, 'fields')
        : (STANDARD_COMPACT[object.name] ?? [object.nameField?.name ?? 'Id']);
    return names.flatMap((name) => object.fields.get(name.toLowerCase()) ?? []);
}

/** @returns true for a file in the folder of the object */
export function isPartOf(file: MetadataFile, object: ObjectModel): boolean {
    return file.file.split(/[\\/]/).includes(object.name);
}

/** @returns a decomposed file's own name */
export function nameOf(file: MetadataFile): string {
    return xmlText(file.content as Xml, 'fullName') ?? file.name;
}
