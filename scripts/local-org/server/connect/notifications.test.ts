import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveOrg, type ServedOrg } from '../testing.ts';

const START = Date.UTC(2026, 10, 2, 16);
const NOTIFICATIONS = '/services/data/v67.0/connect/notifications';
const METADATA = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

interface Notification {
    id: string;
    messageTitle: string;
    messageBody: string;
    read: boolean;
    seen: boolean;
    target: string | null;
    targetPageRef: string | null;
    recipientId: string;
}

/** Sends to whom `recipients` says, an Apex expression of a set of ids; further setters may follow. */
const sending = (recipients: string, more = ''): string => `
    Messaging.CustomNotification one = new Messaging.CustomNotification();
    one.setNotificationTypeId([SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'Work'].Id);
    one.setTitle('Something to do');
    one.setBody('Ring the bell');
    one.setTargetId('000000000000000AAA');
    ${more}
    one.send(${recipients});`;

/** Anonymous Apex that passes when sending is refused, and fails when it is not. */
const refused = (recipients: string, more: string): string => `
    Boolean isRefused = false;
    try { ${sending(recipients, more)} } catch (Exception e) { isRefused = true; }
    Assert.isTrue(isRefused, 'sent');`;

const ME = 'new Set<String>{ UserInfo.getUserId() }';

