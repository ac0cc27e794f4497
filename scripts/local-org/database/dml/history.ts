import type { FieldModel } from '../../schema/model.ts';
import { quote } from '../columns.ts';
import { historyOf } from '../companions.ts';
import type { DataSession } from '../session.ts';
import { toSql } from '../convert.ts';
import type { Value } from '../../values/value.ts';
import { insertSystemRow } from '../system-rows.ts';
import type { Work } from './results.ts';

function valueText(value: Value): string | null {
    if (value === null || value === undefined) {
        return null;
    }
    if (typeof value === 'object' && 'iso' in value && typeof value.iso === 'function') {
        return value.iso() as string;
    }
    return typeof value === 'boolean' ? String(value) : String(toSql(value));
}

/** Text longer than 255 characters is tracked as a change without its values. */
function isLong(field: FieldModel): boolean {
    return field.type === 'MULTIPICKLIST' || (field.type === 'TEXTAREA' && field.length > 255);
}

function nameOfRecord(session: DataSession, id: Value): string | null {
    const object = typeof id === 'string' ? session.schema.objectByPrefix(id.slice(0, 3)) : undefined;
    if (!object?.nameField) {
        return null;
    }
    const row = session.store.get(
        `SELECT ${quote(object.nameField.name)} AS name FROM ${quote(object.name)} WHERE "Id" = ?`,
        [id as string]
    );
    return (row?.['name'] as string | undefined) ?? null;
}

/** Writes the field history of saved records: one row for a creation, one for each changed tracked field, two for a reference (id and name). */
export function trackHistory(session: DataSession, works: readonly Work[]): void {
    const object = works[0]?.record.type;
    const history = object?.historyTracked && session.tracksHistory ? historyOf(session.schema, object) : undefined;
    if (!object || !history) {
        return;
    }
    const tracked = [...object.fields.values()].filter((field) => field.trackHistory && field.formula === null);
    const write = (id: string, field: string, type: string, before: string | null, after: string | null): void => {
        insertSystemRow(session, history.object.name, {
            [history.parent.name]: id,
            Field: field,
            DataType: type,
            OldValue: before,
            NewValue: after
        });
    };
    for (const { record, old } of works) {
        if (!old) {
            write(record.id!, 'created', 'Text', null, null);
            continue;
        }
        for (const field of tracked) {
            const key = field.name.toLowerCase();
            const before = old.values.get(key) ?? null;
            const after = record.values.get(key) ?? null;
            if (toSql(before) === toSql(after)) {
                continue;
            }
            const name = object.kind === 'standard' && field.name.endsWith('Id') ? field.name.slice(0, -2) : field.name;
            if (field.type === 'REFERENCE') {
                write(record.id!, name, 'Text', nameOfRecord(session, before), nameOfRecord(session, after));
                write(record.id!, name, 'EntityId', valueText(before), valueText(after));
            } else {
                write(
                    record.id!,
                    name,
                    'Text',
                    isLong(field) ? null : valueText(before),
                    isLong(field) ? null : valueText(after)
                );
            }
        }
    }
}
