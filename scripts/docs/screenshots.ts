// Takes the screenshots of the documents anew, in the local org with its sample data.
//   npm run docs:screenshots
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { startOrgServer } from '../e2e/org-server.ts';
import { people } from '../e2e/people.ts';
import { openContact } from '../e2e/contact-page.ts';
import { openAs } from '../e2e/session.ts';

/** A screenshot: whose page it is, how to come there, and what to wait for. */
interface Screenshot {
    name: string;
    user: string;
    open: (page: Page) => Promise<void>;
    /** What of the page is shown; all that fits into the window where absent. */
    part?: string;
}

/** A week before the cut-off, while specialists submit. */
const CLOCK = '2026-11-24T09:00:00-07:00';
const SIZE = { width: 1200, height: 800 };

const SCREENSHOTS: readonly Screenshot[] = [
    {
        name: 'contact-review',
        user: 'Riley Stone',
        async open(page) {
            const [, person] = people('an employee who can be provisioned', 'UCB');
            await openContact(page, person!.name, person!.name);
            await page.getByText('This person can be provisioned.').waitFor();
            await page.getByText('the supervisor has not signed yet').waitFor();
        }
    },
    {
        name: 'my-month',
        user: 'Riley Stone',
        async open(page) {
            await page.goto('/lightning/page/home');
            await page.getByRole('heading', { name: 'My Month' }).waitFor();
            await page.getByText('My requests that need something').waitFor();
        }
    },
    {
        name: 'provisioning-field',
        user: 'Riley Stone',
        async open(page) {
            const [, person] = people('an employee who can be provisioned', 'UCB');
            await openContact(page, person!.name, person!.name);
            await page.getByRole('link', { name: 'Click Here to Provision or Deprovision' }).scrollIntoViewIfNeeded();
            await page.getByText('This person can be provisioned.').waitFor();
        }
    },
    {
        name: 'jobs',
        user: 'Sam Whitfield',
        part: 'c-system-health',
        async open(page) {
            await page.goto('/lightning/n/Batch_Console');
            await page.locator('c-system-health summary').click();
            await page.locator('c-system-health [data-next]').getByText('2026').first().waitFor();
        }
    },
    {
        name: 'batch-console',
        user: 'Sam Whitfield',
        async open(page) {
            await page.goto('/lightning/n/Batch_Console');
            await page.getByRole('heading', { name: 'Health' }).waitFor();
            await page.getByRole('heading', { name: /^Checklist of the System team/ }).waitFor();
        }
    }
];

const folder = join(process.env['PROJECT_ROOT'] ?? process.cwd(), 'scripts', 'docs', 'images');
mkdirSync(folder, { recursive: true });
const server = await startOrgServer({ clock: CLOCK });
try {
    const browser = await openBrowser();
    try {
        for (const { name, user, open, part } of SCREENSHOTS) {
            const { page, context } = await openAs(browser, server.url, user);
            await page.setViewportSize(SIZE);
            await open(page);
            await page.waitForLoadState('networkidle');
            await page.mouse.move(1, 1);
            const shown = part === undefined ? page : page.locator(part);
            await shown.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
            console.log(`scripts/docs/images/${name}.png`);
            await context.close();
        }
    } finally {
        await browser.close();
    }
} finally {
    await server.stop();
}
