import { Decimal } from '../../values/decimal.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';

/** A number of a record as a Decimal; null where there is none. */
export const decimalOf = (value: unknown): Decimal | null =>
    value instanceof Decimal ? value : typeof value === 'number' ? Decimal.of(value) : null;

/**
 * Product and list price of a new line are those of its price book entry (Object Reference, OrderItem and QuoteLineItem).
 * @returns the entry's price, code and name; null where the line has none
 */
export function fromPricebookEntry(
    session: DataSession,
    { record: { values }, old }: Work
): { price: Decimal; code: unknown; name: string } | null {
    const entry = session.store.get(
        `SELECT "Product2Id", "UnitPrice", "ProductCode", "Name" FROM "PricebookEntry" WHERE "Id" = ?`,
        [String(values.get('pricebookentryid') ?? '')]
    );
    if (!entry) {
        return null;
    }
    const price = Decimal.of(Number(entry['UnitPrice']));
    if (!old) {
        values.set('product2id', entry['Product2Id']);
        values.set('listprice', price);
    }
    return { price, code: entry['ProductCode'], name: String(entry['Name'] ?? '') };
}
