import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startOrgServer, type OrgServer } from './org-server.ts';
import { openAs, type UserWindow } from './session.ts';

const START_LIMIT_MS = 120_000;

/** The org of a test file, once its tests run. */
export interface TestOrg {
    /** the server; it moves the org's clock */
    server: OrgServer;
    /** the window of the user the file is about */
    user: UserWindow;
    /** opens another user's window, the administrator's without a name; the caller closes its context */
    openAs(name?: string): Promise<UserWindow>;
}

/**
 * Gives a test file an org with sample data of its own, a browser, and a window as one user; after each test no script
 * of the page may have failed.
 * @param userName full name of the user
 * @param options how the org starts, see startOrgServer: its time, or another project
 */
export function useOrg(userName: string, options: Parameters<typeof startOrgServer>[0] = {}): TestOrg {
    let server: OrgServer | undefined;
    let browser: Browser | undefined;
    let user: UserWindow | undefined;

    beforeAll(async () => {
        // One after the other: a server that does not start leaves no browser behind.
        server = await startOrgServer(options);
        browser = await openBrowser();
        user = await openAs(browser, server.url, userName);
    }, START_LIMIT_MS);

    afterAll(async () => {
        await browser?.close();
        await server?.stop();
    });

    afterEach(() => expect(user?.errors).toEqual([]));

    return {
        get server() {
            return server!;
        },
        get user() {
            return user!;
        },
        openAs: (name) => openAs(browser!, server!.url, name)
    };
}
