import { standardObject } from './define.ts';

export default standardObject(
    'ProcessInstance',
    { keyPrefix: '04g', label: 'Process Instance', pluralLabel: 'Process Instance', readOnly: true, without: [] },
    `
    CompletedDate        DateTime
    LastActorId          Lookup(User) rel=LastActor
    Status               Picklist[Pending;Approved;Rejected;Removed;Started;NoResponse;Fault;Held;Reassigned;Cancelled]
    SubmittedById        Lookup(User) rel=SubmittedBy
    TargetObjectId       Lookup(*) rel=TargetObject children=ProcessInstances
    ProcessDefinitionId      Lookup(ProcessDefinition) rel=ProcessDefinition
`
);
