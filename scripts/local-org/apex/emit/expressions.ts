import { assign, increment } from './assignments.ts';
import type { Expr, ExprOf, Pos } from '../syntax/ast.ts';
import { call, constructorCall } from './calls.ts';
import { cast, convert, tryConvert } from './convert.ts';
import { create, createArray, createItems, createMap } from './creation.ts';
import { fail, QueryProblem } from '../syntax/diagnostics.ts';
import { checkBind } from './bind-types.ts';
import {
    constant,
    finish,
    notNull,
    operation,
    typeConstant,
    typeOf,
    type Cx,
    type Ex,
    type QueryShape
} from './emit-context.ts';
import * as j from './js.ts';
import type { Js } from './js.ts';
import { valueOf } from './operands.ts';
import { binary, condition, isQueried, queriedOr, unary } from './operators.ts';
import { canBe, isAlways } from '../types/castable.ts';
import { typeText } from '../types/checks/declared.ts';
import { commonType, isAssignable, isSObject } from '../types/relations.ts';

/** Compiles an expression, a `?.` chain left open so that what follows the dot can join it. */
export function chain(cx: Cx, expr: Expr): Ex {
    switch (expr.k) {
        case 'literal':
            return literal(cx, expr);
        case 'this':
            if (cx.isStatic) {
                fail('This cannot be referenced in a static context', expr);
            }
            return { js: j.THIS, type: cx.table.of(cx.decl), nn: true };
        case 'super':
            return { js: j.THIS, type: cx.decl.superType!, nn: true };
        case 'name':
        case 'member':
            return valueOf(cx, expr);
        case 'call':
            return call(cx, expr);
        case 'construct':
            // The front end of Salesforce takes it inside of a block; what an org does then is not known.
            return {
                ...constructorCall(cx, expr, cx.chained?.call === expr),
                js: operation('refuse', j.string(`${expr.which}(…) inside of a block of a constructor`))
            };
        case 'index':
            return index(cx, expr);
        case 'new':
            return create(cx, expr);
        case 'newArray':
            return createArray(cx, expr);
        case 'newItems':
            return createItems(cx, expr);
        case 'newMap':
            return createMap(cx, expr);
        case 'cast':
            return cast(cx, cx.expr(expr.expr), typeOf(cx, expr.type), expr);
        case 'instanceof':
            return instanceOf(cx, expr);
        case 'prefix':
            return expr.op.length === 2 ? increment(cx, expr.expr, expr.op, true, true, expr) : unary(cx, expr);
        case 'postfix':
            return increment(cx, expr.expr, expr.op, false, true, expr);
        case 'binary':
            return binary(cx, expr);
        case 'assign':
            return assign(cx, expr);
        case 'ternary':
            return ternary(cx, expr);
        case 'classRef': {
            const type = expr.type ? typeOf(cx, expr.type) : cx.table.void;
            return { js: operation('classToken', typeConstant(cx, type)), type: cx.table.core('Type'), nn: true };
        }
        case 'soql':
            return soql(cx, expr);
        case 'sosl': {
            placed(expr, () => cx.program.queries.search(expr.text));
            const lists = cx.table.list(cx.table.list(cx.table.core('SObject')));
            return {
                js: j.onLine(
                    expr,
                    operation('sosl', j.string(expr.text), binds(cx, expr), j.boolean(cx.unit.userMode))
                ),
                type: lists,
                nn: true
            };
        }
    }
}

export function expression(cx: Cx, expr: Expr): Ex {
    return finish(chain(cx, expr));
}

function literal(cx: Cx, expr: ExprOf<'literal'>): Ex {
    const { type, value } = expr;
    if (type === 'null') {
        return { js: j.NULL, type: cx.table.null, nn: false };
    }
    const made = { type: cx.table.core(type), nn: true };
    switch (type) {
        case 'Integer':
            if (Number(value) > 2147483647) {
                fail('Illegal integer', expr);
            }
            return { ...made, js: j.number(Number(value)), literal: value };
        case 'Long':
            if (BigInt(value) > 9223372036854775807n) {
                fail('Illegal long', expr);
            }
            return { ...made, js: j.bigint(String(BigInt(value))), literal: value };
        case 'Double':
            return { ...made, js: constant(cx, 'dbl', value) };
        case 'Decimal':
            return { ...made, js: constant(cx, 'dec', value) };
        case 'String':
            return { ...made, js: j.string(value) };
        case 'Boolean':
            return { ...made, js: j.boolean(value === 'true') };
    }
}

/** What stands in the brackets behind a list. */
export function indexOf(cx: Cx, value: Ex, at: Pos): Js {
    const js = tryConvert(cx, value, cx.table.core('Integer'));
    return js ?? fail(`List index must be of type Integer: ${typeText(value.type)}`, at);
}

