/** Licenses: they come with a request, stay with their person, and what is on them follows from other records. */
import { change, create, remove, type Attempt, type Fields } from '../attempt.ts';
import type { Known } from '../known.ts';

const PAST = '2020-01-15T12:00:00.000Z';
const PAST_DAY = '2020-01-15';
const ONLY_THROUGH_REQUEST = /comes with its first provisioning request/;
const ANSWERS = /are those of its request/;
const STATUS = /follows from its access/;

export function licenses({ people, licenses: { ames, cole, dunn, estes }, users, agreements }: Known): Attempt[] {
    const born = (what: string, contact: string, fields: Fields = {}): Attempt =>
        create(
            'License__c',
            `born ${what}`,
            { Contact__c: contact, Affiliated_Campus__c: 'UCB', eComm_Specialist__c: users.riley, ...fields },
            ONLY_THROUGH_REQUEST
        );
    const of = (what: string, fields: Fields, says: RegExp, id = ames): Attempt =>
        change('License__c', id, what, fields, says, { heardBy: ['administrator'] });
    return [
        born('for somebody who could be provisioned', people.eligible),
        born('for another campus', people.eligibleInDenver, {
            Affiliated_Campus__c: 'UCD',
            eComm_Specialist__c: users.taylor
        }),
        born('for oneself', people.riley),
        born('without employee number', people.noNumber),
        born('without university e-mail', people.noEmail),
        born('with the e-mail of another campus', people.emailOfOtherCampus),
        born('without employment', people.noEmployment),
        born('after the employment', people.employmentEnded),
        born('before the employment', people.employmentAhead),
        born('for an inactive Person of Interest', people.inactivePoi),
        born('for a Person of Interest past the exit date', people.formerPoi),
        born('active', people.eligible, { Status__c: 'Active', Provisioned_On__c: PAST_DAY }),
        born('inactive, to be asked for later', people.eligible, { Status__c: 'Inactive' }),
        born('with the quiz passed', people.eligible, { Training_Quiz_Passed_On__c: PAST }),
        born('with a user', people.eligible, { User__c: users.jordan }),
        born('superseded', people.eligible, { Is_Superseded__c: true }),
        born('a second time', people.ames),
        of('to another campus', { Affiliated_Campus__c: 'UCD' }, /Choose an eComm specialist of CU Denver/),
        of(
            'to another campus without a reason',
            { Affiliated_Campus__c: 'UCD', eComm_Specialist__c: users.taylor },
            /UCD Email is not populated|reason for the transfer/
        ),
        of(
            'to another campus where nobody knows the person',
            { Affiliated_Campus__c: 'UCD', eComm_Specialist__c: users.taylor, Transfer_Reason__c: 'Wanted' },
            /UCD Email is not populated/
        ),
        of(
            'to another campus while a request is open',
            { Affiliated_Campus__c: 'UCD', eComm_Specialist__c: users.taylor, Transfer_Reason__c: 'Wanted' },
            /Request \S+ \(Provision\) of this license is open/,
            dunn
        ),
        of(
            'to another campus with another role on the way',
            {
                Affiliated_Campus__c: 'UCD',
                eComm_Specialist__c: users.taylor,
                Transfer_Reason__c: 'Wanted',
                eComm_Role__c: 'Super User'
            },
            ANSWERS
        ),
        of(
            'to another campus with a specialist who has not passed the quiz',
            { Affiliated_Campus__c: 'UCB', eComm_Specialist__c: users.alex, Transfer_Reason__c: 'Wanted' },
            /Choose an eComm specialist of CU Boulder/,
            cole
        ),
        of('a reason without a transfer', { Transfer_Reason__c: 'Forged' }, /is already with CU Boulder/),
        of('a transfer dated back', { Transferred_On__c: PAST }, /is already with CU Boulder/),
        of('a specialist of another campus', { eComm_Specialist__c: users.taylor }, /Choose an eComm specialist/),
        of('a specialist who is none', { eComm_Specialist__c: users.sam }, /Choose an eComm specialist/),
        of('another role', { eComm_Role__c: 'Super User' }, ANSWERS),
        of('another person', { Contact__c: people.eligible }, /stays with its person/),
        of('the person of somebody who has signed', { Contact__c: people.eligible }, /stays with its person/, estes),
        of('another owner', { OwnerId: users.riley }, /belongs to the queue/),
        of('inactive', { Status__c: 'Inactive' }, STATUS),
        of('requested', { Status__c: 'Requested' }, STATUS),
        of('active before anything is given', { Status__c: 'Active' }, STATUS, dunn),
        of('inactive while something is asked for', { Status__c: 'Inactive' }, STATUS, dunn),
        of('the quiz passed', { Training_Quiz_Passed_On__c: PAST }, /follows from the quiz results/, estes),
        of('the quiz not passed', { Training_Quiz_Passed_On__c: null }, /follows from the quiz results/),
        of('a later activity', { Last_Activity__c: '2026-12-31T18:00:00.000Z' }, /follows from the logins/),
        of('an earlier activity, to be swept', { Last_Activity__c: PAST }, /follows from the logins/),
        of('no activity', { Last_Activity__c: null }, /follows from the logins/),
        of('complete by hand', { Pre_Access_Status__c: 'Complete' }, /nobody writes it by hand/, estes),
        of('outstanding by hand', { Pre_Access_Status__c: 'Outstanding' }, /nobody writes it by hand/, dunn),
        of('requirements by hand', { Outstanding_Requirements__c: 'None' }, /nobody writes it by hand/, estes),
        of('superseded', { Is_Superseded__c: true }, /stays with its person/),
        of('whose user is said to be taken back', { User_Decision__c: 'Taken Back' }, /Nothing was answered/),
        of('an administrator as its user', { User__c: users.admin }, /administrator|programme|profile/),
        of(
            'the user of somebody else',
            { User__c: users.jordan },
            /Is .* the Salesforce user|number and|not sure|batch console|user/i
        ),
        remove('License__c', ames, 'deleted', /never deleted/, { heardBy: ['administrator'] }),
        remove('License__c', cole, 'of another campus deleted', /never deleted/, { heardBy: ['administrator'] }),
        create('License_Specialist__c', 'who reads along', { License__c: ames, User__c: users.sam }, /request names/, {
            heardBy: ['administrator']
        }),
        create(
            'License_Specialist__c',
            'oneself on a license of another campus',
            { License__c: cole, User__c: users.riley },
            /request names/,
            { heardBy: ['administrator'] }
        ),
        remove('Contact', people.ames, 'with a license deleted', /associated|License|cannot|can't|DELETE/i, {
            heardBy: ['administrator']
        }),
        remove('CampaignMember', agreements.ames, 'signed, deleted', /never heard/, {
            isJobOf: ['hrLoader', 'administrator']
        })
    ];
}

