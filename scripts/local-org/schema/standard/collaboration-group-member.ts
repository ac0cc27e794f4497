import { standardObject } from './define.ts';

export default standardObject(
    'CollaborationGroupMember',
    {
        keyPrefix: '0FB',
        label: 'Group Member',
        pluralLabel: 'Group Member',
        sharing: 'ReadWrite',
        without: ['IsDeleted']
    },
    `
    CollaborationGroupId   Lookup(CollaborationGroup) rel=CollaborationGroup children=GroupMembers required createonly cascade
    CollaborationRole      Picklist[Standard*;Admin] defaulted
    LastFeedAccessDate     DateTime
    MemberId               Lookup(User) rel=Member children=GroupMemberships required createonly
    NotificationFrequency  Picklist[D;W;N*;P] defaulted
    NetworkId                Lookup(Network) rel=Network
`
);
