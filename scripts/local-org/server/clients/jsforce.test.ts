import type { Connection } from '@jsforce/jsforce-node';
import { serveClients, type ServedClients } from './served-clients.ts';

// It compiles a project without a cache.
jest.setTimeout(60_000);

let served: ServedClients;
let admin: Connection;
let clerk: Connection;

beforeAll(async () => {
    served = await serveClients();
    admin = served.connect();
    clerk = served.connect('morgan@billing.example');
});

afterAll(() => served.close());

/** What a client's error carries. */
interface ClientError {
    errorCode?: string;
    name: string;
    message: string;
}
const refusalOf = async (work: PromiseLike<unknown>): Promise<string> => {
    try {
        await work;
    } catch (error) {
        const { errorCode, name } = error as ClientError;
        return errorCode ?? name;
    }
    return 'accepted';
};

describe('who and what', () => {
    it('tells who the token belongs to', async () => {
        const identity = await admin.identity();
        expect(identity).toMatchObject({ username: 'admin@localorg.invalid', user_type: 'STANDARD' });
        expect((await clerk.identity()).display_name).toBe('Morgan Lee');
        const info = await clerk.request<{ preferred_username: string }>('/services/oauth2/userinfo');
        expect(info.preferred_username).toBe('morgan@billing.example');
        const other = `/id/${identity.organization_id}/${identity.user_id}`;
        expect(await refusalOf(clerk.request(other))).toBe('NOT_FOUND');
    });

    it('lists versions without a session, and resources and limits with one', async () => {
        const versions = (await (await fetch(`${served.origin}/services/data`)).json()) as Record<string, string>[];
        expect(versions.at(-1)).toEqual({ label: "Summer '26", url: '/services/data/v67.0', version: '67.0' });
        expect(versions.find((one) => one['version'] === '62.0')!['label']).toBe("Winter '25");
        expect(await admin.request<object>('/')).toMatchObject({ query: '/services/data/v65.0/query' });
        expect(await admin.request<object>('/limits')).toMatchObject({
            DailyApiRequests: { Max: 15000, Remaining: 15000 }
        });
    });

    it('describes the org and its objects', async () => {
        const { sobjects } = await clerk.describeGlobal();
        expect(sobjects.find((one) => one.name === 'Invoice__c')).toMatchObject({ custom: true, label: 'Invoice' });
        const described = await clerk.sobject('Invoice__c').describe();
        expect(described.fields.map((one) => one.name)).not.toContain('Secret__c');
        expect(described.childRelationships.map((one) => one.relationshipName)).toContain('Lines__r');
        expect(await refusalOf(admin.sobject('Nothing__c').describe())).toBe('NOT_FOUND');
    });
});

