import type { FieldModel } from '../../schema/model.ts';
import type { XmlNode } from '../../schema/xml-tree.ts';
import { child, children, decoded } from '../nodes.ts';
import { isForeign } from '../project.ts';
import type { Check } from '../problem.ts';

/** The values by which a checkbox controls a picklist (Metadata API, ValueSettings). */
const OF_A_CHECKBOX = ['checked', 'unchecked'];

const same = (values: readonly string[], value: string): boolean =>
    values.some((one) => one.toLowerCase() === value.toLowerCase());

/** The values that the project gives a picklist; null where it does not say them (standard ones, those of other packages). */
function valuesOf(field: FieldModel | null): string[] | null {
    if (!field?.custom || isForeign(field.name, null) || !field.picklist || field.picklist.length === 0) {
        return null;
    }
    return field.picklist.map((one) => one.value);
}

/** The field that controls a picklist, and the values that each of its values offers. */
export const checkDependency: Check = (component, project, tell) => {
    const object = component.object ?? '';
    const set = child(component.node, 'valueSet');
    const name = child(set, 'controllingField');
    const controlling = name ? project.field(object, name.text) : null;
    if (!name || !controlling) {
        return;
    }
    const say = (at: XmlNode, message: string): void => tell(component, at, `${object}.${component.name}: ${message}`);
    const isCheckbox = controlling.apexType === 'Boolean';
    if (!isCheckbox && controlling.type !== 'PICKLIST') {
        say(name, `${name.text} cannot control a picklist: a picklist or a checkbox does`);
        return;
    }
    const known = isCheckbox ? OF_A_CHECKBOX : valuesOf(controlling);
    const own = valuesOf(project.field(object, component.name));
    for (const setting of children(set, 'valueSettings')) {
        for (const value of children(setting, 'controllingFieldValue')) {
            if (known && !same(known, value.text)) {
                say(value, `${name.text} has no value ${value.text}`);
            }
        }
        const offered = child(setting, 'valueName');
        if (own && offered && !same(own, offered.text)) {
            say(offered, `there is no value ${offered.text}`);
        }
    }
};

/** The values that a record type offers are those of the object's picklists; they stand there encoded as in addresses. */
export const checkRecordTypeValues: Check = (component, project, tell) => {
    for (const values of children(component.node, 'picklistValues')) {
        const field = child(values, 'picklist');
        const known = field ? valuesOf(project.field(component.object!, field.text)) : null;
        for (const value of children(values, 'values')) {
            const name = child(value, 'fullName');
            if (known && name && !same(known, decoded(name.text))) {
                tell(component, name, `Picklist value: ${decoded(name.text)} in picklist: ${field!.text} not found`);
            }
        }
    }
};
