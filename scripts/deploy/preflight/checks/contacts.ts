import { rowsOf, sizeOf } from '../../answers.ts';
import type { Check } from '../check.ts';

/** Specialists read contacts; the record decides by the organization-wide default, or by that of its account. */
export const sharingDefaults: Check = {
    name: 'Sharing of contacts',
    questions: () => ({
        defaults:
            "SELECT QualifiedApiName, InternalSharingModel FROM EntityDefinition WHERE QualifiedApiName IN ('Account', 'Contact')"
    }),
    judge: ({ defaults }) => {
        const models = new Map(rowsOf(defaults).map((row) => [row['QualifiedApiName'], row['InternalSharingModel']]));
        const own = String(models.get('Contact'));
        const model = own === 'ControlledByParent' ? String(models.get('Account')) : own;
        const found = own === model ? `The default is ${own}.` : `Contacts follow their account, which is ${model}.`;
        return /^Read|^FullAccess/.test(model)
            ? { state: 'fine', found }
            : {
                  state: 'to do',
                  found,
                  how: 'Open the contacts of a campus to its group of specialists by sharing rules (Setup, Sharing Settings).'
              };
    }
};

/** "Contacts that aren't linked to an account are always private" (Salesforce Help). */
export const contactsWithoutAccount: Check = {
    name: 'Contacts without an account',
    questions: () => ({ contacts: 'SELECT COUNT() FROM Contact WHERE AccountId = null' }),
    judge: ({ contacts }) =>
        sizeOf(contacts) === 0
            ? { state: 'fine', found: 'Every contact has an account.' }
            : {
                  state: 'to do',
                  found: `${sizeOf(contacts)} contacts: only their owners and administrators see them.`,
                  how: 'Let the load from HR set AccountId, or fill it once with Data Loader.'
              }
};
