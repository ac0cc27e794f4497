import { standardObject } from './define.ts';

export default standardObject(
    'PlatformCachePartition',
    {
        keyPrefix: '0Er',
        label: 'Platform Cache Partition',
        pluralLabel: 'Platform Cache Partitions',
        setup: true,
        readOnly: true
    },
    `
    DeveloperName       Text(80) name
    Description         Text(255)
    IsDefaultPartition  Checkbox
    Language            Text(40)
    MasterLabel         Text(80)
    NamespacePrefix     Text(15)
`
);
