/** What is tried past the screens, as a table: one line an attempt, for everybody whom nothing else says. */
import type { Attempt } from '../record-attempts.ts';

/** Ids of the records that the attempts are about. */
export interface Known {
    /** somebody of CU Boulder who could be provisioned */
    eligible: string;
    /** an active license of CU Boulder */
    license: string;
    licenseOfDenver: string;
    /** an active line of that license */
    line: string;
    /** a pending provision request of CU Boulder, with its line and license */
    request: string;
    requestedLine: string;
    requestedLicense: string;
    /** evidence of a course on the license */
    evidence: string;
    cycle: string;
    /** a member of the agreement campaign */
    agreement: string;
    riley: string;
    taylor: string;
    sam: string;
}

/** Everything that an attempt could have changed, as queries of the administrator. */
export const EVERYTHING = [
    `SELECT Id, OwnerId, Contact__c, User__c, Affiliated_Campus__c, eComm_Specialist__c, eComm_Role__c, Status__c, Provisioned_On__c,
        Training_Quiz_Passed_On__c, Send_Access_On__c, Last_Activity__c, Deprovisioned_On__c, Deprovision_Reason__c,
        Pre_Access_Status__c, Is_Superseded__c, Transfer_Reason__c FROM License__c ORDER BY Id`,
    `SELECT Id, License__c, Type__c, Reason__c, Status__c, Cycle__c, Affiliated_Campus__c, eComm_Specialist__c, eComm_Role__c,
        Applications__c, New_Public_Group__c, Submitted_By__c, Submitted_On__c, Decided_On__c, Completed_On__c,
        Pre_Access_Status__c, Failure_Message__c FROM License_Request__c ORDER BY Id`,
    `SELECT Id, License__c, Kind__c, Target__c, Status__c, Requested_In__c, Removal_Requested_In__c, Granted_On__c, Removed_On__c
        FROM License_Access__c ORDER BY Id`,
    'SELECT Id, License__c, User__c FROM License_Specialist__c ORDER BY Id',
    `SELECT Id, License__c, Course__c, Completed_On__c, Content_Document_Id__c, Provided_On__c, Verified_On__c, Verified_By__c
        FROM Course_Completion__c ORDER BY Id`,
    'SELECT Id, Month__c, Cut_Off__c, Processing_From__c, Processing_To__c, Credentials_On__c, Status__c FROM License_Cycle__c ORDER BY Id',
    'SELECT Id, Quiz__c, Email__c, Passed__c, Taken_On__c, User__c, Contact__c FROM Quiz_Result__c ORDER BY Id',
    'SELECT Id, License__c, Kind__c, Status__c FROM License_Email__c ORDER BY Id',
    'SELECT Id, ContactId, User_Signed_On__c, Supervisor_Signed_On__c FROM CampaignMember ORDER BY Id',
    'SELECT Id, IsActive FROM User ORDER BY Id',
    'SELECT Id, GroupId, UserOrGroupId FROM GroupMember ORDER BY Id'
];

const PAST = '2020-01-15T12:00:00.000Z';
const PAST_DAY = '2020-01-15';
const FUTURE = '2099-01-15T12:00:00.000Z';

export type Row = Attempt & {
    /** who runs Apex in system mode gets through: there is no fact to judge the record by */
    notInSystemMode?: boolean;
    /** who may do this, so that it is no attempt for them */
    allowedFor?: readonly string[];
};

const change = (object: string, id: string, what: string, fields: Attempt['fields'], message: RegExp): Row => ({
    what: `${object}: ${what}`,
    operation: 'update',
    object,
    id,
    fields: fields!,
    message
});
const create = (object: string, what: string, fields: Attempt['fields'], message: RegExp): Row => ({
    what: `${object}: ${what}`,
    operation: 'create',
    object,
    fields: fields!,
    message
});
const remove = (object: string, id: string, message: RegExp): Row => ({
    what: `${object}: deleted`,
    operation: 'delete',
    object,
    id,
    message
});

const QUIZ = /pass the License Changes quiz/;
const OTHER_CAMPUS = /not an eComm specialist of|no license that you have access to/;
const NO_SUCH_STEP = /cannot go from/;
const ANSWERS = /are those of its request/;
const NEVER_DELETED = /never deleted/;

