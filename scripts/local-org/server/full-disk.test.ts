import fs from 'node:fs';
import { join } from 'node:path';
import { sessionKeeper } from './http/session.ts';
import { makeProject } from '../database/testing.ts';
import { DiskError } from '../database/disk.ts';
import { serveOrg, type ServedOrg } from './testing.ts';

const META = `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>`;

// A full disk without filling one: what SQLite writes, it writes with `fs.writeSync`.
describe('an org on a full disk', () => {
    let project: ReturnType<typeof makeProject>;
    let served: ServedOrg;
    let told: unknown[] = [];
    let whenSaved: (() => void) | null = null;

    const fill = (): void => {
        jest.spyOn(fs, 'writeSync').mockImplementation(() => {
            throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        });
    };
    const makeRoom = (): void => {
        jest.restoreAllMocks();
    };
    const send = async (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
        const token = sessionKeeper(join(project.folder, 'session.key')).accessToken(
            served.org.organization.id,
            served.org.users()[0]!.id,
            Date.now()
        );
        const response = await fetch(served.url(`/services/data/v67.0${path}`), {
            method,
            headers: { authorization: `Bearer ${token}` },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
        const text = await response.text();
        return { status: response.status, json: text === '' ? null : (JSON.parse(text) as unknown) };
    };
    const anonymous = (source: string): void =>
        served.org.anonymous(served.org.users()[0]!.id, source, 'AnonymousBlock');
    const count = async (object: string): Promise<number> =>
        ((await send('GET', `/query?q=SELECT+count()+FROM+${object}`)).json as { totalSize: number }).totalSize;
    const refused = {
        message: expect.stringMatching(
            /^storage limit exceeded: The data file .*org\.db cannot be written \(disk I\/O error\): the disk is full, or not there any more\. What was saved before is kept: make room, and try again\.$/
        ) as string,
        errorCode: 'STORAGE_LIMIT_EXCEEDED'
    };

    beforeAll(async () => {
        project = makeProject({ 'src/classes/Later.cls-meta.xml': META });
        for (const [name, content] of [
            ['sfdx-project.json', '{ "packageDirectories": [{ "path": "src" }], "sourceApiVersion": "67.0" }'],
            [
                join('src', 'classes', 'Later.cls'),
                "public class Later implements Queueable { public void execute(QueueableContext context) { insert new Account(Name = 'Later'); } }"
            ]
        ] as const) {
            fs.writeFileSync(join(project.folder, name), content);
        }
        served = await serveOrg(project.folder, null, project.folder, undefined, {
            file: join(project.folder, 'org.db'),
            jobBudgetMs: 1000,
            report: (error) => told.push(error),
            onTransaction: () => whenSaved?.()
        });
        await send('GET', '/limits');
    });
    beforeEach(() => {
        told = [];
    });
    afterEach(() => {
        makeRoom();
        whenSaved = null;
    });
    afterAll(async () => {
        await served.close();
        project.remove();
    });

    const records = (length: number): object[] =>
        Array.from({ length }, (_, at) => ({ attributes: { type: 'Account' }, Name: `Many ${at}` }));

    it.each([
        ['a record', '/sobjects/Account', { Name: 'One' }],
        ['many, each for itself', '/composite/sobjects', { allOrNone: false, records: records(50) }],
        [
            'a tree',
            '/composite/tree/Account',
            {
                records: records(2).map((one, at) => ({
                    ...one,
                    attributes: { type: 'Account', referenceId: `r${at}` }
                }))
            }
        ]
    ])(
        'refuses %s as an org without storage does, saves nothing of it, and takes it when there is room',
        async (_, path, body) => {
            const before = await count('Account');
            fill();
            expect(await send('POST', path, body)).toEqual({ status: 400, json: [refused] });
            expect(told).toEqual([expect.any(DiskError)]);
            expect(await count('Account')).toBe(before);
            makeRoom();
            expect((await send('POST', path, body)).status).toBeLessThan(300);
            expect(await count('Account')).toBeGreaterThan(before);
        }
    );

    it('refuses each of several requests in one', async () => {
        const path = '/services/data/v67.0/sobjects/Account';
        const compositeRequest = ['a', 'b'].map((referenceId) => ({
            method: 'POST',
            url: path,
            referenceId,
            body: { Name: referenceId }
        }));
        fill();
        expect((await send('POST', '/composite', { allOrNone: false, compositeRequest })).json).toMatchObject({
            compositeResponse: ['a', 'b'].map((referenceId) => ({ referenceId, httpStatusCode: 400, body: [refused] }))
        });
        expect(await send('POST', '/composite', { allOrNone: true, compositeRequest })).toEqual({
            status: 400,
            json: [refused]
        });
    });

    it('a job waits, and is no failed one; it runs when there is room', async () => {
        const later = async (): Promise<unknown> =>
            (await send('GET', "/query?q=SELECT+Id+FROM+Account+WHERE+Name='Later'")).json;
        whenSaved = () => {
            whenSaved = null;
            fill();
        };
        anonymous('System.enqueueJob(new Later());');
        expect(() => served.org.runDueJobs(100)).toThrow(DiskError);
        expect(await later()).toMatchObject({ totalSize: 0 });
        makeRoom();
        expect(served.org.runDueJobs(1000)).toBe(true);
        expect(await later()).toMatchObject({ totalSize: 1 });
        expect((await send('GET', '/query?q=SELECT+Status+FROM+AsyncApexJob')).json).toMatchObject({
            records: [{ Status: 'Completed' }]
        });
    });

    it('a debug log that finds no room is left out whole; what it is about is saved, and the next log is kept', async () => {
        const bodies = (): Promise<number> => count('ApexLog');
        const level = await send('POST', '/tooling/sobjects/DebugLevel', {
            DeveloperName: 'All',
            MasterLabel: 'All',
            ApexCode: 'DEBUG'
        });
        const flag = await send('POST', '/tooling/sobjects/TraceFlag', {
            TracedEntityId: served.org.users()[0]!.id,
            DebugLevelId: (level.json as { id: string }).id,
            LogType: 'DEVELOPER_LOG',
            ExpirationDate: new Date(Date.now() + 3_600_000).toISOString()
        });
        expect(flag.status).toBe(201);
        const before = await bodies();
        whenSaved = () => {
            whenSaved = null;
            fill();
        };
        anonymous("insert new Account(Name = 'Saved');");
        expect(told).toEqual([expect.any(DiskError)]);
        makeRoom();
        expect((await send('GET', "/query?q=SELECT+Id+FROM+Account+WHERE+Name='Saved'")).json).toMatchObject({
            totalSize: 1
        });
        expect(await bodies()).toBe(before);
        anonymous("insert new Account(Name = 'Next');");
        expect(await bodies()).toBe(before + 1);
    });
});
