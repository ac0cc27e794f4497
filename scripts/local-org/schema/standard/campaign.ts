import { standardObject } from './define.ts';

export default standardObject(
    'Campaign',
    {
        keyPrefix: '701',
        label: 'Campaign',
        pluralLabel: 'Campaigns',
        sharing: 'ReadWrite',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        history: true,
        layoutable: true,
        feed: true
    },
    `
    Name                      Text(80) required name
    ActualCost                Currency(18,0)
    AmountAllOpportunities    Currency(18,0) readonly
    AmountWonOpportunities    Currency(18,0) readonly
    BudgetedCost              Currency(18,0)
    Description               LongText(32000)
    EndDate                   Date
    ExpectedResponse          Percent(8,2)
    ExpectedRevenue           Currency(18,0)
    IsActive                  Checkbox
    LastActivityDate          Date readonly
    LastReferencedDate        DateTime readonly
    LastViewedDate            DateTime readonly
    NumberOfContacts          Integer readonly
    NumberOfConvertedLeads    Integer readonly
    NumberOfLeads             Integer readonly
    NumberOfOpportunities     Integer readonly
    NumberOfResponses         Integer readonly
    NumberOfWonOpportunities  Integer readonly
    NumberSent                Number(18,0)
    OwnerId                   Lookup(User) rel=Owner
    ParentId                  Lookup(Campaign) rel=Parent children=ChildCampaigns
    StartDate                 Date
    Status                    Picklist[Planned*;In Progress;Completed;Aborted] defaulted
    Type                      Picklist[Conference;Webinar;Trade Show;Public Relations;Partners;Referral Program;Advertisement;Banner Ads;Direct Mail;Email;Telemarketing;Other]
    CampaignImageId          Lookup(ContentDocument) rel=CampaignImage
    CampaignMemberRecordTypeId Lookup(RecordType) rel=CampaignMemberRecordType
`
);
