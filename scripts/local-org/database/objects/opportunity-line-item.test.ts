import { ApexDate } from '../../values/date.ts';
import { openTestOrg, pricedProduct, type TestOrg } from '../testing.ts';

let org: TestOrg;

beforeAll(() => {
    org = openTestOrg({});
});

afterAll(() => org.close());

/** What a line of a new opportunity needs: the opportunity, and an entry of ten a piece. */
function lineOf(name: string): { OpportunityId: string | null; PricebookEntryId: string } {
    const { standard, entry } = pricedProduct(org, 10);
    const [opportunity] = org.insert('Opportunity', {
        Name: name,
        StageName: 'Prospecting',
        CloseDate: new ApexDate(20000),
        Pricebook2Id: standard
    });
    return { OpportunityId: opportunity!.id, PricebookEntryId: entry };
}

const amount = (): unknown => org.store.get('SELECT "Amount" AS amount FROM "Opportunity"')!['amount'];

test('the amount of an opportunity is the sum of its products, whatever happens to them', () => {
    const line = lineOf('Office');
    const [two, three] = org.insert('OpportunityLineItem', { ...line, Quantity: 2 }, { ...line, Quantity: 3 });
    expect(amount()).toBe(50);
    org.run('update', [org.record('OpportunityLineItem', { Id: two!.id, Quantity: 1 })]);
    expect(amount()).toBe(40);
    org.run('delete', [org.record('OpportunityLineItem', { Id: three!.id })]);
    expect(amount()).toBe(10);
    org.run('undelete', [org.record('OpportunityLineItem', { Id: three!.id })]);
    expect(amount()).toBe(40);
});

// Object Reference, OpportunityLineItem: ListPrice, Name, ProductCode, TotalPrice, UnitPrice.
test.each([
    ['the price of its entry', {}, { UnitPrice: 10, TotalPrice: 40 }],
    ['its own price', { UnitPrice: 7.5 }, { UnitPrice: 7.5, TotalPrice: 30 }],
    ['what its total leaves', { TotalPrice: 30 }, { UnitPrice: 7.5, TotalPrice: 30 }]
])('a new line has %s', (_, given, expected) => {
    const priced = lineOf('Priced');
    const [line] = org.insert('OpportunityLineItem', { ...priced, Quantity: 4, ...given });
    const row = (): unknown => org.store.get('SELECT * FROM "OpportunityLineItem" WHERE "Id" = ?', [line!.id!]);
    const { name } = org.store.get('SELECT "Name" AS name FROM "PricebookEntry" WHERE "Id" = ?', [
        priced.PricebookEntryId
    ])!;
    expect(row()).toMatchObject({ ...expected, ListPrice: 10, Name: `Priced ${String(name)}` });
    org.run('update', [org.record('OpportunityLineItem', { Id: line!.id, Quantity: 2 })]);
    expect(row()).toMatchObject({ ...expected, TotalPrice: expected.UnitPrice * 2, ListPrice: 10 });
});
