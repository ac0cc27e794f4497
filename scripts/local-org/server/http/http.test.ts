import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOrgServer } from '../server.ts';
import { closeServer } from '../testing.ts';
import { RestError } from './errors.ts';
import { jsonBody } from './request.ts';
import { route, router } from './router.ts';
import { sessionKeeper, type SessionKeeper } from './session.ts';
import { shellHtml } from './shell-html.ts';

const USER = '005000000000001AAA';
let folder: string;
let sessions: SessionKeeper;
let server: Server;
let base: string;
const reported: unknown[] = [];

beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'server-'));
    sessions = sessionKeeper(join(folder, 'session.key'));
    server = createOrgServer({
        routes: [
            route('GET', '/services/data/{version}/who', (request) => ({
                status: 200,
                json: { userId: request.userId }
            })),
            route('POST', '/services/data/{version}/echo', (request) => ({ status: 201, json: jsonBody(request) })),
            route('POST', '/services/data/{version}/sobjects/ContentVersion', ({ body }) => ({
                status: 201,
                json: { length: body.length }
            })),
            route('GET', '/refused', () => {
                throw new RestError(403, 'INSUFFICIENT_ACCESS', 'No access', { fields: ['Name'] });
            }),
            route('GET', '/broken', () => {
                throw new Error('a fault');
            }),
            route('GET', '/lacking', () => {
                throw new Error('Unsupported: something');
            }),
            route('GET', '/apex', () => {
                throw new RestError(500, 'APEX_ERROR', 'Refused', { exceptionType: 'System.AuraHandledException' });
            })
        ],
        sessions,
        defaultUserId: () => USER,
        isActiveUser: (userId) => userId === USER,
        assetsFolder: join(process.cwd(), 'node_modules', '@salesforce-ux', 'design-system', 'assets'),
        pageFolder: () => null,
        staticResource: () => null,
        shell: (session) =>
            shellHtml({ user: session.userId, text: '</script>' }, { platform: '1', version: '2' }, 'en'),
        recordAddress: (id) => (id.startsWith('003') ? `/lightning/r/Contact/${id}/view` : null),
        report: (error) => reported.push(error)
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
    await closeServer(server);
    rmSync(folder, { recursive: true });
});

const port = (): number => (server.address() as AddressInfo).port;
const cookie = (): string => sessions.cookie({ userId: USER, app: null }, port()).split(';')[0]!;
const token = (): string => sessions.csrfToken({ userId: USER, app: null });

