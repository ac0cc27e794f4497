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
