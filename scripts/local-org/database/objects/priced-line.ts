import { Decimal } from '../../values/decimal.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';

/** A number of a record as a Decimal; null where there is none. */
export const decimalOf = (value: unknown): Decimal | null =>
    value instanceof Decimal ? value : typeof value === 'number' ? Decimal.of(value) : null;

/** What a line takes from its price book entry. */
export interface PricebookEntry {
    productId: unknown;
    price: Decimal;
    code: unknown;
    name: string;
}

/** The price book entry of a line; null where it has none. */
export function pricebookEntryOf(session: DataSession, { record: { values } }: Work): PricebookEntry | null {
    const entry = session.store.get(
        `SELECT "Product2Id", "UnitPrice", "ProductCode", "Name" FROM "PricebookEntry" WHERE "Id" = ?`,
        [String(values.get('pricebookentryid') ?? '')]
    );
    return (
        entry && {
            productId: entry['Product2Id'],
            price: Decimal.of(Number(entry['UnitPrice'])),
            code: entry['ProductCode'],
            name: String(entry['Name'] ?? '')
        }
    );
}

/**
 * Product and list price of a new line are those of its price book entry (Object Reference, OpportunityLineItem, OrderItem and
 * QuoteLineItem); a line that is there keeps its own.
 */
export function fromPricebookEntry(session: DataSession, work: Work): void {
    const entry = work.old ? null : pricebookEntryOf(session, work);
    if (entry) {
        takeProduct(work, entry);
    }
}

export function takeProduct({ record: { values } }: Work, { productId, price }: PricebookEntry): void {
    values.set('product2id', productId);
    values.set('listprice', price);
}
