import { NO_RIGHT } from './attempts/runner.ts';
import { tryEverywhere, type Attempt } from './record-attempts.ts';
import type { UserWindow } from './session.ts';
import { useOrg } from './use-org.ts';
import { PROVIDE_EVIDENCE } from './screenshots.ts';

jest.setTimeout(120_000);

/** The last business day of the year; the first week begins on Monday the 4th, three days after the cut-off. */
const CUT_OFF_DAY = '2026-12-31T12:00:00-07:00';
const AFTER_CUT_OFF = '2027-01-01T00:02:00-07:00';
const DECIDED = '2027-01-01T12:00:00-07:00';

const org = useOrg('Sam Whitfield', { clock: CUT_OFF_DAY });

/** The records that somebody wants processed early. */
interface Case {
    license: string;
    request: string;
    line: string;
    cycle: string;
    nextCycle: string;
    agreement: string;
}

const [COMPLETE, LATE] = ['310731', '310748'];

/** Gives one of the two people with a request everything in time, and the other nothing but an unsigned agreement. */
const PREPARED = `
    Id campaignId = [SELECT Id FROM Campaign WHERE Name = 'eComm User Agreement 2026'].Id;
    for (String number : new List<String>{ '${COMPLETE}', '${LATE}' }) {
        Contact person = [SELECT Id FROM Contact WHERE Employee_ID__c = :number];
        delete [SELECT Id FROM CampaignMember WHERE ContactId = :person.Id];
        CampaignMember agreement = new CampaignMember(CampaignId = campaignId, ContactId = person.Id);
        if (number == '${COMPLETE}') {
            agreement.User_Signed_On__c = Datetime.now().addDays(-9);
            agreement.Supervisor_Signed_On__c = Datetime.now().addDays(-8);
        }
        insert agreement;
        License__c license = [SELECT Id FROM License__c WHERE Contact__c = :person.Id];
        delete [SELECT Id FROM Course_Completion__c WHERE License__c = :license.Id];
        List<Course_Completion__c> evidence = new List<Course_Completion__c>();
        for (Required_Course__mdt course : Required_Course__mdt.getAll().values()) {
            evidence.add(new Course_Completion__c(License__c = license.Id, Course__c = course.DeveloperName,
                Completed_On__c = Date.today().addDays(-30)));
        }
        ${PROVIDE_EVIDENCE}
    }
    new CycleAnnouncementJob().run();`;

