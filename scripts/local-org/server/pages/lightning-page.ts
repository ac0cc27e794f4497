import type { MetadataFile } from '../../schema/model.ts';
import { xmlList, xmlText, type Xml } from '../../schema/xml.ts';
import type { ComponentBundle } from '../../page/bundle/component-metadata.ts';

/** A component (or field) on a Lightning page. */
export interface PageItem {
    componentName: string;
    identifier: string;
    properties: Record<string, unknown>;
    fieldItem: string | null;
}

export interface PageRegion {
    name: string;
    type: 'Region' | 'Facet';
    items: PageItem[];
}

export interface PageDefinition {
    label: string;
    template: string;
    regions: PageRegion[];
}

/** Decides whether a component with a visibility rule is shown. */
export type VisibilityTest = (rule: Xml) => boolean;

/**
 * Reads a FlexiPage.
 * @param isVisible evaluates visibility rules
 * @param components the project's components, whose declared types turn texts into values
 */
export function lightningPage(
    file: MetadataFile,
    isVisible: VisibilityTest,
    components: Map<string, ComponentBundle>
): PageDefinition {
    const content = file.content as Xml;
    return {
        label: xmlText(content, 'masterLabel') ?? file.name,
        template: xmlText(xmlList(content, 'template')[0], 'name') ?? '',
        regions: xmlList(content, 'flexiPageRegions').map((region) => ({
            name: xmlText(region, 'name') ?? '',
            type: xmlText(region, 'type') === 'Facet' ? 'Facet' : 'Region',
            items: instances(region)
                .filter((instance) => isShown(instance, isVisible))
                .map((instance) => readItem(instance, components))
        }))
    };
}

/**
 * Dynamic actions of a record page (`enableActionsConfiguration` of its highlights panel).
 * @param isVisible evaluates the visibility rules of actions, and of panels
 * @returns names of actions such as `Edit` or `Object__c.Action`, in their order; null where the page keeps no list
 */
export function highlightedActions(file: MetadataFile, isVisible: VisibilityTest): string[] | null {
    const panel = xmlList(file.content as Xml, 'flexiPageRegions')
        .flatMap(instances)
        .find((one) => xmlText(one, 'componentName') === 'force:highlightsPanel' && isShown(one, isVisible));
    const property = (name: string): Xml | undefined =>
        xmlList(panel, 'componentInstanceProperties').find((one) => xmlText(one, 'name') === name);
    if (xmlText(property('enableActionsConfiguration'), 'value') !== 'true') {
        return null;
    }
    return xmlList(property('actionNames'), 'valueList')
        .flatMap((values) => xmlList(values, 'valueListItems'))
        .filter((item) => isShown(item, isVisible))
        .map((item) => xmlText(item, 'value') ?? '');
}

function isShown(part: Xml, isVisible: VisibilityTest): boolean {
    const [rule] = xmlList(part, 'visibilityRule');
    return !rule || isVisible(rule);
}

// Pages of API 48 and older name their components directly below the region.
function instances(region: Xml): Xml[] {
    const nested = xmlList(region, 'itemInstances').flatMap((item) => [
        ...xmlList(item, 'componentInstance'),
        ...xmlList(item, 'fieldInstance')
    ]);
    return [...nested, ...xmlList(region, 'componentInstances')];
}

function readItem(instance: Xml, components: Map<string, ComponentBundle>): PageItem {
    const fieldItem = xmlText(instance, 'fieldItem');
    const componentName = fieldItem ? 'flexipage:field' : (xmlText(instance, 'componentName') ?? '');
    const declared =
        components.get(componentName.replace(/^c:/, ''))?.targets.flatMap((target) => target.properties) ?? [];
    const properties: Record<string, unknown> = {};
    for (const property of declared) {
        if (property.default !== null) {
            properties[property.name] = typed(property.type, property.default);
        }
    }
    // A field of a dynamic form has properties of its own: `uiBehavior` is none, readonly or required.
    const given = fieldItem ? 'fieldInstanceProperties' : 'componentInstanceProperties';
    for (const property of xmlList(instance, given)) {
        const name = xmlText(property, 'name') ?? '';
        const list = xmlList(property, 'valueList').flatMap((values) => xmlList(values, 'valueListItems'));
        properties[name] = list.length
            ? list.map((item) => xmlText(item, 'value') ?? '')
            : typed(declared.find((one) => one.name === name)?.type ?? 'String', xmlText(property, 'value') ?? '');
    }
    return { componentName, identifier: xmlText(instance, 'identifier') ?? '', properties, fieldItem };
}

function typed(type: string, text: string): unknown {
    switch (type) {
        case 'Boolean':
            return text === 'true';
        case 'Integer':
            return Number(text);
        default:
            return text;
    }
}
