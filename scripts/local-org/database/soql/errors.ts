/** The code by which the APIs tell what is wrong with a query. */
export type QueryErrorCode = 'INVALID_FIELD' | 'INVALID_TYPE' | 'MALFORMED_QUERY';

/** What is wrong with a query; `position` is the offset in its text. Becomes System.QueryException at run time, a compile error before. */
export class SoqlError extends Error {
    readonly position: number;
    /** The message without the extract of the query. */
    readonly plainMessage: string;
    readonly code: QueryErrorCode;

    constructor(
        message: string,
        text: string,
        position: number,
        extract = true,
        code: QueryErrorCode = 'MALFORMED_QUERY'
    ) {
        super(extract ? `${extractOf(text, position)}\n${message}` : message);
        this.name = 'SoqlError';
        this.position = position;
        this.plainMessage = message;
        this.code = code;
    }
}

/** The platform shows the query around the place, a caret below it, and the row and column. */
function extractOf(text: string, position: number): string {
    const before = text.slice(0, position);
    const row = before.split('\n').length;
    const column = position - before.lastIndexOf('\n');
    const lineStart = before.lastIndexOf('\n') + 1;
    const lineEnd = text.indexOf('\n', position);
    const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
    const from = Math.max(0, column - 1 - 40);
    return `\n${line.slice(from, column + 40)}\n${' '.repeat(column - 1 - from)}^\nERROR at Row:${row}:Column:${column}`;
}
