import { PERMISSION_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'PermissionSetGroupComponent', ...PERMISSION_SETUP } satisfies ObjectBehaviour;
