import { standardObject } from './define.ts';

export default standardObject(
    'Contract',
    {
        keyPrefix: '800',
        label: 'Contract',
        pluralLabel: 'Contracts',
        sharing: 'ReadWrite',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        history: true,
        layoutable: true
    },
    `
    Name                     Text(80)
    AccountId                Lookup(Account) rel=Account children=Contracts required cascade
    ActivatedById            Lookup(User) rel=ActivatedBy readonly
    ActivatedDate            DateTime
    BillingAddress           Address
    BillingCity              Text(40)
    BillingCountry           Text(80)
    BillingGeocodeAccuracy   Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    BillingLatitude          Number(3,15)
    BillingLongitude         Number(3,15)
    BillingPostalCode        Text(20)
    BillingState             Text(80)
    BillingStreet            TextArea(255)
    CompanySignedDate        Date
    CompanySignedId          Lookup(User) rel=CompanySigned
    ContractNumber           Text(30) name autonumber={00000000} readonly
    ContractTerm             Integer
    CustomerSignedDate       Date
    CustomerSignedId         Lookup(Contact) rel=CustomerSigned children=ContractsSigned
    CustomerSignedTitle      Text(255)
    Description              LongText(32000)
    EndDate                  Date
    LastActivityDate         Date readonly
    LastApprovedDate         DateTime
    LastReferencedDate       DateTime readonly
    LastViewedDate           DateTime readonly
    OwnerExpirationNotice    Text(255)
    OwnerId                  Lookup(User) rel=Owner
    Pricebook2Id             Lookup(Pricebook2) rel=Pricebook2 children=Contracts
    ShippingAddress          Address
    ShippingCity             Text(40)
    ShippingCountry          Text(80)
    ShippingGeocodeAccuracy  Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    ShippingLatitude         Number(3,15)
    ShippingLongitude        Number(3,15)
    ShippingPostalCode       Text(20)
    ShippingState            Text(80)
    ShippingStreet           TextArea(255)
    SourceOpportunityId      Lookup(Opportunity) rel=SourceOpportunity
    SpecialTerms             Text(255)
    StartDate                Date
    Status                   Picklist[In Approval Process;Activated;Draft*] required defaulted
    StatusCode               Picklist[InApproval;Activated;Draft] readonly
`
);
