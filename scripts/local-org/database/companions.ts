import type { FieldModel, ObjectModel, OrgSchema } from '../schema/model.ts';

/** The Share or History object of an object, with its field that names the record. */
export interface Companion {
    object: ObjectModel;
    parent: FieldModel;
}

type Companions = Record<'share' | 'history', Map<string, Companion>>;

const known = new WeakMap<OrgSchema, Companions>();

function companions(schema: OrgSchema): Companions {
    let found = known.get(schema);
    if (!found) {
        found = { share: new Map(), history: new Map() };
        for (const object of schema.objects.values()) {
            const { kind, baseObject } = object;
            if (kind === 'share' || kind === 'history') {
                const parent = [...object.fields.values()].find(
                    (field) => field.referenceTo[0] === baseObject && field.relationshipName !== null
                )!;
                found[kind].set(baseObject!, { object, parent });
            }
        }
        known.set(schema, found);
    }
    return found;
}

/** Who has what access to the records of an object; undefined where everybody has all. */
export function shareOf(schema: OrgSchema, object: ObjectModel): Companion | undefined {
    return companions(schema).share.get(object.name);
}

/** Where changes of tracked fields are kept; undefined where none are. */
export function historyOf(schema: OrgSchema, object: ObjectModel): Companion | undefined {
    return companions(schema).history.get(object.name);
}
