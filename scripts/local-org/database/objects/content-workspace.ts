import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'ContentWorkspace', ...OPEN_TO_ALL, mixedDml: 'setup' } satisfies ObjectBehaviour;