function licenses({ license, licenseOfDenver, eligible, taylor, sam }: Known): Row[] {
    const of = (what: string, fields: Attempt['fields'], message: RegExp): Row =>
        change('License__c', license, what, fields, message);
    const born = (what: string, fields: Attempt['fields']): Row =>
        create('License__c', what, { Contact__c: eligible, ...fields }, /comes with its first provisioning request/);
    return [
        born('for somebody who could be provisioned', { Affiliated_Campus__c: 'UCB' }),
        born('for another campus', { Affiliated_Campus__c: 'UCD' }),
        born('born active', { Affiliated_Campus__c: 'UCB', Status__c: 'Active', Provisioned_On__c: PAST_DAY }),
        of('to another campus', { Affiliated_Campus__c: 'UCD' }, /are those of its request|Choose an eComm specialist/),
        of(
            'another specialist',
            { eComm_Specialist__c: taylor },
            /are those of its request|Choose an eComm specialist/
        ),
        of('another role', { eComm_Role__c: 'Super User' }, ANSWERS),
        of('another person', { Contact__c: eligible }, /stays with its person/),
        of('another owner', { OwnerId: sam }, /belongs to the queue/),
        of('inactive', { Status__c: 'Inactive' }, /follows from its access/),
        of('requested', { Status__c: 'Requested' }, /follows from its access/),
        of('quiz passed', { Training_Quiz_Passed_On__c: PAST }, /follows from the quiz results/),
        of('last activity', { Last_Activity__c: PAST }, /follows from/),
        of('complete by hand', { Pre_Access_Status__c: 'Outstanding' }, /nobody writes it by hand/),
        of(
            'superseded',
            { Is_Superseded__c: 'true' },
            /stays with its person|superseded|Boolean|JSON_PARSER|INVALID_TYPE/i
        ),
        of('the user of somebody else', { User__c: sam }, /programme|administrator|user/i),
        remove('License__c', license, NEVER_DELETED),
        remove('License__c', licenseOfDenver, NEVER_DELETED)
    ];
}

function requests({ license, requestedLicense, request, taylor, riley }: Known): Row[] {
    const asked = {
        License__c: license,
        Type__c: 'Provision',
        Reason__c: 'Specialist Request',
        Affiliated_Campus__c: 'UCB',
        eComm_Specialist__c: riley,
        eComm_Role__c: 'User'
    };
    const born = (what: string, fields: Attempt['fields'], message: RegExp): Row => ({
        ...create('License_Request__c', what, { ...asked, ...fields }, message),
        what: `License_Request__c: ${what}`
    });
    // Somebody of another campus is told so first, and somebody without the quiz that before anything else.
    const either = (message: RegExp): RegExp => new RegExp(`${message.source}|${QUIZ.source}|${OTHER_CAMPUS.source}`);
    const of = (what: string, fields: Attempt['fields'], message: RegExp): Row =>
        change('License_Request__c', request, what, fields, message);
    return [
        born('without anything asked for', {}, either(/Choose what you want/)),
        born(
            'for another campus',
            { Affiliated_Campus__c: 'UCD', Applications__c: 'Cvent' },
            either(/UCD Email is not populated/)
        ),
        born(
            'with a specialist of another campus',
            { eComm_Specialist__c: taylor, Applications__c: 'Cvent' },
            either(/Choose an eComm specialist/)
        ),
        born('with an application that does not exist', { Applications__c: 'Payroll' }, either(/is not available/)),
        born(
            'with a business unit of another campus',
            { Business_Units__c: 'Sample_UCD_Admissions', Applications__c: 'Cvent' },
            either(/is not available/)
        ),
        born(
            'into the specialists of the campus',
            { Public_Groups__c: 'eComm_Specialists_UCB', Applications__c: 'Cvent' },
            either(/is not available/)
        ),
        born(
            'into the specialists of another campus',
            { Public_Groups__c: 'eComm_Specialists_UCD', Applications__c: 'Cvent' },
            either(/is not available/)
        ),
        born(
            'into a public group of another campus',
            { Public_Groups__c: 'Sample_Denver_Alumni', Applications__c: 'Cvent' },
            either(/is not available/)
        ),
        born(
            'a new group with the name of specialists',
            {
                New_Public_Group__c: 'eComm Specialists CU Denver',
                New_Group_Choice__c: 'Wait',
                Applications__c: 'Cvent'
            },
            either(/is not one of/)
        ),
        born('without a role', { eComm_Role__c: null, Applications__c: 'Cvent' }, either(/Choose the eComm role/)),
        born(
            'additional specialists that are nobody',
            { Additional_Specialists__c: 'nobody', Applications__c: 'Cvent' },
            either(/from the list/)
        ),
        born('what the person has', { Applications__c: 'Marketing_Cloud' }, either(/already has/)),
        born(
            'that ends access at once for no login',
            { Type__c: 'Deprovision', Reason__c: 'No Login' },
            /is not over for this license|quiz/
        ),
        born(
            'that ends access at once for the training',
            { Type__c: 'Deprovision', Reason__c: 'Training Not Completed' },
            /is not over for this license|quiz/
        ),
        born(
            'that gives access as a sweep',
            { Reason__c: 'No Login', Applications__c: 'Cvent' },
            /is not over for this license|quiz/
        ),
        born('that removes nothing', { Type__c: 'Deprovision' }, either(/Check what you want to remove/)),
        born(
            'that removes what is not there',
            { Type__c: 'Deprovision', Access_To_Remove__c: request },
            either(/no longer has/)
        ),
        born(
            'on a license with an open one for the same',
            { License__c: requestedLicense, Applications__c: 'Marketing_Cloud' },
            either(/already been requested/)
        ),
        of('ready', { Status__c: 'Ready' }, /only after the cut-off/),
        of('completed', { Status__c: 'Completed' }, NO_SUCH_STEP),
        of('failed', { Status__c: 'Failed' }, NO_SUCH_STEP),
        of('held', { Status__c: 'Held' }, /later cycle|only after the cut-off/),
        of('in no cycle', { Cycle__c: null }, /later cycle/),
        of('of another type', { Type__c: 'Deprovision' }, /never change/),
        of('for another reason', { Reason__c: 'No Login' }, /never change/),
        of('submitted earlier', { Submitted_On__c: PAST }, /never change/),
        of('submitted by somebody else', { Submitted_By__c: taylor }, /never change/),
        of('complete by hand', { Pre_Access_Status__c: 'Complete' }, /nobody writes it by hand|are complete/),
        of('for a group of specialists', { Public_Groups__c: 'eComm_Specialists_UCB' }, either(/is not available/)),
        of(
            'with another campus',
            { Affiliated_Campus__c: 'UCD' },
            either(/cannot be changed|UCD Email is not populated/)
        ),
        remove('License_Request__c', request, NEVER_DELETED)
    ];
}

