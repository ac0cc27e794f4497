import { ApexException } from '../values/exceptions.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { apexStack } from '../runtime/stack-trace.ts';
import { compileClasses, evaluate, runApex } from '../testing/apex-program.ts';

function text(body: string, classes: Record<string, string> = {}): unknown {
    return evaluate(body, classes);
}

test('a class has a name of at most 40 characters, one inside of it may have a longer one', () => {
    const errors = (source: string): string[] =>
        compileClasses({ [/class (\w+)/.exec(source)![1]!]: source }).errors.map(
            (one) => `${one.line}:${one.column} ${one.message}`
        );
    const name = 'a'.repeat(41);
    expect(errors(`public class ${name} { }`)).toEqual([`1:14 Identifier name is too long: ${name}`]);
    expect(errors(`public class ${name.slice(1)} { }`)).toEqual([]);
    expect(errors(`public class B { class ${name} { } }`)).toEqual([]);
});

describe('numbers', () => {
    test('integers divide without remainder and wrap around', () => {
        expect(evaluate('return 7 / 2;')).toBe(3);
        expect(evaluate('return -7 / 2;')).toBe(-3);
        expect(evaluate('Integer i = 2147483647; i++; return i;')).toBe(-2147483648);
        expect(evaluate('return 2147483647 + 1;')).toBe(-2147483648);
        expect(evaluate('Integer a = 100000; return a * a;')).toBe(1410065408);
        expect(evaluate('Long l = 9223372036854775807L; return l + 1;')).toBe(-9223372036854775808n);
        expect(evaluate('Long l = 5; return l / 2;')).toBe(2n);
    });

    test('a Decimal keeps its scale and is exact', () => {
        expect(text('return String.valueOf(0.1 + 0.2);')).toBe('0.3');
        expect(text('return String.valueOf(1.10 * 2);')).toBe('2.20');
        expect(text('Decimal d = 10; return String.valueOf(d / 4);')).toBe('2.5');
        expect(text('return String.valueOf((2.5).setScale(0));')).toBe('2');
        expect(text('return String.valueOf((3.5).setScale(0));')).toBe('4');
        expect(evaluate('Integer i = 1; Decimal d = 1.00; return i == d;')).toBe(true);
    });

    test('a Double reads as Java writes it', () => {
        expect(text('Double d = 1; return String.valueOf(d);')).toBe('1.0');
        expect(text('Double d = 12345678; return String.valueOf(d);')).toBe('1.2345678E7');
    });

    test('division by zero and null operands throw', () => {
        expect(() => evaluate('Integer z = 0; return 1 / z;')).toThrow('Divide by 0');
        expect(
            text(
                "try { Integer n = null; Integer m = n + 1; return 'no'; } catch (NullPointerException e) { return e.getMessage(); }"
            )
        ).toBe('Attempt to de-reference a null object');
        expect(evaluate('Integer n = null; return n < 5;')).toBe(false);
    });

    test('bits and shifts', () => {
        expect(evaluate('return (6 & 3) | (8 ^ 1);')).toBe(11);
        expect(evaluate('return -16 >> 2;')).toBe(-4);
        expect(evaluate('return -16 >>> 28;')).toBe(15);
        expect(evaluate('Long l = 1; return l << 40;')).toBe(1099511627776n);
    });
});

describe('versions of packages', () => {
    test('compare by their parts, a patch only with a patch', () => {
        expect(evaluate('return new Version(2, 1).compareTo(new Version(1, 9));')).toBe(1);
        expect(evaluate('return new Version(1, 2).compareTo(new Version(1, 2, 7));')).toBe(0);
        expect(evaluate('return new Version(1, 2, 3).compareTo(new Version(1, 2, 7));')).toBe(-1);
        expect(evaluate('return new Version(1, 2).patch();')).toBe(null);
    });

    test('are values: equal by what they hold, one member of a set, of their type', () => {
        expect(evaluate('return new Version(1, 2) == new System.Version(1, 2);')).toBe(true);
        expect(evaluate('return new Version(1, 2) == new Version(1, 2, 0);')).toBe(false);
        expect(evaluate('return new Set<Version>{ new Version(1, 2), new Version(1, 2) }.size();')).toBe(1);
        expect(evaluate('Object o = new Version(1, 2); return o instanceof Version;')).toBe(true);
        expect(() => evaluate('Object o = new Version(1, 2); return (Date) o;')).toThrow(
            'Invalid conversion from runtime type System.Version to Date'
        );
        expect(() => evaluate('return new Version(null, 2);')).toThrow('Argument cannot be null.');
    });
});

