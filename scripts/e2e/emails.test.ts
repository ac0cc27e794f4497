import { people } from './people.ts';
import { expectAccessible } from './screens.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

// A Monday, the first business day of November 2026: half an hour before the announcement.
const org = useOrg('Riley Stone', { clock: '2026-11-02T06:30:00-07:00' });
const GROUP = 'eComm Specialists';
const CREDENTIALS = 'Your eComm credentials are ready';
const PERSON = people('an employee who can be provisioned', 'UCB')[0]!;
/** Access of a person of the sample data begins in November's first week; the credentials day is the 5th. */
const PROVISIONED = `
    List<License_Cycle__c> cycles = [SELECT Id FROM License_Cycle__c WHERE Month__c = '2026-11'];
    if (cycles.isEmpty()) {
        insert new License_Cycle__c(Name = '2026-11', Month__c = '2026-11', Cut_Off__c = Datetime.newInstanceGmt(2026, 10, 31, 5, 59, 59),
            Processing_From__c = Date.newInstance(2026, 11, 2), Processing_To__c = Date.newInstance(2026, 11, 6), Credentials_On__c = Date.newInstance(2026, 11, 5));
    }
    License__c license = new License__c(Contact__c = [SELECT Id FROM Contact WHERE Name = '${PERSON.name}'].Id, Affiliated_Campus__c = 'UCB', eComm_Role__c = 'User',
        eComm_Specialist__c = [SELECT Id FROM User WHERE FirstName = 'Riley' LIMIT 1].Id, Status__c = 'Active', Provisioned_On__c = Date.newInstance(2026, 11, 3));
    insert license;
    insert new License_Access__c(License__c = license.Id, Kind__c = 'Application', Target__c = 'Cvent', Target_Name__c = 'Cvent', Status__c = 'Active');`;

