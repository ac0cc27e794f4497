import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuiltPage } from '../page/bundle/build-page.ts';
import type { OrgReference } from '../page/bundle/scoped-modules.ts';
import { createApplication, readSite, sourceFolders } from './application.ts';
import { openLocalOrg } from './local-org-access.ts';
import type { OrgAccess } from './org-access.ts';
import { checkReferences } from './page-service.ts';
import { loadSampleData, SampleDataError } from './sample-data.ts';
import { closeServer } from './testing.ts';

const project = join(process.cwd(), 'scripts', 'local-org', 'page', 'fixtures', 'invoices');
const DATA = '/services/data/v67.0';
const PAGE: BuiltPage = { folder: '', version: '1', platform: '1', references: [], compiled: false };

let folder: string;
jest.setTimeout(60_000);

let org: OrgAccess;
let server: Server;
let clerk: Client;
let admin: Client;
let invoiceId: string;

/** Sends requests as one user, as the page does. */
interface Client {
    get(path: string): Promise<Answer>;
    send(method: string, path: string, body?: unknown): Promise<Answer>;
}
interface Answer {
    status: number;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    json: any;
    text: string;
    headers: Headers;
}

interface LayoutPayload {
    sections: { layoutRows: { layoutItems: { layoutComponents: { apiName: string }[] }[] }[] }[];
}

beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'routes-'));
    org = openLocalOrg({ projectDirs: [project], file: join(folder, 'org.db'), cacheFolder: folder });
    loadSampleData(org, join(project, 'scripts', 'data'), org.users()[0]!.id, () => undefined);
    const site = readSite(sourceFolders([project]), PAGE);
    server = createApplication({
        org,
        site: () => site,
        dataFolder: folder,
        report: () => undefined
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    admin = await clientOf(org.users()[0]!.id);
    clerk = await clientOf(org.users().find((user) => user.name === 'Morgan Lee')!.id);
    invoiceId = (
        await admin.get(`${DATA}/query?q=${encodeURIComponent("SELECT Id FROM Invoice__c WHERE Number__c = 'INV-1'")}`)
    ).json.records[0].Id;
});

afterAll(async () => {
    await closeServer(server);
    org.close();
    rmSync(folder, { recursive: true });
});

