import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { isStored } from '../schema/types.ts';

const stored = new WeakMap<ObjectModel, readonly FieldModel[]>();

/** Fields of an object that have a column. */
export function storedFields(object: ObjectModel): readonly FieldModel[] {
    let found = stored.get(object);
    if (!found) {
        found = [...object.fields.values()].filter(isStored);
        stored.set(object, found);
    }
    return found;
}

/** An identifier in SQL. */
export function quote(name: string): string {
    return `"${name}"`;
}
