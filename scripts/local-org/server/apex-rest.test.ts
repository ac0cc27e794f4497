import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication, readSite, sourceFolders } from './application.ts';
import { connectedApps, type ConnectedApp } from './http/connected-apps.ts';
import { openLocalOrg } from './local-org-access.ts';
import type { OrgAccess } from './org-access.ts';
import { loadSampleData } from './sample-data.ts';
import { closeServer } from './testing.ts';

// It compiles a project without a cache.
jest.setTimeout(60_000);

const project = join(process.cwd(), 'scripts', 'local-org', 'page', 'fixtures', 'invoices');
const REST = '/services/apexrest';
const JSON_BODY = { 'content-type': 'application/json' };

let folder: string;
let org: OrgAccess;
let server: Server;
let base: string;
let apps: ConnectedApp[];
let clerk: string;

beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'apex-rest-'));
    org = openLocalOrg({ projectDirs: [project], file: join(folder, 'org.db'), cacheFolder: folder });
    loadSampleData(org, join(project, 'scripts', 'data'), org.users()[0]!.id, () => undefined);
    const list = join(folder, 'list.json');
    writeFileSync(
        list,
        JSON.stringify([
            { name: 'Till', runAs: 'morgan@billing.example' },
            { name: 'Orphan', runAs: 'nobody@billing.example' }
        ])
    );
    apps = connectedApps(list, join(folder, 'connected-apps.json'));
    const site = readSite(sourceFolders([project]), {
        folder: '',
        version: '1',
        platform: '1',
        references: [],
        compiled: false
    });
    server = createApplication({
        org,
        site: () => site,
        dataFolder: folder,
        connectedApps: apps,
        report: () => undefined
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://localhost:${(server.address() as AddressInfo).port}`;
    clerk = String((await token(apps[0]!)).json['access_token']);
});

afterAll(async () => {
    await closeServer(server);
    org.close();
    rmSync(folder, { recursive: true });
});

interface Answer {
    status: number;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    json: any;
    text: string;
    headers: Headers;
}

async function send(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
    accessToken: string | null = clerk
): Promise<Answer> {
    const response = await fetch(base + path, {
        method,
        headers: { ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }), ...headers },
        body
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
        status: response.status,
        json: isJson && text ? JSON.parse(text) : undefined,
        text,
        headers: response.headers
    };
}

function token(app: Pick<ConnectedApp, 'clientId' | 'clientSecret'>, grant = 'client_credentials'): Promise<Answer> {
    const form = new URLSearchParams({
        grant_type: grant,
        client_id: app.clientId,
        client_secret: app.clientSecret
    });
    return send(
        'POST',
        '/services/oauth2/token',
        form.toString(),
        { 'content-type': 'application/x-www-form-urlencoded' },
        null
    );
}

describe('the OAuth token endpoint', () => {
    it('gives a program the payload of the platform', async () => {
        const { status, json } = await token(apps[0]!);
        expect([status, json]).toEqual([
            200,
            {
                access_token: expect.stringMatching(/^00D\w{12}!\S+$/),
                signature: expect.any(String),
                scope: 'api',
                instance_url: base,
                id: expect.stringMatching(/\/id\/00D\w{15}\/005\w{15}$/),
                token_type: 'Bearer',
                issued_at: expect.stringMatching(/^\d{13}$/)
            }
        ]);
    });

    it('takes id and secret by Basic authentication too', async () => {
        const authorization = `Basic ${Buffer.from(`${apps[0]!.clientId}:${apps[0]!.clientSecret}`).toString('base64')}`;
        const answer = await send(
            'POST',
            '/services/oauth2/token',
            'grant_type=client_credentials',
            { authorization, 'content-type': 'application/x-www-form-urlencoded' },
            null
        );
        expect(answer.status).toBe(200);
    });

    it.each([
        ['an unknown app', () => token({ ...apps[0]!, clientId: 'x' }), 'invalid_client_id'],
        ['a wrong secret', () => token({ ...apps[0]!, clientSecret: 'x' }), 'invalid_client'],
        ['another flow', () => token(apps[0]!, 'password'), 'unsupported_grant_type'],
        ['an app whose user is gone', () => token(apps[1]!), 'invalid_grant']
    ])('refuses %s', async (_, ask, error) => {
        const { status, json } = await ask();
        expect([status, json.error]).toEqual([400, error]);
    });

    it('keeps id and secret in one file that only its owner reads, the same after a restart', () => {
        const file = join(folder, 'connected-apps.json');
        expect(statSync(file).mode & 0o777).toBe(0o600);
        expect(connectedApps(join(folder, 'list.json'), file)).toEqual(apps);
        expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(apps);
    });

    it('makes no file without a list, and says what is wrong with one', () => {
        expect(connectedApps(join(folder, 'none.json'), join(folder, 'unused.json'))).toEqual([]);
        expect(existsSync(join(folder, 'unused.json'))).toBe(false);
        const wrong = join(folder, 'wrong.json');
        for (const [text, message] of [
            ['{', 'wrong.json'],
            ['{}', 'must be a list'],
            ['[{"name":"A"}]', 'needs a name and runAs']
        ] as const) {
            writeFileSync(wrong, text);
            expect(() => connectedApps(wrong, join(folder, 'unused.json'))).toThrow(message);
        }
    });
});

