/** Requests: the rules of the wizard, and the steps that only the calendar takes. */
import { change, create, remove, type Attempt, type Fields, type Persona } from '../attempt.ts';
import type { Known } from '../known.ts';

const REQUESTERS: readonly Persona[] = ['specialist', 'otherCampus', 'systemTeam', 'administrator'];
/** Who sees the requests of CU Boulder and may change answers. */
const OF_CAMPUS: readonly Persona[] = ['specialist', 'systemTeam', 'administrator'];
const NO_SUCH_STEP = /cannot go from/;
const NEVER_CHANGE = /never change/;
/** Somebody of another campus neither acts for this one nor sees its licenses. */
const NOT_THEIRS =
    /not an eComm specialist of|no license that you have access to|insufficient access|INSUFFICIENT_ACCESS/;
const QUIZ = /pass the License Changes quiz/;

export function requests(known: Known): Attempt[] {
    return [...born(known), ...changed(known), ...withdrawn(known)];
}

function born({ licenses, requests, users, lines, people }: Known): Attempt[] {
    const asked = (what: string, fields: Fields, says: RegExp): Attempt =>
        create(
            'License_Request__c',
            what,
            {
                License__c: licenses.ames,
                Type__c: 'Provision',
                Reason__c: 'Specialist Request',
                Affiliated_Campus__c: 'UCB',
                eComm_Specialist__c: users.riley,
                eComm_Role__c: 'User',
                ...fields
            },
            says,
            {
                heardBy: REQUESTERS,
                tells: { otherCampus: new RegExp(`${NOT_THEIRS.source}|${says.source}`, says.flags) }
            }
        );
    const cvent = (what: string, fields: Fields, says: RegExp): Attempt =>
        asked(what, { Applications__c: 'Cvent', ...fields }, says);
    const removal = (what: string, fields: Fields, says: RegExp): Attempt =>
        asked(what, { Type__c: 'Deprovision', eComm_Specialist__c: null, eComm_Role__c: null, ...fields }, says);
    return [
        asked('without anything asked for', {}, /Choose what you want/),
        cvent(
            'for another campus',
            { Affiliated_Campus__c: 'UCD' },
            /UCD Email is not populated|license at another campus|already has license L-000001|not an eComm specialist of CU Denver/
        ),
        cvent('for no campus', { Affiliated_Campus__c: null }, /Choose the affiliated campus|Affiliated_Campus__c/),
        cvent(
            'with a specialist of another campus',
            { eComm_Specialist__c: users.taylor },
            /Choose an eComm specialist/
        ),
        cvent('with a specialist who is none', { eComm_Specialist__c: users.sam }, /Choose an eComm specialist/),
        cvent('without a specialist', { eComm_Specialist__c: null }, /Choose an eComm specialist/),
        cvent('without a role', { eComm_Role__c: null }, /Fill in eComm Role/),
        cvent('with additional specialists that are nobody', { Additional_Specialists__c: 'nobody' }, /from the list/),
        cvent('with an additional specialist who is none', { Additional_Specialists__c: users.sam }, /from the list/),
        asked('for an application that does not exist', { Applications__c: 'Payroll' }, /is not available/),
        cvent(
            'for a business unit of another campus',
            { Business_Units__c: 'Sample_UCD_Admissions' },
            /is not available/
        ),
        cvent('for a business unit that does not exist', { Business_Units__c: 'Treasury' }, /is not available/),
        cvent('into the specialists of the campus', { Public_Groups__c: 'eComm_Specialists_UCB' }, /is not available/),
        cvent(
            'into the specialists of another campus',
            { Public_Groups__c: 'eComm_Specialists_UCD' },
            /is not available/
        ),
        cvent(
            'into the specialists in other letters',
            { Public_Groups__c: 'ECOMM_specialists_ucd' },
            /is not available/
        ),
        cvent(
            'into a public group of another campus',
            { Public_Groups__c: 'Sample_Denver_Alumni' },
            /is not available/
        ),
        cvent('into the queue of the licenses', { Public_Groups__c: 'eComm_Licenses' }, /is not available/),
        cvent('into all internal users', { Public_Groups__c: 'AllInternalUsers' }, /is not available/),
        cvent(
            'into a new group with the name of specialists',
            { New_Public_Group__c: 'eComm Specialists CU Denver', New_Group_Choice__c: 'Wait' },
            /is not one of/
        ),
        cvent(
            'into a new group without a choice',
            { New_Public_Group__c: 'Boulder Readers' },
            /wait for the new public group or to go ahead/
        ),
        cvent(
            'into a new group with a name of nothing',
            { New_Public_Group__c: '!!!', New_Group_Choice__c: 'Wait' },
            /neither a letter nor a digit/
        ),
        cvent(
            'into a new group with too long a name',
            { New_Public_Group__c: 'x'.repeat(41), New_Group_Choice__c: 'Wait' },
            /too many|STRING_TOO_LONG|at most/
        ),
        asked('for what the person has', { Applications__c: 'Marketing_Cloud' }, /already has/),
        asked(
            'for what is asked for already',
            { License__c: licenses.dunn, Applications__c: 'Marketing_Cloud' },
            /already been requested/
        ),
        asked(
            'for what is about to be removed',
            { License__c: licenses.wells, Applications__c: 'Marketing_Cloud' },
            /about to be removed/
        ),
        cvent('of a reason there is not', { Reason__c: 'Because' }, /restricted|bad value|Reason|is not/i),
        removal('that removes nothing', {}, /Check what you want to remove/),
        removal('that removes what is no line', { Access_To_Remove__c: requests.dunn }, /no longer has/),
        removal('that removes a line of somebody else', { Access_To_Remove__c: lines.cole }, /no longer has/),
        removal(
            'that removes what is about to be removed',
            { License__c: licenses.wells, Access_To_Remove__c: lines.wells },
            /about to be removed|no longer has/
        ),
        removal('that ends access at once for no login', { Reason__c: 'No Login' }, /is not over for this license/),
        removal(
            'that ends access at once for the training',
            { Reason__c: 'Training Not Completed' },
            /is not over for this license/
        ),
        cvent('that gives access as a sweep', { Reason__c: 'No Login' }, /is not over for this license/),
        cvent(
            'that gives back what no sweep has ended',
            { Reason__c: 'Training Passed In Time' },
            /ended although the post-training quiz was passed in time/
        ),
        removal(
            'that gives back by removing',
            { Reason__c: 'Training Passed In Time' },
            /ended although the post-training quiz was passed in time/
        ),
        create(
            'License_Request__c',
            'on the person instead of the license',
            {
                License__c: people.eligible,
                Type__c: 'Provision',
                Applications__c: 'Cvent',
                Affiliated_Campus__c: 'UCB'
            },
            /License|reference|id/i,
            { heardBy: REQUESTERS }
        )
    ];
}

