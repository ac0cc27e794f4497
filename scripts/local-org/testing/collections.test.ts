import { apexDifferences, apexFailures } from './apex-tests.ts';

const list = (items: string): string => `new List<Integer>{ ${items} }`;
const set = (items: string): string => `new Set<Integer>{ ${items} }`;

// Apex Reference Guide, classes List, Set and Map.
test('methods of collections that answer', () => {
    expect(
        apexDifferences([
            [`${list('1, 2')}.contains(2) && !${list('1, 2')}.contains(3)`, 'true'],
            [`${list('4, 5, 4')}.indexOf(4)`, '0'],
            [`${list('4, 5')}.indexOf(9)`, '-1'],
            [`${list('')}.isEmpty() && !${list('1')}.isEmpty()`, 'true'],
            [`${list('7, 8')}.remove(0)`, '7'],
            [`${list('7, 8')}.get(1)`, '8'],
            [`${list('7, 8')}.equals(${list('7, 8')}) && !${list('7, 8')}.equals(${list('8, 7')})`, 'true'],
            [`${list('1, 2')}.hashCode() == ${list('1, 2')}.hashCode()`, 'true'],
            [`${list('1, 2')}.hashCode() == ${list('2, 1')}.hashCode()`, 'false'],
            [`String.valueOf(${list('1, 2')})`, "'(1, 2)'"],
            ['new List<Account>().getSObjectType()', 'Account.SObjectType'],
            ['new List<SObject>().getSObjectType()', 'null'],
            [`${set('1')}.add(1)`, 'false'],
            [`${set('1')}.add(2)`, 'true'],
            [`${set('1, 2')}.addAll(${list('2')})`, 'false'],
            [`${set('1, 2')}.addAll(${set('2, 3')})`, 'true'],
            [`${set('1, 2')}.contains(2) && !${set('1, 2')}.contains(3)`, 'true'],
            [`${set('1, 2')}.containsAll(${list('1, 2')}) && !${set('1, 2')}.containsAll(${list('1, 3')})`, 'true'],
            [`${set('1, 2')}.containsAll(${set('2')}) && !${set('1, 2')}.containsAll(${set('3')})`, 'true'],
            [`${set('1, 2')}.remove(2)`, 'true'],
            [`${set('1, 2')}.remove(3)`, 'false'],
            [`${set('1, 2')}.removeAll(${list('2, 3')})`, 'true'],
            [`${set('1, 2')}.removeAll(${set('3')})`, 'false'],
            [`${set('1, 2')}.retainAll(${list('1')})`, 'true'],
            [`${set('1, 2')}.retainAll(${set('1, 2, 3')})`, 'false'],
            [`${set('1, 2')}.equals(${set('2, 1')}) && !${set('1, 2')}.equals(${set('1')})`, 'true'],
            [`${set('1, 2')}.hashCode() == ${set('2, 1')}.hashCode()`, 'true'],
            [`${set('')}.isEmpty() && !${set('1')}.isEmpty()`, 'true'],
            ["new Map<String, Integer>{ 'a' => 1 }.containsKey('a')", 'true'],
            ["new Map<String, Integer>{ 'a' => 1 }.containsKey('A')", 'false'],
            ["new Map<String, Integer>{ 'a' => 1 }.get('b')", 'null'],
            ["new Map<String, Integer>{ 'a' => 1 }.put('a', 2)", '1'],
            ["new Map<String, Integer>{ 'a' => 1 }.put('b', 2)", 'null'],
            ["new Map<String, Integer>{ 'a' => 1 }.remove('a')", '1'],
            ["new Map<String, Integer>{ 'a' => 1 }.keySet()", "new Set<String>{ 'a' }"],
            ["new Map<String, Integer>{ 'a' => 1, 'b' => 2 }.values()", list('1, 2')],
            ["new Map<String, Integer>{ 'a' => 1 }.equals(new Map<String, Integer>{ 'a' => 1 })", 'true'],
            ["new Map<String, Integer>{ 'a' => 1 }.equals(new Map<String, Integer>{ 'a' => 2 })", 'false'],
            ["new Map<String, Integer>{ 'a' => 1 }.isEmpty()", 'false'],
            ['new Map<String, Integer>().isEmpty()', 'true'],
            ['new Map<Id, Contact>().getSObjectType()', 'Contact.SObjectType']
        ])
    ).toEqual([]);
});

