import { startOrgServer, type OrgServer } from '../org-server.ts';
import { PIXEL } from '../screenshots.ts';
import { personas, type Attempt, type Persona } from './attempt.ts';
import { asSystem, tryApex } from './channels.ts';
import { USED_FOR_100_DAYS, type Known } from './known.ts';
import { CUT_OFF_DAY, PASS_OF_VALE, prepare, QUIZ_RESULT } from './prepared.ts';
import { around } from './rows/around.ts';
import { code } from './rows/apex.ts';
import { controllers } from './rows/controllers.ts';
import { detours } from './rows/detours.ts';
import { evidence } from './rows/evidence.ts';
import { KEPT, licenses } from './rows/licenses.ts';
import { lines } from './rows/lines.ts';
import { merged } from './rows/merged.ts';
import { requests } from './rows/requests.ts';
import { reviews } from './rows/reviews.ts';
import { system } from './rows/system.ts';
import { transfers } from './rows/transfers.ts';
import { ways } from './rows/ways.ts';
import { written } from './rows/written.ts';
import { tryAll } from './runner.ts';
import { differences, stateOf } from './state.ts';
import { DATA, signIn, type UserSession } from './user-session.ts';

jest.setTimeout(180_000);

let server: OrgServer;
let known: Known;
let sessions: Record<Persona, UserSession>;

beforeAll(async () => {
    server = await startOrgServer({ clock: CUT_OFF_DAY });
    ({ known, sessions } = await prepare(server));
}, 180_000);

afterAll(() => server?.stop());

const rowsOf = (): Attempt[] => [
    ...licenses(known),
    ...requests(known),
    ...lines(known),
    ...evidence(known),
    ...system(known),
    ...written(known),
    ...around(known),
    ...controllers(known),
    ...transfers(known),
    ...ways(known),
    ...detours(known),
    ...code(known),
    ...reviews(known),
    ...merged(known)
];

