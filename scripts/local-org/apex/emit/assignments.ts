import type { Expr, ExprOf, Pos } from '../syntax/ast.ts';
import { convert } from './convert.ts';
import { fail } from '../syntax/diagnostics.ts';
import {
    classRef,
    findLocal,
    finish,
    implRef,
    notNull,
    quote,
    staticsRef,
    temp,
    use,
    type Cx,
    type Ex
} from './emit-context.ts';
import { asRecord, checkVisible, operand, readProperty } from './operands.ts';
import { applyBinary } from './operators.ts';
import { numberRank, propertyNamed } from '../types/relations.ts';
import { sobjectMember } from '../types/sobject-types.ts';
import type { ApexType, PropertyDecl, TypeDecl } from '../types/types.ts';

/** A place a value can be written to. Its targets are in temporaries, so that reading and writing evaluate them once. */
interface Place {
    type: ApexType;
    before: string[];
    read: string;
    /** The JS that writes and gives the written value. */
    write: (value: string) => string;
}

function place(cx: Cx, expr: Expr, keepsTarget: boolean): Place {
    if (expr.k === 'name') {
        const local = findLocal(cx, expr.name);
        if (local) {
            return { type: local.type, before: [], read: local.js, write: (value) => `(${local.js}=${value})` };
        }
        for (let decl: TypeDecl | null = cx.decl; decl; decl = decl.outer) {
            const found = propertyNamed(cx.table, cx.table.of(decl), expr.name);
            if (found && (found.property.isStatic || (decl === cx.decl && !cx.isStatic))) {
                const self: Ex | null = found.property.isStatic
                    ? null
                    : { js: 'this', type: cx.table.of(decl), nn: true };
                return propertyPlace(cx, found.property, found.type, self, expr);
            }
        }
        return fail(`Variable does not exist: ${expr.name}`, expr);
    }
    if (expr.k === 'member') {
        return memberPlace(cx, expr, keepsTarget);
    }
    if (expr.k === 'index') {
        const target = cx.expr(expr.target);
        if (target.type.decl.name !== 'List') {
            fail(`Expression must be a list type: ${target.type.name}`, expr);
        }
        const before: string[] = [];
        const list = hold(cx, notNull(target), keepsTarget, before);
        const index = hold(cx, convert(cx, cx.expr(expr.index), cx.table.core('Integer'), expr), keepsTarget, before);
        return {
            type: target.type.args[0]!,
            before,
            read: `${list}.get(${index})`,
            write: (value) => `${list}.set(${index},${value})`
        };
    }
    return fail('Expression cannot be assigned', expr);
}

function hold(cx: Cx, js: string, keeps: boolean, before: string[]): string {
    if (!keeps || /^[\w$.]+$/.test(js)) {
        return js;
    }
    const name = temp(cx);
    before.push(`${name}=${js}`);
    return name;
}

function memberPlace(cx: Cx, expr: ExprOf<'member'>, keepsTarget: boolean): Place {
    const target = operand(cx, expr.target);
    if (target.value) {
        const value = asRecord(cx, finish(target.value));
        const before: string[] = [];
        if (value.type.decl.kind === 'sobject') {
            const member = sobjectMember(cx.table, value.type.decl.model!, expr.name);
            if (member) {
                const record = hold(cx, value.js, keepsTarget, before);
                const key = quote(member.name.toLowerCase());
                const get = member.kind === 'children' ? 'children' : 'read';
                return {
                    type: member.type,
                    before,
                    read: `${record}.${get}(${key})`,
                    write: (js) => `$.put(${record},${key},${js})`
                };
            }
        }
        if (value.type === cx.table.core('SObject') && expr.name.toLowerCase() === 'id') {
            const record = hold(cx, value.js, keepsTarget, before);
            return {
                type: cx.table.core('Id'),
                before,
                read: `${record}.read("id")`,
                write: (js) => `$.put(${record},"id",${js})`
            };
        }
        const found = propertyNamed(cx.table, value.type, expr.name);
        if (found && !found.property.isStatic) {
            const self = { ...value, js: hold(cx, value.js, keepsTarget, before) };
            const made = propertyPlace(cx, found.property, found.type, self, expr);
            return { ...made, before: [...before, ...made.before] };
        }
    }
    if (target.type) {
        const found = propertyNamed(cx.table, target.type, expr.name);
        if (found?.property.isStatic) {
            return propertyPlace(cx, found.property, found.type, null, expr);
        }
    }
    return fail(`Variable does not exist: ${expr.name}`, expr);
}

