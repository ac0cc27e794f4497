import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveClients, type ServedClients } from './served-clients.ts';

// It compiles a project without a cache, and starts a process for every command.
jest.setTimeout(60_000);

let served: ServedClients;

beforeAll(async () => {
    served = await serveClients();
});

afterAll(() => served.close());

interface Outcome {
    code: number;
    stdout: string;
    stderr: string;
}

/** Runs a command of the local org against the served one. */
function command(name: string, parameters: string[], port = new URL(served.origin).port): Promise<Outcome> {
    const all = ['scripts/local-org/bin/local-org.mjs', name, ...parameters, '--port', port, '--data', served.folder];
    return new Promise((resolve) => {
        execFile(process.execPath, all, (error, stdout, stderr) =>
            resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
        );
    });
}

describe('query', () => {
    it('prints the rows as a table, parents and counts of children as columns', async () => {
        const soql =
            'SELECT Number__c, Owner.Name, (SELECT Id FROM Lines__r) FROM Invoice__c ORDER BY Number__c LIMIT 1';
        const { code, stdout } = await command('query', [soql]);
        expect(code).toBe(0);
        expect(stdout).toMatch(/Number__c.*Owner\.Name.*Lines__r/);
        expect(stdout).toMatch(/Admin User.*\d+ rows?/);
        expect(stdout).toMatch(/^1 row$/m);
    });

    it('tells what is wrong with a query', async () => {
        const { code, stderr } = await command('query', ['SELECT Nonsense FROM Invoice__c']);
        expect([code, stderr]).toEqual([1, expect.stringContaining("No such column 'Nonsense'") as string]);
    });
});

describe('apex', () => {
    const run = (source: string): Promise<Outcome> => {
        const file = join(served.folder, 'code.apex');
        writeFileSync(file, source);
        return command('apex', [file]);
    };

    it('prints the debug log', async () => {
        const { code, stdout } = await run("System.debug('said');");
        expect([code, stdout]).toEqual([0, expect.stringContaining('|USER_DEBUG|[1]|DEBUG|said') as string]);
    });

    it.each([
        ['what does not compile, by its place', 'Integer i = ;', /code\.apex:1:13: Unexpected token ';'\.\n$/],
        ['that a statement ends too early', "Integer i = 'a'\n", /code\.apex:2:1: Unexpected token '<EOF>'\.\n$/],
        [
            'what failed, with its place',
            'Integer i = 1 / 0;',
            /^System.MathException: Divide by 0\nAnonymousBlock: line 1/
        ]
    ])('tells %s', async (_, source, told) => {
        const { code, stderr } = await run(source);
        expect([code, stderr]).toEqual([1, expect.stringMatching(told) as string]);
    });

    it('needs a file', async () => {
        const { code, stderr } = await command('apex', [join(served.folder, 'none.apex')]);
        expect([code, stderr]).toEqual([1, expect.stringMatching(/^There is no file \S+none\.apex\.\n$/) as string]);
    });
});

describe('token', () => {
    it('is that of the user who is named', async () => {
        const { code, stdout } = await command('token', ['Morgan Lee']);
        expect(code).toBe(0);
        const { json } = await served.send('GET', '/services/oauth2/userinfo', undefined, {
            authorization: `Bearer ${stdout.trim()}`
        });
        expect(json).toMatchObject({ preferred_username: 'morgan@billing.example' });
    });

    it('of nobody tells who there is', async () => {
        const { code, stderr } = await command('token', ['Nobody']);
        expect(code).toBe(1);
        expect(stderr).toMatch(
            /No active user is called Nobody\. The users are:\n[^]*Morgan Lee \(morgan@billing\.example\)/
        );
    });

    it('needs an org that runs', async () => {
        const { code, stderr } = await command('token', ['Morgan Lee'], '9');
        expect([code, stderr]).toEqual([
            1,
            'No org answers at http://localhost:9. Start it first (npm start), or name its port: --port N\n'
        ]);
    });
});
