/** The controllers of the screens, called with what no screen would send: foreign Ids, other people's campuses. */
import { call, type Attempt, type Persona } from '../attempt.ts';
import type { Known, PersonRole } from '../known.ts';

/** Who may open the wizard, and be told why not. */
const SCREENS: readonly Persona[] = [
    'specialist',
    'otherCampus',
    'withoutQuiz',
    'viewer',
    'systemTeam',
    'administrator'
];
/** Who sees no license of CU Boulder. */
const OTHERS: readonly Persona[] = ['otherCampus', 'viewer'];
const QUIZ = /pass the License Changes quiz/;
const NOT_THEIRS =
    /not an eComm specialist of|no license that you have access to|does not exist, or you do not have access|not see|access/i;
const SYSTEM_TEAM = /is for the System team/;

export function controllers(known: Known): Attempt[] {
    return [...submissions(known), ...removals(known), ...changes(known), ...evidence(known), ...console_(known)];
}

const WITHOUT_QUIZ: Partial<Record<Persona, RegExp>> = { withoutQuiz: QUIZ, viewer: QUIZ };

function submissions({ people, users }: Known): Attempt[] {
    const form = (role: PersonRole | 'noNumber', fields: Record<string, unknown> = {}): Record<string, unknown> => ({
        form: {
            contactId: people[role],
            campus: 'UCB',
            specialistId: users.riley,
            additionalSpecialistIds: [],
            answers: { eComm_Role__c: 'User' },
            applications: ['Cvent'],
            businessUnits: [],
            publicGroups: [],
            newPublicGroup: null,
            newGroupChoice: null,
            requestId: null,
            ...fields
        }
    });
    const submit = (what: string, params: Record<string, unknown>, says: RegExp, tells = {}): Attempt =>
        call('ProvisionRequestController.submit', what, params, says, {
            heardBy: SCREENS,
            tells: {
                otherCampus: new RegExp(`not an eComm specialist of|${says.source}`, says.flags),
                ...WITHOUT_QUIZ,
                ...tells
            }
        });
    return [
        // Riley is of the System team's campus for nobody but herself.
        call(
            'ProvisionRequestController.submit',
            'for oneself',
            form('riley'),
            /cannot submit a request for yourself/,
            {
                heardBy: ['specialist'],
                isJobOf: ['systemTeam', 'administrator', 'otherCampus', 'withoutQuiz', 'viewer']
            }
        ),
        submit('without employee number', form('noNumber'), /no employee ID/),
        submit('without university e-mail', form('noEmail'), /is not populated/),
        submit('with the e-mail of another campus', form('emailOfOtherCampus'), /UCB Email is not populated/),
        submit('without employment', form('noEmployment'), /no CU Employment record/),
        submit('after the employment', form('employmentEnded'), /has ended or is inactive/),
        submit(
            'before the employment',
            form('employmentAhead', { campus: 'UCCS' }),
            /not an eComm specialist of|CU Employment|Choose an eComm specialist/
        ),
        submit('for an inactive Person of Interest', form('inactivePoi'), /is inactive/),
        submit('for a Person of Interest past the exit date', form('formerPoi'), /exit date/),
        submit('for a Person of Interest without e-mail', form('poiWithoutEmail'), /is not populated/),
        submit(
            'at another campus',
            form('eligibleInDenver', { campus: 'UCD' }),
            /not an eComm specialist of CU Denver|Choose an eComm specialist of CU Denver/,
            {
                otherCampus: /Choose an eComm specialist of CU Denver/
            }
        ),
        submit(
            'at a campus that does not exist',
            form('eligible', { campus: 'MOON' }),
            /Choose the affiliated campus|campus/i
        ),
        submit(
            'with a specialist of another campus',
            form('eligible', { specialistId: users.taylor }),
            /Choose an eComm specialist/
        ),
        submit(
            'with a specialist who is no user',
            form('eligible', { specialistId: people.eligible }),
            /Choose an eComm specialist/
        ),
        submit(
            'with a specialist who has not passed the quiz',
            form('eligible', { specialistId: users.alex }),
            /Choose an eComm specialist of/
        ),
        submit(
            'with an additional specialist who has not passed the quiz',
            form('eligible', { additionalSpecialistIds: [users.jordan, users.alex] }),
            /Choose additional eComm specialists/
        ),
        submit('with nothing', form('eligible', { applications: [] }), /Choose/),
        submit(
            'into the specialists',
            form('eligible', { publicGroups: ['eComm_Specialists_UCD'] }),
            /is not available/
        ),
        submit(
            'into a business unit of another campus',
            form('eligible', { businessUnits: ['Sample_UCD_Admissions'] }),
            /is not available/
        ),
        submit(
            'into a new group named like specialists',
            form('eligible', { newPublicGroup: 'eComm Specialists CU Denver', newGroupChoice: 'Wait' }),
            /is not one of/
        ),
        submit('without a role', form('eligible', { answers: {} }), /Fill in eComm Role/),
        submit(
            'with a role that there is not',
            form('eligible', { answers: { eComm_Role__c: 'Owner' } }),
            /Owner is not a choice of eComm Role/
        ),
        submit('what there is', form('ames', { applications: ['Salesforce'] }), /already has/),
        submit(
            'for a user instead of a person',
            form('eligible', { contactId: users.sam }),
            /does not exist|Illegal|Invalid|access/i
        ),
        call(
            'BulkRequestController.submit',
            'many at once for another campus',
            {
                contactIds: [people.eligibleInDenver, people.eligible],
                answers: {
                    campus: 'UCD',
                    specialistId: users.riley,
                    answers: { eComm_Role__c: 'User' },
                    applications: ['Cvent']
                }
            },
            /System team|not an eComm specialist of|Choose an eComm specialist/,
            { heardBy: SCREENS, tells: WITHOUT_QUIZ }
        ),
        ...[{ specialistId: users.alex }, { specialistId: users.riley, additionalSpecialistIds: [users.alex] }].map(
            (named, additionally) =>
                call(
                    'BulkRequestController.submit',
                    `many at once with a colleague who has not passed the quiz${additionally ? ', additionally' : ''}`,
                    {
                        contactIds: [people.eligible],
                        answers: {
                            campus: 'UCB',
                            answers: { eComm_Role__c: 'User' },
                            applications: ['Cvent'],
                            ...named
                        }
                    },
                    /Choose (an eComm specialist of|additional eComm specialists)/,
                    { heardBy: SCREENS, tells: WITHOUT_QUIZ }
                )
        )
    ];
}

