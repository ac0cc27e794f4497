import { standardObject } from './define.ts';

export default standardObject(
    'GroupMember',
    {
        keyPrefix: '011',
        label: 'Group Member',
        pluralLabel: 'Group Member',
        setup: true,
        updateable: false,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    GroupId        Lookup(Group) rel=Group children=GroupMembers cascade required createonly
    UserOrGroupId  IdField required createonly to=User,Group
`
);
