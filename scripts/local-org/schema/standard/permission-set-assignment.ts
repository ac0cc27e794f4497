import { standardObject } from './define.ts';

export default standardObject(
    'PermissionSetAssignment',
    {
        keyPrefix: '0Pa',
        label: 'Permission Set Assignment',
        pluralLabel: 'Permission Set Assignments',
        setup: true,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    AssigneeId            Lookup(User) rel=Assignee children=PermissionSetAssignments required createonly cascade
    ExpirationDate        DateTime
    IsActive              Checkbox readonly default=true
    IsRevoked             Checkbox readonly
    PermissionSetGroupId  Lookup(PermissionSetGroup) rel=PermissionSetGroup children=Assignments createonly cascade
    PermissionSetId       Lookup(PermissionSet) rel=PermissionSet children=Assignments createonly cascade
`
);