describe('queries', () => {
    it('come in pages of 2,000 rows, and go on where they ended', async () => {
        // What is made for many rows is taken away again by the test of deleted records.
        for (let made = 0; made < 2200; made += 200) {
            const rows = Array.from({ length: 200 }, (_, index) => ({ Name: `Row ${made + index}` }));
            const results = await admin.sobject('Account').create(rows, { allowRecursive: true });
            expect(results.every((one) => one.success)).toBe(true);
        }
        const first = await admin.query("SELECT Name FROM Account WHERE Name LIKE 'Row %' ORDER BY CreatedDate, Name");
        expect([first.totalSize, first.records.length, first.done]).toEqual([2200, 2000, false]);
        expect(first.nextRecordsUrl).toMatch(/\/services\/data\/v65\.0\/query\/01g\w{15}-2000$/);
        const rest = await admin.queryMore(first.nextRecordsUrl!);
        expect([rest.totalSize, rest.records.length, rest.done]).toEqual([2200, 200, true]);
        const all = await admin.query("SELECT Name FROM Account WHERE Name LIKE 'Row %'", {
            autoFetch: true,
            maxFetch: 5000
        });
        expect(all.records).toHaveLength(2200);
        expect(await refusalOf(clerk.queryMore(first.nextRecordsUrl!))).toBe('INVALID_QUERY_LOCATOR');
    });

    it('find deleted records when they are asked for', async () => {
        const soql = "SELECT Id FROM Account WHERE Name = 'Row 7'";
        const [row] = (await admin.query<{ Id: string }>(soql)).records;
        await admin.sobject('Account').destroy(row!.Id);
        expect((await admin.query(soql)).totalSize).toBe(0);
        expect((await admin.query(soql, { scanAll: true })).totalSize).toBe(1);
    });

    it.each([
        ['SELECT Nothing__c FROM Account', 'INVALID_FIELD'],
        ['SELECT Nobody__r.Name FROM Account', 'INVALID_FIELD'],
        ['SELECT Id FROM Nothing__c', 'INVALID_TYPE'],
        ['SELECT Id FROM', 'MALFORMED_QUERY'],
        ['nonsense', 'MALFORMED_QUERY'],
        ['SELECT Id FROM Account LIMIT -1', 'MALFORMED_QUERY'],
        ['SELECT Id FROM Account LIMIT 1 OFFSET -1', 'MALFORMED_QUERY'],
        ['SELECT Id FROM Account WHERE Name = :name', 'MALFORMED_QUERY'],
        ['SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY'],
        ["SELECT Id FROM Account WHERE Name = 'open", 'MALFORMED_QUERY'],
        ['', 'MALFORMED_QUERY']
    ])('%s is %s', async (soql, code) => {
        const { status, json } = await served.send('GET', `/services/data/v65.0/query?q=${encodeURIComponent(soql)}`);
        expect([status, json[0].errorCode]).toEqual([400, code]);
    });

    it('tell their columns, by which the CLI draws a table', async () => {
        const soql = 'SELECT Id, Owner.Name, Owner.Id, (SELECT Id FROM Contacts), toLabel(Industry) FROM Account';
        const { columnMetadata } = await admin.request<{
            columnMetadata: { columnName: string; aggregate: boolean; joinColumns: { columnName: string }[] }[];
        }>(`/query?q=${encodeURIComponent(soql)}&columns=true`);
        const told = columnMetadata.map((one) => [one.columnName, one.aggregate, one.joinColumns.length]);
        expect(told).toEqual([
            ['Id', false, 0],
            ['Owner', false, 2],
            ['Contacts', true, 1],
            ['expr0', true, 0]
        ]);
        expect(await refusalOf(admin.request('/query?q=nonsense&columns=true'))).toBe('MALFORMED_QUERY');
    });

    it('search by SOSL and by parameters', async () => {
        const found = await admin.search('FIND {Acme} IN NAME FIELDS RETURNING Account(Name)');
        expect(found.searchRecords).toEqual([
            { attributes: { type: 'Account', url: expect.stringContaining('/Account/001') as string }, Name: 'Acme' }
        ]);
        const ids = await admin.search('FIND {Acme} IN NAME FIELDS RETURNING Account, Contact(Id, Name)');
        expect(ids.searchRecords).toMatchObject([{ Id: expect.stringMatching(/^001\w{15}$/) as string }]);
        expect(ids.searchRecords[0]).not.toHaveProperty('Name');
        const body = { q: 'Acme', in: 'NAME', sobjects: [{ name: 'Account', fields: ['Id', 'Name'], limit: 5 }] };
        const searched = await admin.requestPost<{ searchRecords: object[] }>('/parameterizedSearch', body);
        expect(searched.searchRecords).toMatchObject([{ Name: 'Acme' }]);
        expect(
            (await admin.request<typeof searched>('/parameterizedSearch?q=Acme&sobjects=Account')).searchRecords
        ).toHaveLength(1);
        expect(await refusalOf(admin.search('FIND Acme'))).toMatch(/^MALFORMED_/);
        expect(await refusalOf(admin.request('/parameterizedSearch?sobjects=Account'))).toBe('MALFORMED_SEARCH');
    });

    // The shape is that of the REST API's example for a query on Merchandise__c; the thresholds were worked out by hand: 30 % of the
    // records for a standard index, 10 % for a custom one.
    it('say how they could be run', async () => {
        const plans = async (where: string): Promise<unknown[][]> =>
            (await admin.query(`SELECT Name FROM Invoice__c ${where}`).explain()).plans.map((one) => [
                one.leadingOperationType,
                one.fields.join(),
                one.cardinality === 0 ? 0 : one.cardinality / one.sobjectCardinality,
                one.notes.map(({ fields }) => fields.join()).join()
            ]);
        expect(await plans('')).toEqual([['TableScan', '', 1, '']]);
        expect(await plans("WHERE Id = 'a00000000000001AAA' AND Paid__c = true")).toEqual([
            ['Index', 'Id', 0, 'Paid__c'],
            ['TableScan', '', 0, 'Paid__c']
        ]);
        expect(await plans('WHERE CreatedDate > 2000-01-01T00:00:00Z')).toEqual([
            ['TableScan', '', 1, ''],
            ['Index', 'CreatedDate', 1, '']
        ]);
        expect(await plans("WHERE Name LIKE '%x' OR Id = null")).toEqual([['TableScan', '', 0, '']]);
        const text = `${encodeURIComponent('SELECT Id FROM Invoice__c')}`;
        for (const path of [`/query?explain=${text}`, `/query/?explain=${text}`]) {
            expect(await admin.request(path)).toHaveProperty('plans');
        }
        expect(await refusalOf(admin.query('SELECT Nothing FROM Invoice__c').explain())).toBe('INVALID_FIELD');
        expect(await refusalOf(admin.request('/query?explain=nonsense'))).toBe('MALFORMED_QUERY');
        expect(await refusalOf(admin.request('/query?explain=00O000000000001AAA'))).toBe('INVALID_ID');
    });

    it('answer with the Ids that were asked for, and no others', async () => {
        const plain = await admin.query(
            "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Acme'"
        );
        expect(Object.keys(plain.records[0]!)).toEqual(['attributes', 'Name', 'Contacts']);
        const contact = await admin.query(
            'SELECT a.Account.Name, a.Owner.Id FROM Contact a WHERE AccountId != NULL LIMIT 1'
        );
        for (const record of contact.records as unknown as { Account: object; Owner: object }[]) {
            expect(Object.keys(record)).not.toContain('Id');
            expect(Object.keys(record.Account)).toEqual(['attributes', 'Name']);
            expect(Object.keys(record.Owner)).toContain('Id');
        }
        const asked = await admin.query("SELECT FIELDS(STANDARD) FROM Account WHERE Name = 'Acme' LIMIT 1");
        expect(Object.keys(asked.records[0]!)).toContain('Id');
    });

    it('tell what was changed and deleted in a time, by which data is replicated', async () => {
        const accounts = admin.sobject('Account');
        const [start, end] = [-1, 1].map((minutes) => new Date(Date.now() + minutes * 60_000).toISOString()) as [
            string,
            string
        ];
        const kept = await accounts.create({ Name: 'Kept' });
        const gone = await accounts.create({ Name: 'Gone' });
        await accounts.destroy(gone.id!);
        const updated = await accounts.updated(start, end);
        expect(updated.ids).toContain(kept.id);
        expect(updated.ids).not.toContain(gone.id);
        expect(updated.latestDateCovered).toBe(end.replace(/\d{3}Z$/, '000+0000'));
        const { deletedRecords } = await accounts.deleted(start, end);
        expect(deletedRecords.find((one) => one.id === gone.id)!.deletedDate).toMatch(/\+0000$/);
        await accounts.destroy(kept.id!);
        expect(await refusalOf(accounts.updated(end, start))).toBe('INVALID_REPLICATION_DATE');
        expect(await refusalOf(accounts.updated('2020-01-01T00:00:00Z', end))).toBe('INVALID_REPLICATION_DATE');
        expect(await refusalOf(admin.request('/sobjects/Account/updated/?start=yesterday'))).toBe(
            'INVALID_REPLICATION_DATE'
        );
        expect(await refusalOf(admin.sobject('Nothing').updated(start, end))).toBe('NOT_FOUND');
    });
});

