import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg, type Org } from '../org.ts';
import { testsNamed } from './test-choice.ts';
import { junit, sfResult, type SfResult } from './test-report.ts';
import { runTests, type TestResult } from './test-runner.ts';

const SOURCES = {
    FirstTest: `@IsTest private class FirstTest {
    @TestSetup static void make() { insert new Account(Name = 'made'); }
    @IsTest static void right() { Assert.areEqual(1, [SELECT COUNT() FROM Account]); delete [SELECT Id FROM Account]; }
    @IsTest static void apart() { Assert.areEqual(Plain.one(), [SELECT COUNT() FROM Account]); }
    @IsTest static void wrong() { Assert.fail('on purpose'); }
    @IsTest static void unknown() { Blob.toPdf('x'); }
}`,
    SecondTest: `@IsTest private class SecondTest {
    @TestSetup static void make() { Integer n = 1 / 0; }
    @IsTest static void never() { }
}`,
    BrokenTest: '@IsTest private class BrokenTest { @IsTest static void run() { Nonsense n; } }',
    Plain: 'public class Plain {\n    public static Integer one() {\n        return 1;\n    }\n}'
};
let folder: string;
let org: Org;
beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'test-run-'));
    mkdirSync(join(folder, 'classes'));
    Object.entries(SOURCES).forEach(([name, text]) => writeFileSync(join(folder, 'classes', `${name}.cls`), text));
    org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: null, coverage: true });
});
afterAll(() => {
    org.store.close();
    rmSync(folder, { recursive: true });
});

const run = (
    wanted: (className: string, method: string) => boolean,
    options: Parameters<typeof runTests>[3] = {}
): TestResult[] => runTests(org, wanted, () => undefined, options);
const named = (results: readonly TestResult[]): string[] =>
    results.map((one) => `${one.className}.${one.methodName} ${one.outcome}`);

// Apex Developer Guide: each test method begins with what @TestSetup made, and what it does is undone; where that fails, all of its class do.
test('each method begins with what the setup of its class made', () => {
    const told: string[] = [];
    const results = runTests(
        org,
        () => true,
        (one) => told.push(one.methodName)
    );
    expect(told).toEqual(results.map((one) => one.methodName));
    expect(named(results).sort()).toEqual([
        'BrokenTest.run CompileFail',
        'FirstTest.apart Pass',
        'FirstTest.right Pass',
        'FirstTest.unknown Fail',
        'FirstTest.wrong Fail',
        'SecondTest.never Fail'
    ]);
    const of = (name: string): TestResult => results.find((one) => one.methodName === name)!;
    expect(of('right')).toMatchObject({ message: null, stack: null });
    expect(of('wrong')).toMatchObject({
        message: 'System.AssertException: Assertion Failed: on purpose',
        stack: 'Class.FirstTest.wrong: line 5, column 1'
    });
    expect(of('unknown').message).toBe('Unsupported: Blob.toPdf');
    expect(of('never')).toMatchObject({
        message: '@TestSetup failed: System.MathException: Divide by 0',
        stack: 'Class.SecondTest.make: line 2, column 1'
    });
    expect(of('run').message).toContain('BrokenTest.cls:1:64: Invalid type: Nonsense');
    expect(results.some((one) => one.covered)).toBe(false);
});

test('a run tells the lines that each test ran, or ends with the first that does not pass', () => {
    const [detailed] = run((_, method) => method === 'apart', { detailed: true });
    expect([...detailed!.covered!.values()]).toEqual([[4], [3]]);
    const failing = run((name) => name === 'FirstTest', { failFast: true });
    expect(named(failing)).toEqual(['FirstTest.right Pass', 'FirstTest.apart Pass', 'FirstTest.wrong Fail']);
    const broken = run(() => true, { failFast: true });
    expect(broken.filter((one) => one.outcome !== 'Pass')).toHaveLength(1);
});