function removals({ people, lines, requests }: Known): Attempt[] {
    const deprovision = (what: string, form: Record<string, unknown>, says: RegExp, tells = {}): Attempt =>
        call(
            'ProvisionRequestController.deprovision',
            what,
            { form: { hasLeft: false, requestId: null, ...form } },
            says,
            {
                heardBy: SCREENS,
                tells: { otherCampus: NOT_THEIRS, ...WITHOUT_QUIZ, ...tells }
            }
        );
    return [
        deprovision('nothing', { contactId: people.ames, accessIds: [] }, /Check what you want to remove/),
        deprovision('the line of somebody else', { contactId: people.ames, accessIds: [lines.cole] }, /no longer has/),
        deprovision(
            'what is only asked for',
            { contactId: people.dunn, accessIds: [lines.dunn] },
            /only been requested/
        ),
        deprovision('what is no line', { contactId: people.ames, accessIds: [requests.dunn] }, /no longer has/),
        deprovision(
            'somebody without a license',
            { contactId: people.eligible, accessIds: [lines.ames] },
            /no license|no longer has/
        ),
        {
            ...deprovision(
                'somebody of another campus',
                { contactId: people.cole, accessIds: [lines.cole] },
                NOT_THEIRS
            ),
            isJobOf: ['systemTeam', 'administrator', 'otherCampus']
        }
    ];
}

