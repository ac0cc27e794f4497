import { quoted, rowsOf, sizeOf, some, type Row } from '../../answers.ts';
import type { Check } from '../check.ts';

const PEOPLE = "IsActive = TRUE AND UserType = 'Standard'";

/** A user is found by employee number and e-mail; who has no number waits for the System team (rule 6 of the product). */
export const employeeNumbers: Check = {
    name: 'Users without employee number',
    questions: () => ({ users: `SELECT COUNT() FROM User WHERE ${PEOPLE} AND EmployeeNumber = null` }),
    judge: ({ users }) =>
        sizeOf(users) === 0
            ? { state: 'fine', found: 'Every active user has one.' }
            : {
                  state: 'to do',
                  found: `${sizeOf(users)} active users have none.`,
                  how: 'Fill Employee Number of those who may get a license; each without it is a question to the System team.'
              }
};

export const doubleNumbers: Check = {
    name: 'Employee numbers of two users',
    questions: () => ({
        numbers: `SELECT EmployeeNumber, COUNT(Id) n FROM User WHERE ${PEOPLE} AND EmployeeNumber != null GROUP BY EmployeeNumber HAVING COUNT(Id) > 1 LIMIT 200`
    }),
    judge: ({ numbers }) => {
        const twice = rowsOf(numbers).map((row) => String(row['EmployeeNumber']));
        return twice.length === 0
            ? { state: 'fine', found: 'No number has two active users.' }
            : {
                  state: 'to do',
                  found: some(twice),
                  how: 'Keep the number at one user of each, or deactivate the other.'
              };
    }
};

const RIGHTS = ['AuthorApex', 'CustomizeApplication', 'ManageUsers', 'ModifyAllData'] as const;

/** An administrator's rights: Author Apex deploys classes, Manage Users gives permission sets. */
export const deployingUser: Check = {
    name: 'Permissions of who deploys',
    questions: ({ runningUser }) => ({
        user: `SELECT ${RIGHTS.map((one) => `Profile.Permissions${one}`).join(', ')} FROM User WHERE Username = ${quoted(runningUser)}`,
        sets: `SELECT ${RIGHTS.map((one) => `PermissionSet.Permissions${one}`).join(', ')} FROM PermissionSetAssignment WHERE Assignee.Username = ${quoted(runningUser)}`
    }),
    judge: ({ user, sets: assignments }, { runningUser }) => {
        const sets = [
            ...rowsOf(user).map((row) => row['Profile'] as Row),
            ...rowsOf(assignments).map((row) => row['PermissionSet'] as Row)
        ];
        const missing = RIGHTS.filter((one) => !sets.some((set) => set[`Permissions${one}`] === true));
        return missing.length === 0
            ? { state: 'fine', found: `${runningUser} may deploy and give permission sets.` }
            : {
                  state: 'to do',
                  found: `${runningUser} lacks ${missing.map(words).join(', ')}.`,
                  how: 'Log in as an administrator: sf org login web.'
              };
    }
};

/** The jobs run as one user, whom nobody deactivates when a colleague leaves. */
export const automationUser: Check = {
    name: 'User of the jobs',
    questions: ({ automationUser: named }) => ({
        user: `SELECT IsActive, UserType, Name, EmployeeNumber FROM User WHERE Username = ${quoted(named ?? '')}`,
        given: `SELECT Id FROM PermissionSetAssignment WHERE PermissionSetGroup.DeveloperName = 'License_Automation_User' AND Assignee.Username = ${quoted(named ?? '')}`
    }),
    judge: ({ user, given }, { automationUser: named }) => {
        const [found] = rowsOf(user);
        if (!named) {
            return {
                state: 'to do',
                found: 'Nobody was named.',
                how: 'Make a user of its own for the jobs, and name it: npm run preflight -- -o ORG --automation USERNAME'
            };
        }
        if (found?.['IsActive'] !== true || found['UserType'] !== 'Standard') {
            return {
                state: 'to do',
                found: `${named} is not an active user of the org.`,
                how: 'Make the user, with a Salesforce license.'
            };
        }
        if (String(found['EmployeeNumber'] ?? '') !== '') {
            return {
                state: 'to do',
                found: `${named} has an employee number, so it is a person.`,
                how: 'Make a user of its own for the jobs: a person leaves, and must not manage users by the way.'
            };
        }
        return sizeOf(given) > 0
            ? { state: 'fine', found: `${named} is active, and may do what the jobs do.` }
            : {
                  state: 'to do',
                  found: `${named} is active, but may not do what the jobs do.`,
                  how: 'After the deployment: give it the permission set group License Automation User.'
              };
    }
};

const words = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

/** New users have the profile of the policy; each takes a license of the profile's kind. */
export const userLicenses: Check = {
    name: 'Free user licenses',
    questions: ({ policy }) => ({
        profile: `SELECT UserLicense.Name, UserLicense.TotalLicenses, UserLicense.UsedLicenses FROM Profile WHERE Name = ${quoted(policy['User_Profile__c'] ?? '')}`
    }),
    judge: ({ profile }, { policy }) => {
        const license = rowsOf(profile)[0]?.['UserLicense'] as Row | undefined;
        if (!license) {
            return {
                state: 'to do',
                found: `There is no profile ${policy['User_Profile__c'] ?? ''}.`,
                how: 'Name a profile of the org in User Profile of the Provisioning Policy.'
            };
        }
        const free = Number(license['TotalLicenses']) - Number(license['UsedLicenses']);
        const found = `${free} of ${String(license['TotalLicenses'])} of the kind ${String(license['Name'])} are free.`;
        return free > 0
            ? { state: 'fine', found }
            : { state: 'to do', found, how: 'Buy more, or deactivate users: requests that find none wait.' };
    }
};
