import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { ApexDatetime } from '../../values/date.ts';
import type { SObject } from '../../values/sobject.ts';
import type { DataSession } from '../session.ts';

/** `L-{00000}` and 12 make `L-00012`; `{YYYY}`, `{MM}`, `{DD}` and `{YY}` are the date. */
export function autoNumberText(format: string, number: number, date: Date): string {
    return format.replace(/\{([^}]*)\}/g, (_, inside: string) => {
        switch (inside) {
            case 'YYYY':
                return String(date.getUTCFullYear());
            case 'YY':
                return String(date.getUTCFullYear()).slice(-2);
            case 'MM':
                return String(date.getUTCMonth() + 1).padStart(2, '0');
            case 'DD':
                return String(date.getUTCDate()).padStart(2, '0');
            default:
                return String(number).padStart(inside.length, '0');
        }
    });
}

function take(session: DataSession, field: FieldModel, count: number): number {
    const key = `auto.${field.object}.${field.name}`;
    const last = Number(session.store.get(`SELECT value FROM "_counter" WHERE key = ?`, [key])?.['value'] ?? 0);
    session.store.run(`INSERT OR REPLACE INTO "_counter" (key, value) VALUES (?, ?)`, [key, last + count]);
    return last + 1;
}

/** Gives new records the next numbers of their auto-number fields. */
export function nextAutoNumbers(session: DataSession, object: ObjectModel, records: readonly SObject[]): void {
    if (records.length === 0) {
        return;
    }
    for (const field of object.fields.values()) {
        if (field.autoNumber !== null) {
            const first = take(session, field, records.length);
            const date = new ApexDatetime(session.clock()).wall(session.timeZone);
            records.forEach((record, index) =>
                record.values.set(field.name.toLowerCase(), autoNumberText(field.autoNumber!, first + index, date))
            );
        }
    }
}
