import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'Note', ...OPEN_TO_ALL } satisfies ObjectBehaviour;
