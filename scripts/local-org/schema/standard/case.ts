import { standardObject } from './define.ts';

export default standardObject(
    'Case',
    {
        keyPrefix: '500',
        label: 'Case',
        pluralLabel: 'Cases',
        sharing: 'ReadWriteTransfer',
        recordTypes: true,
        searchable: true,
        mergeable: true,
        undeletable: true,
        history: true,
        layoutable: true,
        feed: true
    },
    `
    AccountId           Lookup(Account) rel=Account children=Cases
    AssetId             Lookup(Asset) rel=Asset children=Cases
    BusinessHoursId     Lookup(BusinessHours) rel=BusinessHours children=Cases
    CaseNumber          Text(30) name autonumber={00000000} readonly
    ClosedDate          DateTime readonly
    Comments            TextArea(4000) createonly
    ContactEmail        Email(80) readonly
    ContactFax          Phone(40) readonly
    ContactId           Lookup(Contact) rel=Contact children=Cases
    ContactMobile       Phone(40) readonly
    ContactPhone        Phone(40) readonly
    Description         LongText(32000)
    IsClosed            Checkbox readonly
    IsClosedOnCreate    Checkbox readonly
    IsEscalated         Checkbox
    LastReferencedDate  DateTime readonly
    LastViewedDate      DateTime readonly
    MasterRecordId      Lookup(Case) rel=MasterRecord readonly
    Origin              Picklist[Phone;Email;Web]
    OwnerId             Lookup(Group,User) rel=Owner
    ParentId            Lookup(Case) rel=Parent children=Cases
    Priority            Picklist[High;Medium*;Low] defaulted
    Reason              Picklist[Installation;Equipment Complexity;Performance;Breakdown;Equipment Design;Feedback;Other]
    Status              Picklist[New*;Working;Escalated;Closed] defaulted
    Subject             Text(255)
    SuppliedCompany     Text(80)
    SuppliedEmail       Email(80)
    SuppliedName        Text(80)
    SuppliedPhone       Phone(40)
    Type                Picklist[Mechanical;Electrical;Electronic;Structural;Other]
    AssetWarrantyId          Lookup(AssetWarranty) rel=AssetWarranty
    Language                 Text(255)
    SourceId                 IdField
`
);
