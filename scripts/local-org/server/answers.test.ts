// What the org's own APIs answer, each compared whole: the handlers are asked without a server.
import type { ServerResponse } from './http/request.ts';
import { queryCsv, queryTable } from './setup/query-page.ts';
import { openGarden, refusal, type Garden } from './ui-api/garden.ts';

const DATA = '/services/data/v67.0';

let garden: Garden;
let plant: string;
let ann: string;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
const json = (...[method, path, body, given]: Parameters<Garden['send']>): any =>
    garden.send(method, path, body, given).json;

beforeAll(() => {
    garden = openGarden();
    plant = garden.plant;
    ann = garden.shop.users.Ann;
}, 60_000);
afterAll(() => garden.shop.close());

// OpenID Connect "UserInfo Endpoint", and Salesforce's "Identity URLs".
describe('who a user is', () => {
    const urls = {
        rest: 'http://localhost:1/services/data/v{version}/',
        sobjects: 'http://localhost:1/services/data/v{version}/sobjects/',
        search: 'http://localhost:1/services/data/v{version}/search/',
        query: 'http://localhost:1/services/data/v{version}/query/',
        tooling_rest: 'http://localhost:1/services/data/v{version}/tooling/',
        partner: 'http://localhost:1/services/Soap/u/{version}/{organizationId}',
        metadata: 'http://localhost:1/services/Soap/m/{version}/{organizationId}'
    };
    const same = (): object => ({
        user_id: ann,
        organization_id: garden.shop.org.organization.id,
        email: 'Ann@shop.example',
        locale: 'en_US',
        language: 'en_US',
        user_type: 'STANDARD',
        active: true,
        urls
    });

    test('is told by OpenID Connect', () => {
        const { updated_at, ...said } = json('GET', '/services/oauth2/userinfo');
        expect(said).toEqual({
            ...same(),
            sub: `http://localhost:1/id/${garden.shop.org.organization.id}/${ann}`,
            preferred_username: 'ann@shop.example',
            nickname: 'ann',
            name: 'Ann',
            given_name: null,
            family_name: 'Ann',
            email_verified: true,
            zoneinfo: 'America/Denver'
        });
        expect(Math.abs(Date.parse(updated_at) - Date.now())).toBeLessThan(60_000);
    });

    test('is told by the Identity URL, of the caller alone', () => {
        const { id: organization } = garden.shop.org.organization;
        const { last_modified_date, ...said } = json('GET', `/id/${organization}/${ann}`);
        expect(said).toEqual({
            ...same(),
            id: `http://localhost:1/id/${organization}/${ann}`,
            asserted_user: true,
            username: 'ann@shop.example',
            nick_name: 'ann',
            display_name: 'Ann',
            first_name: null,
            last_name: 'Ann',
            timezone: 'America/Denver',
            is_app_installed: true
        });
        expect(last_modified_date).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
        expect(json('GET', `/id/${organization.slice(0, 15)}/${ann}`).user_id).toBe(ann);
        expect(refusal(() => json('GET', `/id/${organization}/${garden.shop.users.Ben}`))[0]).toBe(404);
        expect(refusal(() => json('GET', `/id/00D000000000999AAA/${ann}`))[0]).toBe(404);
    });
});

// REST API Developer Guide, "SObject Relationships" and "SObject Blob Get".
describe('a part of a record', () => {
    const part = (object: string, id: string, name: string): ServerResponse =>
        garden.send('GET', `${DATA}/sobjects/${object}/${id}/${name}`);

    test('is the record that a lookup leads to', () => {
        expect(part('Plant__c', plant, 'grower__r').json).toMatchObject({
            attributes: { type: 'Contact', url: `${DATA}/sobjects/Contact/${garden.grower}` },
            LastName: 'Wer'
        });
        const { json: some } = part('Plant__c', plant, 'Grower__r?fields=FirstName');
        expect(some).toEqual({ attributes: expect.anything(), Id: garden.grower, FirstName: 'Gro' });
    });

    test('is the records that lead to it', () => {
        const all = part('Plant__c', plant, 'Leaves__r?fields=Name').json;
        expect(all).toMatchObject({ done: true, totalSize: 3 });
        expect((all as { records: { Name: string }[] }).records.map(({ Name }) => Name)).toEqual(['L1', 'L2', 'L3']);
        const [leaf] = (part('Plant__c', plant, 'LEAVES__R').json as { records: Record<string, unknown>[] }).records;
        expect(leaf).toMatchObject({ Name: 'L1', Size__c: 1, Plant__c: plant });
    });

    test('is the bytes of a field', () => {
        const [version] = json('GET', `${DATA}/query?q=${encodeURIComponent('SELECT Id FROM ContentVersion')}`).records;
        const { body, type } = part('ContentVersion', version.Id, 'VersionData');
        expect([Buffer.from(body as Uint8Array).toString(), type]).toEqual(['x', 'image/png']);
    });

    test.each(['Height__c', 'Name', 'Hidden__c', 'Nothing__r', 'Grower__c'])('is not %s', (name) => {
        expect(refusal(() => part('Plant__c', plant, name))[0]).toBe(404);
    });
});

