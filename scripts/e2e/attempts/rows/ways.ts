/** Requests that are no single record and no screen: upserts, trees, graphs, batches, shares, searches, and odd spellings. */
import { request, type Attempt, type Persona, type Rest } from '../attempt.ts';
import type { Known } from '../known.ts';
import { DATA } from '../user-session.ts';

/** Whose job it is; in the sample the administrator loads everything, and is the user of the jobs. */
const ADMIN: readonly Persona[] = ['administrator'];
const TEAM: readonly Persona[] = ['systemTeam', 'administrator'];
const ALL_SUBMITTERS: readonly Persona[] = ['specialist', 'otherCampus', 'systemTeam', 'administrator'];
const QUIZ = /pass the License Changes quiz/;
const NEVER = /never heard/;
const NOT_OF_CAMPUS = /not an eComm specialist of|no license that you have access to|NOT_FOUND|INSUFFICIENT_ACCESS/;

export function ways(known: Known): Attempt[] {
    return [...aroundTheRecord(known), ...aroundTheScreen(known), ...oddAnswers(known), ...reads(known)];
}

function aroundTheRecord({ licenses, requests, people, users, lines, queue, permissionSets }: Known): Attempt[] {
    const wanted = { Affiliated_Campus__c: 'UCB', eComm_Specialist__c: users.riley, eComm_Role__c: 'User' };
    const asked = { Type__c: 'Provision', Reason__c: 'Specialist Request', ...wanted, Applications__c: 'Cvent' };
    const post = (what: string, object: string, body: unknown, rest: Rest = {}): Attempt =>
        request(what, 'POST', `${DATA}/sobjects/${object}`, body, NEVER, rest);
    const upsert = (what: string, path: string, body: unknown, says: RegExp, rest: Rest = {}): Attempt =>
        request(what, 'PATCH', `${DATA}/sobjects/${path}`, body, says, rest);
    return [
        upsert(
            'a quiz is passed by its external id',
            'Quiz_Result__c/External_ID__c/DELIVERED',
            { Passed__c: true },
            /what the form delivered/,
            {
                heardBy: ADMIN
            }
        ),
        upsert(
            'a quiz that nobody delivered, by an external id',
            'Quiz_Result__c/External_ID__c/FORGED-W1',
            {
                Quiz__c: 'Post-Training',
                Email__c: 'estes@example.edu',
                Passed__c: true,
                Taken_On__c: '2026-12-30T18:00:00.000Z'
            },
            /delivered by the form/,
            {
                heardBy: ADMIN,
                isJobOf: ['quizIntake']
            }
        ),
        upsert(
            'an activity is moved by its external id',
            'License_Activity__c/External_ID__c/DELIVERED',
            { Occurred_On__c: '2026-12-31T18:00:00.000Z' },
            /What was imported stays|no active license/,
            {
                heardBy: ADMIN
            }
        ),
        request(
            'a license with its request, as a tree',
            'POST',
            `${DATA}/composite/tree/License__c`,
            {
                records: [
                    {
                        attributes: { type: 'License__c', referenceId: 'license' },
                        Contact__c: people.eligible,
                        ...wanted,
                        License_Requests__r: {
                            records: [{ attributes: { type: 'License_Request__c', referenceId: 'request' }, ...asked }]
                        }
                    }
                ]
            },
            NEVER
        ),
        request(
            'a person with a license, as a tree',
            'POST',
            `${DATA}/composite/tree/Contact`,
            {
                records: [
                    {
                        attributes: { type: 'Contact', referenceId: 'person' },
                        LastName: 'Forged',
                        Licenses__r: {
                            records: [
                                {
                                    attributes: { type: 'License__c', referenceId: 'license' },
                                    Affiliated_Campus__c: 'UCB'
                                }
                            ]
                        }
                    }
                ]
            },
            /comes with its first provisioning request|REQUIRED_FIELD_MISSING/,
            { heardBy: ADMIN }
        ),
        request(
            'a license and then its request, as a graph',
            'POST',
            `${DATA}/composite/graph`,
            {
                graphs: [
                    {
                        graphId: '1',
                        compositeRequest: [
                            {
                                method: 'POST',
                                url: `${DATA}/sobjects/License__c`,
                                referenceId: 'license',
                                body: { Contact__c: people.eligible, ...wanted }
                            },
                            {
                                method: 'POST',
                                url: `${DATA}/sobjects/License_Request__c`,
                                referenceId: 'request',
                                body: { License__c: '@{license.id}', ...asked }
                            }
                        ]
                    }
                ]
            },
            NEVER
        ),
        request(
            'a request made ready, in a batch',
            'POST',
            `${DATA}/composite/batch`,
            {
                batchRequests: [
                    {
                        method: 'PATCH',
                        url: `v67.0/sobjects/License_Request__c/${requests.dunn}`,
                        richInput: { Status__c: 'Ready' }
                    }
                ]
            },
            NEVER
        ),
        post(
            'a license of another campus shared with oneself',
            'License__Share',
            { ParentId: licenses.cole, UserOrGroupId: users.riley, AccessLevel: 'Edit' },
            { isJobOf: ADMIN }
        ),
        upsert('a license owned by oneself', `License__c/${licenses.ames}`, { OwnerId: users.riley }, /queue|owner/i, {
            heardBy: ADMIN
        }),
        post(
            'a member of the queue that owns the licenses',
            'GroupMember',
            { GroupId: queue, UserOrGroupId: users.riley },
            { isJobOf: ADMIN }
        ),
        post(
            'edit on licenses for oneself',
            'ObjectPermissions',
            {
                ParentId: permissionSets.importer,
                SobjectType: 'License__c',
                PermissionsRead: true,
                PermissionsEdit: true
            },
            { isJobOf: ADMIN }
        ),
        post(
            'an attachment instead of evidence',
            'Attachment',
            { ParentId: licenses.ames, Name: 'x.png', Body: 'aaaa' },
            { isJobOf: ADMIN }
        ),
        upsert(
            'the password of the System team',
            `User/${users.sam}/password`,
            { NewPassword: 'abcdefg12345' },
            NEVER,
            { isJobOf: ADMIN }
        ),
        ...['2026-12-01T18:00:00.000Z', '2099-12-01T18:00:00.000Z'].map((moment) =>
            upsert(
                `a link for a password that is said to be sent at ${moment}`,
                `User/${users.alex}`,
                { Password_Link_Sent_On__c: moment },
                /recorded by the user of the jobs/,
                { heardBy: ADMIN }
            )
        ),
        upsert(
            'the employee number of somebody else, on oneself',
            `User/${users.riley}`,
            { EmployeeNumber: '310680' },
            NEVER,
            { isJobOf: ADMIN }
        ),
        upsert(
            'a line that gives access, by its Id',
            `License_Access__c/${lines.dunn}`,
            { Status__c: 'Active', Granted_On__c: '2026-12-01T18:00:00.000Z' },
            /from the first week/,
            { heardBy: ADMIN }
        )
    ];
}

