import { bundleOf } from '../bundles.ts';
import { child, children, textOf } from '../nodes.ts';
import type { XmlNode } from '../../schema/xml-tree.ts';
import { isForeign, type Component } from '../project.ts';
import type { Check } from '../problem.ts';
import { isMotif, OTHER_TABS } from '../standard-names.ts';
import { hasPath } from './columns.ts';
import { checkContent } from './objects.ts';

export const checkApplication: Check = (component, project, tell) => {
    for (const tab of children(component.node, 'tabs')) {
        const standard = /^standard-(.+)$/.exec(tab.text)?.[1];
        if (standard && !OTHER_TABS.has(standard.toLowerCase()) && project.object(standard) === null) {
            tell(component, tab, `App ${component.name}: there is no standard tab ${standard}`);
        }
        if (!tab.text.startsWith('standard-') && !isForeign(tab.text, null) && !project.has('CustomTab', tab.text)) {
            tell(component, tab, `App ${component.name}: no CustomTab named ${tab.text} found`);
        }
    }
    for (const override of overridesOf(component)) {
        checkContent(component, project, tell, override);
        const object = child(override, 'pageOrSobjectType');
        if (
            object &&
            !object.text.startsWith('standard-') &&
            project.object(object.text) === null &&
            !isForeign(object.text, null)
        ) {
            tell(component, object, `App ${component.name}: the object ${object.text} does not exist`);
        }
    }
    const color = child(child(component.node, 'brand'), 'headerColor');
    if (color && !/^#[0-9A-Fa-f]{6}$/.test(color.text)) {
        tell(component, color, `App ${component.name}: ${color.text} is no color`);
    }
    const bar = child(component.node, 'utilityBar');
    if (bar && !project.has('FlexiPage', bar.text)) {
        tell(component, bar, `App ${component.name}: the utility bar ${bar.text} does not exist`);
    }
};

const overridesOf = ({ node }: Component): XmlNode[] => [
    ...children(node, 'actionOverrides'),
    ...children(node, 'profileActionOverrides')
];

const CONTENTS = ['auraComponent', 'customObject', 'flexiPage', 'lwcComponent', 'page', 'scontrol', 'url'];

export const checkTab: Check = (component, project, tell) => {
    const { node, name } = component;
    if (name.startsWith('standard-')) {
        // A tab of the platform: its file says which page it opens.
        overridesOf(component).forEach((override) => checkContent(component, project, tell, override));
        return;
    }
    const say = (element: string, message: string): void =>
        tell(component, child(node, element), `Tab ${name}: ${message}`);
    const contents = CONTENTS.filter((element) => !['', 'false'].includes(textOf(node, element) ?? ''));
    if (contents.length !== 1 && !isForeign(name, null)) {
        say(contents[1] ?? 'label', 'a tab shows one thing: an object, a page, a component or a URL');
    }
    const motif = child(node, 'motif');
    if (motif && !isMotif(motif.text)) {
        say('motif', `there is no motif ${motif.text}`);
    }
    if (textOf(node, 'customObject') === 'true' && project.object(name) === null && !isForeign(name, null)) {
        say('customObject', `the object ${name} does not exist`);
    }
    if (textOf(node, 'customObject') !== 'true' && textOf(node, 'label') === null) {
        say('label', 'Required field is missing: label');
    }
    const page = textOf(node, 'flexiPage');
    if (page && !isForeign(page, null) && !project.has('FlexiPage', page)) {
        say('flexiPage', `the page ${page} does not exist`);
    }
    const visualforce = textOf(node, 'page');
    if (visualforce && !isForeign(visualforce, null) && !project.has('ApexPage', visualforce)) {
        say('page', `the Visualforce page ${visualforce} does not exist`);
    }
    const own = textOf(node, 'lwcComponent');
    if (own && !isForeign(own, null)) {
        const bundle = bundleOf(project, own);
        if (!bundle) {
            say('lwcComponent', `the component ${own} does not exist`);
        } else if (!bundle.targets.includes('lightning__Tab')) {
            say('lwcComponent', `the component ${own} has no target lightning__Tab`);
        }
    }
};

