import { seedRoleGroups } from '../seed-security.ts';
import { insertSystemRow } from '../system-rows.ts';
import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'UserRole',
    ...SECURITY_SETUP,
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
