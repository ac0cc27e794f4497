import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type CliShell, salesforceCli, salesforceShell } from './salesforce-cli.ts';
import { serveClients, type ServedClients } from './served-clients.ts';

// It compiles a project without a cache, and starts the Salesforce CLI.
jest.setTimeout(120_000);

let served: ServedClients;
let shell: CliShell;
let folder: string;

beforeAll(async () => {
    served = await serveClients();
    folder = join(served.folder, 'project');
    mkdirSync(join(folder, 'force-app'), { recursive: true });
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], oauthLocalPort: await freePort() })
    );
    shell = salesforceShell(served, folder);
    const login = ['org:login:access-token', '--instance-url', served.origin, '--no-prompt', '--alias', 'here'];
    expect(await shell.run(...login)).toMatchObject({ code: 0 });
}, 120_000);

afterAll(async () => {
    shell.end();
    await served.close();
});

/** Runs a command against the org, and reads its JSON. @throws Error with what it printed when it failed */
async function result<T>(command: string, ...words: string[]): Promise<T> {
    const { code, output } = await shell.run(...command.split(' '), ...words, '--json');
    if (code !== 0) {
        throw new Error(`sf ${command}: ${output}`);
    }
    return (jsonOf(output) as unknown as { result: T }).result;
}

/** What is printed beside it is progress. */
function jsonOf(output: string): { status: number } {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as { status: number };
}

/** Runs a command that must fail. @returns its JSON as text */
async function refused(command: string, ...words: string[]): Promise<string> {
    const { output } = await shell.run(...command.split(' '), ...words, '--json');
    expect(jsonOf(output).status).toBe(1);
    return output;
}
const here = ['--target-org', 'here'];

interface Queried {
    totalSize: number;
    records: Record<string, unknown>[];
}
const query = (soql: string): Promise<Queried> => result<Queried>('data query', '--query', soql, ...here);

describe('sf org', () => {
    it('list, display, open and list limits know the org', async () => {
        const listed = await result<Record<string, { alias?: string }[]>>('org list', '--skip-connection-status');
        expect(Object.values(listed).flat()).toContainEqual(
            expect.objectContaining({ alias: 'here', username: 'admin@localorg.invalid' })
        );
        expect(listed['devHubs']).toEqual([]);
        expect(await result('org display', ...here)).toMatchObject({ alias: 'here', connectedStatus: 'Connected' });
        const { url } = await result<{ url: string }>('org open', '--url-only', ...here);
        expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
        expect(await result('org list limits', ...here)).toContainEqual({
            name: 'DailyApiRequests',
            max: expect.any(Number) as number,
            remaining: expect.any(Number) as number
        });
    });

    it('assign permset gives a permission set, and tells when there is none', async () => {
        const assign = ['org', 'assign', 'permset', '--on-behalf-of', 'admin@localorg.invalid', ...here];
        await query("SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Billing_User'");
        const again = await shell.run(...assign, '--name', 'Billing_User', '--json');
        expect(again.output).toMatch(/Duplicate PermissionSetAssignment|"successes"/);
        expect(await refused(assign.join(' '), '--name', 'Nothing')).toContain('not found in target org');
    });
});

