import { createHash } from 'node:crypto';
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

    it.each([
        ['the id of another org in front', (token: string) => token.replace(/^\w+/, '00D000000000009')],
        ['no org in front', (token: string) => token.slice(16)],
        ['another user inside', (token: string) => token.replace(/!3030/, '!3031')],
        ['its signature cut off', (token: string) => token.replace(/\..*/, '')],
        ['its signature empty', (token: string) => token.replace(/\..*/, '.')],
        ['the cookie of a session in its place', (_token: string, cookie: string) => cookie.split('=')[1]!]
    ])('is none with %s', async (_, changed) => {
        const token = changed(served.token('morgan@billing.example'), await clerkCookie());
        const { status } = await open('/services/oauth2/userinfo', { authorization: `Bearer ${token}` });
        expect(status).toBe(401);
    });

    it('in the place of a cookie begins no session', async () => {
        const port = new URL(served.origin).port;
        const cookie = `sid_${port}=${served.token()}`;
        expect((await open('/services/data/v65.0/limits', { cookie })).status).toBe(401);
    });

    it('in an address is nobody', async () => {
        expect((await open(`/services/data/v65.0/limits?oauth_token=${served.token()}`)).status).toBe(401);
    });

    it('opens nothing but this org', async () => {
        const authorization = `Bearer ${served.token()}`;
        const answer = await open('/services/oauth2/singleaccess?redirect_uri=https://elsewhere.example/', {
            authorization
        });
        expect(answer.status).toBe(400);
    });
});

describe('the web server flow', () => {
    const asked = (change: Record<string, string>): string =>
        `/services/oauth2/authorize?${new URLSearchParams({
            response_type: 'code',
            client_id: 'PlatformCLI',
            redirect_uri: 'http://localhost:1717/OauthRedirect',
            code_challenge: createHash('sha256').update('verifier').digest('base64url'),
            state: 'state <&>',
            ...change
        }).toString()}`;
    const send = (path: string, form: Record<string, string>, headers = {}): Promise<Response> =>
        fetch(served.origin + path, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
    /** Sends the page's form as it is, with a choice. @returns where it leads */
    const choose = async (page: string, choice: Record<string, string>, headers = {}): Promise<Response> => {
        const text = (value: string): string =>
            value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
        const form = Object.fromEntries(fields.map(([, name, value]) => [text(name!), text(value!)]));
        return send('/services/oauth2/authorize', { ...form, ...choice }, headers);
    };
    const morgan = (): string => served.org.users().find((one) => one.username === 'morgan@billing.example')!.id;
    const tokenFor = async (form: Record<string, string>): Promise<Record<string, string>> =>
        (await (await send('/services/oauth2/token', { client_id: 'PlatformCLI', ...form })).json()) as Record<
            string,
            string
        >;

    it('gives a token of the user who was chosen, for the code and its proof, once', async () => {
        const page = await (await open(asked({}))).text();
        expect(page).toContain('Morgan Lee (morgan@billing.example)');
        const back = new URL((await choose(page, { user: morgan() })).headers.get('location')!);
        expect([back.origin, back.searchParams.get('state')]).toEqual(['http://localhost:1717', 'state <&>']);
        const form = {
            grant_type: 'authorization_code',
            code: back.searchParams.get('code')!,
            redirect_uri: 'http://localhost:1717/OauthRedirect',
            code_verifier: 'verifier'
        };
        const token = await tokenFor(form);
        expect(token).toMatchObject({ instance_url: served.origin, token_type: 'Bearer' });
        expect(await tokenFor(form)).toMatchObject({ error: 'invalid_grant' });
        const refreshed = await tokenFor({ grant_type: 'refresh_token', refresh_token: token['refresh_token']! });
        for (const one of [token, refreshed]) {
            const authorization = `Bearer ${one['access_token']}`;
            expect(await (await open('/services/oauth2/userinfo', { authorization })).json()).toMatchObject({
                preferred_username: 'morgan@billing.example'
            });
        }
        const [other] = [await choose(page, { user: morgan() })];
        const code = new URL(other.headers.get('location')!).searchParams.get('code')!;
        expect(await tokenFor({ ...form, code, code_verifier: 'another' })).toMatchObject({ error: 'invalid_grant' });
        expect(await tokenFor({ grant_type: 'refresh_token', refresh_token: 'made up' })).toMatchObject({
            error: 'invalid_grant'
        });
        const denied = new URL((await choose(page, { user: morgan(), deny: '1' })).headers.get('location')!);
        expect([denied.searchParams.get('error'), denied.searchParams.get('code')]).toEqual(['access_denied', null]);
    });

    it.each([
        [{ redirect_uri: 'https://example.com/x' }, 'redirect_uri_mismatch'],
        [{ redirect_uri: 'http://localhost.example.com/' }, 'redirect_uri_mismatch'],
        [{ redirect_uri: 'javascript:alert(1)' }, 'redirect_uri_mismatch'],
        [{ response_type: 'token' }, 'unsupported_response_type'],
        [{ client_id: '' }, 'invalid_client_id'],
        [{ code_challenge: '' }, 'missing required code challenge'],
        [{ code_challenge_method: 'plain' }, 'missing required code challenge']
    ])('refuses %j', async (change: Record<string, string>, told) => {
        const answer = await open(asked(change));
        expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(told) as string]);
    });

    it('refuses the form of another site', async () => {
        const page = await (await open(asked({}))).text();
        const foreign = { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' };
        expect((await choose(page, { user: morgan() }, foreign)).status).toBe(403);
    });
});
