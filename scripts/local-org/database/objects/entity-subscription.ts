import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'EntitySubscription', ...OPEN_TO_ALL } satisfies ObjectBehaviour;
