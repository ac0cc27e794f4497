import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default { object: 'GroupMember', ...SECURITY_SETUP } satisfies ObjectBehaviour;
