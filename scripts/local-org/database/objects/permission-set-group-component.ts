import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'PermissionSetGroupComponent', ...SECURITY_SETUP } satisfies ObjectBehaviour;
