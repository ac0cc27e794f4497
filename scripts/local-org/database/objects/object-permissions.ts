import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'ObjectPermissions', ...SECURITY_SETUP } satisfies ObjectBehaviour;
