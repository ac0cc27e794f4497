import { standardObject } from './define.ts';

export default standardObject(
    'CronTrigger',
    {
        keyPrefix: '08e',
        label: 'Scheduled Jobs',
        pluralLabel: 'Scheduled Jobs',
        setup: true,
        readOnly: true,
        without: ['IsDeleted', 'LastModifiedDate', 'SystemModstamp']
    },
    `
    CronExpression    Text(255)
    CronJobDetailId   Lookup(CronJobDetail) rel=CronJobDetail
    EndTime           DateTime
    NextFireTime      DateTime
    OwnerId           Lookup(User) rel=Owner
    PreviousFireTime  DateTime
    StartTime         DateTime
    State             Picklist[WAITING;ACQUIRED;EXECUTING;COMPLETE;ERROR;DELETED;PAUSED;BLOCKED;PAUSED_BLOCKED]
    TimeZoneSidKey    Picklist
    TimesTriggered    Integer
`
);
