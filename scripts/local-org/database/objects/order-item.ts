import { Decimal } from '../../values/decimal.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import type { ObjectBehaviour } from './behaviour.ts';

const decimalOf = (value: unknown): Decimal | null =>
    value instanceof Decimal ? value : typeof value === 'number' ? Decimal.of(value) : null;

/**
 * Product and list price of a line are those of its price book entry when it is created; its total is the unit price times the
 * quantity (Object Reference, OrderItem).
 */
function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    if (!work.old) {
        const entry = session.store.get(`SELECT "Product2Id", "UnitPrice" FROM "PricebookEntry" WHERE "Id" = ?`, [
            String(values.get('pricebookentryid') ?? '')
        ]);
        if (entry) {
            values.set('product2id', entry['Product2Id']);
            values.set('listprice', Decimal.of(Number(entry['UnitPrice'])));
        }
    }
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
