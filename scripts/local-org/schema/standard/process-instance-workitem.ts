import { standardObject } from './define.ts';

export default standardObject(
    'ProcessInstanceWorkitem',
    {
        keyPrefix: '04i',
        label: 'Approval Request',
        pluralLabel: 'Approval Requests',
        readOnly: true,
        without: ['LastModifiedDate', 'LastModifiedById']
    },
    `
    ActorId            Lookup(Group,User) rel=Actor
    OriginalActorId    Lookup(Group,User) rel=OriginalActor
    ProcessInstanceId  Lookup(ProcessInstance) rel=ProcessInstance children=Workitems cascade
`
);
