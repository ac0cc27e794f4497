import { PERMISSION_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'SetupEntityAccess', ...PERMISSION_SETUP } satisfies ObjectBehaviour;
