import type { FieldModel, ObjectModel } from './model.ts';

/**
 * Whether code may write the field of a record in memory: not what the platform computes, numbers or notes, nor the name of a person,
 * which is made of its parts. Of objects that only the platform writes the fields are taken to be free, because a record in memory is a
 * test's way to stand in for one of theirs, and which of them an org refuses is not known here.
 */
export function isWriteable(object: ObjectModel, field: FieldModel): boolean {
    const isComputed = field.formula !== null || field.rollup !== null || field.autoNumber !== null || field.system;
    return field.name === 'Id' || (!isComputed && (object.readOnly || field.createable || field.updateable));
}
