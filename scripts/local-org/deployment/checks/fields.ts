import { child, children, isTrue, namesMissing, textOf } from '../nodes.ts';
import { isForeign } from '../project.ts';
import type { Check } from '../problem.ts';

/** Types whose values a field may keep unique, or as an external id (Metadata API, CustomField). */
const UNIQUE_TYPES = new Set(['AutoNumber', 'Email', 'MetadataRelationship', 'Number', 'Text']);
/** Types that have no length of their own, or need one. */
const WITH_LENGTH: Readonly<Record<string, [least: number, most: number]>> = {
    Text: [1, 255],
    LongTextArea: [256, 131072],
    Html: [256, 131072],
    EncryptedText: [1, 175]
};
const WITH_LINES = new Set(['Html', 'LongTextArea', 'MultiselectPicklist']);
const NUMBERS = new Set(['Currency', 'Number', 'Percent']);

/** Types of the fields of custom metadata types (Custom Metadata Types Implementation Guide). */
const METADATA_TYPES = new Set(
    'Checkbox Date DateTime Email LongTextArea MetadataRelationship Number Percent Phone Picklist Text TextArea Url'.split(
        ' '
    )
);

/** A custom field by the attributes that its type needs and allows. */
/** What a metadata relationship may name beside custom metadata types. */
const DEFINITIONS = /^(?:Entity|Field)Definition$|^EntityParticle$/;

export const checkField: Check = (component, project, tell) => {
    const { node, name } = component;
    const object = component.object ?? '';
    // A standard field in a file only changes labels and tracking.
    if (!name.endsWith('__c') || isForeign(name, null)) {
        return;
    }
    const type = textOf(node, 'type') ?? '';
    const formula = child(node, 'formula');
    if (object.endsWith('__mdt') && type !== '' && !METADATA_TYPES.has(type)) {
        tell(component, child(node, 'type'), `${object}.${name}: custom metadata types have no fields of type ${type}`);
    }
    const say = (element: string, message: string): void =>
        tell(component, child(node, element), `${object}.${name}: ${message}`);
    if (textOf(node, 'label') === null && type !== '') {
        say('label', 'Required field is missing: label');
    }
    const [least, most] = WITH_LENGTH[type] ?? [0, 0];
    const length = textOf(node, 'length');
    if (most > 0 && !formula) {
        if (length === null) {
            say('length', `Must specify 'length' for a CustomField of type ${type}`);
        } else if (Number(length) < least || Number(length) > most) {
            say('length', `The length of a ${type} field is between ${least} and ${most}`);
        }
    }
    if (WITH_LINES.has(type) && textOf(node, 'visibleLines') === null) {
        say('visibleLines', `Must specify 'visibleLines' for a CustomField of type ${type}`);
    }
    if (NUMBERS.has(type) && !formula) {
        checkDigits(textOf(node, 'precision'), textOf(node, 'scale'), type, say);
    }
    for (const flag of ['unique', 'externalId']) {
        if (isTrue(node, flag) && (!UNIQUE_TYPES.has(type) || formula)) {
            say(flag, `Can not specify '${flag}' for a CustomField of type ${formula ? 'Formula' : type}`);
        }
    }
    if (
        isTrue(node, 'required') &&
        (formula || ['Checkbox', 'AutoNumber', 'Summary', 'LongTextArea', 'Html'].includes(type))
    ) {
        say('required', `A field of type ${formula ? 'Formula' : type} cannot be required`);
    }
    if (type === 'Checkbox' && !formula && textOf(node, 'defaultValue') === null) {
        say('defaultValue', "Must specify 'defaultValue' for a CustomField of type Checkbox");
    }
    checkReference(type, { node, name, object }, project, say);
    const set = child(node, 'valueSet');
    if ((type === 'Picklist' || type === 'MultiselectPicklist') && !formula && !set && !child(node, 'picklist')) {
        say('valueSet', `A field of type ${type} has a valueSet`);
    }
    const global = child(set, 'valueSetName');
    if (global && !isForeign(global.text, null) && !project.has('GlobalValueSet', global.text)) {
        tell(component, global, `${object}.${name}: the global value set ${global.text} does not exist`);
    }
    const values = children(child(set, 'valueSetDefinition'), 'value');
    if (values.filter((one) => isTrue(one, 'default')).length > 1) {
        say('valueSet', 'Only one value can be the default');
    }
    if (values.length > 1000) {
        say('valueSet', 'A picklist has at most 1,000 values');
    }
    for (const value of values) {
        if (child(value, 'fullName') === undefined) {
            tell(component, value, `${object}.${name}: Required field is missing: fullName of a value`);
        }
        if ((textOf(value, 'fullName') ?? '').length > 255 || (textOf(value, 'label') ?? '').length > 255) {
            tell(component, value, `${object}.${name}: a picklist value has at most 255 characters`);
        }
    }
    const controlling = child(set, 'controllingField');
    if (controlling && !project.field(object, controlling.text)) {
        tell(component, controlling, `${object}.${name}: the controlling field ${controlling.text} does not exist`);
    }
    if (isTrue(node, 'trackHistory') && formula) {
        say('trackHistory', 'The history of a formula cannot be tracked');
    }
};

