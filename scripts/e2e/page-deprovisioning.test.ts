import { people } from './people.ts';
import { atStep, check, choose, expectAccessible, expectFits, next, openContact, openWizard } from './screens.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

const org = useOrg('Riley Stone');

/** The page's section "Deprovisioning Requests", from its first line to its last, in its order. */
describe('Monthly License Change Requests: Deprovisioning Requests', () => {
    const { name } = people('already licensed for Salesforce and Marketing Cloud')[0]!;
    let licenseNumber = '';

    it("Don't have access? The wizard links wiki and quiz", async () => {
        const alex = await org.openAs('Alex Novak');
        await openContact(alex.page, name, name);
        await openWizard(alex.page);
        await alex.page.getByText(/must review the wiki and pass the quiz for access/).waitFor();
        await alex.page.getByRole('link', { name: 'License Changes Quiz for eComm specialists' }).waitFor();
        expect(alex.errors).toEqual([]);
        await alex.context.close();
    });

    it('Change the dropdown option to Deprovision', async () => {
        const { page } = org.user;
        await openContact(page, name, name);
        await openWizard(page);
        await choose(page, 'Do you want to provision or deprovision this user?', 'Deprovision');
        await next(page);
    });

    it('Verify the tools in which the user is currently licensed so you know what to remove', async () => {
        const { page } = org.user;
        await atStep(page, 'Access to Remove');
        for (const tool of ['Salesforce (Application)', 'Marketing Cloud (Application)']) {
            await page.getByRole('checkbox', { name: tool, exact: true, checked: false }).waitFor();
        }
        await expectAccessible(page);
    });

    it('Check the applications to remove and select Next', async () => {
        const { page } = org.user;
        await check(page, 'Marketing Cloud (Application)');
        await next(page);
        await atStep(page, 'Review and Submit');
        await page.getByRole('definition').filter({ hasText: 'Marketing Cloud' }).first().waitFor();
        await page.getByRole('button', { name: 'Submit', exact: true }).click();
        await atStep(page, 'Confirmation');
        await page.getByText('The deprovisioning request has been submitted.').waitFor();
        licenseNumber = (await page.getByRole('link', { name: /^L-\d+$/ }).textContent())!;
    });

    it('View Pending Deprovisioning Requests: scroll to the 3rd row on the license dashboard', async () => {
        const { page } = org.user;
        await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).click();
        await page.getByRole('link', { name: 'License Dashboard' }).click();
        const rows = page.getByRole('heading', { level: 2, name: /^(Pending|Requirements outstanding)/ });
        await rows.first().waitFor();
        const titles = await rows.allTextContents();
        expect(titles.filter((title) => !title.includes('requests') && !title.includes(' by '))).toEqual([
            'Pending provisioning',
            'Requirements outstanding',
            'Pending deprovisioning'
        ]);
        const pending = page.getByRole('article', { name: 'Pending deprovisioning requests', exact: true });
        await pending.scrollIntoViewIfNeeded();
        await pending.getByRole('link', { name: licenseNumber }).first().click();
        await page.getByRole('heading', { level: 1, name: new RegExp(licenseNumber) }).waitFor();
        expect(
            await org.user.query(
                `SELECT Target__c, Status__c FROM License_Access__c
                 WHERE License__r.Name = '${licenseNumber}' AND Kind__c = 'Application' ORDER BY Target__c`
            )
        ).toMatchObject([
            { Target__c: 'Marketing_Cloud', Status__c: 'Removal Requested' },
            { Target__c: 'Salesforce', Status__c: 'Active' }
        ]);
    });

    it('deprovisioning requests will be addressed during the first week of the following month', async () => {
        const { page } = org.user;
        const requests = page.getByRole('article', { name: 'License Requests' }).last();
        await page.getByRole('tab', { name: 'Related' }).click();
        await requests
            .getByRole('link', { name: /^R-\d+$/ })
            .first()
            .click();
        const story = page.locator('c-request-story');
        await story.getByText('Marketing Cloud', { exact: true }).waitFor();
        await story.getByText(/^Addressed (\w+) [1-4] to \1 \d{1,2}$/).waitFor();
        // Whoever loses access gets no credentials.
        await expect(story.getByText(/Credentials/).count()).resolves.toBe(0);
        await expectAccessible(page);
        await expectFits(page);
    });

    it('60 days after getting provisioned without the quiz, and six months after not logging in, users are deprovisioned', async () => {
        const { page } = org.user;
        const [overdue, away] = people('an employee who can be provisioned', 'UCB').slice(2);
        const license = (email: string, application: string, fields: string): string => `
            License__c license = new License__c(Contact__c = [SELECT Id FROM Contact WHERE Email = '${email}'].Id,
                Affiliated_Campus__c = 'UCB', eComm_Role__c = 'User', Status__c = 'Active', ${fields},
                eComm_Specialist__c = [SELECT Id FROM User WHERE Name = 'Riley Stone'].Id);
            insert license;
            insert new License_Access__c(License__c = license.Id, Kind__c = 'Application', Target__c = '${application}',
                Target_Name__c = '${application.replace('_', ' ')}', Status__c = 'Active');`;
        await org.server.bringIn(
            license(overdue!.email, 'Marketing_Cloud', 'Provisioned_On__c = Date.today().addDays(-60)')
        );
        await org.server.bringIn(
            license(
                away!.email,
                'Salesforce',
                `Provisioned_On__c = Date.today().addMonths(-9), Training_Quiz_Passed_On__c = Datetime.now().addMonths(-8),
                 Last_Activity__c = Datetime.now().addMonths(-6)`
            )
        );
        await org.server.moveClock({ by: { days: 2 } });
        // Salesforce has ended in the same run; Marketing Cloud is done by hand.
        const sam = await org.openAs('Sam Whitfield');
        await sam.page.goto('/lightning/n/Batch_Console');
        const byHand = sam.page.getByRole('checkbox', { name: `Choose Marketing Cloud of ${overdue!.name}` });
        await byHand.check();
        await sam.page.getByRole('button', { name: 'Mark done (1)' }).click();
        await byHand.waitFor({ state: 'detached' });
        expect(sam.errors).toEqual([]);
        await sam.context.close();
        for (const [person, reason] of [
            [overdue!, 'Training Not Completed'],
            [away!, 'No Login']
        ] as const) {
            await page.goto('/lightning/page/home');
            await openContact(page, person.name, person.name);
            await page
                .locator('c-contact-review')
                .getByRole('link', { name: /^L-\d+$/ })
                .click();
            await page.locator('records-highlights').getByText('Inactive', { exact: true }).waitFor();
            await page.getByRole('tab', { name: 'Related' }).click();
            await page
                .getByRole('article', { name: 'License Requests' })
                .getByRole('link', { name: /^R-\d+$/ })
                .first()
                .click();
            await page.getByRole('main').getByText(reason, { exact: true }).first().waitFor();
        }
    });

    it('License Changes Quiz for eComm specialists, required for access', async () => {
        const { page } = org.user;
        await page.goto('/lightning/page/home');
        const quiz = page.getByRole('link', { name: 'License Changes Quiz for eComm specialists' });
        await quiz.waitFor();
        expect(await quiz.getAttribute('href')).toBe('https://forms.gle/gCXxzLW2iTvXiSUZ9');
    });

    it('Related Content: the questions whose addresses are public; those without one are not there', async () => {
        const { page } = org.user;
        const links = page.locator('c-page-links').filter({ hasText: 'Related Content' }).getByRole('link');
        await links.first().waitFor();

        expect((await links.allTextContents()).map((text) => text.trim())).toEqual([
            'What is the difference between a Standard Contact and an Individual Contact?',
            'How do I modify information on a contact (such as the email address)?'
        ]);
    });
});
