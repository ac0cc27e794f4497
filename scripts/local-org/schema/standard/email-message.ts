import { standardObject } from './define.ts';

export default standardObject(
    'EmailMessage',
    {
        keyPrefix: '02s',
        label: 'Email Message',
        pluralLabel: 'Email Messages',
        sharing: 'ReadWrite',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        layoutable: true
    },
    `
    Name                    Text(255)
    ActivityId              Lookup(Task) rel=Activity createonly
    AttachmentIds           Text(255)
    AutomationType          Text(255)
    BccAddress              Text(4000)
    CcAddress               Text(4000)
    ClientThreadIdentifier  Text(255)
    EmailTemplateId         Lookup(EmailTemplate) rel=EmailTemplate createonly
    FirstOpenedDate         DateTime
    FromAddress             Email(1000)
    FromId                  Lookup(*) rel=From
    FromName                Text(1000)
    HasAttachment           Checkbox
    Headers                 LongText(32000)
    HtmlBody                LongText(131072)
    Incoming                Checkbox
    IsBounced               Checkbox
    IsClientManaged         Checkbox
    IsExternallyVisible     Checkbox
    IsOpened                Checkbox
    IsTracked               Checkbox
    LastOpenedDate          DateTime
    MessageDate             DateTime
    MessageIdentifier       Text(255)
    ParentId                Lookup(Case) rel=Parent children=EmailMessages createonly
    RelatedToId             Lookup(*) rel=RelatedTo children=Emails createonly
    ReplyToEmailMessageId   Lookup(EmailMessage) rel=ReplyToEmailMessage createonly
    Source                  Text(255)
    Status                  Picklist[0*;1;2;3;4;5] defaulted
    Subject                 Text(3000) name
    TextBody                LongText(32000)
    ThreadIdentifier        Text(255)
    ToAddress               Text(4000)
    ValidatedFromAddress    Text(255)
`
);
