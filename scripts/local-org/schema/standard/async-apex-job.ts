import { standardObject } from './define.ts';

export default standardObject(
    'AsyncApexJob',
    {
        keyPrefix: '707',
        label: 'Apex Job',
        pluralLabel: 'Apex Job',
        setup: true,
        readOnly: true,
        without: ['IsDeleted', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    },
    `
    ApexClassId          Lookup(ApexClass) rel=ApexClass
    CompletedDate        DateTime
    CronTriggerId        Lookup(CronTrigger) rel=CronTrigger
    ExtendedStatus       Text(255)
    JobItemsProcessed    Integer
    JobType              Picklist[Future;SharingRecalculation;ScheduledApex;BatchApex;BatchApexWorker;TestRequest;TestWorker;ApexToken;Queueable;Finalizer]
    LastProcessed        Text(255)
    LastProcessedOffset  Integer
    MethodName           Text(255)
    NumberOfErrors       Integer
    ParentJobId          Lookup(AsyncApexJob) rel=ParentJob
    Status               Picklist[Queued;Processing;Aborted;Completed;Failed;Preparing;Holding]
    TotalJobItems        Integer
`
);
