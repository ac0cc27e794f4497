import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { SObject, type FieldResolver } from '../../values/sobject.ts';
import { decoder, toSql, type Decoder, type SqlValue } from '../convert.ts';
import { behaviourOf } from '../objects/registry.ts';
import { quote, storedFields } from '../columns.ts';
import type { Store } from '../store.ts';

interface Columns {
    /** The stored fields they were made of. */
    of: readonly FieldModel[];
    fields: FieldModel[];
    select: string;
    decoders: Decoder[];
    binary: boolean;
}

/** Columns of an object's table, worked out once. */
function columnsOf(store: Store, object: ObjectModel): Columns {
    const key = `columns.${object.name}`;
    let columns = store.memory.get(key) as Columns | undefined;
    const all = storedFields(object);
    if (columns?.of !== all) {
        const { derived } = behaviourOf(object);
        const fields = all.filter((field) => !derived?.[field.name]);
        columns = {
            of: all,
            fields,
            select: fields.map((field) => quote(field.name)).join(', '),
            decoders: fields.map(decoder),
            binary: fields.some((field) => field.apexType === 'Blob')
        };
        store.memory.set(key, columns);
    }
    return columns;
}

/** Whole records by id, as triggers see them: every field can be read. */
export function loadRecords(
    store: Store,
    object: ObjectModel,
    ids: readonly string[],
    resolver: FieldResolver | null = null
): Map<string, SObject> {
    const columns = columnsOf(store, object);
    const records = new Map<string, SObject>();
    const where = `FROM ${quote(object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
    const list = JSON.stringify(ids);
    const rows: SqlValue[][] = columns.binary
        ? store
              .all(`SELECT ${columns.select} ${where}`, [list])
              .map((row) => columns.fields.map((field) => row[field.name] ?? null))
        : (JSON.parse(
              String(
                  store.get(`SELECT json_group_array(json_array(${columns.select})) AS rows ${where}`, [list])!['rows']
              )
          ) as SqlValue[][]);
    for (const row of rows) {
        const record = new SObject(object);
        row.forEach((raw, index) =>
            record.values.set(columns.fields[index]!.name.toLowerCase(), columns.decoders[index]!(raw))
        );
        record.resolver = resolver;
        records.set(record.id!, record);
    }
    return records;
}

/** Whether a value of a record goes into a column. */
function hasColumn(object: ObjectModel, key: string): FieldModel | null {
    const field = object.fields.get(key);
    return field &&
        field.formula === null &&
        field.type !== 'ADDRESS' &&
        field.type !== 'LOCATION' &&
        !behaviourOf(object).derived?.[field.name]
        ? field
        : null;
}

interface Insert {
    fields: readonly FieldModel[];
    sql: string;
}

const lastInserts = new WeakMap<ObjectModel, Insert>();

/** The statement for these fields. Records of one list mostly have the same ones: the last statement is made once. */
function insertInto(object: ObjectModel, fields: readonly FieldModel[]): string {
    let last = lastInserts.get(object);
    if (!last || last.fields.length !== fields.length || fields.some((field, at) => field !== last!.fields[at])) {
        const columns = fields.map((field) => quote(field.name)).join(', ');
        const sql = `INSERT INTO ${quote(object.name)} (${columns}) VALUES (${fields.map(() => '?').join(', ')})`;
        last = { fields, sql };
        lastInserts.set(object, last);
    }
    return last.sql;
}

export function insertRow(store: Store, record: SObject): void {
    const fields: FieldModel[] = [];
    const values: SqlValue[] = [];
    for (const [key, value] of record.values) {
        const field = value === null ? null : hasColumn(record.type, key);
        if (field) {
            fields.push(field);
            values.push(toSql(value));
        }
    }
    store.run(insertInto(record.type, fields), values);
}

/** Writes the fields whose value is another than before. */
export function updateRow(store: Store, record: SObject, old: SObject): void {
    const sets: string[] = [];
    const values: SqlValue[] = [];
    for (const [key, value] of record.values) {
        const field = hasColumn(record.type, key);
        if (!field || field.name === 'Id') {
            continue;
        }
        const after = toSql(value);
        if (after !== toSql(old.values.get(key) ?? null)) {
            sets.push(`${quote(field.name)} = ?`);
            values.push(after);
        }
    }
    if (sets.length > 0) {
        store.run(`UPDATE ${quote(record.type.name)} SET ${sets.join(', ')} WHERE "Id" = ?`, [...values, record.id]);
    }
}

/** Fields whose value is another than before, by lower-case name. */
export function changedFields(record: SObject, old: SObject): FieldModel[] {
    const changed: FieldModel[] = [];
    for (const [key, value] of record.values) {
        const field = hasColumn(record.type, key);
        if (field && toSql(value) !== toSql(old.values.get(key) ?? null)) {
            changed.push(field);
        }
    }
    return changed;
}
