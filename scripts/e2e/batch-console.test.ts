import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { people } from './people.ts';
import { choose, expectAccessible, expectFits } from './screens.ts';
import { whileItFails, whileItTakesTime } from './server-moments.ts';
import { useOrg } from './use-org.ts';
import { PIXEL, PROVIDE_EVIDENCE } from './screenshots.ts';

jest.setTimeout(90_000);

const org = useOrg('Sam Whitfield', { clock: '2026-11-24T09:00:00-07:00' });

const COMPLETE = people('an employee who can be provisioned', 'UCB').slice(0, 4);
const CONSOLE = '/lightning/n/Batch_Console';

/** Requests of people who meet every requirement: the second and the third for Salesforce, and one more. */
const REQUESTS = `
    Campaign agreement = [SELECT Id FROM Campaign WHERE Name = 'eComm User Agreement 2026'];
    User riley = [SELECT Id FROM User WHERE Name = 'Riley Stone'];
    List<Contact> people = [SELECT Id FROM Contact WHERE Email IN ('${COMPLETE.map(({ email }) => email).join("','")}') ORDER BY Employee_ID__c];
    delete [SELECT Id FROM CampaignMember WHERE ContactId IN :people AND CampaignId = :agreement.Id];
    List<CampaignMember> signed = new List<CampaignMember>();
    List<RequestForm> forms = new List<RequestForm>();
    for (Integer i = 0; i < people.size(); i++) {
        signed.add(new CampaignMember(CampaignId = agreement.Id, ContactId = people[i].Id, Status = 'Responded',
            User_Signed_On__c = Datetime.now().addDays(-9), Supervisor_Signed_On__c = Datetime.now().addDays(-8)));
        RequestForm form = new RequestForm();
        form.contactId = people[i].Id;
        form.campus = 'UCB';
        form.specialistId = riley.Id;
        form.answers.put('eComm_Role__c', 'User');
        form.applications = new List<String>{ i == 2 ? 'Salesforce' : 'Cvent' };
        if (i == 1) {
            form.applications.add('Salesforce');
        }
        forms.add(form);
    }
    insert signed;
    for (SubmissionResult result : new ProvisionRequestService(Datetime.now()).submit(forms)) {
        Assert.isTrue(result.submitted, 'Refused: ' + result.refusals);
    }
    List<Course_Completion__c> evidence = new List<Course_Completion__c>();
    for (License__c license : [SELECT Id FROM License__c WHERE Contact__c IN :people]) {
        for (Required_Course__mdt course : Required_Course__mdt.getAll().values()) {
            evidence.add(new Course_Completion__c(License__c = license.Id, Course__c = course.DeveloperName,
                Completed_On__c = Date.newInstance(2026, 11, 2)));
        }
    }
    ${PROVIDE_EVIDENCE}`;

/** A license from before roll-out, with one application. */
const earlierLicense = (name: string, campus: string, application: string, since: string): string => `
    License__c license = new License__c(Contact__c = [SELECT Id FROM Contact WHERE Name = '${name}'].Id, Affiliated_Campus__c = '${campus}',
        eComm_Role__c = 'User', eComm_Specialist__c = [SELECT Id FROM User WHERE Name = 'Riley Stone'].Id, Status__c = 'Active',
        Provisioned_On__c = Date.valueOf('${since}'));
    insert license;
    insert new License_Access__c(License__c = license.Id, Kind__c = 'Application', Target__c = '${application}', Target_Name__c = '${application}', Status__c = 'Active');`;

/** Access whose sixty days end with November, the training quiz not passed. */
const OVERDUE = people('an employee who can be provisioned', 'UCCS')[0]!;
/** Salesforce access, and the user it is worked with, which nobody has linked. */
const EARLIER = people('an employee who can be provisioned', 'UCD')[0]!;

/** The same, but nothing says whose the user is: neither number nor e-mail. */
const UNKNOWN = people('an employee who can be provisioned', 'UCD')[1]!;

