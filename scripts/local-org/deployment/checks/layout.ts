import type { XmlNode } from '../../schema/xml-tree.ts';
import { child, children, textOf, within } from '../nodes.ts';
import { isForeign, type Project } from '../project.ts';
import type { Check } from '../problem.ts';
import { isForeignAction } from '../standard-actions.ts';
import { isButton, isDefaultLink } from '../standard-names.ts';
import { hasPath } from './columns.ts';

/** Columns of standard related lists by the names that exports have; lists that are not here may have any in capitals. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
    RelatedCampaignList: [
        'CAMPAIGN.NAME',
        'CAMPAIGN.STATUS',
        'CAMPAIGN.START_DATE',
        'CAMPAIGN.END_DATE',
        'CAMPAIGN.CAMPAIGN_TYPE',
        'CAMPAIGN.ACTIVE',
        'CM.STATUS',
        'CM.RESPONDED',
        'CM.FIRST_RESPONDED_DATE',
        'CM.CREATED_DATE',
        'CM.LAST_UPDATE'
    ]
};

/** What an item of a layout can show. */
const CONTENTS = new Set([
    'analyticsCloudComponent',
    'canvas',
    'component',
    'customLink',
    'emptySpace',
    'field',
    'page',
    'reportChartComponent',
    'scontrol'
]);

/** The object whose records a standard list shows, for its custom columns. */
const LISTED: Readonly<Record<string, string>> = {
    RelatedCampaignList: 'CampaignMember',
    RelatedCampaignMemberList: 'CampaignMember',
    RelatedCaseList: 'Case',
    RelatedContactList: 'Contact',
    RelatedOpportunityList: 'Opportunity'
};

export const checkLayout: Check = (component, project, tell) => {
    const { node } = component;
    // The layout for closing a case shows fields of cases.
    const object = component.name.split('-')[0]!.replace(/^CaseClose$/, 'Case');
    if (!component.name.includes('-')) {
        tell(component, undefined, `The name of a layout begins with its object: Object-${component.name}`);
        return;
    }
    const say = (at: XmlNode | undefined, message: string): void =>
        tell(component, at, `Layout ${component.name}: ${message}`);
    if (isForeign(object, null)) {
        return;
    }
    if (
        !/__|^(?:Global|FeedItem|CaseClose|PersonAccount|UserAlt|SocialPersona)$/.test(object) &&
        project.object(object) === null
    ) {
        return;
    }
    if (project.object(object) === null && object.includes('__')) {
        say(node, `the object ${object} does not exist`);
        return;
    }
    const shown = new Set<string>();
    for (const item of [...within(node)].filter((one) => one.name === 'layoutItems')) {
        const field = child(item, 'field');
        if (!item.children.some((one) => CONTENTS.has(one.name))) {
            say(item, 'an item shows a field, a link, a page, a component or an empty space');
        }
        if (field) {
            if (!hasField(project, object, field.text)) {
                say(field, `the field ${object}.${field.text} does not exist`);
            } else if (shown.has(field.text)) {
                say(field, `the field ${field.text} stands there twice`);
            }
            shown.add(field.text);
        }
        named(
            item,
            'customLink',
            (name) => isDefaultLink(name) || project.has('WebLink', `${object}.${name}`),
            say,
            'custom link'
        );
        named(item, 'page', (name) => project.has('ApexPage', name), say, 'Visualforce page');
    }
    checkName(node, object, project, say);
    for (const field of children(child(node, 'miniLayout'), 'fields')) {
        if (!shown.has(field.text)) {
            say(field, `miniLayoutField: ${field.text} is not present in the full layout`);
        }
    }
    const buttons = (name: string): boolean => project.has('WebLink', `${object}.${name}`);
    for (const one of children(node, 'customButtons')) {
        if (!isForeign(one.text, null) && !buttons(one.text)) {
            say(one, `the button ${one.text} does not exist`);
        }
    }
    const action = (at: XmlNode | undefined): void => {
        if (
            at &&
            !isForeignAction(at.text) &&
            !project.has('QuickAction', at.text) &&
            !project.has('QuickAction', `${object}.${at.text}`)
        ) {
            say(at, `the quick action ${at.text} does not exist`);
        }
    };
    for (const item of [...within(node)]) {
        if (item.name === 'quickActionListItems') {
            action(child(item, 'quickActionName'));
        } else if (item.name === 'platformActionListItems' && textOf(item, 'actionType') === 'QuickAction') {
            action(child(item, 'actionName'));
        }
        const button =
            item.name === 'excludeButtons'
                ? item
                : item.name === 'platformActionListItems' && textOf(item, 'actionType') === 'StandardButton'
                  ? child(item, 'actionName')
                  : undefined;
        // Further standard objects have further buttons.
        if (
            button &&
            !isButton(button.text) &&
            /__c$|^(?:Account|Campaign|Case|Contact|Lead|Opportunity)$/.test(object)
        ) {
            say(button, `there is no standard button ${button.text}`);
        }
    }
    const lists = new Set<string>();
    for (const list of children(node, 'relatedLists')) {
        const name = textOf(list, 'relatedList') ?? '';
        if (lists.has(name)) {
            say(child(list, 'relatedList'), `the related list ${name} stands there twice`);
        }
        lists.add(name);
        checkRelatedList(list, object, project, say);
    }
    for (const field of children(node, 'multilineLayoutFields')) {
        if (!hasField(project, object, field.text)) {
            say(field, `the field ${object}.${field.text} does not exist`);
        }
    }
};

