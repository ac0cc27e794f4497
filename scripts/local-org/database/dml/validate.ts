import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { isDefinitionReference } from '../../schema/types.ts';
import { to18 } from '../../schema/id.ts';
import { ApexDate, ApexDatetime, DAY_MS, isValidDay } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import type { Value } from '../../values/value.ts';
import { shownLabel, type DataSession } from '../session.ts';
import { behaviourOf, fieldBehaviourOf } from '../objects/registry.ts';
import { notDeleted, quote, tableOf } from '../columns.ts';
import { checkLookupFilter } from './lookup-filter.ts';
import { addError, isGood, type DmlOptions, type Work } from './results.ts';
import { savedForm } from './saved-form.ts';

const EMAIL = /^[^\s@<>()[\]\\,;:"]+(?:\.[^\s@<>()[\]\\,;:"]+)*@[^\s@.]+(?:\.[^\s@.]+)+$/;

function tooLong(field: FieldModel, value: Value, options: DmlOptions, work: Work): Value {
    if (
        typeof value !== 'string' ||
        field.length === 0 ||
        value.length <= field.length ||
        field.type === 'REFERENCE' ||
        field.picklist
    ) {
        return value;
    }
    if (options.allowFieldTruncation) {
        return value.slice(0, field.length);
    }
    addError(
        work,
        'STRING_TOO_LONG',
        `${shownLabel(field)}: data value too large: ${value} (max length=${field.length})`,
        [field.name]
    );
    return value;
}

function checkPicklist(field: FieldModel, value: Value, work: Work): void {
    if (!field.picklist || !field.restrictedPicklist || typeof value !== 'string') {
        return;
    }
    const values = field.type === 'MULTIPICKLIST' ? value.split(';') : [value];
    for (const one of values) {
        if (!field.picklist.some((entry) => entry.value === one && entry.active)) {
            addError(
                work,
                'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
                `${shownLabel(field)}: bad value for restricted picklist field: ${one}`,
                [field.name]
            );
            return;
        }
    }
}

function checkNumber(field: FieldModel, value: Value, work: Work): void {
    if (value instanceof Decimal && field.precision > 0 && value.integerDigits > field.precision - field.scale) {
        addError(
            work,
            'NUMBER_OUTSIDE_VALID_RANGE',
            `${shownLabel(field)}: value outside of valid range on numeric field: ${value.scale < 0 ? value.scientific : value.toString()}`,
            [field.name]
        );
    }
}

/** Dates of fields lie between 1700-01-01 and 4000-12-31, date/times between the beginnings of these days in GMT. */
function checkDay(field: FieldModel, value: Value, work: Work): void {
    if (
        (value instanceof ApexDate && !isValidDay(value.days)) ||
        (value instanceof ApexDatetime && !isValidDay(value.ms / DAY_MS))
    ) {
        addError(work, 'FIELD_INTEGRITY_EXCEPTION', `${shownLabel(field)}: invalid date: ${value.iso()}`, [field.name]);
    }
}

function checkValue(field: FieldModel, value: Value, work: Work): void {
    checkPicklist(field, value, work);
    checkNumber(field, value, work);
    checkDay(field, value, work);
    if (field.type === 'EMAIL' && typeof value === 'string' && !EMAIL.test(value)) {
        addError(work, 'INVALID_EMAIL_ADDRESS', `${shownLabel(field)}: invalid email address: ${value}`, [field.name]);
    }
}

/** Fields of an object that a saved record must have. */
function requiredFields(object: ObjectModel): FieldModel[] {
    return [...object.fields.values()].filter(
        (field) =>
            field.required &&
            field.createable &&
            field.type !== 'BOOLEAN' &&
            !(field.defaultedOnCreate && field.name !== 'Status')
    );
}

const required = new WeakMap<ObjectModel, FieldModel[]>();

function checkRequired(work: Work): void {
    const { type, values } = work.record;
    let fields = required.get(type);
    if (!fields) {
        fields = requiredFields(type);
        required.set(type, fields);
    }
    const missing = fields.filter((field) => (values.get(field.name.toLowerCase()) ?? null) === null);
    if (missing.length > 0) {
        const names = missing.map((field) => field.name);
        addError(work, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);
    }
}

/**
 * System validation: values in the form that is saved, lengths, restricted picklists, ranges, e-mail addresses, required fields.
 * @param changed for an update: the fields to look at
 */
export function validateValues(work: Work, options: DmlOptions): void {
    const { record } = work;
    for (const [key, value] of record.values) {
        const field = record.type.fields.get(key);
        if (!field || value === null || (work.old && value === work.old.values.get(key))) {
            continue;
        }
        if (field.formula !== null || field.system) {
            continue;
        }
        const normal = tooLong(field, savedForm(field, value), options, work);
        if (normal !== value) {
            record.values.set(key, normal);
        }
        if (normal !== null) {
            checkValue(field, normal, work);
        }
    }
    checkRequired(work);
}

