import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(180_000);

const COMMAND = ['scripts/local-org/bin/local-org.mjs', 'start'];
const running = new Set<ChildProcess>();
let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'start-'));
});

afterEach(async () => {
    await Promise.all([...running].map((child) => ended(child, 'SIGKILL')));
    rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm start` with parameters; resolves with its address, or with what it printed when it gives up. */
function start(...parameters: string[]): Promise<{ child: ChildProcess; url: string | null; output: string }> {
    return new Promise((resolve) => {
        const child = spawn(process.execPath, [...COMMAND, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
        running.add(child);
        let output = '';
        const collect = (chunk: Buffer): void => {
            output += chunk.toString('utf8');
            const url = /Ready: (http:\S+)/.exec(output)?.[1];
            if (url) {
                resolve({ child, url, output });
            }
        };
        child.stdout.on('data', collect);
        child.stderr.on('data', collect);
        child.once('exit', () => {
            running.delete(child);
            resolve({ child, url: null, output });
        });
    });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    return new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) {
            resolve();
            return;
        }
        child.once('exit', () => resolve());
        child.kill(signal);
    });
}

/** Someone who writes through the REST API. */
async function session(url: string): Promise<(method: string, path: string, body?: unknown) => Promise<unknown>> {
    const page = await fetch(`${url}/lightning/page/home`);
    const cookie = page.headers.getSetCookie()[0]!.split(';')[0]!;
    const token = /"csrfToken":"([^"]+)"/.exec(await page.text())![1]!;
    return async (method, path, body) => {
        const response = await fetch(`${url}/services/data/v67.0${path}`, {
            method,
            headers: { cookie, 'x-csrf-token': token, 'content-type': 'application/json', origin: url },
            body: body === undefined ? undefined : JSON.stringify(body)
        });
        return response.json();
    };
}

/** A small project of one object, to break. */
function project(): string {
    const target = join(folder, 'project');
    mkdirSync(join(target, 'force-app', 'classes'), { recursive: true });
    mkdirSync(join(target, 'force-app', 'objects', 'Thing__c'), { recursive: true });
    writeFileSync(
        join(target, 'sfdx-project.json'),
        '{ "packageDirectories": [{ "path": "force-app", "default": true }], "sourceApiVersion": "67.0" }'
    );
    writeFileSync(
        join(target, 'force-app', 'objects', 'Thing__c', 'Thing__c.object-meta.xml'),
        `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Thing</label>
    <pluralLabel>Things</pluralLabel>
    <nameField><label>Name</label><type>Text</type></nameField>
    <sharingModel>ReadWrite</sharingModel>
    <deploymentStatus>Deployed</deploymentStatus>
</CustomObject>
`
    );
    return target;
}

describe('npm start', () => {
    const data = (): string[] => ['--port', '0', '--data', join(folder, 'data'), '--project', project()];

    it('keeps every change it confirmed through kill -9 in the middle of work', async () => {
        const parameters = data();
        const first = await start(...parameters);
        const write = await session(first.url!);
        const confirmed: string[] = [];
        const writing = (async () => {
            for (let i = 0; ; i++) {
                const answer = (await write('POST', '/sobjects/Account', { Name: `Account ${i}` })) as { id: string };
                confirmed.push(answer.id);
            }
        })().catch(() => undefined);
        while (confirmed.length < 40) {
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
        await ended(first.child, 'SIGKILL');
        await writing;

        const second = await start(...parameters);
        const read = await session(second.url!);
        const { records } = (await read('GET', `/query?q=${encodeURIComponent('SELECT Id FROM Account')}`)) as {
            records: { Id: string }[];
        };
        const kept = new Set(records.map((record) => record.Id));
        expect(confirmed.filter((id) => !kept.has(id))).toEqual([]);
    });

    it('keeps all data through a restart, and --reset throws it away', async () => {
        const parameters = data();
        const first = await start(...parameters);
        await (
            await session(first.url!)
        )('POST', '/sobjects/Account', { Name: 'Kept' });
        await ended(first.child, 'SIGTERM');
        const count = async (url: string): Promise<number> => {
            const read = await session(url);
            return ((await read('GET', '/query?q=SELECT+COUNT()+FROM+Account')) as { totalSize: number }).totalSize;
        };

        const second = await start(...parameters);
        expect(await count(second.url!)).toBe(1);
        await ended(second.child, 'SIGTERM');

        const third = await start(...parameters, '--reset');
        expect(await count(third.url!)).toBe(0);
    });

    it('keeps a connection for the next request while the org is busy', async () => {
        const { url } = await start(...data());
        const { headers } = await fetch(`${url}/lightning/page/home`);
        // Seconds; Node's own are 5, less than a long Apex job takes.
        expect(headers.get('keep-alive')).toBe('timeout=65');
    });

    it('says that the port is in use', async () => {
        const other = createServer().listen(0, '127.0.0.1');
        await new Promise((resolve) => other.once('listening', resolve));
        const { port } = other.address() as AddressInfo;

        const { url, output, child } = await start('--port', String(port), ...data().slice(2));
        other.close();

        expect(url).toBeNull();
        expect(child.exitCode).toBe(1);
        expect(output.trim()).toBe(
            `The port is in use by another program. Choose another one: npm start -- --port ${port + 1}`
        );
    });

    it('names file and line of broken metadata', async () => {
        const parameters = data();
        const file = join(parameters[5]!, 'force-app', 'objects', 'Thing__c', 'Thing__c.object-meta.xml');
        writeFileSync(file, readFileSync(file, 'utf8').replace('</pluralLabel>', '</plural>'));

        const { url, output, child } = await start(...parameters);

        expect(url).toBeNull();
        expect(child.exitCode).toBe(1);
        expect(output).toContain('Thing__c.object-meta.xml:4');
    });

    it('names file, line and column of a compile error', async () => {
        const parameters = data();
        const file = join(parameters[5]!, 'force-app', 'classes', 'Broken.cls');
        writeFileSync(
            `${file}-meta.xml`,
            '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion></ApexClass>'
        );
        writeFileSync(file, 'public class Broken {\n    public void run() {\n        Integer i = nothing;\n    }\n}\n');

        const { url, output, child } = await start(...parameters);

        expect(url).toBeNull();
        expect(child.exitCode).toBe(1);
        expect(output).toMatch(/Broken\.cls:3:\d+/);
        expect(output).toContain('nothing');
    });

    it('runs any other project beside this one', async () => {
        const copy = join(folder, 'copy');
        cpSync(project(), copy, { recursive: true });

        const { url } = await start('--port', '0', '--data', join(folder, 'other'), '--project', copy);

        expect(url).not.toBeNull();
    });
});
