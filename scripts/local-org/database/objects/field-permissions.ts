import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'FieldPermissions', ...SECURITY_SETUP } satisfies ObjectBehaviour;
