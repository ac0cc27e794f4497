import { standardObject } from './define.ts';

export default standardObject(
    'CampaignMember',
    {
        keyPrefix: '00v',
        label: 'Campaign Member',
        pluralLabel: 'Campaign Members',
        sharing: 'ControlledByParent',
        controlledBy: 'CampaignId',
        recordTypes: true,
        layoutable: true
    },
    `
    Name                  Text(121) readonly name
    FirstName             Text(40) readonly
    LastName              Text(80) readonly
    CampaignId            Lookup(Campaign) rel=Campaign children=CampaignMembers cascade required createonly
    City                  Text(40) readonly
    CompanyOrAccount      Text(255) readonly
    ContactId             Lookup(Contact) rel=Contact children=CampaignMembers cascade createonly
    Country               Text(80) readonly
    Description           LongText(32000) readonly
    DoNotCall             Checkbox readonly
    Email                 Email(80) readonly
    Fax                   Phone(40) readonly
    FirstRespondedDate    Date readonly
    HasOptedOutOfEmail    Checkbox readonly
    HasOptedOutOfFax      Checkbox readonly
    HasResponded          Checkbox readonly
    LeadId                Lookup(Lead) rel=Lead children=CampaignMembers cascade createonly
    LeadOrContactId       IdField readonly
    LeadOrContactOwnerId  IdField readonly
    LeadSource            Picklist[Web;Phone Inquiry;Partner Referral;Purchased List;Other] readonly
    MobilePhone           Phone(40) readonly
    Phone                 Phone(40) readonly
    PostalCode            Text(20) readonly
    Salutation            Text(40) readonly
    State                 Text(80) readonly
    Status                Picklist[Sent*;Responded] defaulted
    Street                TextArea(255) readonly
    Title                 Text(128) readonly
    Type                  Text(40) readonly
`
);
