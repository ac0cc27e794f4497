import type { ObjectModel } from './model.ts';

export type DmlVerb = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

/** What the Object Reference lists as the supported calls of an object: the others are refused, by the compiler and when they run. */
export function allowsDml(object: ObjectModel, verb: DmlVerb): boolean {
    if (object.readOnly) {
        return false;
    }
    // Of an object that only the catalogue knows, and that has no rows here, it is not known: the run time says that it is unsupported.
    if (object.virtual) {
        return true;
    }
    switch (verb) {
        case 'insert':
            return object.createable;
        case 'update':
            return object.updateable;
        case 'upsert':
            return object.createable && object.updateable;
        case 'delete':
            return object.deletable;
        case 'undelete':
            return object.undeletable;
        case 'merge':
            return object.mergeable;
    }
}
