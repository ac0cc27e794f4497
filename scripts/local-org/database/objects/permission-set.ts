import { PERMISSION_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'PermissionSet', ...PERMISSION_SETUP } satisfies ObjectBehaviour;
