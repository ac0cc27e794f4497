import { standardObject } from './define.ts';

export default standardObject(
    'EntityDefinition',
    {
        keyPrefix: '',
        label: 'Entity Definition',
        pluralLabel: 'Entity Definitions',
        setup: true,
        readOnly: true,
        virtual: true,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'SystemModstamp']
    },
    `
    DefaultCompactLayoutId        Text(255)
    DefaultImplementation         Text(255)
    DeploymentStatus              Text(255)
    DetailUrl                     Url(255)
    DeveloperName                 Text(255)
    DurableId                     Text(255)
    EditDefinitionUrl             Url(255)
    EditUrl                       Url(255)
    ExtendedBy                    Text(255)
    ExtendsInterfaces             Text(255)
    ExternalSharingModel          Text(255)
    HasSubtypes                   Checkbox
    HelpSettingPageName           Text(255)
    HelpSettingPageUrl            Url(255)
    ImplementedBy                 Text(255)
    ImplementsInterfaces          Text(255)
    InternalSharingModel          Text(255)
    IsApexTriggerable             Checkbox
    IsAutoActivityCaptureEnabled  Checkbox
    IsCompactLayoutable           Checkbox
    IsCustomSetting               Checkbox
    IsCustomizable                Checkbox
    IsDeprecatedAndHidden         Checkbox
    IsEverCreatable               Checkbox
    IsEverDeletable               Checkbox
    IsEverUpdatable               Checkbox
    IsFeedEnabled                 Checkbox
    IsIdEnabled                   Checkbox
    IsInterface                   Checkbox
    IsLayoutable                  Checkbox
    IsMruEnabled                  Checkbox
    IsProcessEnabled              Checkbox
    IsQueryable                   Checkbox
    IsReplicateable               Checkbox
    IsRetrieveable                Checkbox
    IsSearchLayoutable            Checkbox
    IsSearchable                  Checkbox
    IsSubtype                     Checkbox
    IsTriggerable                 Checkbox
    IsWorkflowEnabled             Checkbox
    KeyPrefix                     Text(255)
    Label                         Text(255)
    MasterLabel                   Text(255)
    NamespacePrefix               Text(255)
    NewUrl                        Url(255)
    PluralLabel                   Text(255)
    PublisherId                   Text(255)
    QualifiedApiName              Text(70) name
    RunningUserEntityAccessId     Text(255)
`
);
