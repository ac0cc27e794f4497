/** What the product does not own: people and their jobs, users, groups, permissions, files. */
import { change, create, personas, remove, type Attempt, type Fields, type Persona } from '../attempt.ts';
import type { Known } from '../known.ts';

/** Whose job this is; for everybody else it would be a way around the rules. */
const SETUP: readonly Persona[] = ['administrator'];
/** Who has been refused for want of the right already. */
const EVERYBODY_ELSE = personas.filter((persona) => !SETUP.includes(persona));
const HR: readonly Persona[] = ['hrLoader', 'administrator'];
const NO_RIGHT_AT_ALL = /never heard/;

export function around({ people, users, groups, permissionSets, employment, licenses, evidence }: Known): Attempt[] {
    const person = (what: string, fields: Fields, id = people.noNumber): Attempt =>
        change('Contact', id, what, fields, NO_RIGHT_AT_ALL, { isJobOf: HR });
    const setUp = (object: string, what: string, fields: Fields): Attempt =>
        create(object, what, fields, NO_RIGHT_AT_ALL, { isJobOf: SETUP });
    const user = (what: string, fields: Fields, id = users.alex): Attempt =>
        change('User', id, what, fields, NO_RIGHT_AT_ALL, { isJobOf: SETUP });
    return [
        person('an employee number for who has none', { Employee_ID__c: '310999' }),
        person('a university e-mail for who has none', { UCB_Email__c: 'new@colorado.example' }, people.noEmail),
        person('a Person of Interest active again', { Person_of_Interest__c: 'Active' }, people.inactivePoi),
        person('a Person of Interest without exit date', { POI_Exit_Date__c: null }, people.formerPoi),
        create(
            'CU_Employment__c',
            'for who has none',
            { Contact__c: people.noEmployment, Campus__c: 'UCB', Status__c: 'Active', Start_Date__c: '2020-01-15' },
            NO_RIGHT_AT_ALL,
            { isJobOf: HR }
        ),
        change('CU_Employment__c', employment, 'that goes on', { End_Date__c: null }, NO_RIGHT_AT_ALL, { isJobOf: HR }),
        setUp('GroupMember', 'oneself of the specialists of another campus', {
            GroupId: groups.specialistsOfDenver,
            UserOrGroupId: users.riley
        }),
        setUp('GroupMember', 'somebody of the specialists', {
            GroupId: groups.specialistsOfBoulder,
            UserOrGroupId: users.alex
        }),
        setUp('PermissionSetAssignment', 'of the System team', {
            PermissionSetId: permissionSets.processor,
            AssigneeId: users.riley
        }),
        setUp('PermissionSetAssignment', 'of the import', {
            PermissionSetId: permissionSets.importer,
            AssigneeId: users.riley
        }),
        setUp('PermissionSetAssignment', 'of the quiz intake', {
            PermissionSetId: permissionSets.intake,
            AssigneeId: users.sam
        }),
        setUp('Group', 'that looks like a campus group', {
            Name: 'Boulder',
            DeveloperName: 'eComm_UCB_Boulder',
            Type: 'Regular'
        }),
        user('who carries the access of a license', { eComm_License__c: licenses.ames }),
        user('who was created by eComm', { Created_By_eComm__c: true }),
        user('with the number of somebody else', { EmployeeNumber: '310680' }),
        {
            ...change(
                'User',
                users.alex,
                'who carries what is not theirs',
                { eComm_License__c: licenses.ames },
                /license/i
            ),
            isJobOf: EVERYBODY_ELSE,
            heardBy: ['administrator']
        },
        {
            ...change(
                'User',
                users.alex,
                'who was not created by eComm',
                { Created_By_eComm__c: true },
                /never changes/
            ),
            isJobOf: EVERYBODY_ELSE,
            heardBy: ['administrator']
        },
        remove('ContentDocument', evidence.unmatchedFile, 'of somebody else deleted', NO_RIGHT_AT_ALL, {
            isJobOf: SETUP
        })
    ];
}
