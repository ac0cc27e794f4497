import { compileFormula } from '../../database/formula/evaluate.ts';
import { FormulaError } from '../../database/formula/parse.ts';
import type { XmlNode } from '../../schema/xml-tree.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { child, children, namesMissing, textOf, within } from '../nodes.ts';
import { isForeign, type Project } from '../project.ts';
import type { Check } from '../problem.ts';
import { hasPath } from './columns.ts';

/** Resources of a flow: what has a value and is no step, so that no connector leads to it (Metadata API, Flow). */
const RESOURCES = new Set([
    'choices',
    'constants',
    'dynamicChoiceSets',
    'formulas',
    'stages',
    'textTemplates',
    'variables'
]);

/** Elements that name a value by its resource, or by a step and one of its fields: `Get_Account.Name`. */
const REFERENCES = new Set(['assignToReference', 'collectionReference', 'elementReference', 'leftValueReference']);

/** Literals that a variable of a type can hold; the text of the other types may be anything. */
const LITERALS: Readonly<Record<string, readonly string[]>> = {
    Boolean: ['booleanValue'],
    Currency: ['numberValue'],
    Date: ['dateValue', 'dateTimeValue'],
    DateTime: ['dateTimeValue', 'dateValue'],
    Number: ['numberValue']
};

/** Steps and choices that work on records of an object. */
const WITH_OBJECT = new Set([
    'dynamicChoiceSets',
    'recordCreates',
    'recordDeletes',
    'recordLookups',
    'recordUpdates',
    'start'
]);

type Say = (at: XmlNode | undefined, message: string) => void;

/** What an active flow names: its own steps and resources, objects and fields, flows and Apex. A draft may be unfinished. */
export const checkFlow: Check = (component, project, tell) => {
    const { node, name } = component;
    const say: Say = (at, message) => tell(component, at, `Flow ${name}: ${message}`);
    checkTwice(node, say);
    if (textOf(node, 'status') !== 'Active') {
        return;
    }
    checkReferences(node, say);
    checkStart(node, say);
    checkPaths(node, project, say);
    for (const step of node.children) {
        if (WITH_OBJECT.has(step.name)) {
            checkRecords(step, project, say);
        }
    }
    for (const formula of children(node, 'formulas')) {
        const problem = formulaProblem(textOf(formula, 'expression') ?? '');
        if (problem !== null) {
            say(child(formula, 'expression'), problem);
        }
    }
    for (const call of children(node, 'subflows')) {
        const flow = child(call, 'flowName');
        if (flow && !isForeign(flow.text, null) && !project.has('Flow', flow.text)) {
            say(child(call, 'flowName'), `the flow ${flow.text} does not exist`);
        } else if (flow) {
            checkInputs(call, project, flow.text, say);
        }
    }
    for (const call of children(node, 'actionCalls')) {
        const action = child(call, 'actionName');
        const isApex = textOf(call, 'actionType') === 'apex';
        if (isApex && action && !isForeign(action.text, null) && !project.apex.hasClass(action.text)) {
            say(action, `the Apex class ${action.text} does not exist`);
        }
    }
};

/** What is wrong with the formula of a flow, whose resources stand as `{!Name}`; null for nothing. */
function formulaProblem(text: string): string | null {
    try {
        compileFormula(text.replace(/\{!([^}]+)\}/g, '$1'));
        return null;
    } catch (error) {
        if (error instanceof UnsupportedError) {
            return null;
        }
        if (error instanceof FormulaError) {
            return error.message;
        }
        throw error;
    }
}

// Names of steps and resources are unique in a flow, whatever their case.
function checkTwice(node: XmlNode, say: Say): void {
    const seen = new Set<string>();
    for (const one of node.children) {
        const name = one.name === 'processMetadataValues' ? undefined : child(one, 'name');
        const key = name?.text.toLowerCase() ?? '';
        if (name && seen.has(key)) {
            say(name, `the name ${name.text} is used twice`);
        }
        seen.add(key);
    }
}

