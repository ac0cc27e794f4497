import type { Stmt } from '../syntax/ast.ts';

/**
 * Whether control cannot go on after a statement: every way through it returns or throws. Of a loop the compiler does not know
 * that, whatever its condition is, nor of `finally`.
 */
export function ends(stmt: Stmt | null): boolean {
    switch (stmt?.k) {
        case 'return':
        case 'throw':
            return true;
        case 'block':
            return stmt.body.some(ends);
        case 'if':
            return stmt.no !== null && ends(stmt.yes) && ends(stmt.no);
        case 'switch':
            return stmt.whens.some((when) => when.value === 'else') && stmt.whens.every((when) => ends(when.body));
        case 'try':
            return ends(stmt.body) && stmt.catches.every((one) => ends(one.body));
        default:
            return false;
    }
}

/** The first of these statements that nothing leads to. */
export function unreachable(statements: readonly Stmt[]): Stmt | null {
    const at = statements.findIndex(ends);
    return (at >= 0 && statements[at + 1]) || null;
}
