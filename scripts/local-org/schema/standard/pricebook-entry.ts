import { standardObject } from './define.ts';

export default standardObject(
    'PricebookEntry',
    {
        keyPrefix: '01u',
        label: 'Price Book Entry',
        pluralLabel: 'Price Book Entries',
        sharing: 'ReadWrite',
        history: true
    },
    `
    Name              Text(255) readonly name
    IsActive          Checkbox
    IsArchived        Checkbox readonly
    IsDerived         Checkbox
    Pricebook2Id      Lookup(Pricebook2) rel=Pricebook2 children=PricebookEntries required createonly cascade
    Product2Id        Lookup(Product2) rel=Product2 children=PricebookEntries required createonly cascade
    ProductCode       Text(255) readonly
    UnitPrice         Currency(16,2) required
    UseStandardPrice  Checkbox
    ProductSellingModelId    Lookup(ProductSellingModel) rel=ProductSellingModel
`
);