function checkReferences(node: XmlNode, say: Say): void {
    const steps = new Set<string>();
    const names = new Set<string>();
    for (const one of node.children) {
        const name = textOf(one, 'name');
        if (name !== null && !RESOURCES.has(one.name)) {
            steps.add(name.toLowerCase());
        }
    }
    const types = new Map<string, string>();
    for (const variable of children(node, 'variables')) {
        if (textOf(variable, 'isCollection') !== 'true') {
            types.set((textOf(variable, 'name') ?? '').toLowerCase(), textOf(variable, 'dataType') ?? '');
        }
    }
    // Outcomes of decisions and components of screens have names that stand further inside.
    for (const one of within(node)) {
        if (one.name === 'name') {
            names.add(one.text.toLowerCase());
        }
    }
    for (const one of within(node)) {
        if (one.name === 'targetReference' && !steps.has(one.text.toLowerCase())) {
            say(one, `there is no element ${one.text} to go on with`);
        } else if (REFERENCES.has(one.name)) {
            const first = one.text.split(/[.[]/)[0]!;
            if (!first.startsWith('$') && !names.has(first.toLowerCase()) && !isForeign(first, null)) {
                say(one, `there is no element or resource ${first}`);
            }
        } else if (one.name === 'assignmentItems') {
            checkAssignment(one, types, say);
        }
    }
}

function checkAssignment(item: XmlNode, types: ReadonlyMap<string, string>, say: Say): void {
    const target = textOf(item, 'assignToReference') ?? '';
    const type = types.get(target.toLowerCase()) ?? '';
    const literal = child(item, 'value')?.children[0];
    const allowed = LITERALS[type];
    if (literal && allowed && literal.name.endsWith('Value') && !allowed.includes(literal.name)) {
        say(literal, `${target} is of type ${type}, which does not hold a ${literal.name}`);
    }
}

// A flow that a save starts names the object, and the saves (Metadata API, FlowStart).
function checkStart(node: XmlNode, say: Say): void {
    const start = child(node, 'start');
    if (/^Record(?:Before|After)Save$/.test(textOf(start, 'triggerType') ?? '')) {
        for (const element of ['object', 'recordTriggerType']) {
            if (!child(start, element)) {
                say(start, `Required field is missing: ${element} of a flow that a save starts`);
            }
        }
    }
    for (const one of within(node)) {
        const logic = child(one, 'conditionLogic') ?? child(one, 'filterLogic');
        const count = children(one, 'conditions').length + children(one, 'filters').length;
        if (logic && namesMissing(logic.text, count)) {
            say(logic, `the logic ${logic.text} names a condition that is not there`);
        }
    }
}

/** The objects of a flow's records by their names: its variables, what started it, and records that a step reads. */
function recordsOf(node: XmlNode): Map<string, string> {
    const found = new Map<string, string>();
    for (const one of node.children) {
        const isVariable = one.name === 'variables' && textOf(one, 'isCollection') !== 'true';
        const isRead = one.name === 'recordLookups' && textOf(one, 'getFirstRecordOnly') === 'true';
        const isKept = isRead && textOf(one, 'storeOutputAutomatically') === 'true';
        const object = isVariable ? textOf(one, 'objectType') : isKept ? textOf(one, 'object') : null;
        if (object !== null) {
            found.set((textOf(one, 'name') ?? '').toLowerCase(), object);
        }
    }
    const started = textOf(child(node, 'start'), 'object');
    if (started !== null) {
        found.set('$record', started);
        found.set('$record__prior', started);
    }
    return found;
}

// The objects of variables, and the fields by which a flow looks into its records.
function checkPaths(node: XmlNode, project: Project, say: Say): void {
    for (const variable of children(node, 'variables')) {
        const object = child(variable, 'objectType');
        if (object?.text.includes('__') && !isForeign(object.text, null) && project.object(object.text) === null) {
            say(object, `the object ${object.text} does not exist`);
        }
    }
    const records = recordsOf(node);
    for (const one of within(node)) {
        const [, name, path] = (REFERENCES.has(one.name) && /^(\$?\w+)\.([\w.]+)$/.exec(one.text)) || [];
        const object = name === undefined ? undefined : records.get(name.toLowerCase());
        if (object && path && project.object(object) !== null && !hasField(project, object, path)) {
            say(one, `the field ${object}.${path} does not exist`);
        }
    }
}

// Further standard fields come with features of an org.
function hasField(project: Project, object: string, path: string): boolean {
    return hasPath(project, object, path) || !(/__(?:c|e|mdt)$/.test(object) || path.includes('__'));
}

// What a flow is given are its variables for input.
function checkInputs(call: XmlNode, project: Project, flow: string, say: Say): void {
    const called = project.of('Flow').find((one) => one.name === flow);
    const inputs = children(called?.node, 'variables').filter((one) => textOf(one, 'isInput') === 'true');
    for (const input of called ? children(call, 'inputAssignments') : []) {
        const name = child(input, 'name');
        if (name && !inputs.some((one) => textOf(one, 'name') === name.text)) {
            say(name, `the flow ${flow} has no input ${name.text}`);
        }
    }
}

// The object of a step, and the fields that it filters by, sets, reads and sorts by.
function checkRecords(step: XmlNode, project: Project, say: Say): void {
    const object = child(step, 'object');
    if (!object || isForeign(object.text, null) || object.text.endsWith('__x')) {
        return;
    }
    if (project.object(object.text) === null) {
        // Further standard objects come with features of an org.
        if (object.text.includes('__')) {
            say(object, `the object ${object.text} does not exist`);
        }
        return;
    }
    const fields = [
        ...children(step, 'queriedFields'),
        ...children(step, 'sortField'),
        ...['filters', 'inputAssignments', 'outputAssignments'].flatMap((element) =>
            children(step, element).flatMap((one) => children(one, 'field'))
        )
    ];
    for (const field of fields) {
        if (!hasField(project, object.text, field.text)) {
            say(field, `the field ${object.text}.${field.text} does not exist`);
        }
    }
}
