import { standardObject } from './define.ts';

export default standardObject(
    'TopicAssignment',
    {
        keyPrefix: '0To',
        label: 'Topic Assignment',
        pluralLabel: 'Topic Assignments',
        sharing: 'ReadWrite',
        without: ['LastModifiedDate', 'LastModifiedById']
    },
    `
    EntityId         Lookup(*) rel=Entity children=TopicAssignments required createonly cascade
    EntityKeyPrefix  Text(255)
    EntityType       Text(255)
    TopicId          Lookup(Topic) rel=Topic children=TopicAssignments required createonly cascade
    NetworkId                Lookup(Network) rel=Network
`
);
