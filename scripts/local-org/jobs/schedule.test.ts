import { moveClock } from './clock.ts';
import { jobById } from './queue.ts';
import { runNow } from './run.ts';
import { openJobOrg, type JobOrg } from '../testing/jobs.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// Monday, 9:00 in Denver (UTC-7).
const START = Date.UTC(2026, 10, 2, 16);

const CLASSES = {
    Stamp: `public class Stamp implements Schedulable {
        private final String prefix;
        private transient String lost = 'x';
        public Stamp(String prefix) { this.prefix = prefix; }
        public void execute(SchedulableContext context) {
            CronTrigger cron = [SELECT State, TimesTriggered FROM CronTrigger WHERE Id = :context.getTriggerId()];
            insert new Account(Name = prefix + ' ' + System.now().formatGmt('MM-dd HH:mm'), Site = lost + ' ' + cron.State);
        }
    }`,
    Broken: `public class Broken implements Schedulable {
        public void execute(SchedulableContext context) {
            insert new Account(Name = 'undone');
            throw new IllegalArgumentException('no luck');
        }
    }`,
    Ending: `public class Ending implements Schedulable {
        public void execute(SchedulableContext context) {
            System.abortJob(context.getTriggerId());
            insert new Account(Name = 'the last');
        }
    }`,
    Limited: `public class Limited implements Schedulable {
        public void execute(SchedulableContext context) {
            insert new Account(Name = Limits.getLimitQueries() + ' ' + Limits.getLimitCpuTime() + ' ' + Request.getCurrent().getQuiddity());
        }
    }`,
    Holder: `public class Holder implements Schedulable {
        private HttpRequest request = new HttpRequest();
        public void execute(SchedulableContext context) {}
    }`,
    Later: `public class Later implements Database.Batchable<Account> {
        public Iterable<Account> start(Database.BatchableContext context) { return new List<Account>{ new Account(Name = 'by batch') }; }
        public void execute(Database.BatchableContext context, List<Account> accounts) { insert accounts; }
        public void finish(Database.BatchableContext context) {}
    }`
};

