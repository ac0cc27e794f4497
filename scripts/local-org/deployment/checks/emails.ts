import { existsSync, readFileSync } from 'node:fs';
import { textOf } from '../nodes.ts';
import { isForeign, type Project } from '../project.ts';
import type { Check } from '../problem.ts';

/** What merge fields of every object may name beside its fields. */
const EVERYWHERE = new Set([
    'id',
    'name',
    'link',
    'createdby',
    'createddate',
    'lastmodifiedby',
    'lastmodifieddate',
    'owner',
    'ownerid',
    'owneremail',
    'ownerfullname',
    'ownerfirstname',
    'ownerlastname',
    'recordtype',
    'recordtypeid'
]);

/** A merge field of a classic template, `{!Object.Field}`. */
const MERGE = /\{!\s*\$?([A-Za-z]\w*)\.([\w.]+)\s*\}/g;

function problemOf(project: Project, object: string, field: string): string | null {
    if (object === 'Label') {
        return project.schema.labels.has(field.toLowerCase()) || isForeign(field, null)
            ? null
            : `The label ${field} does not exist`;
    }
    if (isForeign(object, null) || isForeign(field, null) || field.includes('.')) {
        return null;
    }
    const model = project.object(object);
    if (model === null) {
        return object.endsWith('__c')
            ? `The merge field {!${object}.${field}} is of an object that does not exist`
            : null;
    }
    const mustBeField = field.endsWith('__c') || (object.endsWith('__c') && !EVERYWHERE.has(field.toLowerCase()));
    return mustBeField && !project.field(object, field) ? `The merge field {!${object}.${field}} does not exist` : null;
}

/** Merge fields of a template's subject, text and HTML. */
export const checkEmailTemplate: Check = (component, project, tell) => {
    if (textOf(component.node, 'type') === 'visualforce') {
        return;
    }
    const source = component.file.replace(/-meta\.xml$/, '');
    if (!existsSync(source)) {
        tell(component, undefined, `The template ${component.name} has no text beside its -meta.xml`);
    } else {
        const body = readFileSync(source, 'utf8');
        for (const match of body.matchAll(MERGE)) {
            const problem = problemOf(project, match[1]!, match[2]!);
            if (problem) {
                const line = body.slice(0, match.index).split('\n').length;
                tell({ ...component, file: source, node: { ...component.node, line } }, undefined, problem);
            }
        }
    }
    for (const node of component.node.children) {
        for (const match of ['subject', 'textOnly'].includes(node.name) ? node.text.matchAll(MERGE) : []) {
            const problem = problemOf(project, match[1]!, match[2]!);
            if (problem) {
                tell(component, node, problem);
            }
        }
    }
};
