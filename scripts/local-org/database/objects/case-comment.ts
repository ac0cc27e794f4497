import type { ObjectBehaviour } from './behaviour.ts';

export default { object: 'CaseComment', access: { like: 'Case' } } satisfies ObjectBehaviour;
