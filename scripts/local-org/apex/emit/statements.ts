import { increment } from './assignments.ts';
import type { Expr, Stmt, StmtOf } from '../syntax/ast.ts';
import { convert } from './convert.ts';
import { CompileProblem, fail } from '../syntax/diagnostics.ts';
import {
    constant,
    declareLocal,
    inScope,
    notNull,
    operation,
    temp,
    typeConstant,
    typeOf,
    type Cx,
    type Ex
} from './emit-context.ts';
import * as j from './js.ts';
import type { Js, JsStmt } from './js.ts';
import { operand } from './operands.ts';
import { applyBinary, condition } from './operators.ts';
import { isAssignable, isSObject } from '../types/relations.ts';
import { findDecl } from '../types/resolve.ts';
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

/** Begins a statement: on its line, counted where coverage is asked for. */
function begin(cx: Cx, stmt: Stmt): JsStmt[] {
    cx.unit.lines.add(stmt.l);
    return [j.atLine(stmt), ...counted(cx, stmt.l)];
}

/** Counts that an executable line was run. */
export function counted(cx: Cx, line: number): JsStmt[] {
    return cx.program.coverage ? [j.run({ k: 'increment', of: j.index(j.name('K'), j.number(line)) })] : [];
}

/** The statements of a block, or of what stands for one. */
export function body(cx: Cx, stmt: Stmt | null): JsStmt[] {
    return inScope(cx, () =>
        stmt?.k === 'block' ? stmt.body.flatMap((one) => statement(cx, one)) : stmt ? statement(cx, stmt) : []
    );
}

