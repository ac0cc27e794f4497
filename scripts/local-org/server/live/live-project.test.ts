import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication, readSite, sourceFolders } from '../application.ts';
import { sessionKeeper } from '../http/session.ts';
import { openLocalOrg } from '../local-org-access.ts';
import type { OrgAccess } from '../org-access.ts';
import { PageBuildError } from '../page-service.ts';
import { loadSampleData } from '../sample-data.ts';
import { closeServer } from '../testing.ts';
import { liveProject, type LiveProject } from './live-project.ts';
import type { LiveState } from './state.ts';

const SAMPLE = join(process.cwd(), 'scripts', 'local-org', 'page', 'fixtures', 'invoices');
const LABELS = ['labels', 'CustomLabels.labels-meta.xml'];
const LIMIT_MS = 15_000;
const META = (type: string): string =>
    `<${type} xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></${type}>`;

jest.setTimeout(30_000);

describe('what is saved while the org runs', () => {
    let folder: string;
    let project: string;
    let org: OrgAccess;
    let live: LiveProject;
    let server: Server;
    let token: string;
    let invoiceId: string;
    const faults: unknown[] = [];
    const warned: string[] = [];

    const path = (...names: string[]): string => join(project, 'force-app', 'main', 'default', ...names);
    const controller = (): string => path('classes', 'InvoiceController.cls');
    const save = (file: string, change: (text: string) => string): void =>
        writeFileSync(file, change(readFileSync(file, 'utf8')));
    const url = (where: string): string => `http://localhost:${(server.address() as AddressInfo).port}${where}`;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    const send = async (method: string, where: string, body?: unknown): Promise<any> => {
        const response = await fetch(url(where), {
            method,
            headers: { authorization: `Bearer ${token}` },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
        const text = await response.text();
        return text === '' ? response.status : (JSON.parse(text) as unknown);
    };
    const data = (where: string): string => `/services/data/v67.0${where}`;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    const apex = (classname: string, method: string, params: object = {}): Promise<any> =>
        send('POST', '/webruntime/api/apex/execute', { classname, method, params, cacheable: false });
    const total = async (): Promise<unknown> => (await apex('InvoiceController', 'total', { invoiceId })).returnValue;
    const state = async (): Promise<LiveState> => (await fetch(url('/webruntime/live'))).json() as Promise<LiveState>;
    /** Waits until something is so. */
    const until = async <T>(look: () => Promise<T>, wanted: (seen: T) => boolean): Promise<T> => {
        const end = Date.now() + LIMIT_MS;
        for (;;) {
            const seen = await look();
            if (wanted(seen) || Date.now() > end) {
                return seen;
            }
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    };
    /** Waits until something is seen as wanted. @returns what is seen in the end */
    const seen = <T>(look: () => Promise<T>, wanted: unknown): Promise<T> =>
        until(look, (now) =>
            wanted instanceof RegExp ? wanted.test(String(now)) : JSON.stringify(now) === JSON.stringify(wanted)
        );
    const problem = async (): Promise<string | null> => (await state()).problem;

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'live-'));
        project = join(folder, 'project');
        cpSync(SAMPLE, project, { recursive: true });
        org = openLocalOrg({
            projectDirs: [project],
            file: join(folder, 'org.db'),
            cacheFolder: join(folder, 'cache'),
            refusesProblems: true,
            jobBudgetMs: 0
        });
        loadSampleData(org, join(project, 'scripts', 'data'), org.users()[0]!.id, () => undefined);
        const page = {
            folder: join(folder, 'page0'),
            version: 'page0',
            platform: 'page0',
            references: [],
            compiled: false
        };
        live = liveProject({
            org,
            page: { projectDirs: sourceFolders([project]), namespace: '', cacheFolder: folder },
            // How components are compiled is the page's own test.
            builder: {
                async build() {
                    const html = readFileSync(path('lwc', 'invoiceTotal', 'invoiceTotal.html'), 'utf8');
                    if (html.includes('<broken>')) {
                        throw new PageBuildError('invoiceTotal.html:1: <broken> is not closed');
                    }
                    const version = createHash('sha256')
                        .update(html + readFileSync(path(...LABELS), 'utf8'))
                        .digest('hex');
                    return { ...page, version, folder: join(folder, version) };
                },
                warm: () => undefined,
                end: () => undefined
            },
            site: readSite(sourceFolders([project]), page),
            tookUp: () => undefined,
            refused: (error) => (error as Error).message,
            warned: (line) => warned.push(line)
        });
        server = createApplication({
            org,
            site: live.site,
            live: live.state,
            dataFolder: folder,
            report: (error) => faults.push(error)
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const sessions = sessionKeeper(join(folder, 'session.key'));
        token = sessions.accessToken(org.organization.id, org.users()[0]!.id, Date.now());
        invoiceId = (await send('GET', data('/query?q=SELECT+Id+FROM+Invoice__c+ORDER+BY+Number__c+LIMIT+1')))
            .records[0].Id;
    });

    afterAll(async () => {
        live.close();
        await closeServer(server);
        org.close();
        rmSync(folder, { recursive: true, force: true });
    });

    it('a class, and data stays', async () => {
        const before = Number(await total());
        save(controller(), (text) => text.replace('].Amount__c;', '].Amount__c + 1;'));
        expect(await seen(total, before + 1)).toEqual(before + 1);
    });

    it('a class with a mistake is told with its place, and the last good one goes on', async () => {
        const before = Number(await total());
        const good = readFileSync(controller(), 'utf8');
        writeFileSync(controller(), good.replace('+ 1;', '+ nothing;'));
        expect(await seen(problem, /InvoiceController\.cls:4:\d+ Variable does not exist: nothing/)).toMatch(
            /InvoiceController\.cls:4:\d+ Variable does not exist: nothing/
        );
        expect(await total()).toBe(before);

        // Editors write another file and put it in the place of the first.
        writeFileSync(`${controller()}.tmp`, good.replace('+ 1;', '+ 2;'));
        renameSync(`${controller()}.tmp`, controller());
        expect(await seen(total, before + 1)).toEqual(before + 1);
        expect(await problem()).toBeNull();
        save(controller(), (text) => text.replace('+ 2;', '+ 3;'));
        expect(await seen(total, before + 2)).toEqual(before + 2);
    });

    it('a trigger that is new, and one that is gone', async () => {
        const renamed = async (): Promise<string> => {
            await send('PATCH', data(`/sobjects/Invoice__c/${invoiceId}`), { Name: 'Renamed' });
            return (await send('GET', data(`/sobjects/Invoice__c/${invoiceId}?fields=Name`))).Name;
        };
        mkdirSync(path('triggers'));
        writeFileSync(path('triggers', 'Shout.trigger-meta.xml'), META('ApexTrigger'));
        writeFileSync(
            path('triggers', 'Shout.trigger'),
            'trigger Shout on Invoice__c (before update) { for (Invoice__c one : Trigger.new) { one.Name = one.Name.toUpperCase(); } }'
        );
        expect(await seen(renamed, 'RENAMED')).toEqual('RENAMED');
        rmSync(path('triggers'), { recursive: true });
        expect(await seen(renamed, 'Renamed')).toEqual('Renamed');
    });

    it('a label, in Apex and on pages', async () => {
        const version = live.site().page.version;
        save(path(...LABELS), (text) => text.replace('>Total</value>', '>Altogether</value>'));
        save(controller(), (text) => text.replace("'Not today.'", 'System.Label.Total'));
        expect(await seen(async () => (await apex('InvoiceController', 'refuse')).message, 'Altogether')).toEqual(
            'Altogether'
        );
        expect(live.site().page.version).not.toBe(version);
    });

    it('a layout, a record page and what an object shows', async () => {
        const layout = async (): Promise<string> =>
            JSON.stringify(await send('GET', data('/ui-api/layout/Invoice__c?layoutType=Full&mode=View')));
        const page = async (): Promise<string> =>
            (await send('GET', `/webruntime/api/page/record/${invoiceId}`)).page.label;
        save(path('layouts', 'Invoice__c-Invoice Layout.layout-meta.xml'), (text) =>
            text.replace(/<label>[^<]*<\/label>/, '<label>Money</label>')
        );
        expect(await seen(layout, /Money/)).toMatch(/Money/);
        save(path('flexipages', 'Invoice_Page.flexipage-meta.xml'), (text) =>
            text.replace(/<masterLabel>[^<]*</, '<masterLabel>Bills<')
        );
        expect(await seen(page, 'Bills')).toEqual('Bills');
        save(path('objects', 'Invoice__c', 'Invoice__c.object-meta.xml'), (text) =>
            text.replace(/<label>[^<]*<\/label>/, '<label>Bill</label>')
        );
        expect(
            await seen(async () => (await send('GET', data('/sobjects/Invoice__c/describe'))).label, 'Bill')
        ).toEqual('Bill');
    });

    it('a layout with a mistake is told by file and line; pages go on with the last good one', async () => {
        const layout = path('layouts', 'Invoice__c-Invoice Layout.layout-meta.xml');
        const good = readFileSync(layout, 'utf8');
        writeFileSync(layout, good.replace('Amount__c', 'Amuont__c'));
        expect(await seen(problem, /Invoice Layout\.layout-meta\.xml:\d+: .*Amuont__c/)).toMatch(
            /Invoice Layout\.layout-meta\.xml:\d+: .*Amuont__c/
        );
        expect(
            JSON.stringify(await send('GET', data('/ui-api/layout/Invoice__c?layoutType=Full&mode=View')))
        ).toContain('Amount__c');
        writeFileSync(layout, good.replace('</Layout>', ''));
        expect(await seen(problem, /^(?!.*Amuont).*layout-meta\.xml/s)).toMatch(/^(?!.*Amuont).*layout-meta\.xml/s);
        writeFileSync(layout, good);
        expect(await seen(problem, null)).toEqual(null);
    });

    it('a permission set: who has it may do what it says now', async () => {
        const clerk = org.users().find((user) => user.name === 'Morgan Lee')!.id;
        const mayDelete = async (): Promise<boolean> =>
            org.run(clerk, (transaction) => transaction.objectAccess(org.schema.object('Invoice__c')!).deletable);
        expect(await mayDelete()).toBe(true);
        save(path('permissionsets', 'Billing_User.permissionset-meta.xml'), (text) =>
            text.replaceAll(/<allowDelete\s*>true</g, '<allowDelete>false<')
        );
        expect(await seen(mayDelete, false)).toEqual(false);
    });

    it('a field of another type says why not, and the org goes on; a new one has a column and its default', async () => {
        const quantity = path('objects', 'Invoice_Line__c', 'fields', 'Quantity__c.field-meta.xml');
        const good = readFileSync(quantity, 'utf8');
        const values = async (name: string, object: string): Promise<unknown[]> =>
            ((await send('GET', data(`/query?q=SELECT+${name}+FROM+${object}`))).records ?? []).map(
                (one: Record<string, unknown>) => one[name]
            );
        const before = await values('Quantity__c', 'Invoice_Line__c');
        expect(before.length).toBeGreaterThan(0);
        writeFileSync(
            quantity,
            good
                .replace(/<(precision|scale)>\d+<\/\1>/g, '')
                .replace('<type>Number</type>', '<type>Text</type><length>20</length>')
        );
        expect(
            await seen(
                problem,
                /Invoice_Line__c\.Quantity__c was kept as decimal and would now be string\b.*former type/
            )
        ).toMatch(/Invoice_Line__c\.Quantity__c was kept as decimal and would now be string\b.*former type/);
        expect(await values('Quantity__c', 'Invoice_Line__c')).toEqual(before);
        writeFileSync(quantity, good);
        expect(await seen(problem, null)).toEqual(null);
        expect(await values('Quantity__c', 'Invoice_Line__c')).toEqual(before);

        writeFileSync(
            path('objects', 'Invoice__c', 'fields', 'Urgent__c.field-meta.xml'),
            `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Urgent__c</fullName><label>Urgent</label><defaultValue>true</defaultValue><type>Checkbox</type></CustomField>`
        );
        save(path('permissionsets', 'Billing_User.permissionset-meta.xml'), (text) =>
            text.replace(
                '<label>Billing',
                '<fieldPermissions><editable>true</editable><field>Invoice__c.Urgent__c</field><readable>true</readable></fieldPermissions><label>Billing'
            )
        );
        expect(await seen(async () => [...new Set(await values('Urgent__c', 'Invoice__c'))], [true])).toEqual([true]);
    });

    it('a picklist value that records have, and a field with data, are gone: it is said how many have it, and they keep it', async () => {
        const values = async (name: string): Promise<unknown[]> =>
            (await send('GET', data(`/query?q=SELECT+${name}+FROM+Invoice__c+WHERE+${name}!=null`))).records;
        const kind = path('objects', 'Invoice__c', 'fields', 'Kind__c.field-meta.xml');
        const field = (...names: string[]): string =>
            `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Kind__c</fullName><label>Kind</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${names.map((name) => `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`).join('')}</valueSetDefinition></valueSet></CustomField>`;
        writeFileSync(kind, field('Paper', 'Online'));
        save(path('permissionsets', 'Billing_User.permissionset-meta.xml'), (text) =>
            text.replace(
                '<label>Billing',
                '<fieldPermissions><editable>true</editable><field>Invoice__c.Kind__c</field><readable>true</readable></fieldPermissions><label>Billing'
            )
        );
        const filled = async (): Promise<unknown> =>
            send('PATCH', data(`/sobjects/Invoice__c/${invoiceId}`), { Kind__c: 'Paper' });
        expect(await seen(filled, 204)).toBe(204);
        const notice = async (): Promise<string | null> => (await state()).notice;
        expect(await notice()).toBeNull();
        writeFileSync(kind, field('Online'));
        const gone = `Invoice__c.Kind__c has no value "Paper" any more, and 1 record has it. They keep it, and nobody can choose it: put it back, with <isActive>false</isActive> if nobody shall choose it, or give these records another.`;
        expect(await seen(notice, gone)).toBe(gone);
        expect(warned).toContain(gone);
        expect(await problem()).toBeNull();
        expect((await values('Kind__c')).length).toBe(1);
        writeFileSync(kind, field('Online', 'Paper'));
        expect(await seen(notice, null)).toBeNull();
    });

    it('a component: the page is another one; with a mistake it stays, and what else was saved waits for it', async () => {
        const html = path('lwc', 'invoiceTotal', 'invoiceTotal.html');
        const good = readFileSync(html, 'utf8');
        const before = live.site().page.version;
        writeFileSync(html, `${good}<!-- more -->`);
        expect(await seen(async () => live.site().page.version === before, false)).toBe(false);

        const amount = Number(await total());
        writeFileSync(html, '<broken>');
        save(controller(), (text) => text.replace('+ 3;', '+ 4;'));
        expect(await seen(problem, /invoiceTotal\.html:1/)).toMatch(/invoiceTotal\.html:1/);
        expect(await total()).toBe(amount);
        writeFileSync(html, good);
        expect(await seen(total, amount + 1)).toEqual(amount + 1);
        expect(live.site().page.version).toBe(before);
    });

    it('a job in the middle goes on, with what was saved', async () => {
        const batch = (mark: string): string => `public class Slow implements Database.Batchable<SObject> {
            @AuraEnabled
            public static void begin() { Database.executeBatch(new Slow(), 1); }
            public Database.QueryLocator start(Database.BatchableContext context) {
                return Database.getQueryLocator('SELECT Id FROM Invoice__c');
            }
            public void execute(Database.BatchableContext context, List<Invoice__c> rows) {
                for (Invoice__c one : rows) { one.Name = '${mark}'; }
                update rows;
            }
            public void finish(Database.BatchableContext context) { insert new Account(Name = 'Finished'); }
        }`;
        const marks = async (): Promise<Set<string>> =>
            new Set(
                (await send('GET', data('/query?q=SELECT+Name+FROM+Invoice__c'))).records.map(
                    ({ Name }: { Name: string }) => Name
                )
            );
        writeFileSync(path('classes', 'Slow.cls-meta.xml'), META('ApexClass'));
        writeFileSync(path('classes', 'Slow.cls'), batch('first'));
        org.anonymous(
            org.users()[0]!.id,
            `for (Integer i = 0; i < 60; i++) { insert new Invoice__c(Name = 'new', Number__c = 'N' + i, Amount__c = 1); }`,
            'AnonymousBlock'
        );
        // Without a budget a job goes one step at a time, after each request.
        await until(
            async () => (await apex('Slow', 'begin')).exceptionType,
            (failure) => failure === undefined
        );
        await until(marks, (now) => now.has('first'));
        writeFileSync(path('classes', 'Slow.cls'), batch('second'));
        const { version } = await state();
        await until(state, (now) => now.version !== version);
        while (!org.runDueJobs(0));
        expect(await marks()).toEqual(new Set(['first', 'second']));
        expect(
            await seen(
                async () =>
                    (await send('GET', data("/query?q=SELECT+Id+FROM+Account+WHERE+Name='Finished'"))).totalSize,
                1
            )
        ).toEqual(1);
    });

    it('requests that are sent meanwhile are answered', async () => {
        const { version } = await state();
        save(controller(), (text) => `${text}\n// saved\n`);
        const answers: { totalSize?: number }[] = [];
        while ((await state()).version === version) {
            answers.push(
                ...(await Promise.all([1, 2, 3].map(() => send('GET', data('/query?q=SELECT+Id+FROM+Invoice__c')))))
            );
        }
        expect(new Set(answers.map((one) => typeof one.totalSize))).toEqual(new Set(['number']));
        expect(faults).toEqual([]);
    });
});
