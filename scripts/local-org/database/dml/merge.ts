import { throwApex } from '../../values/exceptions.ts';
import type { SObject } from '../../values/sobject.ts';
import { hasTable } from '../migrate.ts';
import type { DataSession } from '../session.ts';
import { quote } from '../columns.ts';
import { dml } from './index.ts';
import type { DmlOptions, DmlResult } from './results.ts';

/** Points every reference to the duplicates at the master, and gives the ids of the records that were moved. */
function reparent(session: DataSession, master: SObject, duplicates: readonly string[]): string[] {
    const moved: string[] = [];
    const list = JSON.stringify(duplicates);
    for (const { field, object } of master.type.references) {
        if (
            !hasTable(object) ||
            field.name === 'MasterRecordId' ||
            object.kind === 'history' ||
            object.kind === 'share'
        ) {
            continue;
        }
        const column = quote(field.name);
        const rows = session.store.all(
            `SELECT "Id" AS id FROM ${quote(object.name)} WHERE ${column} IN (SELECT value FROM json_each(?))`,
            [list]
        );
        session.store.run(
            `UPDATE ${quote(object.name)} SET ${column} = ? WHERE ${column} IN (SELECT value FROM json_each(?))`,
            [master.id, list]
        );
        moved.push(...rows.map((row) => String(row['id'])));
    }
    return moved;
}

/**
 * Merges up to two duplicates into a master record: the master's given fields are saved, children move to it, the
 * duplicates are deleted and keep its id in MasterRecordId. Delete and update triggers run.
 */
export function mergeRecords(
    session: DataSession,
    master: SObject,
    duplicates: readonly SObject[],
    options: DmlOptions
): DmlResult[] {
    const { type } = master;
    if (!type.mergeable) {
        throwApex(
            'System.DmlException',
            `Merge failed. First exception on row 0; first error: INVALID_TYPE_FOR_OPERATION, Unsupported object for merge: ${type.name}: []`
        );
    }
    if (duplicates.length > 2) {
        throwApex('System.ListException', 'Merge requests may merge at most two records into the master record');
    }
    const ids = duplicates.map((record) => record.id!);
    const mark = session.store.savepoint();
    try {
        const moved = reparent(session, master, ids);
        const results = dml(session, 'delete', duplicates, { ...options, masterRecordId: master.id! });
        dml(session, 'update', [master], options);
        session.store.release(mark);
        return results.map((result) => ({
            ...result,
            id: master.id,
            mergedRecordIds: result.success ? ids : [],
            updatedRelatedIds: moved
        }));
    } catch (error) {
        session.store.rollbackTo(mark);
        session.store.release(mark);
        throw error;
    }
}