describe('records', () => {
    it('are created, read, changed, upserted and deleted', async () => {
        const invoices = clerk.sobject('Invoice__c');
        const { id } = await invoices.create({ Name: 'By jsforce', Number__c: 'JS-1' });
        expect(await invoices.retrieve(id!)).toMatchObject({ Name: 'By jsforce', Status__c: 'Draft' });
        await invoices.update({ Id: id!, Paid__c: true });
        const [upserted] = [await invoices.upsert({ Number__c: 'JS-1', Name: 'Changed' }, 'Number__c')];
        expect(upserted).toMatchObject({ id, success: true, created: false });
        expect((await invoices.upsert({ Number__c: 'JS-2', Name: 'New' }, 'Number__c')).created).toBe(true);
        expect(await invoices.retrieve(id!)).toMatchObject({ Name: 'Changed', Paid__c: true });
        await invoices.destroy(id!);
        expect(await refusalOf(invoices.retrieve(id!))).toBe('NOT_FOUND');
    });

    it('are read and saved by the two hundred, each by itself or all or none', async () => {
        const accounts = admin.sobject('Account');
        const made = await accounts.create([{ Name: 'C 1' }, { Name: '' }, { Name: 'C 2' }]);
        expect(made.map((one) => one.success)).toEqual([true, false, true]);
        expect(made[1]).toMatchObject({ errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }] });
        const none = await accounts.create([{ Name: 'C 3' }, { Name: '' }], { allOrNone: true });
        expect(none.map((one) => one.errors[0]!['statusCode' as never])).toEqual([
            'ALL_OR_NONE_OPERATION_ROLLED_BACK',
            'REQUIRED_FIELD_MISSING'
        ]);
        expect((await admin.query("SELECT Id FROM Account WHERE Name = 'C 3'")).totalSize).toBe(0);
        const ids = made.flatMap((one) => one.id ?? []);
        expect(await accounts.retrieve(ids)).toMatchObject([{ Name: 'C 1' }, { Name: 'C 2' }]);
        const changed = await accounts.update(ids.map((Id) => ({ Id, Phone: '1' })));
        expect(changed.every((one) => one.success)).toBe(true);
        const upserted = await admin.sobject('Invoice__c').upsert(
            [
                { Number__c: 'U-1', Name: 'U' },
                { Number__c: 'INV-1', Paid__c: false }
            ],
            'Number__c'
        );
        expect(upserted.map((one) => one.created)).toEqual([true, false]);
        expect((await accounts.destroy([...ids, 'nonsense'])).map((one) => one.success)).toEqual([true, true, false]);
    });
});