describe('sf data', () => {
    it('query prints a table, CSV and JSON, and what is wrong', async () => {
        const ask = (soql: string, ...more: string[]): Promise<{ code: number; output: string }> =>
            shell.run('data', 'query', '--query', soql, ...here, ...more);
        const soql = "SELECT Name, Account__r.Name FROM Invoice__c WHERE Number__c = 'INV-1'";
        expect((await ask(soql)).output).toMatch(/First invoice.*Acme/);
        expect((await ask(soql, '--result-format', 'csv')).output).toContain(
            'Name,Account__r.Name\nFirst invoice,Acme'
        );
        expect(await query(soql)).toMatchObject({ totalSize: 1, records: [{ Account__r: { Name: 'Acme' } }] });
        const wrong = await refused('data query', '--query', 'SELECT Nonsense FROM Invoice__c', ...here);
        expect(wrong).toContain("No such column 'Nonsense'");
    });

    it('create, get, update and delete record', async () => {
        const of = ['--sobject', 'Account', ...here];
        const { id } = await result<{ id: string }>('data create record', ...of, '--values', "Name='A Ltd' Site=x");
        await result('data update record', ...of, '--record-id', id, '--values', 'Site=y');
        expect(await result('data get record', ...of, '--record-id', id)).toMatchObject({ Name: 'A Ltd', Site: 'y' });
        expect(await result('data get record', ...of, '--where', "Name='A Ltd'")).toMatchObject({ Id: id });
        await result('data delete record', ...of, '--record-id', id);
        const gone = await refused('data get record', ...of, '--record-id', id);
        expect(gone).toContain('The requested resource does not exist');
    });

    it('export tree and import tree', async () => {
        const out = join(folder, 'tree');
        const soql = "SELECT Name, (SELECT Quantity__c FROM Lines__r) FROM Invoice__c WHERE Number__c = 'INV-1'";
        await result('data export tree', '--query', soql, '--output-dir', out, ...here);
        const [file] = readdirSync(out);
        await result('data import tree', '--files', join(out, file!), ...here);
        const copies = await query(
            'SELECT Name, (SELECT Quantity__c FROM Lines__r) FROM Invoice__c WHERE Number__c = null'
        );
        expect(copies.records).toMatchObject([{ Name: 'First invoice', Lines__r: { records: [{ Quantity__c: 3 }] } }]);
    });

    it('update, upsert and delete in bulk', async () => {
        const file = (name: string, rows: string[]): string => {
            writeFileSync(join(folder, name), `${rows.join('\n')}\n`);
            return join(folder, name);
        };
        const bulk = (action: string, csv: string, ...more: string[]): Promise<unknown> =>
            result(`data ${action} bulk`, '--sobject', 'Invoice__c', '--file', csv, '--wait', '1', ...here, ...more);
        const upsert = ['Number__c,Name', 'B-1,Bulk one', 'B-2,Bulk two'];
        await bulk('upsert', file('upsert.csv', upsert), '--external-id', 'Number__c');
        const ids = async (): Promise<Record<string, unknown>[]> =>
            (await query("SELECT Id, Name FROM Invoice__c WHERE Number__c LIKE 'B-%' ORDER BY Number__c")).records;
        const made = await ids();
        expect(made.map(({ Name }) => Name)).toEqual(['Bulk one', 'Bulk two']);
        await bulk('update', file('update.csv', ['Id,Name', `${String(made[0]!.Id)},Bulk first`]));
        expect((await ids()).map(({ Name }) => Name)).toEqual(['Bulk first', 'Bulk two']);
        await bulk('delete', file('delete.csv', ['Id', ...made.map(({ Id }) => String(Id))]));
        expect(await ids()).toEqual([]);
    });

    it('search', async () => {
        const found = await result<{ searchRecords: object[] }>(
            'data search',
            '--query',
            'FIND {First} IN ALL FIELDS RETURNING Invoice__c(Name)',
            ...here
        );
        expect(found.searchRecords[0]).toMatchObject({ Name: 'First invoice' });
    });
});

it('sf sobject lists and describes', async () => {
    expect(await result('sobject list', '--sobject', 'custom', ...here)).toEqual(
        expect.arrayContaining(['Invoice_Line__c', 'Invoice__c'])
    );
    const described = await result<{ fields: { name: string }[] }>(
        'sobject describe',
        '--sobject',
        'Invoice__c',
        ...here
    );
    expect(described.fields.map(({ name }) => name)).toContain('Amount__c');
});

it('sf project retrieve is refused by name', async () => {
    const output = await refused('project retrieve start', '--metadata', 'ApexClass', ...here);
    expect(output).toMatch(/Unsupported|not supported/i);
});

/** The CLI opens a browser and waits until that program has ended; then it listens for the code. */
it('sf org login web signs in as whom one chooses in the browser', async () => {
    if (process.platform === 'win32') {
        // The browser of this test is a shell script.
        return;
    }
    const bin = join(served.folder, 'bin');
    const asked = join(bin, 'address');
    mkdirSync(bin);
    for (const name of ['browser', 'open']) {
        writeFileSync(join(bin, name), `#!/bin/sh\nfor word; do last=$word; done\necho "$last" > '${asked}'\n`);
        chmodSync(join(bin, name), 0o755);
    }
    const login = salesforceCli(
        served,
        ['org', 'login', 'web', '--instance-url', served.origin, '--alias', 'web'],
        folder,
        { BROWSER: join(bin, 'browser'), PATH: `${bin}:${process.env.PATH}` }
    );
    while (!existsSync(asked) || !readFileSync(asked, 'utf8').endsWith('\n')) {
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const address = readFileSync(asked, 'utf8').trim();
    const page = await (await fetch(address)).text();
    const user = /<option value="([^"]*)">Morgan Lee/.exec(page)![1]!;
    const back = await fetch(`${served.origin}/services/oauth2/authorize`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: served.origin },
        body: new URLSearchParams([...new URL(address).searchParams, ['user', user]])
    });
    const told = await (await fetch(back.headers.get('location')!)).text();
    expect(told).toContain('Authentication Successful');
    expect(await login.ended).toEqual({
        code: 0,
        output: expect.stringContaining('Successfully authorized morgan@billing.example') as string
    });
});

function freePort(): Promise<number> {
    return new Promise((resolve) => {
        const probe = createServer().listen(0, 'localhost', () => {
            const { port } = probe.address() as AddressInfo;
            probe.close(() => resolve(port));
        });
    });
}
