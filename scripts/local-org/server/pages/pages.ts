import type { ComponentBundle } from '../../page/bundle/component-metadata.ts';
import type { MetadataFile, OrgSchema } from '../../schema/model.ts';
import { xmlList, xmlText, type Xml } from '../../schema/xml.ts';
import { notFound } from '../http/errors.ts';
import type { ObjectSettings } from '../metadata/object-settings.ts';
import type { UserTransaction } from '../org-access.ts';
import { labelOf } from '../ui-api/object-info.ts';
import { objectOfId, recordWithPaths } from '../ui-api/records.ts';
import { lightningPage, type PageDefinition } from './lightning-page.ts';
import { visibilityTest } from './visibility.ts';

/** What the pages are made from. */
export interface PageSources {
    schema: OrgSchema;
    settings: Map<string, ObjectSettings>;
    components: Map<string, ComponentBundle>;
}

/** A record's page with what its title needs. */
export function recordPage(
    sources: PageSources,
    transaction: UserTransaction,
    appName: string | null,
    recordId: string
): object {
    const { schema } = sources;
    const object = objectOfId(schema, transaction, recordId);
    const name = object.nameField;
    const readable = name && transaction.fieldAccess(name).readable ? name : null;
    const record = recordWithPaths(schema, transaction, object, recordId, readable ? [[readable.name]] : []);
    transaction.lists.viewed(object.name, record.id ?? recordId);
    const file = recordPageFile(sources, object.name, appName);
    const isVisible = visibilityTest({ schema, transaction, object, recordId });
    return {
        page: file ? lightningPage(file, isVisible, sources.components) : standardRecordPage(object.label),
        objectApiName: object.name,
        objectLabel: object.label,
        recordName: readable ? String(record.fields[readable.name]?.value ?? '') : labelOf(object.fields.get('id')!)
    };
}

/** The org's home page: the app's own, or null. */
export function homePage(sources: PageSources, transaction: UserTransaction, appName: string | null): object {
    const file = appOverride(sources.schema, appName, 'standard-home');
    const test = visibilityTest({ schema: sources.schema, transaction, object: null, recordId: null });
    return { page: file ? lightningPage(file, test, sources.components) : null };
}

/**
 * A custom tab: a Lightning page or a Lightning web component.
 * @throws RestError 404 for a tab that does not exist
 */
export function tabPage(sources: PageSources, transaction: UserTransaction, name: string): object {
    const tab = sources.schema.metadata('CustomTab').find((one) => one.name === name);
    if (!tab) {
        throw notFound(`There is no tab named ${name}.`);
    }
    const content = tab.content as Xml;
    const pageName = xmlText(content, 'flexiPage');
    const file = pageName ? flexiPage(sources.schema, pageName) : undefined;
    const component = xmlText(content, 'lwcComponent');
    if (!file && !component) {
        throw new Error(`Unsupported: tab ${name} (only Lightning page, component and object tabs)`);
    }
    const test = visibilityTest({ schema: sources.schema, transaction, object: null, recordId: null });
    return {
        label: xmlText(content, 'label') ?? (file && xmlText(file.content as Xml, 'masterLabel')) ?? name,
        page: file ? lightningPage(file, test, sources.components) : null,
        component
    };
}

// An app's override wins over the org default of the object.
function recordPageFile(
    { schema, settings }: PageSources,
    objectName: string,
    appName: string | null
): MetadataFile | undefined {
    const name = settings.get(objectName)?.recordPage;
    return appOverride(schema, appName, objectName) ?? (name ? flexiPage(schema, name) : undefined);
}

function appOverride(schema: OrgSchema, appName: string | null, target: string): MetadataFile | undefined {
    const app = schema.metadata('CustomApplication').find((one) => one.name === appName);
    const overrides = [
        ...xmlList(app?.content as Xml | undefined, 'actionOverrides'),
        ...xmlList(app?.content as Xml | undefined, 'profileActionOverrides')
    ];
    const found = overrides.find(
        (override) =>
            xmlText(override, 'pageOrSobjectType') === target &&
            /^flexipage$/i.test(xmlText(override, 'type') ?? '') &&
            ['View', 'Tab'].includes(xmlText(override, 'actionName') ?? '') &&
            (xmlText(override, 'formFactor') ?? 'Large') === 'Large'
    );
    return found && flexiPage(schema, xmlText(found, 'content') ?? '');
}

function flexiPage(schema: OrgSchema, name: string): MetadataFile {
    const file = schema.metadata('FlexiPage').find((one) => one.name === name);
    if (!file) {
        throw new Error(`The Lightning page ${name} does not exist`);
    }
    return file;
}

// The page of an object that has none of its own: highlights, then details and related lists in tabs.
function standardRecordPage(label: string): PageDefinition {
    const item = (
        componentName: string,
        properties: Record<string, unknown> = {}
    ): PageDefinition['regions'][number]['items'][number] => ({
        componentName,
        identifier: componentName.replace(':', '_'),
        properties,
        fieldItem: null
    });
    const tab = (title: string, body: string): ReturnType<typeof item> => ({
        ...item('flexipage:tab', { title, body }),
        identifier: body
    });
    return {
        label,
        template: 'flexipage:recordHomeSingleColTemplateDesktop',
        regions: [
            { name: 'header', type: 'Region', items: [item('force:highlightsPanel')] },
            { name: 'detailTab', type: 'Facet', items: [item('force:detailPanel')] },
            { name: 'relatedTab', type: 'Facet', items: [item('force:relatedListContainer')] },
            {
                name: 'tabs',
                type: 'Facet',
                items: [tab('Standard.Tab.detail', 'detailTab'), tab('Standard.Tab.relatedLists', 'relatedTab')]
            },
            { name: 'main', type: 'Region', items: [item('flexipage:tabset', { tabs: 'tabs' })] }
        ]
    };
}