describe('several requests in one', () => {
    const post = <T>(path: string, body: object): Promise<T> => admin.requestPost<T>(path, body);
    const account = (referenceId: string, Name: string): object => ({
        method: 'POST',
        url: '/services/data/v65.0/sobjects/Account',
        referenceId,
        body: { Name }
    });
    interface Composite {
        compositeResponse: {
            httpStatusCode: number;
            body: { errorCode?: string; Name?: string }[] & { Name?: string };
        }[];
    }

    it('take what they need from earlier answers', async () => {
        const { compositeResponse } = await post<Composite>('/composite', {
            compositeRequest: [
                account('made', 'Composite "A"'),
                {
                    method: 'GET',
                    url: "/services/data/v65.0/query?q=SELECT Name FROM Account WHERE Id = '@{made.id}'",
                    referenceId: 'found'
                },
                {
                    method: 'POST',
                    url: '/services/data/v65.0/sobjects/Account',
                    referenceId: 'copy',
                    body: { Name: '@{found.records[0].Name} again' }
                },
                {
                    method: 'GET',
                    url: '/services/data/v65.0/sobjects/Account/@{copy.id}?fields=Name',
                    referenceId: 'read'
                },
                { method: 'GET', url: '/services/data/v65.0/sobjects/Account/@{nothing.id}', referenceId: 'wrong' }
            ]
        });
        expect(compositeResponse.map((one) => one.httpStatusCode)).toEqual([201, 200, 201, 200, 400]);
        expect(compositeResponse[3]!.body.Name).toBe('Composite "A" again');
        expect(compositeResponse[4]!.body[0]!.errorCode).toBe('PROCESSING_HALTED');
    });

    it('are undone together with allOrNone, and only then', async () => {
        const requests = [account('good', 'Kept?'), account('bad', '')];
        const count = async (): Promise<number> =>
            (await admin.query("SELECT Id FROM Account WHERE Name = 'Kept?'")).totalSize;
        const all = await post<Composite>('/composite', { allOrNone: true, compositeRequest: requests });
        expect(all.compositeResponse.map((one) => [one.httpStatusCode, one.body[0]!.errorCode])).toEqual([
            [400, 'PROCESSING_HALTED'],
            [400, 'REQUIRED_FIELD_MISSING']
        ]);
        expect(await count()).toBe(0);
        const each = await post<Composite>('/composite', { compositeRequest: requests });
        expect(each.compositeResponse.map((one) => one.httpStatusCode)).toEqual([201, 400]);
        expect(await count()).toBe(1);
    });

    it('are a batch of their own, which may halt', async () => {
        const batchRequests = [
            { method: 'GET', url: 'v65.0/limits' },
            { method: 'GET', url: 'v65.0/sobjects/Nothing__c' },
            { method: 'PATCH', url: 'v65.0/query' }
        ];
        interface Batch {
            hasErrors: boolean;
            results: { statusCode: number }[];
        }
        const go = await post<Batch>('/composite/batch', { batchRequests });
        expect([go.hasErrors, go.results.map((one) => one.statusCode)]).toEqual([true, [200, 404, 405]]);
        const halted = await post<Batch>('/composite/batch', { batchRequests, haltOnError: true });
        expect(halted.results.map((one) => one.statusCode)).toEqual([200, 404, 412]);
    });

    it('make a tree, or nothing of it', async () => {
        const tree = (quantity: unknown): object => ({
            records: [
                {
                    attributes: { type: 'Invoice__c', referenceId: 'tree' },
                    Name: 'Tree',
                    Number__c: 'T-1',
                    Lines__r: {
                        records: [
                            { attributes: { type: 'Invoice_Line__c', referenceId: 'line' }, Quantity__c: quantity }
                        ]
                    }
                }
            ]
        });
        const made = await post<{ hasErrors: boolean; results: { referenceId: string }[] }>(
            '/composite/tree/Invoice__c',
            tree(2)
        );
        expect([made.hasErrors, made.results.map((one) => one.referenceId)]).toEqual([false, ['tree', 'line']]);
        const again = await served.send('POST', '/services/data/v65.0/composite/tree/Invoice__c', tree(3));
        expect([again.status, again.json]).toMatchObject([
            400,
            { hasErrors: true, results: [{ referenceId: 'tree', errors: [{ statusCode: 'DUPLICATE_VALUE' }] }] }
        ]);
        expect((await admin.query('SELECT Id FROM Invoice_Line__c WHERE Quantity__c = 3')).totalSize).toBe(1);
    });

    it('are graphs, each kept or undone as a whole', async () => {
        const { graphs } = await post<{ graphs: { graphId: string; isSuccessful: boolean }[] }>('/composite/graph', {
            graphs: [
                { graphId: 'one', compositeRequest: [account('a', 'Graph 1')] },
                { graphId: 'two', compositeRequest: [account('a', 'Graph 2'), account('b', '')] }
            ]
        });
        expect(graphs.map((one) => [one.graphId, one.isSuccessful])).toEqual([
            ['one', true],
            ['two', false]
        ]);
        expect((await admin.query("SELECT Name FROM Account WHERE Name LIKE 'Graph %'")).records).toMatchObject([
            { Name: 'Graph 1' }
        ]);
    });
});