/** A user somebody created before: it has the employee number of a person, but another e-mail. */
const formerUser = (email: string, name = 'former.name', userEmail = `${name}@mail.example`): string => `
    Contact person = [SELECT Employee_ID__c FROM Contact WHERE Email = '${email}'];
    insert new User(FirstName = 'Former', LastName = 'Name', Alias = 'former', Username = '${name}@ecomm.example',
        Email = '${userEmail}', EmployeeNumber = person.Employee_ID__c, IsActive = true,
        ProfileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id, TimeZoneSidKey = 'America/Denver',
        LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');`;

const employment = (email: string, status: string): string => `
    CU_Employment__c job = [SELECT Id FROM CU_Employment__c WHERE Contact__r.Email = '${email}'];
    update new CU_Employment__c(Id = job.Id, Status__c = '${status}');`;

describe('the System team works the monthly batch', () => {
    const row = (name: string): Locator =>
        org.user.page
            .locator('c-batch-table')
            .getByRole('row')
            .filter({ has: org.user.page.getByRole('link', { name, exact: true }) });
    const checklist = (): Locator => org.user.page.locator('c-batch-checklist');
    const open = async (): Promise<void> => {
        await org.user.page.goto(CONSOLE);
        await org.user.page.getByRole('heading', { level: 1, name: 'Monthly batch' }).waitFor();
    };
    const start = (): Locator => org.user.page.getByRole('button', { name: 'Start the batch' });

    let waiting: number;

    beforeAll(async () => {
        await org.server.anonymous(REQUESTS);
        await org.server.anonymous(formerUser(COMPLETE[1]!.email));
        await org.server.bringIn(earlierLicense(OVERDUE.name, 'UCCS', 'Cvent', '2026-09-28'));
        await org.server.bringIn(earlierLicense(EARLIER.name, 'UCD', 'Salesforce', '2026-11-03'));
        await org.server.anonymous(formerUser(EARLIER.email, 'earlier.name', EARLIER.universityEmail));
        await org.server.bringIn(earlierLicense(UNKNOWN.name, 'UCD', 'Salesforce', '2026-11-03'));
        await org.server.anonymous(
            formerUser(UNKNOWN.email, 'private.name').replace('EmployeeNumber = person.Employee_ID__c,', '')
        );
    });

    it('sees before the cut-off what would happen for each request, and why', async () => {
        const { page } = org.user;
        await page.goto('/lightning/page/home');
        await page.getByRole('link', { name: 'Monthly Batch', exact: true }).first().click();
        await page.getByText('Open: specialists still submit requests.').waitFor();
        await page.getByRole('combobox', { name: 'Month' }).getByText('2026-12').waitFor();
        await row(COMPLETE[0]!.name).getByText('Cvent: The System team does it by hand').waitFor();
        await row(COMPLETE[2]!.name)
            .getByText(/Create the user/)
            .waitFor();
        const held = page.locator('c-batch-table').getByText('Will be held until the next month. Missing:');
        await expect(held.count()).resolves.toBeGreaterThan(0);
        await expect(start().isDisabled()).resolves.toBe(true);
        await page.getByText('Nothing waits for the System team.').waitFor();
        await expectAccessible(page);
    });

    it('starts the batch in the first week, sees it end, and what failed and why', async () => {
        const { page } = org.user;
        await org.server.anonymous(employment(COMPLETE[3]!.email, 'Inactive'));
        await org.server.moveClock({ to: '2026-12-01T00:30:00-07:00' });
        await open();
        await page.getByText('The first week has begun: requests that are Ready are worked.').waitFor();
        await row(COMPLETE[0]!.name).getByText('Ready', { exact: true }).waitFor();
        await page.getByText('Held until the next month:').waitFor();
        await start().focus();
        await page.keyboard.press('Enter');
        await page.getByRole('status').getByText('The batch has ended.').waitFor();

        await row(COMPLETE[2]!.name).getByText('Completed', { exact: true }).waitFor();
        await row(COMPLETE[2]!.name).getByText('Salesforce: Active').waitFor();
        await row(COMPLETE[3]!.name).getByText('Failed', { exact: true }).waitFor();
        await row(COMPLETE[3]!.name)
            .getByText(/employment/i)
            .first()
            .waitFor();
        await row(COMPLETE[0]!.name).getByText('Cvent: In Progress').waitFor();
        const users = await org.user.query<{ IsActive: boolean }>(
            `SELECT IsActive FROM User WHERE Email = '${COMPLETE[2]!.universityEmail}'`
        );
        expect(users).toEqual([expect.objectContaining({ IsActive: true })]);
        await expectAccessible(page);
    });

    it('who asked for it reads on the Home page why it failed, and can withdraw it there', async () => {
        const riley = await org.openAs('Riley Stone');
        const { page } = riley;
        const failed = page
            .locator('c-my-month [data-section="requests"]')
            .getByRole('listitem')
            .filter({ hasText: COMPLETE[3]!.name });
        await failed.getByText(/Could not be processed, and is tried again .*employment/i).waitFor();
        await failed.getByRole('button', { name: 'Withdraw' }).waitFor();
        await expectAccessible(page);
        await failed.getByRole('button', { name: 'Withdraw' }).click();
        await failed.getByText('Do you want to withdraw this request?').waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/month-failed.png`, fullPage: true });
            await page.setViewportSize({ width: 390, height: 844 });
            await failed.screenshot({ path: `${process.env.SCREENSHOTS}/month-failed-390.png` });
            await page.setViewportSize({ width: 1400, height: 900 });
        }
        await whileItFails(page, 'ProvisionRequestController.withdraw', async () => {
            await failed.getByRole('button', { name: 'Withdraw' }).click();
            await failed.getByText('The request was not withdrawn.').waitFor();
            await expectAccessible(page);
        });
        await failed.getByRole('button', { name: 'Keep Request' }).click();
        await failed.getByRole('button', { name: 'Withdraw' }).waitFor();
        expect(riley.errors).toEqual([]);
        await riley.context.close();
    });

    it('answers whose user it is, and the next run gives the access to that user', async () => {
        const { page } = org.user;
        const person = COMPLETE[1]!;
        await row(person.name).getByText('Salesforce: Requested').waitFor();
        await page.getByRole('heading', { name: 'Questions about users (1)' }).waitFor();
        const question = page.locator('c-user-questions').getByRole('article');
        await question.getByText(`Is former.name@ecomm.example the Salesforce user of ${person.name}?`).waitFor();
        await question.getByRole('cell', { name: 'former.name@mail.example' }).waitFor();
        await question.getByRole('button', { name: /^None of them/ }).waitFor();
        await expectAccessible(page);
        await question.getByRole('button', { name: /^Link this user: former.name@ecomm.example/ }).focus();
        await page.keyboard.press('Enter');
        await question.waitFor({ state: 'detached' });

        // A wrong answer is taken back on the license, and asked again.
        const [asked] = await org.user.query<{ Id: string }>(
            `SELECT Id FROM License__c WHERE Contact__r.Name = '${person.name}'`
        );
        const console_ = page.url();
        await page.goto(`${org.server.url}/lightning/r/License__c/${asked!.Id}/view`);
        await page.getByRole('button', { name: 'Take Back Decision About the User' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText('you are asked again whose user it is').waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/take-back-user.png` });
            await page.setViewportSize({ width: 390, height: 844 });
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/take-back-user-390.png` });
            await page.setViewportSize({ width: 1400, height: 900 });
        }
        await whileItFails(page, 'UserQuestionController.takeBack', async () => {
            await dialog.getByRole('button', { name: 'Take Back' }).click();
            await dialog.getByText('The answer was not taken back').waitFor();
            await expectAccessible(page);
        });
        await dialog.getByRole('button', { name: 'Take Back' }).click();
        await page.getByText('The answer was taken back').waitFor();
        await page.getByRole('button', { name: 'Take Back Decision About the User' }).waitFor({ state: 'detached' });
        await page.goto(console_);
        await question.getByRole('button', { name: /^Link this user: former.name@ecomm.example/ }).click();
        await question.waitFor({ state: 'detached' });

        await start().click();
        await row(person.name).getByText('Salesforce: Active').waitFor();
        const [license] = await org.user.query<{
            User__r: { Username: string };
            User_Decision__c: string;
            User_Decided_By__r: { Name: string };
        }>(
            `SELECT User__r.Username, User_Decision__c, User_Decided_By__r.Name FROM License__c WHERE Contact__r.Name = '${person.name}'`
        );
        expect(license).toMatchObject({
            User__r: { Username: 'former.name@ecomm.example' },
            User_Decision__c: 'Linked',
            User_Decided_By__r: { Name: 'Sam Whitfield' }
        });
    });

    it('tries what failed again once the reason is gone', async () => {
        const { page } = org.user;
        await org.server.anonymous(employment(COMPLETE[3]!.email, 'Active'));
        await row(COMPLETE[3]!.name)
            .getByRole('button', { name: /^Retry R-/ })
            .click();
        await page.getByRole('status').getByText('The batch has ended.').waitFor();
        await row(COMPLETE[3]!.name).getByText('Cvent: In Progress').waitFor();
        await expect(page.getByRole('button', { name: /^Retry/ }).count()).resolves.toBe(0);
    });

    const backToConsole = async (name: string): Promise<void> => {
        await org.user.page.getByRole('link', { name: 'Monthly Batch', exact: true }).first().click();
        await row(name).waitFor();
    };
    /** Contact, then license with its related lists, then request with its highlights: what each of them says. */
    const expectPages = async (name: string, access: string, request: string): Promise<void> => {
        const { page } = org.user;
        const main = page.getByRole('main');
        await row(name).getByRole('link', { name, exact: true }).click();
        const review = page.locator('c-contact-review');
        await review.getByRole('listitem').filter({ hasText: 'Cvent' }).getByText(access, { exact: true }).waitFor();
        await review.getByRole('link', { name: /^L-\d+$/ }).click();
        await page.getByRole('tab', { name: 'Related' }).click();
        const lines = main.getByRole('article', { name: 'License Access' });
        await lines.getByRole('cell', { name: access, exact: true }).waitFor();
        await main
            .getByRole('article', { name: 'License Requests' })
            .getByRole('link', { name: /^R-\d+$/ })
            .first()
            .click();
        await page.locator('records-highlights').getByText(request, { exact: true }).waitFor();
        await page
            .locator('c-request-story')
            .getByText(/^Submitted on/)
            .waitFor();
        await backToConsole(name);
    };

    it('marks several lines of the checklist done at once, by keyboard, and open pages of the people say so', async () => {
        const { page } = org.user;
        await page.evaluate(() => Object.assign(window, { isSamePage: true }));
        await expectPages(COMPLETE[0]!.name, 'In Progress', 'Ready');
        await page.getByRole('heading', { name: /^Checklist of the System team \(\d+\)$/ }).waitFor();
        // Lines of sample people wait too, and of those that were swept on the way.
        waiting = await checklist().locator('[data-line]').count();
        await page.getByRole('heading', { name: `Checklist of the System team (${waiting})` }).waitFor();
        await expect(checklist().getByRole('button', { name: 'Mark done (0)' }).isDisabled()).resolves.toBe(true);
        const due = await checklist().locator('[data-due]').allInnerTexts();
        expect(due).toHaveLength(waiting);
        expect(
            due.every((text) =>
                /^[A-Z][a-z]{2} \d{1,2}, \d{4}( ?Late)?( days waiting: \d+)?$/.test(text.replace(/\s+/g, ' ').trim())
            )
        ).toBe(true);
        if (process.env.SCREENSHOTS) {
            await checklist().screenshot({ path: `${process.env.SCREENSHOTS}/checklist.png` });
        }
        for (const person of [COMPLETE[0]!, COMPLETE[1]!]) {
            await checklist()
                .getByRole('checkbox', { name: `Choose Cvent of ${person.name}` })
                .focus();
            await page.keyboard.press('Space');
        }
        await checklist().getByRole('button', { name: 'Mark done (2)' }).focus();
        await page.keyboard.press('Enter');

        await page.getByRole('heading', { name: `Checklist of the System team (${waiting - 2})` }).waitFor();
        await row(COMPLETE[0]!.name).getByText('Completed', { exact: true }).waitFor();
        await row(COMPLETE[1]!.name).getByText('Cvent: Active').waitFor();
        await row(COMPLETE[3]!.name).getByText('Cvent: In Progress').waitFor();
        await expectAccessible(page);

        await expectPages(COMPLETE[0]!.name, 'Active', 'Completed');
        // Nothing was loaded anew.
        expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    });

    it('downloads the cycle as a file', async () => {
        const { page } = org.user;
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Download CSV', exact: true }).click()
        ]);
        expect(download.suggestedFilename()).toBe('2026-12.csv');
        const lines = readFileSync(await download.path(), 'utf8')
            .trim()
            .split('\r\n');
        expect(lines[0]).toContain(
            '"Request","License","Person","Campus","Change","Reason","Status","Access","What happens"'
        );
        expect(lines.filter((line) => COMPLETE.some(({ name }) => line.includes(name)))).toHaveLength(4);
        expect(lines.find((line) => line.includes(COMPLETE[0]!.name))).toMatch(
            /^"R-\d+","L-\d+","[^"]+","CU Boulder","Provision","Specialist Request","Completed","Cvent: Active",""$/
        );
    });

    it('sees how the jobs stand, under whose name they run, and what needs attention', async () => {
        const { page } = org.user;
        const health = page.locator('c-system-health');
        await health.locator('summary').click();
        const batch = health.getByRole('row').filter({ hasText: 'Monthly batch' });
        await batch.locator('[data-next]').getByText('2026').waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await health.screenshot({ path: `${process.env.SCREENSHOTS}/health.png` });
        }
        expect(await health.getByText('who is not the user of the jobs').count()).toBe(0);

        // Whose name they run under loses what makes it the user of the jobs: from then on it is a person.
        await org.server.anonymous(
            `delete [SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'License_Automation'];`
        );
        await page.reload();
        await health.locator('summary').click();
        const attention = health.locator('[data-problem]').filter({ hasText: 'not the user of the jobs' });
        await attention.waitFor();
        await batch.getByText('Monthly batch runs as Admin User, who is not the user of the jobs').waitFor();
        await expectAccessible(page);
        await expectFits(page);
        if (process.env.SCREENSHOTS) {
            await health.screenshot({ path: `${process.env.SCREENSHOTS}/health-person.png` });
        }
        await org.server.anonymous(
            `insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(),
                PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'License_Automation'].Id);`
        );
        await page.reload();
        await page.getByRole('heading', { level: 1, name: 'Monthly batch' }).waitFor();
    });

    it('is told by the bell what ended outside the cycle, and comes from there to the console', async () => {
        const { page } = org.user;
        await page.goto('/lightning/page/home');
        const bell = page.getByRole('button', { name: /^Notifications, \d+ new$/ });
        await bell.click();
        const entry = page
            .getByRole('dialog', { name: 'Notifications' })
            .getByRole('button', { name: /to be done by hand at once/ })
            .first();
        await entry.getByText(`Remove Cvent from ${OVERDUE.name}`).waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/bell.png` });
        }
        await entry.click();
        await page.getByRole('heading', { level: 1, name: 'Monthly batch' }).waitFor();
        await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
    });

    it('links the user of somebody from before roll-out with one click', async () => {
        const { page } = org.user;
        const existing = page.locator('c-existing-users');
        await existing
            .getByRole('row')
            .filter({ hasText: EARLIER.name })
            .getByText('earlier.name@ecomm.example')
            .waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await existing.screenshot({ path: `${process.env.SCREENSHOTS}/existing-users.png` });
        }
        await whileItFails(page, 'ExistingUsersController.linkSure', async () => {
            await existing.getByRole('button', { name: /^Link all \d+ that are sure/ }).click();
            await existing.locator('[data-not-linked]').waitFor();
            await expectAccessible(page);
        });
        await existing.getByRole('button', { name: /^Link all \d+ that are sure/ }).click();
        await existing
            .getByRole('status')
            .getByText(/^Linked: [1-9]/)
            .waitFor();
        await expectAccessible(page);
        const [license] = await org.user.query<{ User__r: { Username: string } }>(
            `SELECT User__r.Username FROM License__c WHERE Contact__r.Name = '${EARLIER.name}'`
        );
        expect(license!.User__r.Username).toBe('earlier.name@ecomm.example');
    });

    it('links those whom nothing suggests by a file: the one that was downloaded, with the usernames written in', async () => {
        const { page } = org.user;
        const existing = page.locator('c-existing-users');
        await existing
            .getByRole('row')
            .filter({ hasText: UNKNOWN.name })
            .getByText('No user has this number')
            .waitFor();
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            existing.getByRole('button', { name: 'Download CSV of the users to link' }).click()
        ]);
        const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
        const columns = lines[0]!.split(',');
        const completed = lines.map((line) => {
            const cells = line.split(',');
            return line.includes(UNKNOWN.name)
                ? cells.with(columns.indexOf('"Suggested user"'), '"private.name@ecomm.example"').join(',')
                : line;
        });
        expect(completed).not.toEqual(lines);
        const upload = existing.locator('c-csv-import');
        await upload.locator('input[type=file]').setInputFiles({
            name: 'users-to-link.csv',
            mimeType: 'text/csv',
            buffer: Buffer.from(completed.join('\r\n'))
        });
        await upload.getByText(/^To link: 1\. Nothing to do: \d+\. Refused: 0\.$/).waitFor();
        await upload.getByText(`${UNKNOWN.name} would get the user Former Name (private.name@mail.example).`).waitFor();
        await upload.getByText('make sure that it is the same person').waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await existing.screenshot({ path: `${process.env.SCREENSHOTS}/link-file.png` });
        }
        await upload.getByRole('button', { name: 'Link users (1)' }).focus();
        await page.keyboard.press('Enter');
        await upload.getByText(/^Linked: 1\. /).waitFor();
        const [license] = await org.user.query<{ User__r: { Username: string } }>(
            `SELECT User__r.Username FROM License__c WHERE Contact__r.Name = '${UNKNOWN.name}'`
        );
        expect(license!.User__r.Username).toBe('private.name@ecomm.example');
    });

    it('is told of people whose job at the campus of the license has ended, and the contact says what to do', async () => {
        const { page } = org.user;
        const moved = page.locator('c-moved-people');
        await expect(moved.getByRole('row').filter({ hasText: EARLIER.name }).count()).resolves.toBe(0);
        await org.server.anonymous(
            `${employment(EARLIER.email, 'Inactive')}
            insert new CU_Employment__c(Contact__c = [SELECT Id FROM Contact WHERE Email = '${EARLIER.email}'].Id,
                Campus__c = 'UCCS', Title__c = 'Advisor', Status__c = 'Active');`
        );
        await open();
        const listed = moved.getByRole('row').filter({ hasText: EARLIER.name });
        await listed.getByRole('cell', { name: 'CU Denver' }).waitFor();
        await listed.getByRole('cell', { name: 'UCCS' }).waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await moved.screenshot({ path: `${process.env.SCREENSHOTS}/moved-people.png` });
        }
        const [contact] = await org.user.query<{ Id: string }>(
            `SELECT Id FROM Contact WHERE Email = '${EARLIER.email}'`
        );
        await page.goto(`/lightning/r/Contact/${contact!.Id}/view`);
        await page.getByText(/^The employment at CU Denver has ended, and the license is still there\./).waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.locator('c-contact-review').screenshot({ path: `${process.env.SCREENSHOTS}/moved-review.png` });
        }
        await open();
    });

    it('gives the licenses of a specialist who leaves to another one in one step', async () => {
        const { page } = org.user;
        const named = async (name: string): Promise<number> =>
            (
                await org.user.query(
                    `SELECT Id FROM License__c WHERE Affiliated_Campus__c = 'UCB' AND eComm_Specialist__r.Name = '${name}'`
                )
            ).length;
        const [before, own] = [await named('Riley Stone'), await named('Jordan Blake')];
        expect(before).toBeGreaterThan(3);
        await choose(page, 'Who leaves', `Riley Stone, CU Boulder (${before} licenses)`);
        await choose(page, 'Who takes over', 'Jordan Blake');
        const leaves = page.locator('c-specialist-leaves');
        await leaves.getByText(`Jordan Blake gets these licenses (${before})`).waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await leaves.screenshot({ path: `${process.env.SCREENSHOTS}/specialist-leaves.png` });
        }
        await whileItFails(page, 'SpecialistReplacementController.replace', async () => {
            await leaves.getByRole('button', { name: `Replace on ${before} licenses` }).click();
            await leaves.locator('c-error-panel').waitFor();
            await expectAccessible(page);
        });
        await leaves.getByRole('button', { name: `Replace on ${before} licenses` }).click();
        await leaves.getByText(`Jordan Blake is the eComm specialist of ${before} licenses now.`).waitFor();
        expect(await named('Riley Stone')).toBe(0);
        expect(await named('Jordan Blake')).toBe(before + own);
    });

    it('imports activity from a file, once what becomes of each row was seen', async () => {
        const { page } = org.user;
        const active = COMPLETE[0]!.universityEmail;
        const rows = [
            'E-mail,Application,Occurred On,External ID',
            `${active},Cvent,2026-12-01T07:10:00Z,evt-1`,
            `${active},Cvent,2026-11-30,`,
            'nobody@mail.example,Marketing Cloud,2026-11-30T08:30:00Z,mc-1',
            `${active},Salesforce,2026-11-30T08:30:00Z,sf-1`,
            `${active},Cvent,2026-11-31,evt-2`
        ];
        const file = { name: 'activity.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
        const activity = page.locator('c-activity-import');
        const picture = { name: 'activity.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') };
        await activity.locator('input[type=file]').setInputFiles(picture);
        await activity.locator('[data-problem]').waitFor();
        await expectAccessible(page);
        await whileItFails(page, 'ActivityImportController.preview', async () => {
            await activity.locator('input[type=file]').setInputFiles(file);
            await activity.locator('c-error-panel').waitFor();
            await expectAccessible(page);
        });
        await whileItTakesTime(page, 'ActivityImportController.preview', async () => {
            await activity.locator('input[type=file]').setInputFiles(file);
            await activity.locator('lightning-spinner').waitFor();
            await expectAccessible(page);
        });
        await activity.getByText('To import: 2. Imported before: 0. Refused: 3.').waitFor();
        await activity.getByText('No time zone is given: taken as 2026-11-30 00:00 at the university').waitFor();
        await activity.getByText('Nobody has the e-mail address nobody@mail.example.').waitFor();
        await activity.getByText('Salesforce itself knows the logins to Salesforce').waitFor();
        await activity.getByText('or 2026-12-01 09:30, not 2026-11-31.').waitFor();
        await expectAccessible(page);
        await activity.getByRole('button', { name: 'Import 2 rows' }).focus();
        await page.keyboard.press('Enter');
        await activity.getByText('Imported: 2. Imported before: 0. Refused: 3.').waitFor();
        if (process.env.SCREENSHOTS) {
            await activity.screenshot({ path: `${process.env.SCREENSHOTS}/activity-import.png` });
        }
        await activity.locator('input[type=file]').setInputFiles({ ...file, name: 'again.csv' });
        await activity.getByText('To import: 0. Imported before: 2. Refused: 3.').waitFor();
        await expect(activity.getByRole('button', { name: 'Import 0 rows' }).isDisabled()).resolves.toBe(true);
        const licenses = await org.user.query<{ Last_Activity__c: string }>(
            `SELECT Last_Activity__c FROM License__c WHERE Contact__r.Name = '${COMPLETE[0]!.name}'`
        );
        expect(licenses.map(({ Last_Activity__c }) => Date.parse(Last_Activity__c))).toEqual([
            Date.parse('2026-12-01T07:10:00Z')
        ]);
    });

    it('says why something is refused, and loses nothing', async () => {
        const { page } = org.user;
        await org.server.anonymous(
            `delete [SELECT Id FROM PermissionSetAssignment WHERE Assignee.Name = 'Sam Whitfield'
                     AND PermissionSet.Name = 'License_Processor'];`
        );
        await checklist().getByRole('checkbox', { name: 'Choose all' }).check();
        await checklist()
            .getByRole('button', { name: `Mark done (${waiting - 2})` })
            .click();
        await page.getByText('That could not be done').waitFor();
        await row(COMPLETE[3]!.name).getByText('Cvent: In Progress').waitFor();
        await checklist()
            .getByRole('button', { name: `Mark done (${waiting - 2})` })
            .waitFor();
        await expectAccessible(page);
        await org.server.anonymous(
            `insert new PermissionSetAssignment(
                AssigneeId = [SELECT Id FROM User WHERE Name = 'Sam Whitfield'].Id,
                PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'License_Processor'].Id);`
        );
        await checklist()
            .getByRole('button', { name: `Mark done (${waiting - 2})` })
            .click();
        await page.getByText('Nothing waits for the System team.').waitFor();
        await page.getByRole('button', { name: 'Refresh' }).click();
        await expect(page.getByText('That could not be done').count()).resolves.toBe(0);
    });

    it('looks at another month, on a phone too', async () => {
        const { page } = org.user;
        await page.setViewportSize({ width: 390, height: 844 });
        await open();
        await page.getByRole('combobox', { name: 'Month' }).click();
        await page.getByRole('option', { name: '2027-01' }).click();
        await page.getByText('Open: specialists still submit requests.').waitFor();
        await page.getByText('Held', { exact: true }).first().waitFor();
        const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        expect(overflow).toBeLessThanOrEqual(0);
        await expectAccessible(page);
        await page.setViewportSize({ width: 1400, height: 950 });
    });

    it('says of each part what could not be read', async () => {
        const { page } = org.user;
        const parts = ['BatchConsoleController.health', 'QuizQuestionController.open', 'MovedPeopleController.open'];
        await whileItFails(page, parts, async () => {
            await open();
            await page.locator('c-system-health c-error-panel').waitFor();
            await page.locator('c-quiz-questions c-error-panel').waitFor();
            await page.locator('c-moved-people c-error-panel').waitFor();
            await expectAccessible(page);
        });
    });

    it('is for the System team alone', async () => {
        const riley = await org.openAs('Riley Stone');
        await expect(riley.page.getByRole('link', { name: 'Monthly Batch' }).count()).resolves.toBe(0);
        await riley.page.goto(CONSOLE);
        await riley.page.getByText('The batch console is for the System team').waitFor();
        await expect(riley.page.getByRole('button', { name: 'Start the batch' }).count()).resolves.toBe(0);
        await expectAccessible(riley.page);
        expect(riley.errors).toEqual([]);
        await riley.context.close();
    });
});