function lines({ license, line, request, requestedLine, requestedLicense }: Known): Row[] {
    const born = (what: string, fields: Attempt['fields'], message: RegExp): Row =>
        create(
            'License_Access__c',
            what,
            { License__c: license, Kind__c: 'Application', Target__c: 'Cvent', ...fields },
            message
        );
    const of = (id: string, what: string, fields: Attempt['fields'], message: RegExp): Row =>
        change('License_Access__c', id, what, fields, message);
    return [
        born('without a request', {}, /only through a request/),
        born('active without a request', { Status__c: 'Active' }, /only through a request/),
        born('in the request of somebody else', { Requested_In__c: request }, /only before its cut-off|asks for/),
        born(
            'that its request does not ask for',
            { License__c: requestedLicense, Requested_In__c: request },
            /only before its cut-off|asks for/
        ),
        born(
            'of the specialists',
            {
                License__c: requestedLicense,
                Kind__c: 'Public Group',
                Target__c: 'eComm_Specialists_UCD',
                Requested_In__c: request
            },
            /is not available/
        ),
        of(requestedLine, 'active', { Status__c: 'Active' }, /first week|no exceptions/),
        of(requestedLine, 'in progress', { Status__c: 'In Progress' }, /first week|no exceptions/),
        of(requestedLine, 'cancelled by itself', { Status__c: 'Cancelled' }, /still asked for/),
        of(line, 'removed', { Status__c: 'Removed' }, NO_SUCH_STEP),
        of(
            line,
            'to be removed by nothing',
            { Status__c: 'Removal Requested' },
            /only through a deprovisioning request/
        ),
        of(
            line,
            'to be removed by a provision request',
            { Status__c: 'Removal Requested', Removal_Requested_In__c: request },
            /only through a deprovisioning request/
        ),
        of(line, 'for something else', { Target__c: 'Payroll' }, /never changes/),
        of(line, 'for specialists', { Kind__c: 'Public Group', Target__c: 'eComm_Specialists_UCB' }, /never changes/),
        remove('License_Access__c', line, NEVER_DELETED)
    ];
}