describe('properties', () => {
    const Holder = `public class Holder {
        public String text;
        public String given { get; set { text = 'no return; here'; if (value == 'stop') { text = 'stopped'; return; } given = value; } }
    }`;

    test('a setter keeps its texts and may return early', () => {
        expect(evaluate("Holder h = new Holder(); h.given = 'x'; return h.text + h.given;", { Holder })).toBe(
            'no return; herex'
        );
        expect(evaluate("Holder h = new Holder(); h.given = 'stop'; return h.text + h.given;", { Holder })).toBe(
            'stoppednull'
        );
    });

    test('an assignment to a property gives the value, whatever the setter does with it', () => {
        const Cutting =
            'public class Cutting { public String given { get; set { value = value.left(1); given = value; } } }';
        expect(
            evaluate("Cutting c = new Cutting(); String s = c.given = 'long'; return s + c.given;", { Cutting })
        ).toBe('longl');
    });
});

describe('strings', () => {
    test('== ignores case, equals does not, switch does not', () => {
        expect(evaluate("return 'ABC' == 'abc';")).toBe(true);
        expect(evaluate("return 'ABC'.equals('abc');")).toBe(false);
        expect(evaluate("switch on 'ABC' { when 'abc' { return 1; } when 'ABC' { return 2; } } return 3;")).toBe(2);
        expect(evaluate("return new Set<String>{ 'A', 'a' }.size();")).toBe(2);
    });

    test('null in a concatenation reads null', () => {
        expect(text("String s; return 'a' + s + 1 + true;")).toBe('anull1true');
    });

    test('multi-line literals and escapes', () => {
        expect(text("return 'a\\'b\\n\\u0041';")).toBe("a'b\nA");
    });

    test('split, replaceAll and format work as in Java', () => {
        expect(text("return String.join('a,b,,'.split(','), '|');")).toBe('a|b');
        expect(text("return 'x1y22'.replaceAll('([0-9]+)', '<$1>');")).toBe('x<1>y<22>');
        // "\\x{h...h}: the character with hexadecimal value 0xh...h" (java.util.regex.Pattern), beyond 16 bits too.
        expect(text(String.raw`return 'a\uDB40\uDC41b\uD83C\uDF93'.replaceAll('[\\x{E0000}-\\x{E0FFF}]', '-');`)).toBe(
            'a-b🎓'
        );
        expect(text("return String.format('{0} isn\\'\\'t {1}', new List<Object>{ 1, 'b' });")).toBe("1 isn't b");
    });
});

