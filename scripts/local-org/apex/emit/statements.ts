import { increment } from './assignments.ts';
import type { Expr, Stmt, StmtOf } from '../syntax/ast.ts';
import { convert } from './convert.ts';
import { CompileProblem, fail } from '../syntax/diagnostics.ts';
import { declareLocal, inScope, mark, notNull, quote, temp, typeConstant, typeOf, type Cx } from './emit-context.ts';
import { operand } from './operands.ts';
import { applyBinary, condition } from './operators.ts';
import { isAssignable, isSObject } from '../types/relations.ts';
import { findDecl } from '../types/resolve.ts';
import type { ApexType } from '../types/types.ts';

/** Compiles a statement. Its errors are noted, so that the statements after it are checked too. */
export function statement(cx: Cx, stmt: Stmt): string {
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
        return '';
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

/** The counter of an executable line. */
function count(cx: Cx, line: number): string {
    cx.unit.lines.add(line);
    return cx.program.coverage ? `K[${line}]++;` : '';
}

function body(cx: Cx, stmt: Stmt | null): string {
    return stmt ? (stmt.k === 'block' ? statement(cx, stmt) : `{${inScope(cx, () => statement(cx, stmt))}}`) : '{}';
}

function loopBody(cx: Cx, stmt: Stmt | null): string {
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

function emit(cx: Cx, stmt: Stmt): string {
    const at = mark(stmt);
    switch (stmt.k) {
        case 'block':
            return `{${inScope(cx, () => stmt.body.map((one) => statement(cx, one)).join(''))}}`;
        case 'local':
            return local(cx, stmt);
        case 'expr':
            return `${at}${count(cx, stmt.l)}${effect(cx, stmt.expr)};`;
        case 'if': {
            const test = condition(cx, cx.expr(stmt.test), stmt.test);
            const no = stmt.no ? `else ${body(cx, stmt.no)}` : '';
            return `${at}${count(cx, stmt.l)}if(${test})${body(cx, stmt.yes)}${no}`;
        }
        case 'while':
            return `${at}${count(cx, stmt.l)}while(${condition(cx, cx.expr(stmt.test), stmt.test)})${loopBody(cx, stmt.body)}`;
        case 'do': {
            const inner = loopBody(cx, stmt.body);
            return `${at}do ${inner}while(${condition(cx, cx.expr(stmt.test), stmt.test)});`;
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
            return `${at}${count(cx, stmt.l)}throw $.thrown(${value.js});`;
        }
        case 'break':
            checkInLoop(cx, 'Break', stmt);
            return `${at}${count(cx, stmt.l)}break;`;
        case 'continue':
            checkInLoop(cx, 'Continue', stmt);
            return `${at}${count(cx, stmt.l)}continue;`;
        case 'dml':
            return dml(cx, stmt);
        case 'runAs':
            return runAs(cx, stmt);
    }
}

/** An expression whose value is not used. */
function effect(cx: Cx, expr: Expr): string {
    if (expr.k === 'postfix' || (expr.k === 'prefix' && expr.op.length === 2)) {
        return increment(cx, expr.expr, expr.op, true, false, expr).js;
    }
    if (!['call', 'assign', 'new', 'construct', 'soql', 'sosl', 'newItems', 'newMap', 'newArray'].includes(expr.k)) {
        cx.expr(expr);
        fail('Expression cannot be a statement.', expr);
    }
    return cx.expr(expr).js;
}

function local(cx: Cx, stmt: StmtOf<'local'>): string {
    const type = typeOf(cx, stmt.type);
    if (type === cx.table.void) {
        fail('Variables cannot be of type void', stmt);
    }
    let js = mark(stmt) + count(cx, stmt.l);
    for (const decl of stmt.decls) {
        // The name is not in scope in its own initial value.
        const value = decl.init ? convert(cx, cx.expr(decl.init), type, decl) : 'null';
        js += `let ${declareLocal(cx, decl.name, type, decl).js}=${value};`;
    }
    return js;
}

function returnStatement(cx: Cx, stmt: StmtOf<'return'>): string {
    const at = mark(stmt) + count(cx, stmt.l);
    if (!stmt.expr) {
        if (cx.returns !== null && cx.returns !== cx.table.void) {
            fail(`Missing return value: ${cx.returns.name}`, stmt);
        }
        return `${at}return${cx.returns === null ? ' this' : ''};`;
    }
    if (cx.returns === null || cx.returns === cx.table.void) {
        cx.expr(stmt.expr);
        fail('Void method must not return a value', stmt);
    }
    return `${at}return(${convert(cx, cx.expr(stmt.expr), cx.returns, stmt)});`;
}

function forLoop(cx: Cx, stmt: StmtOf<'for'>): string {
    const init = stmt.init ? statement(cx, stmt.init) : '';
    const initExprs = stmt.initExprs.map((one) => `${effect(cx, one)};`).join('');
    const test = stmt.test ? condition(cx, cx.expr(stmt.test), stmt.test) : '';
    const update = stmt.update.map((one) => effect(cx, one)).join(',');
    return `${mark(stmt)}${stmt.init ? '' : count(cx, stmt.l)}{${init}${initExprs}for(;${test};${update})${loopBody(cx, stmt.body)}}`;
}

function forEach(cx: Cx, stmt: StmtOf<'foreach'>): string {
    const { table } = cx;
    const over = cx.expr(stmt.over);
    const type = typeOf(cx, stmt.type);
    const at = mark(stmt) + count(cx, stmt.l);
    const list = temp(cx);
    const kind = over.type.decl.name;
    // `for (List<Account> chunk : [SELECT …])` gets the rows 200 at a time.
    if (over.query && type.decl.name === 'List') {
        const name = declareLocal(cx, stmt.name, type, stmt).js;
        return `${at}for(const ${list} of $.chunks(${over.js},200)){let ${name}=${list};${loopBody(cx, stmt.body)}}`;
    }
    const element = kind === 'List' || kind === 'Set' ? over.type.args[0]! : iteratedType(cx, over.type);
    if (!element) {
        fail(`Loop must iterate over a collection type: ${over.type.name}`, stmt);
    }
    if (!isAssignable(table, element, type) && !(isSObject(table, element) && isSObject(table, type))) {
        fail(`Loop variable must be of type ${element.name}`, stmt);
    }
    const i = `${list}i`;
    const one = kind === 'List' || kind === 'Set' ? `${list}[${i}]` : list;
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
        const guard = over.query ? '' : `$.looped(${list}c,${list}n);`;
        const head = `let ${i}=0,${list}n=${list}.length;${i}<${list}.length;${i}++`;
        return `${at}{const ${list}c=${over.js};${list}=$.items(${list}c);for(${head}){${guard}let ${name}=${value};${inner}}}`;
    }
    return `${at}for(const ${list} of $.iterate(${over.js})){let ${name}=${value};${inner}}`;
}

/** What a user Iterable or a query locator gives. */
function iteratedType(cx: Cx, type: ApexType): ApexType | null {
    const { table } = cx;
    const iterable = table.platform.get('system.iterable');
    for (let at: ApexType | null = type; at; at = at.decl.superType) {
        const found = [at, ...at.decl.interfaces].find((one) => one.decl === iterable);
        if (found) {
            return found.args[0]!;
        }
    }
    return null;
}

function tryCatch(cx: Cx, stmt: StmtOf<'try'>): string {
    let js = `${mark(stmt)}try${body(cx, stmt.body)}`;
    if (stmt.catches.length > 0) {
        const caught = temp(cx);
        const arms = stmt.catches.map((one) =>
            inScope(cx, () => {
                const type = typeOf(cx, one.type);
                if (!type.decl.isException && type.name !== 'System.Exception') {
                    fail(`Catch type must be an exception: ${type.name}`, one);
                }
                const name = declareLocal(cx, one.name, type, one).js;
                return `if($.catches(${caught},${typeConstant(cx, type)})){let ${name}=${caught};${body(cx, one.body)}}`;
            })
        );
        js += `catch(${caught}e){${caught}=$.caught(${caught}e);${arms.join('else ')}else throw ${caught};}`;
    }
    return stmt.final ? `${js}finally${body(cx, stmt.final)}` : js;
}

function switchOn(cx: Cx, stmt: StmtOf<'switch'>): string {
    const on = cx.expr(stmt.on);
    const held = temp(cx);
    const value = { ...on, js: held };
    let js = `${mark(stmt)}${count(cx, stmt.l)}${held}=${on.js};`;
    let last = '';
    const arms: string[] = [];
    for (const when of stmt.whens) {
        if (when.value === 'else') {
            last = body(cx, when.body);
        } else if ('type' in when.value) {
            const { type: ref, name } = when.value;
            arms.push(
                inScope(cx, () => {
                    const type = typeOf(cx, ref);
                    const variable = declareLocal(cx, name, type, when).js;
                    return `if($.isA(${held},${typeConstant(cx, type)})){let ${variable}=${held};${body(cx, when.body)}}`;
                })
            );
        } else {
            const tests = when.value.literals.map((literal) => whenTest(cx, value, literal));
            arms.push(`if(${tests.join('||')})${body(cx, when.body)}`);
        }
    }
    js += arms.join('else ');
    return arms.length > 0 ? js + (last ? `else ${last}` : '') : js + last;
}

/** `when` compares Strings case-sensitively; an enum's constants are written without their type. */
function whenTest(cx: Cx, on: { js: string; type: ApexType; nn: boolean }, literal: Expr): string {
    if (on.type.decl.kind === 'enum' && literal.k === 'name') {
        const at = on.type.decl.enumNames.findIndex((name) => name.toLowerCase() === literal.name.toLowerCase());
        if (at < 0) {
            fail(`Enum constant does not exist: ${on.type.name}.${literal.name}`, literal);
        }
        return `${on.js}===$.enum(${quote(on.type.name)},${at})`;
    }
    if (literal.k === 'name' && findDecl(cx.table, [literal.name], cx.decl) && !operand(cx, literal).value) {
        fail(`Expecting a literal or constant: ${literal.name}`, literal);
    }
    const value = cx.expr(literal);
    if (on.type.name === 'String' && value.type.name === 'String') {
        return `${on.js}===${value.js}`;
    }
    return applyBinary(cx, '==', on, value, literal).js;
}

function dml(cx: Cx, stmt: StmtOf<'dml'>): string {
    const value = cx.expr(stmt.expr);
    const records = value.query && value.type.decl.name === 'List' ? value : value;
    const element = records.type.decl.name === 'List' ? records.type.args[0]! : records.type;
    if (!isSObject(cx.table, element)) {
        fail(`DML requires SObject or SObject list type: ${value.type.name}`, stmt);
    }
    const user = stmt.access === null ? cx.unit.userMode : stmt.access === 'user';
    const access = user ? quote('USER_MODE') : stmt.access === null ? 'null' : quote('SYSTEM_MODE');
    const at = mark(stmt) + count(cx, stmt.l);
    if (stmt.op === 'merge') {
        return `${at}$.merge(${value.js},${cx.expr(stmt.other!).js},${access});`;
    }
    const field = stmt.field ? quote(stmt.field.split('.').pop()!) : 'null';
    return `${at}$.dml(${quote(stmt.op)},${notNull(value)},${access},${field});`;
}

function runAs(cx: Cx, stmt: StmtOf<'runAs'>): string {
    if (stmt.args.length !== 1) {
        fail('System.runAs takes a user or a version', stmt);
    }
    const before = temp(cx);
    return `${mark(stmt)}${count(cx, stmt.l)}${before}=$.runAs(${cx.expr(stmt.args[0]!).js});try${body(cx, stmt.body)}finally{$.runAsEnd(${before});}`;
}
