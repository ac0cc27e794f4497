import type { Expr, ExprOf, Pos } from '../syntax/ast.ts';
import { asArgument, constructorOn, isExceptionForm, signatureText } from './calls.ts';
import { convert, tryConvert } from './convert.ts';
import { fail } from '../syntax/diagnostics.ts';
import { classRef, implRef, operation, typeOf, type Cx, type Ex } from './emit-context.ts';
import * as j from './js.ts';
import type { Js } from './js.ts';
import { chooseOverload, isAssignable, isSObject } from '../types/relations.ts';
import { typeText } from '../types/checks/declared.ts';
import { checkWriteable, sobjectMember } from '../types/sobject-types.ts';
import { isPrimitive, loaded, type ApexType } from '../types/types.ts';

/** Beside the primitive types. */
const NOT_MADE = new Set(['Object', 'Schema.SObjectType']);

const FLOW = 'Flow.Interview';

/** `new X(…)`. */
export function create(cx: Cx, expr: ExprOf<'new'>): Ex {
    const type = typeOf(cx, expr.type, expr);
    const { decl } = type;
    if (decl.kind === 'sobject' || type === cx.table.core('SObject')) {
        return createRecord(cx, expr, type);
    }
    if (decl.kind === 'class' && decl.isAbstract && decl.origin === 'user') {
        fail(`Abstract classes cannot be constructed: ${type.name}`, expr);
    }
    if (decl.kind === 'interface' || decl.kind === 'enum' || type.name === 'System.Exception') {
        fail(`Type cannot be constructed: ${typeText(type)}`, expr);
    }
    // Components of pages are made with names and values too.
    if (decl.origin === 'user' && expr.args.some((arg) => arg.k === 'assign' && arg.left.k === 'name')) {
        fail(`Invalid constructor syntax, name=value pairs can only be used for SObjects: ${type.name}`, expr);
    }
    if (isPrimitive(type) || NOT_MADE.has(type.name)) {
        fail(`Type cannot be constructed: ${type.name}`, expr);
    }
    const args = expr.args.map((arg) => cx.expr(arg));
    if (decl.origin === 'user') {
        const instance: Js = { k: 'new', of: classRef(decl), args: [] };
        return { js: j.onLine(expr, constructorOn(cx, instance, type, args, expr)), type, nn: true };
    }
    if (decl.name === 'List' || decl.name === 'Set' || decl.name === 'Map') {
        return { ...createCollection(cx, type, args, expr), fresh: true };
    }
    if (decl.isException) {
        if (!isExceptionForm(cx, args, expr)) {
            fail(
                `Constructor not defined: [${type.name}].<Constructor>(${args.map((arg) => arg.type.name).join(', ')})`,
                expr
            );
        }
        return {
            js: j.onLine(expr, operation('newException', j.string(type.name), ...args.map((arg) => arg.js))),
            type,
            nn: true
        };
    }
    if (decl.name === FLOW && expr.type.parts.length > 2 && args.length === 1) {
        return createInterview(cx, expr, type, args[0]!);
    }
    const constructors = loaded(decl).constructors.map((one) => ({
        ...one,
        params: one.params.map((param) => cx.table.substitute(param, type))
    }));
    const found = chooseOverload(cx.table, constructors, args.map(asArgument));
    if (found === 'ambiguous') {
        fail(`Ambiguous method signature: void <init>(${args.map((arg) => typeText(arg.type)).join(', ')})`, expr);
    }
    if (!found?.impl) {
        fail(
            `Constructor not defined: [${type.name}].<Constructor>(${args.map((arg) => arg.type.name).join(', ')})`,
            expr
        );
    }
    const js = args.map((arg, i) => convert(cx, arg, found.params[i]!, expr));
    return { js: j.onLine(expr, j.call(implRef(cx, found.impl), ...js)), type, nn: true };
}

/** `new Flow.Interview.Name(variables)`: an interview of the flow with that name. */
function createInterview(cx: Cx, expr: ExprOf<'new'>, type: ApexType, variables: Ex): Ex {
    const made = loaded(type.decl)
        .methods.get('createinterview')!
        .find(({ params }) => params.length === 2)!;
    const js = convert(cx, variables, made.params[1]!, expr);
    const name = j.string(expr.type.parts.at(-1)!.name);
    return { js: j.onLine(expr, j.call(implRef(cx, made.impl!), name, js)), type, nn: true };
}

function emptyOf(kind: string, element: Js): Js {
    return kind === 'List' ? operation('newList', element) : operation('newSet', element);
}

function copyOf(kind: string, element: Js, from: Js): Js {
    return operation(kind === 'List' ? 'newListFrom' : 'newSetFrom', element, from);
}

