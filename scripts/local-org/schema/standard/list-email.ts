import { standardObject } from './define.ts';

export default standardObject(
    'ListEmail',
    { keyPrefix: '0XB', label: 'List Email', pluralLabel: 'List Emails', sharing: 'ReadWrite', layoutable: true },
    `
    FromAddress      Email
    FromName         Text(121)
    HtmlBody         TextArea(131072)
    Name             Text(255) required name
    OwnerId          Lookup(User) rel=Owner
    RelatedToId     Lookup(Account,Contact,Lead,Opportunity) rel=RelatedTo children=ListEmails
    ScheduledDate    DateTime
    Status           Picklist[Draft;Scheduled;InProgress;Sent;Failed]
    Subject          Text(3000)
    TextBody         TextArea(131072)
    TotalSent        Integer
    CampaignId               Lookup(Campaign) rel=Campaign
    HasAttachment            Checkbox
    IsTracked                Checkbox
    LastReferencedDate       DateTime readonly
    LastViewedDate           DateTime readonly
`
);
