import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { salesforceCli, signIn } from './salesforce-cli.ts';
import { serveClients, type ServedClients } from './served-clients.ts';

// It compiles a project several times, and starts the Salesforce CLI.
jest.setTimeout(120_000);

const TOOLING = '/services/data/v65.0/tooling';
const TEST = 'InvoiceResourceTest';

let served: ServedClients;

beforeAll(async () => {
    served = await serveClients();
});

afterAll(() => served.close());

const run = (how: string, body: object, username?: string): ReturnType<ServedClients['send']> =>
    served.send(
        'POST',
        `${TOOLING}/runTests${how}`,
        body,
        username ? { authorization: `Bearer ${served.token(username)}` } : {}
    );

it('sf runs Apex tests, with their results as JSON and JUnit and their coverage', async () => {
    await signIn(served);
    const folder = join(served.folder, 'results');
    const { code, output } = await salesforceCli(served, [
        ...[
            'apex',
            'run',
            'test',
            '--target-org',
            'here',
            '--class-names',
            TEST,
            '--wait',
            '5',
            '--poll-interval',
            '1'
        ],
        ...['--code-coverage', '--result-format', 'junit', '--output-dir', folder, '--json']
    ]).ended;
    expect(code).toBe(100);
    const { result } = JSON.parse(output);
    expect(result.summary).toMatchObject({ outcome: 'Failed', testsRan: 2, passing: 1, failing: 1 });
    const [passed, failed] = result.tests;
    expect(passed).toMatchObject({ FullName: `${TEST}.withoutAccessNothingIsCreated`, Outcome: 'Pass', Message: null });
    expect(failed).toMatchObject({
        FullName: `${TEST}.replacingIsNotTestedYet`,
        Outcome: 'Fail',
        Message: 'System.AssertException: Assertion Failed: To be written',
        StackTrace: `Class.${TEST}.replacingIsNotTestedYet: line 15, column 1`
    });
    expect(result.coverage.coverage).toMatchObject([{ name: 'InvoiceResource' }]);
    const [{ totalLines, totalCovered, lines }] = result.coverage.coverage;
    expect([lines['17'], lines['12']]).toEqual([1, 0]);
    expect(totalCovered).toBeLessThan(totalLines);
    const junit = readdirSync(folder).find((one) => one.endsWith('-junit.xml'))!;
    expect(readFileSync(join(folder, junit), 'utf8')).toContain('Assertion Failed: To be written');
    expect(existsSync(join(folder, 'test-run-id.txt'))).toBe(true);
});

it('a run of a suite is one of its classes', async () => {
    const { json, status } = await run('Synchronous', { suiteNames: 'Invoices', skipCodeCoverage: true });
    expect([status, json]).toMatchObject([200, { numTestsRun: 2 }]);
});

it('a synchronous run takes methods, and answers with their results', async () => {
    const { status, json } = await run('Synchronous', {
        tests: [{ className: TEST, testMethods: ['withoutAccessNothingIsCreated'] }],
        skipCodeCoverage: true
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
        numTestsRun: 1,
        numFailures: 0,
        successes: [{ name: TEST, methodName: 'withoutAccessNothingIsCreated' }]
    });
});

it.each([
    ['a class without tests', { classNames: 'InvoiceResource' }, 403, "This class name's value is invalid: InvoiceRes"],
    ['a suite that is none', { suiteNames: 'All' }, 403, "This suite name's value is invalid: All"],
    ['a suite id that is none', { suiteids: '05F000000000999AAA' }, 403, "This suite name's value is invalid: 05F"],
    ['nothing', {}, 403, 'Name the tests'],
    ['what is no list', { tests: 'x' }, 400, 'must be a list']
])('refuses %s', async (_, body, status, message) => {
    const answer = await run('Asynchronous', body);
    expect([answer.status, answer.json]).toMatchObject([
        status,
        [{ message: expect.stringContaining(message) as string }]
    ]);
});

it('refuses a user without Author Apex', async () => {
    expect((await run('Asynchronous', { classNames: TEST }, 'morgan@billing.example')).status).toBe(403);
});

