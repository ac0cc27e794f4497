import { standardObject } from './define.ts';

export default standardObject(
    'ProcessInstance',
    { keyPrefix: '04g', label: 'Process Instance', pluralLabel: 'Process Instance', readOnly: true, without: [] },
    `
    CompletedDate        DateTime
    ElapsedTimeInDays    Number(16,2)
    ElapsedTimeInHours   Number(16,2)
    LastActorId          Lookup(User) rel=LastActor
    Status               Picklist[Pending;Approved;Rejected;Removed;Started;NoResponse;Fault;Held;Reassigned;Cancelled]
    SubmittedById        Lookup(User) rel=SubmittedBy
    TargetObjectId       Lookup(*) rel=TargetObject children=ProcessInstances
`
);
