import type { Expr, Pos, TypeRef } from './ast.ts';
import { query, search } from './parse-queries.ts';
import { stringValue } from './parse-text.ts';
import { endOfType, typeArguments, typeRef } from './parse-types.ts';
import { placeOf, type TokenReader } from './token-reader.ts';
import { BOOLEAN, DECIMAL, FIND, INTEGER, LONG, STRING, WORD, type TokenKind } from './tokens.ts';

/** What binds stronger has the higher number (Apex Developer Guide, Expression Operators). */
const ASSIGNMENT = 1;
const TERNARY = 2;
const INSTANCE_OF = 10;
const NEGATION = 15;
const SIGN = 16;
const POSTFIX = 17;
const BINARY: Readonly<Record<string, number>> = {
    '??': 3,
    '||': 4,
    '&&': 5,
    '|': 6,
    '^': 7,
    '&': 8,
    '===': 9,
    '!==': 9,
    '==': 9,
    '!=': 9,
    '<>': 9,
    '<': 11,
    '>': 11,
    '<=': 11,
    '>=': 11,
    '<<': 12,
    '>>': 12,
    '>>>': 12,
    '+': 13,
    '-': 13,
    '*': 14,
    '/': 14
};
const ASSIGNS = new Set(['=', '+=', '-=', '*=', '/=', '&=', '|=', '^=', '>>=', '>>>=', '<<=']);
/** What a cast may stand before, words and queries apart. */
const BEGINS_OPERAND = new Set<TokenKind>(
    [INTEGER, LONG, DECIMAL, STRING, BOOLEAN, FIND].concat(
        'null this super new list map void ( ! ~ + - ++ --'.split(' ')
    )
);
/** Words that go on with a query behind an Apex expression. */
const BEHIND_A_BIND = new Set('all and group in limit offset or order returning with'.split(' '));
const LITERALS = new Set<TokenKind>([INTEGER, LONG, DECIMAL, STRING, BOOLEAN, 'null']);

/** Reads an expression of operators that bind at least so strong. */
export function expression(reader: TokenReader, weakest = ASSIGNMENT): Expr {
    const at = placeOf(reader.peek());
    let left = operand(reader, at);
    for (;;) {
        const more = continued(reader, left, weakest, at);
        if (!more) {
            return left;
        }
        left = more;
    }
}

/** Reads expressions with commas between them. */
export function expressions(reader: TokenReader): Expr[] {
    const list: Expr[] = [];
    do {
        list.push(expression(reader));
    } while (reader.takes(','));
    return list;
}

/** Reads what stands in brackets behind the name of a method. */
export function callArguments(reader: TokenReader): Expr[] {
    reader.expect('(');
    const list = reader.kind === ')' ? [] : expressions(reader);
    reader.expect(')');
    return list;
}

/** Reads `(condition)`. */
export function inBrackets(reader: TokenReader): Expr {
    reader.expect('(');
    const inner = expression(reader);
    reader.expect(')');
    return inner;
}

/** Reads one step on from an expression, or nothing and is null. */
function continued(reader: TokenReader, left: Expr, weakest: number, at: Pos): Expr | null {
    const { kind } = reader;
    if (kind === '.' || kind === '?.') {
        reader.next();
        return member(reader, left, kind === '?.');
    }
    if (kind === '[') {
        return isQuery(reader) ? null : index(reader, left, at);
    }
    if (kind === '++' || kind === '--') {
        if (weakest > POSTFIX) {
            return null;
        }
        reader.next();
        return { k: 'postfix', op: kind, expr: left, ...at };
    }
    if (kind === '?') {
        return weakest > TERNARY ? null : ternary(reader, left, at);
    }
    if (ASSIGNS.has(kind)) {
        if (weakest > ASSIGNMENT) {
            return null;
        }
        reader.next();
        return { k: 'assign', op: kind, left, right: expression(reader, ASSIGNMENT), ...at };
    }
    if (kind === WORD) {
        if (weakest > INSTANCE_OF || reader.peek().word !== 'instanceof') {
            return null;
        }
        reader.next();
        return { k: 'instanceof', expr: left, type: typeRef(reader), ...at };
    }
    const op = operator(reader);
    const strength = BINARY[op];
    if (strength === undefined || weakest > strength) {
        return null;
    }
    reader.at += op === kind ? 1 : op.length;
    return { k: 'binary', op: op === '<>' ? '!=' : op, left, right: expression(reader, strength + 1), ...at };
}

