import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { people } from './people.ts';
import { choose, expectAccessible, next } from './screens.ts';
import type { UserWindow } from './session.ts';
import { whileItFails, whileItTakesTime } from './server-moments.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(90_000);

// A Thursday.
const org = useOrg('Sam Whitfield', { clock: '2026-12-03T09:00:00-07:00' });
const PERSON = people('already licensed for Salesforce and Marketing Cloud')[0]!;
const REASON = 'Moves to the Denver alumni office';
const ACTION = 'Transfer to Another Campus';
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1400, height: 950 };

let licenseId: string;

/** Pictures for people to look at, where somebody asks for them. */
async function picture({ page }: UserWindow, name: string): Promise<void> {
    const folder = process.env['SCREENSHOTS'];
    if (folder) {
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `transfer-${name}.png`), fullPage: false });
    }
}

const openLicense = async ({ page }: UserWindow): Promise<void> => {
    await page.goto(`/lightning/r/License__c/${licenseId}/view`);
    await page.getByRole('heading', { level: 1, name: /L-\d+/ }).waitFor();
};

beforeAll(async () => {
    // Jordan reads along.
    await org.server.bringIn(`
        insert new License_Specialist__c(
            License__c = [SELECT Id FROM License__c WHERE Contact__r.Name = '${PERSON.name}'].Id,
            User__c = [SELECT Id FROM User WHERE Name = 'Jordan Blake'].Id);`);
    const [license] = await org.user.query<{ Id: string }>(
        `SELECT Id FROM License__c WHERE Contact__r.Name = '${PERSON.name}'`
    );
    licenseId = license!.Id;
});

