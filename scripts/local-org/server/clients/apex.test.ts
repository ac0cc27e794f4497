import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveClients, type ServedClients } from './served-clients.ts';

// It compiles a project without a cache, and starts the Salesforce CLI.
jest.setTimeout(120_000);

let served: ServedClients;

beforeAll(async () => {
    served = await serveClients();
});

afterAll(() => served.close());

/** Runs the Salesforce CLI with a home of its own. @returns what it printed, and how it ended */
async function sf(...parameters: string[]): Promise<{ code: number; output: string }> {
    const cli = join(process.cwd(), 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
    const env = {
        ...process.env,
        HOME: served.folder,
        USERPROFILE: served.folder,
        SF_ACCESS_TOKEN: served.token(),
        SF_DISABLE_TELEMETRY: 'true',
        SF_AUTOUPDATE_DISABLE: 'true',
        SF_SKIP_NEW_VERSION_CHECK: 'true',
        SF_DISABLE_LOG_FILE: 'true',
        SF_USE_GENERIC_UNIX_KEYCHAIN: 'true'
    };
    try {
        const { stdout } = await promisify(execFile)(process.execPath, [cli, ...parameters], { env });
        return { code: 0, output: stdout };
    } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, output: stdout + stderr };
    }
}

it('sf logs in with a token, and runs Apex with its log', async () => {
    const login = await sf(
        'org',
        'login',
        'access-token',
        '--instance-url',
        served.origin,
        '--no-prompt',
        '-a',
        'here'
    );
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
