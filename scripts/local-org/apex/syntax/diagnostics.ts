/** A compile error. Column from 1, as the platform reports it. */
export interface CompileError {
    file: string;
    line: number;
    column: number;
    message: string;
}

/** Thrown to give up the expression or statement at hand; the compiler notes it and goes on with the next statement. */
export class CompileProblem extends Error {
    readonly line: number;
    readonly column: number;

    constructor(message: string, at: { l: number; c: number }) {
        super(message);
        this.line = at.l;
        this.column = at.c + 1;
    }
}

export function fail(message: string, at: { l: number; c: number }): never {
    throw new CompileProblem(message, at);
}

/** What is wrong with a query in brackets; the position counts characters of its text. */
export class QueryProblem extends Error {
    readonly position: number;

    constructor(message: string, position: number) {
        super(message);
        this.position = position;
    }

    /** The place in the file, from the place where the query begins. */
    place(text: string, begin: { l: number; c: number }): { l: number; c: number } {
        const before = text.slice(0, this.position).split('\n');
        return before.length === 1
            ? { l: begin.l, c: begin.c + this.position }
            : { l: begin.l + before.length - 1, c: before.at(-1)!.length };
    }
}
