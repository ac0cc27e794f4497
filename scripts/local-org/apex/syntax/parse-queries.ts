import type { Bind, Expr } from './ast.ts';
import { placeOf, type TokenReader } from './token-reader.ts';
import { END } from './tokens.ts';

type ReadExpression = (reader: TokenReader) => Expr;

/** `LAST_N_DAYS:30`: what follows the colon is a number of the query, not an expression of Apex. */
const COUNTED_DAYS = /^(?:(?:last|next)_n_[a-z_]+|n_[a-z_]+_ago)$/;

/** Reads `[SELECT …]`. Whether its text is a query is found where it is compiled, by what reads texts at run time. */
export function query(reader: TokenReader, expression: ReadExpression): Expr {
    reader.expect('[');
    const first = reader.peek();
    const binds = bindsOf(reader, expression);
    const text = reader.textFrom(first);
    reader.expect(']');
    return { k: 'soql', text, binds, ...placeOf(first) };
}

/** Reads `[FIND 'text' …]` and `[FIND :text …]`. */
export function search(reader: TokenReader, expression: ReadExpression): Expr {
    const first = reader.next();
    const binds = bindsOf(reader, expression);
    const text = reader.textFrom(first).replace(/^\[\s*/, '');
    reader.expect(']');
    return { k: 'sosl', text, binds, ...placeOf(first) };
}

/** Reads to the bracket that closes the query: its `:expression` parts, in order of appearance. */
function bindsOf(reader: TokenReader, expression: ReadExpression): Bind[] {
    const binds: Bind[] = [];
    reader.inQuery++;
    while (reader.kind !== ']') {
        const token = reader.kind === END ? reader.stop() : reader.next();
        if (token.kind === ':' && !COUNTED_DAYS.test(reader.peek(-2).word)) {
            const first = reader.peek();
            const expr = expression(reader);
            binds.push({ text: reader.textFrom(first), expr });
        }
    }
    reader.inQuery--;
    return binds;
}
