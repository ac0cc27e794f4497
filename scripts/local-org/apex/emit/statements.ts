import { increment } from './assignments.ts';
import { begin, branches, nested, step } from './blocks.ts';
import type { Expr, Pos, Stmt, StmtOf } from '../syntax/ast.ts';
import { convert } from './convert.ts';
import { dml } from './dml.ts';
import { CompileProblem, fail } from '../syntax/diagnostics.ts';
import { declareLocal, inScope, operation, temp, typeConstant, typeOf, type Cx } from './emit-context.ts';
import * as j from './js.ts';
import type { Js, JsStmt } from './js.ts';
import { condition } from './operators.ts';
import { switchOn } from './switch.ts';
import { isAssignable, isSObject } from '../types/relations.ts';
import { typeText } from '../types/checks/declared.ts';
import type { ApexType } from '../types/types.ts';

/** Compiles a statement. Its errors are noted, so that the statements after it are checked too. */
export function statement(cx: Cx, stmt: Stmt): JsStmt[] {
    try {
        return emit(cx, stmt);
    } catch (error) {
        if (!(error instanceof CompileProblem)) {
            throw error;
        }
        cx.unit.errors.push(error);
        if (stmt.k === 'local') {
            declareAfterError(cx, stmt);
        }
        return [];
    }
}

/** A variable whose initial value is wrong still exists for what follows. */
function declareAfterError(cx: Cx, stmt: StmtOf<'local'>): void {
    try {
        const type = typeOf(cx, stmt.type);
        for (const decl of stmt.decls) {
            declareLocal(cx, decl.name, type, decl);
        }
    } catch (error) {
        if (!(error instanceof CompileProblem)) {
            throw error;
        }
    }
}

function loopBody(cx: Cx, stmt: Stmt | null): JsStmt[] {
    cx.loops++;
    try {
        return [step(), ...nested(cx, stmt)];
    } finally {
        cx.loops--;
    }
}

function checkInLoop(cx: Cx, name: 'Break' | 'Continue', stmt: Stmt): void {
    if (cx.loops === 0) {
        fail(`${name} statement must be in loop`, stmt);
    }
}

function emit(cx: Cx, stmt: Stmt): JsStmt[] {
    switch (stmt.k) {
        case 'block':
            return [{ k: 'block', body: nested(cx, stmt) }];
        case 'local':
            return local(cx, stmt);
        case 'expr':
            return [...begin(cx, stmt), j.run(effect(cx, stmt.expr))];
        case 'if': {
            const test = condition(cx, cx.expr(stmt.test), stmt.test);
            const yes = nested(cx, stmt.yes);
            return [...begin(cx, stmt), { k: 'if', test, yes, no: stmt.no && nested(cx, stmt.no) }];
        }
        case 'while': {
            const test = condition(cx, cx.expr(stmt.test), stmt.test);
            return [...begin(cx, stmt), { k: 'while', test, body: loopBody(cx, stmt.body) }];
        }
        case 'do': {
            const inner = loopBody(cx, stmt.body);
            return [j.atLine(stmt), { k: 'do', test: condition(cx, cx.expr(stmt.test), stmt.test), body: inner }];
        }
        case 'for':
            return inScope(cx, () => forLoop(cx, stmt));
        case 'foreach':
            return inScope(cx, () => forEach(cx, stmt));
        case 'try':
            return tryCatch(cx, stmt);
        case 'switch':
            return switchOn(cx, stmt);
        case 'return':
            return returnStatement(cx, stmt);
        case 'throw': {
            const value = cx.expr(stmt.expr);
            if (!value.type.decl.isException && value.type !== cx.table.null) {
                fail(`Throw expression must be of type exception: ${value.type.name}`, stmt);
            }
            return [...begin(cx, stmt), { k: 'throw', js: operation('thrown', value.js) }];
        }
        case 'break':
            checkInLoop(cx, 'Break', stmt);
            return [...begin(cx, stmt), { k: 'break' }];
        case 'continue':
            checkInLoop(cx, 'Continue', stmt);
            return [...begin(cx, stmt), { k: 'continue' }];
        case 'dml':
            return dml(cx, stmt);
        case 'runAs':
            return runAs(cx, stmt);
    }
}

