import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openOrg, type Org } from '../org.ts';
import { AuraError, invokeAuraMethod } from '../entry/aura.ts';
import { executeAnonymous } from '../entry/anonymous.ts';
import { coverageOf } from './coverage.ts';
import { runTests } from './test-runner.ts';

const folder = mkdtempSync(join(tmpdir(), 'apex-org-'));
let org: Org;
const debug: string[] = [];

function write(path: string, text: string): void {
    const file = join(folder, 'force-app', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}

beforeAll(() => {
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' })
    );
    write(
        'classes/Accounts.cls',
        `public with sharing class Accounts {
    public class Row {
        @AuraEnabled public String name { get; set; }
        @AuraEnabled public Integer size;
        public String hidden = 'x';
    }
    public class OwnException extends Exception {}
    @AuraEnabled(cacheable=true)
    public static List<Account> byName(String name) {
        return [SELECT Id, Name, AnnualRevenue FROM Account WHERE Name = :name ORDER BY Name];
    }
    @AuraEnabled
    public static Row save(Row row, List<Account> more) {
        insert new Account(Name = row.name);
        insert more;
        row.size = [SELECT COUNT() FROM Account];
        return row;
    }
    @AuraEnabled(cacheable=true)
    public static void writes() {
        insert new Account(Name = 'no');
    }
    @AuraEnabled
    public static void fails(String how) {
        if (how == 'handled') {
            throw new AuraHandledException('Told to the user');
        }
        if (how == 'own') {
            throw new OwnException('Mine');
        }
        insert new Account();
    }
    public static String notExposed() {
        return 'x';
    }
}`
    );
    write(
        'classes/Jobs.cls',
        `public class Jobs implements Queueable, Database.Batchable<SObject>, Schedulable, Finalizer {
    public static Integer ran = 0;
    public void execute(QueueableContext context) {
        System.attachFinalizer(new Jobs());
        insert new Account(Name = 'queued');
    }
    public void execute(FinalizerContext context) {
        insert new Account(Name = 'finalized ' + context.getResult().name());
    }
    public Iterable<SObject> start(Database.BatchableContext context) {
        return [SELECT Id, Name FROM Account];
    }
    public void execute(Database.BatchableContext context, List<SObject> scope) {
        for (SObject one : scope) {
            ((Account) one).Name += '!';
        }
        update scope;
    }
    public void finish(Database.BatchableContext context) {}
    public void execute(SchedulableContext context) {
        insert new Account(Name = 'scheduled');
    }
    @future
    public static void later(String name) {
        insert new Account(Name = name);
    }
}`
    );
    write(
        'classes/AccountsTest.cls',
        `@IsTest
private class AccountsTest {
    @TestSetup
    static void setup() {
        insert new Account(Name = 'from setup');
    }
    @IsTest
    static void seesSetup() {
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
        Assert.isTrue(Schema.SObjectType.Account.fields.Name.isUpdateable());
        Assert.isTrue(Schema.SObjectType.Account.fields.getMap().containsKey('name'));
        insert new Account(Name = 'gone after the test');
    }
    @IsTest
    static void setupIsTheSameForEveryTest() {
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    }
    @IsTest
    static void triggerRuns() {
        Account a = new Account(Name = 'trigger me');
        insert a;
        Assert.areEqual('by trigger', [SELECT Description FROM Account WHERE Id = :a.Id].Description);
    }
    @IsTest
    static void jobsRunAtStopTest() {
        Test.startTest();
        System.enqueueJob(new Jobs());
        Jobs.later('future');
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
        Test.stopTest();
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'queued']);
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'finalized SUCCESS']);
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'future']);
    }
    @IsTest
    static void batchAndSchedule() {
        Test.startTest();
        Database.executeBatch(new Jobs(), 10);
        System.schedule('nightly', '0 0 2 * * ?', new Jobs());
        Test.stopTest();
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'from setup!']);
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'scheduled']);
        Assert.areEqual('0 0 2 * * ?', [SELECT CronExpression FROM CronTrigger LIMIT 1].CronExpression);
    }
    @IsTest
    static void limitsAreCounted() {
        Integer before = Limits.getQueries();
        List<Account> rows = [SELECT Id FROM Account];
        Assert.areEqual(1, Limits.getQueries() - before);
        Test.startTest();
        Assert.areEqual(0, Limits.getQueries());
        Test.stopTest();
    }
    @IsTest
    static void tooManyQueries() {
        for (Integer i = 0; i < 101; i++) {
            List<Account> rows = [SELECT Id FROM Account];
        }
    }
    @IsTest
    static void oneRowToARecord() {
        Account a = [SELECT Id, Name FROM Account LIMIT 1];
        Assert.areEqual('from setup', a.Name);
        try {
            Account none = [SELECT Id FROM Account WHERE Name = 'nobody'];
            Assert.fail('no row');
        } catch (QueryException e) {
            Assert.areEqual('List has no rows for assignment to SObject', e.getMessage());
        }
    }
}`
    );
    write(
        'classes/BrokenTest.cls',
        `@IsTest
private class BrokenTest {
    @IsTest
    static void neverRuns() {
        Nope.nothing();
    }
}`
    );
    write(
        'triggers/OnAccount.trigger',
        `trigger OnAccount on Account (before insert) {
    for (Account a : Trigger.new) {
        a.Description = 'by trigger';
    }
}`
    );
    write(
        'triggers/OnCampaign.trigger',
        `trigger OnCampaign on Campaign (before insert) {
    Nope.nothing();
}`
    );
    write(
        'classes/CampaignsTest.cls',
        `@IsTest
private class CampaignsTest {
    @IsTest
    static void savesACampaign() {
        insert new Campaign(Name = 'never saved without its trigger');
    }
}`
    );
    org = openOrg({
        projectDirs: [folder],
        file: ':memory:',
        cacheFolder: null,
        coverage: true,
        debug: (text) => debug.push(text)
    });
});

