import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'FeedComment', ...OPEN_TO_ALL } satisfies ObjectBehaviour;
