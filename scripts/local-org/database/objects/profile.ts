import type { ObjectBehaviour } from './behaviour.ts';

export default { object: 'Profile', fields: { Name: { idLookup: true } } } satisfies ObjectBehaviour;