describe('Bulk API 2.0', () => {
    it('inserts, updates, upserts and deletes, and tells what failed', async () => {
        const { bulk2 } = admin;
        const inserted = await bulk2.loadAndWaitForResults({
            object: 'Invoice__c',
            operation: 'insert',
            input: 'Name,Number__c,Amount__c\n"Bulk, one",B-1,5\nBulk two,B-2,-1\nBulk three,B-3,many\n',
            pollInterval: 10
        });
        expect(inserted.successfulResults).toMatchObject([{ Name: 'Bulk, one', sf__Created: 'true' }]);
        expect(inserted.failedResults.map((one) => one.sf__Error)).toEqual([
            'FIELD_CUSTOM_VALIDATION_EXCEPTION:The amount cannot be negative.:Amount__c',
            expect.stringContaining('JSON_PARSER_ERROR')
        ]);
        const upserted = await bulk2.loadAndWaitForResults({
            object: 'Invoice__c',
            operation: 'upsert',
            externalIdFieldName: 'Number__c',
            input: [
                { Number__c: 'B-1', Name: 'Bulk again' },
                { Number__c: 'B-4', Name: 'Bulk four' }
            ],
            pollInterval: 10
        });
        expect(upserted.successfulResults.map((one) => one.sf__Created)).toEqual(['false', 'true']);
        const stream = await bulk2.query("SELECT Id, Name, Account__r.Name FROM Invoice__c WHERE Number__c LIKE 'B-%'");
        const rows = (await stream.toArray()) as { Id: string; Name: string }[];
        expect(rows.map((one) => one.Name).sort()).toEqual(['Bulk again', 'Bulk four']);
        const deleted = await bulk2.loadAndWaitForResults({
            object: 'Invoice__c',
            operation: 'delete',
            input: rows.map(({ Id }) => ({ Id })),
            pollInterval: 10
        });
        expect(deleted.successfulResults).toHaveLength(2);
    });

    it('fails a job whose columns are wrong, and refuses one for an object that is not there', async () => {
        const job = admin.bulk2.createJob({ object: 'Invoice__c', operation: 'insert' });
        await job.open();
        await job.uploadData('Name,Nothing__c\na,b\n');
        await job.close();
        expect(await job.check()).toMatchObject({
            state: 'Failed',
            errorMessage: 'InvalidBatch : Field name not found : Nothing__c',
            numberRecordsProcessed: 0
        });
        expect(await job.getUnprocessedRecords()).toMatchObject([{ Name: 'a', Nothing__c: 'b' }]);
        expect(await refusalOf(admin.bulk2.createJob({ object: 'Nothing__c', operation: 'insert' }).open())).toBe(
            'INVALIDENTITY'
        );
    });
});

