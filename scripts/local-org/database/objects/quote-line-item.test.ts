import { Decimal } from '../../values/decimal.ts';
import { openTestOrg, pricedProduct, type TestOrg } from '../testing.ts';

let org: TestOrg;

beforeAll(() => {
    org = openTestOrg({});
});

afterAll(() => org.close());

test('the lines of a quote have totals of their own price, quantity and discount, which make those of the quote', () => {
    const { standard, product, entry } = pricedProduct(org, 10);
    const [quote] = org.insert('Quote', { Name: 'Q', Pricebook2Id: standard, Tax: Decimal.of(5) });
    const totals = (): unknown =>
        org.store.get(
            'SELECT "LineItemCount" AS lines, "Subtotal" AS subtotal, "TotalPrice" AS total, "Discount" AS discount, "GrandTotal" AS grand FROM "Quote"'
        );
    expect(totals()).toEqual({ lines: 0, subtotal: 0, total: 0, discount: null, grand: 5 });
    const line = { QuoteId: quote!.id, PricebookEntryId: entry };
    const [first] = org.insert(
        'QuoteLineItem',
        { ...line, Quantity: Decimal.of(3), UnitPrice: Decimal.of(10), Discount: Decimal.of(20) },
        { ...line, Quantity: Decimal.of(1), UnitPrice: Decimal.of(10) }
    );
    expect(
        org.store.get(
            'SELECT "Product2Id" AS product, "ListPrice" AS list, "Subtotal" AS subtotal, "TotalPrice" AS total FROM "QuoteLineItem" WHERE "Id" = ?',
            [first!.id]
        )
    ).toEqual({ product: product, list: 10, subtotal: 30, total: 24 });
    expect(totals()).toMatchObject({ lines: 2, subtotal: 40, total: 34, grand: 39 });
    expect((totals() as { discount: number }).discount).toBeCloseTo(15);
    org.run('update', [org.record('Quote', { Id: quote!.id, ShippingHandling: Decimal.of(2) })]);
    expect(totals()).toMatchObject({ total: 34, grand: 41 });
    org.run('delete', [org.record('QuoteLineItem', { Id: first!.id })]);
    expect(totals()).toMatchObject({ lines: 1, subtotal: 10, total: 10, discount: 0, grand: 17 });
});
