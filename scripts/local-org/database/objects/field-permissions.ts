import { PERMISSIONS_OF_A_SET, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'FieldPermissions', ...PERMISSIONS_OF_A_SET } satisfies ObjectBehaviour;
