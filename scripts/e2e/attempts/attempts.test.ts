import { startOrgServer, type OrgServer } from '../org-server.ts';
import type { Attempt, Persona } from './attempt.ts';
import { asSystem, tryApex } from './channels.ts';
import type { Known } from './known.ts';
import { CUT_OFF_DAY, prepare, QUIZ_RESULT } from './prepared.ts';
import { around } from './rows/around.ts';
import { code } from './rows/apex.ts';
import { controllers } from './rows/controllers.ts';
import { detours } from './rows/detours.ts';
import { evidence } from './rows/evidence.ts';
import { KEPT, licenses } from './rows/licenses.ts';
import { lines } from './rows/lines.ts';
import { requests } from './rows/requests.ts';
import { reviews } from './rows/reviews.ts';
import { system } from './rows/system.ts';
import { transfers } from './rows/transfers.ts';
import { ways } from './rows/ways.ts';
import { written } from './rows/written.ts';
import { personas, tryAll } from './runner.ts';
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
    ...reviews(known)
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
