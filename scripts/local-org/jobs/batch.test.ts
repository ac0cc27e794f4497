import { LimitCounter } from '../runtime/transaction.ts';
import { moveClock } from './clock.ts';
import { jobById } from './queue.ts';
import { openJobOrg, type JobOrg } from '../testing/jobs.ts';

const START = Date.UTC(2026, 10, 2, 16);

const CLASSES = {
    Counting: `public class Counting implements Database.Batchable<Integer>, Database.Stateful {
        private Integer total = 0;
        private Integer size;
        private Integer bad;
        public Counting(Integer size, Integer bad) { this.size = size; this.bad = bad; }
        public Iterable<Integer> start(Database.BatchableContext context) {
            write(context, 'start ' + status(context));
            List<Integer> numbers = new List<Integer>();
            for (Integer i = 0; i < size; i++) { numbers.add(i); }
            return numbers;
        }
        public void execute(Database.BatchableContext context, List<Integer> numbers) {
            for (Integer one : numbers) { total += one; }
            write(context, 'execute ' + numbers.size() + ' ' + status(context));
            if (numbers[0] == bad) { throw new IllegalArgumentException('bad ' + bad); }
        }
        public void finish(Database.BatchableContext context) {
            write(context, 'total ' + total + ' ' + status(context));
        }
        private static String status(Database.BatchableContext context) {
            AsyncApexJob job = [SELECT Status, JobItemsProcessed, TotalJobItems FROM AsyncApexJob WHERE Id = :context.getJobId()];
            return job.Status + ' ' + job.JobItemsProcessed + '/' + job.TotalJobItems;
        }
        private static void write(Database.BatchableContext context, String text) { insert new Account(Name = text); }
    }`,
    Chain: `public class Chain implements Database.Batchable<SObject> {
        private Integer left;
        private Boolean wrong;
        public Chain(Integer left, Boolean wrong) { this.left = left; this.wrong = wrong; }
        public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator([SELECT Id FROM Organization]); }
        public void execute(Database.BatchableContext context, List<SObject> rows) {
            insert new Account(Name = 'chain ' + left, Site = Limits.getLimitQueries() + ' ' + Limits.getLimitCpuTime() + ' ' + Limits.getLimitHeapSize());
            if (wrong) { Database.executeBatch(new Chain(0, false)); }
        }
        public void finish(Database.BatchableContext context) { if (left > 0) { Database.executeBatch(new Chain(left - 1, false)); } }
    }`,
    NoStart: `public class NoStart implements Database.Batchable<SObject> {
        public Database.QueryLocator start(Database.BatchableContext context) { throw new IllegalArgumentException('never'); }
        public void execute(Database.BatchableContext context, List<SObject> rows) {}
        public void finish(Database.BatchableContext context) { insert new Account(Name = 'finished'); }
    }`,
    Stopping: `public class Stopping implements Database.Batchable<SObject> {
        public Iterable<SObject> start(Database.BatchableContext context) { return new List<SObject>{ new Account(), new Account() }; }
        public void execute(Database.BatchableContext context, List<SObject> rows) {
            insert new Account(Name = 'one');
            System.abortJob(context.getJobId());
        }
        public void finish(Database.BatchableContext context) { insert new Account(Name = 'finished'); }
    }`,
    Step: `public class Step implements Queueable {
        private String text;
        private QueueableContext former;
        public Step(String text) { this.text = text; }
        public void execute(QueueableContext context) {
            if (text == 'again' && former == null) {
                former = context;
                System.enqueueJob(this);
                return;
            }
            if (former != null) { text = String.valueOf(former.getJobId() != context.getJobId()); }
            System.attachFinalizer(new Last(text));
            if (text == 'fails') { throw new IllegalArgumentException('on purpose'); }
            insert new Account(Name = text, Site = AsyncInfo.getCurrentQueueableStackDepth() + ' ' + Limits.getLimitQueueableJobs());
            if (text == 'one') { System.enqueueJob(new Step('two')); }
        }
    }`,
    Last: `public class Last implements Finalizer {
        private String text;
        public Last(String text) { this.text = text; }
        public void execute(FinalizerContext context) {
            Exception error = context.getException();
            insert new Account(Name = 'after ' + text, Site = context.getResult() + ' ' + (error == null ? '' : error.getTypeName() + ' ' + error.getMessage()));
        }
    }`
};