function index(cx: Cx, expr: ExprOf<'index'>): Ex {
    const target = chain(cx, expr.target);
    if (target.type.decl.name !== 'List') {
        fail(`Expression must be a list type: ${target.type.name}`, expr);
    }
    const at = indexOf(cx, cx.expr(expr.index), expr);
    const guards = target.guards ? { guards: target.guards } : {};
    const js = j.callOnLine(expr, notNull(target), 'get', [at]);
    return { js, type: target.type.args[0]!, nn: false, ...guards };
}

function instanceOf(cx: Cx, expr: ExprOf<'instanceof'>): Ex {
    const value = cx.expr(expr.expr);
    const type = typeOf(cx, expr.type, expr);
    const always = isAlways(cx.table, value.type, type);
    if (always || !canBe(cx.table, value.type, type)) {
        const [from, to] = [typeText(value.type), typeText(type)];
        fail(
            `Operation instanceof is always ${always} since an instance of ${from} is ${always ? 'always' : 'never'} an instance of ${to}`,
            expr
        );
    }
    return { js: operation('isA', value.js, typeConstant(cx, type)), type: cx.table.core('Boolean'), nn: true };
}

function isEither({ table }: Cx, yes: Ex, no: Ex): boolean {
    return yes.type === no.type || yes.type === table.null || no.type === table.null;
}

function ternary(cx: Cx, expr: ExprOf<'ternary'>): Ex {
    const test = condition(cx, cx.expr(expr.test), expr.test);
    const yes = cx.expr(expr.yes);
    const no = cx.expr(expr.no);
    if (isQueried(cx, yes) && isQueried(cx, no) && (yes.query ?? no.query) && isEither(cx, yes, no)) {
        return queriedOr(yes, no, (one, other) => j.conditional(test, one, other));
    }
    let type = commonType(cx.table, yes.type, no.type);
    const [queried, other] = yes.query ? [yes, no] : [no, yes];
    // A query beside a record stands for its single row.
    if (queried.query && !other.query && isSObject(cx.table, other.type)) {
        type = other.type;
    } else if (!isAssignable(cx.table, yes.type, no.type) && !isAssignable(cx.table, no.type, yes.type)) {
        fail(`Incompatible types in ternary operator: ${typeText(no.type)}, ${typeText(yes.type)}`, expr);
    }
    return {
        js: j.conditional(test, convert(cx, yes, type, expr.yes), convert(cx, no, type, expr.no)),
        type,
        nn: yes.nn && no.nn
    };
}

/** The function a query asks for the values of its `:expressions`. */
function binds(cx: Cx, expr: ExprOf<'soql' | 'sosl'>, columns: QueryShape['binds'] = []): Js {
    if (expr.binds.length === 0) {
        return j.NULL;
    }
    const seen = new Set<string>();
    const cases: { value: Js; result: Js }[] = [];
    for (const bind of expr.binds) {
        if (!seen.has(bind.text)) {
            seen.add(bind.text);
            const value = cx.expr(bind.expr);
            for (const column of columns.filter((one) => one.text.trim() === bind.text.trim())) {
                checkBind(cx, value.type, column, bind.expr);
            }
            cases.push({ value: j.string(bind.text), result: value.js });
        }
    }
    const asked = j.name('b');
    return j.arrow(['b'], [{ k: 'choose', on: asked, cases }, j.giveBack(operation('noBind', asked))]);
}

/** What is wrong with a query in brackets is told at its place in the file. */
function placed<T>(expr: ExprOf<'soql' | 'sosl'>, read: () => T): T {
    try {
        return read();
    } catch (error) {
        if (error instanceof QueryProblem) {
            fail(error.message, error.place(expr.text, expr));
        }
        throw error;
    }
}

function soql(cx: Cx, expr: ExprOf<'soql'>): Ex {
    const shape = placed(expr, () => cx.program.queries.query(expr.text));
    // Since API 67.0 the clause is no part of the language.
    if (cx.unit.apiVersion >= 67 && /\bWITH\s+SECURITY_ENFORCED\b/i.test(expr.text)) {
        fail('WITH SECURITY_ENFORCED is not supported since API version 67.0: use WITH USER_MODE', expr);
    }
    const { table } = cx;
    const text = j.string(expr.text);
    const userMode = j.boolean(cx.unit.userMode);
    const refused = shape.refused === undefined ? null : operation('refuse', j.string(shape.refused));
    if (shape.kind === 'count') {
        return {
            js: j.onLine(expr, refused ?? operation('soqlCount', text, binds(cx, expr, shape.binds), userMode)),
            type: table.core('Integer'),
            nn: true
        };
    }
    // A class of the project with the name of an object hides the object in code, not in queries.
    const element = table.sobject(shape.kind === 'aggregate' ? 'AggregateResult' : shape.object);
    if (!element) {
        fail(`sObject type '${shape.object}' is not supported.`, expr);
    }
    const type = table.list(element);
    return {
        js: j.onLine(
            expr,
            refused ?? operation('soql', text, binds(cx, expr, shape.binds), j.string(type.args[0]!.name), userMode)
        ),
        type,
        nn: true,
        query: true
    };
}