function changed({ requests, users, licenses, cycles }: Known): Attempt[] {
    /** a field that nobody has a permission for */
    const of = (what: string, fields: Fields, says: RegExp, id = requests.dunn): Attempt =>
        change('License_Request__c', id, what, fields, says, { heardBy: ['administrator'] });
    /** an answer */
    const asking = (what: string, fields: Fields, says: RegExp, id = requests.dunn): Attempt =>
        change('License_Request__c', id, what, fields, says, { heardBy: OF_CAMPUS });
    return [
        of('ready before the cut-off', { Status__c: 'Ready' }, /only after the cut-off/),
        of('held before the cut-off', { Status__c: 'Held' }, /later cycle|only after the cut-off/),
        of(
            'held in the next cycle',
            { Status__c: 'Held', Cycle__c: cycles.next },
            /only after the cut-off|is held only when/
        ),
        of('completed', { Status__c: 'Completed' }, NO_SUCH_STEP),
        of('failed, to be tried again', { Status__c: 'Failed' }, NO_SUCH_STEP),
        of('a removal ready before the cut-off', { Status__c: 'Ready' }, /only after the cut-off/, requests.wells),
        of('a removal completed', { Status__c: 'Completed' }, NO_SUCH_STEP, requests.wells),
        of('in no cycle', { Cycle__c: null }, /later cycle/),
        of('in another cycle', { Cycle__c: cycles.next }, /later cycle/),
        asking('of another type', { Type__c: 'Deprovision' }, NEVER_CHANGE),
        asking('for another reason', { Reason__c: 'No Login' }, NEVER_CHANGE),
        asking('a removal as a sweep', { Reason__c: 'Training Not Completed' }, NEVER_CHANGE, requests.wells),
        of('submitted earlier', { Submitted_On__c: '2026-11-01T12:00:00.000Z' }, NEVER_CHANGE),
        of('submitted by somebody else', { Submitted_By__c: users.taylor }, NEVER_CHANGE),
        of('complete by hand', { Pre_Access_Status__c: 'Complete' }, /nobody writes it by hand/, requests.estes),
        of('on another license', { License__c: licenses.ames }, /License__c|reparent|read-only/i),
        asking(
            'with nothing asked for',
            { Applications__c: null, Business_Units__c: null },
            /Nothing would be left|Choose what you want|Choose at least one application/
        ),
        asking('changed into the specialists', { Public_Groups__c: 'eComm_Specialists_UCB' }, /is not available/),
        asking(
            'into a new group named like specialists',
            { New_Public_Group__c: 'eComm Specialists CU Boulder', New_Group_Choice__c: 'Go Ahead' },
            /is not one of/
        ),
        asking(
            'changed to a business unit of another campus',
            { Business_Units__c: 'Sample_UCD_Admissions' },
            /is not available/
        ),
        asking('changed to an application that does not exist', { Applications__c: 'Payroll' }, /is not available/),
        asking(
            'changed to a specialist of another campus',
            { eComm_Specialist__c: users.taylor },
            /Choose an eComm specialist/
        ),
        asking('changed to no role', { eComm_Role__c: null }, /Fill in eComm Role/),
        asking(
            'that removes nothing any more',
            { Access_To_Remove__c: null },
            /Nothing would be left|Check what/,
            requests.wells
        ),
        asking(
            'changed to remove what is no line',
            { Access_To_Remove__c: requests.dunn },
            /no longer has/,
            requests.wells
        ),
        asking(
            'moved to another campus',
            { Affiliated_Campus__c: 'UCD' },
            /cannot be changed|UCD Email is not populated|not an eComm specialist of CU Denver/
        )
    ];
}

function withdrawn({ requests }: Known): Attempt[] {
    return [
        // Of another campus, without the quiz, who only see, and who see nothing.
        change('License_Request__c', requests.estes, 'of another campus withdrawn', { Status__c: 'Cancelled' }, QUIZ, {
            isJobOf: ['systemTeam', 'administrator', 'otherCampus']
        }),
        remove('License_Request__c', requests.dunn, 'deleted', /never deleted/, { heardBy: ['administrator'] }),
        remove('License_Request__c', requests.estes, 'of another campus deleted', /never deleted/, {
            heardBy: ['administrator']
        })
    ];
}
