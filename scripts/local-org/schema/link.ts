import type { FieldModel, ObjectModel } from './model.ts';
import { MetadataError } from './xml.ts';

function fail(object: ObjectModel, field: FieldModel, message: string): never {
    const place = field.place ?? object.place;
    if (place) {
        throw new MetadataError(place.file, place.line, message);
    }
    throw new Error(message);
}

/** `npe03__Recurring_Donation__c`: a name with the namespace of a package. */
function isForeign(name: string): boolean {
    return /^[A-Za-z]\w*?__\w+?__\w+$/.test(name);
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
function targetsOf(
    object: ObjectModel,
    field: FieldModel,
    objects: ReadonlyMap<string, ObjectModel>,
    find: (name: string) => ObjectModel | undefined
): ObjectModel[] {
    if (field.referenceToAny) {
        const all = [...objects.values()].filter(takesActivities);
        const extra = field.referenceTo.map(find).filter((one) => one !== undefined);
        return [...new Set([...extra, ...all])].filter(
            (one) => !['Task', 'Event'].includes(one.name) || !['Task', 'Event'].includes(object.name)
        );
    }
    return field.referenceTo.flatMap((name) => find(name) ?? []);
}

function linkField(
    object: ObjectModel,
    field: FieldModel,
    objects: ReadonlyMap<string, ObjectModel>,
    find: (name: string) => ObjectModel | undefined
): void {
    if (!field.custom && !field.referenceToAny) {
        // Standard objects that nobody has named yet stay names; they are linked when they are added in their turn.
        linkTargets(
            object,
            field,
            field.referenceTo.flatMap((name) => objects.get(name.toLowerCase()) ?? [])
        );
        return;
    }
    const targets = targetsOf(object, field, objects, find);
    // Nothing can be put into a field that refers to an object of a package that is not there.
    const missing = field.referenceTo.find((name) => !isForeign(name) && !find(name));
    field.referenceTo = targets.map((target) => target.name);
    linkTargets(object, field, targets);
    if (missing !== undefined) {
        fail(object, field, `${object.name}.${field.name} refers to ${missing}, which does not exist`);
    }
}

function linkTargets(object: ObjectModel, field: FieldModel, targets: readonly ObjectModel[]): void {
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
        // A field of Activity is one of tasks and of events alike.
        if (taken && field.custom && taken.field.place?.file !== field.place?.file) {
            fail(
                object,
                field,
                `${target.name} has two child relationships named ${field.childRelationshipName}: ${taken.object.name}.${taken.field.name} and ${object.name}.${field.name}`
            );
        }
        // Of a relationship of Activity the children are the tasks.
        if (!taken || (taken.object.name === 'Event' && object.name === 'Task')) {
            target.childRelationships.set(key, { name: field.childRelationshipName, field, object });
        }
    }
}

/**
 * Fills the relationships between the objects, and checks what refers to other metadata.
 * @param find an object by name, those included that only the catalogue knows
 * @param attempt takes a step and keeps what is wrong
 */
export function linkRelationships(
    objects: ReadonlyMap<string, ObjectModel>,
    find: (name: string) => ObjectModel | undefined,
    attempt: (step: () => void) => void
): void {
    for (const object of objects.values()) {
        for (const field of object.fields.values()) {
            if (field.type === 'REFERENCE') {
                attempt(() => linkField(object, field, objects, find));
            }
        }
    }
    for (const object of objects.values()) {
        for (const field of object.fields.values()) {
            if (field.rollup) {
                attempt(() => linkRollup(object, field, find));
            }
        }
    }
}

/** Links a field that the catalogue adds while the org runs. */
export function linkAddedField(
    object: ObjectModel,
    field: FieldModel,
    objects: ReadonlyMap<string, ObjectModel>,
    attempt: (step: () => void) => void
): void {
    if (field.type === 'REFERENCE') {
        attempt(() => linkField(object, field, objects, (name) => objects.get(name.toLowerCase())));
    }
}

/** Links an object that the catalogue adds while the org runs, and what refers to it already. */
export function linkAddedObject(
    object: ObjectModel,
    objects: ReadonlyMap<string, ObjectModel>,
    attempt: (step: () => void) => void
): void {
    for (const field of object.fields.values()) {
        linkAddedField(object, field, objects, attempt);
    }
    for (const other of objects.values()) {
        for (const field of other === object ? [] : other.fields.values()) {
            if (!field.custom && !field.referenceToAny && field.referenceTo.includes(object.name)) {
                linkTargets(other, field, [object]);
            }
        }
    }
}

/**
 * Standard objects that are summarized although their field is no master-detail field: Salesforce Help, "Roll-Up Summary Field"
 * (an account's opportunities, an opportunity's products, a campaign's members), and the products of orders and quotes, which
 * the exports of orgs summarize alike.
 */
const SUMMARIZED: ReadonlySet<string> = new Set([
    'Opportunity.AccountId',
    'OpportunityLineItem.OpportunityId',
    'CampaignMember.CampaignId',
    'OrderItem.OrderId',
    'QuoteLineItem.QuoteId'
]);

/** A roll-up takes its precision and type from the field it sums; the child must be a detail of the object. */
function linkRollup(object: ObjectModel, field: FieldModel, find: (name: string) => ObjectModel | undefined): void {
    const rollup = field.rollup!;
    const child = find(rollup.childObject);
    const key = child?.fields.get(rollup.foreignKey.toLowerCase());
    // Of a package that is not there, there are no records: their number and sum are zero.
    if ((!child && isForeign(rollup.childObject)) || (child && !key && isForeign(rollup.foreignKey))) {
        return;
    }
    const isDetail = key && (key.masterDetailOrder !== null || SUMMARIZED.has(`${child!.name}.${key.name}`));
    if (!child || !isDetail || !key.referenceTo.includes(object.name)) {
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
    if (!summed && isForeign(rollup.summarizedField)) {
        return;
    }
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
