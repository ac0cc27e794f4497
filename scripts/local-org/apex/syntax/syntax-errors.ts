import { createRequire } from 'node:module';
import type * as Grammar from '@apexdevtools/apex-parser';
import type { SyntaxError_ } from './ast.ts';
import type { SourceKind } from './parse.ts';
import { syntaxMessage } from './syntax-message.ts';

// Loaded only when there is an error: sources are read without it, as it takes a hundred times as long.
const require = createRequire(import.meta.url);

/**
 * What is wrong with a source that cannot be read, as a parser says that goes on behind an error: all that does not
 * follow from another.
 */
export function syntaxErrors(source: string, kind: SourceKind): SyntaxError_[] {
    const { ApexErrorListener, ApexLexer, ApexParserFactory } = require('@apexdevtools/apex-parser') as typeof Grammar;
    const errors: SyntaxError_[] = [];

    class Collector extends ApexErrorListener {
        private token = '';

        override syntaxError(...given: Parameters<Grammar.ApexErrorListener['syntaxError']>): void {
            const symbol: unknown = given[1];
            this.token = (symbol as { text?: string } | null)?.text ?? '';
            super.syntaxError(...given);
        }

        override apexSyntaxError(line: number, column: number, message: string): void {
            errors.push({ l: line, c: column, message: syntaxMessage(message, this.token) });
        }
    }
    const { parser } = ApexParserFactory.createLexerAndParser(source, new Collector());
    hideOuterBrackets(parser.getTokenStream() as unknown as BufferedTokens, ApexLexer);
    if (kind === 'class') {
        parser.compilationUnit();
    } else if (kind === 'trigger') {
        parser.triggerUnit();
    } else {
        parser.anonymousUnit();
    }
    return errors.filter(isFirstOfItsKind);
}

interface BufferedTokens {
    fill: () => void;
    tokens: { type: number; channel: number }[];
}

const HIDDEN = 1;

/** `new String[][] {…}`: that parser knows one pair of brackets there, and is not shown the others. */
function hideOuterBrackets(stream: BufferedTokens, { LBRACE, LBRACK, RBRACK }: typeof Grammar.ApexLexer): void {
    stream.fill();
    const shown = stream.tokens.filter((token) => token.channel === 0);
    const isPair = (at: number): boolean => shown[at]?.type === LBRACK && shown[at + 1]?.type === RBRACK;
    for (let at = 0; at < shown.length; at++) {
        if (isPair(at) && isPair(at + 2) && shown[at + 4]?.type === LBRACE) {
            shown[at]!.channel = shown[at + 1]!.channel = HIDDEN;
        }
    }
}

/** A text that is not closed runs to the end of the file, and a symbol that Apex does not have often stands twice. */
function isFirstOfItsKind({ l, message }: SyntaxError_, index: number, all: readonly SyntaxError_[]): boolean {
    const former = all.slice(0, index);
    return !(message.includes("'<EOF>'")
        ? former.length > 0
        : former.some((one) => one.l === l && one.message === message));
}