/** An expression whose value is not used; where it stands for itself it must do something, in the head of a loop it need not. */
function effect(cx: Cx, expr: Expr, inHead = false): Js {
    if (expr.k === 'postfix' || (expr.k === 'prefix' && expr.op.length === 2)) {
        return increment(cx, expr.expr, expr.op, true, false, expr).js;
    }
    if (
        !inHead &&
        !['call', 'assign', 'new', 'construct', 'soql', 'sosl', 'newItems', 'newMap', 'newArray'].includes(expr.k)
    ) {
        cx.expr(expr);
        fail('Expression cannot be a statement.', expr);
    }
    return cx.expr(expr).js;
}

function local(cx: Cx, stmt: StmtOf<'local'>): JsStmt[] {
    const type = typeOf(cx, stmt.type);
    if (type === cx.table.void) {
        fail('Variables cannot be of type void', stmt);
    }
    const made = begin(cx, stmt);
    for (const decl of stmt.decls) {
        // The name is not in scope in its own initial value.
        const value = decl.init ? convert(cx, cx.expr(decl.init), type, decl) : j.NULL;
        made.push(j.declare('let', declareLocal(cx, decl.name, type, decl).js, value));
    }
    return made;
}

function returnStatement(cx: Cx, stmt: StmtOf<'return'>): JsStmt[] {
    const at = begin(cx, stmt);
    if (cx.initialises === 'instance' && cx.returns !== null) {
        fail('Return must be called from a method', stmt);
    }
    if (!stmt.expr) {
        if (cx.returns !== null && cx.returns !== cx.table.void) {
            fail(`Missing return statement required return type: ${cx.returns.name}`, stmt);
        }
        return [...at, j.giveBack(cx.gives)];
    }
    if (cx.returns === null || cx.returns === cx.table.void) {
        cx.expr(stmt.expr);
        fail(`${cx.returns ? 'Void method' : 'Constructors'} must not return a value`, stmt);
    }
    return [...at, j.giveBack(convert(cx, cx.expr(stmt.expr), cx.returns, stmt, 'conversion'))];
}

function forLoop(cx: Cx, stmt: StmtOf<'for'>): JsStmt[] {
    // A declaration counts its line itself.
    const init = stmt.init ? [j.atLine(stmt), ...statement(cx, stmt.init)] : begin(cx, stmt);
    const initExprs = stmt.initExprs.map((one) => j.run(effect(cx, one)));
    const test = stmt.test && condition(cx, cx.expr(stmt.test), stmt.test);
    const [, second] = stmt.update;
    if (second) {
        fail("Expecting ')' but was: ','", second);
    }
    const update = stmt.update.map((one) => effect(cx, one, true));
    const loop: JsStmt = { k: 'for', init: null, test, update, body: loopBody(cx, stmt.body) };
    return [{ k: 'block', body: [...init, ...initExprs, loop] }];
}

function forEach(cx: Cx, stmt: StmtOf<'foreach'>): JsStmt[] {
    const { table } = cx;
    const over = cx.expr(stmt.over);
    const type = typeOf(cx, stmt.type);
    const at = begin(cx, stmt);
    const list = temp(cx);
    const kind = over.type.decl.name;
    // Child records are looped over like the rows of a query; so is what `getSObjects` gives.
    const isRows = over.query || over.rows || (stmt.over.k === 'call' && /^getSObjects$/i.test(stmt.over.name));
    if (isRows && over.type.decl.name === 'List') {
        checkRowType(cx, over.type.args[0]!, type, stmt);
    }
    // `for (List<Account> chunk : [SELECT …])` gets the rows 200 at a time.
    if (isRows && type.decl.name === 'List') {
        const name = declareLocal(cx, stmt.name, type, stmt.nameAt).js;
        const chunks = operation('chunks', over.js, j.number(200));
        const inner = [j.declare('let', name, j.name(list)), ...loopBody(cx, stmt.body)];
        return [...at, { k: 'forOf', name: list, over: chunks, body: inner }];
    }
    // A locator is an Iterable for whoever wants one, and no collection.
    const iterated = kind === 'Database.QueryLocator' ? null : iteratedType(cx, over.type);
    const element = kind === 'List' || kind === 'Set' ? over.type.args[0]! : iterated;
    if (!element) {
        fail(`Loop must iterate over collection: ${over.type.name}`, stmt);
    }
    if (!isAssignable(table, element, type) && !(isRows && isSObject(table, type))) {
        fail(`Invalid loop variable type expected ${element.name} was ${type.name}`, stmt);
    }
    const items = j.name(list);
    const i = j.name(`${list}i`);
    const one = kind === 'List' || kind === 'Set' ? j.index(items, i) : items;
    const value = convert(
        cx,
        { js: one, type: isAssignable(table, element, type) ? element : type, nn: false },
        type,
        stmt
    );
    const name = declareLocal(cx, stmt.name, type, stmt.nameAt).js;
    const inner = loopBody(cx, stmt.body);
    if (kind === 'List' || kind === 'Set') {
        // A List or Set whose size changes while a loop runs over it is an error when the loop goes on.
        const [collection, size] = [`${list}c`, `${list}n`];
        const length = j.member(items, 'length');
        // Before API version 62.0 the loop went over what a Set had when it began.
        const isGuarded = !over.query && (kind === 'List' || cx.unit.apiVersion >= 62);
        const guard = !isGuarded ? [] : [j.run(operation('looped', j.name(collection), j.name(size)))];
        const loop: JsStmt = {
            k: 'for',
            init: {
                k: 'declare',
                kind: 'let',
                variables: [
                    { name: `${list}i`, value: j.number(0) },
                    { name: size, value: length }
                ]
            },
            test: j.binary('<', i, length),
            update: [{ k: 'increment', of: i }],
            body: [...guard, j.declare('let', name, value), ...inner]
        };
        const held = [
            j.declare('const', collection, over.js),
            j.run(j.assignTo(items, operation('items', j.name(collection))))
        ];
        return [...at, { k: 'block', body: [...held, loop] }];
    }
    const each = [j.declare('let', name, value), ...inner];
    return [...at, { k: 'forOf', name: list, over: operation('iterate', over.js), body: each }];
}

