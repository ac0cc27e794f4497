import { inClass, inMethod, type Judged } from './case.ts';

const each = (statements: readonly string[]): string[] => statements.map((one) => inMethod(one));

/** Collections of other elements: what one may be taken for, made of, filled from. */
export const COLLECTIONS: readonly Judged[] = [
    {
        kind: 'collections of other elements',
        wrong: [
            ...each([
                'Set<Object> a = new Set<String>();',
                'Set<Id> a = new Set<String>();',
                'Set<SObject> a = new Set<Account>();',
                'Set<Double> a = new Set<Decimal>();',
                'Map<Object, String> a = new Map<String, String>();',
                'Map<Id, String> a = new Map<String, String>();',
                'Map<Double, String> a = new Map<Decimal, String>();',
                'Map<Id, Set<Object>> a = new Map<Id, Set<String>>();',
                'Map<Id, Account> a = new Map<Id, SObject>();',
                'Map<Id, Account> m; Set<String> t = m.keySet();',
                'List<Integer> a = new List<Decimal>();',
                'List<Account> a = new List<Contact>();',
                'List<Object> a = new Set<Object>();',
                'Iterable<Account> a = new List<SObject>();',
                'Iterable<Object> i; Iterable<String> a = i;',
                'Iterator<String> i; Iterator<Object> a = i;',
                'Iterator<SObject> i; Iterator<Account> a = i;',
                'Database.Batchable<SObject> b; Database.Batchable<Account> c = b;',
                'Set<String> s; Set<Id> a = (Set<Id>) s;',
                'Boolean b = new Set<Id>() == new Set<String>();',
                'Boolean b = new Map<Id, String>() == new Map<String, String>();',
                'Set<Id> s = true ? new Set<Id>() : new Set<String>();'
            ]),
            inClass('Set<Object> give() { return new Set<String>(); }'),
            inClass('void take(Set<String> s) { } void run() { take(new Set<Id>()); }'),
            inClass('void take(List<Object> x) { } void run() { Iterable<Object> i; take(i); }'),
            inClass('void take(Iterable<Id> x) { } void run() { List<Object> i; take(i); }'),
            inClass('void take(Map<String, SObject> s) { } void run() { take(new Map<Id, Account>()); }')
        ],
        right: [
            ...each([
                'List<Double> a = new List<Decimal>(); List<Decimal> b = new List<Double>(); List<Long> c = new List<Integer>();',
                'Map<String, Double> a = new Map<String, Decimal>(); Map<String, Decimal> b = new Map<String, Integer>();',
                'List<List<Double>> a = new List<List<Decimal>>(); Iterable<Decimal> b = new Set<Integer>();',
                'List<Id> a = new List<String>(); List<String> b = new List<Id>(); List<Object> c = new List<String>();',
                'List<Account> a = new List<SObject>(); Map<Id, List<Account>> b = new Map<Id, List<SObject>>();',
                'Map<Id, SObject> a = new Map<Id, Account>(); Map<String, Object> b = new Map<String, String>();',
                'Iterable<Object> a = new Set<String>(); Iterable<SObject> b = new List<Account>(); Iterable<Id> c = new List<String>();',
                'Object o = new Set<String>(); Set<Object> a = (Set<Object>) o;',
                'Comparator<SObject> c; Comparator<Account> a = (Comparator<Account>) c;',
                'List<Decimal> a = true ? new List<Decimal>() : new List<Integer>();',
                'Boolean b = new List<Id>() == new List<String>();'
            ]),
            inClass('void take(Iterable<Id> x) { } void run() { Iterable<Object> i; take(i); }'),
            inClass('List<Double> give() { return new List<Decimal>(); }'),
            inClass(
                'void take(List<Decimal> x) { } void take(List<Long> x) { } void run() { take(new List<Integer>{ 1 }); }'
            )
        ]
    },
    {
        kind: 'what a collection is made of',
        wrong: each([
            'Object o = new List<SObject>([SELECT Id FROM Account]);',
            'Object o = new List<Object>(new Set<String>());',
            'Object o = new List<Decimal>(new List<Integer>{ 1 });',
            'Object o = new List<Id>(new List<String>());',
            'Object o = new List<List<String>>(new List<List<Id>>());',
            'Object o = new Set<Id>(new List<String>());',
            'Object o = new Set<SObject>([SELECT Id FROM Account]);',
            'Object o = new Set<Integer>(3);',
            'Object o = new Map<Id, Account>(new List<SObject>());',
            'Object o = new Map<Id, Account>(new Set<Account>());',
            'Object o = new Map<Integer, Account>(new List<Account>());',
            'Object o = new Map<Id, Contact>(new List<Account>());',
            'Object o = new Map<Id, SObject>(new Map<Id, Account>());',
            'Object o = new Map<String, Account>(new Map<Id, Account>());',
            'Object o = new Map<String, String>(3);',
            'Object o = new List<String>(null);',
            'Object o = new Set<String>(null);',
            'Object o = new Map<String, String>(null);',
            'Iterable<String> i; List<String> l = new List<String>(i);',
            'Iterable<String> i; Set<String> l = new Set<String>(i);'
        ]),
        right: each([
            'Object a = new List<Account>([SELECT Id FROM Account]); Object b = new Set<Account>([SELECT Id FROM Account]);',
            'Object a = new List<String>(new Set<String>()); Object b = new Set<String>(new List<String>());',
            'Object a = new List<Integer>(3); Object b = new Integer[3]; Object c = new List<Account>(new Account[]{});',
            'Object a = new Map<Id, SObject>(new List<Account>()); Object b = new Map<String, Account>(new List<Account>());',
            'Object a = new Map<Id, SObject>([SELECT Id FROM Account]); Object b = new Map<Id, Account>(new Map<Id, Account>());'
        ])
    },
    {
        kind: 'what goes into a collection',
        wrong: each([
            'Map<Id, Account> m; m.putAll(new Map<Id, SObject>());',
            'Map<String, Account> m; m.putAll(new Map<Id, Account>());',
            'Map<Id, Account> m; m.putAll(new List<SObject>());',
            'Set<SObject> s; s.addAll(new Set<Account>());',
            'Set<String> s; s.addAll(new List<Id>());',
            'Set<Object> s; s.addAll(new List<String>());',
            'Set<String> s; s.containsAll(new List<Id>());',
            'Set<String> s; s.removeAll(new Set<Id>());',
            'Set<String> s; s.retainAll(new Set<Id>());',
            'List<String> s; s.addAll(new Set<Id>());',
            'List<Object> s; s.addAll(new Set<String>());',
            'List<Account> s; s.addAll(new List<SObject>());',
            'List<Integer> s; s.addAll(new List<Decimal>());',
            'Comparator<String> c; List<Account> l; l.sort(c);',
            'Comparator<Account> c; List<SObject> l; l.sort(c);',
            'List<String> l; l.sort(null); List<Account> a; a.sort(null);'
        ]),
        right: each([
            'Map<Id, SObject> m; m.putAll(new Map<Id, Account>()); m.putAll(new List<Account>());',
            'Map<String, Object> m; m.putAll(new Map<String, String>());',
            'List<String> s; s.addAll(new List<Id>()); List<Id> t; t.addAll(new List<String>());',
            'List<SObject> s; s.addAll([SELECT Id FROM Account]); List<Object> o; o.addAll(new List<String>());',
            'List<Decimal> s; s.addAll(new List<Integer>()); List<Account> a; a.addAll(new Set<Account>());',
            'Comparator<SObject> c; List<Account> l; l.sort(c); Comparator<Object> o; l.sort(o);',
            'Comparator<Decimal> c; List<Integer> l; l.sort(c); c = null; l.sort(c);'
        ])
    }
];