describe('before the cut-off', () => {
    it('there are rows of every kind', () => {
        expect(rowsOf().length).toBeGreaterThan(150);
        expect(new Set(rowsOf().map(({ what }) => what)).size).toBe(rowsOf().length);
    });

    it.each(personas)('%s gets through with nothing, and leaves nothing behind', async (persona) => {
        const before = await stateOf(sessions.administrator);
        const { attempts, holes } = await tryAll(persona, sessions[persona], rowsOf());
        expect(holes).toEqual([]);
        expect(differences(before, await stateOf(sessions.administrator))).toEqual([]);
        expect(attempts).toBeGreaterThan(500);
    });

    it.each(KEPT.map(({ object, fields, of }) => [object, fields, of] as const))(
        'what the system writes of %s stays as it is, in system mode too',
        async (object, fields, of) => {
            const before = await stateOf(sessions.administrator);
            const outcome = await tryApex(
                sessions.administrator,
                asSystem({ what: object, operation: 'update', object, id: of(known), fields, says: /kept/ })
            );
            expect(outcome).toMatchObject({ refused: false });
            expect(differences(before, await stateOf(sessions.administrator))).toEqual([]);
        }
    );

    /** The same people, ways and records as above: what is refused there is not refused for another reason. */
    it.each<[string, Persona, () => [string, string, unknown]]>([
        [
            'a request of the campus for what its person has not',
            'specialist',
            () => [
                'POST',
                `${DATA}/sobjects/License_Request__c`,
                {
                    License__c: known.licenses.ames,
                    Type__c: 'Provision',
                    Reason__c: 'Specialist Request',
                    Affiliated_Campus__c: 'UCB',
                    eComm_Specialist__c: known.users.riley,
                    eComm_Role__c: 'User',
                    Applications__c: 'Cvent'
                }
            ]
        ],
        [
            'another answer before the cut-off',
            'specialist',
            () => [
                'PATCH',
                `${DATA}/ui-api/records/${known.requests.dunn}`,
                { fields: { eComm_Role__c: 'Super User' } }
            ]
        ],
        [
            'another answer of the other campus, by its own specialist',
            'otherCampus',
            () => [
                'PATCH',
                `${DATA}/sobjects/License_Request__c/${known.requests.estes}`,
                { eComm_Role__c: 'Super User' }
            ]
        ],
        [
            'another day on evidence with its file',
            'specialist',
            () => [
                'PATCH',
                `${DATA}/sobjects/Course_Completion__c/${known.evidence.ames}`,
                { Completed_On__c: '2026-11-20' }
            ]
        ],
        [
            'evidence marked as verified by the System team',
            'systemTeam',
            () => [
                'POST',
                '/webruntime/api/apex/execute',
                {
                    classname: 'CourseEvidenceController',
                    method: 'verify',
                    params: { completionId: known.evidence.ames }
                }
            ]
        ],
        [
            'a later end of the first week, with its reason',
            'systemTeam',
            () => [
                'PATCH',
                `${DATA}/sobjects/License_Cycle__c/${known.cycles.month}`,
                { Processing_To__c: '2027-01-12', Date_Change_Reason__c: 'Snow' }
            ]
        ],
        [
            'a signature of today',
            'hrLoader',
            () => [
                'PATCH',
                `${DATA}/sobjects/CampaignMember/${known.agreements.estes}`,
                { User_Signed_On__c: '2026-12-31T18:00:00.000Z' }
            ]
        ],
        [
            'a quiz result from the form',
            'quizIntake',
            () => [
                'POST',
                '/services/apexrest/quiz-results/',
                { results: [{ ...QUIZ_RESULT, externalId: 'ALSO DELIVERED' }] }
            ]
        ],
        [
            'a request withdrawn before its cut-off',
            'specialist',
            () => [
                'POST',
                '/webruntime/api/apex/execute',
                {
                    classname: 'ProvisionRequestController',
                    method: 'withdraw',
                    params: { requestId: known.requests.wells }
                }
            ]
        ],
        [
            'a removal of what a person has whose contacts were merged',
            'specialist',
            () => [
                'POST',
                '/webruntime/api/apex/execute',
                {
                    classname: 'ProvisionRequestController',
                    method: 'deprovision',
                    params: { form: { contactId: known.people.vale, accessIds: [known.merged.line] } }
                }
            ]
        ],
        [
            'a license transferred to another campus that knows the person, once nothing is open',
            'systemTeam',
            () => [
                'POST',
                '/webruntime/api/apex/execute',
                {
                    classname: 'LicenseTransferController',
                    method: 'transfer',
                    params: {
                        form: {
                            licenseId: known.licenses.wells,
                            campus: 'UCD',
                            specialistId: known.users.taylor,
                            reason: 'Wanted'
                        }
                    }
                }
            ]
        ]
    ])('what is right is accepted: %s', async (_, persona, request) => {
        const before = await stateOf(sessions.administrator);
        const answer = await sessions[persona].call(...request());
        expect([answer.text, answer.status < 300]).toEqual([answer.text, true]);
        expect(differences(before, await stateOf(sessions.administrator))).not.toEqual([]);
    });

    it('a quiz that a merged contact passed counts for the license that counts', async () => {
        const [license] = await sessions.administrator.query<{ Training_Quiz_Passed_On__c: string }>(
            `SELECT Training_Quiz_Passed_On__c FROM License__c WHERE Id = '${known.merged.counting}'`
        );
        expect(license!.Training_Quiz_Passed_On__c.slice(0, 19)).toBe(PASS_OF_VALE.takenOn.slice(0, 19));
    });

    it('a quiz counts for a person whom only the owner of the contact sees, as where it has no account', async () => {
        await server.anonymous(`insert new Contact(LastName = 'Private', Email = 'private@colorado.example');`);
        const result = { ...QUIZ_RESULT, email: 'private@colorado.example', externalId: 'OF A PRIVATE CONTACT' };
        const answer = await sessions.quizIntake.call('POST', '/services/apexrest/quiz-results/', {
            results: [result]
        });
        expect(answer.text).toContain('"status":"Created"');
        expect(
            await sessions.administrator.query(
                `SELECT Id FROM Quiz_Result__c WHERE External_ID__c = '${result.externalId}' AND Contact__r.LastName = 'Private'`
            )
        ).toHaveLength(1);
    });

    it('a file that was uploaded elsewhere is provided when it is attached', async () => {
        const { specialist, administrator } = sessions;
        await server.anonymous(`
            Id owner = [SELECT Id FROM User WHERE Name = 'Riley Stone'].Id;
            insert new ContentVersion(Title = 'From elsewhere', PathOnClient = 'elsewhere.png', OwnerId = owner,
                VersionData = EncodingUtil.base64Decode('${PIXEL}'));`);
        const [file] = await administrator.query<{ ContentDocumentId: string }>(
            `SELECT ContentDocumentId FROM ContentVersion WHERE Title = 'From elsewhere'`
        );
        await server.moveClock({ by: { hours: 1 } });
        const attached = await specialist.call('POST', `${DATA}/sobjects/ContentDocumentLink`, {
            ContentDocumentId: file!.ContentDocumentId,
            LinkedEntityId: known.licenses.ames,
            ShareType: 'V'
        });
        expect([attached.status, attached.text]).toEqual([201, attached.text]);
        const answer = await specialist.call('POST', `${DATA}/sobjects/Course_Completion__c`, {
            License__c: known.licenses.ames,
            Course__c: 'FERPA',
            Completed_On__c: '2026-11-15',
            Content_Document_Id__c: file!.ContentDocumentId
        });
        expect([answer.status, answer.text]).toEqual([201, answer.text]);
        const [evidence] = await administrator.query<{ Provided_On__c: string }>(
            `SELECT Provided_On__c FROM Course_Completion__c WHERE Content_Document_Id__c = '${file!.ContentDocumentId}'`
        );
        // An hour after it was stored.
        expect(evidence!.Provided_On__c.slice(0, 13)).toBe('2026-12-31T20');
    });

    it('of a collection each record is judged by itself', async () => {
        const record = (id: string): object => ({
            attributes: { type: 'License_Request__c' },
            id,
            Applications__c: 'Marketing_Cloud;Cvent'
        });
        const answer = await sessions.specialist.call('PATCH', `${DATA}/composite/sobjects`, {
            records: [record(known.requests.dunn), record(known.requests.estes)]
        });
        expect((JSON.parse(answer.text) as { success: boolean }[]).map(({ success }) => success)).toEqual([
            true,
            false
        ]);
    });
});