function loopBody(cx: Cx, stmt: Stmt | null): JsStmt[] {
    cx.loops++;
    try {
        return body(cx, stmt);
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
            return [{ k: 'block', body: body(cx, stmt) }];
        case 'local':
            return local(cx, stmt);
        case 'expr':
            return [...begin(cx, stmt), j.run(effect(cx, stmt.expr))];
        case 'if': {
            const test = condition(cx, cx.expr(stmt.test), stmt.test);
            const yes = body(cx, stmt.yes);
            return [...begin(cx, stmt), { k: 'if', test, yes, no: stmt.no && body(cx, stmt.no) }];
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
            if (!value.type.decl.isException && value.type.name !== 'System.Exception') {
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

/** An expression whose value is not used. */
function effect(cx: Cx, expr: Expr): Js {
    if (expr.k === 'postfix' || (expr.k === 'prefix' && expr.op.length === 2)) {
        return increment(cx, expr.expr, expr.op, true, false, expr).js;
    }
    if (!['call', 'assign', 'new', 'construct', 'soql', 'sosl', 'newItems', 'newMap', 'newArray'].includes(expr.k)) {
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
    if (!stmt.expr) {
        if (cx.returns !== null && cx.returns !== cx.table.void) {
            fail(`Missing return value: ${cx.returns.name}`, stmt);
        }
        return [...at, j.giveBack(cx.gives)];
    }
    if (cx.returns === null || cx.returns === cx.table.void) {
        cx.expr(stmt.expr);
        fail('Void method must not return a value', stmt);
    }
    return [...at, j.giveBack(convert(cx, cx.expr(stmt.expr), cx.returns, stmt))];
}

function forLoop(cx: Cx, stmt: StmtOf<'for'>): JsStmt[] {
    // A declaration counts its line itself.
    const init = stmt.init ? [j.atLine(stmt), ...statement(cx, stmt.init)] : begin(cx, stmt);
    const initExprs = stmt.initExprs.map((one) => j.run(effect(cx, one)));
    const test = stmt.test && condition(cx, cx.expr(stmt.test), stmt.test);
    const update = stmt.update.map((one) => effect(cx, one));
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
    // `for (List<Account> chunk : [SELECT …])` gets the rows 200 at a time.
    if (over.query && type.decl.name === 'List') {
        const name = declareLocal(cx, stmt.name, type, stmt).js;
        const chunks = operation('chunks', over.js, j.number(200));
        const inner = [j.declare('let', name, j.name(list)), ...loopBody(cx, stmt.body)];
        return [...at, { k: 'forOf', name: list, over: chunks, body: inner }];
    }
    const element = kind === 'List' || kind === 'Set' ? over.type.args[0]! : iteratedType(cx, over.type);
    if (!element) {
        fail(`Loop must iterate over a collection type: ${over.type.name}`, stmt);
    }
    if (!isAssignable(table, element, type) && !(isSObject(table, element) && isSObject(table, type))) {
        fail(`Loop variable must be of type ${element.name}`, stmt);
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
    const name = declareLocal(cx, stmt.name, type, stmt).js;
    const inner = loopBody(cx, stmt.body);
    if (kind === 'List' || kind === 'Set') {
        // A List or Set whose size changes while a loop runs over it is an error when the loop goes on.
        const [collection, size] = [`${list}c`, `${list}n`];
        const length = j.member(items, 'length');
        const guard = over.query ? [] : [j.run(operation('looped', j.name(collection), j.name(size)))];
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
    const tried = body(cx, stmt.body);
    let handler: { name: string; body: JsStmt[] } | null = null;
    if (stmt.catches.length > 0) {
        const held = temp(cx);
        const caught = j.name(held);
        const arms = stmt.catches.map((one) =>
            inScope(cx, () => {
                const type = typeOf(cx, one.type);
                if (!type.decl.isException && type.name !== 'System.Exception') {
                    fail(`Catch type must be an exception: ${type.name}`, one);
                }
                const name = declareLocal(cx, one.name, type, one).js;
                return {
                    test: operation('catches', caught, typeConstant(cx, type)),
                    body: [j.declare('let', name, caught), ...body(cx, one.body)]
                };
            })
        );
        const thrown = j.name(`${held}e`);
        const take = j.run(j.assignTo(caught, operation('caught', thrown)));
        handler = { name: `${held}e`, body: [take, ...branches(arms, [{ k: 'throw', js: caught }])] };
    }
    return [j.atLine(stmt), { k: 'try', body: tried, caught: handler, final: stmt.final && body(cx, stmt.final) }];
}

interface Arm {
    test: Js;
    body: JsStmt[];
}

/** `if … else if … else …` */
function branches(arms: readonly Arm[], last: JsStmt[]): JsStmt[] {
    if (arms.length === 0) {
        return [{ k: 'block', body: last }];
    }
    return arms.reduceRight<JsStmt[]>(
        (rest, arm) => [{ k: 'if', test: arm.test, yes: arm.body, no: rest.length > 0 ? rest : null }],
        last
    );
}

function switchOn(cx: Cx, stmt: StmtOf<'switch'>): JsStmt[] {
    const on = cx.expr(stmt.on);
    const held = j.name(temp(cx));
    const value = { ...on, js: held };
    const keep = [...begin(cx, stmt), j.run(j.assignTo(held, on.js))];
    let last: JsStmt[] = [];
    const arms: Arm[] = [];
    for (const when of stmt.whens) {
        if (when.value === 'else') {
            last = body(cx, when.body);
        } else if ('type' in when.value) {
            const { type: ref, name } = when.value;
            arms.push(
                inScope(cx, () => {
                    const type = typeOf(cx, ref);
                    const variable = declareLocal(cx, name, type, when).js;
                    return {
                        test: operation('isA', held, typeConstant(cx, type)),
                        body: [j.declare('let', variable, held), ...body(cx, when.body)]
                    };
                })
            );
        } else {
            const tests = when.value.literals.map((literal) => whenTest(cx, value, literal));
            arms.push({ test: j.joined('||', tests), body: body(cx, when.body) });
        }
    }
    return [...keep, ...branches(arms, last)];
}

/** `when` compares Strings case-sensitively; an enum's constants are written without their type. */
function whenTest(cx: Cx, on: Ex, literal: Expr): Js {
    if (on.type.decl.kind === 'enum' && literal.k === 'name') {
        const at = on.type.decl.enumNames.findIndex((name) => name.toLowerCase() === literal.name.toLowerCase());
        if (at < 0) {
            fail(`Enum constant does not exist: ${on.type.name}.${literal.name}`, literal);
        }
        return j.binary('===', on.js, constant(cx, 'enum', on.type.name, at));
    }
    if (literal.k === 'name' && findDecl(cx.table, [literal.name], cx.decl) && !operand(cx, literal).value) {
        fail(`Expecting a literal or constant: ${literal.name}`, literal);
    }
    const value = cx.expr(literal);
    if (on.type.name === 'String' && value.type.name === 'String') {
        return j.binary('===', on.js, value.js);
    }
    return applyBinary(cx, '==', on, value, literal).js;
}

function dml(cx: Cx, stmt: StmtOf<'dml'>): JsStmt[] {
    const value = cx.expr(stmt.expr);
    const records = value.query && value.type.decl.name === 'List' ? value : value;
    const element = records.type.decl.name === 'List' ? records.type.args[0]! : records.type;
    if (!isSObject(cx.table, element)) {
        fail(`DML requires SObject or SObject list type: ${value.type.name}`, stmt);
    }
    const user = stmt.access === null ? cx.unit.userMode : stmt.access === 'user';
    const access = user ? j.string('USER_MODE') : stmt.access === null ? j.NULL : j.string('SYSTEM_MODE');
    const at = begin(cx, stmt);
    if (stmt.op === 'merge') {
        return [...at, j.run(operation('merge', value.js, cx.expr(stmt.other!).js, access))];
    }
    const field = stmt.field ? j.string(stmt.field.split('.').pop()!) : j.NULL;
    return [...at, j.run(operation('dml', j.string(stmt.op), notNull(value), access, field))];
}

function runAs(cx: Cx, stmt: StmtOf<'runAs'>): JsStmt[] {
    if (stmt.args.length !== 1) {
        fail('System.runAs takes a user or a version', stmt);
    }
    const before = j.name(temp(cx));
    const become = j.run(j.assignTo(before, operation('runAs', cx.expr(stmt.args[0]!).js)));
    const final = [j.run(operation('runAsEnd', before))];
    return [...begin(cx, stmt), become, { k: 'try', body: body(cx, stmt.body), caught: null, final }];
}
