import { standardObject } from './define.ts';

export default standardObject(
    'OrderItem',
    {
        keyPrefix: '802',
        label: 'Order Product',
        pluralLabel: 'Order Products',
        sharing: 'ControlledByParent',
        controlledBy: 'OrderId',
        undeletable: true,
        history: true,
        layoutable: true
    },
    `
    AvailableQuantity    Number(16,2)
    Description          LongText(32000)
    EndDate              Date
    ListPrice            Currency(16,2) readonly
    OrderId              Lookup(Order) rel=Order children=OrderItems required createonly cascade
    OrderItemNumber      Text(30) name autonumber={0000000000} readonly
    OriginalOrderItemId  Lookup(OrderItem) rel=OriginalOrderItem children=ChildOrderItems
    PricebookEntryId     Lookup(PricebookEntry) rel=PricebookEntry children=OrderItems createonly
    Product2Id           Lookup(Product2) rel=Product2 children=OrderItems
    Quantity             Number(16,2) required
    ServiceDate          Date
    TotalPrice           Currency(16,2) readonly
    UnitPrice            Currency(16,2)
    QuoteLineItemId          Lookup(QuoteLineItem) rel=QuoteLineItem
`
);