describe('classes', () => {
    const animals = {
        Animal: 'public abstract class Animal {\n protected String name;\n public Animal(String name) { this.name = name; init(); }\n public virtual void init() {}\n public abstract String speak();\n public virtual String describe() { return name + speak(); }\n}',
        Dog: "public class Dog extends Animal {\n private Integer legs = 4;\n public Dog() { super('Rex'); }\n public override String speak() { return ' barks on ' + legs; }\n public override String describe() { return super.describe() + '!'; }\n}"
    };

    test('abstract, virtual, override and super', () => {
        expect(text('Animal a = new Dog(); return a.describe();', animals)).toBe('Rex barks on 4!');
    });

    test('overloads choose the nearest type', () => {
        const over = {
            Over: "public class Over {\n public static String f(Object o) { return 'Object'; }\n public static String f(String s) { return 'String'; }\n public static String f(Long l) { return 'Long'; }\n public static String f(Decimal d) { return 'Decimal'; }\n public static String f(List<Object> l) { return 'List'; }\n}"
        };
        expect(
            text("return Over.f('a') + Over.f(1) + Over.f(1.5) + Over.f(true) + Over.f(new List<String>());", over)
        ).toBe('StringLongDecimalObjectList');
    });

    test('properties with accessors, static and instance', () => {
        const prop = {
            Prop: "public class Prop {\n public Integer x { get { return x == null ? 7 : x; } set { x = value * 2; } }\n public static String s { get { if (s == null) { s = 'made'; } return s; } private set; }\n public Integer auto { get; set; }\n}"
        };
        expect(
            evaluate(
                'Prop p = new Prop(); Integer first = p.x; p.x = 5; p.auto = 1; p.auto += 3; return first + p.x + p.auto;',
                prop
            )
        ).toBe(21);
        expect(text('return Prop.s;', prop)).toBe('made');
        expect(evaluate('Prop p = new Prop(); p.x += 1; return p.x;', prop)).toBe(16);
    });

    test('initialisers run in order of the text', () => {
        const init = {
            Init: "public class Init {\n public static String log = 'a';\n static { log += 'b'; }\n public static String more = log + 'c';\n public String own = 'd';\n { own += 'e'; }\n public Init() { own += 'f'; }\n}"
        };
        expect(text('return Init.more + new Init().own;', init)).toBe('abcdef');
    });

    test('fields are initialised before a super constructor where a constructor is written, after it where none is', () => {
        const classes = {
            Base: 'public virtual class Base { protected Integer given; public Base() { given = 1; } }',
            Written: 'public class Written extends Base { public Integer seen = given; public Written() { } }',
            Unwritten: 'public class Unwritten extends Base { public Integer seen = given; }'
        };
        expect(evaluate('return new Written().seen;', classes)).toBeNull();
        expect(evaluate('return new Unwritten().seen;', classes)).toBe(1);
    });

    test('inner classes, interfaces and enums', () => {
        const outer = {
            Shell: "public class Shell {\n public enum Color { RED, GREEN }\n public interface Named { String name(); }\n public class Core implements Named { public String name() { return secret() + Color.GREEN.name(); } }\n private static String secret() { return 's'; }\n}"
        };
        expect(
            text(
                "Shell.Named n = new Shell.Core(); return n.name() + Shell.Color.values().size() + Shell.Color.valueOf('red').ordinal();",
                outer
            )
        ).toBe('sGREEN20');
        expect(text("switch on Shell.Color.RED { when RED { return 'r'; } when else { return 'x'; } }", outer)).toBe(
            'r'
        );
    });

    test('toString shows the fields unless the class has its own', () => {
        expect(
            text('return String.valueOf(new Plain()) + new Own();', {
                Plain: 'public class Plain { Integer a = 1; String b; }',
                Own: "public class Own { public override String toString() { return 'own'; } }"
            })
        ).toBe('Plain:[a=1, b=null]own');
    });

    test('equals and hashCode make a class a key', () => {
        const key = {
            Key: 'public class Key {\n Integer n;\n public Key(Integer n) { this.n = n; }\n public Boolean equals(Object o) { return o instanceof Key && ((Key) o).n == n; }\n public Integer hashCode() { return 1; }\n}'
        };
        expect(
            evaluate(
                "Map<Key, String> m = new Map<Key, String>{ new Key(1) => 'a', new Key(2) => 'b' }; m.put(new Key(1), 'c'); return m.size();",
                key
            )
        ).toBe(2);
        expect(evaluate('return new Key(1) == new Key(1) && new Key(1) !== new Key(1);', key)).toBe(true);
    });

    test('statics are fresh in every transaction', () => {
        const classes = {
            Counter: 'public class Counter { static Integer n = 0; public static Object next() { n++; return n; } }'
        };
        expect(runApex(classes, 'Counter.next').value).toBe(1);
        expect(runApex(classes, 'Counter.next').value).toBe(1);
    });
});

describe('collections', () => {
    test('a key set is the map’s own', () => {
        expect(
            evaluate(
                "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'b' => null }; m.keySet().remove('b'); return m.size();"
            )
        ).toBe(1);
        expect(
            evaluate(
                "Map<String, Integer> m = new Map<String, Integer>(); try { m.keySet().add('x'); } catch (FinalException e) { return e.getMessage(); } return null;"
            )
        ).toBe('Collection is read-only');
    });

    test('a List may not change while a loop runs over it; a Set may, and the loop runs over what it had', () => {
        const message = 'Cannot modify a collection while it is being iterated.';
        expect(
            evaluate(
                'List<Integer> l = new List<Integer>{ 1, 2, 3 }; try { for (Integer i : l) { l.add(i); } } catch (FinalException e) { return e.getMessage(); } return null;'
            )
        ).toBe(message);
        expect(
            evaluate(
                'Set<Integer> s = new Set<Integer>{ 1, 2, 3 }; for (Integer i : s) { s.remove(i); s.add(i + 10); } return s.size();'
            )
        ).toBe(3);
        expect(
            evaluate(
                'Map<Integer, Integer> m = new Map<Integer, Integer>{ 1 => 1, 2 => 2 }; for (Integer i : m.values()) { m.remove(i); } return m.size();'
            )
        ).toBe(0);
    });
});

