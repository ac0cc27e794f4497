import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { changed, type ObjectBehaviour } from './behaviour.ts';
import { decimalOf, pricebookEntryOf, takeProduct } from './priced-line.ts';

/**
 * A new line without a price has its price book entry's; the total is the price times the quantity, and without a price the price
 * comes from the total (Object Reference, OpportunityLineItem: UnitPrice, TotalPrice).
 */
function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    // The name of every line has its entry's name in it.
    const entry = pricebookEntryOf(session, work);
    const total = decimalOf(values.get('totalprice'));
    let price = decimalOf(values.get('unitprice'));
    if (entry && !work.old) {
        takeProduct(work, entry);
        values.set('productcode', entry.code);
        if (!price && !total) {
            price = entry.price;
            values.set('unitprice', price);
        }
    }
    const quantity = decimalOf(values.get('quantity'));
    if (quantity && price && (changed(work, 'unitprice') || changed(work, 'quantity'))) {
        values.set('totalprice', price.multiply(quantity));
    } else if (quantity && !price && total) {
        values.set('unitprice', total.divide(quantity));
    }
    const owner = session.store.get(`SELECT "Name" AS name FROM "Opportunity" WHERE "Id" = ?`, [
        String(values.get('opportunityid') ?? '')
    ]);
    values.set('name', owner ? `${String(owner['name'])} ${entry?.name ?? ''}`.trim() : null);
}

/** The amount of an opportunity with products is the sum of their prices. */
function written(session: DataSession, works: readonly Work[]): void {
    for (const id of new Set(works.map((work) => String(work.record.values.get('opportunityid'))))) {
        session.store.run(
            `UPDATE "Opportunity" SET "HasOpportunityLineItem" = EXISTS (SELECT 1 FROM "OpportunityLineItem" i WHERE i."OpportunityId" = "Opportunity"."Id" AND i."IsDeleted" = 0), "Amount" = coalesce((SELECT sum(i."TotalPrice") FROM "OpportunityLineItem" i WHERE i."OpportunityId" = "Opportunity"."Id" AND i."IsDeleted" = 0), "Amount") WHERE "Id" = ?`,
            [id]
        );
    }
}

export default {
    object: 'OpportunityLineItem',
    access: { like: 'Opportunity' },
    prepare,
    written
} satisfies ObjectBehaviour;
