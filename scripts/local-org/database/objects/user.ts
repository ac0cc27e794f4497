import type { SObject } from '../../values/sobject.ts';
import { addError, type DmlStatement, type Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { changed, SECURITY_SETUP, type ObjectBehaviour } from './behaviour.ts';
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

/** In the form of an e-mail address, which may have more than one @ (salesforce.stackexchange.com, question 136843). */
const USERNAME = /^[^\s@][^\s]*@[^\s]+\.[^\s.]+$/;

function prepare(session: DataSession, work: Work): void {
    personName(work);
    const { values } = work.record;
    if (changed(work, 'username') && !USERNAME.test(String(values.get('username')))) {
        addError(
            work,
            'INVALID_EMAIL_ADDRESS',
            'The username must be in the form of an email address (for example, john@acme.com).',
            ['Username']
        );
    }
    // The words: salesforce.stackexchange.com, question 17389.
    if (
        work.old &&
        changed(work, 'isactive') &&
        values.get('isactive') === false &&
        work.record.id === session.userId
    ) {
        addError(work, 'FIELD_INTEGRITY_EXCEPTION', 'Cannot de-activate self: Active', ['IsActive']);
    }
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
    // Object Reference: "To create or update a User record, you must have the Manage Internal Users permission."
    writePermission: 'manageinternalusers',
    mixedDml,
    prepare,
    ownsWhile: 'IsActive',
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
