import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveClients, type ServedClients } from './served-clients.ts';
import { salesforceCli, signIn } from './salesforce-cli.ts';

// It compiles a project without a cache, and starts the Salesforce CLI.
jest.setTimeout(120_000);

let served: ServedClients;

beforeAll(async () => {
    served = await serveClients();
});

afterAll(() => served.close());

const ADMIN = 'admin@localorg.invalid';
const TOOLING = '/services/data/v65.0/tooling';

const sf = (...parameters: string[]): Promise<{ code: number; output: string }> =>
    salesforceCli(served, parameters).ended;

it('sf logs in with a token, and runs Apex with its log', async () => {
    const login = await signIn(served);
    expect(login).toEqual({ code: 0, output: expect.stringContaining('admin@localorg.invalid') as string });
    const file = join(served.folder, 'hello.apex');
    writeFileSync(
        file,
        "Integer n = 2;\nSystem.debug('said ' + n + ' <&>');\nSystem.debug(LoggingLevel.WARN, 'careful');\n"
    );
    const ran = await sf('apex', 'run', '--target-org', 'here', '--file', file);
    expect(ran.code).toBe(0);
    expect(ran.output).toContain('|USER_DEBUG|[2]|DEBUG|said 2 <&>');
    expect(ran.output).toContain('|USER_DEBUG|[3]|WARN|careful');
    expect(ran.output).toContain('Number of SOQL queries: 0 out of 100');
});

it('sf brings records in and out in bulk, and says what is wrong with a file', async () => {
    const file = (name: string): string => join(served.folder, name);
    const bulk = (action: string, ...more: string[]): Promise<{ code: number; output: string }> =>
        sf('data', action, 'bulk', '--wait', '1', '--target-org', 'here', ...more);
    writeFileSync(file('in.csv'), 'Name,Site\nBulk One,a\nBulk Two,b\n');
    const brought = await bulk('import', '--sobject', 'Account', '--file', file('in.csv'), '--json');
    expect(brought).toEqual({ code: 0, output: expect.stringMatching(/"processedRecords": 2/) as string });

    const soql = "SELECT Name, Site FROM Account WHERE Name LIKE 'Bulk %' ORDER BY Name";
    expect((await bulk('export', '--query', soql, '--output-file', file('out.csv'))).code).toBe(0);
    expect(readFileSync(file('out.csv'), 'utf8').replaceAll('"', '')).toBe('Name,Site\nBulk One,a\nBulk Two,b\n');

    writeFileSync(file('wrong.csv'), 'Name,Nonsense\nBulk Three,a\n');
    const refused = await bulk('import', '--sobject', 'Account', '--file', file('wrong.csv'));
    expect([refused.code, refused.output]).toEqual([
        1,
        expect.stringContaining('Field name not found : Nonsense') as string
    ]);
});