describe('scheduled Apex', () => {
    let jobs: JobOrg;
    const names = (): unknown[] =>
        jobs.rows('SELECT "Name" AS name FROM "Account" ORDER BY "Id"').map((row) => row['name']);
    const trigger = (): Record<string, unknown> => jobs.rows('SELECT * FROM "CronTrigger"')[0]!;

    beforeEach(() => {
        jobs = openJobOrg(CLASSES, START);
        jobs.run(`update new User(Id = UserInfo.getUserId(), TimeZoneSidKey = 'America/Denver');`);
    });
    afterEach(() => jobs.close());

    test('a job waits with rows that say when it fires', () => {
        jobs.run(`System.schedule('Morning', '0 30 6 ? * MON-FRI', new Stamp('a'));`);
        expect(trigger()).toMatchObject({
            State: 'WAITING',
            CronExpression: '0 30 6 ? * MON-FRI',
            TimeZoneSidKey: 'America/Denver',
            OwnerId: jobs.org.adminId,
            NextFireTime: Date.UTC(2026, 10, 3, 13, 30),
            PreviousFireTime: null,
            EndTime: null,
            TimesTriggered: 0
        });
        expect(jobs.rows('SELECT "Name", "JobType" FROM "CronJobDetail"')).toEqual([{ Name: 'Morning', JobType: '7' }]);
        expect(jobs.rows('SELECT "JobType", "Status", "CronTriggerId" AS cron FROM "AsyncApexJob"')).toEqual([
            { JobType: 'ScheduledApex', Status: 'Queued', cron: trigger()['Id'] }
        ]);
    });

    test('it repeats at its wall time, over the end of daylight-saving time too, and survives restarts', () => {
        jobs.close();
        // Friday before the clocks go back on 1 November 2026.
        jobs = openJobOrg(CLASSES, Date.UTC(2026, 9, 30, 22));
        jobs.run(`update new User(Id = UserInfo.getUserId(), TimeZoneSidKey = 'America/Denver');`);
        jobs.run(`System.schedule('Morning', '0 30 6 * * ?', new Stamp('a'));`);
        moveClock(jobs.org, jobs.org.clock.now() + DAY);
        expect(jobs.restart()).toEqual([]);
        moveClock(jobs.org, jobs.org.clock.now() + DAY);
        expect(names()).toEqual(['a 10-31 12:30', 'a 11-01 13:30']);
        expect(trigger()).toMatchObject({
            State: 'WAITING',
            TimesTriggered: 2,
            PreviousFireTime: Date.UTC(2026, 10, 1, 13, 30),
            NextFireTime: Date.UTC(2026, 10, 2, 13, 30)
        });
    });

    test('it starts each time as it was scheduled, its transient members are null, and its trigger is executing', () => {
        jobs.run(`System.schedule('Morning', '0 30 6 * * ?', new Stamp('a'));`);
        moveClock(jobs.org, START + DAY);
        expect(jobs.rows('SELECT "Site" AS site FROM "Account"')).toEqual([{ site: 'null EXECUTING' }]);
    });

    test('a job whose times are over is complete, and its name is free again', () => {
        jobs.run(`System.schedule('Once', '0 0 12 2 11 ? 2026', new Stamp('a'));`);
        moveClock(jobs.org, START + DAY);
        expect(trigger()).toMatchObject({ State: 'COMPLETE', NextFireTime: null, TimesTriggered: 1 });
        expect(jobs.rows('SELECT "Status" FROM "AsyncApexJob"')).toEqual([{ Status: 'Completed' }]);
        jobs.run(`System.schedule('Once', '0 0 12 10 11 ? 2026', new Stamp('a'));`);
        expect(jobs.rows('SELECT "Id" FROM "CronTrigger"')).toHaveLength(2);
    });

    test('a failure is noted and undone, and the schedule goes on', () => {
        jobs.run(`System.schedule('Broken', '0 0 * * * ?', new Broken());`);
        const fired = moveClock(jobs.org, START + 2 * HOUR + 1000);
        expect(fired.map((one) => one.problem)).toEqual(Array(2).fill('System.IllegalArgumentException: no luck'));
        expect(names()).toEqual([]);
        expect(trigger()).toMatchObject({ State: 'WAITING', TimesTriggered: 2 });
        expect(jobs.rows('SELECT "NumberOfErrors" AS n, "ExtendedStatus" AS text FROM "AsyncApexJob"')).toEqual([
            { n: 2, text: 'System.IllegalArgumentException: no luck' }
        ]);
    });

    test('scheduled Apex has the synchronous limits', () => {
        jobs.run(`System.schedule('Limits', '0 0 * * * ?', new Limited());`);
        moveClock(jobs.org, START + HOUR);
        expect(names()).toEqual(['100 10000 SCHEDULED']);
    });

    test('a job may end its own schedule', () => {
        jobs.run(`System.schedule('Ending', '0 0 * * * ?', new Ending());`);
        moveClock(jobs.org, START + DAY);
        expect(names()).toEqual(['the last']);
        expect(jobs.rows('SELECT "Id" FROM "CronTrigger"')).toEqual([]);
    });

    test('"Run now" runs the job beside its schedule', () => {
        jobs.run(`System.schedule('Morning', '0 30 6 * * ?', new Stamp('a'));`);
        const before = trigger();
        runNow(jobs.org, jobById(jobs.org.store, String(before['Id']))!);
        expect(names()).toEqual(['a 11-02 16:00']);
        expect(trigger()).toMatchObject({ NextFireTime: before['NextFireTime'], TimesTriggered: 1, State: 'WAITING' });
    });

    test('a batch can be scheduled once', () => {
        jobs.run(`System.scheduleBatch(new Later(), 'Later', 30, 10);`);
        expect(trigger()).toMatchObject({ State: 'WAITING', CronExpression: '0 30 9 2 11 ? 2026' });
        moveClock(jobs.org, START + HOUR);
        expect(names()).toEqual(['by batch']);
        expect(trigger()['State']).toBe('COMPLETE');
    });

    test.each([
        [
            'a name that is taken',
            `System.schedule('A', '0 0 6 * * ?', new Stamp('a')); System.schedule('A', '0 0 7 * * ?', new Stamp('b'));`,
            'System.AsyncException: The Apex job named "A" is already scheduled for execution.'
        ],
        [
            'a cron text that is none',
            `System.schedule('A', 'every day', new Stamp('a'));`,
            'System.StringException: Unexpected end of expression.'
        ],
        [
            'minutes that are no number',
            `System.schedule('A', '0 0/15 * * * ?', new Stamp('a'));`,
            'System.StringException: Seconds and minutes must be specified as integers: 0 0/15 * * * ?'
        ],
        [
            'both day of month and day of week open',
            `System.schedule('A', '0 0 6 ? * ?', new Stamp('a'));`,
            "System.StringException: '?' can only be specified for Day-of-Month -OR- Day-of-Week."
        ],
        [
            'a time that is past',
            `System.schedule('A', '0 0 6 1 1 ? 2020', new Stamp('a'));`,
            "System.AsyncException: Based on configured schedule, the given trigger 'A' will never fire."
        ],
        [
            'a class that is no Schedulable',
            `System.schedule('A', '0 0 6 * * ?', new Later());`,
            'System.TypeException: System.schedule needs a Schedulable: Later'
        ],
        [
            'state that cannot be kept',
            `System.schedule('A', '0 0 6 * * ?', new Holder());`,
            'System.SerializationException: Not Serializable: System.HttpRequest (Holder.request)'
        ],
        [
            'more than 100 jobs',
            `for (Integer i = 0; i < 101; i++) { System.schedule('A' + i, '0 0 6 * * ?', new Stamp('a')); }`,
            'System.AsyncException: You have exceeded the maximum number (100) of Apex scheduled jobs.'
        ],
        [
            'aborting twice',
            `Id one = System.schedule('A', '0 0 6 * * ?', new Stamp('a')); System.abortJob(one); System.abortJob(one);`,
            'System.AsyncException: Job does not exist or is already aborted.'
        ]
    ])('refuses %s, and nothing of the transaction stays', (_, source, message) => {
        expect(jobs.errorOf(source)).toBe(message);
        expect(jobs.rows('SELECT "Id" FROM "CronTrigger"')).toEqual([]);
        expect(jobs.rows('SELECT seq FROM "_job"')).toEqual([]);
    });

    test('a class that is gone at the next start leaves a row that says so', () => {
        jobs.run(`System.schedule('Morning', '0 30 6 * * ?', new Stamp('a'));`);
        const others = Object.fromEntries(Object.entries(CLASSES).filter(([name]) => name !== 'Stamp'));
        expect(jobs.restart(others)).toEqual(['Morning: The class Stamp no longer exists.']);
        expect(trigger()).toMatchObject({ State: 'ERROR', NextFireTime: null });
        expect(jobs.rows('SELECT "Status", "ExtendedStatus" AS text FROM "AsyncApexJob"')).toEqual([
            { Status: 'Aborted', text: 'The class Stamp no longer exists.' }
        ]);
    });
});
