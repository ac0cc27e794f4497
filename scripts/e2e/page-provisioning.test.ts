import type { Page } from 'playwright-core';
import { people } from './people.ts';
import { png } from './pictures.ts';
import {
    atStep,
    check,
    choose,
    expectAccessible,
    expectFits,
    next,
    openContact,
    openWizard,
    pick,
    uploadDone
} from './screens.ts';
import { whileItFails } from './server-moments.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

const org = useOrg('Riley Stone');

const answerOf = (page: Page, question: string) => page.getByRole('listitem').filter({ hasText: question });

const openRelated = async (page: Page): Promise<void> => page.getByRole('tab', { name: 'Related' }).click();

const hoverList = async (page: Page, title: string): Promise<void> =>
    page
        .getByRole('link', { name: new RegExp(`^${title} \\(`) })
        .first()
        .hover();

async function openDashboard(page: Page): Promise<void> {
    await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).click();
    await page.getByRole('link', { name: 'License Dashboard' }).click();
    await page.getByRole('article', { name: 'Active licenses', exact: true }).waitFor();
}

const table = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

/** The page's section "Provisioning Requests", from its first line to its last, in its order. */
describe('Monthly License Change Requests: Provisioning Requests', () => {
    const [avery] = people('an employee who can be provisioned', 'UCB');
    const name = avery!.name;
    let licenseNumber = '';

    it('Review Contact: view the Contact record along with the Related tab', async () => {
        const { page } = org.user;
        await openContact(page, name, name);
        const email = answerOf(page, 'Does their university email populate in a university email field?');
        await email.getByText(`UCB Email: ${avery!.universityEmail!}`).waitFor();
        const employeeId = answerOf(page, 'Do they have an employee ID?');
        await employeeId.getByText(/Employee ID: \d+/).waitFor();
        await answerOf(page, 'Do they have an active CU Employment record?').waitFor();
        await page.getByText('This person can be provisioned.').waitFor();
        await expectFits(page);

        await openRelated(page);
        await hoverList(page, 'CU Employment');
        await page.getByRole('region', { name: 'CU Employment' }).getByText('Active').first().waitFor();
        await expectAccessible(page);
    });

    it('People of Interest have no Employment record; inactive ones cannot be provisioned', async () => {
        const { page } = org.user;
        const active = people('an active Person of Interest', 'UCB')[0]!;
        await openContact(page, active.name, active.name);
        await page.getByText('Not needed: a Person of Interest (POI) has no CU Employment record.').waitFor();
        await page.getByText('This person can be provisioned.').waitFor();

        const inactive = people('an inactive Person of Interest')[0]!;
        await openContact(page, inactive.name, inactive.name);
        await page.getByText('This Person of Interest is inactive.').waitFor();
        await page.getByText('This person cannot be provisioned.').waitFor();

        const withoutEmail = people('a Person of Interest without university email')[0]!;
        await openContact(page, withoutEmail.name, withoutEmail.name);
        await page.getByText('No university email is populated.').waitFor();
        await page.getByText('This person cannot be provisioned.').waitFor();
    });

    it('Submit Request: scroll to the Provisioning field and click on the link', async () => {
        const { page } = org.user;
        await openContact(page, name, name);
        await openWizard(page);
        await choose(page, 'Do you want to provision or deprovision this user?', 'Provision');
        await next(page);
        await atStep(page, 'Current Access');
        await page.getByText('No access today.').waitFor();
        await next(page);
    });

    it('Populate eComm specialist information', async () => {
        const { page } = org.user;
        await atStep(page, 'eComm Specialist Information');
        await choose(page, 'Affiliated Campus', 'CU Boulder');
        await choose(page, 'eComm Specialist', 'Riley Stone');
        await check(page, 'Jordan Blake');
        await next(page);
    });

    it('Add user information, and select the Next button', async () => {
        const { page } = org.user;
        await atStep(page, 'User Information');
        await choose(page, 'eComm Role', 'User');
        await page.getByRole('heading', { name: 'What do you want this user to have access to?' }).waitFor();
        await check(page, 'Marketing Cloud');
        await pick(page, 'Business Unit', 'Sample: UCB Alumni');
        await pick(page, 'Public Group', 'Sample: Boulder Newsletter');
        await page.getByRole('textbox', { name: 'New Public Group' }).fill('Boulder Parents');
        await page.getByText('Wait for the new group, then provision').click();
        await expectFits(page);
        await next(page);
        await atStep(page, 'Review and Submit');
        await page.getByRole('button', { name: 'Submit', exact: true }).click();
        await atStep(page, 'Confirmation');
        const requirements = page.getByRole('link', { name: 'Pre-access requirements: what has to be done, and how' });
        expect(await requirements.getAttribute('href')).toMatch(/pre-access-requirements$/);
        await page.getByRole('link', { name: 'Four Steps to Get Started with eComm for New Users' }).waitFor();
        await expectFits(page);
    });

    it('Important Timing: complete by the last business day of the month, addressed in the first week, credentials around the 5th', async () => {
        const { page } = org.user;
        const timing = page.locator('c-cycle-notice').first();
        await timing
            .locator('[data-cut-off]')
            .getByText(/\w+ \d+, \d+ at 11:59 PM/)
            .waitFor();
        const addressed = await timing.locator('[data-processing]').innerText();
        expect(addressed).toMatch(/^(\w+) [1-4]\s*–\s*\1 \d{1,2}, \d{4}$/);
        expect(await timing.locator('[data-credentials]').innerText()).toMatch(/^\w+ [5-9], \d{4}$/);
    });

    it('Provide SkillSoft Course Screenshot: open the License record, Related tab, Upload Files button', async () => {
        const { page } = org.user;
        const link = page.getByRole('link', { name: /^L-\d+$/ });
        licenseNumber = (await link.textContent())!;
        await link.click();
        await page.getByRole('heading', { level: 1, name: new RegExp(licenseNumber) }).waitFor();
        await openRelated(page);
        const files = page.getByRole('article', { name: 'Files' });
        await files.getByText('Upload Files').first().waitFor();
        await files.locator('input[type=file]').setInputFiles(png('skillsoft.png'));
        await uploadDone(page);
        await page.getByRole('region', { name: 'Not matched to a course yet' }).getByText('skillsoft.png').waitFor();
        await expectAccessible(page);
    });

    it('Confirm Signed eComm Agreement: navigate from the License, or use Global Search by name or email', async () => {
        const { page } = org.user;
        await page.getByRole('link', { name, exact: true }).first().click();
        await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();

        await page.goto('/lightning/page/home');
        await openContact(page, avery!.email, name);
        await openRelated(page);
        await hoverList(page, 'Licenses');
        await page.getByRole('region', { name: 'Licenses' }).getByRole('link', { name: licenseNumber }).waitFor();
    });

    it('hover Campaign History to find the eComm User Agreement Campaign with the date/time signed', async () => {
        const { page } = org.user;
        await page.mouse.move(1, 1);
        await hoverList(page, 'Campaign History');
        const card = page.getByRole('region', { name: 'Campaign History' });
        await card.getByRole('link', { name: 'eComm User Agreement 2026' }).waitFor();
        await card.getByText('10/12/2026, 9:04 AM').waitFor();
        await card.getByText('10/13/2026, 3:30 PM').waitFor();
        await expectAccessible(page);

        await page.mouse.move(1, 1);
        await page.getByRole('link', { name: 'View All Campaign History' }).click();
        await page.getByRole('link', { name: 'eComm User Agreement 2026' }).first().waitFor();
    });

    it('what is missing is reminded of by an e-mail that can be changed, once a day, and kept on the license', async () => {
        const { page } = org.user;
        await openContact(page, name, name);
        // Beside each thing that is missing, and for all of them together.
        const ferpa = page.getByRole('listitem').filter({ hasText: 'CU: FERPA for CU-SIS Access' });
        await page.getByRole('button', { name: 'Remind Them of Everything' }).waitFor();
        await ferpa.getByRole('button', { name: 'Remind Them', exact: true }).click();
        const text = page.getByRole('textbox', { name: 'E-mail text' });
        await page.locator('textarea:focus').waitFor();
        expect(await text.inputValue()).toMatch(
            /missing:\s+CU: FERPA for CU-SIS Access: No SkillSoft course screenshot yet\.\s+Please/
        );
        await text.fill('please take the FERPA course this week.');
        await page.getByText(/No supervisor .* the supervisor gets nothing, only the person does/).waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/remind.png`, fullPage: true });
            await page.setViewportSize({ width: 390, height: 844 });
            await text.scrollIntoViewIfNeeded();
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/remind-390.png` });
            await page.setViewportSize({ width: 1400, height: 900 });
        }
        await whileItFails(page, 'PreAccessReminderController.send', async () => {
            await page.getByRole('button', { name: 'Send Reminder' }).click();
            await page.getByText('The reminder was not sent').waitFor();
            await expectAccessible(page);
        });
        await page.getByRole('button', { name: 'Send Reminder' }).click();
        await page.getByText('It is kept on the license.').waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Remind Them of Everything' }).click();
        await page.getByText('This person was reminded today. Another reminder is possible tomorrow.').waitFor();
        await expectAccessible(page);

        const [reminder] = await org.user.query<{ Id: string; Details__c: string; Status__c: string }>(
            "SELECT Id, Details__c, Status__c FROM License_Email__c WHERE Kind__c = 'Pre-Access Reminder'"
        );
        expect(reminder).toMatchObject({ Details__c: 'please take the FERPA course this week.', Status__c: 'Queued' });
    });

    it('View License Details: hover Licenses and select the License Number', async () => {
        const { page } = org.user;
        await openContact(page, name, name);
        await openRelated(page);
        await hoverList(page, 'Licenses');
        await page.getByRole('region', { name: 'Licenses' }).getByRole('link', { name: licenseNumber }).click();
        await page.getByRole('heading', { level: 1, name: new RegExp(licenseNumber) }).waitFor();
    });

    it('View Pending Requests: the first row of the license dashboard, the second without requirements', async () => {
        const { page } = org.user;
        await openDashboard(page);
        const pending = table(page, 'Pending provisioning requests');
        await pending.getByRole('link', { name: licenseNumber }).first().waitFor();
        const outstanding = table(page, 'Without completed pre-access requirements');
        await outstanding.getByRole('link', { name: licenseNumber }).first().click();
        await page.getByRole('heading', { level: 1, name: new RegExp(licenseNumber) }).waitFor();
        await page.getByText(/SkillSoft courses that are outstanding: .*CU: FERPA for CU-SIS Access/).waitFor();
        await expectFits(page);
    });

    it('View Existing Users: the last row of the dashboard, and the license number for the full details', async () => {
        const { page } = org.user;
        await openDashboard(page);
        const link = table(page, 'People with active licenses')
            .getByRole('link', { name: /^L-\d+$/ })
            .first();
        const number = (await link.textContent())!;
        await link.click();
        await page.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor();
    });

    it('New User Experience: the four steps, discovery, requirements, and View Emails New Users Receive', async () => {
        const { page } = org.user;
        // More people than a short list names, one of them with a supervisor on record.
        await org.server.bringIn(`
            Id riley = [SELECT Id FROM User WHERE Name = 'Riley Stone'].Id;
            List<License__c> licenses = new List<License__c>();
            for (Contact person : [SELECT Id FROM Contact WHERE UCB_Email__c != NULL AND Name != '${name}'
                AND Id NOT IN (SELECT Contact__c FROM License__c) LIMIT 11]) {
                licenses.add(new License__c(Contact__c = person.Id, Affiliated_Campus__c = 'UCB', eComm_Specialist__c = riley,
                    eComm_Role__c = 'User', Status__c = 'Active', Provisioned_On__c = Date.today().addDays(-5)));
            }
            insert licenses;
            License__c longest = [SELECT Contact__c FROM License__c WHERE eComm_Specialist__c = :riley AND Status__c = 'Active'
                AND Training_Quiz_Passed_On__c = NULL ORDER BY Provisioned_On__c LIMIT 1];
            update new Contact(Id = longest.Contact__c, ReportsToId = [SELECT Id FROM Contact WHERE Name = '${name}'].Id);`);
        await page.goto('/lightning/page/home');
        const month = page
            .getByRole('article')
            .filter({ has: page.getByRole('heading', { name: 'My Month' }) })
            .last();
        await month.getByText(/\w+ \d+, \d+ at 11:59 PM/).waitFor();
        await month.getByRole('heading', { name: /^My requests that need something \(\d+\)$/ }).waitFor();
        await month.getByRole('link', { name: licenseNumber }).waitFor();
        // The one thing to do is a link to where it is done.
        await month
            .getByRole('listitem')
            .filter({ hasText: licenseNumber })
            .getByRole('link', { name: 'Provide what is missing' })
            .click();
        await page.getByRole('heading', { level: 1, name: `Provide What Is Missing: ${name}` }).waitFor();
        await page.getByRole('region', { name: 'CU: FERPA for CU-SIS Access' }).waitFor();
        await page.getByRole('region', { name: 'Not matched to a course yet' }).getByText('skillsoft.png').waitFor();
        await expectAccessible(page);
        await expectFits(page);
        await page.goBack();

        // The quiz is passed by the person alone: where it is, and a reminder of it.
        const withoutQuiz = month.locator('[data-section="withoutQuiz"]').getByRole('listitem').first();
        const quiz = withoutQuiz.getByRole('link', { name: 'Training and quiz' });
        expect(await quiz.getAttribute('href')).toMatch(/^https:/);
        await withoutQuiz.getByRole('button', { name: 'Remind Them' }).click();
        const reminder = page.getByRole('textbox', { name: 'E-mail text' });
        await reminder.waitFor();
        await page.getByRole('checkbox', { name: new RegExp(name), checked: true }).waitFor();
        expect(await reminder.inputValue()).toMatch(
            /quiz is not passed yet[\s\S]*Please pass it by \w+, \w+ \d+, \d{4}/
        );
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Send Reminder' }).click();
        await withoutQuiz.getByText('It is kept on the license.').waitFor();

        const links = page
            .getByRole('article')
            .filter({ has: page.getByRole('heading', { name: 'New User Experience' }) })
            .last();
        const steps = links.getByRole('link', { name: 'Four Steps to Get Started with eComm for New Users' });
        expect(await steps.getAttribute('href')).toBe('https://www.cu.edu/ecomm/training');
        await links.getByRole('link', { name: 'Discovery: is eComm the right fit?' }).waitFor();
        await page
            .getByRole('link', { name: 'How do I modify information on a contact (such as the email address)?' })
            .waitFor();
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/home.png`, fullPage: true });
        }
        await links.getByRole('link', { name: 'E-mails new users receive' }).click();
        await page.getByRole('heading', { level: 1, name: 'E-mails New Users Receive' }).first().waitFor();
        const credentials = page.getByText(/Welcome to eComm! Your credentials are ready/).first();
        await credentials.waitFor();
        expect(await credentials.innerText()).toMatch(/Dear Alex Sample,[\s\S]*Username: alex\.sample@/);
        expect(await page.getByRole('main').innerText()).not.toContain('{!');
        // Each as the person gets it: with one application, nothing of the others.
        await choose(page, 'Sample person', 'Alex, who has Cvent only');
        await page.locator('[data-email="Tool Ready"]').waitFor({ state: 'detached' });
        const own = await page.locator('[data-email="Credentials Ready"]').innerText();
        expect(own.match(/^(.+)\nUsername:/gm)).toEqual(['Cvent\nUsername:']);
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/emails.png`, fullPage: true });
            await page.setViewportSize({ width: 390, height: 844 });
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/emails-390.png` });
            await page.goto('/lightning/page/home');
            await links.waitFor();
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/home-390.png`, fullPage: true });
            await page.setViewportSize({ width: 1400, height: 900 });
        }
    });

    it('Around the 5th of the Month: the announcement in Chatter has the exact date to share with new users', async () => {
        const { page } = org.user;
        const today = new Date();
        // The first business day of the next month is never later than the 4th.
        const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 4, 18));
        await org.server.moveClock({ to: day.toISOString() });
        await page.goto('/lightning/page/home');
        const announcement = page.locator('c-my-month [data-announcement]');
        await announcement.getByText(/credentials/i).waitFor();
        expect(await announcement.innerText()).toMatch(/[A-Z][a-z]+ [5-9], \d{4}/);
        await expectAccessible(page);
    });
});
