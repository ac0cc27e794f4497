import type { Stmt } from '../syntax/ast.ts';

/** Whether control cannot go on after a statement: every way through it returns or throws. */
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
            return ends(stmt.final) || (ends(stmt.body) && stmt.catches.every((one) => ends(one.body)));
        case 'runAs':
        case 'do':
            return ends(stmt.body);
        case 'while':
            return isTrue(stmt) && !leaves(stmt.body);
        case 'for':
            return stmt.test === null && !leaves(stmt.body);
        default:
            return false;
    }
}

function isTrue(stmt: Extract<Stmt, { k: 'while' }>): boolean {
    return stmt.test.k === 'literal' && stmt.test.value === 'true';
}

/** Whether a `break` leaves the loop whose body this is. */
function leaves(stmt: Stmt | null): boolean {
    switch (stmt?.k) {
        case 'break':
            return true;
        case 'block':
            return stmt.body.some(leaves);
        case 'if':
            return leaves(stmt.yes) || leaves(stmt.no);
        case 'switch':
            return stmt.whens.some((when) => leaves(when.body));
        case 'try':
            return leaves(stmt.body) || leaves(stmt.final) || stmt.catches.some((one) => leaves(one.body));
        case 'runAs':
            return leaves(stmt.body);
        default:
            return false;
    }
}