/** The operator that comes next: angle brackets and `=` are tokens of their own, as `>` also closes type arguments. */
function operator(reader: TokenReader): string {
    const { kind } = reader;
    if (kind !== '<' && kind !== '>') {
        return kind;
    }
    const second = reader.peek(1).kind;
    if (second === '=') {
        return `${kind}=`;
    }
    if (second !== kind) {
        return kind;
    }
    return kind === '>' && reader.peek(2).kind === '>' ? '>>>' : kind + kind;
}

function member(reader: TokenReader, target: Expr, safe: boolean): Expr {
    const token = reader.anyName();
    const name = reader.textOf(token);
    return reader.kind === '('
        ? { k: 'call', target, name, args: callArguments(reader), safe, ...placeOf(token) }
        : { k: 'member', target, name, safe, ...placeOf(token) };
}

function index(reader: TokenReader, target: Expr, at: Pos): Expr {
    reader.expect('[');
    const inner = expression(reader);
    reader.expect(']');
    return { k: 'index', target, index: inner, ...at };
}

function ternary(reader: TokenReader, test: Expr, at: Pos): Expr {
    reader.expect('?');
    const yes = expression(reader);
    reader.expect(':');
    return { k: 'ternary', test, yes, no: expression(reader, TERNARY), ...at };
}

/** Reads what an operator stands before or behind. */
function operand(reader: TokenReader, at: Pos): Expr {
    const { kind } = reader;
    if (LITERALS.has(kind)) {
        return literal(reader);
    }
    switch (kind) {
        case '(':
            return isCast(reader) ? cast(reader, at) : inBrackets(reader);
        case '+':
        case '-':
        case '++':
        case '--':
            reader.next();
            return { k: 'prefix', op: kind, expr: expression(reader, SIGN), ...at };
        case '!':
        case '~':
            reader.next();
            return { k: 'prefix', op: kind, expr: expression(reader, NEGATION), ...at };
        case '[':
            return isQuery(reader) ? queryOrSearch(reader) : reader.stop();
        case FIND:
            return search(reader, expression);
        case 'new':
            reader.next();
            return creation(reader, at);
        case 'this':
        case 'super':
            reader.next();
            return reader.kind === '('
                ? { k: 'construct', which: kind, args: callArguments(reader), ...at }
                : { k: kind, ...at };
        case 'void':
            reader.next();
            reader.expect('.');
            reader.expect('class');
            return { k: 'classRef', type: null, ...at };
        default:
            return named(reader, at);
    }
}

/** `Account.class`, `name` and `call(…)`. */
function named(reader: TokenReader, at: Pos): Expr {
    const end = endOfType(reader, reader.at);
    if (end !== -1 && reader.token(end).kind === '.' && reader.token(end + 1).kind === 'class') {
        const type = typeRef(reader);
        reader.expect('.');
        reader.expect('class');
        return { k: 'classRef', type, ...at };
    }
    const name = reader.textOf(reader.name());
    return reader.kind === '('
        ? { k: 'call', target: null, name, args: callArguments(reader), safe: false, ...at }
        : { k: 'name', name, ...at };
}

/** `(Account) record` and not `(count) - 1`: a type in brackets, and what it is taken for begins right behind. */
function isCast(reader: TokenReader): boolean {
    const end = endOfType(reader, reader.at + 1);
    if (end === -1 || reader.token(end).kind !== ')') {
        return false;
    }
    const { kind } = reader.token(end + 1);
    // `(count)++` ends there, `(Integer) ++count` goes on.
    return beginsOperand(reader, kind === '++' || kind === '--' ? end + 2 : end + 1);
}

function beginsOperand(reader: TokenReader, at: number): boolean {
    const { kind, word } = reader.token(at);
    if (kind === WORD) {
        return word !== 'instanceof' && !(reader.inQuery > 0 && BEHIND_A_BIND.has(word));
    }
    return kind === '[' ? isQuery(reader, at) : BEGINS_OPERAND.has(kind);
}

