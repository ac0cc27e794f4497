import { standardObject } from './define.ts';

export default standardObject(
    'ObjectPermissions',
    {
        keyPrefix: '110',
        label: 'Object Permissions',
        pluralLabel: 'Object Permissions',
        setup: true,
        without: ['IsDeleted']
    },
    `
    ParentId                     Lookup(PermissionSet) rel=Parent children=ObjectPerms required cascade createonly
    PermissionsCreate            Checkbox
    PermissionsDelete            Checkbox
    PermissionsEdit              Checkbox
    PermissionsModifyAllRecords  Checkbox
    PermissionsRead              Checkbox
    PermissionsViewAllFields     Checkbox
    PermissionsViewAllRecords    Checkbox
    SobjectType                  Picklist required createonly open
`
);
