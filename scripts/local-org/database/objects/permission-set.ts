import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'PermissionSet', ...SECURITY_SETUP } satisfies ObjectBehaviour;