describe('the REST API', () => {
    it('queries with attributes, parents and children', async () => {
        const soql =
            "SELECT Name, Amount__c, Due_On__c, Account__r.Name, (SELECT Quantity__c FROM Lines__r) FROM Invoice__c WHERE Number__c = 'INV-1'";
        const { json } = await admin.get(`${DATA}/query?q=${encodeURIComponent(soql)}`);
        expect(json).toMatchObject({
            totalSize: 1,
            done: true,
            records: [
                {
                    attributes: { type: 'Invoice__c', url: `${DATA}/sobjects/Invoice__c/${invoiceId}` },
                    Name: 'First invoice',
                    Amount__c: 1234.5,
                    Due_On__c: '2026-01-31',
                    Account__r: { attributes: { type: 'Account' }, Name: 'Acme' },
                    Lines__r: { totalSize: 1, done: true, records: [{ Quantity__c: 3 }] }
                }
            ]
        });
    });

    it('answers a wrong query with the code and message of the platform', async () => {
        const { status, json } = await admin.get(
            `${DATA}/query?q=${encodeURIComponent('SELECT Nothing__c FROM Invoice__c')}`
        );
        expect([status, json[0].errorCode]).toEqual([400, expect.stringMatching(/INVALID_FIELD|MALFORMED_QUERY/)]);
        expect(json[0].message).toContain("No such column 'Nothing__c'");
    });

    it('creates, reads, changes and deletes a record', async () => {
        const created = await admin.send('POST', `${DATA}/sobjects/Invoice__c`, { Name: 'Third', Amount__c: 5 });
        expect([created.status, created.json]).toEqual([
            201,
            { id: expect.stringMatching(/^\w{18}$/), success: true, errors: [] }
        ]);
        const path = `${DATA}/sobjects/Invoice__c/${created.json.id as string}`;
        expect((await admin.send('PATCH', path, { Paid__c: true })).status).toBe(204);
        expect((await admin.get(path)).json).toMatchObject({ Name: 'Third', Paid__c: true, Status__c: 'Draft' });
        expect((await admin.send('DELETE', path)).status).toBe(204);
        expect((await admin.get(path)).status).toBe(404);
    });

    it('upserts by external id', async () => {
        const path = `${DATA}/sobjects/Invoice__c/Number__c/INV-9`;
        expect((await admin.send('PATCH', path, { Name: 'Ninth' })).status).toBe(201);
        expect((await admin.send('PATCH', path, { Name: 'Ninth again' })).status).toBe(200);
        expect((await admin.get(path)).json.Name).toBe('Ninth again');
    });

    it('reports a validation rule with its field', async () => {
        const { status, json } = await admin.send('PATCH', `${DATA}/sobjects/Invoice__c/${invoiceId}`, {
            Amount__c: -1
        });
        expect([status, json]).toEqual([
            400,
            [
                {
                    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                    message: 'The amount cannot be negative.',
                    fields: ['Amount__c']
                }
            ]
        ]);
    });

    it('describes what the user may see', async () => {
        const names = (answer: Answer): string[] => answer.json.fields.map((field: { name: string }) => field.name);
        const described = await clerk.get(`${DATA}/sobjects/Invoice__c/describe`);
        expect(names(described)).toContain('Amount__c');
        expect(names(described)).not.toContain('Secret__c');
    });

    it('answers several requests in one', async () => {
        const { json } = await admin.send('POST', `${DATA}/composite`, {
            compositeRequest: [
                { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'made', body: { Name: 'Composite' } },
                { method: 'GET', url: `${DATA}/sobjects/Account/@{made.id}?fields=Name`, referenceId: 'read' },
                { method: 'GET', url: `${DATA}/sobjects/Nothing__c/1`, referenceId: 'wrong' }
            ]
        });
        expect(json.compositeResponse.map((one: { httpStatusCode: number }) => one.httpStatusCode)).toEqual([
            201, 200, 404
        ]);
        expect(json.compositeResponse[1].body.Name).toBe('Composite');
    });

    it('takes several records in a collection, each of which succeeds or fails by itself', async () => {
        const path = `${DATA}/composite/sobjects`;
        const account = (Name: string | null): object => ({ attributes: { type: 'Account' }, Name });
        const created = await admin.send('POST', path, { allOrNone: false, records: [account('One'), account(null)] });
        expect(created.json).toEqual([
            { id: expect.any(String) as string, success: true, errors: [] },
            {
                success: false,
                errors: [expect.objectContaining({ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] })]
            }
        ]);
        const { id } = (created.json as { id: string }[])[0]!;
        const changed = await admin.send('PATCH', path, { records: [{ ...account('Two'), id }] });
        expect(changed.json).toEqual([{ id, success: true, errors: [] }]);
        expect((await admin.get(`${DATA}/sobjects/Account/${id}`)).json.Name).toBe('Two');
        expect((await admin.send('DELETE', `${path}?ids=${id}`)).json).toEqual([{ id, success: true, errors: [] }]);
        expect((await admin.get(`${DATA}/sobjects/Account/${id}`)).status).toBe(404);
        const hidden = await clerk.send('POST', path, { records: [{ attributes: { type: 'Nothing' } }] });
        expect([hidden.status, hidden.json[0].errorCode]).toEqual([400, 'INVALID_TYPE']);
        const together = await admin.send('POST', path, { allOrNone: true, records: [account('One')] });
        expect(together.json).toEqual([{ id: expect.any(String) as string, success: true, errors: [] }]);
    });
});