describe('a license moves to another campus', () => {
    it('only the System team has the button', async () => {
        const riley = await org.openAs('Riley Stone');
        await openLicense(riley);
        await riley.page.getByRole('button', { name: 'Printable View' }).waitFor();
        expect(await riley.page.getByRole('button', { name: ACTION }).count()).toBe(0);
        await riley.context.close();

        await openLicense(org.user);
        await org.user.page.getByRole('button', { name: ACTION }).waitFor();
    });

    it('who is not known at the other campus is not transferred there, and the screen says why', async () => {
        const { page } = org.user;
        const dialog = page.getByRole('dialog');
        const OPTIONS = 'ProvisionRequestController.options';
        await whileItFails(page, OPTIONS, async () => {
            await page.getByRole('button', { name: ACTION }).click();
            await dialog.locator('c-error-panel').waitFor();
            await expectAccessible(page);
        });
        await openLicense(org.user);
        await whileItTakesTime(page, OPTIONS, async () => {
            await page.getByRole('button', { name: ACTION }).click();
            await dialog.locator('lightning-spinner').waitFor();
            await expectAccessible(page);
        });
        await dialog.getByText(`${PERSON.name}: CU Boulder`).waitFor();
        await expectAccessible(page);
        await picture(org.user, '1-form');
        await next(page);
        await dialog.getByText('Enter the reason for the transfer to another campus.').waitFor();
        await choose(page, 'New Affiliated Campus', 'CU Denver');
        await choose(page, 'eComm Specialist', 'Taylor Okoye');
        await dialog.getByRole('textbox', { name: 'Reason for the Transfer' }).fill(REASON);
        await whileItFails(page, 'LicenseTransferController.preview', async () => {
            await next(page);
            await dialog.locator('c-error-panel').waitFor();
            await expectAccessible(page);
        });
        await next(page);
        await dialog.getByText(`${PERSON.name} cannot be licensed at CU Denver`).waitFor();
        await dialog.getByText('The UCD Email is not populated.').waitFor();
        expect(await dialog.getByRole('button', { name: 'Transfer', exact: true }).count()).toBe(0);
        await expectAccessible(page);
        await picture(org.user, '2-refused');
        await dialog.getByRole('button', { name: 'Previous' }).click();
        await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    });

    it('shows before what happens, and does it with the reason', async () => {
        await org.server.anonymous(
            `update new Contact(Id = [SELECT Id FROM Contact WHERE Name = '${PERSON.name}'].Id,
                UCD_Email__c = 'moved@cudenver.example');`
        );
        const { page } = org.user;
        await openLicense(org.user);
        await page.getByRole('button', { name: ACTION }).click();
        const dialog = page.getByRole('dialog');
        await choose(page, 'New Affiliated Campus', 'CU Denver');
        await choose(page, 'eComm Specialist', 'Taylor Okoye');
        await dialog.getByRole('textbox', { name: 'Reason for the Transfer' }).fill(REASON);
        await next(page);
        await dialog.getByText(`${PERSON.name} can be licensed at CU Denver`).waitFor();
        const text = await dialog.innerText();
        expect(text).toContain('from CU Boulder to CU Denver');
        expect(text).toContain(REASON);
        expect(text).toContain('CU Denver does not have this. An eComm specialist of CU Denver submits');
        expect(text).toMatch(
            /Access that stays as it is\s+Marketing Cloud \(Application\), Salesforce \(Application\)/
        );
        expect(text).toMatch(/the campus it leaves, which stays for now\s+Sample: UCB Alumni \(Business Unit\)/);
        expect(text).toMatch(/No longer specialists of this license\s+Riley Stone, Jordan Blake/);
        expect(text).toMatch(/Get an e-mail with the reason\s+Taylor Okoye, Jordan Blake, Riley Stone/);
        await expectAccessible(page);
        await picture(org.user, '3-preview');
        await page.setViewportSize(PHONE);
        await picture(org.user, '4-preview-phone');
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
        await page.setViewportSize(DESKTOP);
        await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
        await dialog.getByText(/License L-\d+ is with CU Denver now\./).waitFor();
        await expectAccessible(page);
        await picture(org.user, '5-done');
        await page.setViewportSize(PHONE);
        await picture(org.user, '6-done-phone');
        await page.setViewportSize(DESKTOP);
        await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
        await page.getByText(REASON).first().waitFor();
        await picture(org.user, '7-license');
    });

    it('is of the new campus from then on', async () => {
        const soql = `SELECT Id FROM License__c WHERE Id = '${licenseId}'`;
        for (const [name, rows] of [
            ['Taylor Okoye', 1],
            ['Riley Stone', 0],
            ['Jordan Blake', 0]
        ] as const) {
            const window = await org.openAs(name);
            expect([name, (await window.query(soql)).length]).toEqual([name, rows]);
            await window.context.close();
        }
    });

    it('the history says who it was with before and after, and why', async () => {
        const rows = await org.user.query<{ Field: string; OldValue: string | null; NewValue: string | null }>(
            `SELECT Field, OldValue, NewValue FROM License__History WHERE ParentId = '${licenseId}'`
        );
        // The platform keeps two rows of a lookup: with the names, and with the Ids.
        for (const [field, before, after] of [
            ['Affiliated_Campus__c', 'UCB', 'UCD'],
            ['eComm_Specialist__c', 'Riley Stone', 'Taylor Okoye'],
            ['Transfer_Reason__c', null, REASON],
            ['Transferred_On__c', null, expect.stringMatching(/^2026-12-03T/)]
        ]) {
            expect(rows).toContainEqual(expect.objectContaining({ Field: field, OldValue: before, NewValue: after }));
        }
    });

    it('both campuses are told once, with the day and the reason', async () => {
        await org.server.moveClock({ to: '2026-12-03T14:00:00-07:00' });
        const emails = await org.user.query<{ Status__c: string; To__c: string; Cc__c: string; Details__c: string }>(
            `SELECT Status__c, To__c, Cc__c, Details__c FROM License_Email__c
             WHERE License__c = '${licenseId}' AND Kind__c = 'Transferred'`
        );
        expect(emails).toHaveLength(1);
        expect(emails[0]).toMatchObject({
            Status__c: 'Sent',
            To__c: 'taylor.okoye@ecomm.example',
            Cc__c: 'jordan.blake@ecomm.example; riley.stone@ecomm.example'
        });
        const admin = await org.openAs('Admin User');
        const { page } = admin;
        await page.goto('/lightning/setup/EmailOutbox/home');
        await page.getByLabel('Search the e-mails').fill('transferred to another campus');
        await page.getByText('1 e-mail', { exact: true }).waitFor();
        await page
            .getByRole('row', { name: /transferred to another campus/ })
            .getByRole('button')
            .press('Enter');
        const text = await page.getByRole('article').innerText();
        expect(text).toContain('On Thursday, December 3, 2026 the System team transferred');
        expect(text).toContain(`Reason: ${REASON}`);
        expect(text).toContain('From: CU Boulder, eComm specialist Riley Stone');
        expect(text).toContain('To: CU Denver, eComm specialist Taylor Okoye');
        expect(text).not.toContain('{!');
        await picture(admin, '8-email');
        await admin.context.close();
    });
});
