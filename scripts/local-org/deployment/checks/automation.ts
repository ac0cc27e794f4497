import type { XmlNode } from '../../schema/xml-tree.ts';
import { child, children, textOf } from '../nodes.ts';
import { isForeign } from '../project.ts';
import type { Check } from '../problem.ts';
import { hasPath } from './columns.ts';
import { formulaProblem } from './formulas.ts';

/** Actions of workflow rules by the elements of the same file that describe them (Metadata API, Workflow). */
const ACTIONS: Readonly<Record<string, string>> = {
    Alert: 'alerts',
    FieldUpdate: 'fieldUpdates',
    OutboundMessage: 'outboundMessages',
    Task: 'tasks'
};

/** What the workflow of an object refers to: fields that it sets, templates that it sends, actions of its rules. */
export const checkWorkflow: Check = (component, project, tell) => {
    const { node, name: object } = component;
    if (isForeign(object, null) || project.object(object) === null) {
        return;
    }
    for (const update of children(node, 'fieldUpdates')) {
        const field = child(update, 'field');
        const isElsewhere = child(update, 'targetObject') !== undefined;
        if (field?.text.endsWith('__c') && !isElsewhere && !hasPath(project, object, field.text)) {
            tell(component, field, `Field ${field.text} does not exist. Check spelling.`);
        }
    }
    const formula = (at: XmlNode | undefined, wanted: 'Boolean' | null): void => {
        const problem = at && at.text !== '' ? formulaProblem(project, object, at.text, wanted) : null;
        if (problem !== null) {
            tell(component, at, `Workflow of ${object}: ${problem}`);
        }
    };
    children(node, 'fieldUpdates').forEach((update) => formula(child(update, 'formula'), null));
    for (const rule of children(node, 'rules')) {
        formula(child(rule, 'formula'), 'Boolean');
        const timed = children(rule, 'workflowTimeTriggers').flatMap((one) => children(one, 'actions'));
        for (const action of [...children(rule, 'actions'), ...timed]) {
            const element = ACTIONS[textOf(action, 'type') ?? ''];
            const name = child(action, 'name');
            if (element && name && !isForeign(name.text, null) && !hasNamed(node, element, name.text)) {
                tell(
                    component,
                    name,
                    `In field: action - no Workflow${textOf(action, 'type')} named ${object}.${name.text} found`
                );
            }
        }
    }
};

function hasNamed(node: XmlNode, element: string, name: string): boolean {
    return children(node, element).some((one) => textOf(one, 'fullName')?.toLowerCase() === name.toLowerCase());
}

/** The fields that matching rules compare are those of their object. */
export const checkMatchingRules: Check = (component, project, tell) => {
    const { node, name: object } = component;
    if (isForeign(object, null) || project.object(object) === null) {
        return;
    }
    for (const rule of children(node, 'matchingRules')) {
        for (const item of children(rule, 'matchingRuleItems')) {
            const field = child(item, 'fieldName');
            if (field?.text.endsWith('__c') && !hasPath(project, object, field.text)) {
                tell(
                    component,
                    field,
                    `Matching rule ${textOf(rule, 'fullName')}: the field ${object}.${field.text} does not exist`
                );
            }
        }
    }
};
