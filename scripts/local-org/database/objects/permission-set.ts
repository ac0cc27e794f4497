import { PERMISSION_SETUP, type ObjectBehaviour } from './behaviour.ts';
import { checkDeveloperName } from './developer-name.ts';

export default {
    object: 'PermissionSet',
    ...PERMISSION_SETUP,
    changesSet: (record) => record.id!,
    newIsNobodys: true,
    prepare: (_session, work) => checkDeveloperName(work, 'Name', 'Permission Set API Name')
} satisfies ObjectBehaviour;
