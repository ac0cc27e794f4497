import type { Page } from 'playwright-core';
import { choose, expectAccessible } from './screens.ts';
import type { UserWindow } from './session.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(60_000);

const org = useOrg('Riley Stone');
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1400, height: 950 };

/** The row of what could not be processed: nothing of the sample data failed. */
const FAILED = 'Could not be processed';

/** The rows in the page's order: the number's heading, the table's heading, and what an independent query counts. */
const ROWS: [metric: string, table: string, soql: (campus: string) => string][] = [
    [
        'Pending provisioning',
        'Pending provisioning requests',
        (campus) =>
            `SELECT Id FROM License_Request__c WHERE Type__c = 'Provision' AND Status__c IN ('Pending', 'Ready')${onCampus('License__r.', campus)}`
    ],
    [
        'Requirements outstanding',
        'Without completed pre-access requirements',
        (campus) =>
            `SELECT Id FROM License_Request__c WHERE Type__c = 'Provision' AND Status__c IN ('Pending', 'Held') AND Pre_Access_Status__c = 'Outstanding'${onCampus('License__r.', campus)}`
    ],
    [
        'Pending deprovisioning',
        'Pending deprovisioning requests',
        (campus) =>
            `SELECT Id FROM License_Request__c WHERE Type__c = 'Deprovision' AND Status__c IN ('Pending', 'Ready')${onCampus('License__r.', campus)}`
    ],
    [
        FAILED,
        'Requests that could not be processed',
        (campus) => `SELECT Id FROM License_Request__c WHERE Status__c = 'Failed'${onCampus('License__r.', campus)}`
    ],
    [
        'Expiring courses',
        'Courses that have expired or expire within 60 days',
        (campus) =>
            `SELECT Id FROM Course_Completion__c WHERE Expires_On__c <= ${daysFromNow(60)} AND License__r.Status__c = 'Active'${onCampus('License__r.', campus)}`
    ],
    [
        'Overdue quizzes',
        'Training quiz not passed after 30 days',
        (campus) =>
            `SELECT Id FROM License__c WHERE Status__c = 'Active' AND Training_Quiz_Passed_On__c = null AND Provisioned_On__c < ${daysFromNow(-30)}${onCampus('', campus)}`
    ],
    [
        'Active licenses',
        'People with active licenses',
        (campus) => `SELECT Id FROM License__c WHERE Status__c = 'Active'${onCampus('', campus)}`
    ]
];

const onCampus = (path: string, campus: string): string =>
    campus ? ` AND ${path}Affiliated_Campus__c = '${campus}'` : '';

function daysFromNow(days: number): string {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Denver' }).format();
    return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}

async function openDashboard(page: Page, name = 'License Dashboard', last = 'Active licenses'): Promise<void> {
    await page.goto('/lightning/page/home');
    await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).click();
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
    await card(page, last).waitFor();
}

const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

const metric = async (page: Page, name: string): Promise<number> =>
    Number(await card(page, name).locator('.value').textContent());

/** Rows of the table; 0 where it says that there is no data. */
async function tableRows(page: Page, name: string): Promise<number> {
    return card(page, name).locator('tbody tr').count();
}

async function expectCounts({ page, query }: UserWindow, campus = ''): Promise<number[]> {
    const counts: number[] = [];
    for (const [name, table, soql] of ROWS) {
        const expected = (await query(soql(campus))).length;
        expect([name, await metric(page, name), await tableRows(page, table)]).toEqual([name, expected, expected]);
        if (name !== FAILED) {
            counts.push(expected);
        }
    }
    return counts;
}

const fitsTheWidth = (page: Page): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

