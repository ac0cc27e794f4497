import type { Pos } from '../syntax/ast.ts';
import { fail } from '../syntax/diagnostics.ts';
import { constant, operation, typeConstant, type Cx, type Ex } from './emit-context.ts';
import * as j from './js.ts';
import type { Js } from './js.ts';
import { canBe } from '../types/castable.ts';
import { conversionCost, isAssignable, isSObject, numberRank, numbersDiffer } from '../types/relations.ts';
import type { ApexType } from '../types/types.ts';

/** By the rank of the type that there is and the one that is wanted; the same rank needs none. */
const CONVERSIONS = [
    [null, 'i2l', 'i2d', 'i2m'],
    ['l2i', null, 'l2d', 'l2m'],
    ['d2i', 'd2l', null, 'd2m'],
    ['m2i', 'm2l', 'm2d', null]
] as const;

/** Converts a number from one type to a wider or narrower one; null stays null. */
export function convertNumber(cx: Cx, ex: Ex, to: ApexType): Js {
    const from = numberRank(ex.type);
    const target = numberRank(to);
    if (from === target) {
        return ex.js;
    }
    if (ex.literal !== undefined && target > from) {
        return target === 1
            ? j.bigint(String(BigInt(ex.literal)))
            : constant(cx, target === 2 ? 'dbl' : 'dec', ex.literal);
    }
    return operation(CONVERSIONS[from]![target]!, ex.js);
}

/** Implicit conversion where a value of one type is put where another is wanted; null where there is none. */
export function tryConvert(cx: Cx, ex: Ex, to: ApexType): Js | null {
    const { table } = cx;
    if (ex.type === to) {
        return ex.js;
    }
    if (ex.field?.type === to) {
        return ex.field.js;
    }
    // The rows of a query become one record: no row or more than one is a QueryException.
    if (ex.query && isSObject(table, to) && ex.type.decl.name === 'List') {
        const element = ex.type.args[0]!;
        if (isAssignable(table, element, to) || element.name === 'SObject') {
            return ex.row ?? operation('one', ex.js);
        }
    }
    const cost = conversionCost(table, ex.type, to);
    if (cost < 0) {
        return null;
    }
    if (ex.type === table.null) {
        return j.NULL;
    }
    if (numberRank(ex.type) >= 0 && numberRank(to) >= 0) {
        return convertNumber(cx, ex, to);
    }
    if (ex.type.name === 'String' && to.name === 'Id') {
        return operation('id', ex.js);
    }
    if (numbersDiffer(ex.type, to)) {
        // A list that is made here can be made of the other numbers; one that others hold cannot become another.
        const element = to.args[0]!;
        return ex.fresh && ex.type.decl.name === 'List' && to.decl.name === 'List' && numberRank(element) >= 0
            ? operation('renumbered', ex.js, j.string(element.name))
            : operation('refuse', j.string(`a ${ex.type.name} that becomes a ${to.name}`));
    }
    if (ex.type.name === 'Date' && to.name === 'Datetime') {
        return operation('d2dt', ex.js);
    }
    return ex.js;
}

/** Conversion at an assignment; a compile error where there is none. */
export function convert(cx: Cx, ex: Ex, to: ApexType, at: Pos, what: 'assignment' | 'conversion' = 'assignment'): Js {
    return tryConvert(cx, ex, to) ?? fail(`Illegal ${what} from ${ex.type.name} to ${to.name}`, at);
}

/** An explicit cast. */
export function cast(cx: Cx, ex: Ex, to: ApexType, at: Pos): Ex {
    const { table } = cx;
    const nn = ex.nn;
    if (numberRank(ex.type) >= 0 && numberRank(to) >= 0) {
        return { js: convertNumber(cx, ex, to), type: to, nn };
    }
    const up = tryConvert(cx, ex, to);
    if (up !== null && !looseCollection(ex.type, to)) {
        return { js: up, type: to, nn };
    }
    if (!canBe(table, ex.type, to)) {
        fail(`Incompatible types since an instance of ${ex.type.name} is never an instance of ${to.name}`, at);
    }
    return { js: operation('cast', ex.js, typeConstant(cx, to)), type: to, nn };
}

/** A List<SObject> taken for a list of one record type: only the value itself tells. */
function looseCollection(from: ApexType, to: ApexType): boolean {
    return from.args.length > 0 && from !== to && to.args.length > 0;
}

/** The text of a value in a concatenation. */
export function text(cx: Cx, ex: Ex): Js {
    if (ex.nn && (ex.type.name === 'String' || ex.type.name === 'Id')) {
        return ex.js;
    }
    return ex.nn && ex.type === cx.table.core('Integer') ? j.call(j.name('String'), ex.js) : operation('s', ex.js);
}
