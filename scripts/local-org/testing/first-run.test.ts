import { apexTests } from './apex-tests.ts';

const partition = (name: string, isDefault: boolean): string => `<?xml version="1.0" encoding="UTF-8"?>
<PlatformCachePartition xmlns="http://soap.sforce.com/2006/04/metadata">
    <isDefaultPartition>${isDefault}</isDefaultPartition>
    <masterLabel>${name}</masterLabel>
</PlatformCachePartition>`;

/** What public projects asked for when they were run for the first time: each method passes in an org. */
const TESTS = `@IsTest private class FirstRunTest {
    @IsTest static void fieldsOfDataComAreThere() {
        Account made = new Account(Name = 'A', DunsNumber = '123456789', Tradestyle = 'T', NaicsCode = '1', YearStarted = '2000');
        insert made;
        made = [SELECT DunsNumber, Tradestyle, CleanStatus FROM Account];
        Assert.areEqual('123456789', made.DunsNumber);
        Assert.areEqual('Pending', made.CleanStatus);
        made.DunsNumber = '1234567890';
        Assert.isFalse(Database.update(made, false).isSuccess());
    }
    @IsTest static void accountsAreNoPersons() {
        Set<String> fields = Schema.SObjectType.Account.fields.getMap().keySet();
        Assert.isTrue(fields.contains('name'));
        for (String field : new List<String>{ 'firstname', 'lastname', 'salutation', 'ispersonaccount', 'personemail' }) {
            Assert.isFalse(fields.contains(field), field);
        }
    }
    @IsTest static void cachePartitionsAreRows() {
        List<PlatformCachePartition> all = [SELECT DeveloperName, IsDefaultPartition FROM PlatformCachePartition WHERE NamespacePrefix = '' ORDER BY DeveloperName];
        Assert.areEqual(2, all.size());
        Assert.areEqual('First', all[0].DeveloperName);
        Assert.isTrue(all[0].IsDefaultPartition);
        Assert.isFalse(all[1].IsDefaultPartition);
    }
    @IsTest static void aBuilderFillsTheCacheOnce() {
        Assert.areEqual('made x 1', Cache.Org.getPartition('local.First').get(Builder.class, 'x'));
        Assert.areEqual('made x 1', Cache.Org.getPartition('local.First').get(Builder.class, 'x'));
        Assert.areEqual('made y 2', Cache.Org.get(Builder.class, 'y'));
        Assert.isNull(Cache.Org.get('y'));
        Assert.isTrue(Cache.Org.remove(Builder.class, 'y'));
        Assert.areEqual('made y 3', Cache.Org.get(Builder.class, 'y'));
    }
    public class Builder implements Cache.CacheBuilder {
        public Object doLoad(String key) { return 'made ' + key + ' ' + Counter.next(); }
    }
    @IsTest static void connectNeedsTheOrgsData() {
        try {
            ConnectApi.ChatterUsers.getFollowings(null, UserInfo.getUserId());
            Assert.fail();
        } catch (UnsupportedOperationException refused) {
            Assert.isTrue(refused.getMessage().contains('data siloed'));
        }
    }
    @IsTest(SeeAllData=true) static void connectIsRefusedWhereTheOrgsDataIsSeen() {
        ConnectApi.ChatterUsers.getFollowings(null, UserInfo.getUserId());
    }
    @IsTest static void aMergeIsOneStatementAndAReleasedSavepointCounts() {
        Account master = new Account(Name = 'A');
        Account duplicate = new Account(Name = 'B');
        insert new List<Account>{ master, duplicate };
        Integer before = Limits.getDmlStatements();
        merge master duplicate;
        Assert.areEqual(before + 1, Limits.getDmlStatements());
        Database.releaseSavepoint(Database.setSavepoint());
        Assert.areEqual(before + 3, Limits.getDmlStatements());
    }
    @IsTest static void namesOfBindsMayHaveADollar() {
        insert new Account(Name = 'A');
        String query = 'SELECT Id FROM Account WHERE Name = :var$0';
        Assert.areEqual(1, Database.queryWithBinds(query, new Map<String, Object>{ 'var$0' => 'A' }, AccessLevel.SYSTEM_MODE).size());
    }
    @IsTest static void anIterableOfObjectsIsCastToOneOfRecords() {
        Object all = new Rows();
        Assert.isTrue(((Iterable<SObject>) all).iterator().hasNext());
        try {
            Object texts = new Texts();
            Iterable<SObject> records = (Iterable<SObject>) texts;
            Assert.fail();
        } catch (TypeException refused) {
            Assert.isTrue(refused.getMessage().startsWith('Invalid conversion'));
        }
    }
    class Rows implements Iterable<Object> {
        public Iterator<Object> iterator() { return new List<Object>{ new Account() }.iterator(); }
    }
    class Texts implements Iterable<String> {
        public Iterator<String> iterator() { return new List<String>{ 'x' }.iterator(); }
    }
    @IsTest static void stopTestDeliversWhatItsJobsPublish() {
        Test.startTest();
        Counter.publishLater();
        Test.stopTest();
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'told']);
        Assert.areEqual(0, [SELECT COUNT() FROM Account WHERE Name = 'again']);
        Test.getEventBus().deliver();
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'again']);
    }
    @IsTest static void blocksOfUnicodeInRegularExpressions() {
        Assert.areEqual('cafe', 'cafe\\u0301\\u0301'.replaceAll('\\\\p{InCombiningDiacriticalMarks}+', ''));
        Assert.areEqual('12', 'a12é'.replaceAll('\\\\p{L}+', ''));
    }
    @IsTest static void aStaticMethodMayStandForOneOfAnInterface() {
        Test.startTest();
        System.enqueueJob(new Job());
        Test.stopTest();
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    }
}`;

test('what public projects rely on', () => {
    const results = apexTests({
        'classes/FirstRunTest.cls': TESTS,
        'classes/Counter.cls':
            "public class Counter { static Integer n = 0; public static Integer next() { n++; return n; } @future public static void publishLater() { EventBus.publish(new Told__e(Text__c = 'told')); } }",
        'objects/Told__e/Told__e.object-meta.xml':
            '<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Told</label><pluralLabel>Told</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior></CustomObject>',
        'objects/Told__e/fields/Text__c.field-meta.xml':
            '<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Text__c</fullName><label>Text</label><length>20</length><type>Text</type></CustomField>',
        'triggers/ToldTrigger.trigger':
            "trigger ToldTrigger on Told__e (after insert) { for (Told__e one : Trigger.new) { insert new Account(Name = one.Text__c); if (one.Text__c == 'told') { EventBus.publish(new Told__e(Text__c = 'again')); } } }",
        'classes/Job.cls':
            "public class Job implements Queueable { public static void execute(QueueableContext context) { insert new Account(Name = 'A'); } }",
        'cachePartitions/First.cachePartition-meta.xml': partition('First', true),
        'cachePartitions/Second.cachePartition-meta.xml': partition('Second', false)
    });
    expect(results).toEqual(
        Object.fromEntries(
            Object.keys(results).map((name) => [
                name,
                name.endsWith('connectIsRefusedWhereTheOrgsDataIsSeen')
                    ? 'Unsupported: ConnectApi.ChatterUsers.getFollowings(System.String,System.String)'
                    : 'Pass'
            ])
        )
    );
    expect(Object.keys(results)).toHaveLength(12);
});
