import { quote } from '../columns.ts';
import type { Work } from '../dml/results.ts';
import { referenceCondition, ownedBySubordinates } from '../security/sharing.ts';
import type { AccessLevel, SharingRow } from '../security/sharing-row.ts';
import type { DataSession } from '../session.ts';

/** The account of a task or event: the record it is about, or that record's account, else the person's. */
export function activityAccount(session: DataSession, { record }: Work): void {
    const what = String(record.values.get('whatid') ?? '');
    const who = String(record.values.get('whoid') ?? '');
    if (what.startsWith('001')) {
        record.values.set('accountid', what);
        return;
    }
    const [table, id] = what.startsWith('006')
        ? ['Opportunity', what]
        : what.startsWith('500')
          ? ['Case', what]
          : who.startsWith('003')
            ? ['Contact', who]
            : ['', ''];
    if (table) {
        record.values.set(
            'accountid',
            session.store.get(`SELECT "AccountId" AS id FROM ${quote(table!)} WHERE "Id" = ?`, [id!])?.['id'] ?? null
        );
    }
}

/** Activities are open to their owner and those above; readable also with the record they belong to. */
export function activitySharing(row: SharingRow, level: AccessLevel): string {
    const ways = [ownedBySubordinates(row)];
    if (level === 'Read') {
        for (const name of ['whatid', 'whoid']) {
            const way = referenceCondition(row, row.object.fields.get(name)!, 'Read');
            if (way && way !== '0') {
                ways.push(way);
            }
        }
    }
    return `(${ways.join(' OR ')})`;
}
