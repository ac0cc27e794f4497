import type { ObjectBehaviour } from './behaviour.ts';

export default { object: 'QueueSobject', mixedDml: 'setup', writePermission: 'manageusers' } satisfies ObjectBehaviour;
