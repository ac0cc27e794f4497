import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serveClients, type ServedClients } from '../../local-org/server/clients/served-clients.ts';
import type { Answer } from '../answers.ts';
import type { State } from './check.ts';
import { CHECKS } from './checks/index.ts';
import { judged, preflight, type Finding } from './preflight.ts';
import { projectFacts, type ProjectFacts } from './project-facts.ts';
import { openOrg } from '../salesforce-cli.ts';

// It compiles a project without a cache, and starts the Salesforce CLI.
jest.setTimeout(120_000);

const ROOT = process.cwd();
const MY_DOMAIN = 'https://university.my.salesforce.com';
const facts: ProjectFacts = {
    ...projectFacts(
        ROOT,
        { orgVersion: '67.0', instanceUrl: MY_DOMAIN, runningUser: 'a@b.example', automationUser: 'jobs@b.example' },
        []
    ),
    specialistGroups: ['eComm_Specialists_UCB'],
    campusEmailFields: ['UCB_Email__c', 'ANS_Email__c']
};

describe('an org that another team works in, through the Salesforce CLI', () => {
    let served: ServedClients;
    const home = process.env['HOME'];
    const look = async (): Promise<Map<string, Finding>> =>
        new Map((await preflight(await openOrg('there', ROOT), ROOT, null)).map((one) => [one.name, one]));
    const states = (findings: Map<string, Finding>, names: string[]): (State | undefined)[] =>
        names.map((name) => findings.get(name)?.state);

    beforeAll(async () => {
        served = await serveClients();
        process.env['HOME'] = served.folder;
        process.env['SF_USE_GENERIC_UNIX_KEYCHAIN'] = 'true';
        process.env['SF_ACCESS_TOKEN'] = served.token();
        const cli = 'node_modules/@salesforce/cli/bin/run.js';
        const login = ['org', 'login', 'access-token', '--instance-url', served.origin, '--no-prompt', '-a', 'there'];
        // The environment of a test is its own: a command gets it only when it is handed over.
        await promisify(execFile)(process.execPath, [cli, ...login], { env: { ...process.env } });
    });

    afterAll(async () => {
        process.env['HOME'] = home;
        await served.close();
    });

    const CHANGED = ['Chatter group', 'Campaign of the agreement', 'Holidays', 'Contacts without an account'];

    it('is told what to do, then that it is done', async () => {
        const before = await look();
        expect([...before.keys()]).toEqual(CHECKS.map((one) => one.name));
        expect(states(before, CHANGED)).toEqual(['to do', 'to do', 'to do', 'fine']);
        expect(states(before, ['API version', 'Edition', 'Permissions of who deploys', 'Names of objects'])).toEqual(
            Array(4).fill('fine')
        );
        expect(states(before, ['My Domain', 'Groups of specialists'])).toEqual(['to do', 'to do']);
        expect(states(before, ['E-mail fields of campuses'])).toEqual(['fine']);
        const admin = served.connect();
        const made = [
            await admin
                .sobject('CollaborationGroup')
                .create({ Name: 'eComm Specialists', CollaborationType: 'Public' }),
            await admin.sobject('Campaign').create({ Name: 'eComm User Agreement 2026', IsActive: true }),
            await admin.sobject('Holiday').create({ Name: 'Day off', ActivityDate: '2999-12-31', IsAllDay: true }),
            await admin.sobject('Contact').create({ LastName: 'Alone' })
        ];
        expect(made.map((one) => one.success)).toEqual(Array(4).fill(true));
        expect(states(await look(), CHANGED)).toEqual(['fine', 'fine', 'fine', 'to do']);
    });
});

/** What a query answers that has these rows. */
const rows = (...records: object[]): unknown => ({ totalSize: records.length, done: true, records });
const count = (totalSize: number): unknown => ({ totalSize, done: true, records: [] });
const sharing = (Contact: string, Account: string): unknown =>
    rows(
        ...Object.entries({ Contact, Account }).map(([QualifiedApiName, InternalSharingModel]) => ({
            QualifiedApiName,
            InternalSharingModel
        }))
    );