describe('the User Interface API', () => {
    it('gives values as the user sees them', async () => {
        const fields = ['Amount__c', 'Due_On__c', 'Status__c', 'Account__r.Name']
            .map((name) => `Invoice__c.${name}`)
            .join(',');
        const { json } = await clerk.get(`${DATA}/ui-api/records/${await ownInvoice()}?fields=${fields}`);
        expect(json.fields).toMatchObject({
            Amount__c: { value: 1234.5, displayValue: '$1,234.50' },
            Due_On__c: { value: '2026-01-31', displayValue: '1/31/2026' },
            Status__c: { value: 'Sent', displayValue: 'Sent to customer' },
            Account__r: { displayValue: 'Mine', value: { apiName: 'Account', fields: { Name: { value: 'Mine' } } } }
        });
    });

    it('refuses a hidden field that is required, and leaves out an optional one', async () => {
        const path = `${DATA}/ui-api/records/${await ownInvoice()}`;
        expect((await clerk.get(`${path}?fields=Invoice__c.Secret__c`)).status).toBe(400);
        const { json } = await clerk.get(`${path}?optionalFields=Invoice__c.Secret__c,Invoice__c.Name`);
        expect(Object.keys(json.fields)).toEqual(['Name']);
    });

    it('hides records that are not shared', async () => {
        expect((await clerk.get(`${DATA}/ui-api/records/${invoiceId}?fields=Invoice__c.Name`)).status).toBe(404);
        expect(
            (await clerk.send('PATCH', `${DATA}/ui-api/records/${invoiceId}`, { fields: { Name: 'Mine now' } })).status
        ).toBeGreaterThanOrEqual(400);
    });

    it('names the fields that a save fails on', async () => {
        const { status, json } = await admin.send('PATCH', `${DATA}/ui-api/records/${invoiceId}`, {
            fields: { Amount__c: -1 }
        });
        expect([status, json[0].output.fieldErrors.Amount__c[0].message]).toEqual([
            400,
            'The amount cannot be negative.'
        ]);
    });

    it('gives layouts without the fields that the user may not see', async () => {
        const { json } = await clerk.get(`${DATA}/ui-api/layout/Invoice__c?layoutType=Full&mode=View`);
        const items = (json as LayoutPayload).sections.flatMap((section) =>
            section.layoutRows.flatMap((row) => row.layoutItems)
        );
        expect(items.flatMap((item) => item.layoutComponents.map((one) => one.apiName))).toEqual([
            'Name',
            'Status__c',
            'Account__c',
            'Due_On__c',
            'Amount__c',
            'Paid__c',
            'Contact_Email__c',
            'Link__c'
        ]);
    });

    it('gives picklist values with their default', async () => {
        const { json } = await clerk.get(
            `${DATA}/ui-api/object-info/Invoice__c/picklist-values/012000000000000AAA/Status__c`
        );
        expect(json.values.map((one: { value: string }) => one.value)).toEqual(['Draft', 'Sent']);
        expect(json.defaultValue.value).toBe('Draft');
    });

    it('gives related lists with columns, records and count', async () => {
        const info = (await admin.get(`${DATA}/ui-api/related-list-info/Invoice__c`)).json.relatedLists;
        expect(info.map((one: { label: string }) => one.label)).toEqual(['Invoice Lines', 'Files']);
        expect(info[0].displayColumns.map((one: { label: string }) => one.label)).toEqual(['Line Number', 'Quantity']);
        const records = (
            await admin.get(
                `${DATA}/ui-api/related-list-records/${invoiceId}/Lines__r?fields=Invoice_Line__c.Quantity__c`
            )
        ).json;
        expect([records.count, records.records[0].fields.Quantity__c.value]).toEqual([1, 3]);
        expect((await admin.get(`${DATA}/ui-api/related-list-count/${invoiceId}/Lines__r`)).json).toMatchObject({
            count: 1,
            hasMore: false
        });
    });

    it('filters and sorts list views', async () => {
        const list = await admin.get(`${DATA}/ui-api/list-records/Invoice__c/Drafts?sortBy=-Amount__c`);
        expect(list.json.records.map((one: { fields: { Name: { value: string } } }) => one.fields.Name.value)[0]).toBe(
            'First invoice'
        );
        const found = await admin.get(`${DATA}/ui-api/list-records/Invoice__c/Drafts?searchTerm=first`);
        expect(found.json.records).toHaveLength(1);
    });

    it('offers the actions of the layout that the user may take', async () => {
        const { json } = await admin.get(`${DATA}/ui-api/actions/record/${invoiceId}`);
        expect(json.actions[invoiceId].actions.map((one: { apiName: string }) => one.apiName)).toEqual([
            'Invoice__c.Show_Total',
            'Edit',
            'Delete'
        ]);
    });
});

