import type { TypeRef } from './ast.ts';
import { placeOf, type TokenReader } from './token-reader.ts';
import { WORD, type TokenKind } from './tokens.ts';

/** How the platform writes the collections whose names are reserved, or may follow an accessor. */
const COLLECTIONS = new Map([
    ['list', 'List'],
    ['map', 'Map'],
    ['set', 'Set']
]);

const beginsType = (kind: TokenKind): boolean => kind === WORD || kind === 'list' || kind === 'map';

/** Whether a dot and a further name are part of a type; `.class` is none. */
const goesOn = (reader: TokenReader, at: number): boolean =>
    reader.token(at).kind === '.' && beginsType(reader.token(at + 1).kind);

/** Reads a type: `Map<Id, List<Account>>[]`. */
export function typeRef(reader: TokenReader): TypeRef {
    const at = placeOf(reader.peek());
    const parts: TypeRef['parts'] = [];
    for (;;) {
        const token = beginsType(reader.kind) ? reader.next() : reader.stop();
        const name = COLLECTIONS.get(token.word) ?? reader.textOf(token);
        parts.push({ name, args: isTypeArguments(reader) ? typeArguments(reader) : [] });
        if (!goesOn(reader, reader.at)) {
            break;
        }
        reader.next();
    }
    let dims = 0;
    for (; reader.kind === '[' && reader.peek(1).kind === ']'; reader.at += 2) {
        dims++;
    }
    return { parts, dims, ...at };
}

/** Reads types with commas between them. */
export function typeList(reader: TokenReader): TypeRef[] {
    const types: TypeRef[] = [];
    do {
        types.push(typeRef(reader));
    } while (reader.takes(','));
    return types;
}

/** Reads the types between angle brackets. */
export function typeArguments(reader: TokenReader): TypeRef[] {
    reader.expect('<');
    const types = typeList(reader);
    reader.expect('>');
    return types;
}

const isTypeArguments = (reader: TokenReader): boolean => endOfArguments(reader, reader.at) > reader.at;

/** The number of the token behind the type that begins with a token, -1 when none begins there. Reads nothing. */
export function endOfType(reader: TokenReader, first: number): number {
    if (!beginsType(reader.token(first).kind)) {
        return -1;
    }
    let at = endOfArguments(reader, first + 1);
    while (goesOn(reader, at)) {
        at = endOfArguments(reader, at + 2);
    }
    while (reader.token(at).kind === '[' && reader.token(at + 1).kind === ']') {
        at += 2;
    }
    return at;
}

/** The number of the token behind type arguments; of the given one when there are none. */
function endOfArguments(reader: TokenReader, first: number): number {
    if (reader.token(first).kind !== '<') {
        return first;
    }
    let at = first;
    do {
        at = endOfType(reader, at + 1);
        if (at === -1) {
            return first;
        }
    } while (reader.token(at).kind === ',');
    return reader.token(at).kind === '>' ? at + 1 : first;
}

/** Whether a type and a name come next, as in a declaration; the kind of what follows the name, or null. */
export function afterDeclaredName(reader: TokenReader, first = reader.at): TokenKind | null {
    const name = endOfType(reader, first);
    return name !== -1 && reader.token(name).kind === WORD ? reader.token(name + 1).kind : null;
}