function propertyPlace(cx: Cx, property: PropertyDecl, type: ApexType, target: Ex | null, at: Pos): Place {
    checkVisible(cx, property, property.setAccess, at);
    const inAccessor = cx.accessorOf === property.name.toLowerCase() && cx.decl === property.owner;
    if (property.platform) {
        if (!property.platform.set) {
            fail(`Variable is not writeable: ${property.name}`, at);
        }
        const set = implRef(cx, property.platform.set);
        const self = target ? `${notNull(target)},` : '';
        return {
            type,
            before: [],
            read: readProperty(cx, property, type, target, at).js,
            write: (value) => `$.wrote(${value},(x)=>${set}(${self}x))`
        };
    }
    if (!property.canWrite && !inAccessor) {
        fail(`Variable is not writeable: ${property.name}`, at);
    }
    const initialised = cx.initialises === (property.isStatic ? 'static' : 'instance') && cx.decl === property.owner;
    // A final property may be assigned in its own accessors.
    if (property.isFinal && !initialised && !inAccessor) {
        fail('Final members can only be assigned in their declaration, init blocks, or constructors', at);
    }
    use(cx, cx.table.of(property.owner));
    const owner = target
        ? target.js
        : property.setter && !inAccessor
          ? classRef(property.owner)
          : staticsRef(property.owner);
    const read = readProperty(cx, { ...property, access: 'global' }, type, target, at).js;
    if (property.setter && !inAccessor) {
        return { type, before: [], read, write: (value) => `${owner}.${property.setter}(${value})` };
    }
    return { type, before: [], read, write: (value) => `(${owner}.${property.jsName}=${value})` };
}

function sequence(parts: string[]): string {
    return parts.length === 1 ? parts[0]! : `(${parts.join(',')})`;
}

/** `=` and the compound assignments. */
export function assign(cx: Cx, expr: ExprOf<'assign'>): Ex {
    if (expr.op === '=') {
        const to = place(cx, expr.left, false);
        const value = cx.expr(expr.right);
        return {
            js: sequence([...to.before, to.write(convert(cx, value, to.type, expr))]),
            type: to.type,
            nn: value.nn
        };
    }
    const to = place(cx, expr.left, true);
    const op = expr.op.slice(0, -1);
    const result = applyBinary(cx, op, { js: to.read, type: to.type, nn: false }, cx.expr(expr.right), expr);
    // `Integer i; i += 1.5` is not allowed, `Decimal d; d += 1` is; a compound assignment of a wider number narrows on the platform only for Integer and Long.
    if (numberRank(result.type) > numberRank(to.type) && numberRank(to.type) >= 0) {
        fail(`Illegal assignment from ${result.type.name} to ${to.type.name}`, expr);
    }
    return { js: sequence([...to.before, to.write(convert(cx, result, to.type, expr))]), type: to.type, nn: true };
}

/** `++` and `--`; `wanted` false where the value is not used. */
export function increment(cx: Cx, target: Expr, op: string, prefix: boolean, wanted: boolean, at: Pos): Ex {
    const to = place(cx, target, true);
    if (numberRank(to.type) < 0) {
        fail(`Operator ${op} needs a number: ${to.type.name}`, at);
    }
    const one: Ex = { js: '1', type: cx.table.core('Integer'), nn: true, literal: '1' };
    const old = prefix || !wanted ? null : temp(cx);
    const read = old ? `(${old}=${to.read})` : to.read;
    const sum = applyBinary(cx, op[0]!, { js: read, type: to.type, nn: false }, one, at);
    const write = to.write(convert(cx, sum, to.type, at));
    return { js: sequence(old ? [...to.before, write, old] : [...to.before, write]), type: to.type, nn: true };
}
