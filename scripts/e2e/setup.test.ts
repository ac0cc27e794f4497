import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startOrgServer, type OrgServer } from './org-server.ts';
import { expectAccessible } from './screens.ts';
import { openAs, viewAs, type UserWindow } from './session.ts';

const START_LIMIT_MS = 120_000;
const FIELD_LIMIT_MS = 10_000;
const STAMP = `public with sharing class Stamp implements Schedulable {
    public void execute(SchedulableContext context) {
        insert as system new Account(Name = 'Stamp ' + System.now().formatGmt('MM-dd HH:mm'));
    }
}`;
const PLAIN_USER = `Profile profile = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
    insert new User(Username = 'pat.plain@example.com', FirstName = 'Pat', LastName = 'Plain', Email = 'pat.plain@example.com', Alias = 'plain',
        ProfileId = profile.Id, TimeZoneSidKey = 'America/Denver', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
    update new User(Id = UserInfo.getUserId(), TimeZoneSidKey = 'America/Denver');`;

/** A project of one class that can be scheduled. */
function writeProject(): string {
    const folder = mkdtempSync(join(tmpdir(), 'setup-project-'));
    const classes = join(folder, 'force-app', 'main', 'default', 'classes');
    mkdirSync(classes, { recursive: true });
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        '{ "packageDirectories": [{ "path": "force-app", "default": true }], "sourceApiVersion": "67.0" }'
    );
    writeFileSync(join(classes, 'Stamp.cls'), STAMP);
    writeFileSync(
        join(classes, 'Stamp.cls-meta.xml'),
        '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>'
    );
    return folder;
}

/** A field that the page fills in when it has been asked what there is. */
async function expectValue(field: Locator, value: string): Promise<void> {
    const until = Date.now() + FIELD_LIMIT_MS;
    while ((await field.inputValue()) !== value && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await field.inputValue()).toBe(value);
}

jest.setTimeout(40_000);