describe('the announcement and the e-mails of a month', () => {
    const sent = (): Promise<{ Id: string; Kind__c: string; Status__c: string; License__c: string; To__c: string }[]> =>
        org.user.query(
            `SELECT Id, Kind__c, Status__c, License__c, To__c FROM License_Email__c WHERE Kind__c = 'Credentials Ready'`
        );

    it('the group has no posts before the announcement', async () => {
        const { page } = org.user;
        await page.goto('/lightning/o/CollaborationGroup/list');
        await page.getByRole('link', { name: GROUP }).click();
        await page.getByRole('heading', { level: 1, name: new RegExp(GROUP) }).waitFor();
        await page.getByText('There are no posts yet.').waitFor();
        await page.getByRole('heading', { name: 'Members (1)' }).waitFor();
        await page.getByRole('complementary').getByText('Owner').waitFor();
        await expectAccessible(page);
        // Who is no member reads, and posts nothing.
        expect(await page.getByLabel('Share an update').count()).toBe(0);
    });

    it('a member shares an update, which everybody reads', async () => {
        const { page } = org.user;
        const { page: owner, context } = await org.openAs();
        await owner.goto(page.url());
        expect(await owner.getByRole('button', { name: 'Share' }).isDisabled()).toBe(true);
        await owner.getByLabel('Share an update').fill('Questions? Ask here.');
        await expectAccessible(owner);
        await owner.getByRole('button', { name: 'Share' }).click();
        await owner.getByRole('article').getByText('Questions? Ask here.').waitFor();
        await page.getByRole('button', { name: 'Refresh' }).click();
        await page
            .getByRole('article', { name: /^Admin User/ })
            .getByText('Questions? Ask here.')
            .waitFor();
        await org.server.anonymous('delete [SELECT Id FROM FeedItem ORDER BY CreatedDate DESC LIMIT 1];');
        await context.close();
    });

    it('on the first business day the exact dates are posted to the Chatter group, once', async () => {
        const { page } = org.user;
        await org.server.moveClock({ to: '2026-11-03T09:00:00-07:00' });
        await page.goto('/lightning/o/CollaborationGroup/list');
        await page.getByRole('row', { name: /eComm Specialists.*Mon, Nov 2, 2026, 7:00/ }).waitFor();
        await expectAccessible(page);
        await page.getByRole('link', { name: GROUP }).click();
        await page.getByRole('article').first().waitFor();
        const posts = await page.getByRole('article').allInnerTexts();
        expect(posts).toHaveLength(1);
        expect(posts[0]).toContain('License changes for December 2026');
        expect(posts[0]).toContain('must be provided by Monday, November 30, 2026 (11:59 PM Mountain Time)');
        expect(posts[0]).toContain('from Tuesday, December 1, 2026 to Monday, December 7, 2026');
        expect(posts[0]).toContain('credentials on Monday, December 7, 2026');
        await expectAccessible(page);
    });

    it('dates that move are announced as moved', async () => {
        const { page } = org.user;
        await org.server.anonymous(
            `License_Cycle__c cycle = [SELECT Id FROM License_Cycle__c WHERE Month__c = '2026-12'];
             update new License_Cycle__c(Id = cycle.Id, Credentials_On__c = Date.newInstance(2026, 12, 9), Date_Change_Reason__c = 'Maintenance');`
        );
        await org.server.moveClock({ to: '2026-11-04T09:00:00-07:00' });
        await page.reload();
        await page.getByRole('article').nth(1).waitFor();
        const [newest] = await page.getByRole('article').allInnerTexts();
        expect(newest).toContain('The dates of the license changes for December 2026 have moved: Maintenance');
        expect(newest).toContain('credentials on Wednesday, December 9, 2026');
    });

    it('credentials go out on the day, not before, with the specialist in copy', async () => {
        await org.server.bringIn(PROVISIONED);
        await org.server.moveClock({ to: '2026-11-04T23:00:00-07:00' });
        expect(await sent()).toEqual([]);
        await org.server.moveClock({ to: '2026-11-05T14:00:00-07:00' });
        const [email] = await sent();
        expect(email).toMatchObject({ Status__c: 'Sent', To__c: PERSON.universityEmail });
        await org.server.moveClock({ to: '2026-11-06T10:00:00-07:00' });
        expect(await sent()).toHaveLength(1);
    });

    it('the administrator reads it in the outbox, and gets from it to the license', async () => {
        const admin = await org.openAs('Admin User');
        const { page } = admin;
        const [email] = await sent();
        await page.goto('/lightning/setup/EmailOutbox/home');
        await page.getByRole('heading', { level: 1, name: /E-mail Outbox/ }).waitFor();
        await page.getByLabel('Search the e-mails').fill(CREDENTIALS);
        await page.getByText('1 e-mail', { exact: true }).waitFor();
        const row = page.getByRole('row', { name: new RegExp(CREDENTIALS) });
        expect(await row.innerText()).toContain(email!.To__c);
        expect(await row.innerText()).toContain('riley');
        expect(await row.innerText()).toMatch(/Thu, Nov 5, 2026, \d+:45:\d\d [AP]M MST/);
        await expectAccessible(page);
        await row.getByRole('button').press('Enter');
        const text = await page.getByRole('article').innerText();
        expect(text).toContain(`Cvent\nUsername: ${PERSON.universityEmail}\nAddress: https://app.cvent.com`);
        expect(text).toContain('take the training courses and the short post-training quiz within your first month');
        expect(text).toContain('if the quiz is not passed by Saturday, January 2, 2027');
        expect(text).toContain('https://www.cu.edu/ecomm/training');
        expect(text).not.toContain('{!');
        await expectAccessible(page);
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/credentials.png`, fullPage: true });
        }
        await page.getByRole('article').getByRole('link', { name: /^LE-/ }).click();
        await page.getByRole('heading', { level: 1, name: /LE-/ }).waitFor();
        expect(admin.errors).toEqual([]);
        await admin.context.close();
    });

    it('the link to set a password is in the outbox, works once, and signs in', async () => {
        await org.server.anonymous(
            "System.resetPassword([SELECT Id FROM User WHERE Username = 'jordan.blake@ecomm.example'].Id, true);"
        );
        const admin = await org.openAs('Admin User');
        const { page } = admin;
        await page.goto('/lightning/setup/EmailOutbox/home');
        await page.getByLabel('Search the e-mails').fill('jordan.blake');
        const row = page.getByRole('row', { name: /password/i });
        await row.getByRole('button').press('Enter');
        const link = page.getByRole('article').getByRole('link', { name: /^http/ });
        const address = (await link.getAttribute('href'))!;
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/password-email.png`, fullPage: true });
        }
        await page.goto(address);
        await page.getByText('jordan.blake@ecomm.example').waitFor();
        await page.getByLabel('New Password', { exact: true }).fill('short');
        await page.getByLabel('Confirm New Password').fill('short');
        await page.getByRole('button', { name: 'Change Password' }).click();
        await page.getByText('Your password must be at least 8 characters long.').waitFor();
        await page.getByLabel('New Password', { exact: true }).fill('eComm2027!');
        await page.getByLabel('Confirm New Password').fill('eComm2027!');
        if (process.env.SCREENSHOTS) {
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/password-page.png` });
        }
        await page.getByRole('button', { name: 'Change Password' }).click();
        await page.getByText('Jordan Blake').first().waitFor();
        const again = await page.request.get(address);
        expect(again.status()).toBe(410);
        await admin.context.close();
    });

    it('the specialist sees on the license what was sent', async () => {
        const { page } = org.user;
        const [email] = await sent();
        await page.goto(`/lightning/r/License__c/${email!.License__c}/view`);
        await page.getByRole('tab', { name: 'Related' }).click();
        const list = page.getByRole('table', { name: /E-mails/ });
        await list.getByRole('row', { name: /Credentials Ready.*Sent/ }).waitFor();
    });

    it('who may not into Setup gets neither the outbox nor its e-mails', async () => {
        for (const path of ['emails', 'emails/1', 'emails/1/html']) {
            const answer = await org.user.context.request.get(`/webruntime/api/setup/${path}`);
            expect(answer.status()).toBe(403);
        }
    });
});
