import { standardObject } from './define.ts';

export default standardObject(
    'ContentDistribution',
    {
        keyPrefix: '05D',
        label: 'Content Delivery',
        pluralLabel: 'Content Deliveries',
        sharing: 'ReadWrite',
        undeletable: true
    },
    `
    Name                              Text(100) required name
    OwnerId                           Lookup(User) rel=Owner
    ContentVersionId                  Lookup(ContentVersion) rel=ContentVersion required createonly
    ContentDocumentId                 Lookup(ContentDocument) rel=ContentDocument readonly cascade
    RelatedRecordId                   Lookup(*) rel=RelatedRecord createonly
    ContentDownloadUrl                Url readonly
    DistributionPublicUrl             Url readonly
    PdfDownloadUrl                    Url readonly
    Password                          Text(100) readonly
    ExpiryDate                        DateTime
    FirstViewDate                     DateTime readonly
    LastViewDate                      DateTime readonly
    ViewCount                         Integer readonly
    PreferencesAllowOriginalDownload  Checkbox
    PreferencesAllowPDFDownload       Checkbox
    PreferencesAllowViewInBrowser     Checkbox
    PreferencesExpires                Checkbox
    PreferencesLinkLatestVersion      Checkbox
    PreferencesNotifyOnVisit          Checkbox
    PreferencesNotifyRndtnComplete    Checkbox
    PreferencesPasswordRequired       Checkbox
`
);
