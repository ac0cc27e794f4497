import { apexDifferences, apexFailures, refusal } from './apex-tests.ts';

const CLASSES = {
    'classes/Node.cls': `public virtual class Node implements Comparable {
    public static Integer made = 0; public Integer value; public Node next; public Integer[] slots = new Integer[3];
    public Integer doubled { get { return value * 2; } set { this.value = value / 2; } }
    public static Integer counter { get; set; }
    public Node(Integer value) { this.value = value; made++; }
    public virtual Integer worth() { return value; }
    public Integer compareTo(Object other) { return value - ((Node) other).value; }
    public Boolean equals(Object other) { return other instanceof Node && ((Node) other).value == value; }
    public override Integer hashCode() { return value; }
    public static Node of(Integer value) { return new Node(value); }
}`,
    'classes/Leaf.cls': `public class Leaf extends Node { public Leaf() { super(9); } public override Integer worth() { return super.worth() + 1; } }`,
    'classes/Crowd.cls': `public class Crowd { String name; public Crowd(String name) { this.name = name; }
    public Boolean equals(Object other) { return other instanceof Crowd && ((Crowd) other).name == name; } public override Integer hashCode() { return 1; } }`,
    'classes/Color.cls': 'public enum Color { RED, GREEN, BLUE }',
    'classes/Range.cls': `public class Range implements Iterable<Integer>, Iterator<Integer> { Integer at = 0; Integer last; public Range(Integer last) { this.last = last; }
    public Iterator<Integer> iterator() { return this; } public Boolean hasNext() { return at < last; } public Integer next() { return at++; } }`,
    'classes/ByLast.cls': `public class ByLast implements Comparator<String> { public Integer compare(String a, String b) { return a.right(1).compareTo(b.right(1)); } }`
};
const said = (statements: string, expected: string): string =>
    `List<String> said = new List<String>(); ${statements} Assert.areEqual('${expected}', String.join(said, ','));`;

