import { standardObject } from './define.ts';

export default standardObject(
    'Topic',
    {
        keyPrefix: '0TO',
        label: 'Topic',
        pluralLabel: 'Topics',
        sharing: 'ReadWrite',
        searchable: true,
        without: ['IsDeleted', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    Name          Text(150) required name
    Description   LongText(32000)
    TalkingAbout  Integer
    ManagedTopicType         Text(255)
    NetworkId                Lookup(Network) rel=Network
`
);
