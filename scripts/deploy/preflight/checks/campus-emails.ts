import { listed, rowsOf, some } from '../../answers.ts';
import type { Check } from '../check.ts';

/**
 * A campus that was added by configuration: without its e-mail field in every permission set that has the e-mail fields of the
 * others, nobody with that permission set opens the wizard. Nothing to ask before the permission sets are there.
 */
export const campusEmails: Check = {
    name: 'E-mail fields of campuses',
    questions: ({ emailFieldSets }) => ({
        sets: `SELECT Name FROM PermissionSet WHERE Name IN ${listed(emailFieldSets)}`,
        fields: `SELECT Field, Parent.Name FROM FieldPermissions WHERE SobjectType = 'Contact' AND PermissionsRead = TRUE AND Parent.Name IN ${listed(emailFieldSets)}`
    }),
    judge: ({ sets, fields }, { campusEmailFields }) => {
        const given = new Set(
            rowsOf(fields).map((row) => `${(row['Parent'] as { Name: string }).Name}: ${String(row['Field'])}`)
        );
        const deployed = rowsOf(sets).map((row) => String(row['Name']));
        const missing = deployed.flatMap((set) =>
            campusEmailFields.map((field) => `${set}: Contact.${field}`).filter((wanted) => !given.has(wanted))
        );
        if (missing.length > 0) {
            return {
                state: 'to do',
                found: `Not readable: ${some(missing)}.`,
                how: 'Give these permission sets the e-mail field of the new campus, as they have those of the others.'
            };
        }
        return {
            state: 'fine',
            found: deployed.length > 0 ? `${some(campusEmailFields)} can be read.` : 'The deployment brings them.'
        };
    }
};
