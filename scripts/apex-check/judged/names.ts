import { inClass, inMethod, type Judged } from './case.ts';

/** Names, and from where they can be seen. */
export const NAMES: readonly Judged[] = [
    {
        kind: 'reserved words',
        wrong: [
            inMethod('Integer currency = 2;'),
            inMethod('Integer when = 2;'),
            inMethod('Integer number = 2;'),
            inMethod('Integer desc = 2;'),
            inMethod('Integer asc = 2;'),
            inMethod('Integer any = 2;'),
            inMethod('Integer case = 2;'),
            inMethod('Integer like = 2;'),
            inMethod('Integer bulk = 2;'),
            inMethod('Integer having = 2;'),
            inMethod('Integer loop = 2;'),
            inMethod('Integer outer = 2;'),
            inMethod('Integer package = 2;'),
            inMethod('Integer parallel = 2;'),
            inMethod('Integer sort = 2;'),
            inMethod('Integer then = 2;'),
            inMethod('Integer exit = 2;'),
            inMethod('Integer begin = 2;'),
            inMethod('Integer a__b = 2;'),
            inMethod('Integer _a = 2;'),
            inMethod('Integer a_ = 2;'),
            inMethod('Integer select = 2;'),
            inClass('Integer limit;'),
            inClass('Integer number;'),
            inClass('void limit() { }'),
            inClass('void f(Integer currency) { }'),
            inClass('Integer currency { get; set; }'),
            inClass('class number { }'),
            inClass('class Group { }'),
            inClass('enum E { number, A }'),
            inClass('enum E { A, a }'),
            inMethod('for (Integer number = 0; number < 1; number++) { }'),
            inMethod('for (Integer number : new List<Integer>()) { }'),
            inMethod('try { } catch (Exception number) { }'),
            inClass('class String { } class System { } class a__b { } class Account { }'),
            inMethod(`Integer ${'a'.repeat(256)} = 1;`),
            inMethod(
                'Integer order, after, before, count, excludes, first, includes, last, network, offset, scope, test, today, tomorrow, yesterday, get, set, total, description, sharing, category, code, key, value, result, user, owner, data, end, reference, view, tracking;'
            )
        ],
        right: [
            inMethod('Integer search = 2;'),
            inClass('void number() { }'),
            inClass(`class ${'a'.repeat(41)} { }`),
            inClass('void when() { }'),
            inClass('void f(SObject o) { switch on o { when Account number { } } }'),
            inClass('void count() { } void get() { } void isTest() { } Integer order; Integer a_b; Integer a1;')
        ]
    },
    {
        kind: 'forms of members',
        wrong: [
            inClass('W(Integer i) { } W(Integer j) { }'),
            inClass('Other() { }'),
            inClass('void f() { } Integer f() { return 1; }'),
            inClass('void f() { } void F() { }'),
            inClass('static void f() { } void f() { }'),
            inClass('Integer i; String I;'),
            inClass('Integer i; String i { get; set; }'),
            inClass('class A { } class a { }'),
            inClass('class A { } interface A { }'),
            inClass('class W { }'),
            inClass(
                'Integer w; Integer x { get { return 1; } set { value = 1; x = value; } } Integer y { get; } void f() { y = 1; }'
            )
        ],
        right: [
            inClass('interface I { void f(); Integer g(String s); }'),
            inClass(
                'Integer i { get; } Integer j { set; } Integer k { get { return 1; } } static Integer l { get; private set; }'
            ),
            inClass('W() { } W(Integer i) { this(); } void f() { } void f(Integer i) { } Integer f; class f { }')
        ]
    },
    {
        kind: 'what cannot be seen',
        wrong: [
            inMethod('Helper.Within i;'),
            inMethod('Helper.secret();'),
            inMethod('Integer i = Helper.hidden;'),
            inMethod('Helper.hidden = 1;'),
            inMethod('new Helper().own();'),
            inMethod('Integer i = new Helper().mine;'),
            inMethod('Object o = new Helper(1);'),
            inMethod('Object o = new Helper.Within();'),
            inMethod('new Helper().guarded();'),
            inMethod('Integer i = new Helper().shielded;'),
            inMethod('new Helper().readable = 1;'),
            inMethod('Integer i = new Helper().writable;'),
            inClass('List<Helper.Within> l;'),
            inClass('class A extends Helper.Within { }'),
            inClass('Helper.Within f() { return null; }'),
            inClass('void f(Helper.Within i) { }'),
            inMethod('Helper.Kind k;'),
            inMethod('Object o = Helper.Kind.A;'),
            inMethod('Type t = Helper.Within.class;'),
            inClass('class A extends Helper { void f() { own(); } }'),
            inClass('class A extends Helper { void f() { Integer i = mine; } }'),
            inClass('class A extends Helper { void f() { guarded(); Integer i = shielded; Within x; } }')
        ],
        right: [
            inMethod(
                'Helper.Open o = new Helper.Open(); Helper.open(); Integer i = new Helper().readable; new Helper().writable = 1;'
            ),
            inClass('class A extends Helper { void f() { guarded(); Integer i = shielded; } }'),
            inClass(
                'private class A { private Integer x; private void f() { } private A() { } } void f() { new A().f(); new A().x = 1; }'
            )
        ]
    }
];

/** A class that the others look at. */
export const HELPER = `public virtual class Helper {
    public Helper() { }
    private Helper(Integer i) { }
    private class Within { }
    private enum Kind { A }
    public class Open { }
    public class Both { Integer far; }
    public virtual class Driver { public virtual void run(Open o) { } }
    public static void open() { }
    private static void secret() { }
    private static Integer hidden;
    private void own() { }
    private Integer mine;
    protected void guarded() { }
    protected Integer shielded;
    public Integer readable { get; private set; }
    public Integer writable { private get; set; }
}
`;
