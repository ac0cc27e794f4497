import type { Accessor, Expr, Member, Modifiers, Param, Pos, Stmt, TriggerNode, TypeDeclNode, TypeRef } from './ast.ts';
import { endOfModifiers, modifiers, qualifiedName } from './parse-modifiers.ts';
import { block, declarators, statement } from './parse-statements.ts';
import { afterDeclaredName, typeList, typeRef } from './parse-types.ts';
import { placeOf, type TokenReader } from './token-reader.ts';
import { END, WORD, type TokenKind } from './tokens.ts';

/** Reads a class, interface or enum with its modifiers. */
export const typeDeclaration = (reader: TokenReader): TypeDeclNode => typeNode(reader, modifiers(reader));

const TYPES = new Set<TokenKind>(['class', 'interface', 'enum']);

function typeNode(reader: TokenReader, mods: Modifiers): TypeDeclNode {
    const kind = TYPES.has(reader.kind) ? (reader.next().kind as TypeDeclNode['kind']) : reader.stop();
    const name = reader.name();
    const node: TypeDeclNode = {
        kind,
        name: reader.textOf(name),
        mods,
        extends: null,
        implements: [],
        members: [],
        constants: [],
        ...placeOf(name),
        endLine: 0
    };
    if (kind === 'class') {
        node.extends = reader.takes('extends') ? typeRef(reader) : null;
        node.implements = reader.takes('implements') ? typeList(reader) : [];
    } else if (kind === 'interface') {
        node.implements = reader.takes('extends') ? typeList(reader) : [];
    }
    reader.expect('{');
    if (kind === 'enum') {
        node.constants = constants(reader);
    } else {
        while (reader.kind !== '}') {
            node.members.push(...(kind === 'class' ? classMembers(reader) : [interfaceMethod(reader)]));
        }
    }
    node.endLine = reader.expect('}').l;
    return node;
}

function constants(reader: TokenReader): TypeDeclNode['constants'] {
    const names: TypeDeclNode['constants'] = [];
    if (reader.kind !== '}') {
        do {
            const name = reader.name();
            names.push({ name: reader.textOf(name), ...placeOf(name) });
        } while (reader.takes(','));
    }
    return names;
}

function classMembers(reader: TokenReader): Member[] {
    if (reader.takes(';')) {
        return [];
    }
    const at = placeOf(reader.peek());
    const isStatic = reader.kind === 'static' && reader.peek(1).kind === '{';
    if (isStatic || reader.kind === '{') {
        reader.takes('static');
        return [{ k: 'init', isStatic, body: block(reader), ...at }];
    }
    const mods = modifiers(reader);
    return isConstructor(reader) ? [constructor(reader, mods)] : [member(reader, mods)];
}

/** A name with a bracket behind it is the constructor's, whatever name it is. */
function isConstructor(reader: TokenReader): boolean {
    let ahead = 0;
    while (reader.peek(ahead).kind === WORD && reader.peek(ahead + 1).kind === '.') {
        ahead += 2;
    }
    return reader.peek(ahead).kind === WORD && reader.peek(ahead + 1).kind === '(';
}

function constructor(reader: TokenReader, mods: Modifiers): Member {
    const at = placeOf(reader.peek());
    return { k: 'ctor', mods, name: qualifiedName(reader), params: params(reader), body: block(reader), ...at };
}

/** The methods of an interface have no modifiers and no annotations. */
function interfaceMethod(reader: TokenReader): Member {
    const first = reader.peek();
    const at = reader.at;
    const mods = modifiers(reader);
    if (reader.at > at) {
        reader.refuse(placeOf(first), `Missing '}' at '${reader.textOf(first)}'`);
    }
    const returns = returnType(reader);
    const name = reader.name();
    const declared = params(reader);
    reader.expect(';');
    return {
        k: 'method',
        mods,
        returns,
        name: reader.textOf(name),
        params: declared,
        body: null,
        ...placeOf(name)
    };
}

const returnType = (reader: TokenReader): TypeRef | null => (reader.takes('void') ? null : typeRef(reader));

/** Reads a method, field, property or inner type behind its modifiers. */
function member(reader: TokenReader, mods: Modifiers): Member {
    const at = placeOf(reader.peek());
    if (TYPES.has(reader.kind)) {
        return { k: 'type', decl: typeNode(reader, mods), ...at };
    }
    const isVoid = reader.kind === 'void';
    const type = returnType(reader);
    const name = reader.peek();
    const behind = reader.peek(1).kind;
    if (behind === '(') {
        return method(reader, mods, type);
    }
    if (isVoid || type === null) {
        return reader.stop();
    }
    if (behind === '{') {
        reader.name();
        return { k: 'property', mods, type, name: reader.textOf(name), ...accessors(reader), ...placeOf(name) };
    }
    const decls = declarators(reader);
    reader.expect(';');
    return { k: 'field', mods, type, decls, ...at };
}

