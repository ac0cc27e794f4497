import type { SObject } from '../../values/sobject.ts';
import type { DataSession } from '../session.ts';
import { quote } from '../columns.ts';
import type { DmlResult } from './results.ts';

/** Whether a deleted record has left the recycle bin, so that nothing brings it back. */
export function isPurged(session: DataSession, id: string): boolean {
    return session.store.get('SELECT id FROM "_purged" WHERE id = ?', [id]) !== null;
}

/**
 * Takes records out of the recycle bin for good. Queries with ALL ROWS still find them (SOAP API, `emptyRecycleBin()`: "they
 * can be queried using queryAll() for some time. Typically this time is 24 hours").
 */
export function emptyRecycleBin(session: DataSession, records: readonly SObject[]): DmlResult[] {
    session.limits.count('dmlStatements', 1);
    return records.map((record) => {
        const isThere =
            record.type.fields.has('isdeleted') &&
            session.store.get(`SELECT "Id" FROM ${quote(record.type.name)} WHERE "Id" = ? AND "IsDeleted" = 1`, [
                record.id
            ]) !== null;
        const gone = isThere ? session.store.run('INSERT OR IGNORE INTO "_purged" (id) VALUES (?)', [record.id]) : 0;
        session.store.run(`DELETE FROM "_recycle" WHERE parent = ? OR id = ?`, [record.id, record.id]);
        const errors =
            gone === 1
                ? []
                : [
                      {
                          statusCode: 'INVALID_ID_FIELD',
                          message: 'Invalid record id; no recycle bin entry found',
                          fields: []
                      }
                  ];
        return { id: record.id, success: gone === 1, created: false, errors };
    });
}