describe('an access token', () => {
    it('works as the user of the app, without cookie and CSRF token', async () => {
        const { status, json } = await send(
            'POST',
            '/services/data/v67.0/sobjects/Invoice__c',
            JSON.stringify({ Name: 'By a program' })
        );
        expect(status).toBe(201);
        const soql = encodeURIComponent(`SELECT Owner.Name FROM Invoice__c WHERE Id = '${json.id as string}'`);
        const found = await send('GET', `/services/data/v67.0/query?q=${soql}`);
        expect(found.json.records[0].Owner.Name).toBe('Morgan Lee');
    });

    it.each([
        ['forged', () => `${clerk.slice(0, -2)}xx`],
        ['empty', () => '!']
    ])('that is %s is refused, whatever cookie comes with it', async (_, forged) => {
        const cookie = (await fetch(`${base}/lightning/page/home`)).headers.get('set-cookie')!.split(';')[0]!;
        const { status, json } = await send('GET', '/services/data/v67.0/sobjects', undefined, { cookie }, forged());
        expect([status, json]).toEqual([
            401,
            [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]
        ]);
    });

    it('ends after two hours', () => {
        jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'], now: Date.now() + 2 * 3_600_000 + 1000 });
        return send('GET', '/services/data/v67.0/sobjects')
            .then(({ status }) => expect(status).toBe(401))
            .finally(() => jest.useRealTimers());
    });
});

describe('Apex REST', () => {
    it('gives the parameters by name and serialises what is returned, without null members', async () => {
        const body = JSON.stringify({ tags: ['From', 'outside'], amount: 12.5, code: 'R-1' });
        const { status, text, headers } = await send('POST', `${REST}/invoices/`, body, JSON_BODY);
        expect([status, text]).toEqual([200, '{"code":"R-1","amount":12.5}']);
        expect(headers.get('content-type')).toBe('application/json;charset=UTF-8');
        const found = await send('GET', `${REST}/invoices/R-1`);
        expect(found.json).toEqual([
            {
                attributes: expect.objectContaining({ type: 'Invoice__c' }),
                Id: expect.any(String),
                Number__c: 'R-1',
                Amount__c: 12.5
            }
        ]);
    });

    it('gives request and response through RestContext', async () => {
        const { status, text, headers } = await send('PUT', `${REST}/invoices/7?note=hello`, 'a text', {
            'x-test': 'header'
        });
        expect([status, text]).toEqual([202, 'PUT /services/apexrest/invoices/* header: a text']);
        expect([headers.get('content-type'), headers.get('x-note')]).toEqual(['text/plain', 'hello']);
    });

    it('answers 204 to a PATCH without a result', async () => {
        expect((await send('PATCH', `${REST}/invoices/7`)).status).toBe(204);
    });

    it('lets the longest mapping win, and sees the sharing of the class', async () => {
        // The administrator's invoice is private to the clerk.
        expect((await send('GET', `${REST}/invoices/INV-1`)).json).toEqual([]);
        const { status, json } = await send('GET', `${REST}/invoices/archive/1`);
        expect([status, json[0].errorCode]).toEqual([403, 'FORBIDDEN']);
        expect(json[0].message).toContain('InvoiceArchiveResource');
    });

    it('answers an exception nobody caught with its text and place, and undoes the transaction', async () => {
        const { status, json } = await send('DELETE', `${REST}/invoices/7`);
        expect([status, json[0].errorCode]).toEqual([500, 'APEX_ERROR']);
        expect(json[0].message).toMatch(
            /^System\.NullPointerException: Attempt to de-reference a null object\n\nClass\.InvoiceResource\.remove: line \d+/
        );
        expect((await send('GET', `${REST}/invoices/UNDONE`)).json).toEqual([]);
    });

    it.each<[string, string, string, string | undefined, Record<string, string>, number, string, string]>([
        ['an unknown path', 'GET', '/nothing', undefined, {}, 404, 'NOT_FOUND', 'Could not find a match for URL'],
        ['a path in another case', 'GET', '/Invoices/1', undefined, {}, 404, 'NOT_FOUND', 'Could not find'],
        [
            'a method the class lacks',
            'POST',
            '/invoices/archive/1',
            '{}',
            JSON_BODY,
            405,
            'METHOD_NOT_ALLOWED',
            "HTTP Method 'POST' not allowed. Allowed are GET"
        ],
        ['no body', 'POST', '/invoices/', undefined, JSON_BODY, 400, 'JSON_PARSER_ERROR', 'no entity body'],
        ['a body that is no JSON', 'POST', '/invoices/', '{', JSON_BODY, 400, 'JSON_PARSER_ERROR', ''],
        ['a list as the body', 'POST', '/invoices/', '[]', JSON_BODY, 400, 'JSON_PARSER_ERROR', 'JSON object'],
        [
            'an unknown parameter',
            'POST',
            '/invoices/',
            '{"color":1}',
            JSON_BODY,
            400,
            'JSON_PARSER_ERROR',
            'Unexpected parameter encountered during deserialization: color'
        ],
        ['another type of body', 'POST', '/invoices/', 'a=1', {}, 415, 'UNSUPPORTED_MEDIA_TYPE', 'not supported']
    ])('refuses %s', async (_, method, path, body, headers, status, code, message) => {
        const answer = await send(method, REST + path, body, headers);
        expect([answer.status, answer.json[0].errorCode]).toEqual([status, code]);
        expect(answer.json[0].message).toContain(message);
    });

    it('answers nobody who has not signed in', async () => {
        const { status, json } = await send('GET', `${REST}/invoices/R-1`, undefined, {}, null);
        expect([status, json[0].errorCode]).toEqual([401, 'INVALID_SESSION_ID']);
    });
});