describe('null and ?.', () => {
    test('a member of null is a NullPointerException', () => {
        expect(
            text('Node n; try { return n.next.next; } catch (NullPointerException e) { return e.getTypeName(); }', {
                Node: 'public class Node { public Node next; public Integer size() { return 3; } }'
            })
        ).toBe('System.NullPointerException');
        expect(text('String s; try { return s.length(); } catch (Exception e) { return e.getMessage(); }')).toBe(
            'Attempt to de-reference a null object'
        );
        expect(
            text("Boolean b; try { if (b) { return 1; } return 2; } catch (NullPointerException e) { return 'npe'; }")
        ).toBe('npe');
    });

    test('?. makes the whole chain null, ?? gives the other side', () => {
        const node = { Node: 'public class Node { public Node next; public Integer size() { return 3; } }' };
        expect(evaluate('Node n; return n?.next.next.size();', node)).toBe(null);
        expect(evaluate('Node n = new Node(); return n?.size() ?? 9;', node)).toBe(3);
        expect(evaluate('Node n = new Node(); return n.next?.size() ?? 9;', node)).toBe(9);
    });
});

describe('exceptions', () => {
    const own = { MyException: 'public class MyException extends Exception {}' };

    test('catch by type, finally, cause and rethrow', () => {
        expect(
            text(
                "String log = '';\ntry { try { throw new MyException('m', new NullPointerException()); } finally { log += 'f'; } } catch (MyException e) { log += e.getMessage() + e.getCause().getTypeName() + e.getTypeName(); }\nreturn log;",
                own
            )
        ).toBe('fmSystem.NullPointerExceptionMyException');
        expect(text('try { throw new MyException(); } catch (Exception e) { return e.getMessage(); }', own)).toBe(
            'Script-thrown exception'
        );
    });

    test('the stack trace names classes, methods and Apex lines', () => {
        const classes = {
            Deep: 'public class Deep {\n    public static Object run() {\n        return new Deep().inner(\n            1\n        );\n    }\n    private Integer inner(Integer n) {\n        Integer zero = 0;\n        return n / zero;\n    }\n}'
        };
        const thrown = ((): ApexException => {
            try {
                runApex(classes, 'Deep.run');
            } catch (error) {
                return error as ApexException;
            }
            throw new Error('nothing was thrown');
        })();
        expect(apexStack(thrown, compileClasses(classes).units)).toEqual([
            'Class.Deep.inner: line 9, column 1',
            'Class.Deep.run: line 3, column 1'
        ]);
    });

    test('casts to another type throw a TypeException', () => {
        expect(
            text(
                "Object o = 'a'; try { Integer i = (Integer) o; return i; } catch (TypeException e) { return e.getMessage(); }"
            )
        ).toBe('Invalid conversion from runtime type String to Integer');
    });

    test('endless recursion is a LimitException that no catch sees', () => {
        const classes = {
            Endless:
                'public class Endless { public static Object run() { try { return go(1); } catch (Exception e) { return 2; } }\n static Integer go(Integer n) { return go(n + 1) + 1; } }'
        };
        expect(() => runApex(classes, 'Endless.run')).toThrow(ApexException);
    });

    test('something unsupported passes every catch', () => {
        expect(() => evaluate("try { Blob b = Blob.toPdf('x'); return 1; } catch (Exception e) { return 2; }")).toThrow(
            UnsupportedError
        );
    });
});