test('methods of collections that change them', () => {
    expect(
        apexFailures({
            lists: `
    List<Integer> l = ${list('3, 1')};
    l.add(1, 9); Assert.areEqual(${list('3, 9, 1')}, l);
    l.add(3, 4); Assert.areEqual(${list('3, 9, 1, 4')}, l);
    l.set(0, 5); Assert.areEqual(${list('5, 9, 1, 4')}, l);
    l.addAll(${set('7')}); l.addAll(${list('8')}); Assert.areEqual(6, l.size());
    l.sort(); Assert.areEqual(${list('1, 4, 5, 7, 8, 9')}, l);
    List<Integer> copied = l.clone(); copied.clear(); Assert.areEqual(6, l.size()); Assert.areEqual(0, copied.size());
    List<String> texts = new List<String>{ 'b', null, 'a' }; texts.sort();
    Assert.areEqual(new List<String>{ null, 'a', 'b' }, texts);`,
            sets: `
    Set<Integer> s = ${set('1, 2, 3')};
    Set<Integer> copied = s.clone(); copied.retainAll(${set('3')});
    Assert.areEqual(${set('3')}, copied); Assert.areEqual(3, s.size());
    s.removeAll(${list('1')}); Assert.areEqual(${set('2, 3')}, s);
    s.clear(); Assert.areEqual(0, s.size());`,
            maps: `
    Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 };
    Map<String, Integer> copied = m.clone(); copied.putAll(new Map<String, Integer>{ 'a' => 2, 'b' => 3 });
    Assert.areEqual(1, m.get('a')); Assert.areEqual(2, copied.get('a')); Assert.areEqual(2, copied.size());
    copied.clear(); Assert.areEqual(0, copied.size());
    Map<Id, Account> byId = new Map<Id, Account>();
    byId.putAll(new List<Account>{ new Account(Id = '001000000000001AAA', Name = 'x') });
    Assert.areEqual('x', byId.get('001000000000001').Name);`,
            deep: `
    Account one = new Account(Id = '001000000000001AAA', Name = 'x');
    List<Account> all = new List<Account>{ one };
    List<Account> without = all.deepClone();
    Assert.isNull(without[0].Id); Assert.areEqual('x', without[0].Name);
    List<Account> with1 = all.deepClone(true); Assert.areEqual(one.Id, with1[0].Id);
    with1[0].Name = 'y'; Assert.areEqual('x', one.Name);
    all.clone()[0].Name = 'z'; Assert.areEqual('z', one.Name);
    Map<String, Account> named = new Map<String, Account>{ 'a' => one }.deepClone();
    named.get('a').Name = 'w'; Assert.areEqual('z', one.Name); Assert.areEqual(one.Id, named.get('a').Id);`
        })
    ).toEqual({});
});

test('a place outside a list is refused', () => {
    const refused = (statement: string, index: number): string =>
        `List<Integer> l = ${list('1')}; try { ${statement} Assert.fail(); } catch (ListException e) { Assert.areEqual('List index out of bounds: ${index}', e.getMessage()); }`;
    expect(
        apexFailures({
            get: refused('l.get(1);', 1),
            before: refused('l.get(-1);', -1),
            add: refused('l.add(2, 5);', 2),
            addBefore: refused('l.add(-1, 5);', -1),
            set1: refused('l.set(1, 5);', 1),
            remove: refused('l.remove(1);', 1)
        })
    ).toEqual({});
});

