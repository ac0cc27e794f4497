import { standardObject } from './define.ts';

export default standardObject(
    'EmailTemplate',
    {
        keyPrefix: '00X',
        label: 'Email Template',
        pluralLabel: 'Email Template',
        setup: true,
        searchable: true,
        without: ['IsDeleted']
    },
    `
    Name               Text(80) required name
    ApiVersion         Currency(16,2)
    Body               LongText(384000)
    Description        LongText(32000)
    DeveloperName      Text(80) required
    Encoding           Text(255)
    FolderId           IdField to=Folder,User,Organization
    FolderName         Text(255)
    HtmlValue          LongText(384000)
    IsActive           Checkbox
    IsBuilderContent   Checkbox
    LastUsedDate       DateTime
    Markup             LongText(384000)
    NamespacePrefix    Text(255)
    OwnerId            Lookup(User) rel=Owner
    RelatedEntityType  Text(80)
    Subject            Text(255)
    TemplateStyle      Text(255)
    TemplateType       Picklist[text;html;custom;visualforce] required
    TimesUsed          Integer
    UiType             Text(255)
    BrandTemplateId          Lookup(BrandTemplate) rel=BrandTemplate
    EnhancedLetterheadId     Lookup(EnhancedLetterhead) rel=EnhancedLetterhead
`
);
