import { serveClients, type ServedClients } from './served-clients.ts';

// It compiles a project without a cache.
jest.setTimeout(60_000);

let served: ServedClients;
const HOME = '/lightning/page/home';
const cookieOf = (answer: Response): string | null => answer.headers.get('set-cookie')?.split(';')[0] ?? null;
const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(served.origin + path, { headers, redirect: 'manual' });
const whoIs = async (cookie: string): Promise<string> =>
    ((await (await open('/services/oauth2/userinfo', { cookie })).json()) as { name: string }).name;

beforeAll(async () => {
    served = await serveClients();
});

afterAll(() => served.close());

/** @returns the cookie of a browser that `sf org open` opened as the clerk */
async function clerkCookie(): Promise<string> {
    const authorization = `Bearer ${served.token('morgan@billing.example')}`;
    const answer = await open(`/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent(HOME)}`, {
        authorization
    });
    const { frontdoor_uri: door } = (await answer.json()) as { frontdoor_uri: string };
    const opened = await fetch(door, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([302, HOME]);
    // The link is good once.
    expect((await fetch(door, { redirect: 'manual' })).status).toBe(403);
    return cookieOf(opened)!;
}

describe('a browser stays who it is', () => {
    it('when a link of another site opens the org', async () => {
        const cookie = await clerkCookie();
        const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' };
        const answer = await open(HOME, { cookie, ...foreign });
        expect([answer.status, cookieOf(answer)]).toEqual([200, null]);
        expect(await whoIs(cookie)).toBe('Morgan Lee');
    });

    it('when another site embeds the org: that begins no session', async () => {
        const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' };
        expect(cookieOf(await open(HOME, foreign))).toBeNull();
        expect(cookieOf(await open('/lightning/app/Billing', foreign))).toBeNull();
        expect(cookieOf(await open(HOME, { 'sec-fetch-site': 'none' }))).not.toBeNull();
    });

    it('when an org on another port has a session of its own', async () => {
        const cookie = await clerkCookie();
        const answer = await open(HOME, { cookie: `sid_1=of.another; ${cookie}` });
        expect(cookieOf(answer)).toBeNull();
        // A session of this org is none on another port, whatever its cookie is called.
        const [, value] = cookie.split('=');
        const renamed = cookie.replace(/^sid_\d+/, 'sid_1');
        expect((await open('/services/data/v65.0/limits', { cookie: renamed })).status).toBe(401);
        expect(value).not.toBe('');
    });

    it('when the front door is opened by another site', async () => {
        const answer = await open('/secur/frontdoor.jsp?otp=x', { 'sec-fetch-site': 'cross-site' });
        expect([answer.status, cookieOf(answer)]).toEqual([403, null]);
    });
});

describe("a program's token", () => {
    it('never becomes another user', async () => {
        const [admin] = served.org.users();
        const answer = await fetch(`${served.origin}/webruntime/api/session`, {
            method: 'POST',
            headers: { authorization: `Bearer ${served.token('morgan@billing.example')}` },
            body: JSON.stringify({ userId: admin!.id })
        });
        expect([answer.status, cookieOf(answer)]).toEqual([403, null]);
    });

    it('opens nothing but this org', async () => {
        const authorization = `Bearer ${served.token()}`;
        const answer = await open('/services/oauth2/singleaccess?redirect_uri=https://elsewhere.example/', {
            authorization
        });
        expect(answer.status).toBe(400);
    });
});