const readable = (...campuses: string[]): unknown =>
    rows(...campuses.map((name) => ({ Field: `Contact.${name}_Email__c`, Parent: { Name: 'License_Viewer' } })));
const OURS = rows({}, {}, {});
const ADMIN = {
    PermissionsAuthorApex: true,
    PermissionsCustomizeApplication: true,
    PermissionsManageUsers: true,
    PermissionsModifyAllData: true
};
const seats = (TotalLicenses: number, UsedLicenses: number): unknown =>
    rows({ UserLicense: { Name: 'Salesforce', TotalLicenses, UsedLicenses } });
type Case = [name: string, state: State, json: Record<string, unknown>, changes?: Partial<ProjectFacts>];
const CASES: Case[] = [
    ['API version', 'fine', {}],
    ['API version', 'to do', {}, { orgVersion: '66.0' }],
    ['Edition', 'fine', { organization: rows({ OrganizationType: 'Enterprise Edition' }) }],
    ['Edition', 'to do', { organization: rows({ OrganizationType: 'Professional Edition' }) }],
    ['My Domain', 'fine', {}],
    ['My Domain', 'fine', {}, { instanceUrl: 'https://university--uat.sandbox.my.salesforce.com/' }],
    ['My Domain', 'to do', {}, { instanceUrl: 'https://na139.salesforce.com' }],
    ['Permissions of who deploys', 'fine', { user: rows({ Profile: ADMIN }), sets: rows() }],
    ['Permissions of who deploys', 'to do', { user: rows({ Profile: {} }), sets: rows() }],
    ['User of the jobs', 'fine', { user: rows({ IsActive: true, UserType: 'Standard' }), given: rows({}) }],
    ['User of the jobs', 'to do', { user: rows({ IsActive: true, UserType: 'Standard' }), given: rows() }],
    ['User of the jobs', 'to do', { user: rows({ IsActive: false, UserType: 'Standard' }), given: rows({}) }],
    ['User of the jobs', 'to do', { user: rows(), given: rows() }, { automationUser: null }],
    [
        'User of the jobs',
        'to do',
        { user: rows({ IsActive: true, UserType: 'Standard', EmployeeNumber: '200123' }), given: rows({}) }
    ],
    ['Names of classes and triggers', 'fine', { ours: rows(), classes: rows({ Name: 'Theirs' }), triggers: rows() }],
    [
        'Names of classes and triggers',
        'to do',
        { ours: rows(), classes: rows({ Name: 'LICENSEJOBS' }), triggers: rows() }
    ],
    ['Names of objects', 'fine', { ours: OURS, objects: rows({ QualifiedApiName: 'License__c' }) }],
    ['Names of objects', 'to do', { ours: rows(), objects: rows({ QualifiedApiName: 'License__c' }) }],
    ['Fields of contacts', 'fine', { ours: rows(), contact: { fields: [{ name: 'Email' }] } }],
    ['Fields of contacts', 'to do', { ours: rows(), contact: { fields: [{ name: 'UCB_Email__c' }] } }],
    ['Names of permission sets', 'fine', { ours: rows(), sets: rows() }],
    ['Names of permission sets', 'to do', { ours: rows(), sets: rows({ Name: 'eComm_User' }) }],
    ['Sharing of contacts', 'fine', { defaults: sharing('Read', 'Private') }],
    ['Sharing of contacts', 'fine', { defaults: sharing('ControlledByParent', 'ReadWrite') }],
    ['Sharing of contacts', 'to do', { defaults: sharing('ControlledByParent', 'Private') }],
    ['Sharing of contacts', 'to do', { defaults: sharing('Private', 'Read') }],
    ['Contacts without an account', 'fine', { contacts: count(0) }],
    ['Contacts without an account', 'to do', { contacts: count(31) }],
    ['Users without employee number', 'fine', { users: count(0) }],
    ['Users without employee number', 'to do', { users: count(4) }],
    ['Employee numbers of two users', 'fine', { numbers: rows() }],
    ['Employee numbers of two users', 'to do', { numbers: rows({ EmployeeNumber: '1', n: 2 }) }],
    ['Free user licenses', 'fine', { profile: seats(10, 9) }],
    ['Free user licenses', 'to do', { profile: seats(10, 10) }],
    ['Free user licenses', 'to do', { profile: rows() }],
    ['E-mail deliverability', 'fine', { reserved: { success: true } }],
    ['E-mail deliverability', 'to do', { reserved: { success: false, exceptionMessage: 'not permitted' } }],
    ['E-mails a day', 'fine', { limits: { SingleEmail: { Max: 5000, Remaining: 4000 } } }],
    ['E-mails a day', 'to do', { limits: { SingleEmail: { Max: 15, Remaining: 15 } } }],
    ['Sender of the e-mails', 'fine', { address: rows() }],
    ['Sender of the e-mails', 'fine', { address: rows({}) }, { policy: { Sender_Address__c: 'e@cu.example' } }],
    ['Sender of the e-mails', 'to do', { address: rows() }, { policy: { Sender_Address__c: 'e@cu.example' } }],
    ['Holidays', 'fine', { holidays: rows({}) }],
    ['Holidays', 'to do', { holidays: rows() }],
    [
        'Groups of specialists',
        'fine',
        { groups: rows({ DeveloperName: 'eComm_Specialists_UCB', GroupMembers: rows({}) }) }
    ],
    [
        'Groups of specialists',
        'to do',
        { groups: rows({ DeveloperName: 'eComm_Specialists_UCB', GroupMembers: null }) }
    ],
    ['E-mail fields of campuses', 'fine', { sets: rows(), fields: rows() }],
    ['E-mail fields of campuses', 'fine', { sets: rows({ Name: 'License_Viewer' }), fields: readable('UCB', 'ANS') }],
    ['E-mail fields of campuses', 'to do', { sets: rows({ Name: 'License_Viewer' }), fields: readable('UCB') }],
    ['Chatter group', 'fine', { group: rows({ IsArchived: false }) }],
    ['Chatter group', 'to do', { group: rows({ IsArchived: true }) }],
    ['Campaign of the agreement', 'fine', { campaigns: rows({ Name: 'eComm User Agreement 2026' }) }],
    ['Campaign of the agreement', 'to do', { campaigns: rows() }]
];

