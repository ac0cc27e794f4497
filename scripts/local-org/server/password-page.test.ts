import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrgAccess } from './org-access.ts';
import { serveOrg, type ServedOrg } from './testing.ts';

const START = Date.UTC(2026, 10, 2, 16);
const NEW_USER = `new User(Username = 'NAME@example.com', LastName = 'NAME', Email = 'NAME@mail.example.com', Alias = 'n',
    ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id,
    TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8')`;
const ID = (name: string): string => `[SELECT Id FROM User WHERE Username = '${name}@example.com'].Id`;

describe('a way in: the password e-mail of the platform and its link', () => {
    let folder: string;
    let org: OrgAccess;
    let served: ServedOrg;

    const run = (source: string): void => org.anonymous(org.users()[0]!.id, source, 'AnonymousBlock');
    const create = (name: string, options = ''): void =>
        run(`Database.DMLOptions options = new Database.DMLOptions(); ${options}
             Database.insert(${NEW_USER.replaceAll('NAME', name)}, options);`);
    const reset = (name: string, tells = true): void => run(`System.resetPassword(${ID(name)}, ${tells});`);
    const emails = (name: string): string[] =>
        org.setup.outbox(`${name}@mail.example.com`).emails.map(({ subject }) => subject);
    const linkOf = (name: string): string => {
        const [latest] = org.setup.outbox(`${name}@mail.example.com`).emails;
        return /https:\/\/localorg\.my\.salesforce\.com(\S+)/.exec(org.setup.email(latest!.number).plainBody)![1]!;
    };
    const url = (path: string): string => served.url(path);
    const open = async (path: string): Promise<Response> => fetch(url(path));
    const choose = async (path: string, password: string, again = password, headers = {}): Promise<Response> =>
        fetch(url(path), {
            method: 'POST',
            redirect: 'manual',
            headers,
            body: new URLSearchParams({ password, again })
        });

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'passwords-'));
        served = await serveOrg(folder, START);
        org = served.org;
    });

    afterAll(async () => {
        await served.close();
        rmSync(folder, { recursive: true, force: true });
    });

    it('creating a user sends none, unless triggerUserEmail says so', () => {
        create('quiet', 'options.EmailHeader.triggerUserEmail = false;');
        create('silent');
        create('told', 'options.EmailHeader.triggerUserEmail = true;');
        expect([emails('quiet'), emails('silent'), emails('told')]).toEqual([
            [],
            [],
            ['Welcome to Salesforce: verify your account']
        ]);
    });

    it('a user that is not saved is not welcomed, nor one whose transaction is undone', () => {
        create('told', 'options.optAllOrNone = false; options.EmailHeader.triggerUserEmail = true;');
        expect(emails('told')).toHaveLength(1);
        expect(() => run(`System.resetPassword(${ID('told')}, true); Integer none = 1 / 0;`)).toThrow('Divide by 0');
        expect(emails('told')).toHaveLength(1);
    });

    it('who would be told of a task is not supported, and says so', () => {
        expect(() =>
            run(`Database.DMLOptions options = new Database.DMLOptions(); options.EmailHeader.triggerUserEmail = true;
                 Database.insert(new Task(Subject = 'Call'), options);`)
        ).toThrow('EmailHeader.triggerUserEmail for a Task');
    });

    it('resetPassword sends a link when it is to, counts as no e-mail of Apex, and gives a temporary password', () => {
        reset('quiet', false);
        expect(emails('quiet')).toEqual([]);
        run(`System.ResetPasswordResult result = System.resetPassword(${ID('quiet')}, true);
             Assert.isTrue(result.getPassword().length() >= 8);
             Assert.areEqual(0, Limits.getEmailInvocations());
             Assert.areEqual(0, OrgLimits.getMap().get('SingleEmail').getValue());`);
        expect(emails('quiet')).toEqual(['Finish resetting your Salesforce password']);
        expect(() => run(`System.resetPassword('005000000009999AAA', true);`)).toThrow('Invalid user id');
        run(`update new User(Id = ${ID('silent')}, IsActive = false);`);
        expect(() => reset('silent')).toThrow('System.resetPassword for an inactive user');
    });

    it('the link lets the user choose a password that fits the policy, once, and signs in', async () => {
        const link = linkOf('quiet');
        expect(await (await open(link)).text()).toContain('<strong>quiet@example.com</strong>');
        expect((await choose(link, 'short1')).status).toBe(400);
        expect(await (await choose(link, 'longenough')).text()).toContain('letters and numbers');
        expect(await (await choose(link, 'longenough1', 'longenough2')).text()).toContain('not the same');
        expect((await choose(link, 'longenough1', 'longenough1', { origin: 'https://evil.example' })).status).toBe(403);
        const chosen = await choose(link, 'longenough1');
        expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/lightning/page/home']);
        const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!;
        const whoami = await fetch(
            url(`/services/data/v65.0/query?q=${encodeURIComponent('SELECT UserId FROM LoginHistory')}`),
            { headers: { cookie } }
        );
        expect(whoami.status).toBe(200);
        run(`User quiet = [SELECT LastLoginDate, LastPasswordChangeDate FROM User WHERE Username = 'quiet@example.com'];
             Assert.isNotNull(quiet.LastLoginDate); Assert.isNotNull(quiet.LastPasswordChangeDate);`);
        expect((await open(link)).status).toBe(410);
        expect((await choose(link, 'longenough1')).status).toBe(410);
        expect((await open('/_ui/system/security/ChangePassword')).status).toBe(410);
    });

    it('only the last link is good, a reset without an e-mail ends it, and time does', async () => {
        reset('quiet');
        const first = linkOf('quiet');
        reset('quiet');
        const second = linkOf('quiet');
        expect([(await open(first)).status, (await open(second)).status]).toEqual([410, 200]);
        reset('quiet', false);
        expect((await open(second)).status).toBe(410);
        reset('quiet');
        const last = linkOf('quiet');
        org.setup.moveClock(START + 23 * 3_600_000);
        expect((await open(last)).status).toBe(200);
        org.setup.moveClock(START + 25 * 3_600_000);
        expect([(await open(last)).status, (await open(linkOf('told'))).status]).toEqual([410, 200]);
    });
});
