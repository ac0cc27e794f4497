import type { ObjectModel } from '../schema/model.ts';
import { wholeSeconds } from '../values/date.ts';
import type { Value } from '../values/value.ts';
import { quote, storedFields } from './columns.ts';
import { toSql, type SqlValue } from './convert.ts';
import type { DataSession } from './session.ts';
import type { Store } from './store.ts';

/** The columns that the platform fills in of a row that it makes by itself. */
export function systemRow(
    store: Store,
    object: ObjectModel,
    now: number,
    userId: string | null
): Record<string, SqlValue> & { Id: string } {
    const row: Record<string, SqlValue> & { Id: string } = { Id: store.nextId(object) };
    for (const field of storedFields(object)) {
        if (field.type === 'BOOLEAN') {
            row[field.name] = field.defaultValue === 'true' ? 1 : 0;
        } else if (['CreatedDate', 'LastModifiedDate', 'SystemModstamp'].includes(field.name)) {
            row[field.name] = wholeSeconds(now);
        } else if (['CreatedById', 'LastModifiedById'].includes(field.name)) {
            row[field.name] = userId;
        }
    }
    return row;
}

export function writeRow(store: Store, object: ObjectModel, row: Record<string, SqlValue>): void {
    const columns = Object.keys(row);
    store.run(
        `INSERT INTO ${quote(object.name)} (${columns.map(quote).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        Object.values(row)
    );
}

function sqlValues(object: ObjectModel, values: Record<string, Value>): Record<string, SqlValue> {
    return Object.fromEntries(
        Object.entries(values).map(([name, value]) => {
            const isInstant = typeof value === 'number' && object.fields.get(name.toLowerCase())?.type === 'DATETIME';
            return [name, isInstant ? wholeSeconds(value) : toSql(value)];
        })
    );
}

function objectNamed(session: DataSession, name: string): ObjectModel {
    const object = session.schema.object(name);
    if (!object) {
        throw new Error(`The schema has no object ${name}`);
    }
    return object;
}

/** Writes a row that the platform makes by itself (history, jobs, the statuses of a new campaign): no triggers, rules or limits. */
export function insertSystemRow(session: DataSession, objectName: string, values: Record<string, Value>): string {
    const object = objectNamed(session, objectName);
    const row = systemRow(session.store, object, session.clock(), session.userId);
    writeRow(session.store, object, Object.assign(row, sqlValues(object, values)));
    return row.Id;
}

/** Changes columns of such a row. */
export function updateSystemRow(
    session: DataSession,
    objectName: string,
    id: string,
    values: Record<string, Value>
): void {
    const columns = Object.keys(values);
    session.store.run(
        `UPDATE ${quote(objectName)} SET ${columns.map((one) => `${quote(one)} = ?`).join(', ')} WHERE "Id" = ?`,
        [...Object.values(sqlValues(objectNamed(session, objectName), values)), id]
    );
}
