import type { Expr, ExprOf, Pos } from '../syntax/ast.ts';
import { convert } from './convert.ts';
import { fail } from '../syntax/diagnostics.ts';
import {
    classRef,
    findLocal,
    finish,
    implRef,
    notNull,
    operation,
    staticsRef,
    temp,
    use,
    type Cx,
    type Ex
} from './emit-context.ts';
import * as j from './js.ts';
import type { Js } from './js.ts';
import { asRecord, checkOrder, checkVisible, operand, readProperty } from './operands.ts';
import { applyBinary } from './operators.ts';
import { typeText } from '../types/checks/declared.ts';
import { ancestors, conversionCost, numberRank, propertyNamed } from '../types/relations.ts';
import { checkWriteable, sobjectMember } from '../types/sobject-types.ts';
import type { ApexType, PropertyDecl, TypeDecl } from '../types/types.ts';

/** A place a value can be written to. Its targets are in temporaries, so that reading and writing evaluate them once. */
interface Place {
    type: ApexType;
    before: Js[];
    read: Js;
    /** The JS that writes and gives the written value. */
    write: (value: Js) => Js;
}

function place(cx: Cx, expr: Expr, keepsTarget: boolean): Place {
    if (expr.k === 'name') {
        const local = findLocal(cx, expr.name);
        if (local) {
            const read = j.name(local.js);
            return { type: local.type, before: [], read, write: (value) => j.assignTo(read, value) };
        }
        for (let decl: TypeDecl | null = cx.decl; decl; decl = decl.outer) {
            const found = propertyNamed(cx.table, cx.table.of(decl), expr.name);
            if (found && (found.property.isStatic || (decl === cx.decl && !cx.isStatic))) {
                const self: Ex | null = found.property.isStatic
                    ? null
                    : { js: j.THIS, type: cx.table.of(decl), nn: true };
                checkOrder(cx, found.property, expr, expr.name);
                return propertyPlace(cx, found.property, found.type, self, expr, keepsTarget);
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
        const before: Js[] = [];
        const list = hold(cx, notNull(target), keepsTarget, before);
        const index = hold(cx, convert(cx, cx.expr(expr.index), cx.table.core('Integer'), expr), keepsTarget, before);
        return {
            type: target.type.args[0]!,
            before,
            read: j.callMember(list, 'get', index),
            write: (value) => j.callMember(list, 'set', index, value)
        };
    }
    return fail('Expression cannot be assigned', expr);
}

function hold(cx: Cx, js: Js, keeps: boolean, before: Js[]): Js {
    if (!keeps || j.isPlain(js)) {
        return js;
    }
    const kept = j.name(temp(cx));
    before.push(j.assignTo(kept, js));
    return kept;
}

/** Whether a dotted expression asks on its way whether something is null. */
function asksForNull(expr: Expr): boolean {
    return (
        ((expr.k === 'member' || expr.k === 'call') &&
            (expr.safe || (expr.target !== null && asksForNull(expr.target)))) ||
        (expr.k === 'index' && asksForNull(expr.target))
    );
}

function memberPlace(cx: Cx, expr: ExprOf<'member'>, keepsTarget: boolean): Place {
    if (asksForNull(expr)) {
        fail('Expression cannot be assigned', expr);
    }
    const target = operand(cx, expr.target);
    if (target.value) {
        const value = asRecord(finish(target.value), false);
        const before: Js[] = [];
        if (value.type.decl.kind === 'sobject') {
            const member = sobjectMember(cx.table, value.type.decl.model!, expr.name);
            if (member) {
                checkWriteable(member, value.type.decl.model!, expr);
                const record = hold(cx, value.js, keepsTarget, before);
                const key = j.string(member.name.toLowerCase());
                const get = member.kind === 'children' ? 'children' : 'read';
                return {
                    type: member.type,
                    before,
                    read: j.callMember(record, get, key),
                    write: (js) => operation('put', record, key, js)
                };
            }
        }
        if (value.type === cx.table.core('SObject') && expr.name.toLowerCase() === 'id') {
            const record = hold(cx, value.js, keepsTarget, before);
            return {
                type: cx.table.core('Id'),
                before,
                read: j.callMember(record, 'read', j.string('id')),
                write: (js) => operation('put', record, j.string('id'), js)
            };
        }
        const found = propertyNamed(cx.table, value.type, expr.name);
        if (found && !found.property.isStatic) {
            const self = { ...value, js: hold(cx, value.js, keepsTarget, before) };
            const made = propertyPlace(cx, found.property, found.type, self, expr, keepsTarget);
            return { ...made, before: [...before, ...made.before] };
        }
    }
    if (target.type) {
        const found = propertyNamed(cx.table, target.type, expr.name);
        if (found?.property.isStatic) {
            return propertyPlace(cx, found.property, found.type, null, expr, keepsTarget);
        }
    }
    return fail(`Variable does not exist: ${expr.name}`, expr);
}

function propertyPlace(
    cx: Cx,
    property: PropertyDecl,
    type: ApexType,
    target: Ex | null,
    at: Pos,
    isRead: boolean
): Place {
    checkVisible(cx, property, property.setAccess, at);
    const inAccessor = cx.accessorOf === property.name.toLowerCase() && cx.decl === property.owner;
    if (property.platform) {
        if (!property.platform.set) {
            fail(`Variable is not writeable: ${property.name}`, at);
        }
        const set = implRef(cx, property.platform.set);
        const self = target ? [notNull(target)] : [];
        return {
            type,
            before: [],
            read: readProperty(cx, property, type, target, at).js,
            write: (value) => operation('wrote', value, j.arrow(['x'], j.call(set, ...self, j.name('x'))))
        };
    }
    if (!property.canWrite && !inAccessor) {
        fail(`Variable is not visible: ${property.owner.name}.${property.name}`, at);
    }
    const initialised =
        (cx.initialises === 'static' && property.isStatic && cx.decl === property.owner) ||
        (cx.initialises === 'instance' &&
            !property.isStatic &&
            ancestors(cx.table, cx.table.of(cx.decl)).some((one) => one.decl === property.owner));
    // A final property may be assigned in its own accessors.
    if (property.isFinal && !initialised && !inAccessor) {
        fail(
            `Final members can only be assigned in their declaration, init blocks, or constructors: ${property.name}`,
            at
        );
    }
    use(cx, cx.table.of(property.owner));
    const owner = target
        ? target.js
        : property.setter && !inAccessor
          ? classRef(property.owner)
          : staticsRef(property.owner);
    const readable = {
        ...property,
        access: 'global',
        getAccess: 'global',
        ...(isRead ? {} : { canRead: true })
    } as const;
    const read = readProperty(cx, readable, type, target, at).js;
    const { setter } = property;
    if (setter && !inAccessor) {
        return { type, before: [], read, write: (value) => j.callMember(owner, setter, value) };
    }
    return { type, before: [], read, write: (value) => j.assignTo(j.member(owner, property.jsName), value) };
}

/** `=` and the compound assignments. */
export function assign(cx: Cx, expr: ExprOf<'assign'>): Ex {
    if (expr.op === '=') {
        const to = place(cx, expr.left, false);
        const value = cx.expr(expr.right);
        return {
            js: j.sequence([...to.before, to.write(convert(cx, value, to.type, expr))]),
            type: to.type,
            nn: value.nn
        };
    }
    const to = place(cx, expr.left, true);
    const op = expr.op.slice(0, -1);
    const result = applyBinary(cx, op, { js: to.read, type: to.type, nn: false }, cx.expr(expr.right), expr.left);
    // `Integer i; i += 1.5` is not allowed, `Decimal d; d += 1` is; Double and Decimal stand for each other.
    if (
        numberRank(to.type) >= 0 &&
        numberRank(result.type) >= 0 &&
        conversionCost(cx.table, result.type, to.type) < 0
    ) {
        fail(`Illegal assignment from ${result.type.name} to ${to.type.name}`, expr);
    }
    return { js: j.sequence([...to.before, to.write(convert(cx, result, to.type, expr))]), type: to.type, nn: true };
}

/** `++` and `--`; `wanted` false where the value is not used. */
export function increment(cx: Cx, target: Expr, op: string, prefix: boolean, wanted: boolean, at: Pos): Ex {
    const to = place(cx, target, true);
    if (numberRank(to.type) < 0) {
        const where = prefix ? 'prefix' : 'postfix';
        fail(
            `Unary ${where} increment/decrement can only be applied to numeric expressions: ${typeText(to.type)}`,
            target
        );
    }
    const one: Ex = { js: j.number(1), type: cx.table.core('Integer'), nn: true, literal: '1' };
    const old = prefix || !wanted ? null : j.name(temp(cx));
    const read = old ? j.assignTo(old, to.read) : to.read;
    const sum = applyBinary(cx, op[0]!, { js: read, type: to.type, nn: false }, one, at);
    const write = to.write(convert(cx, sum, to.type, at));
    return { js: j.sequence(old ? [...to.before, write, old] : [...to.before, write]), type: to.type, nn: true };
}