describe('a query as a table', () => {
    const table = (soql: string, limit?: number): ReturnType<typeof queryTable> =>
        garden.shop.org.run(ann, (transaction) => queryTable(transaction, soql, limit));

    test('has a column for each field, of parents too, and how many children there are', () => {
        expect(
            table(
                "SELECT name, Height__c, Hidden__c, Grower__r.LastName, Grower__r.Account.Name, (SELECT Id FROM Leaves__r) FROM Plant__c WHERE Name = 'Old oak'".replace(
                    'Hidden__c, ',
                    ''
                )
            )
        ).toEqual({
            columns: ['name', 'Height__c', 'Grower__r.LastName', 'Grower__r.Account.Name', 'Leaves__r'],
            rows: [{ id: plant, values: ['Old oak', '13', 'Wer', '', '3 rows'] }],
            total: 1
        });
        expect(
            table('SELECT Wet__c, (SELECT Id FROM Leaves__r WHERE Size__c = 3) FROM Plant__c').rows[0]!.values
        ).toEqual(['false', '1 row']);
    });

    test('has aggregates, and a count in one row', () => {
        expect(table('SELECT COUNT(Id), MAX(Size__c) most FROM Leaf__c')).toEqual({
            columns: ['expr0', 'most'],
            rows: [{ id: null, values: ['3', '3'] }],
            total: 1
        });
        expect(table('SELECT COUNT() FROM Leaf__c')).toEqual({
            columns: ['COUNT()'],
            rows: [{ id: null, values: ['3'] }],
            total: 1
        });
    });

    test('shows some of many rows, and all in a file', () => {
        const all = 'SELECT Name FROM Leaf__c ORDER BY Name';
        const some = table(all, 2);
        expect([some.rows.map(({ values }) => values[0]), some.total]).toEqual([['L1', 'L2'], 3]);
        expect(garden.shop.org.run(ann, (transaction) => queryCsv(transaction, all))).toEqual({
            status: 200,
            body: '\ufeff"Name"\r\n"L1"\r\n"L2"\r\n"L3"\r\n',
            type: 'text/csv; charset=utf-8',
            headers: { 'Content-Disposition': 'attachment; filename="query.csv"' }
        });
    });

    test('is refused as a query is, and to whoever may not set up', () => {
        expect(refusal(() => table('SELECT Name FROM'))[0]).toBe(400);
        expect(refusal(() => table('SELECT FIELDS(ALL) FROM Leaf__c LIMIT 2'))[1]).toContain('the columns of FIELDS()');
        const path = '/webruntime/api/setup/query';
        const q = encodeURIComponent('SELECT Name FROM Leaf__c');
        for (const one of [path, `${path}/csv`]) {
            expect(refusal(() => garden.send('GET', `${one}?q=${q}`))[0]).toBe(403);
        }
        const admin = { userId: garden.shop.adminId };
        expect(json('GET', `${path}?q=${q}`, undefined, admin).columns).toEqual(['Name']);
        expect(garden.send('GET', `${path}/csv?q=${q}`, undefined, admin).body).toContain('"Name"\r\n');
    });
});

