import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrgAccess } from '../org-access.ts';
import { serveOrg, type ServedOrg } from '../testing.ts';
import type { ClockState } from './clock-mover.ts';
import type { ApexJob, ScheduledJob } from './setup-access.ts';

// A clock that moves over days runs hundreds of jobs.
jest.setTimeout(60_000);

const START = Date.UTC(2026, 10, 2, 16);
const HOUR = 3_600_000;
const SETUP = '/webruntime/api/setup';
const STAMP = `public class Stamp implements Schedulable {
    public void execute(SchedulableContext context) { insert new Account(Name = System.now().formatGmt('HH:mm')); }
}`;

interface Answer<T> {
    status: number;
    json: T;
    offset: number;
}

describe('Setup over HTTP', () => {
    let folder: string;
    let org: OrgAccess;
    let served: ServedOrg;
    let session: { cookie: string; token: string };

    const send = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
        const response = await fetch(served.url(path), {
            method,
            headers: { cookie: session.cookie, 'x-csrf-token': session.token },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
        const text = await response.text();
        return {
            status: response.status,
            json: (text ? JSON.parse(text) : undefined) as T,
            offset: Number(response.headers.get('x-org-clock-offset'))
        };
    };
    const anonymous = (
        source: string
    ): Promise<Answer<{ success: boolean; exceptionMessage: string; compileProblem: string }>> =>
        send('GET', `/services/data/v67.0/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(source)}`);
    const moved = async (): Promise<ClockState> => {
        for (;;) {
            const { json } = await send<ClockState>('GET', `${SETUP}/clock`);
            if (json.movingTo === null) {
                return json;
            }
        }
    };
    const jobs = async (): Promise<ScheduledJob[]> =>
        (await send<ScheduledJob[]>('GET', `${SETUP}/scheduled-jobs`)).json;

    beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), 'setup-'));
        mkdirSync(join(folder, 'classes'));
        writeFileSync(join(folder, 'classes', 'Stamp.cls'), STAMP);
        writeFileSync(
            join(folder, 'classes', 'Stamp.cls-meta.xml'),
            '<ApexClass><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>'
        );
        served = await serveOrg(folder, START);
        org = served.org;
        const page = await fetch(served.url('/lightning/page/home'));
        session = {
            cookie: page.headers.get('set-cookie')!.split(';')[0]!,
            token: /"csrfToken":"([^"]+)"/.exec(await page.text())![1]!
        };
        await anonymous(
            `update new User(Id = UserInfo.getUserId(), TimeZoneSidKey = 'GMT'); System.schedule('Hourly', '0 0 * * * ?', new Stamp());`
        );
    });
    afterEach(async () => {
        await served.close();
        rmSync(folder, { recursive: true });
    });

    test('a scheduled job is listed, runs now, and is deleted once', async () => {
        const [job] = await jobs();
        expect(job).toMatchObject({
            name: 'Hourly',
            className: 'Stamp',
            state: 'WAITING',
            cronExpression: '0 0 * * * ?',
            nextFireTime: '2026-11-02T17:00:00.000Z',
            previousFireTime: null,
            timesTriggered: 0
        });
        expect((await send('POST', `${SETUP}/scheduled-jobs/${job!.id}/run`)).status).toBe(204);
        expect((await jobs())[0]).toMatchObject({ timesTriggered: 1, nextFireTime: '2026-11-02T17:00:00.000Z' });
        expect((await send('DELETE', `${SETUP}/scheduled-jobs/${job!.id}`)).status).toBe(204);
        expect((await send('DELETE', `${SETUP}/scheduled-jobs/${job!.id}`)).status).toBe(404);
        expect((await send('POST', `${SETUP}/scheduled-jobs/${job!.id}/run`)).status).toBe(404);
        const apexJobs = (await send<ApexJob[]>('GET', `${SETUP}/apex-jobs`)).json;
        expect(apexJobs[0]).toMatchObject({ className: 'Stamp', type: 'ScheduledApex', status: 'Aborted' });
    });

    test('the clock moves by a step, to a moment and to the next job, and says what fired', async () => {
        const started = await send<ClockState>('POST', `${SETUP}/clock`, { by: { hours: 3 } });
        expect(started.status).toBe(200);
        const state = await moved();
        expect(state.fired.map((one) => [one.name, one.at])).toEqual([
            ['Hourly', '2026-11-02T17:00:00.000Z'],
            ['Hourly', '2026-11-02T18:00:00.000Z'],
            ['Hourly', '2026-11-02T19:00:00.000Z']
        ]);
        expect(Date.parse(state.now) - START - 3 * HOUR).toBeLessThan(60_000);
        const next = await send<ClockState>('POST', `${SETUP}/clock`, { toNextScheduledJob: true });
        expect(next.json.movingTo).toBe('2026-11-02T20:00:00.000Z');
        expect((await moved()).fired).toHaveLength(1);
        await send('POST', `${SETUP}/clock`, { to: '2026-11-02T15:30:00-07:00' });
        const last = await moved();
        expect(last.now.slice(0, 16)).toBe('2026-11-02T22:30');
        // Every answer tells the page the org's time.
        const { offset } = await send('GET', `${SETUP}/clock`);
        expect(Math.abs(Date.now() + offset - Date.parse(last.now))).toBeLessThan(60_000);
    });

    test('while it moves, requests are answered and a second move is refused', async () => {
        await send('POST', `${SETUP}/clock`, { by: { days: 2 } });
        const second = await send<{ errorCode: string }[]>('POST', `${SETUP}/clock`, { by: { days: 1 } });
        expect([second.status, second.json[0]!.errorCode]).toEqual([409, 'CLOCK_IS_MOVING']);
        expect((await moved()).fired).toHaveLength(48);
    });

    test('a long move tells of its last hundred jobs and how many there were, and is stopped where it is', async () => {
        await send('POST', `${SETUP}/clock`, { by: { days: 10 } });
        const done = await moved();
        expect([done.ran, done.failed, done.fired.length, done.isStopped]).toEqual([240, 0, 100, false]);
        expect(done.fired[0]!.at).toBe('2026-11-08T13:00:00.000Z');

        const to = '2126-11-02T16:00:00.000Z';
        await send('POST', `${SETUP}/clock`, { to });
        const moving = (await send<ClockState>('GET', `${SETUP}/clock`)).json;
        expect(moving).toMatchObject({ movingTo: to, isStopped: false });
        const stopped = (await send<ClockState>('DELETE', `${SETUP}/clock/move`)).json;
        expect(stopped).toMatchObject({ movingTo: null, isStopped: true, problem: null });
        expect(stopped.ran).toBeGreaterThan(0);
        // The time runs on from the last job that ran; the next one is still to come.
        expect(Date.parse(stopped.now) - Date.parse(stopped.fired.at(-1)!.at)).toBeLessThan(10_000);
        expect(Date.parse(stopped.nextScheduled!)).toBeGreaterThan(Date.parse(stopped.now));
        const again = await send<{ errorCode: string }[]>('DELETE', `${SETUP}/clock/move`);
        expect([again.status, again.json[0]!.errorCode]).toEqual([409, 'CLOCK_STANDS']);
        await send('POST', `${SETUP}/clock`, { toNextScheduledJob: true });
        expect(await moved()).toMatchObject({ ran: 1, isStopped: false });
    });

    test.each([
        [{ to: '2026-11-02T08:00:00Z' }, 'The clock of the org only moves forward'],
        [{ by: { days: -1 } }, 'The clock of the org only moves forward'],
        [{ by: { days: 0 } }, 'The clock of the org only moves forward'],
        [{ by: { years: 1 } }, 'Say where the clock moves'],
        [{ to: '2026-11-05' }, 'Say where the clock moves'],
        [{ to: '2026-99-99T08:00:00Z' }, 'Say where the clock moves'],
        [{ to: '2027-02-30T08:00:00Z' }, 'Say where the clock moves'],
        [{ to: '2027-02-03T25:00:00Z' }, 'Say where the clock moves'],
        [{ to: 1_800_000_000_000 }, 'Say where the clock moves'],
        [{ to: '2027-02-03T08:00:00Z', by: { days: 1 } }, 'Say where the clock moves'],
        [{ to: '4001-01-01T00:00:00Z' }, 'ends on December 31, 4000'],
        [{ by: { days: 1e300 } }, 'ends on December 31, 4000'],
        [{ by: { days: -1e300 } }, 'only moves forward'],
        [{ by: { constructor: 1 } }, 'Say where the clock moves'],
        [{ by: { days: '1' } }, 'Say where the clock moves'],
        [{ by: [] }, 'Say where the clock moves'],
        [{ by: null }, 'Say where the clock moves'],
        [{ toNextScheduledJob: 'yes' }, 'Say where the clock moves'],
        [{}, 'Say where the clock moves']
    ])('refuses to move the clock by %j', async (body, message) => {
        const { status, json } = await send<{ message: string }[]>('POST', `${SETUP}/clock`, body);
        expect(status).toBe(400);
        expect(json[0]!.message).toContain(message);
        expect((await moved()).fired).toEqual([]);
    });

    test('nobody else gets in', async () => {
        await anonymous(
            `Profile profile = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
             insert new User(Username = 'plain@example.com', LastName = 'Plain', Email = 'plain@example.com', Alias = 'plain', ProfileId = profile.Id,
                 TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');`
        );
        const plain = org.users().find((user) => user.username === 'plain@example.com')!;
        const response = await fetch(served.url('/webruntime/api/session'), {
            method: 'POST',
            headers: { cookie: session.cookie, 'x-csrf-token': session.token },
            body: JSON.stringify({ userId: plain.id })
        });
        session.cookie = response.headers.get('set-cookie')!.split(';')[0]!;
        const page = await fetch(served.url('/lightning/page/home'), {
            headers: { cookie: session.cookie }
        });
        session.token = /"csrfToken":"([^"]+)"/.exec(await page.text())![1]!;
        for (const [method, path] of [
            ['GET', '/scheduled-jobs'],
            ['GET', '/apex-jobs'],
            ['GET', '/clock'],
            ['POST', '/clock'],
            ['DELETE', '/clock/move'],
            ['POST', '/scheduled-jobs/08e000000000001AAA/run'],
            ['DELETE', '/scheduled-jobs/08e000000000001AAA']
        ]) {
            const { status, json } = await send<{ errorCode: string }[]>(method!, SETUP + path!);
            expect([method, path, status, json[0]!.errorCode]).toEqual([method, path, 403, 'INSUFFICIENT_ACCESS']);
        }
        expect((await anonymous('Integer i = 0;')).status).toBe(403);
    });

    test('anonymous Apex says what is wrong with it', async () => {
        expect((await anonymous('Integer i = nothing;')).json).toMatchObject({
            success: false,
            compiled: false,
            line: 1
        });
        expect((await anonymous('Integer i = 1 / 0;')).json).toMatchObject({
            success: false,
            exceptionMessage: 'System.MathException: Divide by 0'
        });
    });
});
