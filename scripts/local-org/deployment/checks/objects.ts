import { child, children, isTrue, namesMissing, textOf } from '../nodes.ts';
import { isForeign, type Project } from '../project.ts';
import type { Check } from '../problem.ts';
import { hasListColumn, hasPath } from './columns.ts';

/** From the closest to the most open (Sharing Settings): the external access may not be wider than the internal. */
const OPENNESS = ['Private', 'Read', 'ReadWrite', 'ReadWriteTransfer', 'FullAccess'];

/** Buttons whose action an object can override (Metadata API, ActionOverride); those of standard objects have more. */
const ACTIONS = new Set([
    'Accept',
    'CancelEdit',
    'Clone',
    'Delete',
    'Edit',
    'Follow',
    'List',
    'New',
    'SaveEdit',
    'Tab',
    'View'
]);

/** What an object has all of or nothing of (Metadata API, CustomObject: enableBulkApi). */
const TOGETHER = ['enableBulkApi', 'enableSharing', 'enableStreamingApi'];

function mastersOf(project: Project, object: string): number {
    const fields = project.schema.objects.get(object.toLowerCase())?.fields.values() ?? [];
    return [...fields].filter((field) => field.masterDetailOrder !== null).length;
}

/** What a file says of the whole object. */
export const checkObject: Check = (component, project, tell) => {
    const { node, name } = component;
    const say = (element: string, message: string): void =>
        tell(component, child(node, element), `${name}: ${message}`);
    const isOwn = /__c$/.test(name) && !isForeign(name, null) && textOf(node, 'customSettingsType') === null;
    const model = textOf(node, 'sharingModel');
    const external = textOf(node, 'externalSharingModel');
    // A file with an old object's name may hold changes alone: a new object has a label.
    const needed = isOwn
        ? ['pluralLabel', 'nameField', 'sharingModel']
        : /__(?:mdt|e)$/.test(name)
          ? ['pluralLabel']
          : [];
    for (const element of textOf(node, 'label') === null ? [] : needed) {
        if (child(node, element) === undefined) {
            say(element, `Required field is missing: ${element}`);
        }
    }
    const known = project.schema.objects.get(name.toLowerCase());
    if (isOwn && known) {
        const masters = mastersOf(project, name);
        const isDetail = masters > 0;
        if (masters > 2) {
            say('label', `An object has at most two master-detail fields, not ${masters}`);
        }
        if (model !== null && isDetail !== (model === 'ControlledByParent')) {
            say(
                'sharingModel',
                isDetail
                    ? 'The sharing model of a detail is ControlledByParent'
                    : 'An object without a master cannot be controlled by its parent'
            );
        }
        if (external !== null && model !== null && (external === 'ControlledByParent') !== isDetail) {
            say(
                'externalSharingModel',
                'The external sharing model of a detail is ControlledByParent, of another object it is not'
            );
        }
    }
    if (model && external && OPENNESS.indexOf(external) > OPENNESS.indexOf(model) && OPENNESS.includes(model)) {
        say('externalSharingModel', 'External users cannot have wider access than internal ones');
    }
    const switches = TOGETHER.map((element) => textOf(node, element)).filter((one) => one !== null);
    if (isOwn && new Set(switches).size > 1) {
        say('enableBulkApi', `${TOGETHER.join(', ')} are all true or all false`);
    }
    const nameField = child(node, 'nameField');
    const nameType = child(nameField, 'type');
    if (nameType && !['AutoNumber', 'Text'].includes(nameType.text)) {
        tell(component, nameType, `${name}: a name is a text or an auto number, not ${nameType.text}`);
    }
    if (isOwn && nameField && !child(nameField, 'label')) {
        tell(component, nameField, `${name}: Required field is missing: label of the nameField`);
    }
    if (textOf(nameField, 'type') === 'AutoNumber') {
        const format = child(nameField, 'displayFormat');
        if (!format || !/\{0{1,10}\}/.test(format.text) || format.text.length > 30) {
            tell(
                component,
                format ?? nameField,
                `${name}: an auto number has a format with the number's place, such as A-{0000}`
            );
        }
    } else if (nameField && child(nameField, 'displayFormat')) {
        tell(component, child(nameField, 'displayFormat'), `${name}: only an auto number has a display format`);
    }
    const layout = child(node, 'compactLayoutAssignment');
    if (
        layout &&
        layout.text !== 'SYSTEM' &&
        !project.has('CompactLayout', `${name}.${layout.text}`) &&
        !isForeign(layout.text, null)
    ) {
        tell(component, layout, `${name}: the compact layout ${layout.text} does not exist`);
    }
    for (const override of children(node, 'actionOverrides')) {
        const action = child(override, 'actionName');
        if (action && isOwn && !ACTIONS.has(action.text)) {
            tell(component, action, `${name}: there is no action ${action.text} to override`);
        }
        checkContent(component, project, tell, override);
    }
    for (const layouts of children(node, 'searchLayouts')) {
        for (const button of [
            ...children(layouts, 'listViewButtons'),
            ...children(layouts, 'searchResultsCustomButtons')
        ]) {
            if (!project.has('WebLink', `${name}.${button.text}`) && !isForeign(button.text, null)) {
                tell(component, button, `${name}: the button ${button.text} does not exist`);
            }
        }
        if (isOwn) {
            for (const element of [
                'customTabListAdditionalFields',
                'lookupDialogsAdditionalFields',
                'searchFilterFields',
                'searchResultsAdditionalFields'
            ]) {
                for (const field of children(layouts, element)) {
                    if (!hasListColumn(project, name, field.text)) {
                        tell(component, field, `${name}: the field ${field.text} does not exist`);
                    }
                }
            }
        }
    }
};

