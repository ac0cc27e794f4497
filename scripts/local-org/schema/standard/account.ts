import { standardObject } from './define.ts';

export default standardObject(
    'Account',
    {
        keyPrefix: '001',
        label: 'Account',
        pluralLabel: 'Accounts',
        sharing: 'ReadWrite',
        recordTypes: true,
        searchable: true,
        mergeable: true,
        undeletable: true,
        history: true,
        layoutable: true,
        feed: true
    },
    `
    Name                           Text(255) required name
    AccountNumber                  Text(40)
    AccountSource                  Picklist[Web;Phone Inquiry;Partner Referral;Purchased List;Other]
    AnnualRevenue                  Currency(16,2)
    BillingAddress                 Address
    BillingCity                    Text(40)
    BillingCountry                 Text(80)
    BillingGeocodeAccuracy         Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    BillingLatitude                Number(3,15)
    BillingLongitude               Number(3,15)
    BillingPostalCode              Text(20)
    BillingState                   Text(80)
    BillingStreet                  TextArea(255)
    CleanStatus                    Picklist[Matched;Different;Acknowledged;NotFound;Inactive;Pending*;SelectMatch;Skipped]
    Description                    LongText(32000)
    DunsNumber                     Text(9)
    EffectiveDate                  DateTime
    EndDate                        DateTime
    Fax                            Phone(40)
    Industry                       Picklist[Agriculture;Apparel;Banking;Biotechnology;Chemicals;Communications;Construction;Consulting;Education;Electronics;Energy;Engineering;Entertainment;Environmental;Finance;Food & Beverage;Government;Healthcare;Hospitality;Insurance;Machinery;Manufacturing;Media;Not For Profit;Recreation;Retail;Shipping;Technology;Telecommunications;Transportation;Utilities;Other]
    IsCustomerPortal               Checkbox
    IsActive                       Checkbox
    IsExcludedFromRealign          Checkbox
    IsPartner                      Checkbox
    Jigsaw                         Text(20)
    JigsawCompanyId                Text(20) readonly
    LastActivityDate               Date readonly
    LastReferencedDate             DateTime readonly
    LastViewedDate                 DateTime readonly
    MasterRecordId                 Lookup(Account) rel=MasterRecord readonly
    NaicsCode                      Text(8)
    NaicsDesc                      Text(120)
    NumberOfEmployees              Integer(8)
    OwnerId                        Lookup(User) rel=Owner
    Ownership                      Picklist[Public;Private;Subsidiary;Other]
    ParentId                       Lookup(Account) rel=Parent children=ChildAccounts
    Phone                          Phone(40)
    PhotoUrl                       Url(255) readonly
    Rating                         Picklist[Hot;Warm;Cold]
    ShippingAddress                Address
    ShippingCity                   Text(40)
    ShippingCountry                Text(80)
    ShippingGeocodeAccuracy        Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    ShippingLatitude               Number(3,15)
    ShippingLongitude              Number(3,15)
    ShippingPostalCode             Text(20)
    ShippingState                  Text(80)
    ShippingStreet                 TextArea(255)
    Sic                            Text(20)
    SicDesc                        Text(80)
    Site                           Text(80)
    SourceSystemIdentifier         Text(255)
    SourceSystemModifiedDate       DateTime
    TickerSymbol                   Text(20)
    Tradestyle                     Text(255)
    Type                           Picklist[Prospect;Customer - Direct;Customer - Channel;Channel Partner / Reseller;Installation Partner;Technology Partner;Other]
    Website                        Url(255)
    IsPriorityRecord         Checkbox
    OperatingHoursId         Lookup(OperatingHours) rel=OperatingHours
    YearStarted                    Text(4)
`
);