/** References must be ids of existing, undeleted records of an object the field may point to. */
export function validateReferences(session: DataSession, works: readonly Work[]): void {
    const first = works.find(isGood);
    if (!first) {
        return;
    }
    const object = first.record.type;
    for (const field of object.fields.values()) {
        if (field.type !== 'REFERENCE' || field.system || field.formula !== null || isDefinitionReference(field)) {
            continue;
        }
        const key = field.name.toLowerCase();
        const asked = new Map<string, Work[]>();
        for (const work of works) {
            const value = work.record.values.get(key) ?? null;
            if (value === null || !isGood(work) || value === work.old?.values.get(key)) {
                continue;
            }
            const id = typeof value === 'string' ? to18(value) : null;
            if (id === null) {
                addError(work, 'MALFORMED_ID', `${shownLabel(field)}: id value of incorrect type: ${String(value)}`, [
                    field.name
                ]);
                continue;
            }
            work.record.values.set(key, id);
            (asked.get(id) ?? asked.set(id, []).get(id)!).push(work);
        }
        if (asked.size > 0) {
            checkExisting(session, field, asked);
        }
        if (asked.size > 0 && field.lookupFilter) {
            checkLookupFilter(session, field, asked);
        }
    }
}

function checkExisting(session: DataSession, field: FieldModel, asked: ReadonlyMap<string, Work[]>): void {
    const byObject = new Map<ObjectModel, string[]>();
    for (const [id, works] of asked) {
        const target = session.schema.objectByPrefix(id.slice(0, 3));
        const allowed =
            target &&
            (field.referenceTo.length === 0 || field.referenceTo.includes(target.name) || field.referenceToAny);
        if (!allowed) {
            works.forEach((work) =>
                addError(work, 'FIELD_INTEGRITY_EXCEPTION', `${shownLabel(field)}: id value of incorrect type: ${id}`, [
                    field.name
                ])
            );
            continue;
        }
        (byObject.get(target) ?? byObject.set(target, []).get(target)!).push(id);
    }
    for (const [target, ids] of byObject) {
        const deleted = target.fields.has('isdeleted') ? `"IsDeleted"` : '0';
        const { ownsWhile } = behaviourOf(target);
        const mayOwn = field.name === 'OwnerId' && ownsWhile ? quote(ownsWhile) : '1';
        const found = new Map(
            session.store
                .all(
                    `SELECT "Id" AS id, ${deleted} AS deleted, ${mayOwn} AS owns FROM ${tableOf(target)} WHERE "Id" IN (SELECT value FROM json_each(?))`,
                    [JSON.stringify(ids)]
                )
                .map((row) => [String(row['id']), row])
        );
        for (const id of ids) {
            const row = found.get(id);
            const problem: [string, string] | null = !row
                ? ['INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id']
                : row['deleted'] === 1
                  ? ['ENTITY_IS_DELETED', 'entity is deleted']
                  : row['owns'] !== 1
                    ? ['INACTIVE_OWNER_OR_USER', 'operation performed with inactive user']
                    : null;
            if (problem) {
                asked.get(id)!.forEach((work) => addError(work, ...problem, [field.name]));
            }
        }
    }
}

/** Unique and external id fields: among the rows of the statement and with those in the table. */
export function validateUnique(session: DataSession, works: readonly Work[]): void {
    const first = works.find(isGood);
    if (!first) {
        return;
    }
    const object = first.record.type;
    for (const field of object.fields.values()) {
        if (!field.unique || field.formula !== null) {
            continue;
        }
        const key = field.name.toLowerCase();
        const fold = (value: unknown): string => (field.caseSensitive ? String(value) : String(value).toLowerCase());
        const seen = new Map<string, Work>();
        for (const work of works) {
            const value = work.record.values.get(key) ?? null;
            if (value === null || !isGood(work) || (work.old && fold(value) === fold(work.old.values.get(key)))) {
                continue;
            }
            const text = fold(value instanceof Decimal ? value.toNumber() : value);
            const other = seen.get(text);
            if (other) {
                duplicate(work, field, other.record.id ?? 'unknown');
            } else {
                seen.set(text, work);
            }
        }
        if (seen.size > 0) {
            checkTable(session, object, field, seen, fold);
        }
    }
}

function checkTable(
    session: DataSession,
    object: ObjectModel,
    field: FieldModel,
    seen: ReadonlyMap<string, Work>,
    fold: (value: unknown) => string
): void {
    const values = [...seen.values()].map((work) => {
        const value = work.record.values.get(field.name.toLowerCase());
        return value instanceof Decimal ? value.toNumber() : value;
    });
    const rows = session.store.all(
        `SELECT "Id" AS id, ${quote(field.name)} AS value FROM ${quote(object.name)} WHERE ${quote(field.name)} IN (SELECT value FROM json_each(?)) AND ${notDeleted(object)}`,
        [JSON.stringify(values)]
    );
    for (const row of rows) {
        const work = seen.get(fold(row['value']));
        if (work && work.record.id !== row['id']) {
            duplicate(work, field, String(row['id']));
        }
    }
}

function duplicate(work: Work, field: FieldModel, id: string): void {
    const own = fieldBehaviourOf(field)?.duplicate;
    if (own) {
        addError(work, own.statusCode, own.message, [field.name]);
        return;
    }
    addError(
        work,
        'DUPLICATE_VALUE',
        `duplicate value found: ${field.name} duplicates value on record with id: ${id}`,
        []
    );
}
