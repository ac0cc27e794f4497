import type { Pos, SyntaxError_ } from './ast.ts';

/** What a token is: a reserved word in lower case, the text of an operator or separator, or one of these names. */
export type TokenKind = string;
export const WORD = 'word';
export const INTEGER = 'integer';
export const LONG = 'long';
export const DECIMAL = 'decimal';
export const STRING = 'string';
export const BOOLEAN = 'boolean';
/** `2026-01-31`, `2026-01-31T10:00:00Z`, `10:00:00Z` in a query. */
export const DATE = 'date';
/** `[FIND 'text'`, the begin of a search: its text has escapes of its own. */
export const FIND = 'find';
export const END = '<EOF>';

export interface Token extends Pos {
    kind: TokenKind;
    /** Of a word: in lower case. Empty otherwise. */
    word: string;
    /** Offsets in the source; `end` is behind the last character. */
    start: number;
    end: number;
}

/** Thrown where the source cannot be read on. */
export class SyntaxStop extends Error {
    readonly at: Pos;

    constructor(message: string, at: Pos) {
        super(message);
        this.at = at;
    }
}

/** Words that no variable, method or type is called; a member behind a dot may be. */
const RESERVED = new Set(
    (
        'abstract break catch class continue delete do else enum extends final finally for global if implements insert ' +
        'interface list map merge new null on override private protected public return static super testmethod this throw ' +
        'try undelete update upsert virtual void webservice while'
    ).split(' ')
);

/** The longest first, where one begins like another. `>>` is two: `List<List<Id>>`. */
const OPERATORS =
    /(?:>>>=|>>=|<<=|===|!==|<>|==|=>|!=|&&|\|\||\?\?|\?\.|\+\+|--|\+=|-=|\*=|\/=|&=|\|=|\^=|[(){}[\];,.=><!~?:+\-*/&|^@])/y;
const SPACE = /(?:[ \t\r\n\f]+|\/\/[^\r\n]*|\/\*[^]*?\*\/)+/y;
// Letters that Apex does not have are read, so that a name with one is told as a whole.
const NAME = /[A-Za-z$_\u00c0-\uffff][\w$\u00c0-\uffff]*/y;
const APEX_NAME = /^[\w$]+$/;
const NUMBER =
    /(?:\d{4}-\d\d-\d\d(?:t\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d+(?::\d+)?))?|\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d+(?::\d+)?)|\d*\.\d+d?|\d+l?)/iy;
const SEARCH = /\[\s*find\s+'(?:[^'\\]|\\[-+&|!(){}^"~*?:'\\])*'/iy;
/** Lines in three quotes begin on a new line. */
const LINES = /'''[\r\n](?:[^'\\]|\\[^]|'(?!''))*'''/y;
const TEXT = /'(?:[^'\\]|\\[^])*'/y;
const ESCAPE = /\\(?:u[\da-f]{0,4}|[^])/gi;
const APEX_ESCAPE = /^\\(?:[btnfr"'\\]|u[\da-f]{4})$/i;
const SYSTEM_RUN_AS = /system\.runas/iy;
/** The statement `System.runAs(…) {…}` is one word to Apex. */
export const RUN_AS = 'system.runas';

/**
 * The tokens of a source, the last of kind `END`.
 * @param refused gets what can be read and the language does not have
 * @throws SyntaxStop at the first character that begins none
 */
export function tokensOf(source: string, refused: SyntaxError_[]): Token[] {
    const tokens: Token[] = [];
    const wide = /[\ud800-\udfff]/.test(source);
    let offset = 0;
    let line = 1;
    let lineStart = 0;
    let lineEnd = endOfLine(source, 0);
    const refuse = (at: Pos, message: string | null): void => {
        if (message !== null) {
            refused.push({ ...at, message });
        }
    };
    const matches = (pattern: RegExp): boolean => {
        pattern.lastIndex = offset;
        return pattern.test(source);
    };
    /** The line and column of the offset: called from left to right. */
    const place = (): Pos => {
        while (lineEnd < offset) {
            line++;
            lineStart = lineEnd + 1;
            lineEnd = endOfLine(source, lineStart);
        }
        const c = wide ? Array.from(source.slice(lineStart, offset)).length : offset - lineStart;
        return { l: line, c };
    };
    for (;;) {
        if (matches(SPACE)) {
            offset = SPACE.lastIndex;
        }
        const { l, c } = place();
        const start = offset;
        if (offset >= source.length) {
            tokens.push({ kind: END, word: '', start, end: start, l, c });
            return tokens;
        }
        let kind: TokenKind;
        let word = '';
        if (matches(NAME)) {
            const end = NAME.lastIndex;
            word = source.slice(start, end).toLowerCase();
            const runsAs = word === 'system' && matches(SYSTEM_RUN_AS);
            kind = runsAs ? RUN_AS : wordKind(word);
            offset = runsAs ? SYSTEM_RUN_AS.lastIndex : end;
            refuse({ l, c }, nameProblem(source.slice(start, end)));
        } else if (matches(NUMBER)) {
            offset = NUMBER.lastIndex;
            kind = numberKind(source.slice(start, offset));
        } else if (matches(SEARCH)) {
            offset = SEARCH.lastIndex;
            kind = FIND;
        } else if (matches(LINES)) {
            offset = LINES.lastIndex;
            kind = STRING;
            refuse({ l, c }, escapeProblem(source.slice(start, offset)));
        } else if (matches(TEXT)) {
            offset = TEXT.lastIndex;
            kind = STRING;
            refuse({ l, c }, textProblem(source.slice(start, offset)));
        } else if (matches(OPERATORS)) {
            offset = OPERATORS.lastIndex;
            kind = source.slice(start, offset);
        } else {
            throw new SyntaxStop(`Unexpected token '${source[start]!}'.`, { l, c });
        }
        tokens.push({ kind, word, start, end: offset, l, c });
    }
}

const nameProblem = (name: string): string | null =>
    APEX_NAME.test(name) ? null : `Invalid character in identifier: ${name}`;

const textProblem = (text: string): string | null =>
    /[\r\n]/.test(text)
        ? 'Illegal string literal: Line breaks are not allowed in string literals'
        : escapeProblem(text);

function escapeProblem(text: string): string | null {
    const wrong = text.includes('\\') ? text.match(ESCAPE)!.find((escape) => !APEX_ESCAPE.test(escape)) : undefined;
    return wrong === undefined
        ? null
        : `Illegal string literal: Invalid string literal ${text}. Illegal character sequence ${wrong}' in string literal.`;
}

function endOfLine(source: string, from: number): number {
    const at = source.indexOf('\n', from);
    return at === -1 ? Infinity : at;
}

function wordKind(word: string): TokenKind {
    if (RESERVED.has(word)) {
        return word;
    }
    return word === 'true' || word === 'false' ? BOOLEAN : WORD;
}

function numberKind(text: string): TokenKind {
    if (/^\d+$/.test(text)) {
        return INTEGER;
    }
    if (/^\d+l$/i.test(text)) {
        return LONG;
    }
    return /^\d*\.\d+d?$/i.test(text) ? DECIMAL : DATE;
}

export const isReserved = (kind: TokenKind): boolean => RESERVED.has(kind);
