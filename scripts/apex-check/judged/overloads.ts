import { inClass, inMethod, type Judged } from './case.ts';

/** Which of several methods a call means, and calls that could mean more than one. */
export const OVERLOADS: readonly Judged[] = [
    {
        kind: 'overloads of which one is nearest',
        wrong: [
            inClass(
                'interface I { } virtual class A implements I { } virtual class B extends A { } class C extends B { } void t(B a) { } void t(I b) { } void r() { t(new C()); }'
            ),
            inClass(
                'interface I { } interface J extends I { } interface K extends J { } void t(I a) { } void t(J b) { } void r(K k) { t(k); }'
            ),
            inClass(
                'interface I { } virtual class A implements I { } class B extends A { } void t(I a, A b) { } void t(A a, I b) { } void r() { t(new B(), new B()); }'
            ),
            inClass('void t(List<Account> a) { } void t(List<Contact> b) { } void r() { t(new List<SObject>()); }'),
            inClass(
                'void t(Map<String, SObject> a) { } void t(Map<String, Object> b) { } void r() { t(new Map<String, Account>()); }'
            ),
            inClass('void t(Decimal a, Integer b) { } void t(Integer a, Decimal b) { } void r() { t(1, 1); }'),
            inClass('void t(String a, Id b) { } void t(Id a, String b) { } void r() { Id i; t(i, i); }'),
            inClass(
                'void t(Queueable a) { } void t(Database.AllowsCallouts b) { } class C implements Queueable, Database.AllowsCallouts { public void execute(QueueableContext o) { } } void r() { t(new C()); }'
            ),
            inClass('void t(String s) { } void t(Integer i) { } void r() { t(null); }'),
            inClass('void t(String s) { } void t(Object i) { } void r() { t(null); }'),
            inClass('void t(Account s) { } void t(Contact i) { } void r() { t(null); }'),
            inClass('void t(SObject s) { } void t(Account i) { } void r() { t(null); }'),
            inClass('void t(List<Account> s) { } void t(List<Contact> i) { } void r() { t(null); }'),
            inClass('void t(List<String> s) { } void t(Set<String> i) { } void r() { t(null); }'),
            inClass('void t(List<Integer> a) { } void t(List<Integer> b) { }'),
            inClass('void t(Integer a, Long b) { } void t(Long a, Integer b) { } void r() { t(1, 1); }'),
            inClass('static void t(String s) { } void t(String s) { }'),
            inClass(
                'interface A { } interface B extends A { } void t(A a) { } void t(B b) { } void r() { B b; t(b); t(null); }'
            ),
            inClass(
                'interface A { } interface B { } class C implements A, B { } void t(A a) { } void t(B b) { } void r() { t(new C()); }'
            )
        ],
        right: [
            inClass(
                'virtual class A { } virtual class B extends A { } class C extends B { } void t(A a) { } void t(B b) { } void r() { t(new C()); }'
            ),
            inClass(
                'virtual class A { } virtual class B extends A { } virtual class C extends B { } class D extends C { } void t(A a) { } void t(B b) { } void r() { t(new D()); }'
            ),
            inClass(
                'virtual class A { } virtual class B extends A { } class C extends B { } void t(A a) { } void t(Object b) { } void r() { t(new C()); }'
            ),
            inClass(
                'interface I { } virtual class A implements I { } virtual class B extends A { } class C extends B { } void t(A a) { } void t(I b) { } void r() { t(new C()); }'
            ),
            inClass(
                'interface I { } virtual class A implements I { } virtual class B extends A { } class C extends B { } void t(Object a) { } void t(I b) { } void r() { t(new C()); }'
            ),
            inClass('interface I { } interface J extends I { } void t(I a) { } void t(J b) { } void r(J k) { t(k); }'),
            inClass(
                'interface I { } interface J extends I { } void t(I a) { } void t(Object b) { } void r(J k) { t(k); }'
            ),
            inClass(
                'interface I { } virtual class A implements I { } class B extends A { } void t(I a, Object b) { } void t(A a, I b) { } void r() { t(new B(), new B()); }'
            ),
            inClass('void t(List<Object> a) { } void t(List<SObject> b) { } void r() { t(new List<Account>()); }'),
            inClass('void t(List<Object> a) { } void t(Object b) { } void r() { t(new List<Account>()); }'),
            inClass('void t(List<SObject> a) { } void t(Object b) { } void r() { t(new List<Account>()); }'),
            inClass(
                'void t(List<Account> a) { } void t(List<SObject> b) { } void r() { t(new List<Account>()); t(new List<SObject>()); }'
            ),
            inClass('void t(Iterable<String> a) { } void t(List<Object> b) { } void r() { t(new List<String>()); }'),
            inClass('void t(Set<String> a) { } void t(Iterable<String> b) { } void r() { t(new Set<String>()); }'),
            inClass(
                'void t(Set<String> a) { } void t(Object b) { } void r() { t(new Set<String>()); t(new Set<Id>()); }'
            ),
            inClass('void t(List<Decimal> a) { } void t(List<Double> b) { } void r() { t(new List<Integer>()); }'),
            inClass('void t(List<Long> a) { } void t(List<Double> b) { } void r() { t(new List<Integer>()); }'),
            inClass('void t(List<String> a) { } void t(List<Object> b) { } void r() { t(new List<Id>()); }'),
            inClass(
                'void t(Map<String, Object> a) { } void t(Object b) { } void r() { t(new Map<String, Account>()); }'
            ),
            inClass('void t(SObject a) { } void t(Object b) { } void r() { t(new Account()); SObject s; t(s); }'),
            inClass('void t(Exception a) { } void t(Object b) { } void r() { t(new DmlException()); }'),
            inClass(
                'class X1Exception extends Exception { } void t(Exception a) { } void t(Object b) { } void r() { t(new X1Exception()); }'
            ),
            inClass('void t(Decimal a, Decimal b) { } void t(Integer a, Decimal b) { } void r() { t(1, 1); }'),
            inClass('void t(Object a, Decimal b) { } void t(Long a, Decimal b) { } void r() { t(1, 1); }'),
            inClass(
                `void t(String a, String b) { } void t(Id a, String b) { } void r() { Id i; t(i, i); t('a', 'b'); t(i, 'a'); t('a', i); }`
            ),
            inClass(`void t(String a, Id b) { } void t(Id a, String b) { } void r() { Id i; t(i, 'a'); t('a', i); }`),
            inClass(`void t(Id a) { } void t(Object b) { } void r() { t('a'); Id i; t(i); }`),
            inClass('void t(Date a) { } void t(Object b) { } void r() { t(Date.today()); t(Datetime.now()); }'),
            inClass('enum E { A } void t(Object a) { } void t(String b) { } void r() { t(E.A); }'),
            inClass(
                'void t(Comparable a) { } void t(Object b) { } class C implements Comparable { public Integer compareTo(Object o) { return 0; } } void r() { t(new C()); }'
            ),
            inClass('void t(SObject a) { } void t(Account b) { } void r() { t([SELECT Id FROM Account]); }'),
            inClass('void t(SObject a) { } void t(List<Account> b) { } void r() { t([SELECT Id FROM Account]); }'),
            inClass(
                'void t(Id a) { } void t(SObject b) { } void r() { t([SELECT Id FROM Account]); t([SELECT Id FROM Account].Id); }'
            ),
            inClass('void t(Contact a) { } void t(Account b) { } void r() { t([SELECT Id FROM Account]); }')
        ]
    },
    {
        kind: 'parameters that differ in what an interface of the platform is of',
        wrong: [
            inClass('void t(Iterable<String> a) { } void t(Iterable<Integer> b) { }'),
            inClass('static void t(Iterable<SObject> a, Long c) { } static void t(Iterable<Account> b, Long c) { }'),
            inClass('void t(Iterator<String> a) { } void t(Iterator<Integer> b) { }'),
            inClass('void t(Database.Batchable<String> a) { } void t(Database.Batchable<Integer> b) { }'),
            inClass('void t(Comparator<String> a) { } void t(Comparator<Integer> b) { }'),
            inClass('W(Iterable<String> a) { } W(Iterable<Integer> b) { }'),
            inClass('interface I { void t(Iterable<String> a); void t(Iterable<Integer> a); }'),
            inClass(
                'virtual class A { public virtual void t(Iterable<String> a) { } } class B extends A { public void t(Iterable<Integer> b) { } }'
            ),
            inClass(
                'virtual class A { public virtual void t(Iterable<String> a) { } } class B extends A { public override void t(Iterable<Integer> b) { } void r() { t(new List<String>()); } }'
            ),
            inClass(
                'abstract class I { public abstract void t(Iterable<String> a); } class A extends I { public void t(Iterable<Integer> a) { } }'
            ),
            inClass(
                'interface I { void t(Comparator<String> a); } class A implements I { public void t(Comparator<Integer> a) { } }'
            )
        ],
        right: [
            inClass('void t(List<String> a) { } void t(List<Integer> b) { } void t(Set<String> a) { }'),
            inClass('void t(Map<String, String> a) { } void t(Map<String, Integer> b) { }'),
            inClass('void t(Iterable<String> a, Integer c) { } void t(Iterable<Integer> b, String c) { }'),
            inClass('void t(List<Iterable<String>> a) { } void t(List<Iterable<Integer>> b) { }'),
            inClass('W(List<String> a) { } W(List<Integer> b) { }'),
            inClass(
                'virtual class A { public virtual void t(Iterable<String> a) { } } class B extends A { public override void t(Iterable<Integer> b) { } void r() { t(new List<Integer>()); } }'
            ),
            inClass(
                'abstract class I { public abstract void t(Iterable<String> a); } class A extends I { public override void t(Iterable<Integer> a) { } }'
            )
        ]
    },
    {
        kind: 'null where one of several is meant',
        wrong: [
            inMethod('String.valueOf(null);'),
            inMethod('Database.insert(null);'),
            inMethod('Database.insert(null, false);'),
            inMethod('Decimal.valueOf(null);'),
            inMethod('Integer.valueOf(null);'),
            inMethod('Double.valueOf(null);'),
            inMethod('Date.valueOf(null);'),
            inMethod('Datetime.valueOf(null);'),
            inMethod('Datetime.newInstance(null);'),
            inMethod('Math.abs(null);'),
            inMethod('new List<String>(null);'),
            inMethod('new Set<String>(null);'),
            inMethod('new Map<String, String>(null);'),
            inMethod('new Map<Id, Account>(null);'),
            inMethod('new List<String>().addAll(null);'),
            inMethod('new Set<String>().addAll(null);'),
            inMethod('new Set<String>().removeAll(null);'),
            inMethod('new Set<String>().containsAll(null);'),
            inMethod('new Map<String, String>().putAll(null);'),
            inMethod('new Account().put(null, 1);'),
            inMethod('new Account().get(null);'),
            inMethod('new Account().addError(null);'),
            inMethod('new PageReference(null);'),
            inMethod('System.runAs(null) { }'),
            inMethod('new DmlException(null);'),
            inMethod('throw new DmlException(null);'),
            inMethod('AuraHandledException e = new AuraHandledException(null);'),
            inMethod('Database.getQueryLocator(null);'),
            inMethod('Database.delete(null);'),
            inMethod('Database.update(null, false);'),
            inMethod('Database.upsert(null, Account.Id);'),
            inMethod('Approval.process(null); Approval.lock(null);'),
            inMethod('EventBus.publish(null);'),
            inMethod('new ApexPages.StandardSetController(null);'),
            inClass('class A { A(String s) { } A(Integer i) { } } void r() { new A(null); }')
        ],
        right: [
            inMethod('System.assertEquals(null, null);'),
            inMethod('System.debug(null);'),
            inMethod('Boolean.valueOf(null);'),
            inMethod('Math.max(null, 1);'),
            inMethod('JSON.serialize(null);'),
            inMethod('EncodingUtil.base64Encode(null);'),
            inMethod(`String.join(null, ',');`),
            inMethod(`String.format('x', null);`),
            inMethod(`'x'.split(null); 'x'.contains(null); 'x'.equals(null);`),
            inMethod('new Http().send(null);'),
            inMethod('Messaging.sendEmail(null);'),
            inMethod('System.enqueueJob(null);'),
            inMethod('Database.executeBatch(null);'),
            inMethod('Test.setMock(null, null);'),
            inMethod('Assert.areEqual(null, null); Assert.isNull(null); Assert.isTrue(null);'),
            inMethod('new DmlException(null, null);'),
            inMethod('Datetime.newInstance(null, null);'),
            inMethod('Crypto.generateDigest(null, null);'),
            inMethod('HttpRequest r = new HttpRequest(); r.setBody(null); r.setHeader(null, null);'),
            inMethod('Database.query(null);'),
            inMethod('ApexPages.addMessage(null);'),
            inMethod('new ApexPages.StandardController(null);'),
            inMethod('new SelectOption(null, null);'),
            inMethod('Schema.describeSObjects(null);'),
            inMethod('Security.stripInaccessible(null, null);'),
            inMethod('Formula.recalculateFormulas(null);'),
            inMethod('UserInfo.isCurrentUserLicensed(null); Type.forName(null); Type.forName(null, null);'),
            inClass('class A { A(String s) { } A(String i, Object o) { } } void r() { new A(null); }'),
            inClass(`void t(String a, Object b) { } void t(Object a, String b) { } void r() { t('a', 1); }`),
            inClass(`void t(Object a, Object b) { } void t(String a, String b) { } void r() { t('a', null); }`),
            inClass(`void t(Object a, Object b) { } void t(String a, Object b) { } void r() { t('a', null); }`),
            inClass(`void t(Object a, Integer b) { } void t(String a, String b) { } void r() { t('a', null); }`),
            inClass(
                'void t(Decimal a) { } void t(Double b) { } void r() { t(1); t(1.5); t(1.5d); Double d; t(d); Long l; t(l); }'
            ),
            inClass('void t(Double b) { } void r() { Double d; t(d); Integer i; t(i); Long l; t(l); }')
        ]
    },
    {
        kind: 'numbers as arguments',
        wrong: [
            inMethod('Decimal d; Math.pow(2, 3); Math.pow(2.0d, 2); Math.pow(1, d);'),
            inMethod('Math.pow(1.1, 2);'),
            inClass(
                'void t(Double d) { } void r() { Opportunity o; t(o.Amount); Account a; t(a.NumberOfEmployees); t(o.Probability); }'
            ),
            inClass('void t(Double d) { } void r() { t(1); t(1L); t(1.5); }'),
            inMethod('Integer i = Math.max(1, 2L);'),
            inMethod('Integer i = Math.round(1.5d).format();'),
            inMethod('Long l = Math.abs(1.5);'),
            inMethod('Decimal d = Decimal.valueOf(new Account());')
        ],
        right: [
            inMethod(
                'Integer i; Long l; Decimal d; Double e; Math.max(i, l); Math.max(d, i); Math.max(e, i); Math.max(e, d); Math.min(d, e); Math.abs(d); Math.round(d); Math.round(e); Math.roundToLong(d); Math.roundToLong(e); Math.mod(l, i); Math.ceil(d); Math.floor(e); Math.log(d); Math.signum(d); Math.sqrt(d);'
            ),
            inMethod('Decimal d; Double e; Math.exp(d);'),
            inMethod('Decimal d; Math.atan(d);'),
            inMethod('Decimal d; Math.atan2(d, d);'),
            inMethod('Decimal d; Math.cbrt(d);'),
            inMethod('Decimal d; Math.log10(d);'),
            inMethod('Decimal d; Math.rint(d);'),
            inMethod('Decimal d; Math.pow((Double) d, 2);'),
            inMethod(
                'Decimal d; d.pow(2); d.divide(2, 2); d.divide(1.5, 2, System.RoundingMode.HALF_UP); d.setScale(2); Integer i = d.intValue(); d.round(System.RoundingMode.UP);'
            ),
            inMethod(
                `Decimal d; Double e; e = d.doubleValue(); String.valueOf(d); String.valueOf(e); d.format(); e.format(); Double.valueOf(d); Double.valueOf('1'); Decimal.valueOf(e); Decimal.valueOf(1L); Integer.valueOf(d);`
            ),
            inMethod(`Decimal d; Location a = Location.newInstance(d, 1.5); Location.getDistance(a, a, 'mi');`),
            inMethod('Decimal d; Location a = Location.newInstance(1.5, 1.5);'),
            inMethod(
                'Decimal d; Datetime t = Datetime.now(); t.addDays(1); Date x = Date.newInstance(1, 1, 1); Time m = Time.newInstance(1, 1, 1, 1);'
            ),
            inMethod(
                'List<Double> l = new List<Double>(); Decimal d; l.add(d); l.add(0, d); l.set(0, d); l.contains(d); l.indexOf(d);'
            ),
            inMethod(
                `Map<String, Double> l = new Map<String, Double>(); Decimal d; l.put('a', d); Map<Double, String> k; k.get(d); k.put(d, 'a'); k.containsKey(d); k.remove(d);`
            ),
            inClass('void t(Decimal d) { } void r() { t(1); t(1L); t(1.5); t(2.0d); }'),
            inMethod(
                'Math.max(1, 2L); Math.max(1, 1.5); Math.abs(-1); Math.round(1.5); Math.mod(5, 2L); Math.min(1.0, 2);'
            ),
            inMethod(
                `Integer.valueOf('1'); Integer.valueOf(1.5); Object o; Integer.valueOf(o); Long.valueOf('1'); Decimal.valueOf('1'); Decimal.valueOf(1L); Double.valueOf('1'); Double.valueOf(o);`
            ),
            inMethod(`new Set<Decimal>().contains(1); new List<Long>().add(1); new Map<String, Decimal>().put('a', 1);`)
        ]
    }
];