/** Spellings that no screen sends. */
function oddAnswers({ licenses, users, lines, people }: Known): Attempt[] {
    const asked = (what: string, fields: Record<string, unknown>, says: RegExp): Attempt =>
        request(
            `request ${what}`,
            'POST',
            `${DATA}/sobjects/License_Request__c`,
            {
                License__c: licenses.ames,
                Type__c: 'Provision',
                Reason__c: 'Specialist Request',
                Affiliated_Campus__c: 'UCB',
                eComm_Specialist__c: users.riley,
                eComm_Role__c: 'User',
                Applications__c: 'Cvent',
                ...fields
            },
            says,
            {
                heardBy: ALL_SUBMITTERS,
                tells: { otherCampus: new RegExp(`${NOT_OF_CAMPUS.source}|${says.source}|UCD Email`, 'i') }
            }
        );
    return [
        asked('for an application in small letters', { Applications__c: 'marketing_cloud' }, /is not available/),
        asked(
            'for an application between spaces',
            { Applications__c: ' Marketing_Cloud ' },
            /already has Marketing Cloud/
        ),
        asked('for nothing but separators', { Applications__c: ';;;' }, /at least one|Choose what/),
        asked(
            'for a public group as a business unit',
            { Business_Units__c: 'eComm_UCB_Newsletter' },
            /is not available/
        ),
        asked('with a specialist who is no user', { Additional_Specialists__c: 'none; of them' }, /specialist/),
        asked('with a contact as additional specialist', { Additional_Specialists__c: people.ames }, /specialist/),
        asked('with an administrator as specialist', { eComm_Specialist__c: users.admin }, /specialist/),
        asked('with a role that there is not', { eComm_Role__c: 'System Administrator' }, /role|bad value/i),
        asked('of no campus', { Affiliated_Campus__c: null }, /campus|REQUIRED_FIELD_MISSING/i),
        asked('of a campus that its license is not of', { Affiliated_Campus__c: 'UCD' }, /campus|UCD/i),
        asked(
            'for what gives back what no sweep took',
            { Reason__c: 'Training Passed In Time' },
            /a sweep ended although the post-training quiz was passed in time/
        ),
        asked(
            'for a new group with a name of 41 signs',
            { New_Public_Group__c: 'x'.repeat(41), New_Group_Choice__c: 'Wait' },
            /40|too long|STRING_TOO_LONG/i
        ),
        asked('for a new group without a choice', { New_Public_Group__c: 'Boulder Cats' }, /wait|choose/i),
        asked(
            'for a new group of specialists, written from right to left',
            { New_Public_Group__c: '\u202EeComm Specialists CU Boulder', New_Group_Choice__c: 'Go Ahead' },
            /is not one of/
        ),
        asked(
            'for a new group of specialists, in full-width letters',
            { New_Public_Group__c: '\uFF45Comm Specialists CU Boulder', New_Group_Choice__c: 'Go Ahead' },
            /is not one of/
        ),
        asked(
            'for a new group whose name is there, with its accent apart',
            { New_Public_Group__c: 'Cafe\u0301 Boulder', New_Group_Choice__c: 'Go Ahead' },
            /already/
        ),
        asked(
            'for a group inside that of the specialists',
            { Public_Groups__c: 'eComm_UCB_Inside' },
            /is not available/
        ),
        asked(
            'removing a line of another campus by its short Id',
            { Type__c: 'Deprovision', Applications__c: null, Access_To_Remove__c: lines.cole.slice(0, 15) },
            /no longer has/
        )
    ];
}