afterAll(() => {
    org.store.close();
    rmSync(folder, { recursive: true });
});

test('tests run each in a transaction of its own, after the set-up; a class that does not compile fails its tests', () => {
    const results = runTests(
        org,
        () => true,
        () => undefined
    );
    const failed = results
        .filter((one) => one.outcome !== 'Pass')
        .map((one) => `${one.className}.${one.methodName} ${one.outcome}: ${one.message?.split('\n')[0]}`);
    expect(failed).toEqual([
        'AccountsTest.tooManyQueries Fail: System.LimitException: Too many SOQL queries: 101',
        expect.stringMatching(
            /^BrokenTest.neverRuns CompileFail: .*BrokenTest.cls:5:9: Variable does not exist: Nope$/
        ),
        expect.stringMatching(
            /^CampaignsTest.savesACampaign Fail: Unsupported: A trigger on Campaign does not compile: /
        )
    ]);
    expect(results).toHaveLength(10);
    expect(org.store.get('SELECT COUNT(*) AS n FROM "Account"')!['n']).toBe(0);
    const trigger = coverageOf(org).find((one) => one.name === 'OnAccount')!;
    expect([trigger.totalLines, trigger.totalCovered]).toEqual([2, 2]);
});

test('an Aura method takes and gives JSON', () => {
    const saved = invokeAuraMethod(org, org.adminId, 'Accounts', 'save', {
        row: { name: 'One' },
        more: [{ sobjectType: 'Account', Name: 'Two', AnnualRevenue: 15 }]
    });
    expect(saved).toEqual({ name: 'One', size: 2 });
    expect(invokeAuraMethod(org, org.adminId, 'accounts', 'byname', { name: 'Two' })).toEqual([
        { Id: expect.any(String), Name: 'Two', AnnualRevenue: 15 }
    ]);
});

describe('errors of Aura methods', () => {
    function error(method: string, params: { [name: string]: string } = {}): AuraError {
        try {
            invokeAuraMethod(org, org.adminId, 'Accounts', method, params);
        } catch (thrown) {
            return thrown as AuraError;
        }
        throw new Error('nothing was thrown');
    }

    test('carry type, message and stack', () => {
        expect(error('fails', { how: 'handled' })).toMatchObject({
            exceptionType: 'System.AuraHandledException',
            message: 'Told to the user'
        });
        const own = error('fails', { how: 'own' });
        expect(own).toMatchObject({
            exceptionType: 'Accounts.OwnException',
            message: 'Mine',
            isUserDefinedException: true
        });
        expect(own.stackTrace).toBe('Class.Accounts.fails: line 29, column 1');
        expect(error('fails', { how: 'dml' }).fieldErrors).toEqual({
            Name: [expect.objectContaining({ statusCode: 'REQUIRED_FIELD_MISSING' })]
        });
        expect(error('notExposed').message).toContain('no @AuraEnabled method');
    });

    test('a cacheable method may not write, and nothing is kept', () => {
        expect(error('writes').message).toBe('Too many DML statements: 1');
        expect(org.store.get(`SELECT COUNT(*) AS n FROM "Account" WHERE "Name" = 'no'`)!['n']).toBe(0);
    });
});

test('jobs of a committed transaction run after it', () => {
    expect(executeAnonymous(org, org.adminId, "System.enqueueJob(new Jobs()); System.debug('done');")).toEqual([]);
    expect(debug).toContain('done');
    expect(
        org.store.get(`SELECT COUNT(*) AS n FROM "Account" WHERE "Name" IN ('queued', 'finalized SUCCESS')`)!['n']
    ).toBe(2);
    expect(executeAnonymous(org, org.adminId, 'Integer i = foo;')).toEqual([
        expect.objectContaining({ line: 1, message: 'Variable does not exist: foo' })
    ]);
});
