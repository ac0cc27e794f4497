import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { moveClock, movingClock } from './clock.ts';
import { drainJobs, stepDueJob } from './run.ts';
import { openJobOrg, type JobOrg } from '../testing/jobs.ts';

const START = Date.UTC(2026, 10, 2, 16);

const CLASSES = {
    Numbering: `public class Numbering implements Database.Batchable<SObject>, Database.Stateful {
        private Integer seen = 0;
        private List<String> names = new List<String>();
        private Boolean kills;
        public Numbering(Boolean kills) { this.kills = kills; }
        public Database.QueryLocator start(Database.BatchableContext context) {
            return Database.getQueryLocator('SELECT Id, Name FROM Account ORDER BY Name');
        }
        public void execute(Database.BatchableContext context, List<Account> accounts) {
            for (Account account : accounts) { account.Site = String.valueOf(++seen); names.add(account.Name); }
            update accounts;
            if (kills && seen == 6) { System.debug('kill'); }
        }
        public void finish(Database.BatchableContext context) { insert new Account(Name = 'Z', Site = String.join(names, '')); }
    }`,
    Delayed: `public class Delayed implements Queueable {
        private Map<String, Object> state = new Map<String, Object>{ 'at' => Date.newInstance(2026, 11, 2), 'amount' => 1.50 };
        private Set<Id> ids = new Set<Id>{ UserInfo.getUserId() };
        private Account account = new Account(Name = 'kept');
        private Account same;
        private System.TriggerOperation operation = System.TriggerOperation.AFTER_INSERT;
        public Delayed() { same = account; }
        public void execute(QueueableContext context) {
            same.Site = state.get('at') + ' ' + state.get('amount') + ' ' + ids.contains(UserInfo.getUserId()) + ' ' + operation;
            insert account;
        }
    }`,
    Futures: `public class Futures {
        @future public static void write(String name, List<Integer> numbers) { insert new Account(Name = name + numbers[1]); }
    }`
};

const accounts = `List<Account> accounts = new List<Account>();
    for (String name : 'A,B,C,D,E,F,G,H,I'.split(',')) { accounts.add(new Account(Name = name)); }
    insert accounts;`;

describe('jobs and the end of the process', () => {
    let jobs: JobOrg;
    const rows = (): unknown[] =>
        jobs
            .rows('SELECT "Name" AS n, "Site" AS s FROM "Account" ORDER BY "Name"')
            .map((row) => `${row['n']}${row['s']}`);

    beforeEach(() => {
        jobs = openJobOrg(CLASSES, START);
    });
    afterEach(() => jobs.close());

    const ALL = ['A1', 'B2', 'C3', 'D4', 'E5', 'F6', 'G7', 'H8', 'I9', 'ZABCDEFGHI'];

    test('a batch that is stopped between its chunks goes on where it was', () => {
        jobs.run(accounts);
        jobs.org.clock.standAt(jobs.org.clock.now() + 1000);
        // Queued only: anonymous Apex would run it to its end.
        jobs.run(`System.scheduleBatch(new Numbering(false), 'Numbers', 1, 2);`);
        jobs.org.clock.standAt(jobs.org.clock.now() + 120_000);
        for (let i = 0; i < 4; i++) {
            stepDueJob(jobs.org);
        }
        jobs.org.clock.runOn();
        expect(rows().slice(2, 6)).toEqual(['C3', 'D4', 'Enull', 'Fnull']);
        expect(jobs.restart()).toEqual([]);
        drainJobs(jobs.org);
        expect(rows()).toEqual(ALL);
    });

    test('a process killed in the middle of a chunk leaves nothing half done', () => {
        const { file, folder } = jobs;
        jobs.stop();
        const child = spawnSync(
            process.execPath,
            [
                'scripts/local-org/bin/run.mjs',
                'scripts/local-org/jobs/fixtures/run-until-killed.ts',
                folder,
                file,
                `${accounts} Database.executeBatch(new Numbering(true), 2);`
            ],
            { cwd: join(__dirname, '..', '..', '..'), encoding: 'utf8' }
        );
        expect(child.signal).toBe('SIGKILL');
        expect(jobs.restart()).toEqual([]);
        expect(rows().slice(3, 7)).toEqual(['D4', 'Enull', 'Fnull', 'Gnull']);
        expect(jobs.rows('SELECT "Status" AS s, "JobItemsProcessed" AS n FROM "AsyncApexJob"')).toEqual([
            { s: 'Processing', n: 2 }
        ]);
        drainJobs(jobs.org);
        expect(rows()).toEqual(ALL);
    });

    test('a move of the clock that is cut short has come as far as its jobs', () => {
        jobs.run(`System.enqueueJob(new Delayed(), 3); System.enqueueJob(new Delayed(), 8);`);
        const before = jobs.org.clock.now();
        const steps = movingClock(jobs.org, before + 3_600_000);
        steps.next();
        jobs.restart();
        expect(rows()).toHaveLength(1);
        expect(jobs.org.clock.now() - before).toBeLessThan(4 * 60_000);
        moveClock(jobs.org, before + 3_600_000);
        expect(rows()).toHaveLength(2);
    });

    test('queueable and future jobs keep their state as it was', () => {
        jobs.run(`System.enqueueJob(new Delayed(), 3);`);
        jobs.restart();
        moveClock(jobs.org, jobs.org.clock.now() + 200_000);
        jobs.run(`Futures.write('future ', new List<Integer>{ 1, 2 });`);
        expect(rows()).toEqual(['future 2null', 'kept2026-11-02 00:00:00 1.50 true AFTER_INSERT']);
    });

    test('a queueable job whose class is gone is aborted and says why', () => {
        jobs.run(`System.enqueueJob(new Delayed(), 3);`);
        expect(jobs.restart({ Futures: CLASSES.Futures })).toEqual(['Delayed: The class Delayed no longer exists.']);
        expect(jobs.rows('SELECT "Status" AS s, "ExtendedStatus" AS text FROM "AsyncApexJob"')).toEqual([
            { s: 'Aborted', text: 'The class Delayed no longer exists.' }
        ]);
        expect(jobs.rows('SELECT seq FROM "_job"')).toEqual([]);
    });

    test('a row without a job, as an older local org left it, is aborted too', () => {
        jobs.run(`System.enqueueJob(new Delayed(), 3);`);
        jobs.org.store.run('DELETE FROM "_job"');
        expect(jobs.restart()).toHaveLength(1);
        expect(jobs.rows('SELECT "Status" AS s FROM "AsyncApexJob"')).toEqual([{ s: 'Aborted' }]);
    });

    test('a class of anonymous Apex cannot be queued', () => {
        expect(
            jobs.errorOf(
                `class Gone implements Queueable { public void execute(QueueableContext context) {} } System.enqueueJob(new Gone());`
            )
        ).toMatch(/A class of anonymous Apex cannot be queued or scheduled/);
    });
});
