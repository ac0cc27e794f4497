import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { executeAnonymous } from '../entry/anonymous.ts';
import { openOrg, type Org } from '../org.ts';
import { runTests } from './test-runner.ts';

const folder = mkdtempSync(join(tmpdir(), 'transaction-rules-'));
let org: Org;

function write(path: string, text: string): void {
    const file = join(folder, 'force-app', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}

beforeAll(() => {
    writeFileSync(join(folder, 'sfdx-project.json'), JSON.stringify({ packageDirectories: [{ path: 'force-app' }] }));
    write('classes/Depth.cls', 'public class Depth { public static Integer wanted = 0; }');
    write(
        'triggers/Deeper.trigger',
        `trigger Deeper on Account (after insert) {
    if (Depth.wanted > 1) {
        Depth.wanted--;
        insert new Account(Name = 'deeper');
    }
}`
    );
    write('classes/Self.cls', 'public class Self { public static String wanted; }');
    write(
        'triggers/OnContact.trigger',
        `trigger OnContact on Contact (before update, after update, before delete) {
    List<Contact> same = Trigger.isDelete ? Trigger.old : Trigger.new;
    List<Contact> own = [SELECT Id FROM Contact WHERE Id IN :same];
    String wanted = Self.wanted;
    Self.wanted = null;
    if (wanted == 'given ' + Trigger.operationType) {
        update same;
    } else if (wanted == 'update ' + Trigger.operationType) {
        update own;
    } else if (wanted == 'delete ' + Trigger.operationType) {
        delete own;
    } else {
        Self.wanted = wanted;
    }
}`
    );
    write(
        'classes/RulesTest.cls',
        `@IsTest private class RulesTest {
    private class Answer implements HttpCalloutMock {
        public HttpResponse respond(HttpRequest request) {
            return new HttpResponse();
        }
    }
    private static void call() {
        Test.setMock(HttpCalloutMock.class, new Answer());
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://example.com');
        request.setMethod('GET');
        new Http().send(request);
    }
    @IsTest static void sixteenTriggersMayNest() {
        Depth.wanted = 16;
        insert new Account(Name = 'a');
        Assert.areEqual(16, [SELECT COUNT() FROM Account]);
    }
    @IsTest static void seventeenMayNot() {
        Depth.wanted = 17;
        try {
            insert new Account(Name = 'a');
            Assert.fail('too deep');
        } catch (DmlException e) {
            Assert.isTrue(e.getMessage().contains('Deeper: maximum trigger depth exceeded'), e.getMessage());
        }
    }
    @IsTest static void mixedListsHaveTenRunsAtMost() {
        List<SObject> records = new List<SObject>();
        for (Integer i = 0; i < 5; i++) {
            records.add(new Account(Name = 'a'));
            records.add(new Contact(LastName = 'c'));
        }
        insert records.deepClone();
        records.add(new Account(Name = 'a'));
        try {
            insert records;
            Assert.fail('eleven');
        } catch (TypeException e) {
            Assert.isTrue(e.getMessage().startsWith('Cannot have more than 10 chunks in a single operation'), e.getMessage());
        }
    }
    @IsTest static void savepointsEndAtStartTest() {
        Savepoint before = Database.setSavepoint();
        Test.startTest();
        try {
            Database.rollback(before);
            Assert.fail('released');
        } catch (TypeException e) {
            Assert.isTrue(e.getMessage().startsWith('Invalid savepoint'), e.getMessage());
        }
    }
    @IsTest static void laterSavepointsAreGone() {
        Savepoint first = Database.setSavepoint();
        insert new Account(Name = 'undone');
        Savepoint second = Database.setSavepoint();
        Database.rollback(first);
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
        try {
            Database.rollback(second);
            Assert.fail('gone');
        } catch (TypeException e) {
            Assert.isTrue(e.getMessage().startsWith('Invalid savepoint'), e.getMessage());
        }
    }
    private static String outcome(String wanted) {
        Contact c = new Contact(LastName = 'c');
        insert c;
        Self.wanted = wanted;
        try {
            if (wanted.endsWith('DELETE')) {
                delete c;
            } else {
                update c;
            }
            return 'done';
        } catch (DmlException e) {
            return e.getMessage();
        }
    }
    @IsTest static void triggersLeaveTheirOwnRecordsAlone() {
        Assert.isTrue(outcome('given BEFORE_UPDATE').contains('cannot operate on trigger.new or trigger.old'));
        Assert.isTrue(outcome('given AFTER_UPDATE').contains('cannot operate on trigger.new or trigger.old'));
        Assert.isTrue(outcome('update BEFORE_UPDATE').contains('SELF_REFERENCE_FROM_TRIGGER'));
        Assert.isTrue(outcome('delete BEFORE_UPDATE').contains('SELF_REFERENCE_FROM_TRIGGER'));
        Assert.isTrue(outcome('delete BEFORE_DELETE').contains('SELF_REFERENCE_FROM_TRIGGER'));
        Assert.areEqual('done', outcome('update AFTER_UPDATE'));
        Assert.areEqual('done', outcome('update BEFORE_DELETE'));
    }
    @IsTest static void changesLeaveNoHistory() {
        insert new Account(Name = 'a');
        Assert.areEqual(0, [SELECT COUNT() FROM AccountHistory]);
    }
    @IsTest static void noCalloutAfterDml() {
        call();
        insert new Account(Name = 'a');
        try {
            call();
            Assert.fail('work is pending');
        } catch (CalloutException e) {
            Assert.areEqual('You have uncommitted work pending. Please commit or rollback before calling out', e.getMessage());
        }
        Test.startTest();
        call();
        Test.stopTest();
    }
}`
    );
    org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: null });
});

afterAll(() => {
    org.store.close();
    rmSync(folder, { recursive: true });
});

test('trigger depth, runs of mixed lists, savepoints of tests, callouts after DML', () => {
    const results = runTests(
        org,
        () => true,
        () => undefined
    );
    expect(results.map((one) => `${one.methodName} ${one.outcome} ${one.message ?? ''}`)).toEqual([
        'sixteenTriggersMayNest Pass ',
        'seventeenMayNot Pass ',
        'mixedListsHaveTenRunsAtMost Pass ',
        'savepointsEndAtStartTest Pass ',
        'laterSavepointsAreGone Pass ',
        'triggersLeaveTheirOwnRecordsAlone Pass ',
        'changesLeaveNoHistory Pass ',
        'noCalloutAfterDml Pass '
    ]);
});

// The rows follow from committed changes (salesforce.stackexchange.com, question 4007); nothing of a test is committed.
test('history is kept of what is committed', () => {
    expect(executeAnonymous(org, org.adminId, "insert new Account(Name = 'kept');")).toEqual([]);
    expect(org.store.get('SELECT count(*) AS n FROM "AccountHistory"')).toEqual({ n: 1 });
});