/** As the front end of Salesforce chooses, seen by the type that the same call gives there. */
test('an interface is nearer than the class two steps up, a list of Doubles than one of Decimals', () => {
    const Chosen = `public class Chosen {
    interface I { }
    virtual class A implements I { }
    virtual class B extends A { }
    class C extends B { }
    static String near(A a) { return 'class'; }
    static String near(I i) { return 'interface'; }
    static String give(List<Decimal> x) { return 'Decimal'; }
    static String give(List<Double> x) { return 'Double'; }
    public static String run() { return near(new C()) + ' ' + near(new B()) + ' ' + give(new List<Integer>()); }
}`;
    expect(text('return Chosen.run();', { Chosen: Chosen.replace("near(new B()) + ' ' + ", '') })).toBe(
        'interface Double'
    );
    expect(() => text('return Chosen.run();', { Chosen })).toThrow('Ambiguous method signature: void near(Chosen.B)');
});

describe('compile errors', () => {
    function errors(body: string): string[] {
        return compileClasses({ Bad: `public class Bad {\n void run() {\n${body}\n }\n}` }).errors.map(
            (error) => `${error.line}: ${error.message}`
        );
    }

    test('all are collected, each with its line', () => {
        expect(errors("Integer i = 'x';\nfoo();\n'a'.nope();\nString s = null;")).toEqual([
            '3: Illegal assignment from String to Integer',
            '4: Method does not exist or incorrect signature: void foo() from the type Bad',
            '5: Method does not exist or incorrect signature: void nope() from the type String'
        ]);
    });

    test('a broken class breaks those that use it and no other', () => {
        const program = compileClasses({
            A: 'public class A { Integer x = nothing; }',
            B: 'public class B { A a; void f() { a = new A(); } }',
            C: 'public class C {}'
        });
        expect([...program.units.values()].map((unit) => [unit.name, unit.errors.length])).toEqual([
            ['A', 1],
            ['B', 1],
            ['C', 0]
        ]);
    });

    test('a method must return on every way', () => {
        const program = compileClasses({
            R: `public class R {
    Integer a(Integer n) { if (n > 1) { return 1; } }
    Integer b(Integer n) { if (n > 1) { return 1; } else { throw new MathException(); } }
    Integer c() { while (true) { if (1 > 0) { return 1; } } }
    Integer d(Integer n) { switch on n { when 1 { return 1; } when else { return 2; } } }
    Integer e() { try { return 1; } catch (Exception x) { System.debug(x); } }
}`
        });
        expect(program.errors.map((error) => error.line)).toEqual([2, 4, 6]);
    });

    test('break and continue outside a loop, with file, line and column', () => {
        const loops = 'for (;;) { switch on 1 { when 1 { break; } } } while (true) { if (true) { continue; } }';
        const program = compileClasses({
            L: `public class L {\n void f() {\n  if (true) { break; }\n  ${loops}\n  continue;\n }\n}`,
            M: 'public class M {}'
        });
        expect(program.errors).toEqual([
            { file: 'L.cls', line: 3, column: 15, message: 'Break statement must be in loop' },
            { file: 'L.cls', line: 5, column: 3, message: 'Continue statement must be in loop' }
        ]);
    });

    test('an Integer that is too large', () => {
        expect(errors('Integer i = 2147483647;\nInteger j = 2147483648;\nInteger k = -2147483648;')).toEqual([
            '4: Illegal integer',
            '5: Illegal integer'
        ]);
        expect(evaluate('return -2147483647 - 1;')).toBe(-2147483648);
    });

    test('a final member is assigned where its class or record is made', () => {
        const program = compileClasses({
            F: `public class F {
    static final Integer ONE;
    static { ONE = 1; }
    static final String LAZY { get { if (LAZY == null) { LAZY = 'x'; } return LAZY; } set; }
    final Integer a = 1;
    final Integer b;
    final Integer c;
    { b = 2; }
    public F(F other) { this.c = 3; other.c = 3; }
    void f() { c = 4; }
    static void g() { ONE++; }
}`
        });
        expect(program.errors.map((error) => `${error.line}: ${error.message}`)).toEqual([
            '10: Final members can only be assigned in their declaration, init blocks, or constructors: c',
            '11: Final members can only be assigned in their declaration, init blocks, or constructors: ONE'
        ]);
    });

    test('what replaces a method of a super class says override', () => {
        const program = compileClasses({
            Base: `public abstract class Base {
    protected virtual void f(String s) {}
    public abstract Integer g();
    private void h() {}
}`,
            Sub: `public class Sub extends Base implements Comparable {
    protected void f(String s) {}
    protected void f(Integer i) {}
    public Integer g() { return 1; }
    private void h() {}
    public Integer compareTo(Object other) { return 0; }
    public String toString() { return ''; }
}`
        });
        expect(program.errors.map((error) => `${error.line}: ${error.message}`)).toEqual([
            '2: New protected methods cannot be defined in non-virtual classes',
            '3: New protected methods cannot be defined in non-virtual classes',
            '2: Method must use the override keyword: void Sub.f(String)',
            '4: Method must use the override keyword: Integer Sub.g()',
            '7: Method must use the override keyword: String Sub.toString()',
            '3: Class Sub must implement the abstract method: Integer Base.g()'
        ]);
    });

    // Apex Developer Guide, Using Batch Apex: start gives a Database.QueryLocator or an Iterable; Salesforce's front end says the same.
    test('a batch starts with rows or with what can be iterated', () => {
        const errors = (type: string): string[] =>
            compileClasses({
                B: `public class B implements Database.Batchable<SObject> {
    public ${type} start(Database.BatchableContext c) { ${type === 'void' ? '' : 'return null;'} }
    public void execute(Database.BatchableContext c, List<SObject> rows) {}
    public void finish(Database.BatchableContext c) {}
    public class Rows implements Iterable<SObject> { public Iterator<SObject> iterator() { return null; } }
}`
            }).errors.map((one) => one.message);
        const message =
            'Class B must implement the method: Database.QueryLocator Database.Batchable<SObject>.start(Database.BatchableContext)';
        expect(['void', 'Object', 'String'].map(errors)).toEqual([[message], [message], [message]]);
        expect(
            ['Database.QueryLocator', 'Iterable<SObject>', 'List<SObject>', 'Rows'].flatMap((type) => errors(type))
        ).toEqual([]);
    });

    test('private members, missing interface methods and unknown types', () => {
        const program = compileClasses({
            P: 'public class P { private Integer x; private void f() {} }',
            Q: 'public class Q implements Comparable { void g(P p) { p.f(); } Nope n; }'
        });
        const messages = program.errors.map((error) => error.message);
        expect(messages).toContain('Invalid type: Nope');
        expect(messages).toContain('Method is not visible: void P.f()');
        expect(messages.some((message) => message.includes('must implement the method'))).toBe(true);
    });
});

