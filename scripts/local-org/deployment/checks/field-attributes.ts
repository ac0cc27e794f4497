import { parseFormula, references } from '../../database/formula/parse.ts';
import { child, isTrue, textOf } from '../nodes.ts';
import { isForeign } from '../project.ts';
import type { Check } from '../problem.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Types that have no text, and so no length. */
const WITHOUT_LENGTH = words('Checkbox Currency Date DateTime Location Number Percent Time');

const NUMBERS = words('Currency Number Percent');
const RELATIONS = words('ExternalLookup Hierarchy IndirectLookup Lookup MasterDetail MetadataRelationship');

/** Attributes that only some types have (Metadata API, CustomField). */
const OF_TYPES: Readonly<Record<string, ReadonlySet<string>>> = {
    caseSensitive: words('Text'),
    displayFormat: words('AutoNumber'),
    displayLocationInDecimal: words('Location'),
    maskChar: words('EncryptedText'),
    maskType: words('EncryptedText'),
    precision: NUMBERS,
    referenceTo: RELATIONS,
    relationshipOrder: words('MasterDetail'),
    reparentableMasterDetail: words('MasterDetail'),
    scale: new Set([...NUMBERS, 'Location']),
    startingNumber: words('AutoNumber'),
    valueSet: words('MultiselectPicklist Picklist'),
    visibleLines: words('Html LongTextArea MultiselectPicklist')
};

/** Types without default values (Salesforce Help, Default Field Values: the types that can have one). */
const WITHOUT_DEFAULT = words('AutoNumber Lookup MasterDetail Summary');

/** Attributes that a type needs (Metadata API, CustomField). */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
    EncryptedText: ['maskChar', 'maskType'],
    Location: ['scale']
};

/** Types of the fields of some kinds of objects (Salesforce Help, Custom Settings; Platform Events Developer Guide). */
const SETTING_TYPES = words('Checkbox Currency Date DateTime Email Number Percent Phone Text TextArea Url');
const EVENT_TYPES = words('Checkbox Date DateTime LongTextArea Number Text');

/** Whether a formula that gives a default reads the record, which has no values yet (Salesforce Help, Default Field Value Considerations). */
function readsTheRecord(formula: string): boolean {
    try {
        return references(parseFormula(formula)).some((path) => !/^(?:\$|RecordType\.|User\.)/i.test(path));
    } catch {
        return false; // told by the check of formulas
    }
}

/** The attributes that a custom field has beside its type, and the types that its object's fields may have. */
export const checkFieldAttributes: Check = (component, project, tell) => {
    const { node, name } = component;
    const object = component.object ?? '';
    const type = textOf(node, 'type');
    if (!name.endsWith('__c') || type === null || isForeign(name, null) || isForeign(object, null)) {
        return;
    }
    const say = (element: string, message: string): void =>
        tell(component, child(node, element), `${object}.${name}: ${message}`);
    const isFormula = child(node, 'formula') !== undefined;
    if (WITHOUT_LENGTH.has(type) && child(node, 'length')) {
        say('length', `Can not specify 'length' for a CustomField of type ${type}`);
    }
    for (const [element, types] of Object.entries(OF_TYPES)) {
        if (!types.has(type) && child(node, element)) {
            say(element, `Can not specify '${element}' for a CustomField of type ${type}`);
        }
    }
    for (const element of NEEDED[type] ?? []) {
        if (!child(node, element)) {
            say(element, `Must specify '${element}' for a CustomField of type ${type}`);
        }
    }
    if (WITHOUT_DEFAULT.has(type) && child(node, 'defaultValue')) {
        say('defaultValue', `Can not specify 'defaultValue' for a CustomField of type ${type}`);
    }
    // Records of standard objects are not deleted with what they look up (Salesforce Help, Lookup Relationships).
    if (type === 'Lookup' && textOf(node, 'deleteConstraint') === 'Cascade' && !object.includes('__')) {
        say('deleteConstraint', 'Only lookups of custom objects delete their record with the one they look up');
    }
    const format = textOf(node, 'displayFormat');
    if (type === 'AutoNumber' && format !== null && !/\{0{1,10}\}/.test(format)) {
        say('displayFormat', `the display format ${format} has no place for the number, such as {0000}`);
    }
    if (type === 'Hierarchy' && object !== 'User') {
        say('type', 'Only users have hierarchical relationships');
    }
    const owner = project.of('CustomObject').find((one) => one.name === object);
    if (owner && child(owner.node, 'customSettingsType') && !SETTING_TYPES.has(type)) {
        say('type', `custom settings have no fields of type ${type}`);
    }
    if (object.endsWith('__e') && !EVENT_TYPES.has(type)) {
        say('type', `platform events have no fields of type ${type}`);
    }
    // Of an object that the project does not make, the org knows whether its history is kept.
    if (isTrue(node, 'trackHistory') && object.endsWith('__c') && owner && isNew(owner)) {
        if (!isTrue(owner.node, 'enableHistory')) {
            say('trackHistory', `The entity: ${object} does not have history tracking enabled`);
        }
    }
    const value = textOf(node, 'defaultValue');
    if (value !== null && value !== '' && type !== 'Checkbox' && !isFormula && readsTheRecord(value)) {
        say('defaultValue', 'a default value cannot use the fields of the record');
    }
};

/** A file that makes an object, and does not only change one: a new object has a label. */
function isNew({ node }: Parameters<Check>[0]): boolean {
    return child(node, 'label') !== undefined;
}
