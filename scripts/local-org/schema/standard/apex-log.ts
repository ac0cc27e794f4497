import { standardObject } from './define.ts';

export default standardObject(
    'ApexLog',
    {
        keyPrefix: '07L',
        label: 'Debug Log',
        pluralLabel: 'Debug Logs',
        createable: false,
        updateable: false,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    Application           Text(255)
    DurationMilliseconds  Integer
    Location              Picklist[Monitoring;SystemLog]
    LogLength             Integer
    LogUserId             Lookup(User) rel=LogUser
    Operation             Text(255)
    Request               Text(255)
    StartTime             DateTime
    Status                Text(255)
`
);