describe('Apex', () => {
    const call = (client: Client, method: string, params: object, cacheable = false): Promise<Answer> =>
        client.send('POST', '/webruntime/api/apex/execute', {
            namespace: '',
            classname: 'InvoiceController',
            method,
            params,
            cacheable
        });

    it('methods return their value', async () => {
        expect((await call(admin, 'total', { invoiceId }, true)).json).toEqual({
            returnValue: 1234.5,
            cacheable: true
        });
    });

    it('methods that write are committed', async () => {
        expect((await call(admin, 'markPaid', { invoiceId })).json.returnValue).toBeNull();
        expect((await admin.get(`${DATA}/sobjects/Invoice__c/${invoiceId}?fields=Paid__c`)).json.Paid__c).toBe(true);
    });

    it('exceptions have the shape components know', async () => {
        const { status, json } = await call(admin, 'refuse', {});
        expect([status, json]).toEqual([
            500,
            {
                message: 'Not today.',
                exceptionType: 'System.AuraHandledException',
                isUserDefinedException: expect.any(Boolean),
                stackTrace: expect.any(String)
            }
        ]);
    });

    it('a wire cannot use a method that is not cacheable', async () => {
        expect((await call(admin, 'refuse', {}, true)).json.message).toContain('not cacheable');
    });
});

describe('pages', () => {
    it('of records follow the Lightning page and its visibility rules', async () => {
        const items = async (): Promise<string[]> => {
            const { json } = await admin.get(`/webruntime/api/page/record/${invoiceId}`);
            return json.page.regions.flatMap((region: { items: { componentName: string }[] }) =>
                region.items.map((one) => one.componentName)
            );
        };
        expect(await items()).toEqual([
            'force:highlightsPanel',
            'force:detailPanel',
            'force:relatedListContainer',
            'invoiceTotal',
            'flexipage:richText'
        ]);
        await admin.send('PATCH', `${DATA}/sobjects/Invoice__c/${invoiceId}`, { Paid__c: false });
        expect(await items()).not.toContain('flexipage:richText');
    });

    it('give components their properties in the declared type', async () => {
        const { json } = await admin.get(`/webruntime/api/page/record/${invoiceId}`);
        const sidebar = json.page.regions.find((region: { name: string }) => region.name === 'sidebar');
        expect(sidebar.items[0].properties).toEqual({ decimals: 1 });
    });

    it('of objects without a Lightning page have details and related lists', async () => {
        const [account] = (
            await admin.get(`${DATA}/query?q=${encodeURIComponent("SELECT Id FROM Account WHERE Name = 'Acme'")}`)
        ).json.records;
        const { json } = await admin.get(`/webruntime/api/page/record/${account.Id as string}`);
        expect([json.recordName, json.page.regions[0].items[0].componentName]).toEqual([
            'Acme',
            'force:highlightsPanel'
        ]);
    });

    it('are opened by who logs in: viewing as a user is a login', async () => {
        const rows = async (soql: string): Promise<Record<string, string>[]> =>
            (await admin.get(`${DATA}/query?q=${encodeURIComponent(soql)}`)).json.records;
        const user = org.users().find(({ name }) => name === 'Morgan Lee')!;
        const history = `SELECT LoginTime, LoginType, Status FROM LoginHistory WHERE UserId = '${user.id}'`;
        const before = await rows(history);
        await admin.send('POST', '/webruntime/api/session', { userId: user.id });
        const after = await rows(history);
        const [{ LastLoginDate } = {}] = await rows(`SELECT LastLoginDate FROM User WHERE Id = '${user.id}'`);
        // Moments are whole seconds: another login in the same second is told by its row.
        expect(after).toHaveLength(before.length + 1);
        expect(after.at(-1)).toMatchObject({ LoginTime: LastLoginDate, LoginType: 'Application', Status: 'Success' });
    });

    it('tell the application about the session', async () => {
        const html = (await clerk.get('/lightning/page/home')).text;
        const context = JSON.parse(/id="page-context">(.*?)<\/script>/.exec(html)![1]!);
        expect(context).toMatchObject({
            user: { name: 'Morgan Lee' },
            app: { label: 'Billing' },
            customPermissions: ['Send_Invoices'],
            addressableComponents: { invoiceTotal: 'Invoice Total' },
            locale: { locale: 'en-US', timeZone: 'America/Denver' }
        });
        expect(context.app.items.map((one: { label: string }) => one.label)).toEqual(['Home', 'Invoices', 'Accounts']);
    });
});