describe('Setup', () => {
    let project: string;
    let server: OrgServer | undefined;
    let browser: Browser | undefined;
    let admin: UserWindow;

    beforeAll(async () => {
        project = writeProject();
        server = await startOrgServer({ project, clock: '2026-10-30T09:00:00-06:00' });
        await server.anonymous(PLAIN_USER);
        await server.anonymous(`System.schedule('Morning stamp', '0 30 6 * * ?', new Stamp());`);
        browser = await openBrowser();
        admin = await openAs(browser, server.url);
    }, START_LIMIT_MS);

    afterAll(async () => {
        await browser?.close();
        await server?.stop();
        rmSync(project, { recursive: true, force: true });
    });

    afterEach(() => expect(admin.errors).toEqual([]));

    const stamps = async (): Promise<string[]> =>
        (await admin.query<{ Name: string }>('SELECT Name FROM Account ORDER BY CreatedDate, Name')).map(
            (account) => account.Name
        );

    test('the gear leads to the scheduled jobs, by keyboard too; one runs now', async () => {
        const { page } = admin;
        await page.getByRole('link', { name: 'Setup' }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: /Scheduled Jobs/ }).waitFor();
        const row = page.getByRole('row', { name: /Morning stamp/ });
        expect(await row.innerText()).toMatch(/Stamp\s+Sat, Oct 31, 2026, 6:30:00 AM MDT\s+0\s+0 30 6 \* \* \?/);
        await expectAccessible(page);
        await row.getByRole('button', { name: 'Run now: Morning stamp' }).click();
        await page.getByText('"Morning stamp" ran.').waitFor();
        await page.getByRole('row', { name: /Morning stamp.*Oct 30, 2026/ }).waitFor();
        expect(await stamps()).toEqual(['Stamp 10-30 15:00']);
    });

    test('moving the clock by a week runs the job every morning, over the end of daylight-saving time', async () => {
        const { page } = admin;
        await page.getByRole('link', { name: 'Clock' }).click();
        await page.getByRole('heading', { level: 1, name: /Clock/ }).waitFor();
        expect(await page.locator('[data-clock]').innerText()).toMatch(/^Fri, Oct 30, 2026, 9:0\d:\d\d AM MDT$/);
        await page.getByRole('button', { name: 'One week' }).click();
        await page.getByText('The clock was moved. 7 jobs ran.').waitFor();
        expect(await page.getByRole('list', { name: 'Jobs that ran' }).getByRole('listitem').allInnerTexts()).toEqual(
            ['Sat, Oct 31', 'Sun, Nov 1', 'Mon, Nov 2', 'Tue, Nov 3', 'Wed, Nov 4', 'Thu, Nov 5', 'Fri, Nov 6'].map(
                (day, index) => `${day}, 2026, 6:30:00 AM ${index ? 'MST' : 'MDT'}: Morning stamp (Stamp)`
            )
        );
        // A week of 168 hours ends an hour earlier on the wall.
        expect(await page.locator('[data-clock]').innerText()).toMatch(/^Fri, Nov 6, 2026, 8:0\d:\d\d AM MST$/);
        expect((await stamps()).slice(1, 3)).toEqual(['Stamp 10-31 12:30', 'Stamp 11-01 13:30']);
        await expectAccessible(page);
    });

    test("the page's own Date is the org's, before and after it is loaded again", async () => {
        const { page } = admin;
        const today = (): Promise<string[]> =>
            page.evaluate(() => [
                new Date().toISOString().slice(0, 10),
                new Date(Date.now()).toISOString().slice(0, 10),
                new Date(2020, 0, 1).getFullYear().toString(),
                String(new Date() instanceof Date),
                Date().slice(11, 15)
            ]);
        expect(await today()).toEqual(['2026-11-06', '2026-11-06', '2020', 'true', '2026']);
        await page.reload();
        await page.getByRole('heading', { level: 1, name: /Clock/ }).waitFor();
        expect(await today()).toEqual(['2026-11-06', '2026-11-06', '2020', 'true', '2026']);
    });

    test('the clock moves to the next job, not back, and a test moves it without a page', async () => {
        const { page } = admin;
        await page.getByRole('button', { name: 'To the next scheduled job' }).click();
        await page.getByText('The clock was moved. 1 job ran.').waitFor();
        await page.getByLabel('Move to').fill('2026-11-01T08:00');
        await page.getByRole('button', { name: 'Move the clock' }).click();
        await page.getByRole('alert').getByText('The clock of the org only moves forward').waitFor();
        await page.getByLabel('Move to').fill('2026-11-07T08:00');
        await page.getByRole('button', { name: 'Move the clock' }).click();
        await page.getByText('The clock was moved. 0 jobs ran.').waitFor();
        expect(await page.locator('[data-clock]').innerText()).toMatch(/^Sat, Nov 7, 2026, 8:00:\d\d AM MST$/);
        const state = await server!.moveClock({ to: '2026-11-09T12:00:00-07:00' });
        expect(state.fired.map((one) => one.at)).toEqual(['2026-11-08T13:30:00.000Z', '2026-11-09T13:30:00.000Z']);
        await expect(server!.moveClock({ by: { days: -1 } })).rejects.toThrow('only moves forward');
    });

    test('Apex jobs are listed, on a phone too; a scheduled job is deleted', async () => {
        const { page } = admin;
        await page.getByRole('link', { name: 'Apex Jobs' }).click();
        await page.getByRole('row', { name: /Stamp\s+ScheduledApex\s+Queued/ }).waitFor();
        await page.setViewportSize({ width: 375, height: 800 });
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
        await page.getByRole('link', { name: 'Scheduled Jobs' }).click();
        await page.getByRole('button', { name: 'Delete: Morning stamp' }).waitFor();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
        await page.getByRole('button', { name: 'Delete: Morning stamp' }).click();
        await page.getByRole('button', { name: 'OK', exact: true }).click();
        await page.getByText('Nothing is scheduled.').waitFor();
        await page.setViewportSize({ width: 1400, height: 950 });
    });

    test('a query is written from lists, its rows lead to their records and are exported', async () => {
        const { page } = admin;
        await page.getByRole('link', { name: 'SOQL Query' }).click();
        await page.getByLabel('Object').selectOption('Account');
        const query = page.getByLabel('Query', { exact: true });
        await expectValue(query, 'SELECT Id, Name FROM Account LIMIT 100');
        await page.getByLabel('Add a field').selectOption('OwnerId');
        await expectValue(query, 'SELECT Id, Name, OwnerId FROM Account LIMIT 100');
        await query.fill(`SELECT Id, Name, Owner.Name FROM Account ORDER BY Name LIMIT 3`);
        await query.press('Control+Enter');
        const row = page.getByRole('row', { name: /Stamp 10-30 15:00.*Admin User/ });
        await row.waitFor();
        await expectAccessible(page);
        const csv = await admin.context.request.get(
            (await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href'))!
        );
        expect((await csv.text()).split('\r\n').slice(0, 2)).toEqual([
            '\ufeff"Id","Name","Owner.Name"',
            expect.stringMatching(/^"001\w{15}","Stamp 10-30 15:00","Admin User"$/) as string
        ]);
        await query.fill('SELECT Id,  FROM Account');
        const names = page.getByRole('listbox', { name: 'Names that fit' });
        const name = (text: string): Locator => names.getByRole('option', { name: text, exact: true });
        await query.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(11, 11));
        await query.pressSequentially('Own');
        await name('Owner.').waitFor();
        await expectAccessible(page);
        await query.press('ArrowDown');
        await query.press('ArrowUp');
        await query.press('Enter');
        await query.pressSequentially('Profile.Na');
        await name('Name').click();
        await expectValue(query, 'SELECT Id, Owner.Profile.Name FROM Account');
        await query.pressSequentially(' ');
        await query.fill("SELECT Id FROM Account WHERE Id = '001000000000999' AND Industry = 'x'");
        await page.getByRole('button', { name: 'Plan' }).click();
        await page.getByRole('row', { name: /^Index Id 0 \d+ 0 Not considering filter.*: Industry$/ }).waitFor();
        await expectAccessible(page);
        await query.fill('SELECT Nonsense FROM Account');
        await page.getByRole('button', { name: 'Run' }).click();
        await page.getByRole('alert').getByText("No such column 'Nonsense'").waitFor();
        await query.fill('SELECT Id FROM Account LIMIT 1');
        await page.getByRole('button', { name: 'Run' }).click();
        await page.getByRole('link', { name: /^001/ }).click();
        await page.getByRole('heading', { level: 1, name: /Stamp/ }).waitFor();
        await page.goBack();
        await page.getByRole('heading', { level: 1, name: /SOQL Query/ }).waitFor();
    });

    test('anonymous Apex is run, and what is traced has a debug log', async () => {
        const { page } = admin;
        await page.getByRole('link', { name: 'Debug Logs' }).click();
        await page
            .getByRole('row', { name: /Admin User\s+Api\s+Success/ })
            .first()
            .waitFor();
        await page.getByLabel('User to trace for 30 minutes').selectOption('Admin User');
        await page.getByRole('button', { name: 'Trace' }).click();
        await page.getByRole('list', { name: 'Users who are traced' }).getByText('Admin User, until').waitFor();
        await expectAccessible(page);
        await page.getByRole('link', { name: 'Anonymous Apex' }).click();
        const source = page.getByLabel('Apex, run as you');
        await source.fill('Integer i = ;');
        await page.getByRole('button', { name: 'Run' }).click();
        await page.getByRole('alert').getByText("Line 1, column 13: Unexpected token ';'.").waitFor();
        await source.fill(`System.debug('heard');\nnew Stamp().execute(null);`);
        await page.getByRole('button', { name: 'Run' }).click();
        await page.getByText('It ran to its end.').waitFor();
        const log = page.getByLabel('Debug log', { exact: true });
        expect(await log.innerText()).toMatch(
            /USER_DEBUG\|\[1\]\|DEBUG\|heard[^]*DML_BEGIN\|\[\d\]\|Op:Insert\|Type:Account/
        );
        await expectAccessible(page);
        await page.getByText('Only what the code writes').click();
        expect(await log.innerText()).toMatch(/^\S+ \(\d+\)\|USER_DEBUG\|\[1\]\|DEBUG\|heard$/);
        await page.getByRole('link', { name: 'Debug Logs' }).click();
        await page
            .getByRole('row', { name: /Admin User\s+Api\s+Success/ })
            .first()
            .waitFor();
        await page
            .getByRole('button', { name: /^Open the log of/ })
            .first()
            .click();
        expect(await log.innerText()).toMatch(/^\d\d\.0 APEX_CODE,FINEST;/);
        await page.getByRole('button', { name: 'Back to the list' }).click();
        // Whoever is not traced any more is not listed.
        const traced = page.getByRole('list', { name: 'Users who are traced' });
        await page.clock.setFixedTime(Date.now() + 31 * 60_000);
        await page.getByRole('button', { name: 'Refresh' }).click();
        await traced.waitFor({ state: 'detached' });
        await page.clock.setFixedTime(Date.now());
        await page.getByRole('button', { name: 'Refresh' }).click();
        await page.getByRole('button', { name: 'End tracing Admin User' }).click();
        await traced.waitFor({ state: 'detached' });
    });

    test('whoever may not, sees no gear and is refused', async () => {
        const window = await openAs(browser!, server!.url);
        await viewAs(window.page, 'Pat Plain');
        expect(await window.page.getByRole('link', { name: 'Setup' }).count()).toBe(0);
        await window.page.goto('/lightning/setup/Clock/home');
        await window.page.getByRole('heading', { level: 1, name: 'Insufficient Privileges' }).waitFor();
        await expectAccessible(window.page);
        const response = await window.context.request.get('/webruntime/api/setup/clock');
        expect(response.status()).toBe(403);
        expect(window.errors).toEqual([]);
        await window.context.close();
    });

    test('a long move shows how far it is, and is stopped', async () => {
        const { page } = admin;
        await server!.anonymous(`System.schedule('Hourly stamp', '0 0 * * * ?', new Stamp());`);
        await page.goto('/lightning/setup/Clock/home');
        await page.getByLabel('Move to').fill('2226-11-06T08:00');
        await page.getByRole('button', { name: 'Move the clock' }).click();
        await page.getByRole('progressbar', { name: 'Moving the clock' }).waitFor();
        await page.getByText(/^Moving to .*2226.*jobs ran\. These are the last \d+:/).waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Stop' }).click();
        await page.getByText(/^The clock was stopped on its way\. \d+ jobs ran\./).waitFor();
        expect(await page.getByRole('list', { name: 'Jobs that ran' }).getByRole('listitem').count()).toBe(100);
        expect(await page.getByRole('button', { name: 'One week' }).isEnabled()).toBe(true);
    });

    describe('what is saved is there in the open page', () => {
        const path = (...names: string[]): string => join(project, 'force-app', 'main', 'default', ...names);
        const html = (text: string): string => `<template><p>${text}</p><input aria-label="Note" /></template>`;
        const write = (text: string): void => writeFileSync(path('lwc', 'greeting', 'greeting.html'), text);
        const greeting = async (text: string): Promise<number> => {
            const found = admin.page.getByRole('main').getByText(text, { exact: true });
            await found.waitFor();
            return found.count();
        };

        test('a component', async () => {
            mkdirSync(path('lwc', 'greeting'), { recursive: true });
            writeFileSync(
                path('lwc', 'greeting', 'greeting.js'),
                "import { LightningElement } from 'lwc';\nexport default class Greeting extends LightningElement {}\n"
            );
            writeFileSync(
                path('lwc', 'greeting', 'greeting.js-meta.xml'),
                `<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion>
                <isExposed>true</isExposed><targets><target>lightning__UrlAddressable</target></targets></LightningComponentBundle>`
            );
            write(html('Good morning'));
            await admin.page.goto('/lightning/cmp/c__greeting');
            // The address was unknown until the bundle was there.
            expect(await greeting('Good morning')).toBe(1);
            write(html('Good evening'));
            expect(await greeting('Good evening')).toBe(1);
        });

        test('a mistake is told on the page, and the last good version goes on', async () => {
            const { page } = admin;
            write('<template><p>Good night</template>');
            const alert = page.getByRole('alert');
            await alert.getByText(/greeting\.html:1/).waitFor();
            expect(await greeting('Good evening')).toBe(1);
            await expectAccessible(page);
            write(html('Good night'));
            expect(await greeting('Good night')).toBe(1);
            expect(await alert.count()).toBe(0);
        });

        test('what is typed is not lost: the page asks first', async () => {
            const { page } = admin;
            const note = page.getByRole('textbox', { name: 'Note' });
            await note.fill('Typed');
            write(html('Good day'));
            await page.getByText('A newer version of this page is there.').waitFor();
            expect(await note.inputValue()).toBe('Typed');
            expect(await greeting('Good night')).toBe(1);
            await page.getByRole('button', { name: 'Load it' }).click();
            expect(await greeting('Good day')).toBe(1);
            expect(await note.inputValue()).toBe('');
        });
    });
});
