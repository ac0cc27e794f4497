import { standardObject } from './define.ts';

export default standardObject(
    'ContentDocument',
    {
        keyPrefix: '069',
        label: 'Content Document',
        pluralLabel: 'Content Document',
        createable: false,
        sharing: 'ReadWrite',
        searchable: true,
        undeletable: true,
        files: true
    },
    `
    ArchivedDate              Date
    ContentModifiedDate       DateTime
    ContentSize               Integer readonly
    ContentSizeLong           Long
    Description               TextArea(1000)
    FileExtension             Text(40) readonly
    FileType                  Text(20) readonly
    IsArchived                Checkbox
    IsInternalOnly            Checkbox
    LastReferencedDate        DateTime readonly
    LastViewedDate            DateTime readonly
    LatestPublishedVersionId  Lookup(ContentVersion) rel=LatestPublishedVersion readonly
    OwnerId                   Lookup(User) rel=Owner
    ParentId                  Lookup(ContentWorkspace) rel=Parent readonly
    PublishStatus             Picklist[P;U;R] readonly
    SharingOption             Picklist[A*;R] defaulted
    SharingPrivacy            Picklist[N*;P] defaulted
    Title                     Text(255) name
    ArchivedById             Lookup(User) rel=ArchivedBy
    ContentAssetId           Lookup(ContentAsset) rel=ContentAsset
`
);
