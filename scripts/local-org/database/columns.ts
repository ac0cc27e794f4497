import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { isStored } from '../schema/types.ts';
import { UnsupportedError } from '../values/unsupported.ts';

const stored = new WeakMap<ObjectModel, { fields: readonly FieldModel[]; of: number }>();

/** Fields of an object that have a column; worked out again when a field was added that only the catalogue knew. */
export function storedFields(object: ObjectModel): readonly FieldModel[] {
    let found = stored.get(object);
    if (found?.of !== object.fields.size) {
        found = { fields: [...object.fields.values()].filter(isStored), of: object.fields.size };
        stored.set(object, found);
    }
    return found.fields;
}

/** An identifier in SQL. */
export function quote(name: string): string {
    return `"${name}"`;
}

/**
 * The table of an object in SQL.
 * @throws UnsupportedError for an object without rows: it is not in the project, or its kind is not kept
 */
export function tableOf(object: ObjectModel): string {
    if (object.virtual) {
        throw new UnsupportedError(`records of ${object.name}, of which the local org has no rows`);
    }
    return quote(object.name);
}

/** The condition that a row is not deleted; records of objects without `IsDeleted`, as users, have no recycle bin. */
export function notDeleted(object: ObjectModel, alias?: string): string {
    return object.fields.has('isdeleted') ? `${alias ? `${alias}.` : ''}"IsDeleted" = 0` : '1';
}