function changes({ requests, people, users, lines }: Known): Attempt[] {
    const answers = (requestId: string, fields: Record<string, unknown> = {}): Record<string, unknown> => ({
        form: {
            contactId: people.dunn,
            campus: 'UCB',
            specialistId: users.riley,
            answers: { eComm_Role__c: 'User' },
            applications: ['Marketing_Cloud'],
            requestId,
            ...fields
        }
    });
    const edit = (what: string, params: Record<string, unknown>, says: RegExp): Attempt =>
        call('ProvisionRequestController.change', what, params, says, {
            heardBy: SCREENS,
            tells: { otherCampus: NOT_THEIRS, ...WITHOUT_QUIZ }
        });
    return [
        edit(
            'into the specialists',
            answers(requests.dunn, { publicGroups: ['eComm_Specialists_UCB'] }),
            /is not available/
        ),
        edit(
            'to another campus',
            answers(requests.dunn, { campus: 'UCD', specialistId: users.taylor }),
            /cannot be changed|UCD/
        ),
        edit(
            'with a specialist of another campus',
            answers(requests.dunn, { specialistId: users.taylor }),
            /Choose an eComm specialist/
        ),
        edit(
            'with a specialist who has not passed the quiz',
            answers(requests.dunn, { specialistId: users.alex }),
            /Choose an eComm specialist of/
        ),
        edit(
            'with an additional specialist who has not passed the quiz',
            answers(requests.dunn, { additionalSpecialistIds: [users.alex] }),
            /Choose additional eComm specialists/
        ),
        edit('to nothing', answers(requests.dunn, { applications: [] }), /Nothing would be left|Choose/),
        edit(
            'of a removal as a provision',
            answers(requests.wells, { contactId: people.wells }),
            /This request does not exist/
        ),
        {
            ...edit(
                'of another campus',
                answers(requests.estes, { contactId: people.estes, campus: 'UCD', specialistId: users.taylor }),
                NOT_THEIRS
            ),
            isJobOf: ['systemTeam', 'administrator', 'otherCampus']
        },
        call(
            'ProvisionRequestController.changeRemoval',
            'to nothing',
            { form: { contactId: people.wells, accessIds: [], requestId: requests.wells } },
            /Nothing would be left|Check what/,
            {
                heardBy: SCREENS,
                tells: { otherCampus: NOT_THEIRS, ...WITHOUT_QUIZ }
            }
        ),
        call(
            'ProvisionRequestController.changeRemoval',
            'to the line of somebody else',
            { form: { contactId: people.wells, accessIds: [lines.cole], requestId: requests.wells } },
            /no longer has/,
            {
                heardBy: SCREENS,
                tells: { otherCampus: NOT_THEIRS, ...WITHOUT_QUIZ }
            }
        ),
        call(
            'ProvisionRequestController.withdraw',
            'a request of another campus',
            { requestId: requests.estes },
            NOT_THEIRS,
            {
                heardBy: ['specialist', 'withoutQuiz', 'viewer'],

                isJobOf: ['systemTeam', 'administrator', 'otherCampus']
            }
        ),
        call(
            'ProvisionRequestController.withdraw',
            'what is no request',
            { requestId: people.dunn },
            /does not exist|access|Illegal|Invalid/i,
            {
                heardBy: SCREENS
            }
        ),
        call('ProvisionRequestController.startChange', 'of another campus', { requestId: requests.estes }, NOT_THEIRS, {
            heardBy: ['specialist', 'withoutQuiz', 'viewer'],

            isJobOf: ['systemTeam', 'administrator', 'otherCampus']
        })
    ];
}