describe('pages', () => {
    it('leads from the root to the home page', async () => {
        const answer = await fetch(`${base}/`, { redirect: 'manual' });
        expect([answer.status, answer.headers.get('location')]).toEqual([302, '/lightning/page/home']);
    });

    it('leads from a record id to its page', async () => {
        const answer = await fetch(`${base}/003000000000001AAA`, { redirect: 'manual' });
        expect(answer.headers.get('location')).toBe('/lightning/r/Contact/003000000000001AAA/view');
    });

    it('starts a session with a strict cookie and security headers', async () => {
        const answer = await fetch(`${base}/lightning/page/home`);
        expect(answer.headers.get('set-cookie')).toMatch(/^sid_\d+=.+; Path=\/; HttpOnly; SameSite=Lax/);
        expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
        expect(answer.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        expect(answer.headers.get('x-frame-options')).toBe('DENY');
    });

    it('writes the context so that it cannot end its element', async () => {
        const html = await (await fetch(`${base}/lightning/page/home`)).text();
        expect(html).toContain('\\u003c/script>');
    });

    it('keeps the session it was given', async () => {
        const answer = await fetch(`${base}/lightning/page/home`, { headers: { cookie: cookie() } });
        expect(answer.headers.get('set-cookie')).toBeNull();
    });

    it('serves the design system, and nothing outside of it', async () => {
        expect(
            (await fetch(`${base}/assets/styles/salesforce-lightning-design-system.min.css`)).headers.get(
                'content-type'
            )
        ).toContain('text/css');
        expect(await raw('/assets/..%2f..%2fpackage.json')).toBe(404);
        expect(await raw('/assets/../package.json')).toBe(404);
    });
});

describe('requests', () => {
    it('run as the user of the session', async () => {
        const answer = await fetch(`${base}/services/data/v67.0/who`, { headers: { cookie: cookie() } });
        expect(await answer.json()).toEqual({ userId: USER });
    });

    it('are refused without a session', async () => {
        const answer = await fetch(`${base}/services/data/v67.0/who`);
        expect([answer.status, await answer.json()]).toEqual([
            401,
            [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]
        ]);
    });

    it('are refused with a cookie that was changed', async () => {
        const forged = `sid_${port()}=${Buffer.from(JSON.stringify({ userId: USER, app: null })).toString('base64url')}.x`;
        expect((await fetch(`${base}/services/data/v67.0/who`, { headers: { cookie: forged } })).status).toBe(401);
    });

    it('are refused for another host name', async () => {
        expect(await raw('/services/data/v67.0/who', { host: 'attacker.example', cookie: cookie() })).toBe(421);
    });

    it.each([
        ['another origin', { origin: 'https://attacker.example' }, 403],
        ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
        ['an opaque origin', { origin: 'null' }, 403]
    ])('are refused from %s', async (_, headers, status) => {
        expect(await raw('/services/data/v67.0/who', { ...headers, cookie: cookie() })).toBe(status);
    });

    it('that write need the token of the page', async () => {
        const post = (headers: Record<string, string>): Promise<Response> =>
            fetch(`${base}/services/data/v67.0/echo`, {
                method: 'POST',
                body: '{"a":1}',
                headers: { cookie: cookie(), ...headers }
            });
        expect((await post({})).status).toBe(403);
        expect((await post({ 'x-csrf-token': 'wrong' })).status).toBe(403);
        const answer = await post({ 'x-csrf-token': token() });
        expect([answer.status, await answer.json()]).toEqual([201, { a: 1 }]);
    });

    it('of 10 MB are refused before they are parsed, except where files come in', async () => {
        const length = 10 * 1024 * 1024;
        const post = async (path: string): Promise<[number, unknown]> => {
            const response = await fetch(`${base}/services/data/v67.0/${path}`, {
                method: 'POST',
                headers: { authorization: `Bearer ${sessions.accessToken('00D000000000001EAA', USER, Date.now())}` },
                body: 'x'.repeat(length)
            });
            return [response.status, await response.json()];
        };
        expect(await post('echo')).toMatchObject([413, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }]]);
        expect(await post('sobjects/ContentVersion')).toEqual([201, { length }]);
    });

    it('with a broken body say so', async () => {
        const answer = await fetch(`${base}/services/data/v67.0/echo`, {
            method: 'POST',
            body: '{',
            headers: { cookie: cookie(), 'x-csrf-token': token() }
        });
        expect([answer.status, (await answer.json())[0].errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
    });
});

describe('errors', () => {
    const get = async (path: string): Promise<[number, unknown]> => {
        const answer = await fetch(`${base}${path}`, { headers: { cookie: cookie() } });
        return [answer.status, await answer.json()];
    };

    it('have the shape of the REST API', async () => {
        expect(await get('/refused')).toEqual([
            403,
            [{ message: 'No access', errorCode: 'INSUFFICIENT_ACCESS', fields: ['Name'] }]
        ]);
    });

    it('of Apex actions are one object', async () => {
        expect(await get('/apex')).toEqual([500, { message: 'Refused', exceptionType: 'System.AuraHandledException' }]);
    });

    it('of unknown addresses and methods', async () => {
        expect((await get('/services/data/v67.0/nothing'))[0]).toBe(404);
        expect((await get('/services/data/v67.0/echo'))[0]).toBe(405);
    });

    it('that nobody expected keep their message and are reported', async () => {
        expect(await get('/broken')).toEqual([500, [{ message: 'a fault', errorCode: 'UNKNOWN_EXCEPTION' }]]);
        expect(reported.splice(0)).toHaveLength(1);
    });

    it('of what the local org does not have name it, and are told in the terminal too', async () => {
        expect(await get('/lacking')).toEqual([
            501,
            [{ message: 'Unsupported: something', errorCode: 'FUNCTIONALITY_NOT_ENABLED' }]
        ]);
        expect(reported).toHaveLength(1);
    });
});

describe('router', () => {
    it('decodes parameters and takes rests', () => {
        const find = router([
            route('GET', '/a/{name}/b', () => ({ status: 200 })),
            route('GET', '/rest/{path*}', () => ({ status: 200 }))
        ]);
        expect(find('GET', '/a/x%20y/b')).toMatchObject({ parameters: { name: 'x y' } });
        expect(find('GET', '/rest/one/two')).toMatchObject({ parameters: { path: 'one/two' } });
        expect(find('GET', '/other')).toBeNull();
        expect(find('POST', '/a/x/b')).toEqual({ allowed: ['GET'] });
    });
});

/** Sends a request exactly as given: fetch would tidy up paths and refuse some headers. */
function raw(path: string, headers: Record<string, string> = {}): Promise<number> {
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
        httpRequest(
            { host: '127.0.0.1', port, path, headers: { host: `localhost:${port}`, ...headers } },
            (response) => {
                response.resume();
                resolve(response.statusCode ?? 0);
            }
        )
            .on('error', reject)
            .end();
    });
}
