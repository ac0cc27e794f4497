import { inClass, type Judged } from './case.ts';

/** What a modifier or an annotation demands of what it stands at. */
export const MODIFIERS: readonly Judged[] = [
    {
        kind: '@Future',
        wrong: [
            inClass('@future public void f() { }'),
            inClass('@future public static void f(Account a) { }'),
            inClass('@future public static void f(List<Account> a) { }'),
            inClass('@future public static void f(Id i, W other) { }'),
            inClass('@future public static void f(Object o) { }'),
            inClass('@future public static void f(Map<String, Account> o) { }'),
            inClass('@future public static Integer f() { return 1; }'),
            inClass('class A { @future public static void f() { } }'),
            inClass('@future @future public static void f() { }'),
            inClass('@future public Integer x;'),
            '@future public class W { }',
            inClass('@future(speed=true) public static void f() { }'),
            inClass(
                '@future(callout=true) public static void f(Id i, List<Id> l, Set<String> s, Map<Id, String> m, Integer[] n, List<List<String>> d) { }'
            )
        ],
        right: [inClass('@future static void f() { }')]
    },
    {
        kind: 'static in an inner class',
        wrong: [
            inClass('class A { static void f() { } }'),
            inClass('class A { static Integer f; }'),
            inClass('class A { static Integer f { get; set; } }'),
            inClass('class A { static { } }'),
            inClass('class A { public static final Integer X = 1; void g() { } static void h() { } }'),
            inClass('static class A { }'),
            inClass('static interface A { }'),
            'public static class W { }'
        ],
        right: [
            inClass(
                'static { } static Integer a = 1; static Integer b { get; set; } static void c() { } class A { { } }'
            )
        ]
    },
    {
        kind: 'inner types of inner types',
        wrong: [
            inClass('class A { class B {} }'),
            inClass('class A { interface B {} }'),
            inClass('class A { enum B { C } }'),
            inClass('class A { class B { class C { } } }')
        ],
        right: [inClass('class A {} interface B {} enum C { D }')]
    },
    {
        kind: '@AuraEnabled',
        wrong: [
            inClass('@AuraEnabled public void f() { }'),
            inClass('@AuraEnabled public String getX(String a) { return a; }'),
            inClass('@AuraEnabled public static Set<String> f() { return null; }'),
            inClass('@AuraEnabled public static void f(Set<String> a) { }'),
            inClass('@AuraEnabled public static List<Set<String>> f() { return null; }'),
            inClass('@AuraEnabled public static void f() { } @AuraEnabled public static void f(String a) { }'),
            inClass('@AuraEnabled static void f() { }'),
            inClass('@AuraEnabled private static void f() { }'),
            inClass("@AuraEnabled(speed='fast') public static Integer f() { return 1; }"),
            inClass('@AuraEnabled Integer x;'),
            inClass('@AuraEnabled public static Integer x;'),
            inClass('@AuraEnabled public static Type f() { return null; }'),
            '@AuraEnabled public class W { }'
        ],
        right: [
            inClass('@AuraEnabled public static Map<Integer, String> f() { return null; }'),
            inClass("@AuraEnabled(cacheable='x') public static Integer f() { return 1; }"),
            inClass('@AuraEnabled(cacheable=true continuation=true) public static Integer f() { return 1; }'),
            inClass('@AuraEnabled(cacheable=true) public static void f() { }'),
            inClass('@AuraEnabled public Set<String> x { get; set; }'),
            inClass('@AuraEnabled public Iterable<String> x;'),
            inClass('@AuraEnabled public static Blob f() { return null; }'),
            inClass('@AuraEnabled public static void f() { } public static void f(String a) { }'),
            inClass('@AuraEnabled public String getName() { return null; }'),
            inClass(
                '@AuraEnabled(cacheable=true) public static List<Account> f(Map<String, Object> a, List<W> b) { return null; }'
            ),
            inClass(
                '@AuraEnabled public static Object f(Id i, Date d, Datetime t, Decimal n, Long l, Boolean b, Account a) { return null; }'
            ),
            inClass('@AuraEnabled public String a { get; set; } @AuraEnabled public List<String> b;'),
            inClass("@AuraEnabled(cacheable=true scope='global') public static Integer f() { return 1; }")
        ]
    },
    {
        kind: '@IsTest and testMethod',
        wrong: [
            inClass('@IsTest static void f(Integer i) { }'),
            inClass('@IsTest static void f() { }'),
            inClass('static testMethod void f() { }'),
            '@IsTest private class W { @IsTest static void f(Integer i) { } }',
            '@IsTest private class W { @IsTest void f() { } }',
            '@IsTest private class W { static testMethod void f(Integer i) { } }',
            '@IsTest private class W { testMethod void f() { } }',
            'public class W { @IsTest class A { } }',
            '@IsTest public class W { @IsTest class A { } }',
            '@IsTest(Parallel=true) private class W { @IsTest(OnlyThis=true) static void f() { } }',
            '@IsTest private class W { @IsTest static Integer x; }',
            '@IsTest private interface W { }',
            '@IsTest private enum W { A }',
            '@IsTest(SeeAllData=true IsParallel=true) private class W { }'
        ],
        right: [
            '@IsTest private class W { @IsTest static Integer f() { return 1; } }',
            '@IsTest private class W { static testMethod Integer f() { return 1; } }',
            '@IsTest private class W { @IsTest static void f() { } @IsTest static void g() { f(); } }',
            '@IsTest private class W { @IsTest static void f() { } @IsTest private static void g() { } }',
            '@IsTest class W { static testMethod void f() { } class A { } }',
            '@IsTest(SeeAllData=true) public class W { @IsTest(SeeAllData=false) static void f() { } static Integer g(Integer i) { return i; } }',
            '@IsTest(IsParallel=true) private class W { }'
        ]
    },
    {
        kind: '@TestSetup',
        wrong: [
            '@IsTest private class W { @TestSetup static void f() {} @TestSetup static void g() {} }',
            '@IsTest(SeeAllData=true) private class W { @TestSetup static void f() {} }',
            inClass('@TestSetup static void f() {}'),
            '@IsTest private class W { @TestSetup static void f(Integer i) {} }',
            '@IsTest private class W { @TestSetup void f() {} }',
            '@IsTest private class W { @TestSetup static Integer f() { return 1; } }',
            '@IsTest private class W { @TestSetup static void f() {} @IsTest(SeeAllData=true) static void g() {} }',
            '@IsTest private class W { @TestSetup Integer x; }',
            '@IsTest private class W { @TestSetup @IsTest static void f() {} }'
        ],
        right: [
            '@IsTest(SeeAllData=false) private class W { @TestSetup static void f() {} @IsTest static void g() {} }'
        ]
    },
    {
        kind: '@InvocableMethod and @InvocableVariable',
        wrong: [
            inClass('@InvocableMethod public static void f(List<String> a, List<String> b) { }'),
            inClass(
                '@InvocableMethod public static void f(List<String> a) { } @InvocableMethod public static void g(List<String> a) { }'
            ),
            inClass('@InvocableMethod public static void f(String a) { }'),
            inClass('@InvocableMethod public void f(List<String> a) { }'),
            inClass('@InvocableMethod static void f(List<String> a) { }'),
            inClass('@InvocableMethod public static String f(List<String> a) { return null; }'),
            inClass('@InvocableMethod public static void f(Set<String> a) { }'),
            inClass('@InvocableMethod public static void f(List<Map<String, String>> a) { }'),
            inClass('class A { } @InvocableMethod public static void f(List<A> a) { }'),
            inClass("@InvocableMethod(lable='x') public static void f(List<String> a) { }"),
            inClass('class A { @InvocableMethod public static void f(List<String> a) { } }'),
            inClass('@InvocableMethod public static Map<String, String> f() { return null; }'),
            inClass('@InvocableVariable Integer x;'),
            inClass('@InvocableVariable public static Integer x;'),
            inClass('@InvocableVariable public Map<String, String> x;'),
            inClass('@InvocableVariable public Set<String> x;'),
            inClass('@InvocableVariable public void x() { }'),
            inClass('@InvocableVariable public final String x;')
        ],
        right: [
            inClass(
                "@InvocableMethod(label='A' description='B') public static List<List<String>> f(List<List<Id>> a) { return null; }"
            ),
            inClass(
                'public class A { @InvocableVariable(required=true) public String x; } @InvocableMethod public static void f(List<A> a) { }'
            ),
            inClass('@InvocableMethod public static void f() { }'),
            inClass('@InvocableVariable public String x; @InvocableVariable public List<Account> y;')
        ]
    },
    {
        kind: 'REST resources and web services',
        wrong: [
            inClass('@HttpGet global static void f() { }'),
            inClass('webservice static void f() {}'),
            inClass('global void f() {}'),
            inClass('global Integer x;'),
            inClass('global Integer x { get; set; }'),
            inClass('global W() { }'),
            inClass('global class A { }'),
            inClass('@HttpGet public static void f() { }'),
            'global class W { @HttpGet global static void f() { } }',
            "@RestResource(urlMapping='/x/*') global class W { @HttpGet global static void f() { } @HttpGet global static void g() { } }",
            "@RestResource(urlMapping='/x/*') global class W { @HttpGet global void f() { } }",
            "@RestResource(urlMapping='/x/*') global class W { @HttpGet static void f() { } }",
            "@RestResource(urlMapping='/x/*') public class W { }",
            '@RestResource global class W { }',
            "@RestResource(urlMapping='x') global class W { }",
            'global class W { webservice void f() { } }',
            'global class W { webservice static void f(Map<String, String> m) { } }',
            'global class W { webservice static Set<String> f() { return null; } }',
            'global class W { webservice static void f() { } webservice static void f(String a) { } }',
            'global class W { webservice Integer x; class A { webservice Integer y; } }',
            inClass('class A { @HttpPost global static void f() { } }'),
            "@RestResource(urlMapping='/x/*') global class W { @HttpPost global static void f(Set<String> a) { } }",
            "@RestResource(urlMapping='/x/*') global class W { @HttpPost global static Map<Integer, String> f() { return null; } }"
        ],
        right: [
            "@RestResource(urlMapping='/x/*') global class W { @HttpGet global static String f() { return null; } @HttpPost global static void g(String a, List<Account> b) { } @HttpDelete global static void h() { } }",
            'global class W { webservice static void f(String a) { } global Integer x; global class A { webservice Integer y; } }',
            'global class W { global W() { } global void f() { } global Integer x { get; set; } }'
        ]
    },
    {
        kind: 'access and other words',
        wrong: [
            'private class W {}',
            'class W {}',
            'protected class W {}',
            'interface W {}',
            'enum W { A }',
            'private interface W {}',
            'public with sharing without sharing class W { }',
            'public with sharing inherited sharing class W { }',
            'public inherited sharing without sharing class W { }',
            'public global class W { }',
            'public public class W { }',
            'public abstract virtual class W { }',
            'public final class W { }',
            'public transient class W { }',
            'public override class W { }',
            'public abstract enum W { A }',
            'public with sharing enum W { A }',
            'public with sharing interface W { }',
            inClass('public private void f() { }'),
            inClass('public public void f() { }'),
            inClass('static static void f() { }'),
            inClass('public global Integer x;'),
            inClass('final final Integer x = 1;'),
            inClass('virtual static void f() { }'),
            inClass('public abstract void f();'),
            'public abstract class W { abstract static void f(); }',
            'public abstract class W { abstract void f() { } }',
            'public abstract class W { abstract virtual void f(); }',
            'public abstract class W { abstract override void f(); }',
            'public virtual class W { static override void f() { } }',
            inClass('protected void f() { }'),
            inClass('final void f() { }'),
            inClass('transient void f() { }'),
            inClass('virtual Integer x;'),
            inClass('abstract Integer x;'),
            inClass('override Integer x;'),
            inClass('testMethod Integer x;'),
            inClass('static W() { }'),
            inClass('virtual W() { }'),
            inClass('final W() { }'),
            inClass('void f();'),
            inClass('public void f(final final Integer i) { }'),
            inClass('public void f(static Integer i) { }'),
            inClass('void f() { static Integer i; }'),
            inClass('void f() { public Integer i; }'),
            inClass('Integer x { public get; set; }'),
            inClass('public Integer x { global get; set; }'),
            'public virtual class W { protected void f() { } public virtual Integer x { get; set; } protected Integer y; transient Integer z; }',
            'public without sharing class W { with sharing class A { } private virtual class B { } protected class C { } abstract class D { } }'
        ],
        right: [
            'public virtual interface W { }',
            'global virtual class W { global protected void f() { } public protected void g() { } private protected Integer x; }',
            'public abstract class W { private abstract void f(); }',
            'public virtual class W { private virtual void f() { } }',
            inClass('public virtual void f() { }'),
            inClass('void f() { transient Integer i; }'),
            inClass('final Integer x { get; set; }'),
            inClass('public Integer x { private get; private set; }'),
            'public abstract class W { public abstract void f(); protected virtual void g() { } protected abstract Integer h(); }',
            inClass(
                'private final Integer x = 1; static final Integer Y = 2; public Integer z { get; private set; } void f(final Integer i) { final Integer j = i; }'
            ),
            'public inherited sharing class W { }',
            'public interface W { void f(); }',
            'public enum W { A, B }',
            'global abstract class W { global abstract void f(); }'
        ]
    },
    {
        kind: 'annotations',
        wrong: [
            inClass('@Nonsense public void a() {}'),
            '@Nonsense public class W { }',
            inClass('@Nonsense Integer x;'),
            inClass('@ReadOnly void f() { }'),
            inClass('@RemoteAction public void f() { }'),
            inClass('@RemoteAction static void f() { }'),
            inClass('@TestVisible @TestVisible Integer x;'),
            inClass('@NamespaceAccessible @TestVisible @Nope void f() { }'),
            inClass("@JsonAccess(serializable='always') void f() { }"),
            "@SuppressWarnings('PMD.ApexDoc') public class W { @NamespaceAccessible public void f() { } }"
        ],
        right: [
            inClass('@Deprecated void f() { }'),
            inClass(
                "@TestVisible private Integer x; @TestVisible static void f() { } @SuppressWarnings('PMD') void g() { } @ReadOnly @RemoteAction public static void h() { }"
            ),
            "@JsonAccess(serializable='always' deserializable='always') public class W { }"
        ]
    }
];
