import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import type { FieldBehaviour, ObjectBehaviour } from './behaviour.ts';

const behaviours = new Map<string, ObjectBehaviour>();

/** Takes over the behaviour of a standard object; `objects/index.ts` does so for all. */
export function register(behaviour: ObjectBehaviour): void {
    if (behaviours.has(behaviour.object)) {
        throw new Error(`The behaviour of ${behaviour.object} is given twice`);
    }
    behaviours.set(behaviour.object, behaviour);
}

const ORDINARY: Omit<ObjectBehaviour, 'object'> = {};

/** What is special about an object; nothing for most. */
export function behaviourOf(object: ObjectModel): Omit<ObjectBehaviour, 'object'> {
    return behaviours.get(object.name) ?? ORDINARY;
}

/** What is special about a field; undefined for most. */
export function fieldBehaviourOf(field: FieldModel): FieldBehaviour | undefined {
    return behaviours.get(field.object)?.fields?.[field.name];
}

export function allBehaviours(): Iterable<ObjectBehaviour> {
    return behaviours.values();
}
