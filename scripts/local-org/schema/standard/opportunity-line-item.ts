import { standardObject } from './define.ts';

export default standardObject(
    'OpportunityLineItem',
    {
        keyPrefix: '00k',
        label: 'Opportunity Product',
        pluralLabel: 'Opportunity Product',
        sharing: 'ControlledByParent',
        controlledBy: 'OpportunityId',
        undeletable: true,
        layoutable: true
    },
    `
    Name                    Text(376) name readonly
    CanUseQuantitySchedule  Checkbox
    CanUseRevenueSchedule   Checkbox
    Description             LongText(32000)
    Discount                Percent(3,2)
    HasQuantitySchedule     Checkbox
    HasRevenueSchedule      Checkbox
    HasSchedule             Checkbox
    LastReferencedDate      DateTime readonly
    LastViewedDate          DateTime readonly
    ListPrice               Currency(16,2) readonly
    OpportunityId           Lookup(Opportunity) rel=Opportunity children=OpportunityLineItems cascade required createonly
    PricebookEntryId        Lookup(PricebookEntry) rel=PricebookEntry children=OpportunityLineItems
    Product2Id              Lookup(Product2) rel=Product2 children=OpportunityLineItems
    ProductCode             Text(255) readonly
    Quantity                Number(12,2) required
    ServiceDate             Date
    SortOrder               Integer readonly
    Subtotal                Currency(16,2) readonly
    TotalPrice              Currency(16,2)
    UnitPrice               Currency(16,2)
`
);
