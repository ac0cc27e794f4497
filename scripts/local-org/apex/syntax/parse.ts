import type { SourceUnit } from './ast.ts';
import { script, trigger, typeDeclaration } from './parse-declarations.ts';
import { syntaxErrors } from './syntax-errors.ts';
import { TokenReader } from './token-reader.ts';
import { END, SyntaxStop } from './tokens.ts';

export type SourceKind = 'class' | 'trigger' | 'anonymous';

/**
 * Parses a source file.
 * @returns the tree, or `invalid` with the syntax errors, of which none follows from another
 */
export function parseSource(source: string, kind: SourceKind): SourceUnit {
    try {
        const reader = new TokenReader(source);
        const unit = sourceUnit(reader, kind);
        reader.expect(END);
        return reader.refused.length > 0 ? { kind: 'invalid', errors: reader.refused } : unit;
    } catch (error) {
        if (!(error instanceof SyntaxStop)) {
            throw error;
        }
        const errors = syntaxErrors(source, kind);
        return { kind: 'invalid', errors: errors.length > 0 ? errors : [{ ...error.at, message: error.message }] };
    }
}

function sourceUnit(reader: TokenReader, kind: SourceKind): SourceUnit {
    switch (kind) {
        case 'class':
            return { kind, decl: typeDeclaration(reader) };
        case 'trigger':
            return { kind, trigger: trigger(reader) };
        case 'anonymous':
            return { kind, ...script(reader, END) };
    }
}
