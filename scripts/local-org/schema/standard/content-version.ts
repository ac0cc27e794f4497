import { standardObject } from './define.ts';

export default standardObject(
    'ContentVersion',
    {
        keyPrefix: '068',
        label: 'Content Version',
        pluralLabel: 'Content Versions',
        sharing: 'ReadWrite',
        searchable: true,
        recordTypes: true,
        deletable: false,
        files: true
    },
    `
    Checksum                Text(50) readonly
    ContentDocumentId       Lookup(ContentDocument) rel=ContentDocument children=ContentVersions createonly cascade
    ContentLocation         Picklist[S*;E;L] defaulted createonly
    ContentModifiedById     Lookup(User) rel=ContentModifiedBy readonly
    ContentModifiedDate     DateTime readonly
    ContentSize             Integer readonly
    ContentUrl              Url(255)
    Description             TextArea(1000)
    FeaturedContentBoost    Integer
    FeaturedContentDate     Date
    FileExtension           Text(40) readonly
    FileType                Text(20) readonly
    FirstPublishLocationId  Lookup(*) rel=FirstPublishLocation createonly
    IsAssetEnabled          Checkbox
    IsLatest                Checkbox readonly
    IsMajorVersion          Checkbox createonly
    NegativeRatingCount     Integer readonly
    Origin                  Picklist[C*;H;L] defaulted createonly
    OwnerId                 Lookup(User) rel=Owner
    PathOnClient            Text(500) createonly
    PositiveRatingCount     Integer readonly
    PublishStatus           Picklist[U;P;R] readonly
    RatingCount             Integer readonly
    ReasonForChange         Text(1000)
    SharingOption           Picklist[A*;R] defaulted
    SharingPrivacy          Picklist[N*;P] defaulted
    TagCsv                  TextArea(2000)
    TextPreview             Text(255) readonly
    Title                   Text(255) name
    VersionData             Base64
    VersionDataUrl          Url(255) readonly
    VersionNumber           Text(20) readonly
    ContentBodyId            Lookup(ContentBody) rel=ContentBody
    ExternalDataSourceId     Lookup(ExternalDataSource) rel=ExternalDataSource
    ExternalDocumentInfo1    Text(255)
    ExternalDocumentInfo2    Text(255)
    NetworkId                Lookup(Network) rel=Network
`
);
