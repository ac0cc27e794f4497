import type { SqlValue } from '../database/convert.ts';
import type { DataSession } from '../database/session.ts';
import { quote, storedFields } from '../database/columns.ts';

/** Writes a row of an object that only the platform itself writes (AsyncApexJob, CronTrigger): no triggers, rules or limits. */
export function insertSystemRow(session: DataSession, objectName: string, values: Record<string, SqlValue>): string {
    const { store } = session;
    const object = session.schema.object(objectName);
    if (!object) {
        throw new Error(`The schema has no object ${objectName}`);
    }
    const id = store.nextId(object);
    const row: Record<string, SqlValue> = { Id: id };
    for (const field of storedFields(object)) {
        if (field.type === 'BOOLEAN') {
            row[field.name] = 0;
        } else if (['CreatedDate', 'LastModifiedDate', 'SystemModstamp'].includes(field.name)) {
            row[field.name] = session.clock();
        } else if (['CreatedById', 'LastModifiedById'].includes(field.name)) {
            row[field.name] = session.userId;
        }
    }
    Object.assign(row, values);
    const columns = Object.keys(row);
    store.run(
        `INSERT INTO ${quote(object.name)} (${columns.map(quote).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        Object.values(row)
    );
    return id;
}

/** Changes columns of such a row. */
export function updateSystemRow(
    session: DataSession,
    objectName: string,
    id: string,
    values: Record<string, SqlValue>
): void {
    const columns = Object.keys(values);
    session.store.run(
        `UPDATE ${quote(objectName)} SET ${columns.map((one) => `${quote(one)} = ?`).join(', ')} WHERE "Id" = ?`,
        [...Object.values(values), id]
    );
}
