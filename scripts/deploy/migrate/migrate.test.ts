import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveClients, type ServedClients } from '../../local-org/server/clients/served-clients.ts';
import { openOrg, type Org } from '../salesforce-cli.ts';
import { servedAsOrg } from '../testing.ts';
import { bringIn } from './bring-in.ts';
import { migrate } from './migrate.ts';
import type { Outcome } from './people.ts';

// It compiles a project where no cache has it, and starts the Salesforce CLI.
jest.setTimeout(120_000);

const ROOT = process.cwd();
const MAPPING = readFileSync(join(__dirname, 'mapping.sample.json'), 'utf8');
const NOW = new Date('2026-11-29T12:00:00Z');
const HEADER =
    'Employee Number,Campus,State,Owner E-mail,Level,Start,Trained,Last Used,End,Login,Tools,Units,Groups,Also,Remarks';

let served: ServedClients;
let org: Org;

const fileOf = (...rows: string[]): Uint8Array => new TextEncoder().encode([HEADER, ...rows].join('\r\n'));

async function run(csv: Uint8Array, options: { write?: boolean; withoutRefused?: boolean } = {}): Promise<Outcome[]> {
    return migrate(org, ROOT, { csv, mapping: MAPPING, write: false, withoutRefused: false, now: NOW, ...options });
}

async function saved(query: string): Promise<Record<string, unknown>[]> {
    const { records } = await served.connect().query<Record<string, unknown>>(query);
    return records.map(({ attributes: _, ...fields }) => fields);
}

const states = (outcomes: Outcome[]): string[] => outcomes.map(({ state }) => state);

beforeAll(async () => {
    served = await serveClients(ROOT, join(ROOT, '.local-org', 'cache'));
    org = servedAsOrg(served);
    for (const LastName of ['One', 'Other']) {
        await served.connect().sobject('Contact').create({ LastName, Employee_ID__c: '777777' });
    }
    await served.connect().sobject('Contact').create({ LastName: 'Odd', Employee_ID__c: "O'Neil\\" });
});

afterAll(() => served.close());

const GOOD = [
    '310017,Boulder,Enabled,riley.stone@ecomm.example,Basic,3/4/2024,20 Mar 2024,11/1/2026 2:30 PM,,,SF;MC,Sample: UCB Alumni,,jordan.blake@ecomm.example,"two\r\nlines"',
    // A second tool of the same person, and one that ended.
    '310017,boulder ,Enabled,,Basic,2/4/2024,,,,,Cvent,,Sample_Boulder_Newsletter,,',
    '310017,Boulder,Disabled,,Basic,1/4/2024,,,6/30/2025,,Cvent;MC,,,,',
    '310153,Denver | Anschutz,Expired,former.owner@ecomm.example,,2024-01-02T05:00:00.000+0000,,,2025-06-30,,MC,,,,',
    '310034,Boulder,Enabled,,Power,1 Sep 2026,,,,alex.novak@ecomm.example,SF,,,,'
];
const REFUSED: [row: string, why: RegExp][] = [
    [',Boulder,Enabled,,Basic,3/4/2024,,,,,SF,,,,', /Employee Number is blank/],
    ['999999,Boulder,Enabled,,Basic,3/4/2024,,,,,SF,,,,', /no contact has the Employee_ID__c "999999"/],
    [
        '777777,Boulder,Enabled,,Basic,3/4/2024,,,,,SF,,,,',
        /2 contacts have the Employee_ID__c "777777": One \(003\w+\), Other/
    ],
    ['310051,Aurora,Enabled,,Basic,3/4/2024,,,,,SF,,,,', /Affiliated Campus: "Aurora" is none of/],
    ['310068,Boulder,Pending,,Basic,3/4/2024,,,,,SF,,,,', /Status: "Pending" is none of/],
    ['310085,Boulder,Requested,,Basic,3/4/2024,,,,,SF,,,,', /only licenses that are, or were, in use/],
    ['310102,Boulder,Enabled,,Basic,2/30/2024,,,,,SF,,,,', /Provisioned On: "2\/30\/2024" is no date/],
    ['310119,Boulder,Enabled,,Basic,12/1/2026,,,,,SF,,,,', /Provisioned On: 2026-12-01 is in the future/],
    ['310136,Boulder,Enabled,,Basic,,,,,,SF,,,,', /Active, and Provisioned On is blank/],
    ['310170,Boulder,Enabled,,Basic,3/4/2024,,,,,,,,,', /Active, with access to nothing/],
    ['310187,Boulder,Enabled,,Basic,3/4/2024,,,6/6/2025,,SF,,,,', /Active, and Deprovisioned On is filled/],
    ['310204,Boulder,Disabled,,Basic,3/4/2024,,,1/6/2024,,,,,,', /Deprovisioned On is before Provisioned On/],
    ['310221,Boulder,Enabled,nobody@x.example,Basic,3/4/2024,,,,,SF,,,,', /eComm Specialist: no user has the Email/],
    ['310238,Boulder,Enabled,,Basic,3/4/2024,,,,,Excel,,,,', /there is no application "Excel"/],
    [
        '310255,Boulder,Enabled,,Basic,3/4/2024,,,,,SF,Sample: UCD Admissions,,,',
        /Business Unit "Sample: UCD Admissions" is not one that the campus UCB may have/
    ],
    ['310272,Boulder,Enabled,,Basic,3/4/2024,,,,,SF,,eComm_Specialists_UCB,,', /there is no public group/],
    ['310289,,Enabled,,Basic,3/4/2024,,,,,SF,,,,', /Affiliated.Campus/i],
    // Two rows of one person that do not say the same: neither is brought in.
    ['310306,Boulder,Enabled,,Basic,3/4/2024,,,,,SF,,,,', /lines 19, 20 are of one person and differ in eComm Role/],
    ['310306,Boulder,Enabled,,Power,3/4/2024,,,,,MC,,,,', /lines 19, 20 are of one person/],
    // One of two rows is refused, so the other is, too.
    ['310323,Boulder,Enabled,,Basic,3/4/2024,,,,,SF,,,,', /of the same person line 22 is refused/],
    ['310323,Boulder,Enabled,,Basic,31/4/2024,,,,,MC,,,,', /Provisioned On: "31\/4\/2024" is no date/],
    ['310374,Boulder,Enabled,,Basic,3/4/2024,,,,sam.whitfield@ecomm.example,SF,,,,', /one user for Val Garza and Wren/],
    ['310391,Denver | Anschutz,Enabled,,Basic,3/4/2024,,,,sam.whitfield@ecomm.example,SF,,,,', /one user for/],
    ["O'Nobody\\,Boulder,Enabled,,Basic,3/4/2024,,,,,SF,,,,", /no contact has/]
];

