import { attemptsOf, EVERYTHING, type Known } from './attempts/table.ts';
import { people } from './people.ts';
import { tryEverywhere } from './record-attempts.ts';
import type { UserWindow } from './session.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(180_000);

const org = useOrg('Riley Stone');

/** Everybody who has an account, and what stands for them in the sample. */
const PERSONAS = {
    'specialist of the campus': 'Riley Stone',
    'specialist of another campus': 'Taylor Okoye',
    'without the quiz': 'Alex Novak',
    viewer: 'Vic Viewer',
    'quiz intake': 'Quiz Form',
    'HR loader': 'Hana Loader',
    'System team': 'Sam Whitfield',
    administrator: undefined
} as const;

/** Who sees, and who loads what HR has: the sample has neither. */
const OTHERS = `
    Id profileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id;
    List<User> users = new List<User>();
    for (List<String> name : new List<List<String>>{ new List<String>{ 'Vic', 'Viewer' }, new List<String>{ 'Hana', 'Loader' } }) {
        String address = (name[0] + '.' + name[1]).toLowerCase() + '@ecomm.example';
        users.add(new User(FirstName = name[0], LastName = name[1], Username = address, Email = address, Alias = name[0],
            ProfileId = profileId, TimeZoneSidKey = 'America/Denver', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US',
            EmailEncodingKey = 'UTF-8'));
    }
    insert users;
    Map<String, Id> sets = new Map<String, Id>();
    for (PermissionSet one : [SELECT Id, Name FROM PermissionSet WHERE Name IN ('License_Viewer', 'License_Data_Loader')]) {
        sets.put(one.Name, one.Id);
    }
    insert new List<PermissionSetAssignment>{
        new PermissionSetAssignment(AssigneeId = users[0].Id, PermissionSetId = sets.get('License_Viewer')),
        new PermissionSetAssignment(AssigneeId = users[1].Id, PermissionSetId = sets.get('License_Data_Loader'))
    };`;

beforeAll(() => org.server.anonymous(OTHERS));

describe('whoever tries it and however', () => {
    let administrator: UserWindow | undefined;
    let known: Known | undefined;

    beforeAll(async () => {
        administrator = await org.openAs();
        known = await whatIsThere(administrator);
    }, 180_000);

    afterAll(() => administrator?.context.close());

    const everything = async (): Promise<unknown> => {
        const state: Record<string, unknown> = {};
        for (const soql of EVERYTHING) {
            state[soql] = await administrator!.query(soql);
        }
        return state;
    };

    it.each(Object.entries(PERSONAS))('%s gets through with nothing', async (persona, name) => {
        const window = name ? await org.openAs(name) : administrator!;
        const before = await everything();
        const holes: string[] = [];
        let rows = 0;
        for (const attempt of attemptsOf(persona, known!)) {
            const anonymous = name || attempt.notInSystemMode ? undefined : org.server.anonymous;
            for (const { channel, refused, text } of await tryEverywhere(window, attempt, anonymous)) {
                rows++;
                if (!refused || !(attempt.message.test(text) || NO_RIGHT.test(text))) {
                    holes.push(`${attempt.what} (${channel}): ${text.slice(0, 300)}`);
                }
            }
        }
        expect(holes).toEqual([]);
        expect(await everything()).toEqual(before);
        expect(rows).toBeGreaterThan(100);
        if (name) {
            await window.context.close();
        }
    });
});

/** Standard buttons that persons have, where what they lead to is judged; on nothing else of the product is there one. */
const BUTTONS: Readonly<Record<string, Partial<Record<keyof typeof PERSONAS, string[]>>>> = {
    Course_Completion__c: {
        'specialist of the campus': ['Edit', 'Delete'],
        'specialist of another campus': ['Edit', 'Delete'],
        'System team': ['Edit', 'Delete'],
        administrator: ['Edit', 'Delete']
    },
    License_Cycle__c: { 'System team': ['Edit'], administrator: ['Edit', 'Delete'] }
};