// Bulk API 2.0 Developer Guide.
describe('a bulk job', () => {
    const INGEST = `${DATA}/jobs/ingest`;
    const CSV = { headers: { 'content-type': 'text/csv; charset=UTF-8' } };
    const create = (given: object): Record<string, string> => json('POST', INGEST, { object: 'Leaf__c', ...given });
    const text = (path: string): string => String(garden.send('GET', path).body);
    const run = (given: object, csv: string): { id: string; state: string; errorMessage?: string } => {
        const { id } = create(given);
        garden.send('PUT', `${INGEST}/${id}/batches`, csv, CSV);
        return json('PATCH', `${INGEST}/${id}`, { state: 'UploadComplete' });
    };

    test('is told of whole', () => {
        const made = create({
            operation: 'upsert',
            object: 'Plant__c',
            externalIdFieldName: 'code__c',
            lineEnding: 'CRLF',
            columnDelimiter: 'PIPE'
        });
        const { createdDate, systemModstamp, ...said } = made;
        expect(said).toEqual({
            id: expect.stringMatching(/^750\w{15}$/),
            operation: 'upsert',
            object: 'Plant__c',
            externalIdFieldName: 'Code__c',
            createdById: ann,
            state: 'Open',
            concurrencyMode: 'Parallel',
            contentType: 'CSV',
            apiVersion: 67,
            jobType: 'V2Ingest',
            lineEnding: 'CRLF',
            columnDelimiter: 'PIPE',
            contentUrl: `services/data/v67.0/jobs/ingest/${made['id']}/batches`,
            retries: 0,
            totalProcessingTime: 0,
            numberRecordsProcessed: 0,
            numberRecordsFailed: 0,
            apiActiveProcessingTime: 0,
            apexProcessingTime: 0
        });
        expect([createdDate, systemModstamp]).toEqual([createdDate, createdDate]);
        expect(createdDate).toMatch(/\+0000$/);
        expect(json('GET', `${INGEST}/${made['id']}`)).toEqual(made);
        expect(json('GET', INGEST).records).toContainEqual(made);
        expect(json('GET', INGEST, undefined, { userId: garden.shop.users.Ben }).records).toEqual([]);
        expect(garden.send('DELETE', `${INGEST}/${made['id']}`).status).toBe(204);
        expect(refusal(() => json('GET', `${INGEST}/${made['id']}`))[0]).toBe(404);
    });

    test('saves each row or says why not', () => {
        const job = run(
            { operation: 'upsert', object: 'Plant__c', externalIdFieldName: 'Code__c' },
            'Code__c,Name,Height__c,Kind__c\nP-1,Old oak,14,#N/A\nP-2,Fern,1,\nP-3,Moss,tall,\nP-4,Rush,,\n'
        );
        expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 4, numberRecordsFailed: 2 });
        const good = text(`${INGEST}/${job.id}/successfulResults`).split('\n');
        expect(good.slice(0, 2)).toEqual([
            '"sf__Id","sf__Created","Code__c","Name","Height__c","Kind__c"',
            `"${plant}","false","P-1","Old oak","14","#N/A"`
        ]);
        expect(good[2]).toMatch(/^"\w{18}","true","P-2","Fern","1",""$/);
        const bad = text(`${INGEST}/${job.id}/failedResults`).split('\n');
        expect(bad[0]).toBe('"sf__Id","sf__Error","Code__c","Name","Height__c","Kind__c"');
        expect(bad[1]).toContain('"P-3","Moss","tall",""');
        expect(bad[2]).toBe(
            '"","REQUIRED_FIELD_MISSING:Required fields are missing: [Height__c]:Height__c","P-4","Rush","",""'
        );
        expect(text(`${INGEST}/${job.id}/unprocessedrecords`)).toBe('"Code__c","Name","Height__c","Kind__c"\n');
        const [row] = json(
            'GET',
            `${DATA}/query?q=${encodeURIComponent(`SELECT Height__c, Kind__c FROM Plant__c WHERE Id = '${plant}'`)}`
        ).records;
        // An empty field is left alone, #N/A empties it.
        expect([row.Height__c, row.Kind__c]).toEqual([14, null]);
    });

    test('inserts, changes and deletes', () => {
        const made = run({ operation: 'insert' }, 'Name,Size__c\nB1,1\nB2,2\n');
        const ids = [...text(`${INGEST}/${made.id}/successfulResults`).matchAll(/^"(\w{18})","true"/gm)].map(
            ([, id]) => id
        );
        expect(ids).toHaveLength(2);
        const changed = run({ operation: 'update' }, `Id,Size__c\n${ids[0]},7\n`);
        expect(text(`${INGEST}/${changed.id}/successfulResults`)).toContain(`"${ids[0]}","false","${ids[0]}","7"`);
        const gone = run({ operation: 'delete' }, `ID\n${ids.join('\n')}\n`);
        expect(gone).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 0 });
        expect(
            json('GET', `${DATA}/query?q=${encodeURIComponent("SELECT Id FROM Leaf__c WHERE Name LIKE 'B%'")}`)
                .totalSize
        ).toBe(0);
    });

    test.each([
        ['delete', 'Id,Name\nx,y\n', 'InvalidBatch : Field name not found : a delete takes the column Id alone.'],
        ['insert', 'Name,Gone__c\nx,y\n', 'InvalidBatch : Field name not found : Gone__c'],
        ['insert', 'Name,Gone__r.Code__c\nx,y\n', 'InvalidBatch : Field name not found : Gone__r.Code__c'],
        [
            'insert',
            'Name,Plant__r.Code__c\nx,y\n',
            'InvalidBatch : Unsupported: the relationship column Plant__r.Code__c'
        ]
    ])('of %s with %j fails', (operation, csv, message) => {
        const job = run({ operation }, csv);
        expect([job.state, job.errorMessage]).toEqual(['Failed', message]);
    });

    test.each([
        [{ operation: 'replace' }, 'operation must be one of insert, update, upsert, delete, hardDelete.'],
        [{ operation: 1 }, 'operation must be one of insert, update, upsert, delete, hardDelete.'],
        [{ operation: 'insert', object: 'Gone__c' }, 'Entity is not supported: Gone__c'],
        [{ operation: 'insert', object: 'Opportunity' }, 'Entity is not supported: Opportunity'],
        [{ operation: 'hardDelete' }, 'Unsupported: hardDelete, which needs the permission Bulk API Hard Delete'],
        [{ operation: 'upsert' }, 'externalIdFieldName is required for upsert.'],
        [{ operation: 'insert', lineEnding: 'CR' }, 'lineEnding LF or CRLF.'],
        [{ operation: 'insert', columnDelimiter: 'DOT' }, 'columnDelimiter one of BACKQUOTE, CARET'],
        [{ operation: 'insert', contentType: 'JSON' }, 'contentType must be CSV']
    ])('is not made of %j', (given, message) => {
        const [status, said] = refusal(() => create(given));
        expect([status, said]).toEqual([400, expect.stringContaining(message)]);
    });

    test('takes its data once, as CSV, and ends once', () => {
        const { id } = create({ operation: 'insert' });
        const put =
            (type?: string): (() => unknown) =>
            () =>
                garden.send('PUT', `${INGEST}/${id}/batches`, 'Name\nx\n', {
                    headers: type ? { 'content-type': type } : {}
                });
        for (const type of ['application/json', 'text/csvx', 'x-text/csv', undefined]) {
            expect(refusal(put(type))).toEqual([400, 'Content-Type must be text/csv.']);
        }
        expect((put('TEXT/CSV')() as ServerResponse).status).toBe(201);
        expect(refusal(put('text/csv'))).toEqual([
            400,
            'Found multiple contents for job: the data can be uploaded once.'
        ]);
        const to =
            (state: string): (() => unknown) =>
            () =>
                json('PATCH', `${INGEST}/${id}`, { state });
        expect(refusal(to('Closed'))).toEqual([400, 'state must be UploadComplete or Aborted.']);
        expect(to('Aborted')()).toMatchObject({ state: 'Aborted', numberRecordsProcessed: 0 });
        expect(refusal(to('UploadComplete'))).toEqual([
            400,
            'Job already Aborted: its state cannot be changed to UploadComplete.'
        ]);
        expect(refusal(put('text/csv'))[0]).toBe(400);
        expect(
            refusal(() => json('PATCH', `${INGEST}/${id}`, { state: 'Aborted' }, { userId: garden.shop.users.Ben }))[0]
        ).toBe(404);
    });

    test('that queries gives its rows in parts', () => {
        const QUERY = `${DATA}/jobs/query`;
        const ask = (query: unknown, more: object = {}): Record<string, string> =>
            json('POST', QUERY, { operation: 'query', query, ...more });
        const job = ask('SELECT Name, Plant__r.Grower__r.LastName, Size__c FROM Leaf__c ORDER BY Name');
        expect(job).toMatchObject({
            object: 'Leaf__c',
            state: 'JobComplete',
            jobType: 'V2Query',
            numberRecordsProcessed: 3
        });
        expect(job['contentUrl']).toBeUndefined();
        const part = (query: string): unknown[] => {
            const { body, headers } = garden.send('GET', `${QUERY}/${job['id']}/results${query}`);
            return [
                String(body).split('\n').slice(1, -1),
                headers!['Sforce-Locator'],
                headers!['Sforce-NumberOfRecords']
            ];
        };
        const [one, two, three] = ['"L1","Wer","1"', '"L2","Wer","3"', '"L3","Wer",""'];
        expect(part('')).toEqual([[one, two, three], 'null', '3']);
        expect(part('?maxRecords=2')).toEqual([[one, two], '2', '2']);
        expect(part('?maxRecords=2&locator=2')).toEqual([[three], 'null', '1']);
        expect(part('?maxRecords=0')).toEqual([[one], '1', '1']);
        expect(refusal(() => ask(''))[1]).toBe('A query string has to be specified');
        expect(refusal(() => ask(5))[1]).toBe('A query string has to be specified');
        expect(refusal(() => ask('SELECT Id FROM Leaf__c', { operation: 'explain' }))[1]).toBe(
            'operation must be query or queryAll.'
        );
        for (const soql of [
            'SELECT COUNT(Id) FROM Leaf__c',
            'SELECT Name FROM Leaf__c GROUP BY Name',
            'SELECT Id FROM Leaf__c OFFSET 1',
            'SELECT Id, (SELECT Id FROM Leaves__r) FROM Plant__c'
        ]) {
            expect(refusal(() => ask(soql))[1]).toContain('are not supported.');
        }
        expect(refusal(() => json('PATCH', `${QUERY}/${job['id']}`, { state: 'Aborted' }))[1]).toBe(
            'Job already JobComplete: Aborted is too late.'
        );
        expect(refusal(() => json('GET', `${DATA}/jobs/ingest/${job['id']}`))[0]).toBe(404);
    });
});