/** Collections know their element types at run time: the constructors take them first. */
function createCollection(cx: Cx, type: ApexType, args: Ex[], at: Pos): Ex {
    const [first, second] = type.args.map((arg) => j.string(arg.name)) as [Js, Js];
    const { table } = cx;
    const kind = type.decl.name;
    if (args.length === 0) {
        return { js: kind === 'Map' ? operation('newMap', first, second) : emptyOf(kind, first), type, nn: true };
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
    if (kind === 'List' && from.type !== table.null && tryConvert(cx, from, table.core('Integer')) !== null) {
        return { js: j.onLine(at, operation('newListSized', first, from.js)), type, nn: true };
    }
    if (!isInitialValue(cx, type, from.type)) {
        const wanted = {
            List: `an Integer or a List of type ${type.args[0]!.name}`,
            Set: `a List or a Set of type: ${type.args[0]!.name}`,
            Map: 'a Map with the same key and value types, or a valid SObject List'
        }[kind]!;
        const given = from.type === table.null ? 'NULL' : from.type.name;
        fail(`Invalid initializer type ${given} found for ${type.name}: expected ${wanted}`, at);
    }
    const js = kind === 'Map' ? operation('newMapFrom', first, second, from.js) : copyOf(kind, first, from.js);
    return { js: j.onLine(at, js), type, nn: true };
}

/** What a collection may be made of, besides nothing and a size: the same elements; records for a map by their Ids. */
function isInitialValue({ table }: Cx, type: ApexType, from: ApexType): boolean {
    const [first, value] = type.args;
    const source = from.decl.name;
    if (type.decl.name !== 'Map') {
        return (source === 'List' || source === 'Set') && from.args[0] === first;
    }
    if (source === 'Map') {
        return from.args[0] === first && from.args[1] === value;
    }
    const isById = first!.name === 'Id' || first!.name === 'String';
    return source === 'List' && isById && isSObject(table, from.args[0]!) && isAssignable(table, from.args[0]!, value!);
}

/** `new Contact(LastName = 'x', Account = a)`. */
function createRecord(cx: Cx, expr: ExprOf<'new'>, type: ApexType): Ex {
    if (type.decl.kind !== 'sobject') {
        fail(`Type cannot be constructed: ${type.name}`, expr);
    }
    if (type.name === 'AggregateResult') {
        fail('SObject is not constructable: AggregateResult', expr);
    }
    const fields: Js[] = [];
    const given = new Set<string>();
    for (const arg of expr.args) {
        if (arg.k !== 'assign' || arg.op !== '=' || arg.left.k !== 'name') {
            fail(`Type requires name=value pair construction: ${type.name}`, expr);
        }
        const member = sobjectMember(cx.table, type.decl.model!, arg.left.name);
        if (!member) {
            fail(`Field does not exist: ${arg.left.name} on ${type.name}`, expr);
        }
        if (given.has(member.name)) {
            fail(`Duplicate field initialization: ${member.name}`, expr);
        }
        given.add(member.name);
        checkWriteable(member, type.decl.model!, expr);
        const value = convert(cx, cx.expr(arg.right), member.type, expr);
        fields.push(j.string(member.name.toLowerCase()), value);
    }
    const js = operation('newRecord', j.string(type.name), j.array(fields));
    return { js: j.onLine(expr, js), type, nn: true };
}

/** `new Integer[3]`, `new String[]{'a'}`, `new String[][]{…}`. */
export function createArray(cx: Cx, expr: ExprOf<'newArray'>): Ex {
    // `new List<X>[]{…}` makes a list of the named type.
    const element = typeOf(cx, expr.type);
    const type = cx.table.list(element);
    if (expr.size) {
        return {
            js: operation(
                'newListSized',
                j.string(element.name),
                convert(cx, cx.expr(expr.size), cx.table.core('Integer'), expr)
            ),
            type,
            nn: true
        };
    }
    return listOf(cx, type, expr.items ?? [], expr);
}

/** An element as a new collection is written with it. */
function initial(cx: Cx, value: Ex, element: ApexType, at: Pos): Js {
    const [wanted, given] = [typeText(element), typeText(value.type)];
    const refused = `Initial expression is of incorrect type, expected: ${wanted} but was: ${given}`;
    return tryConvert(cx, value, element) ?? fail(refused, at);
}

function listOf(cx: Cx, type: ApexType, items: Expr[], at: Pos): Ex {
    const element = type.args[0]!;
    const js = items.map((item) => initial(cx, cx.expr(item), element, at));
    return { js: operation('newList', j.string(element.name), j.array(js)), type, nn: true, fresh: true };
}

/** `new List<X>{a, b}` and `new Set<X>{a, b}`. */
export function createItems(cx: Cx, expr: ExprOf<'newItems'>): Ex {
    const type = typeOf(cx, expr.type);
    if (type.decl.name === 'List') {
        return listOf(cx, type, expr.items, expr);
    }
    if (type.decl.name === 'Set') {
        const element = type.args[0]!;
        const js = expr.items.map((item) => initial(cx, cx.expr(item), element, expr));
        return { js: operation('newSet', j.string(element.name), j.array(js)), type, nn: true };
    }
    if (type.decl.name === 'Map' && expr.items.length === 0) {
        const [key, value] = type.args.map((arg) => j.string(arg.name)) as [Js, Js];
        return { js: operation('newMap', key, value), type, nn: true };
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
    const pairs = expr.pairs.flatMap(([k, v]) => [
        convert(cx, cx.expr(k), key!, k),
        convert(cx, cx.expr(v), value!, v)
    ]);
    return { js: operation('newMap', j.string(key!.name), j.string(value!.name), j.array(pairs)), type, nn: true };
}
