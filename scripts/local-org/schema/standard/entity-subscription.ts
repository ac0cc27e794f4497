import { standardObject } from './define.ts';

export default standardObject(
    'EntitySubscription',
    {
        keyPrefix: '0E8',
        label: 'Entity Subscription',
        pluralLabel: 'Entity Subscriptions',
        updateable: false,
        sharing: 'ReadWrite',
        without: ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    },
    `
    ParentId      Lookup(*) rel=Parent children=FeedSubscriptionsForEntity required createonly cascade
    SubscriberId  Lookup(User) rel=Subscriber children=FeedSubscriptions required createonly
    NetworkId                Lookup(Network) rel=Network
`
);