describe('debug logs', () => {
    const OF_MORGAN = "WHERE LogUser.Username = 'morgan@billing.example'";
    const flag = async (username: string, minutes: number): Promise<string> => {
        const level = {
            DeveloperName: `L${Math.random()}`.replace('.', ''),
            MasterLabel: 'L',
            ApexCode: 'DEBUG',
            Database: 'INFO'
        };
        const { json: made } = await served.send('POST', `${TOOLING}/sobjects/DebugLevel`, level);
        const traced = served.org.users().find((one) => one.username === username)!;
        const { json } = await served.send('POST', `${TOOLING}/sobjects/TraceFlag`, {
            TracedEntityId: traced.id,
            LogType: 'USER_DEBUG',
            DebugLevelId: made.id,
            StartDate: Date.now() - 120_000,
            ExpirationDate: new Date(Date.now() + minutes * 60_000).toUTCString()
        });
        expect(json).toEqual({ id: expect.stringMatching(/^7tf/) as string, success: true, errors: [] });
        return json.id as string;
    };
    const logs = (where: string): Promise<{ Id: string; Operation: string; Status: string }[]> =>
        served
            .send(
                'GET',
                `${TOOLING}/query?q=${encodeURIComponent(`SELECT Id, LogUser.Name, Operation, Status, LogLength FROM ApexLog ${where} ORDER BY Id DESC`)}`
            )
            .then(({ json }) => json.records);
    const callApex = (username: string): Promise<unknown> =>
        served.send('GET', '/services/apexrest/invoices/none', undefined, {
            authorization: `Bearer ${served.token(username)}`
        });

    it('are kept of users with a trace flag, while it is on', async () => {
        const morgan = 'morgan@billing.example';
        await callApex(morgan);
        expect(await logs(OF_MORGAN)).toEqual([]);
        await flag(morgan, -1);
        await callApex(morgan);
        expect(await logs(OF_MORGAN)).toEqual([]);
        const id = await flag(morgan, 5);
        await callApex(morgan);
        await callApex(ADMIN);
        const found = await logs(OF_MORGAN);
        expect(found).toMatchObject([{ LogUser: { Name: 'Morgan Lee' }, Operation: 'Api' }]);
        const { text } = await served.send('GET', `${TOOLING}/sobjects/ApexLog/${found[0]!.Id}/Body`);
        expect(text).toMatch(/^\d\d\.0 APEX_CODE,DEBUG;.*DB,INFO/);
        expect(text).toMatch(/\|CODE_UNIT_STARTED\|\[EXTERNAL]\|InvoiceResource\./);
        expect(text).toMatch(/\|SOQL_EXECUTE_BEGIN\|\[\d+]\|Aggregations:0\|SELECT/);
        expect(text).not.toContain('LIMIT_USAGE');
        await served.send('DELETE', `${TOOLING}/sobjects/TraceFlag/${id}`);
        await callApex(morgan);
        expect(await logs(OF_MORGAN)).toHaveLength(1);
        await served.send('DELETE', `${TOOLING}/sobjects/ApexLog/${found[0]!.Id}`);
        expect((await served.send('GET', `${TOOLING}/sobjects/ApexLog/${found[0]!.Id}/Body`)).status).toBe(404);
    });

    it('of anonymous Apex are kept, of what failed and was undone too', async () => {
        await served
            .connect()
            .tooling.executeAnonymous('insert new Invoice__c(); Integer i = [SELECT COUNT() FROM Invoice__c] / 0;');
        const [log] = await logs('');
        expect(log).toMatchObject({ Status: 'System.MathException: Divide by 0' });
        const { text } = await served.send('GET', `${TOOLING}/sobjects/ApexLog/${log!.Id}/Body`);
        expect(text).toMatch(/\|DML_BEGIN\|\[1]\|Op:Insert\|Type:Invoice__c\|Rows:1/);
        expect(text).toContain('|SOQL_EXECUTE_BEGIN|[1]|Aggregations:0|SELECT COUNT() FROM Invoice__c');
        expect(text).toContain('|FATAL_ERROR|System.MathException: Divide by 0');
    });

    it.each([
        ['trace flags', 'GET', 'query?q=SELECT+Id+FROM+TraceFlag', 400, 'INVALID_TYPE'],
        ['a new level', 'POST', 'sobjects/DebugLevel', 404, 'NOT_FOUND'],
        ['a log', 'GET', 'sobjects/ApexLog/07L000000000001AAA/Body', 404, 'NOT_FOUND']
    ])('are not for who may not see all data: %s', async (_, method, path, status, errorCode) => {
        const answer = await served.send(method, `${TOOLING}/${path}`, method === 'POST' ? {} : undefined, {
            authorization: `Bearer ${served.token('morgan@billing.example')}`
        });
        expect([answer.status, answer.json]).toMatchObject([status, [{ errorCode }]]);
    });

    it('are no objects of the data API', async () => {
        const query = `/services/data/v65.0/query?q=${encodeURIComponent('SELECT Id FROM TraceFlag')}`;
        expect((await served.send('GET', query)).json).toMatchObject([{ errorCode: 'INVALID_TYPE' }]);
    });

    it('are followed, listed and read by sf', async () => {
        const following = salesforceCli(served, ['apex', 'tail', 'log', '--target-org', 'here']);
        try {
            // It sets a trace flag, and then listens.
            for (let calls = 0; !following.output().includes('CODE_UNIT_FINISHED') && calls < 200; calls++) {
                await callApex(ADMIN);
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
            expect(following.output()).toMatch(/\|CODE_UNIT_STARTED\|\[EXTERNAL]\|InvoiceResource\./);
        } finally {
            following.stop();
        }
        const listed = await sf('apex', 'list', 'log', '--target-org', 'here', '--json');
        const { result } = JSON.parse(listed.output) as { result: { Id: string; LogUser: { Name: string } }[] };
        expect(result[0]).toMatchObject({ Operation: 'Api', Status: 'Success', LogUser: { Name: 'Admin User' } });
        const read = await sf('apex', 'get', 'log', '--target-org', 'here', '--log-id', result[0]!.Id);
        expect(read.output).toMatch(/APEX_CODE,FINEST;.*\n[^]*EXECUTION_FINISHED/);
    });

    it('are the only thing that is streamed', async () => {
        const cometd = async (...messages: object[]): Promise<Record<string, unknown>[]> =>
            (await served.send('POST', '/cometd/65.0', messages)).json as Record<string, unknown>[];
        const [hello] = await cometd({ channel: '/meta/handshake', version: '1.0', id: '1' });
        const clientId = hello!['clientId'];
        expect(await cometd({ channel: '/meta/subscribe', clientId, subscription: '/event/Paid__e' })).toMatchObject([
            { successful: false, error: expect.stringContaining('404::Unsupported') as string }
        ]);
        expect(await cometd({ channel: '/meta/connect', clientId: 'x' })).toMatchObject([
            { successful: false, advice: { reconnect: 'handshake' } }
        ]);
        expect(await cometd({ channel: '/meta/disconnect', clientId })).toMatchObject([{ successful: true }]);
        expect((await served.send('POST', '/cometd/65.0', '{')).status).toBe(400);
    });
});

describe('the Apex SOAP API', () => {
    const soap = (session: string, body: string): ReturnType<ServedClients['send']> =>
        served.send(
            'POST',
            '/services/Soap/s/65.0/00D000000000001',
            `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${session}</sessionId></SessionHeader></e:Header><e:Body>${body}</e:Body></e:Envelope>`,
            { 'content-type': 'text/xml' }
        );
    const run = (source: string): string => `<executeAnonymous><apexcode>${source}</apexcode></executeAnonymous>`;

    it('tells what does not compile, and what fails', async () => {
        const wrong = await soap(served.token(), run('Integer i = ;'));
        expect(wrong.text).toMatch(/<line>1<\/line>.*<compiled>false<\/compiled>.*<compileProblem>\w/);
        const failed = await soap(served.token(), run("System.debug('before');\nInteger i = 1 / 0;"));
        expect(failed.text).toContain('<compiled>true</compiled><success>false</success>');
        expect(failed.text).toContain('System.MathException: Divide by 0');
        expect(failed.text).toContain('|DEBUG|before');
    });

    it.each([
        ['a session that is none', () => soap('00D!x', run('')), 500, 'sf:INVALID_SESSION_ID'],
        ['an operation that is not there', () => soap(served.token(), '<compileClasses/>'), 500, 'compileClasses'],
        [
            'a user without Author Apex',
            () => soap(served.token('morgan@billing.example'), run('')),
            500,
            'INSUFFICIENT_ACCESS'
        ],
        ['what is no message', () => served.send('POST', '/services/Soap/s/65.0', '{}'), 400, 'MALFORMED_MESSAGE']
    ])('refuses %s', async (_, ask, status, told) => {
        const answer = await ask();
        expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(told) as string]);
    });
});

it('the Tooling API finds what both APIs know', async () => {
    const client = served.connect();
    const { records } = await client.tooling.query("SELECT Name FROM ApexClass WHERE Name = 'InvoiceController'");
    expect(records).toMatchObject([{ Name: 'InvoiceController' }]);
    expect(await client.tooling.executeAnonymous("System.debug('x');")).toMatchObject({
        compiled: true,
        success: true
    });
});
