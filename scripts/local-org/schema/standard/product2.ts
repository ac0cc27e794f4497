import { standardObject } from './define.ts';

export default standardObject(
    'Product2',
    {
        keyPrefix: '01t',
        label: 'Product',
        pluralLabel: 'Products',
        sharing: 'ReadWrite',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        history: true,
        layoutable: true
    },
    `
    Name                          Text(255) required name
    CanUseQuantitySchedule        Checkbox
    CanUseRevenueSchedule         Checkbox
    AvailabilityDate              DateTime
    ConfigureDuringSale           Text(255)
    Description                   TextArea(4000)
    DiscontinuedDate              DateTime
    DisplayUrl                    Url(255)
    EndOfLifeDate                 DateTime
    ExternalId                    Text(255)
    Family                        Picklist[None]
    HelpText                      Text(255)
    IsActive                      Checkbox
    IsArchived                    Checkbox
    IsAssetizable                 Checkbox
    IsSerialized                  Checkbox
    IsSoldOnlyWithOtherProds      Checkbox
    LastReferencedDate            DateTime readonly
    LastViewedDate                DateTime readonly
    NumberOfQuantityInstallments  Integer
    NumberOfRevenueInstallments   Integer
    ProductClass                  Text(255)
    ProductCode                   Text(255)
    QuantityInstallmentPeriod     Text(255)
    QuantityScheduleType          Text(255)
    QuantityUnitOfMeasure         Picklist[Each]
    RevenueInstallmentPeriod      Text(255)
    RevenueScheduleType           Text(255)
    SourceProductId               Lookup(Product2) rel=SourceProduct
    SpecificationType             Text(255)
    StockKeepingUnit              Text(180)
    TransferRecordMode            Text(255)
    Type                          Text(255)
    UsageModelType                Text(255)
    BasedOnId                Lookup(ProductClassification) rel=BasedOn
    ExternalDataSourceId     Lookup(ExternalDataSource) rel=ExternalDataSource
    SellerId                 Lookup(Seller) rel=Seller
`
);