function judge(name: string, answer: (key: string) => Answer, changes: Partial<ProjectFacts> = {}): Finding {
    const check = CHECKS.find((one) => one.name === name)!;
    const own = { ...facts, ...changes };
    const questions = check.questions(own);
    const answers = new Map(Object.entries(questions).map(([key, question]) => [question, answer(key)]));
    return { name, ...judged(check, questions, answers, own) };
}

describe('every check', () => {
    it.each(CASES.map((one) => ({ title: `${one[0]}: ${one[1]}`, one })))('$title', ({ one }) => {
        const [name, state, json, changes] = one;
        const finding = judge(name, (key) => ({ ok: true, json: json[key] }), changes);
        expect(finding.state).toBe(state);
        expect(finding.how === '').toBe(state === 'fine');
    });

    it('has a case that is fine and one that is not', () => {
        const covered = CASES.map(([name, state]) => `${name}: ${state}`);
        const wanted = CHECKS.flatMap(({ name }) => [`${name}: fine`, `${name}: to do`]);
        expect(wanted.filter((one) => !covered.includes(one))).toEqual([]);
    });

    it('says what it could not ask, and never that it is fine', () => {
        const asking = CHECKS.filter((one) => Object.keys(one.questions(facts)).length > 0);
        const refused = asking.map(({ name }) => judge(name, () => ({ ok: false, why: 'No such column' })));
        expect(new Set(refused.map(({ state, found }) => `${state}: ${found}`))).toEqual(
            new Set(['could not ask: No such column'])
        );
        expect(judge('Holidays', () => ({ ok: true, json: { done: false, records: [] } })).state).toBe('could not ask');
    });
});