// Apex Developer Guide: Control Flow Statements, Loops, Switch Statements.
test('statements run what they say', () => {
    const switched = (type: string, value: string, whens: string): string =>
        `${type} chosen = ${value}; switch on chosen { ${whens} when else { said.add('else'); } }`;
    const when = (value: string, text = value.replaceAll("'", '')): string => `when ${value} { said.add('${text}'); }`;
    const record = (value: string): string =>
        `SObject chosen = ${value}; switch on chosen { when Account a { said.add('account ' + a.Name); } when Contact c { said.add('contact ' + c.LastName); } when null { said.add('none'); } when else { said.add('else'); } }`;
    expect(
        apexFailures(
            {
                ifs: said(
                    `for (Integer i = 0; i < 3; i++) { if (i == 0) { said.add('a'); } else if (i == 1) said.add('b'); else { said.add('c'); } } if (said.size() > 9) said.add('d');`,
                    'a,b,c'
                ),
                whiles: said(
                    `Integer i = 0; while (i < 9) { i++; if (i == 2) { continue; } if (i == 4) { break; } said.add('' + i); }`,
                    '1,3'
                ),
                dos: said(`Integer i = 5; do { said.add('' + i); i++; } while (i < 5);`, '5'),
                nested: said(
                    `for (Integer i = 0; i < 2; i++) { for (Integer k = 0; k < 3; k++) { if (k == 1) { break; } said.add(i + '' + k); } }`,
                    '00,10'
                ),
                endless: said(`Integer i = 0; for (;;) { if (i++ == 2) { break; } said.add('' + i); }`, '1,2'),
                several: said(`for (Integer i = 0, k = 9; i < k; i += 3) { said.add(i + '' + k--); }`, '09,38,67'),
                blocks: said(`{ Integer i = 1; said.add('' + i); } { String i = 'x'; said.add(i); }`, '1,x'),
                sets: said(`for (String one : new Set<String>{ 'b', 'a' }) { said.add(one); }`, 'b,a'),
                iterables: said(
                    `for (Integer one : new Range(3)) { said.add('' + one); } said.add('' + new List<Integer>(new List<Integer>{ 4 })[0]);`,
                    '0,1,2,4'
                ),
                rows: `insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') }; ${said(`for (Account one : [SELECT Name FROM Account ORDER BY Name]) { said.add(one.Name); } for (List<Account> some : [SELECT Name FROM Account]) { said.add('' + some.size()); } for (Account one : Database.query('SELECT Name FROM Account ORDER BY Name DESC')) { said.add(one.Name); }`, 'a,b,2,b,a')}`,
                integers: said(`${switched('Integer', '2', when('1') + when('2, 3', 'two'))}`, 'two'),
                negative: said(switched('Integer', '-2', when('-2', 'minus') + when('2')), 'minus'),
                longs: said(switched('Long', '5L', when('4L', 'four') + when('5L', 'five')), 'five'),
                longOfInteger: said(switched('Long', '5L', when('5', 'five')), 'five'),
                texts: said(switched('String', "'B'", when("'b'") + when("'B'", 'big')), 'big'),
                noText: said(switched('String', 'null', when("'b'") + when('null', 'none')), 'none'),
                others: said(switched('Integer', '7', when('1')), 'else'),
                enums: said(switched('Color', 'Color.GREEN', when('RED') + when('blue, green', 'cold')), 'cold'),
                account: said(record("new Account(Name = 'a')"), 'account a'),
                contact: said(record("new Contact(LastName = 'h')"), 'contact h'),
                lead: said(record('new Lead()'), 'else'),
                noRecord: said(record('null'), 'none'),
                tries: said(
                    `try { said.add('a'); Integer n = 1 / 0; said.add('b'); } catch (NullPointerException e) { said.add('null'); } catch (MathException e) { said.add('math'); } finally { said.add('last'); }`,
                    'a,math,last'
                ),
                rethrown: said(
                    `try { try { throw new IllegalArgumentException('x'); } finally { said.add('in'); } } catch (Exception e) { said.add(e.getMessage()); }`,
                    'in,x'
                ),
                assigned: `Integer i = 7; i += 2; Assert.areEqual(9, i); i -= 4; Assert.areEqual(5, i); i *= 3; Assert.areEqual(15, i); i /= 2; Assert.areEqual(7, i); i |= 8; Assert.areEqual(15, i); i &= 6; Assert.areEqual(6, i); i ^= 3; Assert.areEqual(5, i); i <<= 2; Assert.areEqual(20, i); i >>= 1; Assert.areEqual(10, i); i >>>= 1; Assert.areEqual(5, i);
Assert.areEqual(5, i++); Assert.areEqual(7, ++i); Assert.areEqual(7, i--); Assert.areEqual(5, --i); Long l = 1; l += 2147483647; Assert.areEqual(2147483648L, l); l++; Assert.areEqual(2147483649L, l); Decimal d = 1; d += 0.5; d++; Assert.areEqual(2.5, d); Double e = 1.5; e--; Assert.areEqual(0.5, e); String s = 'a'; s += 1; Assert.areEqual('a1', s); Integer a, b; a = b = 3; Assert.areEqual(6, a + b);`,
                places: `Node n = new Node(1); n.value += 4; n.value++; Assert.areEqual(6, n.value); n.slots[1] = 5; n.slots[1] += 2; n.slots[1]++; Assert.areEqual(8, n.slots[1]); Assert.areEqual(8, n.slots[1]++); Assert.isNull(n.slots[0]); Assert.areEqual(3, n.slots.size());
n.doubled = 10; Assert.areEqual(5, n.value); n.doubled += 4; Assert.areEqual(14, n.doubled); n.doubled++; Assert.areEqual(7, n.value); Node.counter = 1; Node.counter += 2; Node.counter++; Assert.areEqual(4, Node.counter); n.next = new Node(2); n.next.value *= 5; Assert.areEqual(10, n.next.value);
Account x = new Account(NumberOfEmployees = 1); x.NumberOfEmployees += 2; x.NumberOfEmployees++; Assert.areEqual(4, x.NumberOfEmployees); x.Name = 'a'; x.Name += 'b'; Assert.areEqual('ab', x.Name);`,
                once: `Integer before = Node.made; Node.of(1).value += 1; Node.of(2).value++; Assert.areEqual(before + 2, Node.made);`,
                nullPlace: `Node n; ${refusal('n.value++', 'Attempt to de-reference a null object', 'NullPointerException')}`,
                outside: `Integer[] some = new Integer[2]; ${refusal('some[2]', 'List index out of bounds: 2', 'ListException')}`
            },
            CLASSES
        )
    ).toEqual({});
});