it('a run whose process gives nothing has failed, with what it said', async () => {
    const body = { tests: [{ className: TEST, testMethods: ['gone'] }] };
    const { json: id } = await run('Asynchronous', body);
    const asked = encodeURIComponent(
        `SELECT Status, ExtendedStatus FROM ApexTestQueueItem WHERE ParentJobId = '${id}'`
    );
    const item = async (): Promise<{ Status: string }> =>
        (await served.send('GET', `${TOOLING}/query?q=${asked}`)).json.records[0];
    while ((await item()).Status === 'Processing') {
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await item()).toMatchObject({ Status: 'Failed', ExtendedStatus: `${TEST} has no test gone.` });
});

describe('a run under way', () => {
    interface Item {
        Id: string;
        Status: string;
    }
    const client = (): ReturnType<ServedClients['connect']>['tooling'] => served.connect().tooling;
    const begin = async (): Promise<{ runId: string; item: Item }> => {
        const { json: runId } = await run('Asynchronous', { suiteNames: 'Invoices', skipCodeCoverage: true });
        return { runId, item: (await items(runId))[0]! };
    };
    const items = async (runId: string): Promise<Item[]> =>
        (await client().query(`SELECT Id, Status FROM ApexTestQueueItem WHERE ParentJobId = '${runId}'`))
            .records as unknown as Item[];
    const ended = async (runId: string): Promise<Record<string, unknown>> => {
        const soql = `SELECT Status, EndTime, MethodsCompleted, AsyncApexJob.Status FROM ApexTestRunResult WHERE AsyncApexJobId = '${runId}'`;
        for (;;) {
            const [result] = (await client().query(soql)).records;
            if (result!['EndTime']) {
                return result!;
            }
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    };

    it('ends when its classes are aborted, as a client of the Tooling API does it', async () => {
        const { runId, item } = await begin();
        const saved = await client().update('ApexTestQueueItem', [{ ...item, Status: 'Aborted' }]);
        expect(saved).toMatchObject([{ id: item.Id, success: true }]);
        expect(await ended(runId)).toMatchObject({
            Status: 'Aborted',
            MethodsCompleted: 0,
            AsyncApexJob: { Status: 'Aborted' }
        });
        expect(await items(runId)).toMatchObject([{ Status: 'Aborted' }]);
        const results = await client().query(`SELECT Id FROM ApexTestResult WHERE AsyncApexJobId = '${runId}'`);
        expect(results.totalSize).toBe(0);
        const again = await served.send('PATCH', `${TOOLING}/sobjects/ApexTestQueueItem/${item.Id}`, {
            Status: 'Aborted'
        });
        expect([again.status, again.json[0].message]).toEqual([400, 'The tests of this class are over (Aborted).']);
    });

    it.each([
        ['another status', { Status: 'Completed' }, 'INVALID_STATUS'],
        ['another class', { ApexClassId: '01p000000000001AAA' }, 'INVALID_FIELD_FOR_INSERT_UPDATE']
    ])('goes on when its row is given %s, which is refused', async (_, change, errorCode) => {
        const { runId, item } = await begin();
        const { status, json } = await served.send('PATCH', `${TOOLING}/sobjects/ApexTestQueueItem/${item.Id}`, change);
        expect([status, json]).toMatchObject([400, [{ errorCode }]]);
        expect(await ended(runId)).toMatchObject({ Status: 'Completed', MethodsCompleted: 2 });
    });
});

// The other class goes on, and a class that is over stays as it is: its results are there already.
describe('a run of two classes', () => {
    let two: ServedClients;
    let folder: string;

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'two-tests-'));
        cpSync(join('scripts', 'local-org', 'page', 'fixtures', 'invoices'), folder, { recursive: true });
        const classes = join(folder, 'force-app', 'main', 'default', 'classes');
        cpSync(join(classes, `${TEST}.cls-meta.xml`), join(classes, 'ArchiveTest.cls-meta.xml'));
        writeFileSync(
            join(classes, 'ArchiveTest.cls'),
            '@IsTest private class ArchiveTest { @IsTest static void works() { Assert.areEqual(1, 1); } }'
        );
        two = await serveClients(folder);
    });

    afterAll(async () => {
        await two.close();
        rmSync(folder, { recursive: true });
    });

    it('of which one is aborted gives the results of the other', async () => {
        const { tooling } = two.connect();
        const rows = async (soql: string): Promise<Record<string, unknown>[]> => (await tooling.query(soql)).records;
        const { json: runId } = await two.send('POST', `${TOOLING}/runTestsAsynchronous`, {
            classNames: `${TEST},ArchiveTest`,
            skipCodeCoverage: true
        });
        const queue = `SELECT Id, Status, ApexClass.Name FROM ApexTestQueueItem WHERE ParentJobId = '${runId}' ORDER BY ApexClass.Name`;
        const [archive] = await rows(queue);
        await tooling.update('ApexTestQueueItem', [{ Id: String(archive!['Id']), Status: 'Aborted' }]);
        const soql = `SELECT Status, EndTime, ClassesCompleted, MethodsCompleted FROM ApexTestRunResult WHERE AsyncApexJobId = '${runId}'`;
        let [result] = await rows(soql);
        while (!result!['EndTime']) {
            await new Promise((resolve) => setTimeout(resolve, 50));
            [result] = await rows(soql);
        }
        expect(result).toMatchObject({ Status: 'Completed', ClassesCompleted: 1, MethodsCompleted: 2 });
        expect((await rows(queue)).map(({ Status }) => Status)).toEqual(['Aborted', 'Completed']);
        const found = await rows(
            `SELECT ApexClass.Name, Outcome FROM ApexTestResult WHERE AsyncApexJobId = '${runId}' ORDER BY Outcome`
        );
        expect(found).toMatchObject([
            { ApexClass: { Name: TEST }, Outcome: 'Pass' },
            { ApexClass: { Name: TEST }, Outcome: 'Fail' }
        ]);
        // What has ended cannot be aborted any more, and its results stay.
        const [, over] = await rows(queue);
        const late = await two.send('PATCH', `${TOOLING}/sobjects/ApexTestQueueItem/${String(over!['Id'])}`, {
            Status: 'Aborted'
        });
        expect([late.status, late.json[0].message]).toEqual([400, 'The tests of this class are over (Completed).']);
    });
});

