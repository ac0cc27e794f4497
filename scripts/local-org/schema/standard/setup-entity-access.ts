import { standardObject } from './define.ts';

export default standardObject(
    'SetupEntityAccess',
    {
        keyPrefix: '0J0',
        label: 'Setup Entity Access',
        pluralLabel: 'Setup Entity Access',
        setup: true,
        updateable: false,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    ParentId         Lookup(PermissionSet) rel=Parent children=SetupEntityAccessItems required cascade createonly
    SetupEntityId    IdField required createonly to=CustomPermission,ApexClass,*
    SetupEntityType  Picklist[ApexClass;ApexPage;CustomPermission;TabSet;ConnectedApplication;CustomEntityDefinition;ServiceProvider;Network;FlowDefinition] readonly
`
);