function evidence({ license, licenseOfDenver, evidence: id, agreement }: Known): Row[] {
    const born = (what: string, fields: Attempt['fields'], message: RegExp): Row =>
        create(
            'Course_Completion__c',
            what,
            { License__c: license, Course__c: 'FERPA', Completed_On__c: '2026-01-15', ...fields },
            message
        );
    const NO_FILE = /screenshot|file/i;
    return [
        born('without a file', {}, NO_FILE),
        born('with a file that is none', { Content_Document_Id__c: 'nothing' }, NO_FILE),
        born('with the Id of something else', { Content_Document_Id__c: license }, NO_FILE),
        born('on a license of another campus', { License__c: licenseOfDenver }, NO_FILE),
        born('of a course that does not exist', { Course__c: 'Pottery' }, /Pottery|course|screenshot/i),
        born('completed in the future', { Completed_On__c: '2099-01-15' }, /future|screenshot/i),
        born('completed before there were courses', { Completed_On__c: '1970-01-15' }, /earl|before|screenshot/i),
        born('verified at once', { Verified_On__c: PAST }, /verif|screenshot/i),
        change('Course_Completion__c', id, 'on another license', { License__c: licenseOfDenver }, /License__c/),
        {
            ...change(
                'CampaignMember',
                agreement,
                'signed by the user in the future',
                { User_Signed_On__c: FUTURE },
                /future/
            )
        },
        change(
            'CampaignMember',
            agreement,
            'signed by the supervisor in the future',
            { Supervisor_Signed_On__c: FUTURE },
            /future/
        )
    ];
}

function others({ license, cycle, sam, eligible }: Known): Row[] {
    return [
        create(
            'License_Cycle__c',
            'of its own',
            {
                Name: '2031-01',
                Month__c: '2031-01',
                Cut_Off__c: PAST,
                Processing_From__c: PAST_DAY,
                Processing_To__c: PAST_DAY,
                Credentials_On__c: PAST_DAY
            },
            /follow from the calendar/
        ),
        change('License_Cycle__c', cycle, 'closed', { Status__c: 'Closed' }, /only after the cut-off/),
        change(
            'License_Cycle__c',
            cycle,
            'cut-off in the past',
            { Cut_Off__c: PAST, Date_Change_Reason__c: 'Tried' },
            /cannot be moved/
        ),
        change(
            'License_Cycle__c',
            cycle,
            'credentials in the past',
            { Credentials_On__c: PAST_DAY, Date_Change_Reason__c: 'Tried again' },
            /cannot be moved|before the first day/
        ),
        change(
            'License_Cycle__c',
            cycle,
            'moved without a reason',
            { Processing_From__c: '2099-01-15', Date_Change_Reason__c: null },
            /reason|cannot be before/
        ),
        remove('License_Cycle__c', cycle, /never deleted|delete failed|referenced|associated/i),
        create('License_Specialist__c', 'who reads along', { License__c: license, User__c: sam }, /request/),
        {
            ...create(
                'Quiz_Result__c',
                'of the training, by hand',
                {
                    Quiz__c: 'Post-Training',
                    Email__c: 'forged@example.edu',
                    Passed__c: 'true',
                    Taken_On__c: PAST,
                    External_ID__c: 'FORGED'
                },
                /delivered by the form/
            ),
            allowedFor: ['quiz intake']
        },
        {
            ...create(
                'License_Email__c',
                'by hand',
                { License__c: license, Kind__c: 'Credentials Ready', Unique_Key__c: 'FORGED' },
                /written by the system|inaccessible/
            ),
            notInSystemMode: true
        },
        {
            ...create(
                'License_Job_Run__c',
                'by hand',
                { Job__c: 'Forged', Processed__c: '1' },
                /written by the system|inaccessible/
            ),
            notInSystemMode: true
        },
        create('GroupMember', 'of the specialists', { GroupId: eligible, UserOrGroupId: sam }, /./)
    ];
}

/**
 * @param persona who tries
 * @returns what they must not get through with
 */
export function attemptsOf(persona: string, known: Known): Row[] {
    return [...licenses(known), ...requests(known), ...lines(known), ...evidence(known), ...others(known)].filter(
        ({ allowedFor }) => !allowedFor?.includes(persona)
    );
}
