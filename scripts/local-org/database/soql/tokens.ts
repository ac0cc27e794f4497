import type { Bind } from './ast.ts';
import { SoqlError } from './errors.ts';

export type Token =
    | { k: 'name'; text: string; at: number; end: number }
    | { k: 'symbol'; text: string; at: number; end: number }
    | { k: 'string'; text: string; at: number; end: number }
    | { k: 'number'; text: string; at: number; end: number }
    | { k: 'date' | 'datetime' | 'time'; text: string; at: number; end: number }
    | { k: 'currency'; text: string; at: number; end: number }
    | { k: 'bind'; text: string; bind: Bind; at: number; end: number }
    | { k: 'end'; text: string; at: number; end: number };

const SPACE = /\s+/y;
const STRING_OR_COMMENT = /'(?:\\[^]|[^'\\])*'|\/\*[^]*?\*\/|\/\/[^\n]*/g;
const DATETIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})/iy;
const DATE = /\d{4}-\d{2}-\d{2}(?![\dT])/iy;
const TIME = /\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?/iy;
const CURRENCY = /[A-Z]{3}\d+(?:\.\d+)?(?!\w)/y;
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_]\w*/y;
const SYMBOL = /<=|>=|<>|!=|[=<>(),.:%]/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Comments of the Apex around a query may stand anywhere in it, within its bind expressions too. */
const withoutComments = (text: string): string =>
    text.replace(STRING_OR_COMMENT, (found) => (found.startsWith("'") ? found : found.replace(/[^\n]/g, ' ')));

/** Cuts a query into tokens. A bind expression (after a colon) is one token. */
export function tokenize(written: string): Token[] {
    const text = withoutComments(written);
    const tokens: Token[] = [];
    const binds: Bind[] = [];
    let at = 0;
    const match = (pattern: RegExp): string | null => {
        pattern.lastIndex = at;
        return pattern.exec(text)?.[0] ?? null;
    };
    for (;;) {
        at += match(SPACE)?.length ?? 0;
        if (at >= text.length) {
            tokens.push({ k: 'end', text: '', at, end: at });
            return tokens;
        }
        const from = at;
        const character = text[at]!;
        if (character === "'") {
            const [value, end] = readString(text, at);
            at = end;
            tokens.push({ k: 'string', text: value, at: from, end });
            continue;
        }
        const previous = tokens.at(-1);
        if (character === ':' && !isDateLiteralArgument(previous)) {
            const [offset, end] = readBind(text, at + 1);
            const expression = written.slice(offset, end);
            const bind = { text: expression, offset, index: binds.length };
            binds.push(bind);
            at = end;
            tokens.push({ k: 'bind', text: expression, bind, at: from, end });
            continue;
        }
        const kinds = [
            ['datetime', DATETIME],
            ['date', DATE],
            ['time', TIME],
            ['currency', CURRENCY],
            ['number', NUMBER],
            ['name', NAME],
            ['symbol', SYMBOL]
        ] as const;
        let found = false;
        for (const [k, pattern] of kinds) {
            const value = match(pattern);
            if (value) {
                at += value.length;
                tokens.push({ k, text: value, at: from, end: at });
                found = true;
                break;
            }
        }
        if (!found) {
            throw new SoqlError(
                `line ${text.slice(0, at).split('\n').length}:${at} no viable alternative at character '${character}'`,
                text,
                at,
                false
            );
        }
    }
}

function isDateLiteralArgument(previous: Token | undefined): boolean {
    return previous?.k === 'name' && /^(?:LAST|NEXT)_N_\w+$|^N_\w+_AGO$/i.test(previous.text);
}

function readString(text: string, start: number): [string, number] {
    let value = '';
    for (let at = start + 1; at < text.length; at++) {
        const character = text[at]!;
        if (character === "'") {
            return [value, at + 1];
        }
        if (character === '\\') {
            const next = text[++at] ?? '';
            if (next === 'u') {
                value += String.fromCharCode(parseInt(text.slice(at + 1, at + 5), 16));
                at += 4;
            } else if ((next === '_' || next === '%') && value !== undefined) {
                // Kept for LIKE, which reads it as the character itself.
                value += `\\${next}`;
            } else {
                value += ESCAPES[next] ?? next;
            }
        } else {
            value += character;
        }
    }
    throw new SoqlError(`line 1:${start} mismatched character '<EOF>' expecting '''`, text, start, false);
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The end of a bracketed part that opens at `at`. */
function skipBrackets(text: string, at: number): number {
    const stack: string[] = [];
    for (let i = at; i < text.length; i++) {
        const character = text[i]!;
        if (character === "'") {
            i = readString(text, i)[1] - 1;
        } else if (CLOSING[character]) {
            stack.push(CLOSING[character]);
        } else if (character === stack.at(-1)) {
            stack.pop();
            if (stack.length === 0) {
                return i + 1;
            }
        }
    }
    throw new SoqlError('unexpected end of the bind expression', text, at, false);
}

/** Reads the Apex expression after a colon: names, calls, indexes, `new` collections, literals, and operators between them. */
function readBind(text: string, start: number): [offset: number, end: number] {
    const space = (from: number): number => {
        SPACE.lastIndex = from;
        return from + (SPACE.exec(text)?.[0].length ?? 0);
    };
    const offset = space(start);
    let at = offset;
    const primary = (): void => {
        at = space(at);
        const rest = text.slice(at);
        const isNew = /^new\s+/i.exec(rest);
        if (isNew) {
            at += isNew[0].length;
        }
        const literal = /^[-!+]?\s*(?:\d[\w.]*)/.exec(rest);
        if (text[at] === "'") {
            at = readString(text, at)[1];
        } else if (text[at] === '(') {
            at = skipBrackets(text, at);
            // A cast is followed by what it casts.
            if (
                /^\s*[A-Za-z_('(]/.test(text.slice(at)) &&
                !/^\s*(?:AND|OR|LIMIT|ORDER|GROUP|HAVING|WITH|FOR|OFFSET|ALL|USING|UPDATE|ASC|DESC|NULLS)\b/i.test(
                    text.slice(at)
                )
            ) {
                primary();
                return;
            }
        } else if (literal) {
            at += literal[0].length;
        } else {
            const name = /^[-!+]?\s*[A-Za-z_][\w$]*/.exec(text.slice(at));
            if (!name) {
                throw new SoqlError(`unexpected token: ':'`, text, start - 1, false);
            }
            at += name[0].length;
        }
        for (;;) {
            const after = text.slice(at);
            const generic = isNew && /^\s*<[\w\s,.<>[\]]*>/.exec(after);
            const member = /^\s*\??\s*\.\s*[A-Za-z_]\w*/.exec(after);
            const bracket = /^\s*[([{]/.exec(after);
            if (generic) {
                at += generic[0].length;
            } else if (member) {
                at += member[0].length;
            } else if (bracket && (bracket[0].trim() !== '{' || isNew)) {
                at = skipBrackets(text, at + bracket[0].length - 1);
            } else {
                return;
            }
        }
    };
    primary();
    for (;;) {
        const operator = /^\s*(?:\?\?|[-+*/])/.exec(text.slice(at));
        if (!operator) {
            return [offset, at];
        }
        at += operator[0].length;
        primary();
    }
}
