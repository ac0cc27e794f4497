import { Decimal } from '../../values/decimal.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import type { ObjectBehaviour } from './behaviour.ts';
import { decimalOf, fromPricebookEntry } from './priced-line.ts';

const HUNDRED = Decimal.of(100);

/**
 * A line's subtotal is its sales price times its quantity, its total price what is left of that after its discount in percent
 * (Salesforce Help, "Quote Line Items Fields").
 */
function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    fromPricebookEntry(session, work);
    const price = decimalOf(values.get('unitprice'));
    const quantity = decimalOf(values.get('quantity'));
    const rest = HUNDRED.subtract(decimalOf(values.get('discount')) ?? Decimal.of(0));
    const subtotal = price && quantity ? price.multiply(quantity) : null;
    values.set('subtotal', subtotal);
    values.set('totalprice', subtotal && subtotal.multiply(rest).divide(HUNDRED));
}

/**
 * The totals of a quote are those of its lines; its discount is the weighted average of theirs, its grand total has tax and
 * shipping besides (Salesforce Help, "Quotes Fields").
 */
function written(session: DataSession, works: readonly Work[]): void {
    for (const id of new Set(works.map((work) => String(work.record.values.get('quoteid'))))) {
        const sums = session.store.get(
            `SELECT count(*) AS lines, coalesce(sum("Subtotal"), 0) AS subtotal, coalesce(sum("TotalPrice"), 0) AS total FROM "QuoteLineItem" WHERE "QuoteId" = ? AND "IsDeleted" = 0`,
            [id]
        )!;
        const [subtotal, total] = [Number(sums['subtotal']), Number(sums['total'])];
        session.store.run(
            `UPDATE "Quote" SET "LineItemCount" = ?, "Subtotal" = ?, "TotalPrice" = ?, "Discount" = ?, "GrandTotal" = ? + coalesce("Tax", 0) + coalesce("ShippingHandling", 0) WHERE "Id" = ?`,
            [Number(sums['lines']), subtotal, total, subtotal === 0 ? null : (1 - total / subtotal) * 100, total, id]
        );
    }
}

export default { object: 'QuoteLineItem', access: { like: 'Quote' }, prepare, written } satisfies ObjectBehaviour;
