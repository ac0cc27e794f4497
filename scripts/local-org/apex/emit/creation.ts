import type { Expr, ExprOf, Pos } from '../syntax/ast.ts';
import { constructorOn, isExceptionForm, signatureText } from './calls.ts';
import { convert, tryConvert } from './convert.ts';
import { fail } from '../syntax/diagnostics.ts';
import { classRef, implRef, mark, quote, typeOf, type Cx, type Ex } from './emit-context.ts';
import { chooseOverload, conversionCost, isSObject } from '../types/relations.ts';
import { sobjectMember } from '../types/sobject-types.ts';
import { loaded, type ApexType } from '../types/types.ts';

/** `new X(…)`. */
export function create(cx: Cx, expr: ExprOf<'new'>): Ex {
    const type = typeOf(cx, expr.type);
    const { decl } = type;
    if (decl.kind === 'sobject' || type === cx.table.core('SObject')) {
        return createRecord(cx, expr, type);
    }
    if (decl.kind === 'interface' || decl.kind === 'enum' || (decl.isAbstract && decl.origin === 'user')) {
        fail(`Type cannot be constructed: ${type.name}`, expr);
    }
    const args = expr.args.map((arg) => cx.expr(arg));
    if (decl.origin === 'user') {
        return { js: `${mark(expr)}${constructorOn(cx, `new ${classRef(decl)}()`, type, args, expr)}`, type, nn: true };
    }
    if (decl.name === 'List' || decl.name === 'Set' || decl.name === 'Map') {
        return createCollection(cx, type, args, expr);
    }
    if (decl.isException) {
        if (!isExceptionForm(cx, args)) {
            fail(
                `Constructor not defined: [${type.name}].<Constructor>(${args.map((arg) => arg.type.name).join(', ')})`,
                expr
            );
        }
        return {
            js: `${mark(expr)}$.newException(${[quote(type.name), ...args.map((arg) => arg.js)].join(',')})`,
            type,
            nn: true
        };
    }
    const constructors = loaded(decl).constructors.map((one) => ({
        ...one,
        params: one.params.map((param) => cx.table.substitute(param, type))
    }));
    const found = chooseOverload(
        cx.table,
        constructors,
        args.map((arg) => arg.type)
    );
    if (!found?.impl) {
        fail(
            `Constructor not defined: [${type.name}].<Constructor>(${args.map((arg) => arg.type.name).join(', ')})`,
            expr
        );
    }
    const js = args.map((arg, i) => convert(cx, arg, found.params[i]!, expr));
    return { js: `${mark(expr)}${implRef(cx, found.impl)}(${js.join(',')})`, type, nn: true };
}

/** Collections know their element types at run time: the constructors take them first. */
function createCollection(cx: Cx, type: ApexType, args: Ex[], at: Pos): Ex {
    const names = type.args.map((arg) => quote(arg.name)).join(',');
    const { table } = cx;
    const kind = type.decl.name;
    if (args.length === 0) {
        return { js: `$.new${kind}(${names})`, type, nn: true };
    }
    const from = args[0]!;
    if (args.length > 1) {
        fail(
            `Constructor not defined: ${signatureText(
                type.name,
                args.map((arg) => arg.type)
            )}`,
            at
        );
    }
    if (kind === 'List' && tryConvert(cx, from, table.core('Integer')) !== null) {
        return { js: `${mark(at)}$.newListSized(${names},${from.js})`, type, nn: true };
    }
    const source = from.type.decl.name;
    if (kind !== 'Map' && from.type.args.length === 1) {
        const element = from.type.args[0]!;
        if (
            conversionCost(table, element, type.args[0]!) < 0 &&
            !(isSObject(table, element) && isSObject(table, type.args[0]!))
        ) {
            fail(`Invalid initial value type ${from.type.name} for ${type.name}`, at);
        }
        return { js: `${mark(at)}$.new${kind}From(${names},${from.js})`, type, nn: true };
    }
    if (kind === 'Map' && (source === 'Map' || source === 'List' || from.type === table.null)) {
        return { js: `${mark(at)}$.newMapFrom(${names},${from.js})`, type, nn: true };
    }
    const iterable =
        kind !== 'Map' &&
        tryConvert(cx, from, table.of(table.platform.get('system.iterable')!, [type.args[0]!])) !== null;
    if (iterable || from.type === table.null) {
        return { js: `${mark(at)}$.new${kind}From(${names},${from.js})`, type, nn: true };
    }
    return fail(
        `Constructor not defined: ${signatureText(
            type.name,
            args.map((arg) => arg.type)
        )}`,
        at
    );
}

