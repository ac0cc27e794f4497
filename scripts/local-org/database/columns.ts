import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { isStored } from '../schema/types.ts';

/** Fields of an object that have a column. */
export function storedFields(object: ObjectModel): FieldModel[] {
    return [...object.fields.values()].filter(isStored);
}

/** An identifier in SQL. */
export function quote(name: string): string {
    return `"${name}"`;
}
