import type { FieldModel } from '../../schema/model.ts';
import type { XmlNode } from '../../schema/xml-tree.ts';
import { child, children } from '../nodes.ts';
import { isForeign, type Project } from '../project.ts';
import type { Check } from '../problem.ts';

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** A record of a custom metadata type: its fields, and values that these can hold. */
export const checkRecord: Check = (component, project, tell) => {
    const [typeName] = component.name.split('.');
    const object = `${typeName}__mdt`;
    const model = project.schema.objects.get(object.toLowerCase());
    if (!model || isForeign(object, null)) {
        return;
    }
    if (!child(component.node, 'label')) {
        tell(component, undefined, `${component.name}: Required fields are missing: [MasterLabel]`);
    }
    const given = new Set<string>();
    for (const values of children(component.node, 'values')) {
        const name = child(values, 'field');
        const field = name && model.fields.get(name.text.toLowerCase());
        const value = child(values, 'value');
        if (!name || !field || !value) {
            continue;
        }
        if (value.text !== '') {
            given.add(field.name);
        }
        const wrong = value.text === '' ? null : problemOf(field, value, project);
        if (wrong) {
            tell(component, value, `${component.name}, ${field.name}: ${wrong}`);
        }
    }
    for (const field of model.fields.values()) {
        if (
            field.custom &&
            field.required &&
            field.type !== 'BOOLEAN' &&
            field.defaultValue === null &&
            !given.has(field.name)
        ) {
            tell(component, undefined, `${component.name}: Required fields are missing: [${field.name}]`);
        }
    }
};

function problemOf(field: FieldModel, value: XmlNode, project: Project): string | null {
    const { text } = value;
    const type = (value.attributes['xsi:type'] ?? '').replace(/^\w+:/, '');
    switch (field.apexType) {
        case 'Boolean':
            return /^(?:true|false)$/.test(text) && type === 'boolean' ? null : `"${text}" (${type}) is not a boolean`;
        case 'Decimal':
        case 'Integer':
            return NUMBER.test(text) && /^(?:double|int|long|decimal)$/.test(type)
                ? null
                : `"${text}" (${type}) is not a number`;
        case 'Date':
            return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
                ? null
                : `"${text}" is not a date`;
        case 'Datetime':
            return Number.isNaN(Date.parse(text)) ? `"${text}" is not a date and time` : null;
        default:
            return textProblem(field, text, type, project);
    }
}

function textProblem(field: FieldModel, text: string, type: string, project: Project): string | null {
    if (type !== 'string') {
        return `"${text}" (${type || 'no xsi:type'}) is not a text`;
    }
    const [target] = field.referenceTo;
    if (target?.endsWith('__mdt') && !isForeign(target, null) && !isForeign(text, null)) {
        return project.has('CustomMetadata', `${target.slice(0, -'__mdt'.length)}.${text}`)
            ? null
            : `there is no ${target} record ${text}`;
    }
    if (target === 'EntityDefinition') {
        return project.object(text) !== null || isForeign(text, null) ? null : `there is no object ${text}`;
    }
    if (field.restrictedPicklist && field.picklist && !field.picklist.some((one) => one.value === text)) {
        return `bad value for restricted picklist field: ${text}`;
    }
    return field.length > 0 && field.referenceTo.length === 0 && field.picklist === null && text.length > field.length
        ? `the text is longer than ${field.length} characters`
        : null;
}