/** Rule 13 and the owner of licenses: access ends with the campus group, own submissions included. */
describe('who leaves the group of a campus', () => {
    const OBJECTS = [
        'License__c',
        'License_Request__c',
        'License_Access__c',
        'License_Specialist__c',
        'Course_Completion__c',
        'License_Email__c',
        'License_Activity__c'
    ] as const;
    let leaver: UserSession;
    /** Ids of what the leaver saw, by object, and the request that the leaver submitted */
    const seen: Record<string, string[]> = {};
    let own: string;

    const idsOf = async (soql: string): Promise<string[]> =>
        (await leaver.query<{ Id: string }>(soql)).map(({ Id }) => Id);
    const statusOf = async (path: string): Promise<number> => (await leaver.call('GET', `${DATA}/${path}`)).status;
    const statuses = async (object: string, id: string): Promise<number[]> => [
        await statusOf(`sobjects/${object}/${id}`),
        await statusOf(`ui-api/records/${id}?fields=${object}.Id`)
    ];

    beforeAll(async () => {
        leaver = await signIn(server.url, 'Jordan Blake');
        const answer = await leaver.call('POST', `${DATA}/sobjects/License_Request__c`, {
            License__c: known.licenses.sloan,
            Type__c: 'Provision',
            Reason__c: 'Specialist Request',
            Affiliated_Campus__c: 'UCB',
            eComm_Specialist__c: known.users.riley,
            Additional_Specialists__c: known.users.jordan,
            eComm_Role__c: 'User',
            Applications__c: 'Cvent'
        });
        expect([answer.status, answer.text]).toEqual([201, answer.text]);
        own = (JSON.parse(answer.text) as { id: string }).id;
        for (const object of OBJECTS) {
            seen[object] = await idsOf(`SELECT Id FROM ${object}`);
        }
    });

    it.each(OBJECTS)('has seen %s of the campus', async (object) => {
        expect(seen[object]).not.toEqual([]);
        expect(await statuses(object, seen[object]![0]!)).toEqual([200, 200]);
    });

    it('has submitted a request, and is named on its license', async () => {
        expect(await idsOf(`SELECT Id FROM License_Request__c WHERE CreatedById = '${known.users.jordan}'`)).toEqual([
            own
        ]);
        expect(
            await idsOf(`SELECT Id FROM License_Specialist__c WHERE User__c = '${known.users.jordan}'`)
        ).toHaveLength(1);
        expect(await statuses('License_Request__c', own)).toEqual([200, 200]);
    });

    describe('afterwards', () => {
        beforeAll(() =>
            server.anonymous(`delete [SELECT Id FROM GroupMember WHERE UserOrGroupId = '${known.users.jordan}'];`)
        );

        it.each(OBJECTS)('sees no %s any more, by query or by Id', async (object) => {
            expect(await idsOf(`SELECT Id FROM ${object}`)).toEqual([]);
            for (const id of seen[object]!) {
                expect([id, ...(await statuses(object, id))]).toEqual([id, 404, 404]);
            }
        });

        it('neither sees nor withdraws the own request', async () => {
            expect(await statuses('License_Request__c', own)).toEqual([404, 404]);
            const answer = await leaver.call('POST', '/webruntime/api/apex/execute', {
                classname: 'ProvisionRequestController',
                method: 'withdraw',
                params: { requestId: own }
            });
            expect(answer.status).toBeGreaterThanOrEqual(400);
            const [request] = await sessions.administrator.query<{ Status__c: string }>(
                `SELECT Status__c FROM License_Request__c WHERE Id = '${own}'`
            );
            expect(request).toMatchObject({ Status__c: 'Pending' });
        });

        it('comes back with the group, and sees it again', async () => {
            await server.anonymous(`insert new GroupMember(GroupId = '${known.groups.specialistsOfBoulder}',
                UserOrGroupId = '${known.users.jordan}');`);
            expect(await statuses('License_Request__c', own)).toEqual([200, 200]);
        });
    });
});

