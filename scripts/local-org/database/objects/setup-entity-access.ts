import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'SetupEntityAccess', ...SECURITY_SETUP } satisfies ObjectBehaviour;