function evidence({ licenses, evidence: { ames, colesFile, unmatchedFile }, people }: Known): Attempt[] {
    const save = (what: string, form: Record<string, unknown>, says: RegExp): Attempt =>
        call(
            'CourseEvidenceController.save',
            what,
            {
                forms: [
                    {
                        licenseId: licenses.ames,
                        course: 'FERPA',
                        completedOn: '2026-11-15',
                        documentId: unmatchedFile,
                        ...form
                    }
                ]
            },
            says,
            {
                heardBy: SCREENS,
                tells: { otherCampus: NOT_THEIRS, viewer: NOT_THEIRS }
            }
        );
    return [
        {
            ...save('as it should be, by somebody else', {}, NOT_THEIRS),
            tells: { withoutQuiz: /not have access|not allowed|permission|inaccessible/ },
            isJobOf: ['specialist', 'systemTeam', 'administrator']
        },
        save('without a file', { documentId: null }, /Upload the screenshot/),
        save(
            'with the file of another license',
            { documentId: colesFile },
            /not on the license|another license|access/
        ),
        save('with what is no file', { documentId: people.ames }, /not on the license/),
        save('in the future', { completedOn: '2099-01-15' }, /cannot be in the future/),
        save('before there were courses', { completedOn: '1970-01-15' }, /cannot be before/),
        save('of a course that does not exist', { course: 'Pottery' }, /not one of the required courses/),
        {
            ...save('on a license of another campus', { licenseId: licenses.cole, documentId: colesFile }, NOT_THEIRS),
            isJobOf: ['systemTeam', 'administrator', 'otherCampus']
        },
        call(
            'CourseEvidenceController.verify',
            'by who is not of the System team',
            { completionId: ames },
            /Only the System team/,
            {
                heardBy: ['specialist', 'otherCampus', 'withoutQuiz', 'viewer'],
                tells: {
                    otherCampus: /Only the System team|access/,
                    withoutQuiz: /Only the System team|access/,
                    viewer: /Only the System team|access/
                },
                isJobOf: ['systemTeam', 'administrator']
            }
        ),
        call('CourseEvidenceController.remove', 'of another campus', { completionId: ames }, NOT_THEIRS, {
            heardBy: ['otherCampus', 'withoutQuiz', 'viewer'],
            tells: {
                withoutQuiz: /removed|access|not allowed/,
                viewer: /removed|access|not allowed/,
                otherCampus: /removed|access/
            },
            isJobOf: ['specialist', 'systemTeam', 'administrator']
        }),
        ...['specialist and others of the campus', 'others'].map((who, isOther) =>
            call(
                'CourseEvidenceController.discard',
                `the file of evidence on another license, by ${who}`,
                { licenseId: licenses.ames, documentId: colesFile },
                NOT_THEIRS,
                {
                    heardBy: SCREENS,
                    isKept: !isOther,
                    isJobOf: SCREENS.filter((persona) => isOther !== Number(OTHERS.includes(persona)))
                }
            )
        )
    ];
}

function console_({ licenses, users, cycles, lines, requests, people, quizResult }: Known): Attempt[] {
    const others = (controller: string, what: string, params: Record<string, unknown>): Attempt =>
        call(controller, what, params, SYSTEM_TEAM, { isJobOf: ['systemTeam', 'administrator'] });
    const team = (controller: string, what: string, params: Record<string, unknown>, says: RegExp): Attempt =>
        call(controller, what, params, says, { heardBy: ['systemTeam', 'administrator'] });
    /** the batch looks, and finds nothing whose turn it is */
    const idle = (controller: string, what: string, params: Record<string, unknown>): Attempt => ({
        ...call(controller, what, params, SYSTEM_TEAM, { heardBy: ['systemTeam', 'administrator'] }),
        isKept: true
    });
    return [
        others('BatchConsoleController.overview', 'read by others', { month: '2027-01' }),
        others('BatchConsoleController.requests', 'read by others', { cycleId: cycles.month, afterName: null }),
        others('BatchConsoleController.checklist', 'read by others', {}),
        others('UserQuestionController.open', 'read by others', {}),
        others('QuizQuestionController.open', 'read by others', {}),
        others('ActivityImportController.preview', 'read by others', { rows: [] }),
        idle('BatchConsoleController.start', 'before the first week', {}),
        idle('BatchConsoleController.markDone', 'before its turn', { lineIds: [lines.dunn] }),
        idle('BatchConsoleController.markDone', 'what is no line', { lineIds: [requests.dunn] }),
        idle('BatchConsoleController.retry', 'what has not failed', { requestIds: [requests.dunn] }),
        team(
            'UserQuestionController.link',
            'without a question',
            { licenseId: licenses.ames, userId: users.admin },
            /has changed since/
        ),
        team(
            'UserQuestionController.none',
            'without a question',
            { licenseId: licenses.ames, candidateIds: [] },
            /has changed since/
        ),
        team(
            'QuizQuestionController.choose',
            'without a question',
            { resultId: quizResult, personId: people.ames },
            /has changed or is answered/
        ),
        team(
            'QuizQuestionController.none',
            'without a question',
            { resultId: quizResult },
            /has changed or is answered/
        )
    ];
}
