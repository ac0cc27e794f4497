// How long each screen of the product takes until it can be used, in a browser that has been there once before.
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { startOrgServer } from '../e2e/org-server.ts';
import { openAs } from '../e2e/session.ts';

/** Milliseconds from the address to the last part of the screen that has to be there before anybody can work with it. */
export interface ScreenTime {
    screen: string;
    milliseconds: number;
}

interface Screen {
    screen: string;
    user: string;
    /** the address, from what the org's records are called */
    path: (query: (soql: string) => Promise<string>) => Promise<string>;
    usable: (page: Page) => Locator;
}

const SPECIALIST = 'Riley Stone';
const SYSTEM_TEAM = 'Sam Whitfield';

const LICENSED = "SELECT Id, Contact__c FROM License__c WHERE Affiliated_Campus__c = 'UCB' AND Status__c = 'Active'";
const REQUESTED = "SELECT Id FROM License_Request__c WHERE Affiliated_Campus__c = 'UCB' AND Type__c = 'Provision'";

const tab = (name: string) => async (): Promise<string> => Promise.resolve(`/lightning/n/${name}`);
const record =
    (object: string, soql: string, field = 'Id') =>
    async (query: (text: string) => Promise<string>): Promise<string> =>
        `/lightning/r/${object}/${await query(`${soql} ORDER BY Name LIMIT 1#${field}`)}/view`;

const SCREENS: Screen[] = [
    {
        screen: 'Contact with its review',
        user: SPECIALIST,
        path: record('Contact', LICENSED, 'Contact__c'),
        usable: (page) => page.getByRole('link', { name: 'Click Here to Provision or Deprovision' })
    },
    {
        screen: 'Wizard',
        user: SPECIALIST,
        path: record('Contact', LICENSED, 'Contact__c'),
        usable: (page) => page.getByRole('button', { name: 'Next', exact: true })
    },
    {
        screen: 'License',
        user: SPECIALIST,
        path: record('License__c', LICENSED),
        usable: (page) =>
            page
                .locator('c-skillsoft-upload [data-course]')
                .or(page.getByRole('tab', { name: 'Related' }))
                .first()
    },
    {
        screen: 'License request',
        user: SPECIALIST,
        path: record('License_Request__c', REQUESTED),
        usable: (page) => page.getByRole('heading', { level: 1, name: /R-\d+/ })
    },
    {
        screen: 'Provision Many',
        user: SPECIALIST,
        path: tab('Bulk_Requests'),
        usable: (page) => page.getByRole('textbox', { name: 'E-mail addresses' })
    },
    {
        screen: 'Home with the License Dashboard',
        user: SPECIALIST,
        path: async () => Promise.resolve('/lightning/page/home'),
        usable: (page) => page.getByRole('link', { name: /^L-\d+$/ }).last()
    },
    {
        screen: 'List of licenses',
        user: SPECIALIST,
        path: async () => Promise.resolve('/lightning/o/License__c/list?filterName=All'),
        usable: (page) => page.getByRole('link', { name: /^L-\d+$/ }).first()
    },
    {
        screen: 'Monthly Batch',
        user: SYSTEM_TEAM,
        path: tab('Batch_Console'),
        usable: (page) => page.locator('c-batch-console [data-counts]')
    }
];

/**
 * Opens every screen twice and measures the second time.
 * @param folders where the org's data and caches are
 */
export async function measureScreens(folders: { data: string; cache: string }): Promise<ScreenTime[]> {
    const server = await startOrgServer(folders);
    const browser = await openBrowser();
    try {
        const times: ScreenTime[] = [];
        for (const user of [SPECIALIST, SYSTEM_TEAM]) {
            times.push(...(await measureAs(browser, server.url, user)));
        }
        return times;
    } finally {
        await browser.close();
        await server.stop();
    }
}

async function measureAs(browser: Browser, url: string, user: string): Promise<ScreenTime[]> {
    const { page, query } = await openAs(browser, url, user);
    const first = async (text: string): Promise<string> => {
        const [soql, field] = text.split('#') as [string, string];
        return (await query<Record<string, string>>(soql))[0]![field]!;
    };
    const times: ScreenTime[] = [];
    for (const { screen, path, usable } of SCREENS.filter((one) => one.user === user)) {
        const address = await path(first);
        await open(page, screen, address, usable);
        times.push({ screen, milliseconds: await open(page, screen, address, usable) });
    }
    return times;
}

async function open(page: Page, screen: string, address: string, usable: Screen['usable']): Promise<number> {
    let began = performance.now();
    await page.goto(address);
    if (screen === 'Wizard') {
        const link = page.getByRole('link', { name: 'Click Here to Provision or Deprovision' });
        await link.waitFor();
        began = performance.now();
        await link.click();
    }
    await usable(page).waitFor();
    return Math.round(performance.now() - began);
}
