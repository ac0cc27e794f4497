import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import type { ObjectBehaviour } from './behaviour.ts';

/** The product of a line is the one of its price book entry. */
function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    const entry = session.store.get(`SELECT "Product2Id" FROM "PricebookEntry" WHERE "Id" = ?`, [
        String(values.get('pricebookentryid') ?? '')
    ]);
    if (entry && !work.old) {
        values.set('product2id', entry['Product2Id']);
    }
}

export default { object: 'OrderItem', access: { like: 'Order' }, prepare } satisfies ObjectBehaviour;