test('tests are chosen by class or method, in any case; a name that is none tells what might be meant', () => {
    const chosen = (...names: string[]): string[] => {
        const wanted = testsNamed(org, names);
        return Object.keys(SOURCES)
            .flatMap((name) =>
                ['right', 'apart', 'wrong', 'unknown', 'never', 'run'].map((one) => [name, one] as const)
            )
            .filter(([name, method]) => wanted(name, method))
            .map(([name, method]) => `${name}.${method}`);
    };
    expect(chosen('secondtest', 'FIRSTTEST.Wrong')).toEqual(['FirstTest.wrong', 'SecondTest.never']);
    expect(chosen('FirstTest')).toHaveLength(4);
    expect(chosen()).toEqual([]);
    // Of a class that does not compile all is told.
    expect(chosen('BrokenTest.other')).toEqual(['BrokenTest.run']);
    expect(() => chosen('Plain')).toThrow('Plain is no class with tests.');
    expect(() => chosen('FristTest')).toThrow('FristTest is no class with tests. Did you mean FirstTest?');
    expect(() => chosen('Test')).toThrow(/Did you mean (?:\w+ or ){2}\w+\?$/);
    expect(() => chosen('FirstTest.wrog')).toThrow('FirstTest has no test wrog. Did you mean wrong?');
    expect(() => chosen('FirstTest.zzzzzzzz')).toThrow(/^FirstTest has no test zzzzzzzz\.$/);
    expect(() => chosen('First')).toThrow('First is no class with tests. Did you mean FirstTest?');
});

// `sf apex run test --json`; the XML of JUnit.
test('results are told as the Salesforce CLI and JUnit tell them', () => {
    const base = { className: 'A', stack: null, message: null };
    const results: TestResult[] = [
        { ...base, methodName: 'one', outcome: 'Pass', ms: 12.4, covered: new Map([['A', [1, 2]]]) },
        { ...base, methodName: 'two', outcome: 'Pass', ms: 1 },
        {
            ...base,
            methodName: 'three',
            outcome: 'Fail',
            ms: 1500,
            message: 'a < "b" & \u0001c',
            stack: 'Class.A.three: line 2'
        }
    ];
    const coverage = [
        { name: 'A', totalCovered: 3, totalLines: 4, coveredPercent: 75, lines: {} },
        { name: 'B', totalCovered: 0, totalLines: 4, coveredPercent: 0, lines: {} }
    ] as unknown as Parameters<typeof sfResult>[1];
    expect(sfResult(results, coverage, 99.6, '005', 'me')).toMatchObject({
        status: 100,
        result: {
            summary: {
                failRate: '33%',
                failing: 1,
                outcome: 'Failed',
                passRate: '67%',
                passing: 2,
                testsRan: 3,
                userId: '005',
                username: 'me',
                commandTime: '100 ms',
                testRunCoverage: '38%',
                orgWideCoverage: '38%'
            },
            tests: [
                {
                    FullName: 'A.one',
                    MethodName: 'one',
                    Outcome: 'Pass',
                    RunTime: 12,
                    ApexClass: { Name: 'A' },
                    linesRun: { A: [1, 2] }
                },
                { FullName: 'A.two', Message: null, StackTrace: null },
                { Outcome: 'Fail', Message: 'a < "b" & \u0001c', StackTrace: 'Class.A.three: line 2' }
            ],
            coverage: {
                coverage: [{ name: 'A', totalCovered: 3 }, { name: 'B' }],
                summary: { totalLines: 8, coveredLines: 3, orgWideCoverage: '38%' }
            }
        }
    });
    const passing = sfResult(results.slice(1, 2), null, 1, '005', 'me') as SfResult;
    expect(passing).toMatchObject({
        status: 0,
        result: { summary: { failRate: '0%', passRate: '100%', outcome: 'Passed' } }
    });
    expect(passing.result.coverage).toBeUndefined();
    expect(passing.result.tests[0]).not.toHaveProperty('linesRun');
    expect(passing.result).not.toHaveProperty('summary.testRunCoverage');
    expect(sfResult([], [], 1, '005', 'me')).toMatchObject({
        result: { summary: { failRate: '0%', passRate: '0%', testRunCoverage: '0%' } }
    });
    expect(junit(results)).toBe(
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="apex" tests="3" failures="1">\n' +
            '    <testcase name="one" classname="A" time="0.012"/>\n    <testcase name="two" classname="A" time="0.001"/>\n' +
            '    <testcase name="three" classname="A" time="1.500">\n      <failure message="a &#60; &#34;b&#34; &#38; c">Class.A.three: line 2</failure>\n    </testcase>\n' +
            '  </testsuite>\n</testsuites>\n'
    );
});
