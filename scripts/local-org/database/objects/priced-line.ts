import { Decimal } from '../../values/decimal.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';

/** A number of a record as a Decimal; null where there is none. */
export const decimalOf = (value: unknown): Decimal | null =>
    value instanceof Decimal ? value : typeof value === 'number' ? Decimal.of(value) : null;

/** Product and list price of a new line are those of its price book entry (Object Reference, OrderItem and QuoteLineItem). */
export function fromPricebookEntry(session: DataSession, work: Work): void {
    const { values } = work.record;
    const entry = work.old
        ? null
        : session.store.get(`SELECT "Product2Id", "UnitPrice" FROM "PricebookEntry" WHERE "Id" = ?`, [
              String(values.get('pricebookentryid') ?? '')
          ]);
    if (entry) {
        values.set('product2id', entry['Product2Id']);
        values.set('listprice', Decimal.of(Number(entry['UnitPrice'])));
    }
}
