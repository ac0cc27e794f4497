import { readFileSync } from 'node:fs';
import { isForeignAction, isStandardButton } from '../../deployment/standard-actions.ts';
import { highlightedActions } from '../pages/lightning-page.ts';
import type { MetadataFile, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { lineOf, MetadataError, xmlList, xmlText, xmlTexts, type Xml } from '../../schema/xml.ts';

/** Buttons of a record page that are carried out, in their order, with their labels. */
export const STANDARD_BUTTONS: Readonly<Record<string, string>> = {
    Edit: 'Edit',
    Delete: 'Delete',
    Clone: 'Clone',
    PrintableView: 'Printable View'
};

/** @returns the file of a quick action that a layout names, with or without the object */
export function quickActionFile(schema: OrgSchema, object: ObjectModel, name: string): MetadataFile | undefined {
    const fullName = name.includes('.') ? name : `${object.name}.${name}`;
    return schema.metadata('QuickAction').find((one) => one.name === fullName || one.name === name);
}

/**
 * What the project's apps and layouts refer to and the page leaves out.
 * @returns one line that names all of it; null where nothing is left out
 * @throws MetadataError for a layout with a quick action that does not exist
 */
export function notShown(schema: OrgSchema): string | null {
    const found: [kind: string, name: string][] = [];
    for (const app of schema.metadata('CustomApplication')) {
        if (xmlText(app.content as Xml, 'uiType') === 'Lightning') {
            for (const tab of xmlTexts(app.content as Xml, 'tabs').filter((one) => !isShownTab(schema, one))) {
                found.push(['tabs', tab]);
            }
        }
    }
    for (const file of schema.metadata('Layout')) {
        const object = schema.object(decodeURIComponent(file.name).split('-')[0]!);
        if (object) {
            found.push(...layoutParts(schema, object, file));
        }
    }
    for (const file of schema.metadata('FlexiPage')) {
        const actions = highlightedActions(file, () => true) ?? [];
        const others = actions.filter((name) => isStandardButton(name) && !(name in STANDARD_BUTTONS));
        found.push(...others.map((name): [string, string] => ['standard buttons', `${file.name}.${name}`]));
    }
    const kinds = [...new Set(found.map(([kind]) => kind))];
    const lists = kinds.map((kind) => {
        const names = found.filter((one) => one[0] === kind).map(([, name]) => name);
        return `${kind} ${[...new Set(names)].join(', ')}`;
    });
    return lists.length > 0 ? `Not shown: ${lists.join('; ')}: the local org does not support them` : null;
}

/** Shown are the home page, objects, Lightning pages and components. */
function isShownTab(schema: OrgSchema, tab: string): boolean {
    const standard = /^standard-(.+)$/.exec(tab)?.[1];
    if (standard) {
        return standard === 'home' || schema.object(standard) !== undefined;
    }
    const content = schema.metadata('CustomTab').find((one) => one.name === tab)?.content as Xml | undefined;
    return xmlText(content, 'customObject') === 'true'
        ? schema.object(tab) !== undefined
        : Boolean(xmlText(content, 'flexiPage') ?? xmlText(content, 'lwcComponent'));
}

function layoutParts(schema: OrgSchema, object: ObjectModel, file: MetadataFile): [kind: string, name: string][] {
    const content = file.content as Xml;
    const parts: [string, string][] = [];
    const add = (kind: string, names: readonly string[]): void => {
        parts.push(...names.map((name): [string, string] => [kind, `${object.name}.${name}`]));
    };
    const action = (name: string): void => {
        if (quickActionFile(schema, object, name)) {
            return;
        }
        if (!isForeignAction(name)) {
            throw new MetadataError(
                file.file,
                lineOf({ text: readFileSync(file.file, 'utf8') }, `${name}<`),
                `The layout names the quick action ${name}, which does not exist`
            );
        }
        parts.push(['quick actions', name]);
    };
    for (const list of xmlList(content, 'platformActionList')) {
        for (const item of xmlList(list, 'platformActionListItems')) {
            const name = xmlText(item, 'actionName') ?? '';
            const type = xmlText(item, 'actionType');
            if (type === 'QuickAction') {
                action(name);
            } else if (type !== 'StandardButton' || !(name in STANDARD_BUTTONS)) {
                add(type === 'StandardButton' ? 'standard buttons' : 'custom buttons', [name]);
            }
        }
    }
    for (const item of xmlList(content, 'quickActionList').flatMap((list) => xmlList(list, 'quickActionListItems'))) {
        action(xmlText(item, 'quickActionName') ?? '');
    }
    add('custom buttons', xmlTexts(content, 'customButtons'));
    for (const list of xmlList(content, 'relatedLists')) {
        add('custom buttons', xmlTexts(list, 'customButtons'));
    }
    for (const section of xmlList(content, 'layoutSections')) {
        for (const item of xmlList(section, 'layoutColumns').flatMap((column) => xmlList(column, 'layoutItems'))) {
            add('custom links', xmlTexts(item, 'customLink'));
            add('Visualforce pages', xmlTexts(item, 'page'));
            add('components', xmlTexts(item, 'component'));
            add('canvas apps', xmlTexts(item, 'canvas'));
        }
    }
    return parts;
}
