import { Decimal } from '../../values/decimal.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { changed, type ObjectBehaviour } from './behaviour.ts';

function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    const entry = session.store.get(
        `SELECT "Product2Id", "UnitPrice", "ProductCode", "Name" FROM "PricebookEntry" WHERE "Id" = ?`,
        [String(values.get('pricebookentryid') ?? '')]
    );
    if (entry && !work.old) {
        values.set('product2id', entry['Product2Id']);
        values.set('listprice', Decimal.of(Number(entry['UnitPrice'])));
        values.set('productcode', entry['ProductCode']);
        if ((values.get('unitprice') ?? null) === null && (values.get('totalprice') ?? null) === null) {
            values.set('unitprice', Decimal.of(Number(entry['UnitPrice'])));
        }
    }
    const quantity = values.get('quantity');
    const price = values.get('unitprice') ?? null;
    const total = values.get('totalprice') ?? null;
    if (quantity instanceof Decimal || typeof quantity === 'number') {
        const amount = quantity instanceof Decimal ? quantity : Decimal.of(quantity);
        if (price !== null && (changed(work, 'unitprice') || changed(work, 'quantity'))) {
            values.set('totalprice', (price instanceof Decimal ? price : Decimal.of(price as number)).multiply(amount));
        } else if (price === null && total instanceof Decimal) {
            values.set('unitprice', total.divide(amount));
        }
    }
    const owner = session.store.get(`SELECT "Name" AS name FROM "Opportunity" WHERE "Id" = ?`, [
        String(values.get('opportunityid') ?? '')
    ]);
    values.set('name', owner ? `${String(owner['name'])} ${String(entry?.['Name'] ?? '')}`.trim() : null);
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
