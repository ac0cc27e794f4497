import type { FieldModel, ObjectModel, PicklistValue } from './model.ts';

/** A checkbox that controls has two values (User Interface API Developer Guide, Picklist Values); here what metadata calls them. */
const CHECKBOX: ReadonlyMap<string, string> = new Map([
    ['unchecked', 'false'],
    ['checked', 'true']
]);

/** The values of the field that controls another one, in the order in which bits and indexes count them. */
export function controllingValues(object: ObjectModel, field: FieldModel): readonly string[] {
    const controlling = field.controllingField ? object.fields.get(field.controllingField.toLowerCase()) : undefined;
    return controlling?.type === 'BOOLEAN'
        ? [...CHECKBOX.values()]
        : (controlling?.picklist ?? []).filter((one) => one.active).map((one) => one.value);
}

/** Which of the controlling values a value is offered for, by their indexes. */
export function validIndexes({ validFor }: PicklistValue, controlling: readonly string[]): number[] {
    return (validFor ?? [])
        .map((value) => Math.max(controlling.indexOf(value), controlling.indexOf(CHECKBOX.get(value) ?? value)))
        .filter((index) => index >= 0);
}

/**
 * The same as `validFor` of the SOAP API's PicklistEntry: a bit for each controlling value, from the left, in base64. Whole groups of
 * three bytes, as those of orgs are that developers show (`gAAA` is the first of a few values).
 */
export function validForBits(indexes: readonly number[], count: number): string {
    const bytes = Buffer.alloc(Math.ceil(Math.max(count, 1) / 24) * 3);
    for (const index of indexes) {
        bytes[index >> 3]! |= 0x80 >> (index & 7);
    }
    return bytes.toString('base64');
}