export const checkQuickAction: Check = (component, project, tell) => {
    const { node, name } = component;
    const say = (element: string, message: string): void =>
        tell(component, child(node, element), `Quick action ${name}: ${message}`);
    const object = name.includes('.') ? name.split('.')[0]! : null;
    if (object && project.object(object) === null && !isForeign(object, null) && object.includes('__')) {
        tell(component, undefined, `Quick action ${name}: the object ${object} does not exist`);
    }
    const type = textOf(node, 'type');
    const own = textOf(node, 'lightningWebComponent');
    if (type === 'LightningWebComponent' && !own) {
        say('type', 'it names its lightningWebComponent');
    }
    if (own && !isForeign(own, null)) {
        const bundle = bundleOf(project, own);
        const subtype = textOf(node, 'actionSubtype');
        if (!bundle) {
            say('lightningWebComponent', `the component ${own} does not exist`);
        } else if (object && (!bundle.isExposed || !bundle.targets.includes('lightning__RecordAction'))) {
            say('lightningWebComponent', `the component ${own} is not exposed for lightning__RecordAction`);
        } else if (object && subtype && (bundle.actionType('lightning__RecordAction') ?? 'ScreenAction') !== subtype) {
            say('actionSubtype', `the component ${own} is no ${subtype}`);
        }
    }
    const target = textOf(node, 'targetObject');
    if (target && target.includes('__') && project.object(target) === null && !isForeign(target, null)) {
        say('targetObject', `the object ${target} does not exist`);
    }
    const parent = textOf(node, 'targetParentField');
    if (parent?.endsWith('__c') && target && project.object(target) !== null && !hasPath(project, target, parent)) {
        say('targetParentField', `the field ${target}.${parent} does not exist`);
    }
    const record = type === 'Update' ? (target ?? object) : target;
    const fields = [
        ...children(node, 'fieldOverrides'),
        ...children(child(node, 'quickActionLayout'), 'quickActionLayoutColumns').flatMap((one) =>
            children(one, 'quickActionLayoutItems')
        )
    ];
    for (const field of fields.map((one) => child(one, 'field'))) {
        if (
            field &&
            record &&
            field.text.includes('__') &&
            project.object(record) !== null &&
            !hasPath(project, record, field.text)
        ) {
            tell(component, field, `Quick action ${name}: the field ${record}.${field.text} does not exist`);
        }
    }
};

export const checkPath: Check = (component, project, tell) => {
    const { node } = component;
    const say = (at: Parameters<typeof tell>[1], message: string): void =>
        tell(component, at, `Path ${component.name}: ${message}`);
    const entity = child(node, 'entityName');
    const object = entity?.text ?? '';
    if (isForeign(object, null)) {
        return;
    }
    if (entity && project.object(object) === null) {
        say(entity, `the object ${object} does not exist`);
        return;
    }
    const fieldName = child(node, 'fieldName');
    const field = fieldName && project.field(object, fieldName.text);
    if (
        fieldName &&
        !isForeign(fieldName.text, null) &&
        (fieldName.text.includes('__') || object.includes('__')) &&
        !field?.picklist
    ) {
        say(fieldName, `${object}.${fieldName.text} is no picklist`);
    }
    const recordType = child(node, 'recordTypeName');
    if (recordType && recordType.text !== '__MASTER__' && !project.has('RecordType', `${object}.${recordType.text}`)) {
        say(recordType, `the record type ${object}.${recordType.text} does not exist`);
    }
    for (const step of children(node, 'pathAssistantSteps')) {
        const value = child(step, 'picklistValueName');
        if (value && field?.custom && field.picklist && !field.picklist.some((one) => one.value === value.text)) {
            say(value, `${object}.${fieldName!.text} has no value ${value.text}`);
        }
        for (const name of children(step, 'fieldNames')) {
            if (
                !isForeign(name.text, null) &&
                (name.text.includes('__') || object.includes('__')) &&
                !hasPath(project, object, name.text)
            ) {
                say(name, `the field ${object}.${name.text} does not exist`);
            }
        }
        if (children(step, 'fieldNames').length > 5) {
            say(children(step, 'fieldNames')[5], 'a step shows at most five fields');
        }
    }
};

/** Where a named credential leads, unless an external credential says so. */
export const checkNamedCredential: Check = (component, _project, tell) => {
    const endpoint = child(component.node, 'endpoint');
    if (endpoint && !/^https?:\/\/\S+$|^%%%/.test(endpoint.text)) {
        tell(component, endpoint, `${endpoint.text} is no address`);
    }
};
