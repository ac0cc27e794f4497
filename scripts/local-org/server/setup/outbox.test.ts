import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrgAccess } from '../org-access.ts';
import { serveOrg, type ServedOrg } from '../testing.ts';
import type { Outbox, OutboxEmail } from './outbox.ts';

const START = Date.UTC(2026, 10, 2, 16);
const EMAILS = '/webruntime/api/setup/emails';
const GROUPS = '/webruntime/api/chatter/groups';

interface Group {
    id: string;
    name: string;
    lastPost: string | null;
    posts: { author: string; body: string }[] | null;
}

describe('the outbox and Chatter over HTTP', () => {
    let folder: string;
    let org: OrgAccess;
    let served: ServedOrg;
    let admin: string;
    let plain: string;

    const url = (path: string): string => served.url(path);
    const get = async (path: string, cookie = admin): Promise<Response> => fetch(url(path), { headers: { cookie } });
    const json = async <T>(path: string, cookie = admin): Promise<T> => (await (await get(path, cookie)).json()) as T;
    const run = (source: string): void => org.anonymous(org.users()[0]!.id, source, 'AnonymousBlock');

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'outbox-'));
        served = await serveOrg(folder, START);
        org = served.org;
        run(
            `Profile profile = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
             insert new User(Username = 'plain@example.com', LastName = 'Plain', Email = 'plain@example.com', Alias = 'plain', ProfileId = profile.Id,
                 TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');`
        );
        run(
            `Account about = new Account(Name = 'About this');
             insert about;
             Messaging.SingleEmailMessage first = new Messaging.SingleEmailMessage();
             first.setToAddresses(new List<String>{ 'ann@example.com' });
             first.setCcAddresses(new List<String>{ 'boss@example.com', 'team@example.com' });
             first.setSubject('First "quoted"');
             first.setPlainTextBody('Line one\\nLine two');
             first.setWhatId(about.Id);
             Messaging.SingleEmailMessage second = new Messaging.SingleEmailMessage();
             second.setToAddresses(new List<String>{ 'bob@example.com' });
             second.setSubject('Second');
             second.setHtmlBody('<p>Hello</p><script>alert(1)</script>');
             Messaging.sendEmail(new List<Messaging.Email>{ first, second });
             List<CollaborationGroup> groups = new List<CollaborationGroup>{
                 new CollaborationGroup(Name = 'Everybody', CollaborationType = 'Public'),
                 new CollaborationGroup(Name = 'Few', CollaborationType = 'Private'),
                 new CollaborationGroup(Name = 'Secret', CollaborationType = 'Unlisted')
             };
             insert groups;
             for (CollaborationGroup one : groups) {
                 insert new FeedItem(ParentId = one.Id, Body = 'Old in ' + one.Name);
                 insert new FeedItem(ParentId = one.Id, Body = 'New in ' + one.Name);
             }`
        );
        const page = await fetch(url('/lightning/page/home'));
        admin = page.headers.get('set-cookie')!.split(';')[0]!;
        const token = /"csrfToken":"([^"]+)"/.exec(await page.text())![1]!;
        const switched = await fetch(url('/webruntime/api/session'), {
            method: 'POST',
            headers: { cookie: admin, 'x-csrf-token': token },
            body: JSON.stringify({ userId: org.users().find((user) => user.username === 'plain@example.com')!.id })
        });
        plain = switched.headers.get('set-cookie')!.split(';')[0]!;
    });
    afterAll(async () => {
        await served.close();
        rmSync(folder, { recursive: true });
    });

    test('lists what was sent, the last one first', async () => {
        const { total, emails } = await json<Outbox>(EMAILS);
        expect(total).toBe(2);
        expect(emails).toEqual([
            expect.objectContaining({ to: 'bob@example.com', cc: '', subject: 'Second' }),
            expect.objectContaining({ to: 'ann@example.com', cc: 'boss@example.com, team@example.com' })
        ]);
        expect(emails[0]!.sentAt.slice(0, 16)).toBe('2026-11-02T16:00');
    });

    test.each([
        ['BOSS@example', ['First "quoted"']],
        ['"quoted"', ['First "quoted"']],
        ['line one\nline', ['First "quoted"']],
        ['example.com', ['Second', 'First "quoted"']],
        ['%', []]
    ])('finds %j', async (text, subjects) => {
        const { emails, total } = await json<Outbox>(`${EMAILS}?q=${encodeURIComponent(text)}`);
        expect(emails.map((one) => one.subject)).toEqual(subjects);
        expect(total).toBe(subjects.length);
    });

    test('an e-mail has its texts and the record it is about', async () => {
        const { emails } = await json<Outbox>(EMAILS);
        const email = await json<OutboxEmail>(`${EMAILS}/${emails[1]!.number}`);
        expect(email).toMatchObject({ plainBody: 'Line one\nLine two', htmlBody: '' });
        expect(email.related).toEqual([
            expect.objectContaining({ label: 'About', name: 'About this', isRecord: true })
        ]);
        expect((await get(`${EMAILS}/999`)).status).toBe(404);
    });

    test('the HTML of an e-mail is served for a frame in which nothing runs', async () => {
        const { emails } = await json<Outbox>(EMAILS);
        const answer = await get(`${EMAILS}/${emails[0]!.number}/html`);
        expect(await answer.text()).toContain('<p>Hello</p>');
        expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
        expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    });

    test('groups and their posts, the newest first; private posts and unlisted groups are for those inside', async () => {
        const names = async (cookie: string): Promise<[string, boolean][]> =>
            (await json<Group[]>(GROUPS, cookie)).map((one) => [one.name, one.lastPost !== null]);
        expect(await names(admin)).toEqual([
            ['Everybody', true],
            ['Few', true],
            ['Secret', true]
        ]);
        expect(await names(plain)).toEqual([
            ['Everybody', true],
            ['Few', false]
        ]);
        const [everybody, few, secret] = await json<Group[]>(GROUPS);
        const { posts } = await json<Group>(`${GROUPS}/${everybody!.id}`, plain);
        expect(posts!.map((post) => [post.author, post.body])).toEqual([
            ['Admin User', 'New in Everybody'],
            ['Admin User', 'Old in Everybody']
        ]);
        expect((await json<Group>(`${GROUPS}/${few!.id}`, plain)).posts).toBeNull();
        expect((await get(`${GROUPS}/${secret!.id}`, plain)).status).toBe(404);
        expect((await get(`${GROUPS}/nothing'here`, plain)).status).toBe(404);
    });

    // Object Reference, CollaborationGroup: only members post in public and private groups, and see what is in private ones.
    test('who is in a group posts and reads in it, whatever the way', async () => {
        const shell = await (await get('/lightning/page/home', plain)).text();
        const token = /"csrfToken":"([^"]+)"/.exec(shell)![1]!;
        const groups = await json<Group[]>(GROUPS);
        const id = (name: string): string => groups.find((one) => one.name === name)!.id;
        const post = async (name: string): Promise<[number, string]> => {
            const answer = await fetch(url('/services/data/v67.0/ui-api/records'), {
                method: 'POST',
                headers: { cookie: plain, 'x-csrf-token': token },
                body: JSON.stringify({ apiName: 'FeedItem', fields: { ParentId: id(name), Body: 'From outside' } })
            });
            return [answer.status, /INSUFFICIENT\w+/.exec(await answer.text())?.[0] ?? ''];
        };
        const read = async (soql: string): Promise<number> =>
            (await json<{ totalSize: number }>(`/services/data/v67.0/query?q=${encodeURIComponent(soql)}`, plain))
                .totalSize;
        const refused = [403, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'];
        expect(await post('Everybody')).toEqual(refused);
        expect(await post('Few')).toEqual(refused);
        expect((await post('Secret'))[0]).not.toBe(201);
        expect(await read(`SELECT Id FROM FeedItem WHERE ParentId = '${id('Everybody')}'`)).toBe(2);
        expect(await read(`SELECT Id FROM FeedItem WHERE ParentId = '${id('Few')}'`)).toBe(0);
        expect(await read(`SELECT Id FROM CollaborationGroup`)).toBe(2);

        run(
            `Id plain = [SELECT Id FROM User WHERE Username = 'plain@example.com'].Id;
             for (CollaborationGroup one : [SELECT Id FROM CollaborationGroup WHERE Name IN ('Few', 'Secret')]) {
                 insert new CollaborationGroupMember(CollaborationGroupId = one.Id, MemberId = plain);
             }`
        );
        expect((await post('Few'))[0]).toBe(201);
        expect((await post('Secret'))[0]).toBe(201);
        expect(await read(`SELECT Id FROM FeedItem WHERE ParentId = '${id('Few')}'`)).toBe(3);
    });

    test('nobody else reads the outbox', async () => {
        for (const path of [EMAILS, `${EMAILS}/1`, `${EMAILS}/1/html`]) {
            expect((await get(path, plain)).status).toBe(403);
        }
    });
});