it('needs who may, and fields that a file fills', async () => {
    const refused = run(fileOf(...GOOD));
    await expect(refused).rejects.toThrow('have License Import while the licenses are brought in');
    const admin = served.connect();
    const [set] = await saved("SELECT Id FROM PermissionSet WHERE Name = 'License_Import'");
    const [user] = await saved("SELECT Id FROM User WHERE Username = 'admin@localorg.invalid'");
    await admin.sobject('PermissionSetAssignment').create({ AssigneeId: user!['Id'], PermissionSetId: set!['Id'] });
    const mapping = MAPPING.replace('"User__c"', '"Contact__c"');
    await expect(
        migrate(org, ROOT, { csv: fileOf(...GOOD), mapping, write: true, withoutRefused: false, now: NOW })
    ).rejects.toThrow('The mapping fills Contact__c, which is no field of a license that a file fills');
});

it('says of every row why it is refused, and brings nobody in while somebody is', async () => {
    const before = await saved('SELECT COUNT(Id) n FROM License__c');
    const outcomes = await run(fileOf(...REFUSED.map(([row]) => row), ...GOOD), { write: true });
    const refused = outcomes.slice(0, REFUSED.length);
    expect(states(refused)).toEqual(REFUSED.map(() => 'refused'));
    REFUSED.forEach(([, why], index) => expect(refused[index]!.why).toMatch(why));
    expect(states(outcomes.slice(REFUSED.length))).toEqual(Array(5).fill('ready'));
    await expect(saved('SELECT COUNT(Id) n FROM License__c')).resolves.toEqual(before);
});

it('tells what the first daily run would end', async () => {
    const outcomes = await run(fileOf(...GOOD));
    expect(outcomes.map(({ line, why }) => [line, why])).toEqual([
        [2, 'access that has ended is not brought in: Cvent, Marketing Cloud'],
        [4, 'access that has ended is not brought in: Cvent, Marketing Cloud'],
        [5, 'access that has ended is not brought in: Cvent, Marketing Cloud'],
        [6, 'access that has ended is not brought in: Marketing Cloud'],
        [7, 'the first daily run ends it: no training quiz within 60 days']
    ]);
});