describe('the license dashboard', () => {
    it("has its rows in the order of the page, with the numbers of the specialist's own campus", async () => {
        const { page } = org.user;
        await openDashboard(page);
        const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
        const metrics = ROWS.map(([name]) => name);
        expect(headings.filter((heading) => metrics.includes(heading))).toEqual(metrics);
        // A chart by campus would have one value here.
        expect(headings).toHaveLength(2 * ROWS.length);

        const counts = await expectCounts(org.user);
        expect(Math.min(...counts)).toBeGreaterThan(0);
        await page.getByText('Viewing as Riley Stone').waitFor();
        const campuses = await org.user.query<{ Affiliated_Campus__c: string }>(
            'SELECT Affiliated_Campus__c FROM License__c'
        );
        expect(new Set(campuses.map((row) => row.Affiliated_Campus__c))).toEqual(new Set(['UCB']));
        await expectAccessible(page);
    });

    it('opens the license by its number, in the last row', async () => {
        const { page } = org.user;
        const link = card(page, 'People with active licenses')
            .getByRole('link', { name: /^L-\d+$/ })
            .first();
        const number = (await link.textContent())!;
        await link.click();
        await page.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor();
        await page.goBack();
        await card(page, 'Active licenses').waitFor();
    });

    it('opens the report behind a component, with its filters, groups and total', async () => {
        const { page } = org.user;
        await card(page, 'People with active licenses')
            .getByRole('link', { name: /^View Report: Active Licenses/ })
            .click();
        await page.getByRole('heading', { level: 1, name: /Active Licenses/ }).waitFor();
        const [{ length }] = [await org.user.query(ROWS.at(-1)![2](''))];
        await page.getByText(`Total Records: ${length}`).waitFor();
        await page.getByRole('list', { name: 'Filters' }).getByText('Status equals Active').waitFor();
        await page.getByText('Affiliated Campus: CU Boulder').waitFor();
        await expectAccessible(page);
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('link', { name: 'Export CSV' }).click()
        ]);
        expect(download.suggestedFilename()).toBe('Active_Licenses.csv');
    });

    it('lists the reports of the folder, and the one dashboard of specialists', async () => {
        const { page } = org.user;
        await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).click();
        await page.getByRole('link', { name: 'License Dashboard' }).waitFor();
        await expect(page.getByRole('link', { name: 'Licenses by Campus' }).count()).resolves.toBe(0);
        await page.getByRole('navigation').getByRole('link', { name: 'Reports' }).click();
        await page.getByRole('link', { name: 'Pending Provisioning Requests' }).waitFor();
        await expect(page.getByRole('row').count()).resolves.toBe(8);
        await expectAccessible(page);
    });

    it('shows the System team every campus, and one when it is filtered', async () => {
        const team = await org.openAs('Sam Whitfield');
        const { page } = team;
        await openDashboard(page);
        const all = await expectCounts(team);
        expect(Math.min(...all)).toBeGreaterThan(0);
        await choose(page, 'Campus', 'CU Denver');
        await page.waitForURL(/filter1=/);
        const denver = (await team.query(ROWS.at(-1)![2]('UCD'))).length;
        await card(page, 'Active licenses').getByText(String(denver), { exact: true }).waitFor();
        await expectCounts(team, 'UCD');
        await page.reload();
        await card(page, 'Active licenses').waitFor();
        await expectCounts(team, 'UCD');
        await choose(page, 'Campus', 'System Administration');
        await card(page, 'People with active licenses').getByText('No data').waitFor();
        await expectAccessible(page);

        await openDashboard(page, 'Licenses by Campus', 'Active licenses by campus');
        const chart = card(page, 'Active licenses by campus').getByRole('img');
        await expect(chart.getAttribute('aria-label')).resolves.toMatch(
            new RegExp(`^Active licenses by campus: .*CU Denver ${denver}\\b`)
        );
        await expectAccessible(page);
        expect(team.errors).toEqual([]);
        await team.context.close();
    });

    it('shows a specialist of another campus none of these people', async () => {
        const skyler = await org.openAs('Skyler Reyes');
        await openDashboard(skyler.page);
        await expectCounts(skyler);
        const boulder = await org.user.query<{ Name: string }>('SELECT Name FROM License__c');
        const text = await skyler.page.getByRole('main').innerText();
        expect(boulder.filter((license) => text.includes(license.Name))).toEqual([]);
        await skyler.context.close();
    });

    it('is what the app opens with', async () => {
        const { page } = org.user;
        await page.goto('/lightning/page/home');
        await page.getByRole('heading', { level: 1, name: /License Dashboard/ }).waitFor();
        await choose(page, 'Campus', 'UCCS');
        await card(page, 'People with active licenses').getByText('No data').waitFor();
        expect(new URL(page.url()).search).toBe('');
    });

    it('is not for people without the permission', async () => {
        const form = await org.openAs('Quiz Form');
        await expect(form.page.getByRole('link', { name: 'Dashboards' }).count()).resolves.toBe(0);
        await form.page.goto('/lightning/o/Dashboard/home');
        await form.page.getByText('You need the permission Run Reports to see this.').waitFor();
        await form.context.close();
    });
});