/** The rows of a query are read as records of its object, or of any. */
function checkRowType(cx: Cx, row: ApexType, type: ApexType, at: Pos): void {
    const one = type.decl.name === 'List' ? type.args[0]! : type;
    if (one !== row && one !== cx.table.core('SObject') && row !== cx.table.core('SObject')) {
        fail(
            `Loop variable must be a generic SObject or List or a concrete SObject or List of: ${row.decl.name.replace(/^(?:System|Schema)\./, '')}`,
            at
        );
    }
}

/** What a user Iterable or a query locator gives. */
function iteratedType(cx: Cx, type: ApexType): ApexType | null {
    const { table } = cx;
    const iterable = table.platformClass('system.iterable');
    for (let at: ApexType | null = type; at; at = at.decl.superType) {
        const found = [at, ...at.decl.interfaces].find((one) => one.decl === iterable);
        if (found) {
            return found.args[0]!;
        }
    }
    return null;
}

function tryCatch(cx: Cx, stmt: StmtOf<'try'>): JsStmt[] {
    const tried = nested(cx, stmt.body);
    let handler: { name: string; body: JsStmt[] } | null = null;
    if (stmt.catches.length > 0) {
        const held = temp(cx);
        const caught = j.name(held);
        const before: ApexType[] = [];
        const arms = stmt.catches.map((one) =>
            inScope(cx, () => {
                const type = typeOf(cx, one.type, one.body);
                if (!type.decl.isException) {
                    fail(`Catch block variable must be of type exception: ${type.name}`, one.body);
                }
                if (before.some((other) => isAssignable(cx.table, type, other))) {
                    fail(`Exception type already caught: ${typeText(type)}`, one.body);
                }
                before.push(type);
                const name = declareLocal(cx, one.name, type, one.nameAt).js;
                return {
                    test: operation('catches', caught, typeConstant(cx, type)),
                    body: [j.declare('let', name, caught), ...nested(cx, one.body)]
                };
            })
        );
        const thrown = j.name(`${held}e`);
        const take = j.run(j.assignTo(caught, operation('caught', thrown)));
        handler = { name: `${held}e`, body: [take, ...branches(arms, [{ k: 'throw', js: caught }])] };
    }
    return [j.atLine(stmt), { k: 'try', body: tried, caught: handler, final: stmt.final && nested(cx, stmt.final) }];
}

/** What `System.runAs` takes. */
const RUN_AS = new Set(['User', 'System.Version', 'Package.Version']);

function runAs(cx: Cx, stmt: StmtOf<'runAs'>): JsStmt[] {
    const [given] = stmt.args.map((arg) => cx.expr(arg));
    if (stmt.args.length !== 1 || !RUN_AS.has(given!.type.name)) {
        fail("runAs requires a single argument of type 'User' or 'Version'", stmt);
    }
    const before = j.name(temp(cx));
    const become = j.run(j.assignTo(before, operation('runAs', given!.js)));
    const final = [j.run(operation('runAsEnd', before))];
    return [...begin(cx, stmt), become, { k: 'try', body: nested(cx, stmt.body), caught: null, final }];
}
