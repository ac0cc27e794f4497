import { standardObject } from './define.ts';

export default standardObject(
    'QueueSobject',
    {
        keyPrefix: '03g',
        label: 'Queue Sobject',
        pluralLabel: 'Queue Sobject',
        setup: true,
        without: ['IsDeleted', 'CreatedDate', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    QueueId      Lookup(Group) rel=Queue children=QueueSobjects required createonly cascade
    SobjectType  Picklist required open
`
);
