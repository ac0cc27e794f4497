import type { FieldModel, ObjectModel } from './model.ts';
import { MetadataError } from './xml.ts';

function fail(object: ObjectModel, field: FieldModel, message: string): never {
    const place = field.place ?? object.place;
    if (place) {
        throw new MetadataError(place.file, place.line, message);
    }
    throw new Error(message);
}

function takesActivities(object: ObjectModel): boolean {
    return (
        (object.kind === 'custom' || object.kind === 'standard') &&
        !object.setup &&
        !object.virtual &&
        object.layoutable
    );
}

/** The objects a reference may point to. */
function targetsOf(object: ObjectModel, field: FieldModel, objects: ReadonlyMap<string, ObjectModel>): ObjectModel[] {
    if (field.referenceToAny) {
        const all = [...objects.values()].filter(takesActivities);
        const extra = field.referenceTo
            .map((name) => objects.get(name.toLowerCase()))
            .filter((one) => one !== undefined);
        return [...new Set([...extra, ...all])].filter(
            (one) => !['Task', 'Event'].includes(one.name) || !['Task', 'Event'].includes(object.name)
        );
    }
    return field.referenceTo.map((name) => {
        const target = objects.get(name.toLowerCase());
        if (!target) {
            return fail(
                object,
                field,
                `${object.name}.${field.name} refers to ${name}, which does not exist or is an unsupported standard object`
            );
        }
        return target;
    });
}

function linkField(object: ObjectModel, field: FieldModel, objects: ReadonlyMap<string, ObjectModel>): void {
    const targets = targetsOf(object, field, objects);
    field.referenceTo = targets.map((target) => target.name);
    if (field.relationshipName) {
        object.parentRelationships.set(field.relationshipName.toLowerCase(), field);
    }
    for (const target of targets) {
        target.references.push({ field, object });
        if (!field.childRelationshipName) {
            continue;
        }
        const key = field.childRelationshipName.toLowerCase();
        const taken = target.childRelationships.get(key);
        if (taken && field.custom) {
            fail(
                object,
                field,
                `${target.name} has two child relationships named ${field.childRelationshipName}: ${taken.object.name}.${taken.field.name} and ${object.name}.${field.name}`
            );
        }
        if (!taken) {
            target.childRelationships.set(key, { name: field.childRelationshipName, field, object });
        }
    }
}

/** Fills the relationships between the objects, and checks what refers to other metadata. */
export function linkRelationships(objects: ReadonlyMap<string, ObjectModel>): void {
    for (const object of objects.values()) {
        for (const field of object.fields.values()) {
            if (field.type === 'REFERENCE') {
                linkField(object, field, objects);
            }
        }
    }
    for (const object of objects.values()) {
        for (const field of object.fields.values()) {
            if (field.rollup) {
                linkRollup(object, field, objects);
            }
        }
    }
}

/** A roll-up takes its precision and type from the field it sums; the child must be a detail of the object. */
function linkRollup(object: ObjectModel, field: FieldModel, objects: ReadonlyMap<string, ObjectModel>): void {
    const rollup = field.rollup!;
    const child = objects.get(rollup.childObject.toLowerCase());
    const key = child?.fields.get(rollup.foreignKey.toLowerCase());
    if (!child || key?.masterDetailOrder === null || !key?.referenceTo.includes(object.name)) {
        fail(
            object,
            field,
            `${object.name}.${field.name} summarizes ${rollup.childObject}.${rollup.foreignKey}, which is not a master-detail field to ${object.name}`
        );
    }
    if (rollup.summarizedField === null) {
        field.precision = 18;
        return;
    }
    const summed = child.fields.get(rollup.summarizedField.toLowerCase());
    if (!summed) {
        fail(
            object,
            field,
            `${object.name}.${field.name} summarizes ${rollup.childObject}.${rollup.summarizedField}, which does not exist`
        );
    }
    field.type = summed.type;
    field.apexType = summed.apexType;
    field.precision = 18;
    field.scale = summed.scale;
}