describe('protocol', () => {
    it('takes a slash too many', async () => {
        expect((await served.send('GET', '//services/data/v65.0/limits')).status).toBe(200);
    });

    it.each([
        ['GET', '/services/data/v65.0/nothing', 404, 'NOT_FOUND'],
        ['GET', '/services/data/v99.0/limits', 404, 'NOT_FOUND'],
        ['GET', '/services/data/vx/limits', 404, 'NOT_FOUND'],
        ['DELETE', '/services/data/v65.0/limits', 405, 'METHOD_NOT_ALLOWED'],
        ['GET', '/services/data/v65.0/sobjects/Account/%ZZ', 400, 'MALFORMED_ID'],
        ['PATCH', '/services/data/v65.0/sobjects/Account/003000000000001AAA', 404, 'NOT_FOUND'],
        ['GET', '/services/data/v65.0/sobjects/Account/nonsense', 404, 'NOT_FOUND'],
        ['GET', '/services/data/v65.0/jobs/ingest/750000000000999AAA', 404, 'NOT_FOUND'],
        ['GET', '/services/oauth2/revoke', 404, 'NOT_FOUND']
    ])('%s %s is %i %s', async (method, path, status, code) => {
        const answer = await served.send(method, path, method === 'GET' ? undefined : {});
        expect([answer.status, answer.json[0].errorCode]).toEqual([status, code]);
    });

    // Whatever a program sends: it is told what is wrong, and the org has no fault.
    const JUNK = ['', '{', 'null', '[]', '"text"', '7', '{"records":[null]}', '{"records":{}}', '[null]'];
    const MORE_JUNK = [
        '{"records":[{"attributes":7}],"compositeRequest":[7],"graphs":[7],"batchRequests":[7],"fields":7,"apiName":7}',
        '{"compositeRequest":[{"method":7,"url":7,"referenceId":7}],"batchRequests":[{"method":"x","url":"http://x.y/"}]}',
        '{"graphs":[{"graphId":"g","compositeRequest":{}}],"operation":"insert","object":7,"q":7,"sobjects":[7]}',
        '{"Name":{"a":1},"Id":7,"attributes":"x","state":7,"query":7,"ids":[7],"userId":7,"app":7,"to":7}'
    ];
    it.each([
        ['POST', 'sobjects/Account'],
        ['PATCH', 'sobjects/Account/001000000000001AAA'],
        ['PATCH', 'sobjects/Invoice__c/Number__c/X'],
        ['POST', 'composite'],
        ['POST', 'composite/batch'],
        ['POST', 'composite/graph'],
        ['POST', 'composite/tree/Account'],
        ['POST', 'composite/sobjects'],
        ['PATCH', 'composite/sobjects'],
        ['POST', 'composite/sobjects/Account'],
        ['PATCH', 'composite/sobjects/Invoice__c/Number__c'],
        ['POST', 'parameterizedSearch'],
        ['POST', 'jobs/ingest'],
        ['POST', 'jobs/query'],
        ['POST', 'ui-api/records'],
        ['PATCH', 'ui-api/records/001000000000001AAA'],
        ['PATCH', 'connect/notifications'],
        ['PATCH', 'connect/notifications/nonsense'],
        ['POST', '../../../webruntime/api/setup/clock'],
        ['POST', '../../../webruntime/api/setup/anonymous-apex'],
        ['POST', '../../../webruntime/api/setup/scheduled-jobs/nonsense/run'],
        ['DELETE', '../../../webruntime/api/setup/scheduled-jobs/nonsense'],
        ['POST', '../../../webruntime/api/session'],
        ['POST', '../../../webruntime/api/apex/execute'],
        ['POST', '../../apexrest/nothing']
    ])('%s %s refuses what is malformed', async (method, path) => {
        for (const body of [...JUNK, ...MORE_JUNK]) {
            const answer = await served.send(method, `/services/data/v65.0/${path}`, body);
            expect([body, answer.status < 500]).toEqual([body, true]);
        }
    });

    const ODD = ['', 'pageSize=x&size=-1&before=x', 'q=%00&sort=1&fields=7&layoutType=x', 'page=-1&filter=%27&id=x'];
    it.each([
        'query',
        'search',
        'tooling/query',
        'tooling/executeAnonymous',
        'chatter/groups/nonsense',
        'chatter/feeds/record/nonsense/feed-elements',
        'connect/notifications',
        'connect/notifications/nonsense',
        'analytics/reports/nonsense',
        'analytics/reports/nonsense/describe',
        'analytics/dashboards/nonsense',
        'ui-api/records/nonsense',
        'ui-api/list-records/Account/nonsense',
        'ui-api/related-list-records/nonsense/nonsense',
        'ui-api/layout/Nothing__c',
        'limits/recordCount',
        '../../../webruntime/api/setup/emails',
        '../../../webruntime/api/setup/emails/x',
        '../../../webruntime/api/setup/emails/x/html',
        '../../../webruntime/api/report/nonsense/csv',
        '../../../webruntime/api/page/record/nonsense',
        '../../../webruntime/api/page/tab/nonsense',
        '../../../webruntime/api/search',
        '../../../webruntime/api/lookup/Nothing__c'
    ])('GET %s refuses what is malformed', async (path) => {
        for (const query of ODD) {
            const answer = await served.send('GET', `/services/data/v65.0/${path}?${query}`);
            expect([query, answer.status, answer.status < 500]).toEqual([query, answer.status, true]);
        }
    });

    it.each([
        ['SELECT Nothing__c FROM Account', 400, 'INVALID_FIELD'],
        ['SELECT Nothing__r.Name FROM Account', 400, 'INVALID_FIELD'],
        ['SELECT Id, (SELECT Id FROM Nothing__r) FROM Account', 400, 'INVALID_FIELD'],
        ['SELECT Id FROM Nothing__c', 400, 'INVALID_TYPE'],
        ['SELECT Id FROM', 400, 'MALFORMED_QUERY'],
        ["SELECT Id FROM Account WHERE Name = 'No such column ''x", 400, 'MALFORMED_QUERY'],
        ['SELECT Id FROM Account LIMIT -1', 400, 'MALFORMED_QUERY'],
        ['SELECT Id FROM Account WITH DATA CATEGORY x AT y', 501, 'FUNCTIONALITY_NOT_ENABLED']
    ])('%s is %i %s', async (soql, status, code) => {
        const answer = await served.send('GET', `/services/data/v65.0/query?q=${encodeURIComponent(soql)}`);
        expect([answer.status, answer.json[0]?.errorCode]).toEqual([status, code]);
    });
});