/** Rule 6: users are saved apart from licenses, so that a run can be killed in between. */
describe('a run that is killed between its two transactions', () => {
    interface Left {
        Status__c: string;
        License__r: { Status__c: string; User__r: { IsActive: boolean; eComm_License__c: string } | null };
    }

    it('is made up for by the next one, also when the request has failed meanwhile and is tried again', async () => {
        const { administrator } = sessions;
        const dunn = known.requests.dunn;
        const left = async (): Promise<Left[]> =>
            administrator.query<Left>(
                `SELECT Status__c, License__r.Status__c, License__r.User__r.IsActive, License__r.User__r.eComm_License__c
                 FROM License_Request__c WHERE Id = '${dunn}'`
            );
        await server.anonymous(`update new License_Request__c(Id = '${dunn}', Applications__c = 'Salesforce');`);
        await server.moveClock({ to: '2027-01-04T00:30:00-07:00' });
        await server.anonymous(
            `FulfilmentService service = new FulfilmentService(Datetime.now());
             service.plan(new Set<Id>{ '${dunn}' });
             service.perform();`
        );
        const users = await administrator.query(
            'SELECT Id FROM User WHERE eComm_License__c != NULL AND IsActive = TRUE'
        );
        expect(users).toHaveLength(1);
        expect(await left()).toMatchObject([{ Status__c: 'Ready', License__r: { User__r: null } }]);
        await server.anonymous(
            `LicenseSystemAccess.saveRequests(new List<License_Request__c>{
                 new License_Request__c(Id = '${dunn}', Status__c = 'Failed', Failure_Message__c = 'Killed') });
             new MonthlyBatchJob().run();`
        );
        await server.moveClock({ by: { minutes: 1 } });
        // What is done by hand is left, so that the request is not complete.
        expect(await left()).toMatchObject([
            { Status__c: 'Ready', License__r: { Status__c: 'Active', User__r: { IsActive: true } } }
        ]);
        expect(
            await administrator.query(
                `SELECT Failures__c FROM License_Job_Run__c WHERE Failed__c > 0 AND CreatedDate >= 2027-01-04T07:00:00Z`
            )
        ).toEqual([]);
    });
});