/** The page, component or button that an override leads to. */
export const checkContent = (
    component: Parameters<Check>[0],
    project: Project,
    tell: Parameters<Check>[2],
    override: Parameters<typeof child>[0]
): void => {
    const content = child(override, 'content');
    const type = textOf(override, 'type') ?? '';
    const target = { flexipage: 'FlexiPage', visualforce: 'ApexPage', lightningcomponent: 'AuraDefinitionBundle' }[
        type.toLowerCase()
    ];
    if (
        content &&
        target &&
        target !== 'AuraDefinitionBundle' &&
        !isForeign(content.text, null) &&
        !project.has(target, content.text)
    ) {
        tell(component, content, `The ${target} ${content.text} does not exist`);
    }
    if (!content && target) {
        tell(component, override, `An override of type ${type} names its content`);
    }
};

/** Fields that a compact layout may not show: long texts and lists of several values. */
export const checkCompactLayout: Check = (component, project, tell) => {
    const fields = children(component.node, 'fields');
    for (const field of fields) {
        const known = project.field(component.object!, field.text);
        if (!hasPath(project, component.object!, field.text) && !isName(field.text)) {
            tell(component, field, `The field ${component.object}.${field.text} of the compact layout does not exist`);
        } else if (
            known?.custom &&
            (known.type === 'MULTIPICKLIST' || (known.type === 'TEXTAREA' && known.length > 255))
        ) {
            tell(component, field, `${component.object}.${field.text} is too long for a compact layout`);
        }
    }
    if (fields.length > 10) {
        tell(component, fields[10], 'A compact layout has at most ten fields');
    }
};

function isName(field: string): boolean {
    return field === 'Name' || /^[A-Z_.]+$/.test(field);
}

