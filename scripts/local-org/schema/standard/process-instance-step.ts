import { standardObject } from './define.ts';

export default standardObject(
    'ProcessInstanceStep',
    {
        keyPrefix: '04h',
        label: 'Process Instance Step',
        pluralLabel: 'Process Instance Step',
        readOnly: true,
        without: ['IsDeleted', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    ActorId            Lookup(Group,User) rel=Actor
    Comments           TextArea(4000)
    OriginalActorId    Lookup(Group,User) rel=OriginalActor
    ProcessInstanceId  Lookup(ProcessInstance) rel=ProcessInstance children=Steps cascade
    StepStatus         Picklist[Pending;Approved;Rejected;Removed;Started;NoResponse;Fault;Held;Reassigned]
    StepNodeId               Lookup(ProcessNode) rel=StepNode
`
);
