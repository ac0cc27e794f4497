import { inClass, inMethod, type Judged } from './case.ts';

/** What statements and annotations of the platform ask for. */
export const PLATFORM: readonly Judged[] = [
    {
        kind: 'types without their arguments',
        wrong: [
            inMethod('Iterator x;'),
            inMethod('Iterable x;'),
            inMethod('Comparator x;'),
            inMethod('Database.Batchable x;'),
            inMethod('List<Iterator> x;'),
            inClass('void x(Iterator i) { }'),
            'public class W { void r() { Iterator x; } }'
        ],
        right: []
    },
    {
        kind: 'whom to run as',
        wrong: [
            inMethod(`System.runAs('x') { }`),
            inMethod('System.runAs(1) { }'),
            inMethod('System.runAs(new Account()) { }'),
            inMethod('System.runAs() { }'),
            inMethod('System.runAs(new User(), 1) { }'),
            inMethod('SObject s; System.runAs(s) { }'),
            `public class W { void r() { System.runAs('x') { } } }`
        ],
        right: [
            inMethod('Version v = new Version(1, 2); System.runAs(v) { }'),
            inMethod('Package.Version p; System.runAs(p) { }'),
            'public class W { void r() { System.runAs(new User()) { } } }'
        ]
    },
    {
        kind: 'upserts by a field',
        wrong: [
            inMethod('List<SObject> l; upsert l Id;'),
            inMethod('List<SObject> l; upsert l Account.Id;'),
            inMethod('SObject l; upsert l Id;'),
            inMethod('SObject l; upsert l Name;'),
            inMethod('upsert [SELECT COUNT() FROM Account];'),
            inMethod('List<SObject> l; upsert l Name;'),
            inMethod(`Database.upsert(new Account(), 'Name');`)
        ],
        right: [
            inMethod('List<Account> l; upsert l Id; upsert l Account.Id; upsert l Account.Fields.Id;'),
            inMethod('List<Account> l; upsert l Contact.Id;'),
            inMethod('Account a; insert a; update a; upsert a; delete a; undelete a; merge a a;'),
            inMethod('upsert new Account() Account.Id;'),
            inMethod('upsert new Account() Name;'),
            inMethod('upsert new Account() Account.Name;'),
            inMethod('upsert new Account() Id;'),
            inMethod('upsert new Account() Contact.Id;'),
            inMethod(
                'insert as user new Account(); update as system new Account(); delete as user new List<Account>(); upsert as user new Account() Id;'
            ),
            inMethod('SObject s; insert s; List<SObject> l; upsert l;'),
            inMethod(
                'Database.UpsertResult r = Database.upsert(new Account(), Account.Fields.Id); List<Database.DeleteResult> d = Database.delete(new List<Id>(), false);'
            )
        ]
    },
    {
        kind: 'annotations of classes',
        wrong: [
            inClass(`@RemoteAction public String f() { return ''; }`),
            inClass(`@RemoteAction private static String f() { return ''; }`),
            inClass(
                `@RemoteAction public static String f(Integer i) { return ''; } @RemoteAction public static String f(String i) { return ''; }`
            ),
            '@IsTest private class W { @IsTest void f() { } }',
            '@IsTest private class W { @IsTest static void f(Integer i) { } }',
            '@IsTest private class W { @TestSetup static void s() { } @TestSetup static void t() { } }',
            '@IsTest private class W { @TestSetup void s() { } }',
            '@IsTest public abstract class W { @IsTest static void f() { } }',
            '@IsTest public interface W { }',
            `@JsonAccess(serializable='foo') public class W { }`,
            '@JsonAccess public class W { }',
            '@IsTest public abstract class W { }',
            '@IsTest public virtual class W { @IsTest static void f() { } }',
            '@IsTest public abstract class W { static void f() { } }',
            `@JsonAccess(foo='always') public class W { }`,
            '@JsonAccess() public class W { }',
            inClass(`@JsonAccess(serializable='always') void f() { }`)
        ],
        right: [
            inClass('@RemoteAction public static String f(String s) { return s; }'),
            '@IsTest private class W { @IsTest static void f() { } @TestSetup static void s() { } static testMethod void g() { } }',
            '@IsTest private class W { @IsTest static Integer f() { return 1; } }',
            'global class W { @ReadOnly webservice static void f() { } @ReadOnly @RemoteAction global static void g() { } }',
            inClass(`@JsonAccess(serializable='always') class A { }`),
            `@JsonAccess(serializable='always' deserializable='never') public class W { }`,
            `@JsonAccess(serializable='sameNamespace') public class W { }`,
            `@JsonAccess(serializable='samePackage' deserializable='always') public class W { }`,
            `@JsonAccess(serializable='Never') public class W { }`,
            inClass('@RemoteAction public static void f(Integer i) { } @RemoteAction public static void f() { }'),
            inClass('@RemoteAction public static void f(Integer i) { } public static void f(String i) { }'),
            inClass(
                '@RemoteAction public static void f(Integer i, String s) { } @RemoteAction public static void F(String i, String t) { }'
            )
        ]
    },
    {
        kind: 'numbers that a switch has twice',
        wrong: [inMethod('switch on 1 { when 01 { } when 1 { } }'), inMethod('switch on 1 { when -0 { } when 0 { } }')],
        right: []
    },
    {
        kind: 'describes and records of results',
        wrong: [
            inMethod('Schema.FieldSet f = Schema.SObjectType.Account.fieldSets.Missing;'),
            inMethod('Account a; a.recalculateFormulas();'),
            inMethod('SObject a; a.recalculateFormulas();'),
            inMethod(`Account a; a.putSObject('Owner', new User()); a.recalculateFormulas(); Id r = a.RecordTypeId;`),
            inMethod('AggregateResult r = new AggregateResult();'),
            inMethod(`AggregateResult r; r.put('x', 1); r.x = 2;`)
        ],
        right: [
            inMethod(`Schema.FieldSet f = SObjectType.Account.FieldSets.getMap().get('x');`),
            inMethod(
                'Schema.FieldSet f; List<Schema.FieldSetMember> l = f.getFields(); Map<String, Schema.FieldSet> m = Schema.SObjectType.Account.fieldSets.getMap();'
            ),
            inMethod(`AggregateResult r; Object o = r.get('x');`)
        ]
    }
];