/** What a component never sends. */
function aroundTheScreen({ licenses, people, users, lines, cycles }: Known): Attempt[] {
    const call = (controller: string, what: string, params: unknown, says: RegExp, rest: Rest): Attempt => {
        const [classname, method] = controller.split('.');
        return request(
            `${controller}: ${what}`,
            'POST',
            '/webruntime/api/apex/execute',
            { classname, method, params, cacheable: false },
            says,
            rest
        );
    };
    const answers = {
        campus: 'UCB',
        specialistId: users.riley,
        answers: { eComm_Role__c: 'User' },
        applications: ['Cvent']
    };
    const withoutQuiz: Rest = {
        heardBy: [...ALL_SUBMITTERS, 'withoutQuiz', 'viewer'],
        tells: { withoutQuiz: QUIZ, viewer: QUIZ }
    };
    return [
        call(
            'BulkRequestController.submit',
            'somebody twice',
            { contactIds: [people.eligible, people.eligible], answers },
            /only once/,
            withoutQuiz
        ),
        call(
            'BulkRequestController.submit',
            'a license as a person',
            { contactIds: [licenses.ames], answers },
            /does not exist|"submitted":false/,
            withoutQuiz
        ),
        call(
            'ProvisionRequestController.submit',
            'no form',
            { form: null },
            /Something went wrong|unexpected|null/i,
            withoutQuiz
        ),
        call(
            'ProvisionRequestController.deprovision',
            'the line of another license',
            { form: { contactId: people.ames, accessIds: [lines.cole], hasLeft: true } },
            /no longer has|no license that you have access to/,
            withoutQuiz
        ),
        call(
            'UserQuestionController.takeBack',
            'what nobody answered',
            { licenseId: licenses.ames },
            /Nothing was answered/,
            { heardBy: TEAM }
        ),
        call(
            'ExistingUsersController.link',
            'an administrator',
            { licenseId: licenses.ames, userId: users.admin },
            /Refresh the page and look again/,
            { heardBy: TEAM }
        ),
        request(
            'quiz results by whoever is no form',
            'POST',
            '/services/apexrest/quiz-results/',
            {
                results: [
                    {
                        quiz: 'License Changes',
                        email: 'alex.novak@ecomm.example',
                        score: 100,
                        passed: true,
                        takenOn: '2026-12-30T18:00:00.000Z',
                        externalId: 'FORGED-W2'
                    }
                ]
            },
            NEVER,
            { isJobOf: ['quizIntake', 'administrator'] }
        ),
        request(
            'activity by whoever is no import',
            'POST',
            '/services/apexrest/activity/',
            {
                activity: [
                    {
                        email: 'x@colorado.example',
                        application: 'Marketing_Cloud',
                        occurredOn: '2026-12-30T18:00:00.000Z',
                        externalId: 'FORGED-W3'
                    }
                ]
            },
            NEVER,
            { isJobOf: ['activityIntake', 'administrator'] }
        ),
        call(
            'ProvisionRequestController.submit',
            'answers that are no answers',
            {
                form: {
                    ...answers,
                    contactId: people.noEmail,
                    additionalSpecialistIds: [],
                    answers: { eComm_Role__c: 'User', Status__c: 'Ready', Cycle__c: cycles.next },
                    businessUnits: [],
                    publicGroups: [],
                    newPublicGroup: null,
                    newGroupChoice: null,
                    requestId: null
                }
            },
            /UCB Email|"submitted":false/,
            withoutQuiz
        )
    ];
}

/** Of another campus nothing is seen, whatever way it is looked for. */
function reads({ licenses, people }: Known): Attempt[] {
    const NOTHING = /"totalSize":0|"searchRecords":\[\]|"count":0/;
    const see = (what: string, path: string): Attempt =>
        request(`seen of another campus: ${what}`, 'GET', `${DATA}/${path}`, undefined, NOTHING, {
            heardBy: ['specialist', 'withoutQuiz', 'viewer'],
            isJobOf: ['otherCampus', ...TEAM]
        });
    const soql = (query: string): string => `query?q=${encodeURIComponent(query)}`;
    return [
        see('the license', soql(`SELECT Id FROM License__c WHERE Id = '${licenses.cole}'`)),
        see('its requests and lines', soql(`SELECT Id FROM License_Access__c WHERE License__c = '${licenses.cole}'`)),
        see('its evidence', soql(`SELECT Id FROM Course_Completion__c WHERE License__c = '${licenses.cole}'`)),
        see('what is found', `search?q=${encodeURIComponent('FIND {Cole} IN ALL FIELDS RETURNING License__c(Id)')}`),
        see('the related list of the person', `ui-api/related-list-records/${people.cole}/Licenses__r`)
    ];
}