export const checkListView: Check = (component, project, tell) => {
    const object = component.object!;
    const column = (node: (typeof component.node.children)[number] | undefined): void => {
        if (node && !hasListColumn(project, object, node.text)) {
            tell(component, node, `The field ${node.text} of the list view ${object}.${component.name} does not exist`);
        }
    };
    children(component.node, 'columns').forEach(column);
    const filters = children(component.node, 'filters');
    filters.forEach((filter) => column(child(filter, 'field')));
    const columns = children(component.node, 'columns');
    if (columns.length > 15) {
        tell(component, columns[15], 'A list view shows at most 15 fields');
    }
    const logic = child(component.node, 'booleanFilter');
    if (logic && namesMissing(logic.text, filters.length)) {
        tell(component, logic, `The filter logic ${logic.text} names a filter that is not there`);
    }
    const queue = child(component.node, 'queue');
    if (queue && !project.has('Queue', queue.text)) {
        tell(component, queue, `The queue ${queue.text} does not exist`);
    }
};

export const checkValidationRule: Check = (component, project, tell) => {
    const field = child(component.node, 'errorDisplayField');
    if (field && !project.field(component.object!, field.text) && !isForeign(field.text, null)) {
        tell(
            component,
            field,
            `The field ${component.object}.${field.text} beside which the error is shown does not exist`
        );
    }
    if (child(component.node, 'active') === undefined) {
        tell(component, undefined, 'Required field is missing: active');
    }
};

/** Objects whose record types have a process, which the others do not (Metadata API, RecordType and BusinessProcess). */
const WITH_PROCESS = new Set(['Case', 'Lead', 'Opportunity', 'Solution']);

/** A process belongs to an object whose records go through stages. */
export const checkBusinessProcess: Check = (component, _project, tell) => {
    if (!WITH_PROCESS.has(component.object ?? '')) {
        tell(component, undefined, `${component.object} has no business processes`);
    }
};

/** Values of a record type's picklists are fields of its object; its process is there where its object has processes. */
export const checkRecordType: Check = (component, project, tell) => {
    const process = child(component.node, 'businessProcess');
    const mayHave = WITH_PROCESS.has(component.object ?? '');
    if (mayHave && !process && child(component.node, 'label')) {
        tell(component, undefined, 'Required field is missing: businessProcess');
    } else if (process && !mayHave) {
        tell(component, process, `${component.object} has no business processes`);
    } else if (
        process &&
        !isForeign(process.text, null) &&
        !project.has('BusinessProcess', `${component.object}.${process.text}`)
    ) {
        tell(component, process, `The business process ${process.text} does not exist`);
    }
    for (const values of children(component.node, 'picklistValues')) {
        const field = child(values, 'picklist');
        if (
            field?.text.endsWith('__c') &&
            !isForeign(field.text, null) &&
            !project.field(component.object!, field.text)
        ) {
            tell(component, field, `The picklist ${component.object}.${field.text} does not exist`);
        }
    }
    const layout = child(component.node, 'compactLayoutAssignment');
    if (
        layout &&
        !project.has('CompactLayout', `${component.object}.${layout.text}`) &&
        layout.text !== 'SYSTEM' &&
        !isForeign(layout.text, null)
    ) {
        tell(component, layout, `The compact layout ${layout.text} does not exist`);
    }
};

export const checkFieldSet: Check = (component, project, tell) => {
    for (const shown of children(component.node, 'displayedFields')) {
        const field = child(shown, 'field');
        const name = field?.text ?? '';
        if (
            !name.includes('.') &&
            name.endsWith('__c') &&
            !isForeign(name, null) &&
            !project.field(component.object!, name)
        ) {
            tell(component, field, `The field ${component.object}.${name} of the field set does not exist`);
        }
    }
    if (isTrue(component.node, 'isRequired')) {
        tell(component, undefined, 'isRequired belongs to a field of the set');
    }
};

export const checkWebLink: Check = (component, project, tell) => {
    const { node } = component;
    const type = textOf(node, 'linkType');
    if (type === 'url' && !textOf(node, 'url')) {
        tell(component, child(node, 'url'), 'A link of type url has a url');
    }
    const page = child(node, 'page');
    if (type === 'page' && (!page || (!project.has('ApexPage', page.text) && !isForeign(page.text, null)))) {
        tell(component, page, `The Visualforce page ${page?.text ?? ''} does not exist`);
    }
};
