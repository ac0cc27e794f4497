import { inClass, type Judged } from './case.ts';

/** What a type takes from others, and what it promises by that. */
export const INHERITANCE: readonly Judged[] = [
    {
        kind: 'methods of an interface',
        wrong: [
            inClass('class A implements Comparable { public String compareTo(Object o) { return null; } }'),
            inClass('class A implements Comparable { public Integer compareTo(A o) { return null; } }'),
            inClass('class A implements Comparable { public static Integer compareTo(Object o) { return null; } }'),
            inClass('interface I { void x(); } class A implements I { private void x() { } }'),
            inClass('interface I { void x(); } class A implements I { void x() { } }'),
            inClass('interface I { void x(); } virtual class A implements I { protected virtual void x() { } }'),
            inClass('interface I { void x(); } class A implements I { }'),
            inClass(
                'interface I { void x(); } interface J extends I { void y(); } class A implements J { public void y() { } }'
            ),
            inClass(
                'interface I { void x(); } virtual class A { private void x() { } } class B extends A implements I { }'
            ),
            inClass('interface I { Integer x(); } class A implements I { public Long x() { return 1; } }'),
            inClass('class A implements Schedulable { void execute(SchedulableContext c) {} }'),
            inClass('class A implements Queueable { public Integer execute(QueueableContext c) { return 1; } }'),
            'public class W implements Queueable { void execute(QueueableContext c) { } }',
            'public class W implements Database.Batchable<SObject> { public void execute(Database.BatchableContext c, List<SObject> s) { } public void finish(Database.BatchableContext c) { } }',
            inClass(
                'class A implements Iterator<String> { public Boolean hasNext() { return false; } public Integer next() { return 1; } }'
            ),
            inClass(
                'abstract class A { public abstract void x(); protected abstract Integer y(); } class B extends A { public override void x() { } }'
            )
        ],
        right: [
            inClass('interface I { Object x(); } class A implements I { public String x() { return null; } }'),
            inClass('class A implements Comparable { public Integer compareTo(Object o) { return null; } }'),
            inClass(
                'interface I { void x(); } abstract class A implements I { } class B extends A { public void x() { } }'
            ),
            inClass(
                'interface I { void x(); } virtual class A { public void x() { } } class B extends A implements I { }'
            ),
            inClass(
                'interface I { Iterable<SObject> x(); } class A implements Iterator<String> { public Boolean hasNext() { return false; } public String next() { return null; } }'
            ),
            'public class W implements Schedulable, Queueable { public void execute(SchedulableContext c) { } public void execute(QueueableContext c) { } }',
            'public class W implements Database.Batchable<SObject> { public Database.QueryLocator start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<SObject> s) { } public void finish(Database.BatchableContext c) { } }',
            inClass(
                'virtual class A { public override String toString() { return null; } public Boolean equals(Object o) { return true; } public Integer hashCode() { return 1; } }'
            )
        ]
    },
    {
        kind: 'overrides',
        wrong: [
            inClass(
                'interface I { void x(); } abstract class A implements I { } class B extends A { public override void x() { } }'
            ),
            inClass('interface I { void x(); } abstract class A implements I { } class B extends A { }'),
            inClass('virtual class A { private void x() {} } class B extends A { private void x() {} }'),
            inClass('class A extends Helper { public void guarded() { } }'),
            inClass('class A extends Helper { protected override void guarded() { } }'),
            inClass(
                'virtual class A { public virtual void x() {} } virtual class B extends A { public override void x() {} } virtual class C extends B { public virtual override void x() {} }'
            ),
            inClass(
                'abstract class A { public abstract void x(); } abstract class B extends A { } class C extends B { }'
            ),
            inClass(
                'abstract class A { public abstract void x(); } virtual class B extends A { public override void x() { } } class C extends B { public override void x() { } }'
            ),
            inClass('interface I { Account x(); } class A implements I { public SObject x() { return null; } }'),
            inClass('interface I { void x(SObject l); } class A implements I { public void x(Account l) { } }'),
            inClass('interface I { void x(Object l); } class A implements I { public void x(String l) { } }'),
            inClass(
                'interface I { void x(Iterable<SObject> l); } class A implements I { public void x(Iterable<Account> l) { } }'
            ),
            inClass('interface I { void x(); } class A implements I { public Integer x() { return 1; } }'),
            inClass('class A implements Iterable<SObject> { public Iterator<Account> iterator() { return null; } }'),
            inClass(
                'class A implements Database.Batchable<Account> { public Database.QueryLocator start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<SObject> s) { } public void finish(Database.BatchableContext c) { } }'
            ),
            inClass(
                'class A implements Database.Batchable<SObject> { public Database.QueryLocator start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<Account> s) { } public void finish(Database.BatchableContext c) { } }'
            ),
            inClass('abstract class A implements Database.Batchable<SObject> { }'),
            inClass(
                'class A implements Messaging.InboundEmailHandler { public Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail e, Messaging.InboundEnvelope n) { return null; } }'
            ),
            inClass(
                'interface I { void x(); } interface J { Integer x(); } class A implements I, J { public void x() { } }'
            ),
            inClass('interface I { void x(); void x(); }'),
            inClass(
                'abstract class A { public abstract Integer x(); } class B extends A { public override Long x() { return 1; } }'
            ),
            inClass('abstract class A { public abstract void x(); } class B extends A { public void x() { } }'),
            inClass(
                'abstract class A { protected abstract void x(); } class B extends A { private override void x() { } }'
            ),
            inClass(
                'abstract class A { public abstract void x(Object o); } class B extends A { public override void x(String o) { } }'
            ),
            inClass(
                'abstract class A { public abstract void x(List<SObject> o); } class B extends A { public override void x(List<Account> o) { } }'
            ),
            inClass(
                'virtual class A { public virtual void x(List<SObject> o) { } } class B extends A { public override void x(List<Account> o) { } }'
            ),
            inClass('class AException extends Exception { public String getMessage() { return null; } }'),
            inClass('class A { public String toString() { return null; } }'),
            inClass('class A { private String toString() { return null; } }'),
            inClass('class A { public Integer toString() { return null; } }'),
            inClass(
                'virtual class A { public override String toString() { return null; } } class B extends A { public override String toString() { return null; } }'
            ),
            inClass(
                'virtual class A { public Boolean equals(Object o) { return null; } } class B extends A { public Boolean equals(Object o) { return null; } }'
            ),
            inClass(
                'interface I { void x(Set<SObject> l); } class A implements I { public void x(Set<Account> l) { } }'
            ),
            inClass(
                'interface I { void x(Map<Id, SObject> l); } class A implements I { public void x(Map<Id, Account> l) { } }'
            ),
            inClass(
                'interface I { Set<SObject> x(); } class A implements I { public Set<Account> x() { return null; } }'
            ),
            inClass('virtual class A { public void x() {} } class B extends A { public override void x() {} }'),
            inClass('virtual class A { public void x() {} } class B extends A { public void x() {} }'),
            inClass('virtual class A { } class B extends A { public override void x() {} }'),
            inClass('public override void x() {}'),
            inClass(
                'virtual class A { public virtual void x() {} } class B extends A { public override void x(Integer i) {} }'
            ),
            inClass(
                'virtual class A { public virtual void x() {} } class B extends A { public override Integer x() { return 1; } }'
            ),
            inClass(
                'virtual class A { public virtual void x() {} } class B extends A { protected override void x() {} }'
            ),
            inClass(
                'virtual class A { public virtual void x() {} } class B extends A { private override void x() {} }'
            ),
            inClass('virtual class A { public virtual void x() {} } class B extends A { override void x() {} }'),
            inClass(
                'virtual class A { protected virtual void x() {} } class B extends A { private override void x() {} }'
            ),
            inClass('virtual class A { public virtual void x() {} } class B extends A { public void x() {} }'),
            inClass(
                'virtual class A { public virtual Integer x() { return 1; } } class B extends A { public virtual Integer x() { return 1; } }'
            ),
            inClass(
                'virtual class A { public virtual void x() {} } virtual class B extends A { public override void x() {} } class C extends B { public void x() {} }'
            ),
            inClass('virtual class A { private void x() {} } class B extends A { public override void x() {} }'),
            inClass(
                'interface I { void x(); } class A implements I { public override void y() { } public void x() { } }'
            ),
            inClass(
                'virtual class A { public virtual Object x() { return 1; } } class B extends A { public override String x() { return null; } }'
            ),
            inClass('virtual class A { public virtual void x() {} } class B extends A { public static void x() {} }'),
            inClass('public override String toText() { return null; }'),
            inClass('abstract class A { abstract void x(); } class B extends A { void x() { } }'),
            inClass(
                'virtual class A { public virtual void x() {} } virtual class B extends A { public override void x() {} } class C extends B { public override void x() {} }'
            ),
            inClass('class E extends Exception { public override String getMessage() { return null; } }'),
            inClass('interface I { void x(); } class A implements I { public override void x() { } }'),
            inClass(
                'public override Integer hashCode() { return 1; } public override Boolean equals(Object o) { return true; } public override String toString() { return null; }'
            ),
            inClass('virtual class A { private void x() {} } class B extends A { public void x() {} }')
        ],
        right: [
            inClass(
                'interface I { void x(); } abstract class A implements I { } class B extends A { public void x() { } }'
            ),
            inClass('class A extends Helper { private void own() { } }'),
            inClass('class A extends Helper { public void own() { } }'),
            inClass(
                'virtual class A { public virtual void x() {} } virtual class B extends A { public virtual override void x() {} } class C extends B { public override void x() {} }'
            ),
            inClass('interface I { Object x(); } class A implements I { public Integer x() { return null; } }'),
            inClass('interface I { SObject x(); } class A implements I { public Account x() { return null; } }'),
            inClass(
                'interface I { List<SObject> x(); } class A implements I { public List<Account> x() { return null; } }'
            ),
            inClass(
                'interface I { void x(List<SObject> l); } class A implements I { public void x(List<Account> l) { } }'
            ),
            inClass('interface I { void x(String l); } class A implements I { public void x(Id l) { } }'),
            inClass('interface I { Id x(); } class A implements I { public String x() { return null; } }'),
            inClass('interface I { Decimal x(); } class A implements I { public Integer x() { return null; } }'),
            inClass('interface I { void x(Id l); } class A implements I { public void x(String l) { } }'),
            inClass(
                'interface I { W x(); } virtual class A { } class B implements I { public W x() { return null; } }'
            ),
            inClass(
                'virtual class A { } class AA extends A { } interface I { A x(); } class B implements I { public AA x() { return null; } }'
            ),
            inClass('class A implements Iterable<Account> { public Iterator<Account> iterator() { return null; } }'),
            inClass(
                'class A implements Iterator<SObject> { public Boolean hasNext() { return true; } public Account next() { return null; } }'
            ),
            inClass(
                'class A implements Comparator<Account> { public Integer compare(Account a, Account b) { return 1; } }'
            ),
            inClass(
                'class A implements Callable { public Object call(String a, Map<String, Object> b) { return null; } }'
            ),
            inClass(
                'class A implements Callable { public String call(String a, Map<String, Object> b) { return null; } }'
            ),
            inClass(
                'interface I { void x(); } interface J { void x(); } class A implements I, J { public void x() { } }'
            ),
            inClass(
                'interface I { void x(); } interface J extends I { void x(); } class A implements J { public void x() { } }'
            ),
            inClass('class AException extends Exception { public override String getMessage() { return null; } }'),
            inClass('class AException extends Exception { public override void setMessage(String s) { } }'),
            inClass('class AException extends Exception { public override String getTypeName() { return null; } }'),
            inClass('class AException extends Exception { public override String toString() { return null; } }'),
            inClass(
                'class A { public Integer hashCode() { return null; } public Boolean equals(Object o) { return true; } }'
            ),
            inClass('class A { public Integer equals(Object o) { return 1; } }'),
            inClass(
                'virtual class A { public virtual override String toString() { return null; } } class B extends A { public override String toString() { return null; } }'
            ),
            inClass(
                'virtual class A { public virtual Boolean equals(Object o) { return null; } } class B extends A { public override Boolean equals(Object o) { return null; } }'
            ),
            inClass('virtual class A { private A() { } } class B extends A { B() { } }'),
            inClass('class C { C() { this(); } }'),
            inClass('interface I { void x(String l); } class A implements I { public void x(Object l) { } }'),
            inClass('interface I { void x(Account l); } class A implements I { public void x(SObject l) { } }'),
            inClass('interface I { void x(Integer l); } class A implements I { public void x(Long l) { } }'),
            inClass('interface I { void x(Integer l); } class A implements I { public void x(Decimal l) { } }'),
            inClass(
                'interface I { void x(List<Account> l); } class A implements I { public void x(List<SObject> l) { } }'
            ),
            inClass(
                'interface I { void x(List<String> l); } class A implements I { public void x(List<Object> l) { } }'
            ),
            inClass('interface I { void x(List<String> l); } class A implements I { public void x(Object l) { } }'),
            inClass(
                'interface I { void x(List<Account> l); } class A implements I { public void x(Iterable<Account> l) { } }'
            ),
            inClass(
                'interface I { void x(Iterable<Account> l); } class A implements I { public void x(Iterable<SObject> l) { } }'
            ),
            inClass(
                'interface I { Map<Id, SObject> x(); } class A implements I { public Map<Id, Account> x() { return null; } }'
            ),
            inClass(
                'interface I { Iterable<SObject> x(); } class A implements I { public List<SObject> x() { return null; } }'
            ),
            inClass(
                'interface I { Iterable<SObject> x(); } class A implements I { public List<Account> x() { return null; } }'
            ),
            inClass(
                'interface I { List<Object> x(); } class A implements I { public List<String> x() { return null; } }'
            ),
            inClass('interface I { void x(Date l); } class A implements I { public void x(Datetime l) { } }'),
            inClass(
                'virtual class A { protected virtual void x() {} } class B extends A { public override void x() {} }'
            ),
            inClass(
                'abstract class A { protected abstract void x(); } class B extends A { protected override void x() {} }'
            ),
            inClass(
                'virtual class A { public virtual void x() {} } class B extends A { public override void x() {} public void x(Integer i) {} }'
            )
        ]
    },
    {
        kind: 'exception classes',
        wrong: [
            inClass('class Foo extends Exception {}'),
            inClass('class Foo extends DmlException {}'),
            inClass('virtual class FooException extends Exception {} class Bar extends FooException {}'),
            inClass('class FooException {}'),
            inClass('virtual class A { } class FooException extends A {}'),
            'public class W extends Exception { }',
            inClass('class FooException extends Exception { public FooException() { } }'),
            inClass('class FooException extends Exception { public FooException(String s) { } }'),
            inClass('class FooException extends Exception { public FooException(Exception e) { } }'),
            inClass('class FooException extends Exception { public FooException(String s, Exception e) { } }'),
            inClass('class Fooexception extends Exception { } void f() { throw new Exception(); }')
        ],
        right: [
            inClass('interface FooException { }'),
            inClass('enum FooException { A }'),
            inClass(
                'class FooException extends Exception {} virtual class BarException extends Exception { } class BazException extends BarException { }'
            ),
            inClass("class FooException extends Exception { public FooException(Integer i) { this('x'); } }")
        ]
    },
    {
        kind: 'what cannot be extended or implemented',
        wrong: [
            'public virtual class W extends W { }',
            'public interface W extends W { }',
            inClass('virtual class A extends B { } virtual class B extends A { }'),
            inClass('interface A extends B { } interface B extends A { }'),
            inClass('virtual class A extends B { } virtual class B extends C { } virtual class C extends A { }'),
            inClass('class A { } class B extends A { }'),
            inClass('interface A { } class B extends A { }'),
            inClass('virtual class A { } class B implements A { }'),
            inClass('virtual class A { } interface B extends A { }'),
            inClass('class B extends String { }'),
            inClass('class B extends Account { }'),
            inClass('class B implements Account { }'),
            inClass('class B extends Nonsense { }'),
            inClass('class B implements Nonsense { }'),
            inClass('enum A { X } class B extends A { }'),
            inClass('interface A { } class B implements A, A { public void f() { } }'),
            inClass('class B extends Object { }'),
            inClass('class B extends List<String> { }'),
            'public virtual class W { class A extends W { } class B extends A { } }',
            'public virtual class W extends W.A { public virtual class A extends W { } }'
        ],
        right: [
            'public virtual class W extends W.A { virtual class A { } }',
            'public virtual class W { class A extends W { } }',
            inClass('interface A { } interface B extends A { } class C implements B, A { }')
        ]
    },
    {
        kind: 'what a class sees of the class around its super class',
        wrong: [
            inClass(
                'class Both { Integer near; } class D extends Helper.Driver { Integer f(Both b) { return b.far; } }'
            ),
            inClass('Helper.Driver.Open o;'),
            inClass('class D extends Helper.Driver { } D.Open o;')
        ],
        right: [
            'public class W extends Helper.Driver { public override void run(Open o) { } }',
            inClass('class D extends Helper.Driver { public override void run(Open o) { } }'),
            inClass(
                'class Both { Integer near; } class D extends Helper.Driver { Integer f(Both b) { return b.near; } }'
            )
        ]
    },
    {
        kind: 'methods of interfaces that a class does not declare',
        wrong: [
            inClass('interface I { I f(String s); } abstract class A implements I { } I g(A a) { return a.f(null); }'),
            inClass('interface I { void f(); } abstract class A implements I { void g() { f(); } }')
        ],
        right: [
            inClass(
                'interface I { I f(String s); } abstract class A implements I { } virtual class C extends A { public C f(Object o) { return this; } } C g() { return new C().f(null); } I h(I i) { return i.f(null); }'
            )
        ]
    }
];