// Salesforce Help, "Chatter Groups": public, private and unlisted ones.
describe('a Chatter group', () => {
    const CHATTER = '/webruntime/api/chatter/groups';
    const list = (userId: string): [string, boolean][] =>
        json('GET', CHATTER, undefined, { userId }).map((one: { name: string; lastPost: string | null }) => [
            one.name,
            one.lastPost !== null
        ]);
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    const open = (name: string, userId: string): any => {
        const { id } = json('GET', CHATTER, undefined, { userId: garden.shop.adminId }).find(
            (one: { name: string }) => one.name === name
        );
        return json('GET', `${CHATTER}/${id}`, undefined, { userId });
    };

    beforeAll(() => {
        const { shop } = garden;
        shop.apex(
            shop.adminId,
            `List<CollaborationGroup> groups = new List<CollaborationGroup>();
             for (String kind : new List<String>{ 'Public', 'Private', 'Unlisted' }) { groups.add(new CollaborationGroup(Name = kind + ' ones', CollaborationType = kind, Description = 'About ' + kind)); }
             insert groups;
             for (CollaborationGroup one : groups) {
                 insert new List<CollaborationGroupMember>{ new CollaborationGroupMember(CollaborationGroupId = one.Id, MemberId = '${shop.users.Ben}', CollaborationRole = 'Standard'), new CollaborationGroupMember(CollaborationGroupId = one.Id, MemberId = '${shop.users.Eve}', CollaborationRole = 'Admin') };
                 insert new FeedItem(ParentId = one.Id, Body = 'First'); insert new FeedItem(ParentId = one.Id, Body = '<b>Second</b>', Title = 'A title', IsRichText = true);
             }`
        );
    });

    test('is listed with its last post to those who may read it', () => {
        const { users, adminId } = garden.shop;
        expect(list(adminId)).toEqual([
            ['Private ones', true],
            ['Public ones', true],
            ['Unlisted ones', true]
        ]);
        expect(list(users.Ben)).toEqual(list(adminId));
        expect(list(ann)).toEqual([
            ['Private ones', false],
            ['Public ones', true]
        ]);
    });

    test('has posts, the newest first, and members, the owner first', () => {
        const { users, adminId } = garden.shop;
        const page = open('Public ones', ann);
        expect(page).toMatchObject({
            name: 'Public ones',
            description: 'About Public',
            type: 'Public',
            canPost: false
        });
        expect(
            page.posts.map(({ title, body, isRichText }: Record<string, unknown>) => [title, body, isRichText])
        ).toEqual([
            ['A title', '<b>Second</b>', true],
            ['', 'First', false]
        ]);
        expect(page.lastPost).toBe(page.posts[0].createdDate);
        expect(page.posts[0].author).toBe(page.owner);
        expect(page.members.map(({ id, role }: Record<string, string>) => [id, role])).toEqual([
            ...(page.members.length === 3 ? [[adminId, 'Owner']] : []),
            [users.Eve, 'Manager'],
            [users.Ben, 'Member']
        ]);
        expect(page.memberCount).toBe(page.members.length);
        expect([open('Public ones', users.Ben).canPost, open('Public ones', adminId).canPost]).toEqual([true, true]);
    });

    test('that is private keeps its posts, and one that is unlisted itself, from others', () => {
        const { users } = garden.shop;
        expect(open('Private ones', ann)).toMatchObject({ posts: null, lastPost: null, canPost: false });
        expect(open('Private ones', users.Ben).posts).toHaveLength(2);
        expect(open('Unlisted ones', users.Ben).posts).toHaveLength(2);
        const gone = [404, 'This group does not exist, or you have no access to it.'];
        expect(refusal(() => open('Unlisted ones', ann))).toEqual(gone);
        expect(refusal(() => json('GET', `${CHATTER}/nothing`))).toEqual(gone);
        expect(refusal(() => json('GET', `${CHATTER}/0F9000000000999AAA`))).toEqual(gone);
    });
});