describe('on a phone', () => {
    it('the tabs are in a menu, by keyboard too, and the dashboard needs no scrolling sideways', async () => {
        const { page } = org.user;
        await page.setViewportSize(PHONE);
        await page.goto('/lightning/page/home');
        await page.getByRole('button', { name: 'Navigation Menu' }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).waitFor({ state: 'hidden' });
        await page.keyboard.press('Enter');
        await page.getByRole('navigation').getByRole('link', { name: 'Dashboards' }).click();
        await page.getByRole('link', { name: 'License Dashboard' }).click();
        await card(page, 'Active licenses').waitFor();
        await expect(fitsTheWidth(page)).resolves.toBe(true);
        await expectAccessible(page);
    });

    it('record, list, report and home fit the width', async () => {
        const { page } = org.user;
        const [request] = await org.user.query<{ Id: string }>('SELECT Id FROM License_Request__c LIMIT 1');
        for (const [path, heading] of [
            ['/lightning/page/home', /License Dashboard/],
            ['/lightning/o/License__c/list', /Licenses/],
            [`/lightning/r/License_Request__c/${request!.Id}/view`, /R-\d+/],
            ['/lightning/r/Report/Active_Licenses/view', /Active Licenses/]
        ] as const) {
            await page.goto(path);
            await page.getByRole('heading', { level: 1, name: heading }).waitFor();
            await expect(fitsTheWidth(page)).resolves.toBe(true);
        }
    });
});

describe('records and lists', () => {
    beforeAll(() => org.user.page.setViewportSize(DESKTOP));

    it('a request tells in plain words what happened and what comes', async () => {
        const { page } = org.user;
        const [request] = await org.user.query<{ Id: string }>(
            "SELECT Id FROM License_Request__c WHERE Status__c = 'Pending' LIMIT 1"
        );
        await page.goto(`/lightning/r/License_Request__c/${request!.Id}/view`);
        const steps = page.locator('c-request-story [data-steps]');
        await steps.getByText(/^Submitted on/).waitFor();
        await steps.getByText(/^Addressed/).waitFor();
        // Only what happened is ticked.
        await expect(page.locator('c-request-story [data-state="done"]').count()).resolves.toBe(1);
        await expect(page.getByText(/Marketing_Cloud/).count()).resolves.toBe(0);
        await expectAccessible(page);
    });

    it('a license prints with its details and related lists, and nothing around them', async () => {
        const { page } = org.user;
        const [license] = await org.user.query<{ Id: string; Name: string }>(
            "SELECT Id, Name FROM License__c WHERE Status__c = 'Active' LIMIT 1"
        );
        await page.goto(`/lightning/r/License__c/${license!.Id}/view`);
        const [paper] = await Promise.all([
            page.context().waitForEvent('page'),
            page.getByRole('button', { name: 'Printable View' }).click()
        ]);
        await paper.getByRole('heading', { level: 1, name: `License: ${license!.Name}` }).waitFor();
        await paper.getByRole('article', { name: 'License Access' }).getByRole('row').nth(1).waitFor();
        await expect(paper.getByRole('navigation').count()).resolves.toBe(0);
        await expect(paper.getByRole('button').allTextContents()).resolves.toEqual(['Print This Page', 'Close Window']);
        await expectAccessible(paper);
        await paper.close();
    });

    it("lists are of the own campus, and of one's own users", async () => {
        const { page } = org.user;
        const mine = await org.user.query<{ Name: string }>(
            "SELECT Name FROM License__c WHERE eComm_Specialist__r.Name = 'Riley Stone' AND Status__c != 'Inactive'"
        );
        await page.goto('/lightning/o/License__c/list?filterName=My_Users');
        await page.getByRole('heading', { level: 1, name: /My Users/ }).waitFor();
        await page.getByText(`${mine.length} items`).waitFor();
        await page.goto('/lightning/o/License__c/list?filterName=All');
        await page.getByRole('heading', { level: 1, name: /My Campus: All Licenses/ }).waitFor();
        const all = await org.user.query('SELECT Id FROM License__c');
        await page.getByText(`${all.length} items`).waitFor();
    });
});