type Say = (at: XmlNode | undefined, message: string) => void;

/** A name that users write stands on every layout of its object, as required; one that is numbered need not (as deployments answer). */
function checkName(node: XmlNode, object: string, project: Project, say: Say): void {
    const nameField = project.of('CustomObject').find((one) => one.name === object)?.node;
    if (isForeign(object, null) || textOf(child(nameField, 'nameField'), 'type') !== 'Text') {
        return;
    }
    const item = [...within(node)].find((one) => one.name === 'layoutItems' && textOf(one, 'field') === 'Name');
    if (!item) {
        say(undefined, 'Layout must contain an item for required layout field: Name');
    } else if (textOf(item, 'behavior') !== 'Required') {
        say(child(item, 'behavior'), 'Field:Name must be Required');
    }
}

function named(item: XmlNode, element: string, isThere: (name: string) => boolean, say: Say, what: string): void {
    const one = child(item, element);
    if (one && !isForeign(one.text, null) && !isThere(one.text)) {
        say(one, `the ${what} ${one.text} does not exist`);
    }
}

// Standard fields of features stand under names that the catalogue may not have.
function hasField(project: Project, object: string, field: string): boolean {
    return hasPath(project, object, field) || (!object.endsWith('__c') && !field.includes('__'));
}

// Fields of activities are those of tasks and events; of objects of other data sources the schema keeps none.
function isUnknown(object: string): boolean {
    return isForeign(object, null) || object === 'Activity' || object.endsWith('__x');
}

function checkRelatedList(list: XmlNode, object: string, project: Project, say: Say): void {
    const name = child(list, 'relatedList');
    const [childObject, lookup] = (name?.text ?? '').split('.') as [string, string | undefined];
    let listed = LISTED[childObject] ?? null;
    if (
        name &&
        lookup &&
        (childObject.endsWith('__c') || lookup.endsWith('__c')) &&
        !isUnknown(childObject) &&
        !isForeign(lookup, null)
    ) {
        const field = project.field(childObject, lookup);
        if (!field) {
            say(name, `the related list ${name.text} does not exist`);
            return;
        }
        if (
            object !== 'PersonAccount' &&
            !field.referenceTo.some((target) => target.toLowerCase() === object.toLowerCase())
        ) {
            say(name, `${name.text} refers to ${field.referenceTo.join(', ')}, not to ${object}`);
        }
        listed = childObject;
    }
    const known = COLUMNS[childObject];
    const columns = [...children(list, 'fields'), ...children(list, 'sortField')];
    for (const column of columns) {
        const own = listed && column.text.startsWith(`${listed}.`) ? column.text.slice(listed.length + 1) : column.text;
        const isCustom = own.includes('__');
        if (
            isCustom
                ? listed && !own.includes('.') && !hasPath(project, listed, own)
                : known && !known.includes(column.text)
        ) {
            say(column, `the related list ${name?.text} has no column ${column.text}`);
        } else if (
            !isCustom &&
            listed?.endsWith('__c') &&
            !/^[A-Z0-9_.]+$/.test(own) &&
            !own.includes('.') &&
            !hasPath(project, listed, own)
        ) {
            say(column, `the related list ${name?.text} has no column ${column.text}`);
        }
    }
    for (const button of children(list, 'customButtons')) {
        if (listed && !isForeign(button.text, null) && !project.has('WebLink', `${listed}.${button.text}`)) {
            say(button, `the button ${button.text} of ${name?.text} does not exist`);
        }
    }
}
