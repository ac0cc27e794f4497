import { inClass, inMethod, type Judged } from './case.ts';

/** What a statement demands, and the order in which statements may stand. */
export const FLOW: readonly Judged[] = [
    {
        kind: 'unreachable statements',
        wrong: [
            inMethod('return; Integer i = 1;'),
            inMethod("throw new IllegalArgumentException('x'); Integer i = 1;"),
            inMethod('if (true) { return; } else { return; } Integer i = 1;'),
            inMethod('{ return; } Integer i = 1;'),
            inMethod('try { return; } finally { } Integer i = 1;'),
            inMethod('try { return; } catch (Exception e) { return; } Integer i = 1;'),
            inMethod('switch on 1 { when 1 { return; } when else { return; } } Integer i = 1;'),
            inMethod('return; return;'),
            inMethod('return; { }'),
            inMethod('return; return; return;'),
            inClass('Integer x { get { return 1; return 2; } }'),
            inClass('W() { return; Integer i; }'),
            inClass('{ throw new IllegalArgumentException(); Integer i; }'),
            inMethod('if (true) { return; Integer i; }')
        ],
        right: [
            inMethod('while (true) { break; Integer i = 1; }'),
            inMethod('while (true) { continue; Integer i = 1; }'),
            inMethod('while (true) { } Integer i = 1;'),
            inMethod('for (;;) { } Integer i = 1;'),
            inMethod('do { } while (true); Integer i = 1;'),
            inMethod('try { } finally { return; } Integer i = 1;'),
            inMethod('do { return; } while (true); Integer i = 1;'),
            inMethod('while (true) { return; } Integer i;'),
            inMethod('for (Integer i = 0; true; i++) { } Integer j;'),
            inMethod('while (false) { Integer i; }'),
            inClass('Integer f() { while (true) { } return 1; }'),
            inMethod('System.runAs(new User()) { return; } Integer i;'),
            inMethod('if (true) { return; } Integer i = 1;'),
            inMethod('while (true) { break; } Integer i = 1;'),
            inMethod('try { return; } catch (Exception e) { } Integer i = 1;'),
            inMethod('switch on 1 { when 1 { return; } } Integer i = 1;'),
            inMethod('Boolean b = true; while (b) { return; } Integer i;'),
            inMethod('for (Integer i = 0; i < 1; i++) { return; } Integer j;'),
            inMethod('for (Integer i : new List<Integer>()) { return; } Integer j;'),
            inMethod('do { break; } while (true); Integer j;'),
            inMethod('if (false) { Integer i; } return;')
        ]
    },
    {
        kind: 'missing returns',
        wrong: [
            inClass('Integer f() { }'),
            inClass('Integer f() { if (true) { return 1; } }'),
            inClass('Integer f() { while (true) { break; } }'),
            inClass('Integer f() { for (Integer i : new List<Integer>()) { return i; } }'),
            inClass('Integer f() { try { return 1; } catch (Exception e) { } }'),
            inClass('Integer f() { switch on 1 { when 1 { return 1; } } }'),
            inClass('Integer x { get { } }'),
            inClass('Integer f(Boolean b) { while (b) { return 1; } }'),
            inClass('Integer f() { return; }'),
            inClass('void f() { return 1; }'),
            inClass('W() { return 1; }'),
            inClass('Integer x { set { return 1; } }'),
            inClass('{ return 1; }'),
            inClass('Integer f() { while (true) { } }'),
            inClass('Integer f() { for (;;) { } }'),
            inClass('Integer f() { do { return 1; } while (true); }'),
            inClass('Integer f() { try { } finally { return 1; } }'),
            inClass('W() { return; } void f() { return; } { return; }')
        ],
        right: [
            inClass('static { return; }'),
            inClass('Integer f() { throw new IllegalArgumentException(); }'),
            inClass('Integer f() { try { return 1; } catch (Exception e) { throw e; } }'),
            inClass('Integer f() { switch on 1 { when 1 { return 1; } when else { return 2; } } }')
        ]
    },
    {
        kind: 'catch',
        wrong: [
            inMethod('try { } catch (Exception e) { } catch (DmlException d) { }'),
            inMethod('try { } catch (DmlException e) { } catch (DmlException d) { }'),
            inMethod('try { } catch (Exception e) { } catch (Exception d) { }'),
            inClass(
                'virtual class AException extends Exception { } class BException extends AException { } void f() { try { } catch (AException e) { } catch (BException d) { } }'
            ),
            inMethod('try { } catch (String s) { }'),
            inMethod('try { } catch (Nonsense s) { }'),
            inMethod('Integer e; try { } catch (Exception e) { }'),
            inMethod("throw 'a';"),
            inMethod('throw new W();')
        ],
        right: [
            inMethod('throw null;'),
            inMethod(
                'try { } catch (DmlException e) { } catch (QueryException d) { } catch (Exception x) { } finally { }'
            ),
            inMethod('try { } catch (DmlException e) { } catch (Exception e) { }')
        ]
    },
    {
        kind: 'switch',
        wrong: [
            inClass('void f(Integer i) { switch on i { when 1 { } when 1 { } } }'),
            inClass('void f(Integer i) { switch on i { when 1, 1 { } } }'),
            inClass("void f(String i) { switch on i { when 'a', 'b' { } when 'b' { } } }"),
            inClass("void f(String i) { switch on i { when 'a' { } when 'A' { } when 'a' { } } }"),
            inClass('void f(Integer i) { switch on i { when null { } when null { } } }'),
            inClass('void f(Integer i) { switch on i { when -1 { } when -1 { } } }'),
            inClass('enum E { A, B } void f(E e) { switch on e { when A { } when a { } } }'),
            inClass('enum E { A, B } void f(E e) { switch on e { when C { } } }'),
            inClass('enum E { A, B } void f(E e) { switch on e { when E.A { } } }'),
            inClass('enum E { A, B } void f(E e) { switch on e { when 1 { } } }'),
            inClass("enum E { A, B } void f(E e) { switch on e { when 'A' { } } }"),
            inClass('void f(Integer i) { switch on i { when else { } when 1 { } } }'),
            inClass('void f(Integer i) { switch on i { when else { } when else { } } }'),
            inClass('void f(Integer i, Integer j) { switch on i { when j { } } }'),
            inClass('static final Integer X = 1; void f(Integer i) { switch on i { when X { } } }'),
            inClass("void f(Integer i) { switch on i { when 'a' { } } }"),
            inClass('void f(String i) { switch on i { when 1 { } } }'),
            inClass('void f(Integer i) { switch on i { when 1L { } } }'),
            inClass('void f(Decimal i) { switch on i { when 1 { } } }'),
            inClass('void f(Boolean i) { switch on i { when 1 { } } }'),
            inClass('void f(Date i) { switch on i { when 1 { } } }'),
            inClass('void f(SObject o) { switch on o { when Account a { } when Account b { } } }'),
            inClass('void f(SObject o) { switch on o { when Account a { } when 1 { } } }'),
            inClass('void f(SObject o) { switch on o { when String a { } } }'),
            inClass('void f(Object o) { switch on o { when Account a { } } }'),
            inClass('void f(Object o) { switch on o { when String a { } when Integer i { } } }'),
            inClass('void f(Integer o) { switch on o { when Account a { } } }'),
            inClass('void f(Account o) { switch on o { when Contact a { } } }'),
            inClass('void f(SObject o) { switch on o { when Nonsense a { } } }'),
            inClass('void f(SObject o, Integer a) { switch on o { when Account a { } } }'),
            inClass('void f(Id o) { switch on o { when null { } } }')
        ],
        right: [
            inClass('void f(Long i) { switch on i { when 1 { } } }'),
            inClass("void f(String s) { switch on s { when 'a', 'A' { } when null { } when else { } } }"),
            inClass('void f(Integer i) { switch on i { when 1, 2, -3 { } when null { } } }'),
            inClass('void f(Long i) { switch on i { when 1L, 2L { } } }'),
            inClass('enum E { A, B } void f(E e) { switch on e { when A { } when B, null { } when else { } } }'),
            inClass(
                'void f(SObject o) { switch on o { when Account a { } when Contact b { } when null { } when else { } } }'
            ),
            inMethod('switch on 1 + 1 { when 2 { } }')
        ]
    },
    {
        kind: 'instanceof and casts',
        wrong: [
            inMethod('String a; Boolean b = a instanceof String;'),
            inMethod("Boolean b = 'a' instanceof String;"),
            inMethod('Account a; Boolean b = a instanceof SObject;'),
            inMethod('Account a; Boolean b = a instanceof Contact;'),
            inMethod('String a; Boolean b = a instanceof Integer;'),
            inMethod('Integer a; Boolean b = a instanceof String;'),
            inMethod('Object a; Boolean b = a instanceof Object;'),
            inMethod('List<String> a; Boolean b = a instanceof List<String>;'),
            inMethod('List<String> a; Boolean b = a instanceof List<Integer>;'),
            inMethod('DmlException a; Boolean b = a instanceof Exception;'),
            inClass('virtual class A { } class B extends A { } void f(B b) { Boolean x = b instanceof A; }'),
            inClass('class A { } class B { } void f(B b) { Boolean x = b instanceof A; }'),
            inMethod('Integer a; Boolean b = a instanceof Object;'),
            inMethod('Integer a; Boolean b = a instanceof Long;'),
            inMethod('Object a; Boolean b = a instanceof Nonsense;'),
            inMethod('Boolean b = null instanceof String;'),
            inMethod("Integer i = (Integer) 'a';"),
            inMethod('Account a; Contact c = (Contact) a;'),
            inMethod('Set<String> a; List<String> c = (List<String>) a;'),
            inMethod('Boolean a; Integer c = (Integer) a;'),
            inClass('class A { } class B { } void f(B b) { A x = (A) b; }')
        ],
        right: [
            inMethod('Object a; Boolean b = a instanceof String;'),
            inMethod('SObject a; Boolean b = a instanceof Account;'),
            inMethod('Exception a; Boolean b = a instanceof DmlException;'),
            inClass('interface I { } virtual class B { } void f(B b) { Boolean x = b instanceof I; }'),
            inMethod('List<SObject> a; Boolean b = a instanceof List<Account>;'),
            inMethod(
                'Object a; Integer b = (Integer) a; Account c = (Account) (SObject) null; List<Account> d = (List<Account>) new List<SObject>();'
            )
        ]
    },
    {
        kind: 'DML statements',
        wrong: [
            inMethod('Account a; Contact b; merge a b;'),
            inMethod('Account a; List<Contact> b; merge a b;'),
            inMethod('String a; Account b; merge a b;'),
            inMethod('List<Account> a; Account b; merge a b;'),
            inMethod('SObject a; SObject b; merge a b;'),
            inMethod("insert 'a';"),
            inMethod('insert 1;'),
            inMethod('Set<Account> a; update a;'),
            inMethod('Map<Id, Account> a; update a;'),
            inMethod('Object o; delete o;'),
            inMethod('List<Object> o; delete o;'),
            inMethod('insert null;'),
            inMethod('Id i; delete i;'),
            inMethod('List<List<Account>> a; insert a;')
        ],
        right: [
            inMethod("Account a; merge a 'x';"),
            inMethod(
                'Account a; Account b; merge a b; List<Account> c; merge a c; Id i; merge a i; List<Id> l; merge a l;'
            ),
            inMethod('Account a; upsert a; insert new List<SObject>{a}; delete [SELECT Id FROM Account]; undelete a;'),
            inMethod('Account a; insert as user a; update as system a;')
        ]
    },
    {
        kind: 'loops',
        wrong: [
            inMethod('for (Contact c : [SELECT Id FROM Account]) {}'),
            inMethod('for (List<Contact> c : [SELECT Id FROM Account]) {}'),
            inMethod('for (Contact c : new List<Account>()) {}'),
            inMethod('for (String s : new List<Integer>()) {}'),
            inMethod('for (Integer s : new Set<String>()) {}'),
            inMethod('for (Integer i : 5) {}'),
            inMethod('for (String s : new Map<String, String>()) {}'),
            inMethod("for (String s : 'abc') {}"),
            inMethod('for (Integer i : new List<Long>()) {}'),
            inMethod('for (Account s : new List<SObject>()) {}'),
            inMethod('for (String s : [SELECT Id FROM Account]) {}'),
            inMethod('for (AggregateResult s : [SELECT Id FROM Account]) {}'),
            inMethod('for (Account s : [SELECT COUNT(Id) c FROM Account]) {}'),
            inMethod('Integer i; for (Integer i : new List<Integer>()) {}'),
            inMethod('for (Integer i = 0; i; i++) {}'),
            inMethod('while (1) {}'),
            inMethod('do { } while (1);'),
            inMethod('if (1) { }'),
            inMethod('break;'),
            inMethod('continue;'),
            inMethod('if (true) { break; }'),
            inMethod('switch on 1 { when 1 { break; } }'),
            inMethod('for (Nonsense i : new List<Integer>()) {}')
        ],
        right: [
            inMethod(
                'for (Account a : [SELECT Id FROM Account]) {} for (SObject a : [SELECT Id FROM Account]) {} for (List<Account> a : [SELECT Id FROM Account]) {} for (List<SObject> a : [SELECT Id FROM Account]) { }'
            ),
            inMethod(
                'for (Long i : new List<Integer>()) {} for (Object o : new Set<String>()) { } for (SObject o : new List<Account>()) { }'
            ),
            inMethod('for (Id i : new List<String>()) {} for (String s : new Set<Id>()) { }'),
            inMethod('for (AggregateResult a : [SELECT COUNT(Id) c FROM Account]) {}')
        ]
    },
    {
        kind: 'expressions as statements, names of variables',
        wrong: [
            inMethod('1;'),
            inMethod('Integer i; i;'),
            inMethod('Integer i; i + 1;'),
            inMethod('Integer i = 1; Integer i = 2;'),
            inMethod('Integer i = 1; { Integer i = 2; }'),
            inMethod('Integer i = 1, i = 2;'),
            inClass('void f(Integer i, Integer i) { }'),
            inClass('void f(Integer i) { Integer i; }'),
            inMethod('Integer i = i;'),
            inMethod('Integer x = j;')
        ],
        right: [
            inMethod('if (true) Integer i = 1;'),
            inMethod(
                '{ Integer i = 1; } { Integer i = 2; } for (Integer i = 0; i < 1; i++) { } for (Integer i : new List<Integer>()) { }'
            )
        ]
    }
];
