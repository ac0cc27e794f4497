import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { notDeleted, quote, storedFields } from './columns.ts';
import { hasTable } from './migrate.ts';
import type { Store } from './store.ts';

/** What the metadata has no longer: a value of a picklist, a custom field, or a custom object. */
interface Left {
    object: string;
    field?: string;
    value?: string;
    /** of a checkbox, whose column always has a value */
    isCheckbox?: boolean;
}

/** What was seen at the last look: the metadata, and what was missing in it. */
interface Seen {
    fingerprint: string;
    /** values of picklists by `Object.Field` */
    values: Record<string, string[]>;
    left: Left[];
}

const KEY = 'left behind';
const CUSTOM = /[^_]__c$/i;

/**
 * What records hold that the project's metadata no longer has. All of it is kept, as in an org: picklist values that are missing from
 * a component's definition are deactivated when it is deployed (Metadata API Developer Guide, CustomValue), and records keep them; a
 * field or object that is missing from a deployment is not deleted.
 * @returns a sentence for each value, field and object, with the number of records and what to do; none for what no record has
 */
export function leftBehind(store: Store): string[] {
    const kept = store.get(`SELECT value FROM "_meta" WHERE key = ?`, [KEY])?.['value'];
    const former = kept === undefined ? null : (JSON.parse(String(kept)) as Seen);
    const now: Seen = { fingerprint: store.schema.fingerprint(), values: valuesOf(store), left: former?.left ?? [] };
    if (JSON.stringify(now) !== kept) {
        now.left = [...missingColumns(store), ...missingValues(store, now.values, former)];
        store.run(`INSERT OR REPLACE INTO "_meta" (key, value) VALUES (?, ?)`, [KEY, JSON.stringify(now)]);
    }
    return now.left.flatMap((one) => sentence(one, recordsWith(store, one)));
}

// Records of custom metadata are files of the project.
const picklistsOf = (object: ObjectModel): FieldModel[] =>
    hasTable(object) && object.kind !== 'customMetadata'
        ? storedFields(object).filter((field) => field.picklist !== null && field.picklist.length > 0)
        : [];

function valuesOf({ schema }: Store): Record<string, string[]> {
    const values: Record<string, string[]> = {};
    for (const object of schema.objects.values()) {
        for (const field of picklistsOf(object)) {
            values[`${object.name}.${field.name}`] = field.picklist!.map((one) => one.value);
        }
    }
    return values;
}

/** A picklist that is not restricted takes other values too: missing are those it had, and what a restricted one could not have. */
function missingValues(store: Store, values: Record<string, string[]>, former: Seen | null): Left[] {
    const missing: Left[] = [];
    for (const object of store.schema.objects.values()) {
        for (const field of picklistsOf(object)) {
            const name = `${object.name}.${field.name}`;
            const before = former?.values[name] ?? (field.restrictedPicklist ? heldValues(store, object, field) : []);
            const missingBefore = former?.left.filter((one) => `${one.object}.${one.field}` === name) ?? [];
            for (const value of new Set([...before, ...missingBefore.flatMap((one) => one.value ?? [])])) {
                if (!values[name]!.includes(value)) {
                    missing.push({ object: object.name, field: field.name, value });
                }
            }
        }
    }
    return missing;
}

function heldValues(store: Store, object: ObjectModel, { name, type }: FieldModel): string[] {
    return store
        .all(`SELECT DISTINCT ${quote(name)} AS value FROM ${quote(object.name)} WHERE ${quote(name)} IS NOT NULL`)
        .flatMap(({ value }) => (type === 'MULTIPICKLIST' ? String(value).split(';') : [String(value)]));
}

function missingColumns(store: Store): Left[] {
    const missing: Left[] = [];
    for (const { object, field, type } of store.all(
        `SELECT m.name AS object, c.name AS field, c.type AS type FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`
    )) {
        const model = store.schema.objects.get(String(object).toLowerCase());
        if (!model && field === 'Id' && CUSTOM.test(String(object))) {
            missing.push({ object: String(object) });
        } else if (
            model &&
            CUSTOM.test(String(field)) &&
            !storedFields(model).some((one) => one.name.toLowerCase() === String(field).toLowerCase())
        ) {
            const isCheckbox = String(type).endsWith('BOOLEAN');
            missing.push({ object: model.name, field: String(field), ...(isCheckbox ? { isCheckbox } : {}) });
        }
    }
    return missing;
}

/** How many records that are not deleted have it. */
function recordsWith(store: Store, left: Left): number {
    const model = store.schema.objects.get(left.object.toLowerCase());
    const isThere = model ? notDeleted(model) : '"IsDeleted" = 0';
    const row = store.get(
        `SELECT count(*) AS records FROM ${quote(left.object)} WHERE ${isThere} AND ${condition(left, model)}`,
        left.value === undefined ? [] : [left.value]
    );
    return Number(row!['records']);
}

function condition({ field, value, isCheckbox }: Left, model: ObjectModel | undefined): string {
    if (field === undefined) {
        return '1';
    }
    if (value === undefined) {
        return isCheckbox ? `${quote(field)} = 1` : `${quote(field)} IS NOT NULL`;
    }
    return model?.fields.get(field.toLowerCase())?.type === 'MULTIPICKLIST'
        ? `instr(';' || ${quote(field)} || ';', ';' || ? || ';') > 0`
        : `${quote(field)} = ? COLLATE BINARY`;
}

function sentence({ object, field, value }: Left, records: number): string[] {
    if (records === 0) {
        return [];
    }
    const have = `${records} ${records === 1 ? 'record has' : 'records have'}`;
    if (field === undefined) {
        return [
            `${object} is not in the project any more, and ${records === 1 ? '1 record of it is' : `${records} records of it are`} kept. They are there again with the object.`
        ];
    }
    if (value === undefined) {
        return [
            `${object}.${field} is not in the project any more as a field that keeps values, and ${have} one. They are kept, and there again with the field.`
        ];
    }
    return [
        `${object}.${field} has no value "${value}" any more, and ${have} it. They keep it, and nobody can choose it: put it back, with <isActive>false</isActive> if nobody shall choose it, or give these records another.`
    ];
}
