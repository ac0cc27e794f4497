import { moveClock, nextScheduled } from './clock.ts';
import { openJobOrg, type JobOrg } from '../testing/jobs.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 2, 16);

const CLASSES = {
    Note: `public class Note implements Schedulable, Queueable {
        private String text;
        public Note(String text) { this.text = text; }
        public void execute(SchedulableContext context) {
            write(text);
            System.enqueueJob(new Note(text + ' now'));
            System.enqueueJob(new Note(text + ' delayed'), 7);
        }
        public void execute(QueueableContext context) { write(text); }
        private static void write(String text) {
            insert new Account(Name = text, Site = System.now().formatGmt('HH:mm:ss') + ' ' + Date.today().day());
        }
    }`
};

describe("the org's clock", () => {
    let jobs: JobOrg;
    const notes = (): unknown[] =>
        jobs.rows(`SELECT "Name" || ' ' || "Site" AS text FROM "Account" ORDER BY "Id"`).map((row) => row['text']);

    beforeEach(() => {
        jobs = openJobOrg(CLASSES, START);
        jobs.run(`update new User(Id = UserInfo.getUserId(), TimeZoneSidKey = 'GMT');`);
    });
    afterEach(() => jobs.close());

    test('starts where it is told, and runs on', () => {
        expect(jobs.org.clock.now() - START).toBeGreaterThanOrEqual(0);
        expect(jobs.org.clock.now() - START).toBeLessThan(MINUTE);
    });

    test('moving it runs what is due in between, in order and each at its own time', () => {
        jobs.run(
            `System.schedule('B', '0 30 17 * * ?', new Note('b'));
             System.schedule('A', '0 0 17,18 * * ?', new Note('a'));
             System.enqueueJob(new Note('first'), 5);`
        );
        const first = Number(jobs.rows(`SELECT due FROM "_job" WHERE kind = 'queueable'`)[0]!['due']);
        const fired = moveClock(jobs.org, START + 105 * MINUTE);
        const at = new Date(first).toISOString().slice(11, 19);
        expect(notes()).toEqual([
            `first ${at} 2`,
            'a 17:00:00 2',
            'a now 17:00:00 2',
            'a delayed 17:07:00 2',
            'b 17:30:00 2',
            'b now 17:30:00 2',
            'b delayed 17:37:00 2'
        ]);
        expect(fired.map((one) => [one.kind, one.name, one.at - START])).toEqual([
            ['queueable', null, first - START],
            ['schedulable', 'A', HOUR],
            ['queueable', null, HOUR],
            ['queueable', null, HOUR + 7 * MINUTE],
            ['schedulable', 'B', 90 * MINUTE],
            ['queueable', null, 90 * MINUTE],
            ['queueable', null, 97 * MINUTE]
        ]);
        expect(nextScheduled(jobs.org)).toBe(START + 2 * HOUR);
        // System fields are of the time of the job.
        expect(jobs.rows(`SELECT "CreatedDate" AS at FROM "Account" WHERE "Name" = 'b delayed'`)[0]!['at']).toBe(
            START + 97 * MINUTE
        );
        expect(jobs.org.clock.now() - START - 105 * MINUTE).toBeLessThan(MINUTE);
    });

    test('it belongs to the data: a restart keeps it', () => {
        moveClock(jobs.org, START + 30 * 24 * HOUR);
        jobs.restart();
        expect(jobs.org.clock.now()).toBeGreaterThanOrEqual(START + 30 * 24 * HOUR);
        expect(jobs.org.clock.now()).toBeLessThan(START + 30 * 24 * HOUR + MINUTE);
    });

    test('it never moves back', () => {
        const message = /only moves forward/;
        expect(() => moveClock(jobs.org, START - 1)).toThrow(message);
        expect(() => moveClock(jobs.org, Number.NaN)).toThrow(/to a date and time/);
        expect(() => jobs.org.clock.standAt(START - 1)).toThrow(message);
        expect(jobs.org.clock.now()).toBeGreaterThanOrEqual(START);
    });

    test('a job that was missed several times while the org was stopped fires once', () => {
        jobs.run(`System.schedule('A', '0 0 * * * ?', new Note('a'));`);
        jobs.org.clock.standAt(START + 5 * HOUR + MINUTE);
        jobs.org.clock.runOn();
        jobs.run('Integer i = 0;');
        expect(notes().map((text) => String(text).slice(0, 7))).toEqual(['a 21:01', 'a now 2']);
        expect(nextScheduled(jobs.org)).toBe(START + 6 * HOUR);
    });
});