// Streaming API Developer Guide: Bayeux messages over long polling.
describe('the Streaming API', () => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- messages of every shape
    const say = async (message: unknown, userId = ann): Promise<any> =>
        (await (garden.send('POST', '/cometd/65.0', message, { userId }) as unknown as Promise<ServerResponse>)).json;

    test('begins with a handshake', async () => {
        const [hello] = await say({ channel: '/meta/handshake', id: '1' });
        expect(hello).toEqual({
            channel: '/meta/handshake',
            id: '1',
            successful: true,
            clientId: expect.stringMatching(/^[0-9a-f]{40}$/),
            version: '1.0',
            minimumVersion: '1.0',
            supportedConnectionTypes: ['long-polling']
        });
        const unknown = { successful: false, error: '403::Unknown client', advice: { reconnect: 'handshake' } };
        expect(await say({ channel: '/meta/connect', clientId: 'x' })).toEqual([
            { channel: '/meta/connect', ...unknown }
        ]);
        // Nobody speaks for another's client.
        expect(await say({ channel: '/meta/connect', clientId: hello.clientId }, garden.shop.users.Ben)).toMatchObject([
            unknown
        ]);
    });

    test('answers several messages in their order, and knows two channels', async () => {
        const [{ clientId }] = await say({ channel: '/meta/handshake' });
        const ask = (channel: string, more: object = {}): object => ({ channel, clientId, ...more });
        expect(
            await say([
                ask('/meta/subscribe', { subscription: '/systemTopic/Logging' }),
                ask('/meta/subscribe', { subscription: '/topic/Any', id: 2 }),
                ask('/meta/connect', { advice: { timeout: 0 } }),
                ask('/meta/unsubscribe', { subscription: '/systemTopic/Logging' }),
                ask('/topic/Any'),
                ask('/meta/disconnect'),
                ask('/meta/connect')
            ])
        ).toEqual([
            { channel: '/meta/subscribe', clientId, subscription: '/systemTopic/Logging', successful: true },
            {
                channel: '/meta/subscribe',
                id: 2,
                clientId,
                subscription: '/topic/Any',
                successful: false,
                error: '404::Unsupported: the channel /topic/Any. The channel you requested to subscribe to does not exist'
            },
            {
                channel: '/meta/connect',
                clientId,
                successful: true,
                advice: { reconnect: 'retry', interval: 0, timeout: 110_000 }
            },
            { channel: '/meta/unsubscribe', clientId, subscription: '/systemTopic/Logging', successful: true },
            { channel: '/topic/Any', clientId, successful: false, error: '404::Unsupported: messages to /topic/Any' },
            { channel: '/meta/disconnect', clientId, successful: true },
            {
                channel: '/meta/connect',
                successful: false,
                error: '403::Unknown client',
                advice: { reconnect: 'handshake' }
            }
        ]);
    });

    test('refuses what is no message', async () => {
        await expect(say('{')).rejects.toMatchObject({ status: 400, message: 'The request body is not valid JSON.' });
        await expect(say('5')).rejects.toMatchObject({ status: 400, message: 'A message must be a JSON object.' });
    });
});