/** What the system keeps although somebody writes it: saved, and still as it was. */
export const KEPT: readonly { object: string; fields: Fields; of: (known: Known) => string }[] = [
    {
        object: 'License__c',
        fields: {
            Provisioned_On__c: '2026-12-30',
            Deprovisioned_On__c: '2026-12-30',
            Deprovision_Reason__c: 'No Login',
            Send_Access_On__c: PAST,
            User_Decided_On__c: PAST,
            Activity_Before_User__c: PAST,
            Contact_Key__c: 'free',
            User_Key__c: 'free'
        },
        of: ({ licenses: { ames } }) => ames
    },
    {
        object: 'License_Request__c',
        fields: { Decided_On__c: PAST, Completed_On__c: PAST, Withdrawn_On__c: PAST, Failure_Message__c: 'Forged' },
        of: ({ requests: { dunn } }) => dunn
    },
    {
        object: 'License_Access__c',
        fields: { Granted_On__c: PAST, Removed_On__c: PAST, Open_Key__c: 'free' },
        of: ({ lines: { ames } }) => ames
    },
    {
        object: 'Course_Completion__c',
        fields: { Provided_On__c: PAST, Expires_On__c: '2099-01-15', Course_Name__c: 'Another' },
        of: ({ evidence: { ames } }) => ames
    }
];