/** Rules 9 to 11: a sweep ends all access, also what older requests still ask for. */
describe('a request beside a sweep', () => {
    interface Access {
        Id: string;
        Target__c: string;
        Status__c: string;
    }

    it('ends with it, and nothing of it brings the license back', async () => {
        const { administrator, specialist } = sessions;
        await server.bringIn(USED_FOR_100_DAYS);
        const [license] = await administrator.query<{ Id: string; Contact__c: string }>(
            `SELECT Id, Contact__c FROM License__c WHERE Contact__r.Employee_ID__c = '999003'`
        );
        const access = async (): Promise<Access[]> =>
            administrator.query(
                `SELECT Id, Target__c, Status__c FROM License_Access__c WHERE License__c = '${license!.Id}' ORDER BY Target__c`
            );
        const asked = await specialist.call('POST', `${DATA}/sobjects/License_Request__c`, {
            License__c: license!.Id,
            Type__c: 'Provision',
            Reason__c: 'Specialist Request',
            Affiliated_Campus__c: 'UCB',
            eComm_Specialist__c: known.users.riley,
            eComm_Role__c: 'User',
            Applications__c: 'Marketing_Cloud'
        });
        expect([asked.status, asked.text]).toEqual([201, asked.text]);
        const { id } = JSON.parse(asked.text) as { id: string };

        await server.anonymous('new TrainingSweepJob().run();');
        await server.moveClock({ by: { minutes: 1 } });

        const [request] = await administrator.query<{ Status__c: string; Failure_Message__c: string }>(
            `SELECT Status__c, Failure_Message__c FROM License_Request__c WHERE Id = '${id}'`
        );
        expect(request).toMatchObject({
            Status__c: 'Cancelled',
            Failure_Message__c: expect.stringContaining('is not given') as string
        });
        const [cvent, marketingCloud] = await access();
        expect(cvent).toMatchObject({ Target__c: 'Cvent', Status__c: 'Removal Requested' });
        expect(marketingCloud).toMatchObject({ Target__c: 'Marketing_Cloud', Status__c: 'Cancelled' });

        const again: [string, RegExp][] = [
            [`new License_Request__c(Id = '${id}', Status__c = 'Ready')`, /cannot go from "?Cancelled/],
            [`new License_Request__c(Id = '${id}', Status__c = 'Pending')`, /cannot go from "?Cancelled/],
            [`new License_Access__c(Id = '${marketingCloud!.Id}', Status__c = 'Active')`, /cannot go from "?Cancelled/],
            [
                `new License_Access__c(Id = '${cvent!.Id}', Status__c = 'Active')`,
                /request to remove this access is open/
            ]
        ];
        for (const [record, says] of again) {
            const outcome = await tryApex(administrator, `update as system ${record};`);
            expect([record, outcome.refused, outcome.text]).toEqual([record, true, expect.stringMatching(says)]);
        }
        const done = await sessions.systemTeam.call('POST', '/webruntime/api/apex/execute', {
            classname: 'BatchConsoleController',
            method: 'markDone',
            params: { lineIds: [marketingCloud!.Id, cvent!.Id] }
        });
        expect([done.status, done.text]).toEqual([200, done.text]);
        expect((await access()).map(({ Status__c }) => Status__c)).toEqual(['Removed', 'Cancelled']);
        const [ended] = await administrator.query<{ Status__c: string; Deprovision_Reason__c: string }>(
            `SELECT Status__c, Deprovision_Reason__c FROM License__c WHERE Id = '${license!.Id}'`
        );
        expect(ended).toMatchObject({ Status__c: 'Inactive', Deprovision_Reason__c: 'Training Not Completed' });
    });
});
