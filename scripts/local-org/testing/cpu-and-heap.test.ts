import { CpuTime, nextSteps, steps } from '../runtime/cpu-time.ts';
import { LimitCounter } from '../runtime/transaction.ts';
import { apexBodies } from './apex-tests.ts';

const CPU = 'System.LimitException: Apex CPU time limit exceeded';
/** How much faster CPU time passes where a test waits for its end. */
const FASTER = 20;
const HEAP = expect.stringMatching(/^System\.LimitException: Apex heap size too large: \d+$/);

afterEach(() => jest.restoreAllMocks());

// Apex Developer Guide, Execution Governors and Limits: 10,000 ms of CPU in synchronous, 60,000 in asynchronous Apex.
test.each([
    ['synchronous', false, 10_000],
    ['asynchronous', true, 60_000]
])('the CPU time of %s Apex ends', (_name, isAsync, limit) => {
    let spent = 0;
    const counter = new LimitCounter(isAsync, new CpuTime(() => spent * 1000));
    counter.cpu.resume();
    spent = limit;
    counter.stepsDone();
    counter.cpu.pause();
    spent += 5_000; // of another transaction
    counter.cpu.resume();
    counter.stepsDone();
    expect(counter.used('cpuTime')).toBe(limit);
    spent += 1;
    expect(() => counter.stepsDone()).toThrow('Apex CPU time limit exceeded');
    expect(steps.n).toBe(0); // so that the next step looks again
});

test('costly steps are watched more closely than cheap ones', () => {
    nextSteps(0.1);
    const cheap = steps.n;
    nextSteps(1000);
    expect(steps.n).toBeGreaterThan(cheap);
});

test('loops and recursions without an end are ended, and nothing catches that', () => {
    // CPU time passes faster, so that nobody has to wait for ten seconds of it.
    const { cpuUsage } = process;
    jest.spyOn(process, 'cpuUsage').mockImplementation(() => {
        const { user, system } = cpuUsage.call(process);
        return { user: user * FASTER, system: system * FASTER };
    });
    const results = apexBodies(
        {
            loop: `try { while (true) { } } catch (Exception e) { return; } finally { for (;;) { } }`,
            recursion: `fibonacci(80);`,
            inATrigger: `Database.insert(new Account(Name = 'spin'), false);`
        },
        {
            'triggers/Spin.trigger': `trigger Spin on Account (before insert) {
    for (Account one : Trigger.new) {
        Integer turns = 0;
        do {
            turns++;
        } while (one.Name == 'spin');
    }
}`
        },
        `static Integer fibonacci(Integer n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }`
    );
    expect(results).toEqual({ loop: CPU, recursion: CPU, inATrigger: CPU });
});

test('what the heap cannot hold is refused; what nobody refers to any more is free', () => {
    const results = apexBodies(
        {
            longTexts: `List<String> all = new List<String>(); for (Integer i = 0; i < 200; i++) { all.add('x'.repeat(100000) + i); }`,
            longTextsThatFit: `List<String> all = new List<String>(); for (Integer i = 0; i < 50; i++) { all.add('x'.repeat(100000) + i); }`,
            oneTextManyTimes: `List<String> all = new List<String>(); String one = 'x'.repeat(100000); for (Integer i = 0; i < 200; i++) { all.add(one); }`,
            oneAfterTheOther: `for (Integer i = 0; i < 2000; i++) { List<String> few = new List<String>(); few.add('x'.repeat(100000) + i); }`,
            aGrowingText: `String all = 'x'; while (true) { all += all; }`,
            aTextOfPieces: `String all = ''; while (true) { all += 'piece after piece after piece after piece'; }`,
            repeated: `'x'.repeat(100000000).length();`,
            padded: `'x'.leftPad(100000000).length();`,
            numbers: `List<Integer> all = new List<Integer>(); while (true) { all.add(1); }`,
            // help.salesforce.com, article 000384468, has this loop as its example.
            addedToItself: `List<String> all = new List<String>{ 'a', 'b' }; for (Integer i = 0; i < 50; i++) { all.addAll(all); }`,
            records: `Map<Integer, Account> all = new Map<Integer, Account>(); Integer i = 0; while (true) { all.put(i++, new Account(Name = 'name ' + i)); }`,
            texts: `Set<String> all = new Set<String>(); Integer i = 0; while (true) { all.add('text ' + i++); }`,
            aStatic: `while (true) { kept.add(new List<Integer>{ 1, 2, 3 }); }`,
            places: `Integer[] all = new Integer[100000000]; Assert.areEqual(0, all.size());`,
            anIterator: `List<Integer> all = new List<Integer>(); for (Integer one : new Endless()) { all.add(one); }`,
            aChain: `Link first = new Link(); while (true) { Link one = new Link(); one.next = first; first = one; }`,
            notCaught: `try { while (true) { kept.add(new List<Integer>{ 1, 2, 3 }); } } catch (Exception e) { kept.clear(); }`
        },
        {},
        `static List<List<Integer>> kept = new List<List<Integer>>();
        class Link { Link next; Object a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p; }
        class Endless implements Iterable<Integer>, Iterator<Integer> {
            public Iterator<Integer> iterator() { return this; }
            public Boolean hasNext() { return true; }
            public Integer next() { return 1; }
        }`
    );
    const fits = ['longTextsThatFit', 'oneTextManyTimes', 'oneAfterTheOther'];
    expect(results).toEqual(
        Object.fromEntries(Object.keys(results).map((name) => [name, fits.includes(name) ? 'Pass' : HEAP]))
    );
}, 120_000);

test('Limits.getHeapSize is what statics and the variables of the method hold', () => {
    const results = apexBodies(
        {
            aVariable: `Integer before = Limits.getHeapSize();
List<String> all = new List<String>();
for (Integer i = 0; i < 1000; i++) { all.add('x'.repeat(1000) + i); }
Integer now = Limits.getHeapSize() - before;
Assert.isTrue(now > 1000000 && now < 1100000, '' + now);
all = null;
Assert.isTrue(Limits.getHeapSize() < 1000, '' + Limits.getHeapSize());`,
            aStatic: `Integer before = Limits.getHeapSize();
kept.add('y'.repeat(5000));
Assert.areEqual(5004, Limits.getHeapSize() - before);`,
            askedTwice: `Assert.areEqual(Limits.getHeapSize(), Limits.getHeapSize());`,
            limits: `Assert.areEqual(6000000, Limits.getLimitHeapSize());
Assert.areEqual(10000, Limits.getLimitCpuTime());
Assert.isTrue(Limits.getCpuTime() < 5000, '' + Limits.getCpuTime());`
        },
        {},
        `static List<String> kept = new List<String>();`
    );
    expect(Object.values(results)).toEqual(['Pass', 'Pass', 'Pass', 'Pass']);
});
