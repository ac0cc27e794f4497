// What Salesforce's compiler says of the same sources was asked for; `npm run apex:check` does so again.
import type { Expr, Stmt, TypeRef } from './ast.ts';
import { parseSource } from './parse.ts';
import { syntaxErrors } from './syntax-errors.ts';
import { tokensOf } from './tokens.ts';

function typeText({ parts, dims }: TypeRef): string {
    const text = parts.map(({ name, args }) => (args.length > 0 ? `${name}<${args.map(typeText).join(',')}>` : name));
    return text.join('.') + '[]'.repeat(dims);
}

/** An expression with brackets around all that belongs together. */
function shown(expr: Expr): string {
    const list = (items: readonly Expr[]): string => items.map(shown).join(', ');
    switch (expr.k) {
        case 'literal':
            return expr.type === 'String' ? `'${expr.value}'` : expr.value;
        case 'name':
            return expr.name;
        case 'this':
        case 'super':
            return expr.k;
        case 'member':
            return `(${shown(expr.target)}${expr.safe ? '?.' : '.'}${expr.name})`;
        case 'call':
            return `${expr.target ? `(${shown(expr.target)}${expr.safe ? '?.' : '.'}${expr.name})` : expr.name}(${list(expr.args)})`;
        case 'construct':
            return `${expr.which}(${list(expr.args)})`;
        case 'index':
            return `(${shown(expr.target)} at ${shown(expr.index)})`;
        case 'new':
            return `new ${typeText(expr.type)}(${list(expr.args)})`;
        case 'newArray':
            return `array ${typeText(expr.type)}${expr.size ? ` of ${shown(expr.size)}` : ''}${expr.items ? ` {${list(expr.items)}}` : ''}`;
        case 'newItems':
            return `items ${typeText(expr.type)} {${list(expr.items)}}`;
        case 'newMap':
            return `map ${typeText(expr.type)} {${expr.pairs.map(([key, value]) => `${shown(key)} => ${shown(value)}`).join(', ')}}`;
        case 'cast':
            return `(as ${typeText(expr.type)} ${shown(expr.expr)})`;
        case 'instanceof':
            return `(${shown(expr.expr)} is ${typeText(expr.type)})`;
        case 'prefix':
            return `(${expr.op} ${shown(expr.expr)})`;
        case 'postfix':
            return `(${shown(expr.expr)} ${expr.op})`;
        case 'binary':
        case 'assign':
            return `(${shown(expr.left)} ${expr.op} ${shown(expr.right)})`;
        case 'ternary':
            return `(${shown(expr.test)} ? ${shown(expr.yes)} : ${shown(expr.no)})`;
        case 'classRef':
            return `class ${expr.type ? typeText(expr.type) : 'void'}`;
        case 'soql':
        case 'sosl':
            return `[${expr.text}|${expr.binds.map(({ text, expr: bound }) => `${text}=${shown(bound)}`).join('|')}]`;
    }
}

function statementsOf(source: string): Stmt[] {
    const unit = parseSource(source, 'anonymous');
    if (unit.kind !== 'anonymous') {
        throw new Error(JSON.stringify(unit));
    }
    return unit.body;
}

const expressionOf = (text: string): string => {
    const [first] = statementsOf(`x(${text});`);
    return shown(((first as { expr: Expr }).expr as { args: Expr[] }).args[0]!);
};