type Say = (element: string, message: string) => void;

// Up to 18 digits, those after the point included.
function checkDigits(precision: string | null, scale: string | null, type: string, say: Say): void {
    for (const [element, value] of [
        ['precision', precision],
        ['scale', scale]
    ] as const) {
        if (value === null) {
            say(element, `Must specify '${element}' for a CustomField of type ${type}`);
        }
    }
    if (Number(precision) > 18 || Number(precision ?? 1) < 1) {
        say('precision', 'A number has between 1 and 18 digits');
    }
    if (Number(scale) > Number(precision) || Number(scale) < 0) {
        say('scale', 'A number has no more decimals than digits');
    }
}

function checkReference(
    type: string,
    { node, object }: Pick<Parameters<Check>[0], 'node' | 'name'> & { object: string },
    project: Parameters<Check>[1],
    say: Say
): void {
    if (type === 'MasterDetail') {
        if (textOf(node, 'relationshipName') === null) {
            say('relationshipName', 'A master-detail field has a relationshipName');
        }
        if (!['0', '1', null].includes(textOf(node, 'relationshipOrder'))) {
            say('relationshipOrder', 'An object has at most two master-detail fields: their order is 0 or 1');
        }
        if (child(node, 'required')) {
            say('required', 'Master-Detail Relationship Fields Cannot be Optional or Required');
        }
        if (child(node, 'deleteConstraint')) {
            say('deleteConstraint', "Can not specify 'deleteConstraint' for a CustomField of type MasterDetail");
        }
        if (child(node, 'lookupFilter')) {
            say('lookupFilter', 'Lookup filters are only supported on Lookup Relationship Fields');
        }
        if (textOf(node, 'referenceTo') === 'User') {
            say('referenceTo', 'A user cannot be a master');
        }
        if (!/__c$/.test(object)) {
            say('type', 'Only custom objects have master-detail fields');
        }
    }
    if (type === 'Lookup' && isTrue(node, 'required') && textOf(node, 'deleteConstraint') === 'SetNull') {
        say('deleteConstraint', 'A required lookup cannot be cleared when its record is deleted');
    }
    const name = textOf(node, 'relationshipName');
    if (name !== null && (!/^[A-Za-z]\w*$/.test(name) || name.includes('__') || name.endsWith('_'))) {
        say('relationshipName', `${name} is no name of a relationship`);
    }
    const target = textOf(node, 'referenceTo');
    if (target && project.object(target) === null && !isForeign(target, null) && !DEFINITIONS.test(target)) {
        say('referenceTo', `the object ${target} does not exist`);
    }
    const isMetadata = type === 'MetadataRelationship';
    if (isMetadata && target && !target.endsWith('__mdt') && !DEFINITIONS.test(target)) {
        say('referenceTo', 'A metadata relationship refers to a custom metadata type');
    }
    const filter = child(node, 'lookupFilter');
    const logic = textOf(filter, 'booleanFilter') ?? '';
    const items = children(filter, 'filterItems');
    if (namesMissing(logic, items.length)) {
        say('lookupFilter', `The filter logic ${logic} names a filter that is not there`);
    }
    for (const item of items) {
        const field = textOf(item, 'field') ?? '';
        const [first, second] = field.split('.');
        if (
            second &&
            !field.startsWith('$') &&
            project.object(first!) &&
            !project.field(first!, second) &&
            field.split('.').length === 2
        ) {
            say('lookupFilter', `The field ${field} of the lookup filter does not exist`);
        }
    }
}
