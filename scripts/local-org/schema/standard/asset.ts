import { standardObject } from './define.ts';

export default standardObject(
    'Asset',
    {
        keyPrefix: '02i',
        label: 'Asset',
        pluralLabel: 'Assets',
        sharing: 'ControlledByParent',
        controlledBy: 'AccountId',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        history: true,
        layoutable: true
    },
    `
    Name                     Text(255) required name
    AccountId                Lookup(Account) rel=Account children=Assets cascade
    Address                  Address
    AssetLevel               Integer
    Availability             Currency(16,2)
    AverageUptimePerDay      Currency(16,2)
    City                     Text(40)
    ConsequenceOfFailure     Text(255)
    ContactId                Lookup(Contact) rel=Contact children=Assets
    Country                  Text(80)
    CurrentAmount            Currency(16,2)
    CurrentLifecycleEndDate  DateTime
    CurrentMrr               Currency(16,2)
    CurrentQuantity          Number(16,2)
    Description              LongText(32000)
    DigitalAssetStatus       Text(255)
    ExternalIdentifier       Text(255)
    GeocodeAccuracy          Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    HasLifecycleManagement   Checkbox
    InstallDate              Date
    IsCompetitorProduct      Checkbox
    IsInternal               Checkbox
    LastReferencedDate       DateTime readonly
    LastViewedDate           DateTime readonly
    Latitude                 Number(3,15)
    LifecycleEndDate         DateTime
    LifecycleStartDate       DateTime
    Longitude                Number(3,15)
    ManufactureDate          Date
    MeanTimeBetweenFailures  Currency(16,2)
    MeanTimeToRepair         Currency(16,2)
    OwnerId                  Lookup(User) rel=Owner
    ParentId                 Lookup(Asset) rel=Parent children=ChildAssets
    PostalCode               Text(20)
    Price                    Currency(16,2)
    Product2Id               Lookup(Product2) rel=Product2 children=Assets
    ProductCode              Text(255)
    ProductDescription       Text(255)
    ProductFamily            Text(255)
    PurchaseDate             Date
    Quantity                 Number(16,2)
    Reliability              Currency(16,2)
    RootAssetId              Lookup(Asset) rel=RootAsset readonly
    SerialNumber             Text(255)
    State                    Text(80)
    Status                   Picklist[Shipped;Installed;Registered;Obsolete;Purchased]
    StatusReason             Text(255)
    StockKeepingUnit         Text(255)
    Street                   TextArea(255)
    SumDowntime              Currency(16,2)
    SumUnplannedDowntime     Currency(16,2)
    TotalLifecycleAmount     Currency(16,2)
    UptimeRecordEnd          DateTime
    UptimeRecordStart        DateTime
    UsageEndDate             Date
    Uuid                     Text(255)
    AssetProvidedById        Lookup(Account) rel=AssetProvidedBy
    AssetServicedById        Lookup(Account) rel=AssetServicedBy
    LocationId               Lookup(Location) rel=Location
`
);
