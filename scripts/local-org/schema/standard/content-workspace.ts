import { standardObject } from './define.ts';

export default standardObject(
    'ContentWorkspace',
    { keyPrefix: '058', label: 'Library', pluralLabel: 'Libraries', sharing: 'ReadWrite', without: ['IsDeleted'] },
    `
    Name                          Text(80) name required
    DefaultRecordTypeId           Lookup(RecordType) rel=DefaultRecordType
    Description                   LongText(32000)
    DeveloperName                 Text(255)
    IsRestrictContentTypes        Checkbox
    IsRestrictLinkedContentTypes  Checkbox
    LastWorkspaceActivityDate     DateTime
    NamespacePrefix               Text(255)
    ShouldAddCreatorMembership    Checkbox
    TagModel                      Text(255)
    WorkspaceType                 Text(255)
    RootContentFolderId      Lookup(ContentFolder) rel=RootContentFolder
    WorkspaceImageId         Lookup(ContentAsset) rel=WorkspaceImage
`
);