describe('batches and queueable jobs', () => {
    let jobs: JobOrg;
    const column = (field: string): unknown[] =>
        jobs.rows(`SELECT "${field}" AS text FROM "Account" ORDER BY "Id"`).map((row) => row['text']);
    const jobRow = (): Record<string, unknown> =>
        jobs.rows('SELECT * FROM "AsyncApexJob" ORDER BY "Id" DESC LIMIT 1')[0]!;

    beforeEach(() => {
        jobs = openJobOrg(CLASSES, START);
    });
    afterEach(() => jobs.close());

    test('a batch tells its progress, and a failed chunk does not stop the rest', () => {
        jobs.run('Database.executeBatch(new Counting(7, 3), 3);');
        expect(column('Name')).toEqual([
            'start Preparing 0/0',
            'execute 3 Processing 0/3',
            'execute 1 Processing 2/3',
            'total 9 Processing 3/3'
        ]);
        expect(jobRow()).toMatchObject({
            JobType: 'BatchApex',
            Status: 'Completed',
            JobItemsProcessed: 3,
            TotalJobItems: 3,
            NumberOfErrors: 1,
            ExtendedStatus: 'First error: bad 3'
        });
        expect(jobRow()['CompletedDate']).not.toBeNull();
        expect(jobs.rows('SELECT * FROM "_job_chunk"')).toEqual([]);
    });

    test('200 records go to an execute unless the scope says otherwise, at most 2,000', () => {
        jobs.run('Database.executeBatch(new Counting(450, -1));');
        expect(jobRow()['TotalJobItems']).toBe(3);
        jobs.run('Database.executeBatch(new Counting(2500, -1), 5000);');
        expect(jobRow()['TotalJobItems']).toBe(2);
        expect(jobs.errorOf('Database.executeBatch(new Counting(1, -1), 0);')).toMatch(/Scope size/);
    });

    test('a batch whose start fails has failed, and its finish does not run', () => {
        jobs.run('Database.executeBatch(new NoStart());');
        expect(jobRow()).toMatchObject({ Status: 'Failed', NumberOfErrors: 1, ExtendedStatus: 'First error: never' });
        expect(column('Name')).toEqual([]);
    });

    test('a batch may abort itself; it may start another in finish alone, with asynchronous limits', () => {
        jobs.run('Database.executeBatch(new Stopping(), 1);');
        expect(jobRow()).toMatchObject({ Status: 'Aborted', JobItemsProcessed: 1, TotalJobItems: 2 });
        expect(column('Name')).toEqual(['one']);
        jobs.run('Database.executeBatch(new Chain(2, false));');
        expect(column('Name').slice(1)).toEqual(['chain 2', 'chain 1', 'chain 0']);
        expect(column('Site')[1]).toBe('200 60000 12000000');
        jobs.run('Database.executeBatch(new Chain(0, true));');
        expect(jobRow()['ExtendedStatus']).toBe(
            'First error: Database.executeBatch cannot be called from a batch start, batch execute, or future method.'
        );
    });

    test('the rows of a locator are not query rows: 10,000 of them, and 50 million for the start of a batch', () => {
        const plain = new LimitCounter(false);
        plain.add('queryRows', 10_001);
        expect(() => plain.moveToLocator(10_001)).toThrow('Too many query locator rows: 10001');

        const start = new LimitCounter(true);
        start.beginBatchStart();
        start.add('queryRows', 100_000);
        start.moveToLocator(100_000);
        start.endBatchStart();
        expect([start.used('queryRows'), start.used('queryLocatorRows')]).toEqual([0, 100_000]);

        const list = new LimitCounter(true);
        list.beginBatchStart();
        list.add('queryRows', 50_001);
        expect(() => list.endBatchStart()).toThrow('Too many query rows: 50001');
        expect(() => list.add('queryRows', 1)).toThrow('Too many query rows');
    });

    test('beyond five batches the others are held', () => {
        jobs.run(
            `for (Integer i = 0; i < 7; i++) { Database.executeBatch(new Stopping()); }
             insert new Account(Name = String.valueOf([SELECT COUNT() FROM AsyncApexJob WHERE Status = 'Holding']));`
        );
        expect(column('Name')[0]).toBe('2');
        expect(jobs.rows(`SELECT 1 FROM "AsyncApexJob" WHERE "Status" = 'Aborted'`)).toHaveLength(7);
    });

    test('a queueable job chains, and its finalizer learns how it ended', () => {
        jobs.run(`System.enqueueJob(new Step('one'));`);
        expect(column('Name')).toEqual(['one', 'after one', 'two', 'after two']);
        expect(column('Site')).toEqual(['1 1', 'SUCCESS', '2 1', 'SUCCESS']);
        jobs.run(`System.enqueueJob(new Step('fails'));`);
        expect(jobRow()).toMatchObject({
            Status: 'Failed',
            ExtendedStatus: 'System.IllegalArgumentException: on purpose'
        });
        expect(column('Site').at(-1)).toBe('UNHANDLED_EXCEPTION System.IllegalArgumentException on purpose');
    });

    test('a job may keep its context and queue itself again', () => {
        jobs.run(`System.enqueueJob(new Step('again'));`);
        expect(column('Name')).toEqual(['true', 'after true']);
    });

    test('a signature keeps a second job out while the first one waits', () => {
        const built = (builder: string): string => `AsyncOptions options = new AsyncOptions();
            options.MinimumQueueableDelayInMinutes = 5;
            options.DuplicateSignature = ${builder}.addString('x').build();
            System.enqueueJob(new Step('alone'), options);`;
        const queue = built('new QueueableDuplicateSignature.Builder()');
        jobs.run(queue);
        for (const again of [queue, built('QueueableDuplicateSignature.Builder()')]) {
            expect(jobs.errorOf(again)).toBe(
                'System.DuplicateMessageException: Attempt to enqueue job with duplicate queueable signature'
            );
        }
        moveClock(jobs.org, jobs.org.clock.now() + 6 * 60_000);
        expect(column('Name')).toEqual(['alone', 'after alone']);
        expect(jobs.errorOf(queue)).toBe('no error');
    });

    test('a job that waits can be aborted, once', () => {
        jobs.run(`System.enqueueJob(new Step('never'), 5);`);
        const id = String(jobRow()['Id']);
        jobs.run(`System.abortJob('${id}');`);
        expect(jobRow()['Status']).toBe('Aborted');
        expect(jobById(jobs.org.store, id)).toBeNull();
        expect(jobs.errorOf(`System.abortJob('${id}');`)).toBe(
            'System.AsyncException: Job does not exist or is already aborted.'
        );
    });

    test('a listener is told what each transaction used', () => {
        jobs.run('Database.executeBatch(new Counting(4, -1), 2);');
        const batch = jobs.reports.filter((one) => one.kind === 'batch');
        expect(batch.map((one) => one.className)).toEqual(['Counting', 'Counting', 'Counting', 'Counting']);
        expect(batch[1]!.used).toMatchObject({
            queries: { used: 1, limit: 200 },
            dmlStatements: { used: 1, limit: 150 },
            dmlRows: { used: 1, limit: 10000 }
        });
    });

    test('what is rolled back queues nothing', () => {
        jobs.run(
            `Savepoint before = Database.setSavepoint();
             System.enqueueJob(new Step('undone'));
             Database.rollback(before);`
        );
        expect(column('Name')).toEqual([]);
        expect(jobs.rows('SELECT "Id" FROM "AsyncApexJob"')).toEqual([]);
    });
});
