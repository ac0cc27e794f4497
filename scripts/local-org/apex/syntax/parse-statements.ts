import type { DmlOp, Expr, Pos, Stmt, StmtOf, TypeRef, WhenValue } from './ast.ts';
import { callArguments, expression, expressions, inBrackets, literalOf } from './parse-expressions.ts';
import { endOfModifiers, modifiers, qualifiedName } from './parse-modifiers.ts';
import { afterDeclaredName, typeRef } from './parse-types.ts';
import { placeOf, type TokenReader } from './token-reader.ts';
import { INTEGER, LONG, RUN_AS, STRING } from './tokens.ts';

type ReadStatement = (reader: TokenReader, at: Pos) => Stmt;

/** Reads statements up to and with the brace that closes them. */
export function block(reader: TokenReader): Stmt {
    const at = placeOf(reader.expect('{'));
    const body: Stmt[] = [];
    while (!reader.takes('}')) {
        body.push(statement(reader));
    }
    return { k: 'block', body, ...at };
}

/** Statements by the word that they begin with; each is called behind it. */
const BY_WORD: Readonly<Record<string, ReadStatement>> = {
    if: (reader, at) => {
        const test = inBrackets(reader);
        const yes = statement(reader);
        return { k: 'if', test, yes, no: reader.takes('else') ? statement(reader) : null, ...at };
    },
    for: forStatement,
    while: (reader, at) => ({ k: 'while', test: inBrackets(reader), body: body(reader), ...at }),
    do: (reader, at) => {
        const repeated = block(reader);
        reader.expect('while');
        const test = inBrackets(reader);
        return ended(reader, { k: 'do', test, body: repeated, ...at });
    },
    try: tryStatement,
    return: (reader, at) => {
        const expr = reader.kind === ';' ? null : expression(reader);
        return ended(reader, { k: 'return', expr, ...at });
    },
    throw: (reader, at) => ended(reader, { k: 'throw', expr: expression(reader), ...at }),
    break: (reader, at) => ended(reader, { k: 'break', ...at }),
    continue: (reader, at) => ended(reader, { k: 'continue', ...at }),
    insert: dml('insert'),
    update: dml('update'),
    delete: dml('delete'),
    undelete: dml('undelete'),
    upsert: dml('upsert'),
    merge: dml('merge'),
    [RUN_AS]: (reader, at) => ({ k: 'runAs', args: callArguments(reader), body: block(reader), ...at })
};

/** Reads a statement. */
export function statement(reader: TokenReader): Stmt {
    const { kind } = reader;
    const first = reader.peek();
    if (kind === '{') {
        return block(reader);
    }
    const byWord = BY_WORD[kind];
    if (byWord) {
        reader.next();
        return byWord(reader, placeOf(first));
    }
    if (first.word === 'switch' && reader.peek(1).kind === 'on') {
        return switchStatement(reader, placeOf(first));
    }
    if (isDeclaration(reader)) {
        return ended(reader, localVariables(reader));
    }
    return ended(reader, { k: 'expr', expr: expression(reader), ...placeOf(first) });
}

function ended(reader: TokenReader, read: Stmt): Stmt {
    reader.expect(';');
    return read;
}

/** What a loop repeats; null for a lone semicolon. */
const body = (reader: TokenReader): Stmt | null => (reader.takes(';') ? null : statement(reader));

const BEHIND_A_VARIABLE = new Set(['=', ',', ';']);

function isDeclaration(reader: TokenReader): boolean {
    const behind = afterDeclaredName(reader, endOfModifiers(reader));
    return behind !== null && BEHIND_A_VARIABLE.has(behind);
}

function localVariables(reader: TokenReader): Stmt {
    const at = placeOf(reader.peek());
    return { k: 'local', mods: modifiers(reader), type: typeRef(reader), decls: declarators(reader), ...at };
}

/** Reads the names of a declaration of variables or fields, with what each begins with. */
export function declarators(reader: TokenReader): StmtOf<'local'>['decls'] {
    const decls: StmtOf<'local'>['decls'] = [];
    do {
        const name = reader.name();
        const init = reader.takes('=') ? expression(reader) : null;
        decls.push({ name: reader.textOf(name), init, ...placeOf(name) });
    } while (reader.takes(','));
    return decls;
}

