import { inClass, inMethod, type Judged } from './case.ts';

/** What initialisers, constructors and accessors may name, and what can be made. */
export const INITIALIZERS: readonly Judged[] = [
    {
        kind: 'fields that come later',
        wrong: [
            inClass('public Integer a { set { } } void r() { Integer b = a; this.a = 1; }'),
            inClass('static Integer a { set { } } void r() { Integer b = a; Integer c = W.a; }'),
            inClass('Integer a { set { Integer b = a; } }'),
            inClass('Integer b = a; Integer a { get; set; }'),
            inClass('static Integer b = a; static Integer a { get { return 1; } }'),
            inClass('static Integer b = C; static final Integer C = 1;'),
            inClass('Integer b = C; static final Integer C = 1;'),
            inClass('Integer b = C; static Integer C = 1;'),
            inClass('Integer b = b;'),
            inClass('static Integer b = b + 1;'),
            inClass('static { b = 1; } static Integer b;'),
            inClass('static { Integer x = b; } static Integer b;'),
            inClass('{ Integer x = b; } Integer b;'),
            inClass('{ b = 1; } Integer b;'),
            inClass('Integer b = f(c); Integer c; static Integer f(Integer i) { return i; }'),
            inClass('public Integer a { set { } } void r() { Integer b = a; }'),
            inClass('Integer a = b; Integer b = 1;'),
            inClass('static Integer a = b; static Integer b = 1;')
        ],
        right: [
            inClass('Integer a { get { return b; } } Integer b = a; Integer c = b;'),
            inClass('Integer a { get; set; } Integer b = a;'),
            inClass('static Integer b = W.c; static Integer c = 1;'),
            inClass('Integer b = this.c; Integer c = 1;'),
            inClass('static final Integer A; static { A = 1; }')
        ]
    },
    {
        kind: 'calls of constructors and of super classes',
        wrong: [
            inMethod('super();'),
            inClass('class A { void f() { this(); } }'),
            inClass(
                'abstract class A { public abstract void f(); } class B extends A { public override void f() { super.f(); } }'
            ),
            inMethod('this();'),
            inMethod('Integer i = 1; this();'),
            inClass('void f() { super(); }'),
            inClass('W() { super(); }'),
            inClass('W() { Integer i; super(); }'),
            inClass('W() { Integer i; this(1); } W(Integer i) { }'),
            inClass('static void f() { this(1); } W(Integer i) { }'),
            inClass('W() { } W(Integer i) { this(); this(); }'),
            inClass('W() { } W(Integer i) { if (true) { this(); this(); } }'),
            inClass('W() { } W(Integer i) { if (true) { Integer k = 1; this(); } }'),
            inClass('W() { } W(Integer i) { if (true) { { Integer k; } this(); } }'),
            inClass('W() { } W(Integer i) { if (true) { this(1, 2); } }'),
            inClass('W() { } W(Integer i) { this(1, 2); }'),
            inClass('W() { } { if (true) { this(); } } void t() { if (true) { this(); } }'),
            inClass('virtual class A { A(Integer i) { } } class B extends A { B() { if (true) { super(1); } } }'),
            inClass('W() { if (true) { super(); } }'),
            inClass('virtual class A { } class B extends A { B() { super(); } void f() { super(); } }'),
            inClass(
                'abstract class A { public abstract void f(); protected virtual void g() { } } class B extends A { public override void f() { super.g(); super.f(); } }'
            ),
            inClass(
                'abstract class A { public abstract Integer f(); } abstract class B extends A { public virtual override Integer f() { return super.f(); } }'
            ),
            inClass('void f() { super.toString(); super.hashCode(); super.equals(null); }')
        ],
        right: [
            inClass('virtual class A { A(Integer i) { } } class B extends A { B() { super(1); } }'),
            inClass('class A { A() { this(1); } A(Integer i) { } }'),
            inClass('W() { } W(Integer i) { if (i == 1) { this(); } else this(); }'),
            inClass('W() { } W(Integer i) { this(); if (true) { if (true) { this(); } } }'),
            inClass('W() { } W(Integer i) { for (Integer j = 0; j < 1; j++) { this(); } while (true) { this(); } }'),
            inClass(
                'W() { } W(Integer i) { for (Account a : new List<Account>()) { this(); } do { this(); } while (true); }'
            ),
            inClass('W() { } W(Integer i) { try { this(); } catch (Exception e) { this(); } finally { this(); } }'),
            inClass('W() { } W(Integer i) { switch on i { when 1 { this(); } when else { this(); } } { this(); } }'),
            inClass(
                'virtual class A { A() { } A(Integer i) { } } class B extends A { B(Integer i) { } B() { if (true) { super(1); } else { this(1); } } }'
            ),
            inClass(
                'virtual class A { public virtual void f() { } } class B extends A { public override void f() { super.f(); } }'
            )
        ]
    },
    {
        kind: 'properties that are only read or written',
        wrong: [
            inClass('public Integer a { set { } } void r() { a += 1; }'),
            inClass('public Integer a { get { return 1; } } void r() { a++; }'),
            inClass('class A { public Integer a { set { } } } void r() { Integer b = new A().a; }'),
            inClass('class A { public static Integer a { set { } } }'),
            inClass('public Integer a { get { } }'),
            inClass('public Integer a { set { return 1; } }'),
            inClass(`public Integer a { get { return 'x'; } }`),
            inClass('public Integer a { get { return 1; } } void r() { a = 1; }'),
            inClass('public Integer a { get { return value; } }'),
            inClass('public Integer a { set { Integer value = 1; } }'),
            inClass('public static Integer a { get { return b; } } Integer b;')
        ],
        right: [
            inClass('public Integer a { get { return 1; } }'),
            inClass('public Integer a { set { a = value; } }'),
            inClass('public Integer a { get { return a; } set { a = value + 1; } }'),
            inClass('public static Integer a { get { if (a == null) { a = 1; } return a; } set; }')
        ]
    },
    {
        kind: 'what can be made with new',
        wrong: [
            inMethod('new Date();'),
            inMethod('new Datetime();'),
            inMethod('new Time();'),
            inMethod('new Id();'),
            inMethod('new Blob();'),
            inMethod('new Boolean();'),
            inMethod('new Decimal();'),
            inMethod('new Long();'),
            inMethod('new Double();'),
            inMethod('new Schema.SObjectType();'),
            inMethod('new AggregateResult();'),
            inMethod('new Account(1);'),
            inMethod(`new Account('x');`),
            inMethod(`new Account(Name = 'a', Name = 'b');`),
            inMethod('new Account(Name = 1);'),
            inMethod('new Account(Nope = 1);'),
            inMethod('new Integer();'),
            inMethod(`new String('a');`),
            inMethod('new Object().foo();'),
            inMethod('new SObject();'),
            inMethod(`new List<Integer>{ 'a' };`),
            inMethod('new List<Missing>();'),
            inMethod(`new HttpRequest('x');`),
            inMethod('new W.Inner();')
        ],
        right: [
            inMethod('new Math();'),
            inMethod('new UserInfo();'),
            inMethod('new Database();'),
            inMethod('new Test();'),
            inMethod('new JSON();'),
            inMethod('new Type();'),
            inMethod('new Pattern();'),
            inMethod('new HttpResponse(); new Http(); new HttpRequest();'),
            inMethod(
                'new Account(); new AccountHistory(); new AccountShare(); new AccountFeed(); new AccountChangeEvent();'
            ),
            inMethod('new Name();'),
            inMethod(`new ContactHistory(Field = 'x');`),
            inMethod('new RecordType(); new Organization(); new UserRecordAccess();'),
            inMethod(`new Account(Name = 'a', Site = 'b');`),
            inMethod('new System();'),
            inMethod('new List<Integer>(5); new Integer[5]; new Integer[]{ 1, 2 }; new List<Integer>{ 1 };'),
            inMethod(`new Map<String, Integer>{ 'a' => 1, 'a' => 2 };`)
        ]
    }
];