// Apex Developer Guide: Expressions, Safe Navigation and Null Coalescing Operators; Classes and Casting; Enums.
test('expressions give what they say', () => {
    const node = 'new Node(3)';
    const is = (value: string, yes: readonly string[], no: readonly string[]): [string, string][] => [
        ...yes.map((type): [string, string] => [`(Object) ${value} instanceof ${type}`, 'true']),
        ...no.map((type): [string, string] => [`(Object) ${value} instanceof ${type}`, 'false'])
    ];
    expect(
        apexDifferences(
            [
                ['true ? 1 : 2', '1'],
                ['false ? 1 : 2.5', '2.5'],
                [`${node}.worth() + new Leaf().worth()`, '13'],
                ['((Node) new Leaf()).worth()', '10'],
                [`((Node) null)?.value`, 'null'],
                [`((Node) null)?.next?.value`, 'null'],
                [`${node}?.next?.value`, 'null'],
                [`${node}?.worth()`, '3'],
                [`((Node) null)?.worth() ?? 4`, '4'],
                [`${node}?.value ?? 4`, '3'],
                ['[SELECT Id FROM Account]?.Name', 'null'],
                ["([SELECT Id, Name FROM Account] ?? new Account(Name = 'x')).Name", "'x'"],
                [`${node}.equals(new Node(3)) && ${node} == new Node(3) && ${node} != new Node(4)`, 'true'],
                [`${node} === ${node}`, 'false'],
                [`new Set<Node>{ ${node}, ${node}, new Node(4) }.size()`, '2'],
                [`new Map<Node, Integer>{ ${node} => 1, new Node(4) => 2 }.get(new Node(4))`, '2'],
                [`new Map<Node, Integer>{ ${node} => 1, ${node} => 2 }.values()`, 'new List<Integer>{ 2 }'],
                [`new Map<Node, Integer>{ ${node} => 1 }.remove(${node})`, '1'],
                [`new Map<Node, Integer>{ ${node} => 1 }.remove(new Node(4))`, 'null'],
                [`new Map<Node, Integer>{ ${node} => 1 }.containsKey(new Node(4))`, 'false'],
                // Keys of one hash code are told apart by equals.
                ...['a', 'b', 'c', 'd'].map((key, at): [string, string] => [
                    `new Map<Crowd, Integer>{ new Crowd('a') => 0, new Crowd('b') => 1, new Crowd('c') => 2 }.get(new Crowd('${key}'))`,
                    at < 3 ? String(at) : 'null'
                ]),
                ["new Set<Crowd>{ new Crowd('a'), new Crowd('b'), new Crowd('b') }.size()", '2'],
                [`new Map<Node, Integer>{ ${node} => 1 } == new Map<Node, Integer>{ ${node} => 1 }`, 'true'],
                [`new Map<Node, Integer>{ ${node} => 1 } == new Map<Node, Integer>{ ${node} => 2 }`, 'false'],
                [
                    "new Set<Map<String, Integer>>{ new Map<String, Integer>{ 'a' => 1, 'b' => 2 }, new Map<String, Integer>{ 'b' => 2, 'a' => 1 }, new Map<String, Integer>{ 'a' => 2 } }.size()",
                    '2'
                ],
                [
                    "new Set<List<String>>{ new List<String>{ 'a', 'b' }, new List<String>{ 'b', 'a' }, new List<String>{ 'a', 'b' } }.size()",
                    '2'
                ],
                [
                    "new Set<Set<String>>{ new Set<String>{ 'a', 'b' }, new Set<String>{ 'b', 'a' }, new Set<String>{ 'a' } }.size()",
                    '2'
                ],
                [
                    "new Set<Object>{ 1, 1L, '1', 1.0, true, Date.newInstance(2024, 1, 1), Date.newInstance(2024, 1, 1), Blob.valueOf('a'), Blob.valueOf('a') }.contains('1')",
                    'true'
                ],
                ['new Set<Decimal>{ 1.0, 1.00, 2 }.size()', '2'],
                ['new Integer[]{ 1, 2 }.size() + new Integer[4].size()', '6'],
                ["new String[][]{ new String[]{ 'a' } }[0][0]", "'a'"],
                ['new List<Integer>(new Set<Integer>{ 1, 2 }).size()', '2'],
                ['new Set<Integer>(new List<Integer>{ 1, 1 }).size()', '1'],
                [
                    "new Map<Id, Account>(new List<Account>{ new Account(Id = '001000000000001AAA', Name = 'x') }).get('001000000000001').Name",
                    "'x'"
                ],
                ["new Map<String, Integer>(new Map<String, Integer>{ 'a' => 1 }).get('a')", '1'],
                ['Color.values().size()', '3'],
                ["Color.valueOf('green')", 'Color.GREEN'],
                ['Color.BLUE.ordinal()', '2'],
                ['Color.BLUE.name() + Color.RED', "'BLUERED'"],
                ['Color.BLUE.equals(Color.BLUE) && !Color.BLUE.equals(Color.RED)', 'true'],
                ['Color.BLUE.hashCode() == Color.BLUE.hashCode()', 'true'],
                ...is("'a'", ['String'], ['Id', 'Integer']),
                ...is("Id.valueOf('001000000000001')", ['Id', 'String'], ['Account']),
                ...is('1', ['Integer', 'Long', 'Double', 'Decimal'], ['String', 'Boolean']),
                ...is('1L', ['Long', 'Decimal'], ['Integer']),
                ...is('1.5', ['Decimal', 'Double'], ['Integer', 'Long']),
                ...is('true', ['Boolean'], ['String']),
                ...is('Date.today()', ['Date', 'Datetime'], ['Time']),
                ...is('Datetime.now()', ['Datetime'], ['Date']),
                ...is('new Leaf()', ['Leaf', 'Node', 'Comparable'], ['Range']),
                ...is('new Node(1)', ['Node'], ['Leaf']),
                ...is('new Range(1)', ['Iterable<Integer>', 'Iterator<Integer>'], ['List<Integer>']),
                ...is('new Account()', ['Account', 'SObject'], ['Contact']),
                ...is('new List<Account>()', ['List<Account>', 'List<SObject>'], ['List<String>', 'Set<Account>']),
                ...is('new Map<String, Leaf>()', ['Map<String, Leaf>'], ['Map<Id, String>']),
                ...is('Color.RED', ['Color'], ['String']),
                ...is('new IllegalArgumentException()', ['IllegalArgumentException', 'Exception'], ['MathException']),
                ['((Object) null) instanceof String', 'false'],
                ['(Long) (Object) 1', '1L'],
                ['(Decimal) (Object) 1L', '1'],
                ['String.valueOf((Double) (Object) 1)', "'1.0'"],
                ['String.valueOf((Double) (Object) 1.5)', "'1.5'"],
                ['String.valueOf((Decimal) (Object) Double.valueOf(2.5))', "'2.5'"],
                ['((Leaf) (Node) new Leaf()).worth()', '10'],
                ['(String) (Object) null', 'null'],
                ['((List<SObject>) (Object) new List<Account>()).size()', '0']
            ],
            CLASSES
        )
    ).toEqual([]);
    const wrong = (expression: string, from: string, to: string): string =>
        refusal(expression, `Invalid conversion from runtime type ${from} to ${to}`, 'TypeException');
    expect(
        apexFailures(
            {
                textOfNumber: wrong('(String) (Object) 1', 'Integer', 'String'),
                integerOfDecimal: wrong('(Integer) (Object) 1.5', 'Decimal', 'Integer'),
                integerOfLong: wrong('(Integer) (Object) 1L', 'Long', 'Integer'),
                leafOfNode: wrong('(Leaf) new Node(1)', 'Node', 'Leaf'),
                recordOfOther: wrong('(Contact) (SObject) new Account()', 'Account', 'Contact'),
                listOfOther: wrong('(List<String>) (Object) new List<Object>()', 'List<ANY>', 'List<String>'),
                idOfText: refusal("(Id) (Object) 'x'", 'Invalid id: x', 'StringException'),
                noConstant: `try { Color.valueOf('PINK'); Assert.fail(); } catch (NoSuchElementException e) { Assert.areEqual('No enum constant Color.PINK', e.getMessage()); }`,
                sized: refusal('new Integer[-1]', 'Invalid list size: -1', 'ListException'),
                mapOfNull: `Map<String, Integer> none; ${refusal('new Map<String, Integer>(none)', 'Attempt to de-reference a null object', 'NullPointerException')}`,
                idless: refusal(
                    'new Map<Id, Account>(new List<Account>{ new Account() })',
                    'Row with null Id at index: 0',
                    'ListException'
                ),
                sorted: `List<Node> some = new List<Node>{ new Node(3), new Node(1), new Node(2) }; some.sort(); Assert.areEqual(1, some[0].value); Assert.areEqual(3, some[2].value);
List<String> texts = new List<String>{ 'ab', 'ca', 'bc' }; texts.sort(new ByLast()); Assert.areEqual(new List<String>{ 'ca', 'ab', 'bc' }, texts); List<Color> colors = new List<Color>{ Color.BLUE, Color.RED }; colors.sort(); Assert.areEqual(Color.RED, colors[0]);
List<Decimal> numbers = new List<Decimal>{ 2.5, null, -1, 10 }; numbers.sort(); Assert.areEqual(new List<Decimal>{ null, -1, 2.5, 10 }, numbers); List<Date> days = new List<Date>{ Date.newInstance(2024, 2, 1), Date.newInstance(2024, 1, 1) }; days.sort(); Assert.areEqual(1, days[0].month());
List<Account> records = new List<Account>{ new Account(Name = 'b'), new Account(Name = 'a') }; records.sort(); Assert.areEqual('a', records[0].Name); List<Boolean> truths = new List<Boolean>{ true, false }; truths.sort(); Assert.isFalse(truths[0]); List<Id> ids = new List<Id>{ '003000000000001AAA', '001000000000001AAA' }; ids.sort(); Assert.areEqual('001', ('' + ids[0]).left(3));`
            },
            CLASSES
        )
    ).toEqual({});
});

// No document says so; the front end of Salesforce takes it (npm run apex:check): a trigger is no type, so its name is a class's.
test('a trigger has what its name stands for elsewhere', () => {
    expect(
        apexFailures(
            {
                runs: `Account made = new Account(Name = 'a'); insert made; Assert.areEqual('by the class', [SELECT Site FROM Account].Site);`
            },
            {
                'classes/Sited.cls':
                    "public class Sited { public void run(List<Account> all) { for (Account one : all) { one.Site = 'by the class'; } } }",
                'triggers/Sited.trigger': 'trigger Sited on Account (before insert) { new Sited().run(Trigger.new); }'
            }
        )
    ).toEqual({});
});