describe('test suites', () => {
    it('are read with their classes, and run by id', async () => {
        const { tooling } = served.connect();
        const [suite] = (await tooling.query("SELECT Id FROM ApexTestSuite WHERE TestSuiteName = 'Invoices'")).records;
        const { records } = await tooling.query(
            `SELECT ApexClass.Name FROM TestSuiteMembership WHERE ApexTestSuiteId = '${suite!.Id}'`
        );
        expect(records).toMatchObject([{ ApexClass: { Name: TEST } }]);
        const { json } = await run('Synchronous', { suiteids: suite!.Id, skipCodeCoverage: true });
        expect(json).toMatchObject({ numTestsRun: 2 });
    });

    it('are run, listed and never made by sf', async () => {
        const sf = (...words: string[]): Promise<{ code: number; output: string }> =>
            salesforceCli(served, ['apex', ...words, '--target-org', 'here', '--json']).ended;
        const ran = await sf('run', 'test', '--suite-names', 'Invoices', '--wait', '5', '--poll-interval', '1');
        expect(JSON.parse(ran.output)).toMatchObject({ result: { summary: { testsRan: 2, passing: 1 } } });
        const unknown = await sf('run', 'test', '--suite-names', 'Nothing', '--wait', '1');
        expect(unknown.output).toContain("This suite name's value is invalid: Nothing");
        const made = await served.send('POST', `${TOOLING}/sobjects/ApexTestSuite`, { TestSuiteName: 'Mine' });
        expect([made.status, made.json]).toMatchObject([400, [{ errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' }]]);
    });
});