test.each([
    // Operator precedence, Apex Developer Guide.
    ['a + b * c - d / e', '((a + (b * c)) - (d / e))'],
    ['a << b + c >>> d', '((a << (b + c)) >>> d)'],
    ['a >> b < c', '((a >> b) < c)'],
    ['a < b == c >= d', '((a < b) == (c >= d))'],
    ['a <= b != c > d', '((a <= b) != (c > d))'],
    ['a <> b', '(a != b)'],
    ['a === b !== c', '((a === b) !== c)'],
    ['a & b ^ c | d', '(((a & b) ^ c) | d)'],
    ['a | b ^ c & d', '(a | (b ^ (c & d)))'],
    ['a || b && c', '(a || (b && c))'],
    ['a && b | c', '(a && (b | c))'],
    ['a ?? b || c', '(a ?? (b || c))'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['a ?? b ? c : d', '((a ?? b) ? c : d)'],
    ['a = b += c', '(a = (b += c))'],
    ['a = b ? c : d', '(a = (b ? c : d))'],
    ['a >>= b', '(a >>= b)'],
    ['a >>>= b <<= c', '(a >>>= (b <<= c))'],
    ['-a * b', '((- a) * b)'],
    ['-a.b', '(- (a.b))'],
    ['-a++', '(- (a ++))'],
    ['a - -b', '(a - (- b))'],
    ['a+++b', '((a ++) + b)'],
    ['!a == b', '((! a) == b)'],
    ['!a instanceof B', '((! a) is B)'],
    ['~a & b', '((~ a) & b)'],
    ['a instanceof B && c', '((a is B) && c)'],
    ['a instanceof List<B>[] == c', '((a is List<B>[]) == c)'],
    ['a < b instanceof C', '((a < b) is C)'],
    ['(a + b) * c', '((a + b) * c)'],
    // A name in brackets is a type wherever something to take for it stands behind.
    ['(A) b.c', '(as A (b.c))'],
    ['(A) b + c', '((as A b) + c)'],
    ['(A) b++', '(as A (b ++))'],
    ['(Map<Id, List<A>>) b', '(as Map<Id,List<A>> b)'],
    ['(A[]) [SELECT Id FROM A]', '(as A[] [SELECT Id FROM A|])'],
    ['(A) (B) c', '(as A (as B c))'],
    ['(a) - b', '(as a (- b))'],
    ['(a) * b', '(a * b)'],
    ['(a)[0]', '(a at 0)'],
    ['(a)++', '(a ++)'],
    ['(a) instanceof B', '(a is B)'],
    ['(a.b).c', '((a.b).c)'],
    ['(a < b)', '(a < b)'],
    ['a.b?.c(d)[e].f', '((((a.b)?.c)(d) at e).f)'],
    ['a.class', 'class a'],
    ['List<A>.class.getName()', '(class List<A>.getName)()'],
    ['void.class', 'class void'],
    ['a.new.if.list', '(((a.new).if).list)'],
    ['new A(b).c', '(new A(b).c)'],
    ['new A.B<C>()', 'new A.B<C>()'],
    ['new A[5]', 'array A of 5'],
    ['new A[]{b, c}', 'array A {b, c}'],
    ['new A[][]{}', 'array A[] {}'],
    ['new A[]', 'array A'],
    ['new Set<A>{b, c}', 'items Set<A> {b, c}'],
    ['new Set<A>{}', 'items Set<A> {}'],
    ['new Map<A, B>{a => b ? c : d, e => f}', 'map Map<A,B> {a => (b ? c : d), e => f}'],
    ['1.5', '1.5'],
    ['5L', '5'],
    ["'it\\'s'", "'it's'"],
    // Words of queries are names elsewhere.
    ['select + from.where(group)', '(select + (from.where)(group))'],
    [
        '[SELECT Id FROM A WHERE B IN :(c) AND D = :e.f(g) LIMIT :h + 1]',
        '[SELECT Id FROM A WHERE B IN :(c) AND D = :e.f(g) LIMIT :h + 1|(c)=c|e.f(g)=(e.f)(g)|h + 1=(h + 1)]'
    ],
    [
        '[SELECT Id FROM A WHERE B = LAST_N_DAYS:30 AND C > 2026-01-31T10:00:00Z AND D = N_MONTHS_AGO:2]',
        '[SELECT Id FROM A WHERE B = LAST_N_DAYS:30 AND C > 2026-01-31T10:00:00Z AND D = N_MONTHS_AGO:2|]'
    ],
    [
        '[SELECT (SELECT Id FROM B) FROM A WHERE C = :d[0] FOR UPDATE]',
        '[SELECT (SELECT Id FROM B) FROM A WHERE C = :d[0] FOR UPDATE|d[0]=(d at 0)]'
    ],
    ["[FIND 'a\\-b' IN ALL FIELDS RETURNING A]", "[FIND 'a\\-b' IN ALL FIELDS RETURNING A|]"],
    ['[FIND :a RETURNING B(Id WHERE C = :d)]', '[FIND :a RETURNING B(Id WHERE C = :d)|a=a|d=d]']
])('%s', (text, tree) => {
    expect(expressionOf(text)).toBe(tree);
});

function kindOf(source: string): string {
    const unit = parseSource(source, 'anonymous');
    if (unit.kind !== 'anonymous') {
        return 'refused';
    }
    const read = [...unit.members, ...unit.body][0]!;
    return read.k === 'dml' ? [read.op, read.access, read.field].filter(Boolean).join(' ') : read.k;
}

test.each([
    ['A b;', 'field'],
    ['A.B<C>[] d = e, f;', 'field'],
    ['a.b = c;', 'expr'],
    ['a < b;', 'expr'],
    ['a[0] = b;', 'expr'],
    ['a instanceof B;', 'expr'],
    ['merge a b;', 'merge'],
    ['merge a [SELECT Id FROM B];', 'merge'],
    ['upsert as user a B.C__c;', 'upsert user B.C__c'],
    ['insert as;', 'insert'],
    ['delete as system a;', 'delete system'],
    ['System.runAs(u) { }', 'runAs'],
    ['system.runasOther(u);', 'refused'],
    ['switch on a { when 1, -2 { } when else { } }', 'switch'],
    ['switch(a);', 'expr'],
    ['for (A b : c);', 'foreach'],
    ['for (a = 0, b = 1; ; a++, b--);', 'for'],
    ['void a() { }', 'method'],
    ['A b { get; private set; }', 'property'],
    ['class A { }', 'type']
])('%s is %s', (source, what) => {
    expect(kindOf(source)).toBe(what);
});

test.each([
    ["String s = 'a\\qb';", "Invalid string literal 'a\\qb'. Illegal character sequence \\q' in string literal."],
    ["String s = '\\u00g1';", "Invalid string literal '\\u00g1'. Illegal character sequence \\u00' in string literal."],
    ["String s = 'a\nb';", 'Line breaks are not allowed in string literals']
])('%j is refused where the text begins', (source, message) => {
    expect(parseSource(source, 'anonymous')).toEqual({
        kind: 'invalid',
        errors: [{ l: 1, c: 11, message: `Illegal string literal: ${message}` }]
    });
    expect(parseSource("String s = 'a\\tb\\u00e1';", 'anonymous').kind).toBe('anonymous');
});

test('a name has the letters of English, and a comma stands between things', () => {
    const errors = (source: string): unknown => (parseSource(source, 'anonymous') as { errors?: unknown }).errors;
    expect(errors('Integer café = 1;')).toEqual([{ l: 1, c: 8, message: 'Invalid character in identifier: café' }]);
    expect(errors('Integer cafe = 1; // café')).toBeUndefined();
    expect(errors('x(new A[]{1,});')).toEqual([{ l: 1, c: 12, message: "Unexpected token '}'." }]);
    expect(errors('x(new A[]{1});')).toBeUndefined();
});

test('columns count characters, also those of two units', () => {
    const [, second] = statementsOf("x('\u{1F600}');/* \n */ y(1);");
    expect(second).toMatchObject({ l: 2, c: 4 });
    const [first] = statementsOf('/*\u{1F600}*/x();');
    expect(first).toMatchObject({ l: 1, c: 5 });
});

/** Every construct of the language once. */
const SAMPLE = `@IsTest(SeeAllData=false isParallel=true)
public virtual without sharing class Sample extends Outer.Base implements A, B<C> {
    static { i = 1; }
    @TestVisible private static final Map<Id, List<String>> names = new Map<Id, List<String>>{ a => b, c => d };
    public Integer size { get { return 1; } private set; }
    global Sample(final String a, Id b) { this(a); super.run(); }
    protected abstract void run();
    webservice static Integer[] all(Integer n) {
        for (Integer i = 0, j = 1; i < n; i++, j--) { if (i == 2) continue; else break; }
        for (A a : list1) { insert as user a; }
        while (x > 1 && !y) x -= 2;
        do { z = (Integer) o.get('a') + -1; } while (z <> 3);
        try { throw new E('m'); } catch (Sys.E e) { delete e; } finally { update f; }
        switch on k { when 1, -2 { g(); } when A.B, C { } when Account acc { } when else { } }
        System.runAs(u) { upsert r Ext__c; merge m n; undelete o; }
        return b ? new Integer[]{ 2L } : q[0]?.w(1.5, null) ?? s instanceof T;
    }
    enum Kind { ONE, TWO }
    interface Any extends X, Y { void go(Set<Id> ids); }
}`;

test('what can be read and what cannot is what the grammar of Apex says, with a token left out, twice or behind the next', () => {
    const tokens = tokensOf(SAMPLE, []);
    const text = (at: number): string => SAMPLE.slice(tokens[at]!.start, tokens[at]!.end);
    const differ: string[] = [];
    let read = 0;
    for (let at = 0; at < tokens.length - 2; at++) {
        const before = SAMPLE.slice(0, tokens[at]!.start);
        const behind = SAMPLE.slice(tokens[at]!.end);
        const source = [
            `${before}${behind}`,
            `${before}${text(at)} ${text(at)}${behind}`,
            `${before}${text(at + 1)} ${text(at)}${SAMPLE.slice(tokens[at + 1]!.end)}`
        ][at % 3]!;
        const unit = parseSource(source, 'class');
        const inGrammar = syntaxErrors(source, 'class').length === 0;
        read += unit.kind === 'class' ? 1 : 0;
        // The methods of an interface, accessors and annotations are refused by more than the grammar.
        const more = unit.kind === 'invalid' && /Missing '}'|token '(?:@|final|static)'/.test(unit.errors[0]!.message);
        if (inGrammar !== (unit.kind === 'class') && !(more && inGrammar)) {
            differ.push(source);
        }
    }
    expect(differ).toEqual([]);
    // Some of it is still Apex.
    expect(read).toBeGreaterThan(20);
});