/** What is tried before the cut-off is in attempts/: here the clock goes on. */
describe('no exceptions', () => {
    let administrator: UserWindow | undefined;

    beforeAll(async () => {
        await org.server.anonymous(PREPARED);
        administrator = await org.openAs();
    }, 120_000);

    afterAll(() => administrator?.context.close());

    const one = async (soql: string): Promise<string> =>
        (await administrator!.query<{ Id: string }>(soql))[0]?.Id ?? '';

    const caseOf = async (number: string): Promise<Case> => {
        const license = await one(`SELECT Id FROM License__c WHERE Contact__r.Employee_ID__c = '${number}'`);
        return {
            license,
            request: await one(`SELECT Id FROM License_Request__c WHERE License__c = '${license}'`),
            line: await one(
                `SELECT Id FROM License_Access__c WHERE License__c = '${license}' AND Kind__c = 'Application'`
            ),
            cycle: await one(`SELECT Id FROM License_Cycle__c WHERE Month__c = '2027-01'`),
            nextCycle: await one(`SELECT Id FROM License_Cycle__c WHERE Month__c = '2027-02'`),
            agreement: await one(`SELECT Id FROM CampaignMember WHERE Contact.Employee_ID__c = '${number}'`)
        };
    };

    /** Everything that an attempt could have changed. */
    const everything = async (): Promise<unknown> => ({
        requests: await administrator!.query(
            `SELECT Id, License__c, Type__c, Reason__c, Status__c, Cycle__c, Pre_Access_Status__c, Outstanding_Requirements__c,
             Submitted_On__c, Submitted_By__c, Decided_On__c, Completed_On__c FROM License_Request__c ORDER BY Id`
        ),
        lines: await administrator!.query(
            `SELECT Id, License__c, Kind__c, Target__c, Status__c, Requested_In__c, Removal_Requested_In__c FROM License_Access__c ORDER BY Id`
        ),
        licenses: await administrator!.query(
            'SELECT Id, Contact__c, Status__c, User__c, Pre_Access_Status__c FROM License__c ORDER BY Id'
        ),
        cycles: await administrator!.query(
            'SELECT Id, Month__c, Cut_Off__c, Processing_From__c, Status__c FROM License_Cycle__c ORDER BY Id'
        ),
        signatures: await administrator!.query(
            'SELECT Id, User_Signed_On__c, Supervisor_Signed_On__c FROM CampaignMember ORDER BY Id'
        ),
        users: await administrator!.query('SELECT Id, IsActive FROM User ORDER BY Id')
    });

    // A user without the right is told so; who has it is told the rule.
    const expectRefused = async (attempts: Attempt[]): Promise<void> => {
        const before = await everything();
        const holes: string[] = [];
        for (const attempt of attempts) {
            for (const [name, window] of [
                ['System team', org.user],
                ['administrator', administrator!]
            ] as const) {
                const anonymous = window === administrator ? org.server.anonymous : undefined;
                for (const { channel, refused, text } of await tryEverywhere(window, attempt, anonymous)) {
                    const isClear = attempt.message.test(text) || NO_RIGHT.test(text);
                    if (!refused || !isClear) {
                        holes.push(`${attempt.what} (${name}, ${channel}): ${text}`);
                    }
                }
            }
        }
        expect(holes).toEqual([]);
        expect(await everything()).toEqual(before);
    };

    const request = (what: string, { request: id }: Case, fields: Attempt['fields'], message: RegExp): Attempt => ({
        what,
        operation: 'update',
        object: 'License_Request__c',
        id,
        fields: fields!,
        message
    });
    const line = (what: string, { line: id }: Case, fields: Attempt['fields'], message: RegExp): Attempt => ({
        what,
        operation: 'update',
        object: 'License_Access__c',
        id,
        fields: fields!,
        message
    });
    const newLine = (what: string, given: Case, fields: Attempt['fields'], message: RegExp): Attempt => ({
        what,
        operation: 'create',
        object: 'License_Access__c',
        fields: { License__c: given.license, Kind__c: 'Application', Target__c: 'Cvent', ...fields },
        message
    });
    const cycle = (what: string, id: string, fields: Attempt['fields'], message: RegExp): Attempt => ({
        what,
        operation: 'update',
        object: 'License_Cycle__c',
        id,
        fields: { ...fields, Date_Change_Reason__c: `Tried: ${what}` },
        message
    });
    it('a request is pending in the next cycle whatever it claims to be', async () => {
        const { license } = await caseOf(LATE!);
        await org.server
            .anonymous(`insert as system new License_Request__c(License__c = '${license}', Type__c = 'Provision', Reason__c = 'Specialist Request',
            Affiliated_Campus__c = 'UCD', eComm_Specialist__c = [SELECT Id FROM User WHERE Name = 'Taylor Okoye'].Id, eComm_Role__c = 'User',
            Applications__c = 'Cvent', Status__c = 'Ready', Pre_Access_Status__c = 'Complete', Decided_On__c = Datetime.now(),
            Submitted_On__c = Datetime.now().addDays(-60));`);
        const [forged] = await administrator!.query<Record<string, string>>(
            `SELECT Id, Status__c, Pre_Access_Status__c, Decided_On__c, Cycle__r.Month__c, Submitted_On__c FROM License_Request__c
             WHERE License__c = '${license}' AND Applications__c = 'Cvent'`
        );
        expect(forged).toMatchObject({
            Status__c: 'Pending',
            Pre_Access_Status__c: 'Outstanding',
            Decided_On__c: null,
            Cycle__r: { Month__c: '2027-01' }
        });
        expect(forged!['Submitted_On__c']).toMatch(/^2026-12-31/);
        await org.server.anonymous(
            `update as system new License_Request__c(Id = '${forged!['Id']}', Status__c = 'Cancelled');`
        );
    });

    it('between the cut-off and its job, nothing late counts', async () => {
        await org.server.moveClock({ to: AFTER_CUT_OFF });
        const given = await caseOf(LATE!);
        const [completion] = await administrator!.query<{ Id: string }>(
            `SELECT Id FROM Course_Completion__c WHERE License__c = '${given.license}' LIMIT 1`
        );
        await expectRefused([
            request('ready', given, { Status__c: 'Ready' }, /not complete by the cut-off/),
            request('complete by hand', given, { Pre_Access_Status__c: 'Complete' }, /nobody writes it by hand/),
            request('other answers', given, { eComm_Role__c: 'Super User' }, /cannot be changed/),
            newLine(
                'late',
                given,
                { Status__c: 'Requested', Requested_In__c: given.request },
                /only before its cut-off/
            ),
            {
                what: 'signed yesterday',
                operation: 'update',
                object: 'CampaignMember',
                id: given.agreement,
                fields: {
                    User_Signed_On__c: '2026-12-30T12:00:00.000Z',
                    Supervisor_Signed_On__c: '2026-12-30T12:00:00.000Z'
                },
                message: /cannot be dated before it/
            },
            {
                what: 'the license of somebody who signed',
                operation: 'update',
                object: 'License__c',
                id: given.license,
                fields: { Contact__c: await one(`SELECT Id FROM Contact WHERE Employee_ID__c = '310017'`) },
                message: /stays with its person/
            },
            cycle('a later cut-off', given.cycle, { Cut_Off__c: '2027-01-02T06:59:59.000Z' }, /has passed/)
        ]);
        await org.server.anonymous(`update as system new Course_Completion__c(Id = '${completion!.Id}',
            Provided_On__c = Datetime.newInstance(2026, 12, 1));`);
        const [after] = await administrator!.query<{ Provided_On__c: string }>(
            `SELECT Provided_On__c FROM Course_Completion__c WHERE Id = '${completion!.Id}'`
        );
        expect(after!.Provided_On__c).toMatch(/^2026-12-31/);
    });

    it('once decided, the late request is held for the next cycle, and the other waits for the first week', async () => {
        await org.server.moveClock({ to: DECIDED });
        const given = await caseOf(COMPLETE!);
        const late = await caseOf(LATE!);
        const statuses = await administrator!.query<{ Status__c: string; Cycle__r: { Month__c: string } }>(
            `SELECT Status__c, Cycle__r.Month__c FROM License_Request__c WHERE Id IN ('${given.request}', '${late.request}') ORDER BY Status__c`
        );
        expect(statuses.map((row) => `${row.Status__c} ${row.Cycle__r.Month__c}`)).toEqual([
            'Held 2027-02',
            'Ready 2027-01'
        ]);
        await expectRefused([
            request('back', late, { Cycle__c: given.cycle }, /later cycle/),
            request('ready', late, { Status__c: 'Ready' }, /only after the cut-off/),
            request('completed', given, { Status__c: 'Completed' }, /from the first week/),
            line('active', given, { Status__c: 'Active' }, /from the first week/),
            line('in progress', given, { Status__c: 'In Progress' }, /from the first week/),
            line('active', late, { Status__c: 'Active' }, /no exceptions/),
            cycle('first week now', given.cycle, { Processing_From__c: '2026-12-31' }, /no exceptions|cannot be moved/)
        ]);
        const before = await everything();
        await org.server.anonymous('new MonthlyBatchJob().run();');
        expect(await everything()).toEqual(before);
    });

    it('the batch cannot be started before the first week', async () => {
        const { page } = org.user;
        await page.goto('/lightning/n/Batch_Console');
        const start = page.getByRole('button', { name: 'Start the batch' });
        await start.waitFor();
        expect(await start.isDisabled()).toBe(true);
    });

    it('the record page of a request offers nothing to edit but what no layout can lock, and that of a cycle says why its dates stay', async () => {
        const { page } = org.user;
        const given = await caseOf(COMPLETE!);
        const before = await everything();
        await page.goto(`/lightning/r/License_Request__c/${given.request}/view`);
        await page.getByRole('button', { name: 'Withdraw' }).waitFor();
        expect(await page.getByRole('button', { name: /^(Edit$|Delete|Mark)/ }).count()).toBe(0);
        // A layout cannot make a field read-only that is required everywhere; another answer there is refused when it is saved.
        const pencils = page.getByRole('button', { name: /^Edit / });
        await pencils.last().waitFor();
        expect(await pencils.evaluateAll((all) => all.map((one) => one.getAttribute('title')))).toEqual([
            'Edit Type',
            'Edit Reason',
            'Edit Affiliated Campus'
        ]);

        await page.goto(`/lightning/r/License_Cycle__c/${given.cycle}/view`);
        await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('textbox', { name: 'Processing From' }).fill('12/30/2026');
        await dialog.getByRole('textbox', { name: 'Reason For Date Change' }).fill('Urgent');
        await dialog.getByRole('button', { name: 'Save', exact: true }).click();
        await dialog
            .getByText(/processed after its cut-off and in its month, 2027-01, at the earliest/)
            .first()
            .waitFor();
        expect(await everything()).toEqual(before);
    });
});
