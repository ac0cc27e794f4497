import { listed, quoted, rowsOf, some } from '../../answers.ts';
import type { Check } from '../check.ts';

/** The dates of a cycle leave out the holidays of Setup. */
export const holidays: Check = {
    name: 'Holidays',
    questions: () => ({
        holidays: 'SELECT ActivityDate, IsRecurrence FROM Holiday WHERE ActivityDate >= TODAY OR IsRecurrence = TRUE'
    }),
    judge: ({ holidays: found }) => {
        const { length } = rowsOf(found);
        return length > 0
            ? { state: 'fine', found: `${length} are to come, or recur.` }
            : { state: 'to do', found: 'None is to come.', how: 'Setup, Holidays: enter those of the university.' };
    }
};

/** Who is in the group of a campus is a specialist of the campus. */
export const campusGroups: Check = {
    name: 'Groups of specialists',
    questions: ({ specialistGroups }) => ({
        groups: `SELECT DeveloperName, (SELECT Id FROM GroupMembers LIMIT 1) FROM Group WHERE Type = 'Regular' AND DeveloperName IN ${listed(specialistGroups)}`
    }),
    judge: ({ groups }, { specialistGroups }) => {
        const filled = rowsOf(groups)
            .filter((row) => row['GroupMembers'])
            .map((row) => String(row['DeveloperName']));
        const empty = specialistGroups.filter((name) => !filled.includes(name));
        return empty.length === 0
            ? { state: 'fine', found: `${some(filled)} have members.` }
            : {
                  state: 'to do',
                  found: `${some(empty)}: not there, or without members.`,
                  how: 'The deployment brings the groups; then put the specialists of each campus into its group.'
              };
    }
};

export const chatterGroup: Check = {
    name: 'Chatter group',
    questions: ({ policy }) => ({
        group: `SELECT IsArchived FROM CollaborationGroup WHERE Name = ${quoted(policy['Chatter_Group__c'] ?? '')}`
    }),
    judge: ({ group }, { policy }) => {
        const name = policy['Chatter_Group__c'];
        if (!name) {
            return {
                state: 'to do',
                found: 'None is configured.',
                how: 'Name one in Chatter Group of the Provisioning Policy.'
            };
        }
        const [row] = rowsOf(group);
        return row && row['IsArchived'] !== true
            ? { state: 'fine', found: `${name} is there.` }
            : {
                  state: 'to do',
                  found: `${name} is ${row ? 'archived' : 'not there'}.`,
                  how: row ? 'Activate the group again.' : 'Make the group, with the specialists as members.'
              };
    }
};

/** An agreement is a member of an active campaign whose name begins as the policy says. */
export const campaign: Check = {
    name: 'Campaign of the agreement',
    questions: ({ policy }) => ({
        campaigns: `SELECT Name FROM Campaign WHERE IsActive = TRUE AND Name LIKE ${quoted(`${policy['Agreement_Campaign__c'] ?? ''}%`)}`
    }),
    judge: ({ campaigns }, { policy }) => {
        const names = rowsOf(campaigns).map((one) => String(one['Name']));
        return names.length > 0
            ? { state: 'fine', found: `${some(names)} is active.` }
            : {
                  state: 'to do',
                  found: `No active campaign is called ${policy['Agreement_Campaign__c'] ?? ''} …`,
                  how: 'Make it, and let the load of signed agreements add its members.'
              };
    }
};