function forStatement(reader: TokenReader, at: Pos): Stmt {
    reader.expect('(');
    if (afterDeclaredName(reader) === ':') {
        const type = typeRef(reader);
        const name = reader.name();
        reader.expect(':');
        const over = expression(reader);
        reader.expect(')');
        const nameAt = placeOf(name);
        return { k: 'foreach', type, name: reader.textOf(name), nameAt, over, body: body(reader), ...at };
    }
    const init = reader.kind !== ';' && isDeclaration(reader) ? localVariables(reader) : null;
    const initExprs = init || reader.kind === ';' ? [] : expressions(reader);
    reader.expect(';');
    const test = reader.kind === ';' ? null : expression(reader);
    reader.expect(';');
    const update = reader.kind === ')' ? [] : expressions(reader);
    reader.expect(')');
    return { k: 'for', init, initExprs, test, update, body: body(reader), ...at };
}

function tryStatement(reader: TokenReader, at: Pos): Stmt {
    const tried = block(reader);
    const catches: StmtOf<'try'>['catches'] = [];
    while (reader.kind === 'catch') {
        catches.push(catchClause(reader, placeOf(reader.next())));
    }
    const final = reader.takes('finally') ? block(reader) : null;
    if (catches.length === 0 && !final) {
        reader.stop();
    }
    return { k: 'try', body: tried, catches, final, ...at };
}

function catchClause(reader: TokenReader, at: Pos): StmtOf<'try'>['catches'][number] {
    reader.expect('(');
    modifiers(reader);
    const typeAt = placeOf(reader.peek());
    const names = qualifiedName(reader).split('.');
    const type: TypeRef = { parts: names.map((name) => ({ name, args: [] })), dims: 0, ...typeAt };
    const name = reader.name();
    reader.expect(')');
    return { type, name: reader.textOf(name), nameAt: placeOf(name), body: block(reader), ...at };
}

function dml(op: DmlOp): ReadStatement {
    return (reader, at) => {
        const access = accessLevel(reader);
        const expr = expression(reader);
        const other = op === 'merge' ? expression(reader) : null;
        const field = op === 'upsert' && reader.kind !== ';' ? qualifiedName(reader) : null;
        return ended(reader, { k: 'dml', op, access, expr, other, field, ...at });
    };
}

/** `as user`, `as system`. */
function accessLevel(reader: TokenReader): 'user' | 'system' | null {
    const { word } = reader.peek(1);
    if (reader.peek().word !== 'as' || (word !== 'user' && word !== 'system')) {
        return null;
    }
    reader.at += 2;
    return word;
}

function switchStatement(reader: TokenReader, at: Pos): Stmt {
    reader.next();
    reader.expect('on');
    const on = expression(reader);
    reader.expect('{');
    const whens: StmtOf<'switch'>['whens'] = [];
    do {
        const first = reader.peek().word === 'when' ? reader.next() : reader.stop();
        whens.push({ value: whenValue(reader), body: block(reader), ...placeOf(first) });
    } while (!reader.takes('}'));
    return { k: 'switch', on, whens, ...at };
}

function whenValue(reader: TokenReader): WhenValue {
    if (reader.takes('else')) {
        return 'else';
    }
    if (afterDeclaredName(reader) === '{') {
        const type = typeRef(reader);
        const name = reader.name();
        return { type, name: reader.textOf(name), nameAt: placeOf(name) };
    }
    const literals: Expr[] = [];
    do {
        literals.push(whenLiteral(reader));
    } while (reader.takes(','));
    return { literals };
}

function whenLiteral(reader: TokenReader): Expr {
    const at = placeOf(reader.peek());
    if (reader.takes('(')) {
        const inner = whenLiteral(reader);
        reader.expect(')');
        return inner;
    }
    if (reader.kind === STRING || reader.kind === 'null') {
        const { kind } = reader;
        return literalOf(kind, reader.textOf(reader.next()), at);
    }
    const first = reader.at;
    let negative = false;
    while (reader.kind === '+' || reader.kind === '-') {
        negative = (reader.next().kind === '-') !== negative;
    }
    if (reader.kind === INTEGER || reader.kind === LONG) {
        const { kind } = reader;
        return literalOf(kind, (negative ? '-' : '') + reader.textOf(reader.next()), at);
    }
    return reader.at > first ? reader.stop() : enumConstant(reader, at);
}

function enumConstant(reader: TokenReader, at: Pos): Expr {
    let read: Expr = { k: 'name', name: reader.textOf(reader.name()), ...at };
    while (reader.takes('.')) {
        const name = reader.name();
        const nameAt = placeOf(name);
        read = { k: 'member', target: read, name: reader.textOf(name), safe: false, nameAt, ...at };
    }
    return read;
}