it('brings the others in where that is asked for, whole, and nobody twice', async () => {
    const file = fileOf("O'Neil\\,Boulder,Enabled,,,3/4/2026,,11/1/2026,,,SF,,,,", REFUSED[0]![0], ...GOOD);
    const options = { write: true, withoutRefused: true };
    expect(states(await run(file, options))).toEqual(['imported', 'refused', ...Array<string>(5).fill('imported')]);
    const of = (number: string): string => `Contact__r.Employee_ID__c = '${number}'`;
    await expect(
        saved(
            `SELECT Status__c, Affiliated_Campus__c, eComm_Role__c, Provisioned_On__c, Deprovisioned_On__c, Last_Activity__c, User__r.Name
             FROM License__c WHERE ${of('310017')} OR ${of('310034')} OR ${of('310153')} ORDER BY Contact__r.Employee_ID__c`
        )
    ).resolves.toMatchObject([
        {
            Status__c: 'Active',
            Affiliated_Campus__c: 'UCB',
            Provisioned_On__c: '2024-01-04',
            Last_Activity__c: '2026-11-01T21:30:00.000+0000'
        },
        { Status__c: 'Active', eComm_Role__c: 'Super User', User__r: { Name: 'Alex Novak' } },
        {
            Status__c: 'Inactive',
            eComm_Role__c: 'User',
            Provisioned_On__c: '2024-01-01',
            Deprovisioned_On__c: '2025-06-30'
        }
    ]);
    const lines = await saved(
        `SELECT Target__c, Status__c, Granted_On__c FROM License_Access__c WHERE License__r.${of('310017')} ORDER BY Target__c`
    );
    const granted = (Target__c: string, day: string): object => ({
        Target__c,
        Status__c: 'Active',
        Granted_On__c: `${day}T07:00:00.000+0000`
    });
    expect(lines).toMatchObject([
        granted('Cvent', '2024-02-04'),
        granted('Marketing_Cloud', '2024-03-04'),
        granted('Salesforce', '2024-03-04'),
        granted('Sample_Boulder_Newsletter', '2024-02-04'),
        granted('Sample_UCB_Alumni', '2024-03-04')
    ]);
    await expect(
        saved(`SELECT User__r.Name FROM License_Specialist__c WHERE License__r.${of('310017')}`)
    ).resolves.toHaveLength(1);
    const again = await run(file, options);
    expect(states(again)).toEqual(['already there', 'refused', ...Array<string>(5).fill('already there')]);
    expect(again[0]!.why).toMatch(/^L-\d+$/);
});

it('refuses a user who has a license', async () => {
    const refused = await run(fileOf(`310442,Boulder,Enabled,,Basic,3/4/2024,,,,alex.novak@ecomm.example,SF,,,,`));
    expect(refused).toMatchObject([{ state: 'refused', why: expect.stringMatching(/the user has the license L-\d+/) }]);
});

it('reports what the org alone knows, and nothing stays of a person whose line it refuses', async () => {
    const contacts = await saved("SELECT Id FROM Contact WHERE Employee_ID__c IN ('310017', '310442', '310459')");
    const people = contacts.map(({ Id }, index) => ({
        lines: [index],
        name: String(index),
        contactId: String(Id),
        license: { Affiliated_Campus__c: 'UCB', Status__c: 'Active', Provisioned_On__c: '2026-01-05' },
        access: [
            {
                Kind__c: index === 1 ? 'Tool' : 'Application',
                Target__c: 'Cvent',
                Target_Name__c: 'Cvent',
                Status__c: 'Active' as const,
                Granted_On__c: '2026-01-05T07:00:00.000Z'
            }
        ],
        specialists: [],
        notes: []
    }));
    const refused = await bringIn(org, ROOT, people, false);
    expect([...refused].map(([{ name }, why]) => [name, why])).toEqual([
        ['0', expect.stringContaining('duplicate value found')],
        ['1', expect.stringContaining('bad value for restricted picklist field: Tool')]
    ]);
    const there = await saved(
        "SELECT COUNT(Id) n FROM License__c WHERE Contact__r.Employee_ID__c IN ('310017', '310442', '310459')"
    );
    expect(there).toMatchObject([{ n: 2 }]);
});

it('has its Apex run by the Salesforce CLI', async () => {
    const home = process.env['HOME'];
    process.env['HOME'] = served.folder;
    process.env['SF_USE_GENERIC_UNIX_KEYCHAIN'] = 'true';
    process.env['SF_ACCESS_TOKEN'] = served.token();
    try {
        const cli = 'node_modules/@salesforce/cli/bin/run.js';
        const login = ['org', 'login', 'access-token', '--instance-url', served.origin, '--no-prompt', '-a', 'there'];
        await promisify(execFile)(process.execPath, [cli, ...login], { env: { ...process.env } });
        const throughCli = await openOrg('there', ROOT);
        await expect(throughCli.apex('Integer i = 1;')).resolves.toBeNull();
        await expect(throughCli.apex("throw new IllegalArgumentException('no');")).resolves.toContain('no');
        await expect(throughCli.apex('Integer i = ;')).rejects.toThrow();
    } finally {
        process.env['HOME'] = home;
    }
});
