import { standardObject } from './define.ts';

export default standardObject(
    'PermissionSetGroupComponent',
    {
        keyPrefix: '0PM',
        label: 'Permission Set Group Component',
        pluralLabel: 'Permission Set Group Components',
        setup: true
    },
    `
    PermissionSetGroupId  Lookup(PermissionSetGroup) rel=PermissionSetGroup children=PermissionSetGroupComponents required createonly cascade
    PermissionSetId       Lookup(PermissionSet) rel=PermissionSet children=PermissionSetGroupComponents required createonly cascade
`
);