describe('sharing', () => {
    const classes = {
        Plain: 'public class Plain { public static void f(String who) { System.debug(who); } }',
        Without:
            "public without sharing class Without { public static void f() { Plain.f('plain from without'); Inherited.f(); } }",
        Inherited: "public inherited sharing class Inherited { public static void f() { System.debug('inherited'); } }",
        Kept: "public with sharing virtual class Kept { public virtual void g() { System.debug('kept'); } }",
        Sub: "public class Sub extends Kept { public override void g() { System.debug('sub'); } public class Part { public void h() { System.debug('inner'); } } }",
        With: `public with sharing class With {
    public static Object run() {
        Plain.f('plain from with');
        Without.f();
        Inherited.f();
        try { Without.f(); Integer zero = 0; Integer i = 1 / zero; } catch (MathException e) { Plain.f('after a catch'); }
        return null;
    }
}`,
        Entry: `public class Entry {
    public static Object run() {
        Plain.f('none declared');
        Inherited.f();
        new Sub().g();
        new Sub.Part().h();
        return null;
    }
}`
    };

    function traced(entry: string): string[] {
        const { debug, sharing } = runApex(classes, entry);
        return debug.map((text, i) => `${text}: ${['none', 'with', 'without'][sharing[i]!]}`);
    }

    test('a keyword holds while its method runs; a class without one takes its caller’s', () => {
        expect(traced('With.run')).toEqual([
            'plain from with: with',
            'plain from without: without',
            'inherited: without',
            'inherited: with',
            'plain from without: without',
            'inherited: without',
            'after a catch: with'
        ]);
    });

    test('inherited sharing is with sharing at an entry; a subclass keeps its super class’s, an inner class not its outer class’s', () => {
        expect(traced('Entry.run')).toEqual(['none declared: none', 'inherited: with', 'sub: with', 'inner: none']);
    });
});