// java.util.regex, which the classes Pattern and Matcher are.
test('patterns find, tell where, and replace', () => {
    expect(
        apexFailures({
            find: `
    Matcher m = Pattern.compile('(a)(b)?').matcher('xab a');
    Assert.isTrue(m.find());
    Assert.areEqual('ab', m.group()); Assert.areEqual('b', m.group(2)); Assert.areEqual(2, m.groupCount());
    Assert.areEqual(1, m.start()); Assert.areEqual(3, m.end()); Assert.areEqual(2, m.start(2)); Assert.areEqual(3, m.end(2));
    Assert.isTrue(m.find()); Assert.areEqual(4, m.start()); Assert.isNull(m.group(2)); Assert.areEqual(-1, m.start(2));
    Assert.isTrue(m.hitEnd()); Assert.isFalse(m.find());
    m.reset(); Assert.isTrue(m.find()); Assert.areEqual(1, m.start());
    Assert.isTrue(m.find(2)); Assert.areEqual(4, m.start());
    m.reset('b'); Assert.isFalse(m.find());`,
            whole: `
    Assert.isTrue(Pattern.matches('a|ab', 'ab')); Assert.isFalse(Pattern.matches('a', 'ab'));
    Assert.isTrue(Pattern.matches('(?i)AB', 'ab')); Assert.isFalse(Pattern.matches('AB', 'ab'));
    Assert.isTrue(Pattern.compile('a+').matcher('aaa').matches()); Assert.isFalse(Pattern.compile('a+').matcher('aab').matches());
    Assert.isTrue(Pattern.compile('a+').matcher('aab').lookingAt()); Assert.isFalse(Pattern.compile('b').matcher('aab').lookingAt());`,
            empty: `
    Matcher m = Pattern.compile('x*').matcher('ax'); List<Integer> at = new List<Integer>();
    while (m.find()) { at.add(m.start()); }
    Assert.areEqual(new List<Integer>{ 0, 1, 2 }, at);`,
            region: `
    Matcher m = Pattern.compile('a').matcher('aba').region(1, 3);
    Assert.areEqual(1, m.regionStart()); Assert.areEqual(3, m.regionEnd());
    Assert.isTrue(m.find()); Assert.areEqual(2, m.start());
    Assert.isFalse(Pattern.compile('a').matcher('aba').region(1, 2).find());
    Assert.isTrue(Pattern.compile('b').matcher('aba').region(1, 2).matches());`,
            replace: `
    Assert.areEqual('<1>-<2>', Pattern.compile('(\\\\d)').matcher('1-2').replaceAll('<$1>'));
    Assert.areEqual('<1>-2', Pattern.compile('(\\\\d)').matcher('1-2').replaceFirst('<$1>'));
    Assert.areEqual('$1', 'a'.replaceAll('a', '\\\\$1'));
    Assert.areEqual('\\\\$1', Matcher.quoteReplacement('$1'));
    Assert.areEqual('b', 'a.c'.replaceAll(Pattern.quote('a.c'), 'b')); Assert.areEqual('abc', 'abc'.replaceAll(Pattern.quote('a.c'), 'b'));`,
            split: `
    Assert.areEqual(new List<String>{ 'a', '', 'b' }, 'a,,b,,'.split(','));
    Assert.areEqual(new List<String>{ 'a', '', 'b', '', '' }, 'a,,b,,'.split(',', -1));
    Assert.areEqual(new List<String>{ 'a', ',b,,' }, 'a,,b,,'.split(',', 2));
    Assert.areEqual(new List<String>{ 'a', 'b' }, 'ab'.split(''));
    Assert.areEqual(new List<String>{ '', 'a' }, ',a'.split(','));
    Assert.areEqual(new List<String>{ 'a', 'b' }, Pattern.compile('-').split('a-b'));`,
            refused: `
    Matcher m = Pattern.compile('a').matcher('a');
    try { m.group(); Assert.fail(); } catch (StringException e) { Assert.areEqual('No match found', e.getMessage()); }
    m.find();
    try { m.group(1); Assert.fail(); } catch (StringException e) { Assert.areEqual('No group 1', e.getMessage()); }
    try { m.find(2); Assert.fail(); } catch (StringException e) { Assert.areEqual('Illegal start index: 2', e.getMessage()); }`,
            classes: `
    Assert.areEqual('--c', 'abc'.replaceAll('[a-b]', '-')); Assert.areEqual('a-', 'aB'.replaceAll('\\\\p{Upper}', '-'));
    Assert.areEqual('-B', 'aB'.replaceAll('\\\\P{Upper}', '-')); Assert.areEqual('A1', 'A1!'.replaceAll('[^\\\\p{Alnum}]', ''));
    Assert.areEqual('ab', 'a\\r\\nb'.replaceAll('\\\\R', '')); Assert.areEqual('ab', 'a \\tb'.replaceAll('\\\\h', ''));
    Assert.areEqual('-', ']'.replaceAll('[]]', '-')); Assert.areEqual('-a', '🌸a'.replaceAll('\\\\x{1F338}', '-'));`
        })
    ).toEqual({});
});
