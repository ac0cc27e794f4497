import type { Store } from '../../database/store.ts';
import type { SObject } from '../../values/sobject.ts';
import type { SaveOutcome, UserTransaction } from '../org-access.ts';

const UNDER_WAY = ['Holding', 'Queued', 'Preparing', 'Processing'];

/**
 * "To abort a class that is in the Apex job queue, perform an update operation on the ApexTestQueueItem object and set its Status
 * field to Aborted" (Object Reference, ApexTestQueueItem, "Usage"). What an org answers to any other status, and for a class that is
 * over, is not documented: it is refused here.
 * @returns the transaction, in which rows of the queue can be changed in no other way
 */
export function withAborts(transaction: UserTransaction, store: Store): UserTransaction {
    return {
        ...transaction,
        update(records, allOrNone) {
            const refused = records.map((one) => refusal(store, one));
            const saved = transaction.update(
                records.filter((_, index) => !refused[index]),
                allOrNone
            );
            return refused.map((one) => one ?? saved.shift()!);
        }
    };
}

function refusal(store: Store, record: SObject): SaveOutcome | null {
    if (record.typeName !== 'ApexTestQueueItem' || !record.values.has('status')) {
        return null;
    }
    const now = store.get('SELECT "Status" FROM "ApexTestQueueItem" WHERE "Id" = ?', [record.id]);
    const message =
        !now || record.values.get('status') !== 'Aborted'
            ? 'Status can be set to Aborted, and to nothing else.'
            : UNDER_WAY.includes(String(now['Status']))
              ? null
              : `The tests of this class are over (${String(now['Status'])}).`;
    return message === null
        ? null
        : {
              id: record.id,
              success: false,
              errors: [{ statusCode: 'INVALID_STATUS', message, fields: ['Status'] }]
          };
}

/** @returns whether every class of a run has been aborted */
export function isAborted(store: Store, runId: string): boolean {
    const others = store.get(
        `SELECT COUNT(*) AS n FROM "ApexTestQueueItem" WHERE "ParentJobId" = ? AND "Status" <> 'Aborted'`,
        [runId]
    );
    return Number(others!['n']) === 0;
}
