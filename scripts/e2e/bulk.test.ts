import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { people } from './people.ts';
import { atStep, check, choose, expectAccessible, next } from './screens.ts';
import { whileItFails, whileItTakesTime } from './server-moments.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

const org = useOrg('Riley Stone');

describe('a specialist provisions many people at once', () => {
    const good = people('an employee who can be provisioned', 'UCB').slice(0, 3);
    const spare = people('an employee who can be provisioned', 'UCB')[3]!;
    const noId = people('no employee ID')[0]!;
    const denver = people('an employee who can be provisioned', 'UCD')[0]!;
    const licensed = people('already licensed for Salesforce and Marketing Cloud')[0]!;

    async function openScreen(): Promise<void> {
        const { page } = org.user;
        await page.goto('/lightning/page/home');
        await page.getByRole('link', { name: 'Provision Many', exact: true }).first().click();
        await atStep(page, 'People');
        const startOver = page.getByRole('button', { name: 'Start over' });
        if (await startOver.isVisible()) {
            await startOver.click();
        }
    }

    async function toPreview(emails: string): Promise<void> {
        const { page } = org.user;
        await page.getByRole('textbox', { name: 'E-mail addresses' }).fill(emails);
        await next(page);
        await atStep(page, 'eComm Specialist Information');
        await expectAccessible(page);
        await next(page);
        await atStep(page, 'User Information');
        await expectAccessible(page);
        await choose(page, 'eComm Role', 'User');
        await check(page, 'Marketing Cloud');
        await next(page);
        await atStep(page, 'Preview');
        await page.locator('[data-good]').waitFor();
    }

    /** The cells of a row: verdict or outcome, and what to do. */
    const row = (email: string) => org.user.page.getByRole('row').filter({ hasText: email });

    const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8');

    it('pastes e-mails, sees a verdict a person, and submits the good ones', async () => {
        const { page } = org.user;
        await openScreen();
        await next(page);
        await page.getByText('Give at least one e-mail address.').waitFor();
        await expectAccessible(page);
        await toPreview(
            [
                good[0]!.universityEmail!.toUpperCase(),
                good[1]!.email,
                good[2]!.universityEmail,
                noId.email,
                denver.universityEmail,
                licensed.email,
                'nobody@example.edu',
                good[0]!.email,
                good[2]!.universityEmail
            ].join('\n')
        );

        for (const person of good) {
            await page
                .getByRole('row', { name: new RegExp(person.name) })
                .getByText('Will be held')
                .first()
                .waitFor();
        }
        await row(noId.email).getByText('There is no employee ID on this contact.').waitFor();
        await row(denver.universityEmail!).getByText('The UCB Email is not populated.').waitFor();
        await row(licensed.email).getByText('This person already has Marketing Cloud.').waitFor();
        await row('nobody@example.edu').getByText('Not found').waitFor();
        await row(good[0]!.email).getByText('In the list twice').waitFor();
        await page.getByText('Requests to submit: 3').waitFor();
        await expectAccessible(page);

        await page.getByRole('button', { name: 'Submit', exact: true }).dblclick();
        await atStep(page, 'Result');
        await page.getByRole('button', { name: 'New List' }).waitFor();
        await expectAccessible(page);
        const submitted = await org.user.query<{ License__r: { Contact__r: { Name: string } } }>(
            `SELECT License__r.Contact__r.Name FROM License_Request__c
             WHERE Status__c = 'Pending' AND Type__c = 'Provision' AND Submitted_By__r.Name = 'Riley Stone'`
        );
        expect(submitted.map((request) => request.License__r.Contact__r.Name)).toEqual(
            expect.arrayContaining(good.map((person) => person.name))
        );

        const [rest] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Download the Rest as CSV' }).click()
        ]);
        const report = await textOf(rest);
        expect(report).toContain('"There is no employee ID on this contact.');
        expect(report).toContain('"nobody@example.edu","","Not found"');
        expect(report).not.toContain('R-0');
        const [all] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Download All as CSV' }).click()
        ]);
        expect((await textOf(all)).trim().split('\r\n').length).toBeGreaterThan(8);
    });

    it('submits nobody twice: the second list shows the open requests', async () => {
        const { page } = org.user;
        await page.getByRole('button', { name: 'New List' }).click();
        await toPreview(good.map((person) => person.email).join(', '));

        await page.getByText('Nobody on this list can be submitted.').waitFor();
        await row(good[0]!.email).getByText('Open request').waitFor();
        await row(good[0]!.email)
            .getByRole('link', { name: /^R-\d+$/ })
            .waitFor();
        await expect(page.getByRole('button', { name: 'Submit', exact: true }).count()).resolves.toBe(0);
        await expectAccessible(page);
    });

    it('goes back and forward with the browser, keeps the list when it is reloaded, and starts over', async () => {
        const { page } = org.user;
        await openScreen();
        await toPreview(`${spare.email}, nobody@example.edu`);
        await row('nobody@example.edu').getByText('Not found').waitFor();
        await page.goBack();
        await atStep(page, 'User Information');
        await page.getByRole('checkbox', { name: 'Marketing Cloud', checked: true }).waitFor();
        await page.goBack();
        await atStep(page, 'eComm Specialist Information');
        await page.goBack();
        await atStep(page, 'People');
        await page.getByRole('textbox', { name: 'E-mail addresses' }).waitFor();
        await page.goForward();
        await page.goForward();
        await page.goForward();
        await atStep(page, 'Preview');
        await row('nobody@example.edu').getByText('Not found').waitFor();
        await page.reload();
        await page.getByText('Your answers from before were kept.').waitFor();
        await atStep(page, 'Preview');
        await page.getByText('Requests to submit: 1').waitFor();
        await expectAccessible(page);

        await page.getByRole('button', { name: 'Start over' }).click();
        await atStep(page, 'People');
        await page.getByText('Your answers from before were kept.').waitFor({ state: 'detached' });
        expect(await page.getByRole('textbox', { name: 'E-mail addresses' }).inputValue()).toBe('');
    });

    it('says what the server is doing, and goes on where it could not be reached', async () => {
        const { page } = org.user;
        await openScreen();
        const [PREVIEW, SUBMIT] = ['BulkRequestController.preview', 'BulkRequestController.submit'];
        await page.getByRole('textbox', { name: 'E-mail addresses' }).fill(spare.email);
        await next(page);
        await next(page);
        await choose(page, 'eComm Role', 'User');
        await check(page, 'Marketing Cloud');
        await whileItFails(page, PREVIEW, async () => {
            await next(page);
            await page.locator('c-bulk-requests c-error-panel').waitFor();
            await expectAccessible(page);
        });
        await page.getByRole('button', { name: 'Previous' }).click();
        await atStep(page, 'User Information');
        await whileItTakesTime(page, PREVIEW, async () => {
            await next(page);
            await page.locator('c-bulk-requests lightning-spinner').waitFor();
            await expectAccessible(page);
        });
        await page.getByText('Requests to submit: 1').waitFor();
        await whileItFails(page, SUBMIT, async () => {
            await page.getByRole('button', { name: 'Submit', exact: true }).click();
            await page.getByRole('button', { name: /again/i }).waitFor();
            await expectAccessible(page);
        });
        await whileItTakesTime(page, SUBMIT, async () => {
            await page.getByRole('button', { name: /again/i }).click();
            await page.locator('c-bulk-requests [data-progress]').waitFor();
            await expectAccessible(page);
        });
        await row(spare.email)
            .getByRole('link', { name: /^R-\d+$/ })
            .waitFor();
    });

    it('drops a CSV file, with quotes, CRLF, a byte order mark and duplicates', async () => {
        const { page } = org.user;
        await openScreen();
        const drop = (name: string, content: string): Promise<void> =>
            page
                .locator('input[type=file]')
                .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
        await drop('wrong.csv', 'Name,Phone\r\nAvery,1\r\n');
        await page.getByText('No e-mail address was found in the file wrong.csv.').waitFor();
        await drop(
            'people.csv',
            `\uFEFF"Name","Email"\r\n"${good[0]!.name}, PhD",${good[0]!.email}\r\n\r\nTwice,${good[0]!.email}\r\nOther,"nobody@example.edu"\r\nWithout,\r\n`
        );
        await page.getByText('People found in your list: 2').waitFor();
        await page.getByText('Row 6: Without').waitFor();
        await expectAccessible(page);
    });

    it('takes at most 500 people, and says so once', async () => {
        const { page } = org.user;
        await openScreen();
        await page
            .getByRole('textbox', { name: 'E-mail addresses' })
            .fill(Array.from({ length: 501 }, (_, at) => `a${at}@example.edu`).join('\n'));
        await next(page);
        await page.getByText('At most 500 people can be submitted at once; you gave 501. Split the list.').waitFor();
        await atStep(page, 'People');
    });

    it('fits a phone', async () => {
        const { page } = org.user;
        await page.setViewportSize({ width: 390, height: 844 });
        await openScreenByAddress();
        await toPreview(`${good[0]!.email}\nnobody@example.edu`);
        const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        expect(overflow).toBeLessThanOrEqual(0);
        await expectAccessible(page);
        await page.setViewportSize({ width: 1400, height: 950 });

        async function openScreenByAddress(): Promise<void> {
            await page.goto('/lightning/n/Bulk_Requests');
            await atStep(page, 'People');
        }
    });

    it('needs the quiz', async () => {
        const alex = await org.openAs('Alex Novak');
        await alex.page.goto('/lightning/n/Bulk_Requests');
        await alex.page.getByText(/must review the wiki and pass the quiz for access/).waitFor();
        await expect(alex.page.getByRole('button', { name: 'Next', exact: true }).count()).resolves.toBe(0);
        await expectAccessible(alex.page);
        expect(alex.errors).toEqual([]);
        await alex.context.close();
    });
});
