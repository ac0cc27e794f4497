/** The license of a contact that was merged into another one stays for its history alone: it takes nothing new. */
import { change, create, type Attempt, type Fields, type Rest } from '../attempt.ts';
import type { Known } from '../known.ts';

const HISTORY_ALONE = /stays for its history alone\. The license that counts is L-/;
const ADMIN: Rest = { heardBy: ['administrator'] };

export function merged({ merged: { superseded, counting, file, line }, users, people, requests }: Known): Attempt[] {
    const asked: Fields = {
        License__c: superseded,
        Type__c: 'Provision',
        Reason__c: 'Specialist Request',
        Affiliated_Campus__c: 'UCB',
        eComm_Specialist__c: users.riley,
        eComm_Role__c: 'User',
        Applications__c: 'Marketing_Cloud'
    };
    const submitters: Rest = {
        heardBy: ['specialist', 'otherCampus', 'systemTeam', 'administrator'],
        tells: { otherCampus: /not an eComm specialist of CU Boulder|no license that you have access to|history alone/ }
    };
    return [
        create('License_Request__c', 'for the license of a merged contact', asked, HISTORY_ALONE, submitters),
        create(
            'License_Request__c',
            'that removes access by the license of a merged contact',
            { ...asked, Type__c: 'Deprovision', Applications__c: null, Access_To_Remove__c: line },
            HISTORY_ALONE,
            submitters
        ),
        create(
            'License_Request__c',
            'of a sweep for the license of a merged contact',
            { ...asked, Type__c: 'Deprovision', Reason__c: 'No Login', Applications__c: null },
            /is not over for this license/,
            { heardBy: submitters.heardBy! }
        ),
        create(
            'License_Access__c',
            'born on the license of a merged contact',
            { License__c: superseded, Kind__c: 'Application', Target__c: 'Cvent', Target_Name__c: 'Cvent' },
            /only through a request/,
            ADMIN
        ),
        create(
            'Course_Completion__c',
            'on the license of a merged contact',
            { License__c: superseded, Course__c: 'FERPA', Completed_On__c: '2026-11-15', Content_Document_Id__c: file },
            HISTORY_ALONE,
            { heardBy: ['specialist', 'systemTeam', 'administrator'] }
        ),
        create(
            'License_Specialist__c',
            'on the license of a merged contact',
            { License__c: superseded, User__c: users.riley },
            /request names|history alone/,
            ADMIN
        ),
        change(
            'License__c',
            superseded,
            'of a merged contact, active',
            { Status__c: 'Active' },
            /follows from its access/,
            ADMIN
        ),
        change(
            'License__c',
            superseded,
            'of a merged contact, the one that counts',
            { Is_Superseded__c: false },
            /DUPLICATE_VALUE|duplicate value/,
            ADMIN
        ),
        change(
            'License__c',
            counting,
            'that counts, said to be history',
            { Is_Superseded__c: true },
            /stays with its person/,
            ADMIN
        ),
        change(
            'License__c',
            superseded,
            'of a merged contact, given to somebody else',
            { Contact__c: people.eligible },
            /stays with its person|cannot be changed|never/,
            ADMIN
        ),
        change(
            'License_Request__c',
            requests.dunn,
            'moved to the license of a merged contact',
            { License__c: superseded },
            /License__c|reparent|read-only/i,
            ADMIN
        )
    ];
}
