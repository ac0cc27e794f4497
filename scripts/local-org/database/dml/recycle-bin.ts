import type { SObject } from '../../values/sobject.ts';
import type { DataSession } from '../session.ts';
import { quote } from '../columns.ts';
import type { DmlResult } from './results.ts';

/** Deletes records in the recycle bin for good. */
export function emptyRecycleBin(session: DataSession, records: readonly SObject[]): DmlResult[] {
    session.limits.count('dmlStatements', 1);
    return records.map((record) => {
        const gone = record.type.fields.has('isdeleted')
            ? session.store.run(`DELETE FROM ${quote(record.type.name)} WHERE "Id" = ? AND "IsDeleted" = 1`, [
                  record.id
              ])
            : 0;
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