const OBJECTS = [
    'License__c',
    'License_Request__c',
    'License_Access__c',
    'License_Specialist__c',
    'Course_Completion__c',
    'License_Email__c',
    'Quiz_Result__c',
    'License_Cycle__c'
];

/** Nobody else may create a record that a list shows. */
const MAY_CREATE = ['specialist of the campus', 'System team', 'administrator'];

describe('standard buttons', () => {
    it.each(Object.entries(PERSONAS))('%s sees those that lead to something', async (persona, name) => {
        const window = await org.openAs(name);
        const { page } = window;
        const standard = page.getByRole('main').getByRole('button', { name: /^(New|Edit|Delete|Clone)$/ });
        const seen: Record<string, string[]> = {};
        const expected: Record<string, string[]> = {};
        for (const object of OBJECTS) {
            const records = await window.query<{ Id: string }>(`SELECT Id FROM ${object} LIMIT 1`).catch(() => []);
            const lists = MAY_CREATE.includes(persona) ? [`o/${object}/list`] : [];
            for (const path of [...records.map(({ Id }) => `r/${object}/${Id}/view`), ...lists]) {
                await page.goto(`/lightning/${path}`);
                await page.waitForLoadState('networkidle');
                seen[path] = await standard.allInnerTexts();
                expected[path] = path.startsWith('r/')
                    ? (BUTTONS[object]?.[persona as keyof typeof PERSONAS] ?? [])
                    : [];
            }
        }
        expect(seen).toEqual(expected);
        await window.context.close();
    });
});

/** A user without the right is told so; who has it is told the rule. */
const NO_RIGHT =
    /INSUFFICIENT_ACCESS|NOT_FOUND|INVALID_FIELD|fields being inaccessible|DML operation \w+ not allowed|No such column|sObject type .* is not supported|ENTITY_IS_DELETED/;

/** The records that the attempts are about. */
async function whatIsThere({ query }: UserWindow): Promise<Known> {
    const one = async (soql: string): Promise<string> => {
        const [row] = await query<{ Id: string }>(soql);
        if (!row) {
            throw new Error(`The sample has no such record: ${soql}`);
        }
        return row.Id;
    };
    const boulder = await one(
        `SELECT Id FROM License__c WHERE Affiliated_Campus__c = 'UCB' AND Status__c = 'Active' ORDER BY Name LIMIT 1`
    );
    const requested = await one(
        `SELECT Id FROM License_Request__c WHERE Type__c = 'Provision' AND Status__c = 'Pending' AND Affiliated_Campus__c = 'UCB' LIMIT 1`
    );
    return {
        eligible: await one(
            `SELECT Id FROM Contact WHERE Email = '${people('an employee who can be provisioned', 'UCB')[0]!.email}'`
        ),
        license: boulder,
        licenseOfDenver: await one(
            `SELECT Id FROM License__c WHERE Affiliated_Campus__c = 'UCD' AND Status__c = 'Active' LIMIT 1`
        ),
        line: await one(
            `SELECT Id FROM License_Access__c WHERE License__c = '${boulder}' AND Status__c = 'Active' LIMIT 1`
        ),
        request: requested,
        requestedLine: await one(`SELECT Id FROM License_Access__c WHERE Requested_In__c = '${requested}' LIMIT 1`),
        requestedLicense: await one(
            `SELECT Id FROM License__c WHERE Id IN (SELECT License__c FROM License_Request__c WHERE Id = '${requested}')`
        ),
        evidence: await one(`SELECT Id FROM Course_Completion__c WHERE License__c = '${boulder}' LIMIT 1`),
        cycle: await one(`SELECT Id FROM License_Cycle__c ORDER BY Month__c DESC LIMIT 1`),
        agreement: await one(`SELECT Id FROM CampaignMember ORDER BY Id LIMIT 1`),
        riley: await one(`SELECT Id FROM User WHERE Name = 'Riley Stone'`),
        taylor: await one(`SELECT Id FROM User WHERE Name = 'Taylor Okoye'`),
        sam: await one(`SELECT Id FROM User WHERE Name = 'Sam Whitfield'`)
    };
}
