import { PERMISSION_SETUP, type ObjectBehaviour } from './behaviour.ts';
import { checkDeveloperName } from './developer-name.ts';

export default {
    object: 'PermissionSetGroup',
    ...PERMISSION_SETUP,
    prepare: (_session, work) => checkDeveloperName(work, 'DeveloperName', 'Permission Set Group API Name')
} satisfies ObjectBehaviour;