/** `new Contact(LastName = 'x', Account = a)`. */
function createRecord(cx: Cx, expr: ExprOf<'new'>, type: ApexType): Ex {
    if (type.decl.kind !== 'sobject') {
        fail(`Type cannot be constructed: ${type.name}`, expr);
    }
    const fields: string[] = [];
    for (const arg of expr.args) {
        if (arg.k !== 'assign' || arg.op !== '=' || arg.left.k !== 'name') {
            fail(`Invalid constructor syntax, name=value pairs can only be used for SObjects: ${type.name}`, expr);
        }
        const member = sobjectMember(cx.table, type.decl.model!, arg.left.name);
        if (!member) {
            fail(`Invalid field ${arg.left.name} for SObject ${type.name}`, arg);
        }
        const value = convert(cx, cx.expr(arg.right), member.type, arg);
        fields.push(`${quote(member.name.toLowerCase())},${value}`);
    }
    return { js: `${mark(expr)}$.newRecord(${quote(type.name)},[${fields.join(',')}])`, type, nn: true };
}

/** `new Integer[3]`, `new String[]{'a'}`. */
export function createArray(cx: Cx, expr: ExprOf<'newArray'>): Ex {
    // `new List<X>[]{…}` makes a list of the named type.
    const element = typeOf(cx, expr.type);
    const type = cx.table.list(element);
    if (expr.size) {
        return {
            js: `$.newListSized(${quote(element.name)},${convert(cx, cx.expr(expr.size), cx.table.core('Integer'), expr)})`,
            type,
            nn: true
        };
    }
    return listOf(cx, type, expr.items ?? []);
}

function listOf(cx: Cx, type: ApexType, items: Expr[]): Ex {
    const element = type.args[0]!;
    const js = items.map((item) => convert(cx, cx.expr(item), element, item));
    return { js: `$.newList(${quote(element.name)},[${js.join(',')}])`, type, nn: true };
}

/** `new List<X>{a, b}` and `new Set<X>{a, b}`. */
export function createItems(cx: Cx, expr: ExprOf<'newItems'>): Ex {
    const type = typeOf(cx, expr.type);
    if (type.decl.name === 'List') {
        return listOf(cx, type, expr.items);
    }
    if (type.decl.name === 'Set') {
        const element = type.args[0]!;
        const js = expr.items.map((item) => convert(cx, cx.expr(item), element, item));
        return { js: `$.newSet(${quote(element.name)},[${js.join(',')}])`, type, nn: true };
    }
    if (type.decl.name === 'Map' && expr.items.length === 0) {
        return { js: `$.newMap(${type.args.map((arg) => quote(arg.name)).join(',')})`, type, nn: true };
    }
    return fail(`Type cannot be constructed with a list of values: ${type.name}`, expr);
}

/** `new Map<K, V>{k => v}`. */
export function createMap(cx: Cx, expr: ExprOf<'newMap'>): Ex {
    const type = typeOf(cx, expr.type);
    if (type.decl.name !== 'Map') {
        fail(`Type cannot be constructed with key-value pairs: ${type.name}`, expr);
    }
    const [key, value] = type.args;
    const pairs = expr.pairs.map(
        ([k, v]) => `${convert(cx, cx.expr(k), key!, k)},${convert(cx, cx.expr(v), value!, v)}`
    );
    return { js: `$.newMap(${quote(key!.name)},${quote(value!.name)},[${pairs.join(',')}])`, type, nn: true };
}
