import { PERMISSION_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'PermissionSetGroup', ...PERMISSION_SETUP } satisfies ObjectBehaviour;
