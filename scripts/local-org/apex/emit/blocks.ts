import type { Stmt } from '../syntax/ast.ts';
import { CompileProblem } from '../syntax/diagnostics.ts';
import { inScope, operation, type Cx } from './emit-context.ts';
import { unreachable } from './flow.ts';
import * as j from './js.ts';
import type { Js, JsStmt } from './js.ts';

/** Begins a statement: on its line, counted where coverage is asked for. */
export function begin(cx: Cx, stmt: Stmt): JsStmt[] {
    cx.unit.lines.add(stmt.l);
    return [j.atLine(stmt), ...counted(cx, stmt.l)];
}

/** Counts that an executable line was run. */
export function counted(cx: Cx, line: number): JsStmt[] {
    return cx.program.coverage ? [j.run({ k: 'increment', of: j.index(j.name('K'), j.number(line)) })] : [];
}

/** One step towards the limit of CPU time: what ends a loop, or a recursion, that would not end. */
export function step(): JsStmt {
    const count: Js = { k: 'increment', of: j.member(j.name('T'), 'n') };
    return { k: 'if', test: j.binary('>', count, j.number(0)), yes: [j.run(operation('stepsDone'))], no: null };
}

/** The statements of a block, or of what stands for one. */
export function body(cx: Cx, stmt: Stmt | null): JsStmt[] {
    return inScope(cx, () => (stmt?.k === 'block' ? block(cx, stmt.body) : stmt ? cx.stmt(stmt) : []));
}

/** The same inside of a body. In a constructor it may begin with `this(…)` or `super(…)`, as the front end of Salesforce has it. */
export function nested(cx: Cx, stmt: Stmt | null): JsStmt[] {
    const first = stmt?.k === 'block' ? stmt.body[0] : stmt;
    if (cx.chained) {
        cx.chained.call = first?.k === 'expr' && first.expr.k === 'construct' ? first.expr : null;
    }
    return body(cx, stmt);
}

function block(cx: Cx, statements: readonly Stmt[]): JsStmt[] {
    const lost = unreachable(statements);
    if (lost) {
        cx.unit.errors.push(new CompileProblem('Unreachable statement', lost));
    }
    return statements.flatMap((one) => cx.stmt(one));
}

/** A condition of a chain, and what is done where it holds. */
export interface Arm {
    test: Js;
    body: JsStmt[];
}

/** `if … else if … else …` */
export function branches(arms: readonly Arm[], last: JsStmt[]): JsStmt[] {
    if (arms.length === 0) {
        return [{ k: 'block', body: last }];
    }
    return arms.reduceRight<JsStmt[]>(
        (rest, arm) => [{ k: 'if', test: arm.test, yes: arm.body, no: rest.length > 0 ? rest : null }],
        last
    );
}
