import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import type { ObjectBehaviour } from './behaviour.ts';
import { decimalOf, fromPricebookEntry } from './priced-line.ts';

/** The total of a line is its unit price times its quantity (Object Reference, OrderItem). */
function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    fromPricebookEntry(session, work);
    const price = decimalOf(values.get('unitprice'));
    const quantity = decimalOf(values.get('quantity'));
    values.set('totalprice', price && quantity ? price.multiply(quantity) : null);
}

/** The amount of an order is the total of its lines: the reference gives no formula, code that runs in orgs relies on the sum. */
function written(session: DataSession, works: readonly Work[]): void {
    for (const id of new Set(works.map((work) => String(work.record.values.get('orderid'))))) {
        session.store.run(
            `UPDATE "Order" SET "TotalAmount" = coalesce((SELECT sum(i."TotalPrice") FROM "OrderItem" i WHERE i."OrderId" = "Order"."Id" AND i."IsDeleted" = 0), 0) WHERE "Id" = ?`,
            [id]
        );
    }
}

export default { object: 'OrderItem', access: { like: 'Order' }, prepare, written } satisfies ObjectBehaviour;
