import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'PermissionSetGroup', ...SECURITY_SETUP } satisfies ObjectBehaviour;
