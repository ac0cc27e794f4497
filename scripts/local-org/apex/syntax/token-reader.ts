import type { Pos, SyntaxError_ } from './ast.ts';
import { END, isReserved, SyntaxStop, tokensOf, WORD, type Token, type TokenKind } from './tokens.ts';

/** Reads the tokens of one source from left to right; every parse function moves it on behind what it has read. */
export class TokenReader {
    /** Number of the token that comes next. */
    at = 0;
    /** How many queries in brackets are being read, one inside the other. */
    inQuery = 0;
    readonly source: string;
    /** What can be read and the language does not have. */
    readonly refused: SyntaxError_[];
    private readonly tokens: readonly Token[];
    private readonly last: number;

    /** @throws SyntaxStop at a character that begins no token */
    constructor(source: string) {
        this.source = source;
        this.refused = [];
        this.tokens = tokensOf(source, this.refused);
        this.last = this.tokens.length - 1;
    }

    /** The token that comes `ahead` tokens after the next one; the end, when there are not so many. */
    peek(ahead = 0): Token {
        return this.token(this.at + ahead);
    }

    token(number: number): Token {
        return this.tokens[Math.min(number, this.last)]!;
    }

    get kind(): TokenKind {
        return this.token(this.at).kind;
    }

    next(): Token {
        const token = this.peek();
        this.at++;
        return token;
    }

    /** Whether the next token is of the kind; reads it then. */
    takes(kind: TokenKind): boolean {
        const found = this.kind === kind;
        if (found) {
            this.at++;
        }
        return found;
    }

    /** @throws SyntaxStop when the next token is another */
    expect(kind: TokenKind): Token {
        return this.kind === kind ? this.next() : this.stop();
    }

    /** @throws SyntaxStop at the next token */
    stop(): never {
        const token = this.peek();
        throw new SyntaxStop(`Unexpected token '${token.kind === END ? END : this.textOf(token)}'.`, placeOf(token));
    }

    /** Notes what the language does not have, and reads on. */
    refuse(at: Pos, message: string): void {
        this.refused.push({ ...at, message });
    }

    textOf(token: Token): string {
        return this.source.slice(token.start, token.end);
    }

    /** The source from one token up to and with the one that was read last, white space and comments included. */
    textFrom(first: Token): string {
        return this.source.slice(first.start, this.token(this.at - 1).end);
    }

    /** The text of the tokens from one up to and with the one that was read last, without what stands between them. */
    packedFrom(first: number): string {
        return this.tokens
            .slice(first, this.at)
            .map((token) => this.textOf(token))
            .join('');
    }

    /** Reads a name of a variable, method or type. */
    name(): Token {
        return this.expect(WORD);
    }

    /** Reads a name behind a dot, where reserved words are names too. */
    anyName(): Token {
        return isAnyName(this.kind) ? this.next() : this.stop();
    }
}

export const isAnyName = (kind: TokenKind): boolean => kind === WORD || (isReserved(kind) && kind !== 'void');

export const placeOf = ({ l, c }: Token): Pos => ({ l, c });
