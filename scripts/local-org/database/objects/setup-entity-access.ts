import { PERMISSIONS_OF_A_SET, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'SetupEntityAccess', ...PERMISSIONS_OF_A_SET } satisfies ObjectBehaviour;
