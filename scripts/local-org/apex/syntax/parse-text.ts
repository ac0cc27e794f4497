import type * as A from '@apexdevtools/apex-parser';
import type { Pos, SyntaxError_ } from './ast.ts';

/** The source being converted, as code points (the parser's offsets count code points). Conversion is synchronous, one file at a time. */
let points: string[] | string = '';

/** What the grammar lets pass and the language does not, found while a tree is converted. */
let refused: SyntaxError_[] = [];

export function refuse(at: Pos, message: string): void {
    refused.push({ ...at, message });
}

export const refusedSoFar = (): readonly SyntaxError_[] => refused;

export function setSource(source: string): void {
    refused = [];
    points = /[\ud800-\udfff]/.test(source) ? Array.from(source) : source;
}

/** Line from 1, column from 0 of a node's first token. */
export function posOf(ctx: A.ApexParserRuleContext): Pos {
    return { l: ctx.start.line, c: ctx.start.column };
}

export const baseAt = posOf;

/** The text of a node as written, white space and comments included. */
export function sourceText(ctx: A.ApexParserRuleContext): string {
    const end = (ctx.stop ?? ctx.start).stop + 1;
    const part = points.slice(ctx.start.start, end);
    return typeof part === 'string' ? part : part.join('');
}

/** The text after one node and before another. */
export function textBetween(before: A.ApexParserRuleContext, after: A.ApexParserRuleContext): string {
    const part = points.slice((before.stop ?? before.start).stop + 1, after.start.start);
    return typeof part === 'string' ? part : part.join('');
}

export function nameOf(ctx: A.ApexParserRuleContext): string {
    return ctx.getText();
}

/** Visits a tree from the top; `enter` returns false to leave a branch out. */
export function walk(ctx: A.ApexParserRuleContext, enter: (child: A.ApexParserRuleContext) => boolean): void {
    for (let i = 0; i < ctx.getChildCount(); i++) {
        const child = ctx.getChild(i) as unknown as A.ApexParserRuleContext;
        if ('start' in child && enter(child)) {
            walk(child, enter);
        }
    }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '0': '\0' };

/** The value of a String literal: `'it\'s'`, `'''two\nlines'''`. */
export function stringValue(text: string): string {
    const multiline = text.startsWith("'''");
    const body = multiline ? text.slice(3, -3).replace(/^[ \t]*\r?\n/, '') : text.slice(1, -1);
    return body.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_all, code: string) =>
        code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code)
    );
}
