import { ApexDate } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { openTestOrg, pricedProduct, type TestOrg } from '../testing.ts';

let org: TestOrg;

beforeAll(() => {
    org = openTestOrg({});
});

afterAll(() => org.close());

test('a line of an order has the list price of its entry, and a total of its own price and quantity, which make the amount of the order', () => {
    const { standard, product, entry } = pricedProduct(org, 10);
    const [account] = org.insert('Account', { Name: 'Acme' });
    const [order] = org.insert('Order', {
        AccountId: account!.id,
        EffectiveDate: new ApexDate(20000),
        Status: 'Draft',
        Pricebook2Id: standard
    });
    const [line] = org.insert('OrderItem', {
        OrderId: order!.id,
        PricebookEntryId: entry,
        Quantity: 2,
        UnitPrice: Decimal.of(8)
    });
    const stored = (): unknown =>
        org.store.get('SELECT "Product2Id" AS product, "ListPrice" AS list, "TotalPrice" AS total FROM "OrderItem"');
    expect(stored()).toEqual({ product: product, list: 10, total: 16 });
    org.run('update', [org.record('OrderItem', { Id: line!.id, Quantity: 3 })]);
    expect(stored()).toMatchObject({ list: 10, total: 24 });
    const amount = (): unknown => org.store.get('SELECT "TotalAmount" AS amount FROM "Order"')!['amount'];
    expect(amount()).toBe(24);
    org.run('delete', [org.record('OrderItem', { Id: line!.id })]);
    expect(amount()).toBe(0);
});
