import { seedRoleGroups } from '../seed-security.ts';
import { insertSystemRow } from '../system-rows.ts';
import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';
import { checkDeveloperName } from './developer-name.ts';

export default {
    object: 'UserRole',
    ...SECURITY_SETUP,
    prepare: (_session, work) => checkDeveloperName(work, 'DeveloperName', 'Role Name'),
    fields: { Name: { idLookup: true } },
    written: (session, works, operation) => {
        for (const { record } of operation === 'insert' ? works : []) {
            seedRoleGroups(
                {
                    put: (name, key, values = {}, initial = {}) =>
                        insertSystemRow(session, name, { ...initial, ...values, ...key })
                },
                record.id!,
                String(record.values.get('developername') ?? record.values.get('name'))
            );
        }
    }
} satisfies ObjectBehaviour;
