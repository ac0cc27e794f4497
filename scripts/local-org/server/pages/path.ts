import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { xmlList, xmlText, xmlTexts, type Xml } from '../../schema/xml.ts';
import { notFound } from '../http/errors.ts';
import type { UserTransaction } from '../org-access.ts';
import { labelOf } from '../ui-api/object-info.ts';
import { objectOfId } from '../ui-api/records.ts';

/** A step of a path: one value of its picklist. */
interface PathStep {
    value: string;
    label: string;
    /** guidance for success, as HTML */
    info: string;
    /** fields shown with the step that the viewer may see */
    fields: string[];
}

/**
 * The path of a record's object, for its master record type.
 * @throws RestError 404 for an object without an active path, or a field the viewer may not see
 */
export function recordPath(schema: OrgSchema, transaction: UserTransaction, recordId: string): object {
    const object = objectOfId(schema, transaction, recordId);
    const content = schema
        .metadata('PathAssistant')
        .map((file) => file.content as Xml)
        .find(
            (one) =>
                xmlText(one, 'entityName') === object.name &&
                xmlText(one, 'active') === 'true' &&
                (xmlText(one, 'recordTypeName') ?? '__MASTER__') === '__MASTER__'
        );
    const field = object.fields.get((xmlText(content, 'fieldName') ?? '').toLowerCase());
    if (!content || !field || !transaction.fieldAccess(field).readable) {
        throw notFound(`There is no path for ${object.label}.`);
    }
    const guidance = new Map(
        xmlList(content, 'pathAssistantSteps').map((step) => [xmlText(step, 'picklistValueName') ?? '', step])
    );
    return {
        objectApiName: object.name,
        fieldApiName: field.name,
        fieldLabel: labelOf(field),
        updateable: transaction.fieldAccess(field).updateable && transaction.objectAccess(object).updateable,
        // A path shows every active value in the order of the picklist, with or without guidance.
        steps: (field.picklist ?? [])
            .filter((value) => value.active)
            .map(({ value, label }): PathStep => {
                const step = guidance.get(value);
                return {
                    value,
                    label,
                    info: xmlText(step, 'info') ?? '',
                    fields: xmlTexts(step, 'fieldNames').flatMap((name) => visibleField(object, transaction, name))
                };
            })
    };
}

function visibleField(object: ObjectModel, transaction: UserTransaction, name: string): string[] {
    const field = object.fields.get(name.toLowerCase());
    if (!field) {
        throw new Error(`The path of ${object.name} shows the field ${name}, which does not exist`);
    }
    return transaction.fieldAccess(field).readable ? [field.name] : [];
}