describe('custom notifications', () => {
    let folder: string;
    let served: ServedOrg;
    let admin: string;
    let plain: string;
    /** The token against forged requests, by cookie. */
    const tokens = new Map<string, string>();

    const run = (source: string): void => served.org.anonymous(served.org.users()[0]!.id, source, 'AnonymousBlock');
    const send = async (method: string, path: string, cookie: string, body?: object): Promise<Response> =>
        fetch(served.url(path), {
            method,
            headers: { cookie, 'Content-Type': 'application/json', 'X-CSRF-Token': tokens.get(cookie) ?? '' },
            ...(body ? { body: JSON.stringify(body) } : {})
        });
    const list = async (cookie: string, query = ''): Promise<Notification[]> =>
        ((await (await send('GET', NOTIFICATIONS + query, cookie)).json()) as { notifications: Notification[] })
            .notifications;
    /** The session of a user, which the administrator's becomes. */
    const session = async (userId?: string): Promise<string> => {
        const page = await fetch(served.url('/lightning/page/home'));
        const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
        tokens.set(cookie, /"csrfToken":"([^"]+)"/.exec(await page.text())![1]!);
        if (userId === undefined) {
            return cookie;
        }
        const changed = await send('POST', '/webruntime/api/session', cookie, { userId });
        const own = changed.headers.get('set-cookie')!.split(';')[0]!;
        const ownPage = await fetch(served.url('/lightning/page/home'), { headers: { cookie: own } });
        tokens.set(own, /"csrfToken":"([^"]+)"/.exec(await ownPage.text())![1]!);
        return own;
    };

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'notifications-'));
        mkdirSync(join(folder, 'notificationtypes'));
        writeFileSync(
            join(folder, 'notificationtypes', 'Work.notiftype-meta.xml'),
            `<?xml version="1.0" encoding="UTF-8"?>
<CustomNotificationType ${METADATA}><customNotifTypeName>Work</customNotifTypeName><desktop>true</desktop><masterLabel>Work to do</masterLabel><mobile>false</mobile></CustomNotificationType>`
        );
        served = await serveOrg(folder, START);
        run(
            `Profile profile = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
             List<User> users = new List<User>();
             for (String name : new List<String>{ 'plain', 'gone' }) {
                 users.add(new User(Username = name + '@example.com', LastName = name, Email = name + '@example.com', Alias = name, ProfileId = profile.Id,
                     IsActive = name != 'gone', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'));
             }
             insert users;
             Group team = new Group(Name = 'Team', DeveloperName = 'Team', Type = 'Regular');
             insert team;
             insert new List<GroupMember>{ new GroupMember(GroupId = team.Id, UserOrGroupId = users[0].Id), new GroupMember(GroupId = team.Id, UserOrGroupId = users[1].Id) };`
        );
        admin = await session();
        plain = await session(served.org.users().find(({ name }) => name === 'plain')!.id);
    });

    afterAll(async () => {
        await served.close();
        rmSync(folder, { recursive: true, force: true });
    });

    it('reach the active members of a group, and nobody else', async () => {
        run(sending(`new Set<String>{ [SELECT Id FROM Group WHERE DeveloperName = 'Team'].Id }`));
        const found = await list(plain);
        expect(found).toMatchObject([
            { messageTitle: 'Something to do', messageBody: 'Ring the bell', read: false, seen: false }
        ]);
        expect(found[0]!.recipientId).toBe(served.org.users().find(({ name }) => name === 'plain')!.id);
        await expect(list(admin)).resolves.toEqual([]);
    });

    it('are not sent by a transaction that is rolled back', async () => {
        expect(() => run(`${sending(ME)} throw new IllegalArgumentException('back');`)).toThrow('back');
        await expect(list(admin)).resolves.toEqual([]);
    });

    it('are refused without target, type, title or text, and when these are too long', async () => {
        for (const wrong of [
            `one.setTargetId(null);`,
            `one.setNotificationTypeId(UserInfo.getUserId());`,
            `one.setTitle(' ');`,
            `one.setBody(null);`,
            `one.setTitle('x'.repeat(251));`,
            `one.setBody('x'.repeat(751));`
        ]) {
            run(refused(ME, wrong));
        }
        run(refused('new Set<String>()', ''));
        await expect(list(admin)).resolves.toEqual([]);
    });

    it('say how many are new, and become seen and read', async () => {
        run(sending(ME, `one.setTitle('x'.repeat(250)); one.setTargetPageRef('{"type":"standard__namedPage"}');`));
        run(sending(ME));
        const status = async (): Promise<unknown> => (await send('GET', `${NOTIFICATIONS}/status`, admin)).json();
        await expect(status()).resolves.toMatchObject({ unreadCount: 2, unseenCount: 2 });
        const [last, first] = await list(admin);
        expect(last!.messageTitle).toBe('Something to do');
        expect(first).toMatchObject({ messageTitle: 'x'.repeat(120), targetPageRef: '{"type":"standard__namedPage"}' });
        expect((await list(admin, '?trimMessages=false&size=1')).length).toBe(1);
        expect((await send('PATCH', `${NOTIFICATIONS}/${first!.id}`, admin, { read: 'true' })).status).toBe(200);
        await expect(status()).resolves.toMatchObject({ unreadCount: 1, unseenCount: 1 });
        await send('PATCH', NOTIFICATIONS, admin, { before: '2099-01-01T00:00:00.000Z', read: true });
        await expect(status()).resolves.toMatchObject({ unreadCount: 0, unseenCount: 0 });
    });

    it('of others cannot be read or marked, and what is malformed is refused', async () => {
        const [own] = await list(plain);
        const answers = async (method: string, path: string, body?: object): Promise<number> =>
            (await send(method, path, admin, body)).status;
        await expect(answers('GET', `${NOTIFICATIONS}/${own!.id}`)).resolves.toBe(404);
        await expect(answers('PATCH', `${NOTIFICATIONS}/${own!.id}`, { read: true })).resolves.toBe(404);
        await expect(answers('GET', `${NOTIFICATIONS}?size=many`)).resolves.toBe(400);
        await expect(answers('GET', `${NOTIFICATIONS}?after=soon`)).resolves.toBe(400);
        await expect(answers('PATCH', NOTIFICATIONS, {})).resolves.toBe(400);
        await expect(answers('PATCH', NOTIFICATIONS, { read: true, seen: false })).resolves.toBe(400);
        expect((await list(plain))[0]!.read).toBe(false);
    });
});