describe('search', () => {
    const names = (answer: Answer): string[] =>
        answer.json.flatMap((result: { records: { fields: { Name: { value: string } } }[] }) =>
            result.records.map((one) => one.fields.Name.value)
        );

    it('finds by every word of the name, by e-mail and by external id', async () => {
        expect(names(await admin.get('/webruntime/api/search?q=first%20inv'))).toEqual(['First invoice']);
        expect(names(await admin.get('/webruntime/api/search?q=pay@acme'))).toEqual(['First invoice']);
        expect(names(await admin.get('/webruntime/api/search?q=INV-2'))).toEqual(['Second invoice']);
    });

    it('takes wildcards of the term literally', async () => {
        expect(names(await admin.get('/webruntime/api/search?q=%25%25'))).toEqual([]);
        expect(names(await admin.get(`/webruntime/api/search?q=${encodeURIComponent("o'neil")}`))).toEqual([]);
    });

    it('shows only what the user may see', async () => {
        expect(names(await clerk.get('/webruntime/api/search?q=first'))).toEqual([]);
    });
});

describe('files', () => {
    it('are uploaded to a record, listed and downloaded', async () => {
        const body = {
            Title: 'note',
            PathOnClient: 'note.html',
            VersionData: Buffer.from('<script>').toString('base64'),
            FirstPublishLocationId: invoiceId
        };
        const uploaded = await admin.send('POST', `${DATA}/sobjects/ContentVersion`, body);
        expect(uploaded.status).toBe(201);
        const list = (await admin.get(`${DATA}/ui-api/related-list-records/${invoiceId}/AttachedContentDocuments`))
            .json;
        expect(list.records.map((one: { fields: { Title: { value: string } } }) => one.fields.Title.value)).toEqual([
            'note'
        ]);
        const file = await admin.get(`/sfc/servlet.shepherd/document/download/${list.records[0].id as string}`);
        expect([file.text, file.headers.get('content-disposition')]).toEqual([
            '<script>',
            "attachment; filename*=UTF-8''note.html"
        ]);
        expect(file.headers.get('content-security-policy')).toContain('sandbox');
    });

    it.each([
        ['course.pdf', 'application/pdf', 'inline'],
        ['Proof.PNG', 'image/png', 'inline'],
        ['proof.jpeg', 'image/jpeg', 'inline'],
        ['proof.webp', 'image/webp', 'inline'],
        ['note.txt', 'text/plain', 'inline'],
        ['page.htm', 'text/html', 'attachment'],
        ['picture.svg', 'image/svg+xml', 'attachment'],
        ['script.js', 'text/javascript', 'attachment'],
        ['data.xml', 'application/xml', 'attachment'],
        ['list.csv', 'text/csv', 'attachment'],
        ['unknown.zzz', 'application/octet-stream', 'attachment'],
        ['none', 'application/octet-stream', 'attachment']
    ])('called %s are %s, %s', async (name, type, disposition) => {
        const body = {
            PathOnClient: name,
            VersionData: Buffer.from('<svg onload="alert(1)">').toString('base64'),
            FirstPublishLocationId: invoiceId
        };
        const uploaded = await admin.send('POST', `${DATA}/sobjects/ContentVersion`, body);
        const { headers } = await admin.get(`/sfc/servlet.shepherd/version/download/${uploaded.json.id as string}`);
        expect(headers.get('content-type')?.split(';')[0]).toBe(type);
        expect(headers.get('content-disposition')).toBe(`${disposition}; filename*=UTF-8''${name}`);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        // A browser shows no PDF in a sandbox.
        expect(headers.get('content-security-policy')?.includes('sandbox')).toBe(type !== 'application/pdf');
    });

    it('of records that are not shared are not there', async () => {
        const list = (await admin.get(`${DATA}/ui-api/related-list-records/${invoiceId}/AttachedContentDocuments`))
            .json;
        const answer = await clerk.get(`/sfc/servlet.shepherd/document/download/${list.records[0].id as string}`);
        expect([answer.status, answer.json[0].errorCode]).toEqual([404, 'NOT_FOUND']);
    });
});