function cast(reader: TokenReader, at: Pos): Expr {
    reader.expect('(');
    const type = typeRef(reader);
    reader.expect(')');
    return { k: 'cast', type, expr: expression(reader, POSTFIX), ...at };
}

/** Whether the bracket begins a query or a search, not an index: `merge one [SELECT …]`. */
function isQuery(reader: TokenReader, first = reader.at): boolean {
    const { word } = reader.token(first + 1);
    const behind = reader.token(first + 2).kind;
    return word === 'find' ? behind === ':' : word === 'select' && (behind === WORD || behind === '(');
}

function literal(reader: TokenReader): Expr {
    const token = reader.next();
    return literalOf(token.kind, reader.textOf(token), placeOf(token));
}

/** @param kind of `LITERALS`; @param text as written */
export function literalOf(kind: TokenKind, text: string, at: Pos): Expr {
    switch (kind) {
        case INTEGER:
            return { k: 'literal', type: 'Integer', value: text, ...at };
        case LONG:
            return { k: 'literal', type: 'Long', value: text.slice(0, -1), ...at };
        case DECIMAL:
            return /d$/i.test(text)
                ? { k: 'literal', type: 'Double', value: text.slice(0, -1), ...at }
                : { k: 'literal', type: 'Decimal', value: text, ...at };
        case STRING:
            return { k: 'literal', type: 'String', value: stringValue(text), ...at };
        case BOOLEAN:
            return { k: 'literal', type: 'Boolean', value: text.toLowerCase(), ...at };
        default:
            return { k: 'literal', type: 'null', value: 'null', ...at };
    }
}

/** Reads what stands behind `new`. */
function creation(reader: TokenReader, at: Pos): Expr {
    const type = createdType(reader);
    switch (reader.kind) {
        case '(':
            return { k: 'new', type, args: callArguments(reader), ...at };
        case '[':
            return createdArray(reader, type, at);
        default:
            return createdItems(reader, type, at);
    }
}

function createdType(reader: TokenReader): TypeRef {
    const at = placeOf(reader.peek());
    const parts: TypeRef['parts'] = [];
    do {
        const name = reader.textOf(reader.anyName());
        parts.push({ name, args: reader.kind === '<' ? typeArguments(reader) : [] });
    } while (reader.takes('.'));
    return { parts, dims: 0, ...at };
}

/** `new Id[5]`, `new Id[] {…}`, `new Id[][] {…}`: of several brackets the last are the list's own. */
function createdArray(reader: TokenReader, type: TypeRef, at: Pos): Expr {
    reader.expect('[');
    if (!reader.takes(']')) {
        const size = expression(reader);
        reader.expect(']');
        return { k: 'newArray', type, size, items: null, ...at };
    }
    let dims = 0;
    for (; reader.kind === '[' && reader.peek(1).kind === ']'; reader.at += 2) {
        dims++;
    }
    if (dims > 0 && reader.kind !== '{') {
        reader.stop();
    }
    const items = reader.takes('{') ? (reader.kind === '}' ? [] : expressions(reader)) : null;
    if (items) {
        reader.expect('}');
    }
    return { k: 'newArray', type: { ...type, dims }, size: null, items, ...at };
}

/** `new Set<Id> {…}`, `new Map<Id, Account> {key => value}`. */
function createdItems(reader: TokenReader, type: TypeRef, at: Pos): Expr {
    reader.expect('{');
    if (reader.takes('}')) {
        return { k: 'newItems', type, items: [], ...at };
    }
    const items: Expr[] = [];
    const pairs: [Expr, Expr][] = [];
    do {
        const item = expression(reader);
        if (items.length === 0 && reader.takes('=>')) {
            pairs.push([item, expression(reader)]);
        } else if (pairs.length === 0) {
            items.push(item);
        } else {
            reader.stop();
        }
    } while (reader.takes(','));
    reader.expect('}');
    return pairs.length > 0 ? { k: 'newMap', type, pairs, ...at } : { k: 'newItems', type, items, ...at };
}

const queryOrSearch = (reader: TokenReader): Expr =>
    reader.peek(1).word === 'find' ? search(reader, expression) : query(reader, expression);
