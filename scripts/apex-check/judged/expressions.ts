import { inClass, inMethod, type Judged } from './case.ts';

/** What the types of expressions and statements allow. */
export const EXPRESSIONS: readonly Judged[] = [
    {
        kind: 'types in expressions and statements',
        wrong: [
            inMethod('for (Account a : Trigger.new) { }'),
            inMethod('for (Account a : Trigger.newMap.values()) { }'),
            inMethod('List<SObject> l; for (Account a : l) { }'),
            inMethod("for (Account a : Database.getQueryLocator('x')) { }"),
            inMethod(
                'for (Account a : [SELECT Id, (SELECT Id FROM Contacts) FROM Account]) { for (Contact c : a.Contacts) { } for (Account d : a.Contacts) { } for (List<Contact> e : a.Contacts) { } }'
            ),
            inMethod('for (Object a : [SELECT Id FROM Account]) { }'),
            inMethod('for (Integer i : new Set<Object>()) { }'),
            inMethod('for (String s : new List<List<String>>()) { }'),
            inMethod('String s; Boolean b = s instanceof Id; Id i; Boolean c = i instanceof String;'),
            inMethod(
                'Object o; Boolean b = o instanceof List<SObject>; List<Account> l; Boolean c = l instanceof List<SObject>; List<SObject> m; Boolean d = m instanceof List<Account>;'
            ),
            inMethod(
                'Map<String, Object> o; Boolean b = o instanceof Map<String, String>; List<Object> p; Boolean c = p instanceof List<String>; Set<Object> q; Boolean d = q instanceof Set<String>;'
            ),
            inMethod('List<String> p; Boolean c = p instanceof List<Object>;'),
            inMethod('List<String> p; Boolean c = p instanceof Iterable<String>;'),
            inMethod(
                'Decimal d; Boolean b = d instanceof Integer; Long l; Boolean c = l instanceof Decimal; Double e; Boolean f = e instanceof Decimal;'
            ),
            inMethod('Decimal d; Boolean b = d instanceof Double;'),
            inMethod('Date d; Boolean b = d instanceof Datetime;'),
            inMethod('Object o; Boolean b = o instanceof SObject; SObject s; Boolean c = s instanceof Object;'),
            inMethod(
                'Map<String, Account> o; Map<String, SObject> m = (Map<String, SObject>) o; Map<String, Account> n = (Map<String, Account>) m; Map<Id, Account> q = (Map<Id, Account>) m;'
            ),
            inMethod(
                'Set<String> a; Set<Id> b = (Set<Id>) a; Set<Object> c = (Set<Object>) a; List<Id> d = (List<Id>) new List<String>();'
            ),
            inMethod(
                'Map<String, Object> a; Map<String, String> b = (Map<String, String>) a; Map<String, Integer> c = (Map<String, Integer>) b;'
            ),
            inMethod('Set<Object> a; Set<String> b = (Set<String>) a;'),
            inMethod(
                "String s = (String) 1; Date d = (Date) Datetime.now(); Datetime t = (Datetime) Date.today(); Id i = (Id) 'x'; String u = (String) i;"
            ),
            inMethod('Exception e; DmlException d = (DmlException) e; QueryException q = (QueryException) d;'),
            inMethod('Account a; SObject b; merge a b;'),
            inMethod('Account a; List<SObject> b; merge a b;'),
            inMethod('Account a; Integer b; merge a b;'),
            inMethod('Account a; Set<Id> b; merge a b;'),
            inMethod('Account a; Object b; merge a b;'),
            inClass('enum E { A, B } void f(E e) { switch on e { when a { } when B, A { } } }'),
            inMethod('Exception e; switch on e { when DmlException d { } }'),
            inMethod("switch on 'a' { when 'a' { } when j { } }"),
            inMethod('Integer j; switch on 1 { when j { } }'),
            inClass('Integer x; void f() { switch on 1 { when x { } } }'),
            inClass('void f(System.LoggingLevel l) { switch on l { when DEBUG { } when LoggingLevel.INFO { } } }'),
            inMethod('return 1;'),
            inClass(
                "Integer f() { return 'x'; } Account g() { return new Contact(); } void h() { return null; } String k() { return 1; } List<Integer> l() { return new List<String>(); }"
            ),
            inClass("Integer x { get { return 'x'; } set { value = 'y'; } }"),
            inClass('Integer f() { System.runAs(new User()) { return 1; } }'),
            inClass('Integer f() { Assert.fail(); }'),
            inMethod(
                "SObject e; Contact f = e.getSObject('x'); Contact g = e.getSObjects('x')[0]; List<Contact> h = e.getSObjects('x');"
            ),
            inClass(
                'List<SObject> all() { return null; } void f() { for (Contact c : all()) { } Contact d = all()[0]; List<Contact> e = all(); }'
            ),
            inMethod('List<SObject> l; for (Contact c : l.clone()) { } for (Contact c : l.deepClone()) { }'),
            inMethod('for (Contact c : new List<SObject>{ new Contact() }) { }'),
            inMethod('for (Contact c : new Map<Id, SObject>().values()) { }'),
            inMethod("for (Contact c : Search.query('x')[0]) { }"),
            inMethod("for (Contact c : [FIND 'x' RETURNING Contact][0]) { }"),
            inMethod(
                'for (Contact c : Security.stripInaccessible(AccessType.READABLE, new List<Contact>()).getRecords()) { }'
            ),
            inMethod("for (Contact c : Test.loadData(Contact.SObjectType, 'x')) { }"),
            inMethod("for (Contact c : JSON.deserialize('x', List<Contact>.class)) { }"),
            inMethod('for (Contact c : (List<SObject>) new List<Contact>()) { }'),
            inClass('Iterable<SObject> all() { return null; } void f() { for (Contact c : all()) { } }'),
            inMethod("Boolean b = true * false; Integer i = 'a' - 1;"),
            inMethod('Integer i = true & 1;'),
            inMethod("Integer i = 1 << 'a';"),
            inMethod('Boolean b = 1 && true;'),
            inMethod('Boolean b = !1;'),
            inMethod("Integer i = -'a';"),
            inMethod("Integer i = true ? 1 : 'a';"),
            inMethod("Object o = true ? 1 : 'a';"),
            inMethod('Object o = true ? new Account() : new Contact();'),
            inMethod('SObject o = true ? new Account() : new Contact();'),
            inClass('class A { } class B { } void f() { Object o = true ? new A() : new B(); }'),
            inClass(
                'interface I { } class A implements I { } class B implements I { } void f() { I o = true ? new A() : new B(); I p = true ? (I) new A() : new B(); }'
            ),
            inMethod('List<SObject> l = true ? new List<Account>() : new List<Contact>();'),
            inMethod('Object o = true ? new List<String>() : new Set<String>();'),
            inMethod('Exception e = true ? new DmlException() : new QueryException();'),
            inMethod("Integer i = null ?? 'a';"),
            inMethod("Object o = 1 ?? 'a';"),
            inMethod("String s = 'a' ?? 1;"),
            inMethod('Integer i = 1; i += 1.5;'),
            inMethod("String s = 'a'; s += 1; s -= 'a';"),
            inMethod('Boolean b; b += true;'),
            inMethod('Integer i = 1L;'),
            inMethod('Long l = 1; Double d = 1.5; Decimal e = 1L; Integer j = l;'),
            inMethod('Integer i; i.foo();'),
            inMethod('Integer i; Object o = i.foo;'),
            inMethod('foo();'),
            inMethod('this.foo();'),
            inMethod('Foo.bar();'),
            inMethod('Foo f = new Foo();'),
            inMethod('List<Foo> f;'),
            inMethod('String s = System.Label.nope; String t = Label.nope;'),
            inMethod('Object o = Account.Nope; Object p = Account.SObjectType.Nope;'),
            inMethod('Object o = Schema.SObjectType.Nope; Object p = Schema.Account.Name;'),
            inMethod('Object o = LoggingLevel.NOPE;'),
            inMethod('Object o = W.nope;'),
            inMethod('W.nope = 1;'),
            inMethod('nope = 1;'),
            inMethod('Integer i; i.x = 1;'),
            inMethod("if (1 == 'a') { } if (true == null) { } if ('a' < 'b') { } if (true < false) { }"),
            inMethod("Account a; if (a == 'x') { } if (a.Name > 1) { } if (a < a) { }"),
            inClass("void f(Integer i) { } void g() { f('a'); f(); f(1, 2); this.f('a'); W.f(1); }"),
            inClass('static void f() { this.g(); g(); } void g() { }'),
            inClass('Integer x; static void f() { x = 1; Integer y = x; this.x = 1; }'),
            inClass('class A { Integer y = x; } Integer x;'),
            inClass('abstract class A { abstract void f(); } void g() { new A(); A a; a.f(); }'),
            inClass('interface I { } void g() { new I(); } enum E { A } void h() { new E(); }'),
            inClass("W(Integer i) { } void f() { new W(); new W('a'); new W(1); }"),
            inClass('void f() { Integer i = f(); return f(); }')
        ],
        right: [
            inMethod('List<SObject> m; Boolean d = m instanceof List<SObject>;'),
            inMethod("for (Account a : Database.query('x')) { }"),
            inMethod("for (List<Account> a : Database.query('x')) { }"),
            inMethod("for (Account a : Database.query('x', AccessLevel.USER_MODE)) { }"),
            inMethod('List<SObject> l; for (Account a : (List<Account>) l) { }'),
            inMethod("for (SObject a : Search.query('x')[0]) { }"),
            inMethod('for (Account a : [SELECT Id FROM Account].deepClone()) { }'),
            inMethod('for (List<SObject> a : [SELECT Id FROM Account]) { }'),
            inMethod('for (Object o : new List<List<String>>()) { }'),
            inMethod('for (Double d : new List<Decimal>()) { }'),
            inMethod('for (Decimal d : new List<Double>()) { }'),
            inMethod('Iterable<String> p; Boolean c = p instanceof List<String>;'),
            inMethod('Datetime d; Boolean b = d instanceof Date;'),
            inClass(
                'interface I { } class A { } void f(A a, I i) { Boolean b = a instanceof I; Boolean c = i instanceof A; }'
            ),
            inClass(
                'interface I { } interface J { } virtual class A { } void f(I i, A a) { Boolean b = i instanceof J; Boolean c = a instanceof I; Boolean d = i instanceof Account; Boolean e = i instanceof String; }'
            ),
            inClass('interface I { } class A { } void f(A a) { I i = (I) a; }'),
            inClass(
                'interface I { } void f(String s, Account a, List<String> l) { I i = (I) s; I j = (I) a; I k = (I) l; }'
            ),
            inMethod(
                'List<Object> a; List<String> b = (List<String>) a; List<Integer> c = (List<Integer>) new List<Decimal>(); List<Decimal> d = (List<Decimal>) new List<Integer>();'
            ),
            inMethod(
                'Iterable<String> p; List<String> c = (List<String>) p; Iterator<String> i = (Iterator<String>) p;'
            ),
            inMethod(
                'List<String> l; Iterable<Object> i = (Iterable<Object>) l; Iterable<String> j = (Iterable<String>) l;'
            ),
            inMethod(
                'Integer i = (Integer) 1.5; Long l = (Long) 1.5; Double d = (Double) 1; Decimal e = (Decimal) 1; Integer j = (Integer) 1L; Integer k = (Integer) null;'
            ),
            inMethod('Account a; List<String> b; merge a b;'),
            inMethod('Account a; merge a null;'),
            inMethod('merge new Account() new List<Id>();'),
            inMethod('switch on 1 { when 1 { } when 2 { } when else { } }'),
            inMethod('throw null;'),
            inClass(
                'Integer f(Boolean b) { try { return 1; } catch (DmlException e) { throw e; } finally { b = true; } }'
            ),
            inClass('Integer f(Boolean b) { if (b) { return 1; } else if (!b) { return 2; } else { return 3; } }'),
            inClass(
                'Integer f(Integer i) { switch on i { when 1 { return 1; } when else { throw new DmlException(); } } }'
            ),
            inClass('Integer f() { { return 1; } }'),
            inClass('Integer f() { do { return 1; } while (false); return 2; }'),
            inMethod("Account e; for (Contact f : e.getSObjects('Contacts')) { }"),
            inMethod("Account e; for (List<Contact> f : e.getSObjects('Contacts')) { }"),
            inMethod(
                "Object o = true ? null : null; Integer i = true ? 1 : null; Decimal d = true ? 1 : 2.5; Object p = true ? (Object) 1 : 'a';"
            ),
            inMethod("Id i = true ? (Id) null : 'x'; String s = true ? (Id) null : 'x';"),
            inMethod('Datetime d = true ? Date.today() : Datetime.now();')
        ]
    },
    {
        kind: 'a mixture',
        wrong: [
            'public abstract class W { public abstract Integer f(); public Integer g() { return f(); } class B extends W { protected override Integer f() { return 1; } } }',
            '@IsTest private class W { @IsTest(SeeAllData=true) private static void a() { } @TestSetup private static void b(String s) { } }',
            "@RestResource(urlMapping='/a') global class W { @HttpPut global static Set<Id> put(String s) { return null; } }",
            inClass('@AuraEnabled(cacheable=true) public static Map<String, Set<Id>> f(List<Type> t) { return null; }'),
            inClass("@InvocableMethod(label='x') public static List<Set<String>> f(List<Id> a) { return null; }"),
            inClass("class A { public static final String X = 'a'; }"),
            inClass('enum Color { RED, GREEN, red }'),
            inClass(
                'interface A { Integer f(String s); } class B implements A { public Integer f(Integer s) { return s; } }'
            ),
            inClass(
                'virtual class A { protected virtual Integer f() { return 1; } } class B extends A { private override Integer f() { return 2; } }'
            ),
            inClass('class BadException { }'),
            inMethod('Long l; switch on l { when 1L { } when 2, 1L { } }'),
            inMethod("String s; switch on s { when 'x' { return; } when else { return; } } s = 'b';"),
            inMethod(
                'try { throw new MathException(); } catch (MathException e) { } catch (Exception e) { } catch (NullPointerException e) { }'
            ),
            inMethod('for (Opportunity o : [SELECT Id FROM Lead]) { }'),
            inMethod('List<Lead> l; for (Lead x : l) { continue; } break;'),
            inMethod("Lead l = new Lead(Name = 'x', LastName = 'y');"),
            inMethod('Task t = new Task(); t.LastModifiedDate = Datetime.now();'),
            inMethod('Map<Id, Account> m = new Map<Id, Account>(); Boolean b = m instanceof Map<Id, Account>;'),
            inMethod('Object o = 1; Integer i = (Integer) o; String s = (String) i;'),
            inMethod('merge new Lead() new Contact();'),
            inMethod('Integer bulk = 1;'),
            inMethod('Integer _x = 1; Integer y__z = 2;'),
            inClass('public Integer x { get; public set; } private String y { get; protected set; }'),
            inClass('void f() { } void f() { }'),
            inClass('final static Integer a = 1; void g() { a = 2; }'),
            inClass('W() { return 5; }'),
            inMethod("Integer i = 1; Integer j = i > 0 ? 'a' : i;"),
            inMethod('Helper.Kind k = null;'),
            inMethod('new Helper().own(); Helper.hidden++;')
        ],
        right: []
    }
];
