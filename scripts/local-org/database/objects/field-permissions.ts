import { PERMISSION_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'FieldPermissions', ...PERMISSION_SETUP } satisfies ObjectBehaviour;
