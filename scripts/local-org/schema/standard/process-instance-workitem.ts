import { standardObject } from './define.ts';

export default standardObject(
    'ProcessInstanceWorkitem',
    { keyPrefix: '04i', label: 'Approval Request', pluralLabel: 'Approval Requests', without: ['LastModifiedDate', 'LastModifiedById'] },
    `
    ActorId            Lookup(User,Group) rel=Actor
    ElapsedTimeInDays  Number(16,2)
    OriginalActorId    Lookup(User,Group) rel=OriginalActor
`
);
