import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'Topic', ...OPEN_TO_ALL } satisfies ObjectBehaviour;
