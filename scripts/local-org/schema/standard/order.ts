import { standardObject } from './define.ts';

export default standardObject(
    'Order',
    {
        keyPrefix: '801',
        label: 'Order',
        pluralLabel: 'Orders',
        sharing: 'ControlledByParent',
        controlledBy: 'AccountId',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        history: true,
        layoutable: true
    },
    `
    Name                     Text(80)
    AccountId                Lookup(Account) rel=Account children=Orders required cascade
    ActivatedById            Lookup(User) rel=ActivatedBy readonly
    ActivatedDate            DateTime
    BillToContactId          Lookup(Contact) rel=BillToContact
    BillingAddress           Address
    BillingCity              Text(40)
    BillingCountry           Text(80)
    BillingGeocodeAccuracy   Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    BillingLatitude          Number(3,15)
    BillingLongitude         Number(3,15)
    BillingPostalCode        Text(20)
    BillingState             Text(80)
    BillingStreet            TextArea(255)
    CompanyAuthorizedById    Lookup(User) rel=CompanyAuthorizedBy
    CompanyAuthorizedDate    Date
    ContractId               Lookup(Contract) rel=Contract children=Orders
    CustomerAuthorizedById   Lookup(Contact) rel=CustomerAuthorizedBy
    CustomerAuthorizedDate   Date
    Description              LongText(32000)
    EffectiveDate            Date required
    EndDate                  Date
    IsReductionOrder         Checkbox
    LastReferencedDate       DateTime readonly
    LastViewedDate           DateTime readonly
    OpportunityId            Lookup(Opportunity) rel=Opportunity children=Orders
    OrderNumber              Text(30) name autonumber={00000000} readonly
    OrderReferenceNumber     Text(255)
    OriginalOrderId          Lookup(Order) rel=OriginalOrder children=Orders
    OwnerId                  Lookup(Group,User) rel=Owner
    PoDate                   Date
    PoNumber                 Text(255)
    Pricebook2Id             Lookup(Pricebook2) rel=Pricebook2 children=Orders
    ShipToContactId          Lookup(Contact) rel=ShipToContact
    ShippingAddress          Address
    ShippingCity             Text(40)
    ShippingCountry          Text(80)
    ShippingGeocodeAccuracy  Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    ShippingLatitude         Number(3,15)
    ShippingLongitude        Number(3,15)
    ShippingPostalCode       Text(20)
    ShippingState            Text(80)
    ShippingStreet           TextArea(255)
    Status                   Picklist[Draft;Activated] required
    StatusCode               Picklist[Draft;Activated;Canceled;Expired] readonly
    TotalAmount              Currency(16,2)
    Type                     Picklist
    QuoteId                  Lookup(Quote) rel=Quote
`
);