function method(reader: TokenReader, mods: Modifiers, returns: TypeRef | null): Member {
    const name = reader.name();
    const declared = params(reader);
    const body = reader.takes(';') ? null : block(reader);
    return { k: 'method', mods, returns, name: reader.textOf(name), params: declared, body, ...placeOf(name) };
}

function params(reader: TokenReader): Param[] {
    const list: Param[] = [];
    reader.expect('(');
    if (reader.kind !== ')') {
        do {
            const mods = modifiers(reader);
            const type = typeRef(reader);
            const name = reader.name();
            list.push({ mods, type, name: reader.textOf(name), ...placeOf(name) });
        } while (reader.takes(','));
    }
    reader.expect(')');
    return list;
}

/** The words that an accessor may have. */
const ACCESS = new Set(['global', 'private', 'protected', 'public']);

function accessors(reader: TokenReader): { get: Accessor | null; set: Accessor | null } {
    const found: { get: Accessor | null; set: Accessor | null } = { get: null, set: null };
    reader.expect('{');
    while (reader.kind !== '}') {
        const partAt = placeOf(reader.peek());
        const { words } = modifiers(reader);
        const { word } = reader.peek();
        const which = word === 'get' || word === 'set' ? word : reader.stop();
        const at = placeOf(reader.next());
        const other = words.find((one) => !ACCESS.has(one));
        if (other) {
            reader.refuse(partAt, `Unexpected token '${other}'.`);
        } else if (found[which]) {
            reader.refuse(at, `Missing '}' at '${which}'`);
        }
        found[which] = { words, body: reader.takes(';') ? null : block(reader), ...at };
    }
    const end = placeOf(reader.expect('}'));
    if (!found.get && !found.set) {
        reader.refuse(end, "Unexpected token '}'.");
    }
    return found;
}

interface Script {
    members: Member[];
    body: Stmt[];
}

/** Reads declarations and statements up to a token, as triggers and anonymous Apex have them side by side. */
export function script(reader: TokenReader, end: TokenKind): Script {
    const read: Script = { members: [], body: [] };
    while (reader.kind !== end) {
        if (reader.kind === END) {
            reader.stop();
        } else if (isMember(reader)) {
            read.members.push(inOrder(member(reader, modifiers(reader)), read.body));
        } else {
            read.body.push(statement(reader));
        }
    }
    return read;
}

const BEHIND_A_MEMBER = new Set<TokenKind | null>(['(', '{', '=', ',', ';']);

function isMember(reader: TokenReader): boolean {
    const first = endOfModifiers(reader);
    const { kind } = reader.token(first);
    return (
        TYPES.has(kind) ||
        (kind === 'void' && reader.token(first + 1).kind === WORD) ||
        BEHIND_A_MEMBER.has(afterDeclaredName(reader, first))
    );
}

/** A variable of a trigger or anonymous block gets its value where it is declared, among the statements. */
function inOrder(declared: Member, body: Stmt[]): Member {
    if (declared.k !== 'field') {
        return declared;
    }
    for (const { name, init, l, c } of declared.decls) {
        if (init) {
            const left: Expr = { k: 'name', name, l, c };
            body.push({ k: 'expr', expr: { k: 'assign', op: '=', left, right: init, l, c }, l, c });
        }
    }
    return { ...declared, decls: declared.decls.map((one) => ({ ...one, init: null })) };
}

/** Reads a trigger. */
export function trigger(reader: TokenReader): TriggerNode {
    const at: Pos = placeOf(reader.peek());
    word(reader, 'trigger');
    const name = reader.textOf(reader.name());
    reader.expect('on');
    const object = reader.textOf(reader.name());
    const events: string[] = [];
    reader.expect('(');
    do {
        events.push(event(reader));
    } while (reader.takes(','));
    reader.expect(')');
    reader.expect('{');
    const read = script(reader, '}');
    reader.expect('}');
    return { name, object, events, ...read, ...at };
}

const EVENTS = new Set<TokenKind>(['insert', 'update', 'delete', 'undelete']);

/** `before insert`. */
function event(reader: TokenReader): string {
    const when = reader.peek().word === 'before' ? word(reader, 'before') : word(reader, 'after');
    const what = EVENTS.has(reader.kind) ? reader.next().kind : reader.stop();
    return `${when} ${what}`;
}

function word(reader: TokenReader, wanted: string): string {
    return reader.peek().word === wanted ? reader.next().word : reader.stop();
}
