import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A browser window in which one user works. */
export interface UserWindow {
    page: Page;
    context: BrowserContext;
    /** errors of scripts on the page so far */
    errors: string[];
    /** rows of a SOQL query, as this user sees them */
    query<T>(soql: string): Promise<T[]>;
}

/** Everything on the page answers faster than this; what does not is a failure. */
const STEP_LIMIT_MS = 20_000;
const VIEWPORT = { width: 1400, height: 950 };

/**
 * Opens a window that views the org as a user.
 * @param url address of the org's server
 * @param userName full name of an active user; the administrator when left out
 */
export async function openAs(browser: Browser, url: string, userName?: string): Promise<UserWindow> {
    const context = await browser.newContext({ viewport: VIEWPORT, baseURL: url });
    await context.addInitScript(holdStill);
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_LIMIT_MS);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('/lightning/page/home');
    if (userName) {
        await viewAs(page, userName);
    }
    return {
        page,
        context,
        errors,
        async query<T>(soql: string): Promise<T[]> {
            const response = await context.request.get(`/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
            if (!response.ok()) {
                throw new Error(`${soql}: ${await response.text()}`);
            }
            return ((await response.json()) as { records: T[] }).records;
        }
    };
}

/**
 * What moves is there at once: nothing is half there when it is looked at, and no frames are drawn for spinners. Not by the
 * setting "reduced motion" of a browser, with which components take other ways than with most people.
 */
function holdStill(): void {
    const still = new CSSStyleSheet();
    still.replaceSync(
        '*, ::before, ::after { animation-duration: 0.01ms !important; animation-iteration-count: 1 !important; transition-duration: 0.01ms !important }'
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}

/** Switches the user with the menu at the top right, as a person does. */
export async function viewAs(page: Page, userName: string): Promise<void> {
    await page.getByRole('button', { name: /switch user/i }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('searchbox', { name: 'View as another user' }).fill(userName);
    await Promise.all([
        page.waitForEvent('load'),
        panel.getByRole('listitem').getByRole('button', { name: userName }).first().click()
    ]);
    await page.getByTitle(`Viewing as ${userName}`).waitFor();
}
