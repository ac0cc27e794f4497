import { standardObject } from './define.ts';

export default standardObject(
    'CronJobDetail',
    {
        keyPrefix: '08a',
        label: 'Cron Job',
        pluralLabel: 'Cron Job',
        setup: true,
        readOnly: true,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    },
    `
    Name     Text(255) name
    JobType  Text(255)
`
);
