import type { SObject } from '../../values/sobject.ts';
import type { DmlStatement, Work } from '../dml/results.ts';
import { SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';
import { personName } from './person-name.ts';

/** An update of a user counts as one of setup only with one of these fields. */
const SETUP_FIELDS = ['userroleid', 'isactive', 'forecastenabled', 'isportalenabled', 'username', 'profileid'];

function mixedDml(statement: DmlStatement, records: readonly SObject[]): 'setup' | 'neither' {
    const isSetup =
        statement === 'insert'
            ? // Users without a role may be inserted beside other records.
              records.some((record) => (record.values.get('userroleid') ?? null) !== null)
            : statement !== 'update' ||
              records.some((record) => SETUP_FIELDS.some((field) => record.values.has(field)));
    return isSetup ? 'setup' : 'neither';
}

function prepare(work: Work): void {
    personName(work);
    const { values } = work.record;
    if (!work.old) {
        values.set('usertype', 'Standard');
        if ((values.get('communitynickname') ?? null) === null) {
            values.set('communitynickname', `User${Date.now()}${Math.floor(Math.random() * 1e9)}`);
        }
    }
}

export default {
    object: 'User',
    ...SECURITY_SETUP,
    mixedDml,
    prepare: (_session, work) => prepare(work),
    fields: {
        Username: {
            idLookup: true,
            saved: (text) => text.toLowerCase(),
            duplicate: {
                statusCode: 'DUPLICATE_USERNAME',
                message:
                    "Duplicate Username.The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address)."
            }
        }
    }
} satisfies ObjectBehaviour;