describe('the session', () => {
    it('becomes another active user', async () => {
        const morgan = org.users().find((user) => user.name === 'Morgan Lee')!;
        const answer = await admin.send('POST', '/webruntime/api/session', { userId: morgan.id });
        expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, expect.stringMatching(/^sid_\d+=/)]);
        expect((await admin.send('POST', '/webruntime/api/session', { userId: '005000000000999AAA' })).status).toBe(
            404
        );
    });
});

describe('what components import', () => {
    it.each([
        ['apex', 'InvoiceController.total', null],
        ['apex', 'InvoiceController.missing', 'has no static @AuraEnabled method missing'],
        ['apex', 'Missing.total', 'Apex class Missing does not exist'],
        ['schema', 'Invoice__c.Account__r.Name', null],
        ['schema', 'Invoice__c.Missing__c', 'Invoice__c.Missing__c does not exist'],
        ['customPermission', 'Missing', 'Custom permission Missing does not exist'],
        ['resourceUrl', 'missing', 'Static resource missing does not exist']
    ] as const)('%s %s is checked', (kind, name, problem) => {
        expect(problemOf(kind, name)).toContain(problem ?? 'nothing is wrong');
    });

    function problemOf(kind: OrgReference['kind'], name: string): string {
        try {
            checkReferences({ ...PAGE, references: [{ kind, name, file: 'c/x.ts' }] }, org, {});
            return 'nothing is wrong';
        } catch (error) {
            return (error as Error).message;
        }
    }
});

describe('sample data', () => {
    it('that is not there loads nothing', () => {
        expect(loadSampleData(org, join(folder, 'nothing'), org.users()[0]!.id, () => undefined)).toBe(0);
        expect(SampleDataError.name).toBe('SampleDataError');
    });
});

let ownId: string | undefined;

/** An invoice of the clerk: the others are private to the administrator. */
async function ownInvoice(): Promise<string> {
    if (!ownId) {
        const account = await clerk.send('POST', `${DATA}/sobjects/Account`, { Name: 'Mine' });
        const fields = {
            Name: 'Own',
            Amount__c: 1234.5,
            Due_On__c: '2026-01-31',
            Status__c: 'Sent',
            Account__c: account.json.id as string
        };
        ownId = (await clerk.send('POST', `${DATA}/ui-api/records`, { apiName: 'Invoice__c', fields })).json
            .id as string;
    }
    return ownId;
}

async function clientOf(userId: string): Promise<Client> {
    const base = `http://localhost:${(server.address() as AddressInfo).port}`;
    const first = await fetch(`${base}/lightning/page/home`);
    let cookie = first.headers.get('set-cookie')!.split(';')[0]!;
    let token = tokenOf(await first.text());
    const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
        const response = await fetch(base + path, {
            method,
            headers: { cookie, 'x-csrf-token': token },
            body: body === undefined ? undefined : JSON.stringify(body)
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.includes('json');
        return {
            status: response.status,
            json: isJson && text ? JSON.parse(text) : undefined,
            text,
            headers: response.headers
        };
    };
    const switched = await send('POST', '/webruntime/api/session', { userId });
    cookie = switched.headers.get('set-cookie')!.split(';')[0]!;
    token = tokenOf((await send('GET', '/lightning/page/home')).text);
    return { get: (path) => send('GET', path), send };
}

const tokenOf = (html: string): string => /"csrfToken":"([^"]+)"/.exec(html)![1]!;
