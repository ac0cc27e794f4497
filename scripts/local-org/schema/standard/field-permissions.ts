import { standardObject } from './define.ts';

export default standardObject(
    'FieldPermissions',
    {
        keyPrefix: '01k',
        label: 'Field Permissions',
        pluralLabel: 'Field Permissions',
        setup: true,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    Field            Picklist required createonly open
    ParentId         Lookup(PermissionSet) rel=Parent children=FieldPerms required cascade createonly
    PermissionsEdit  Checkbox
    PermissionsRead  Checkbox
    SobjectType      Picklist required createonly open
`
);
