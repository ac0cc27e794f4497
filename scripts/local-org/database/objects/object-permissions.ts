import { PERMISSION_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'ObjectPermissions', ...PERMISSION_SETUP } satisfies ObjectBehaviour;
