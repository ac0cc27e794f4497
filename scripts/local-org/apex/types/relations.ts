import type { TypeTable } from './type-table.ts';
import { loaded, type ApexType, type MethodDecl, type PropertyDecl } from './types.ts';

const NUMBERS = ['Integer', 'Long', 'Double', 'Decimal'];

export function numberRank(type: ApexType): number {
    return NUMBERS.indexOf(type.name);
}

/** Super type with the arguments of `type` filled in. */
export function superOf(table: TypeTable, type: ApexType): ApexType | null {
    const base = loaded(type.decl).superType;
    return base && table.substitute(base, type);
}

export function interfacesOf(table: TypeTable, type: ApexType): ApexType[] {
    return loaded(type.decl).interfaces.map((one) => table.substitute(one, type));
}

/** All types a type is an instance of, itself first, nearest first. */
export function ancestors(table: TypeTable, type: ApexType): ApexType[] {
    const seen: ApexType[] = [type];
    for (let i = 0; i < seen.length; i++) {
        const base = superOf(table, seen[i]!);
        for (const next of base ? [base, ...interfacesOf(table, seen[i]!)] : interfacesOf(table, seen[i]!)) {
            if (!seen.includes(next)) {
                seen.push(next);
            }
        }
    }
    return seen;
}

export function isSObject(table: TypeTable, type: ApexType): boolean {
    return type.decl.kind === 'sobject' || type === table.core('SObject');
}

/** Steps from a class to a super type; -1 where it is none. */
function distance(table: TypeTable, from: ApexType, to: ApexType): number {
    const object = table.core('Object');
    if (to === object) {
        return 50;
    }
    let level = [from];
    for (let steps = 0; level.length > 0; steps++) {
        const next: ApexType[] = [];
        for (const type of level) {
            if (type === to) {
                return steps;
            }
            // Of two overloads the one with the very arguments is meant.
            if (type.decl === to.decl && argumentsFit(table, type, to)) {
                return steps + 1;
            }
            const base = superOf(table, type);
            if (base && base !== object) {
                next.push(base);
            }
            next.push(...interfacesOf(table, type));
        }
        level = next;
    }
    return -1;
}

/**
 * Whether the arguments of a generic type fit those of the same one, as the front end of Salesforce has it: elements of a List or
 * Iterable and values of a Map may be of a type that converts (a List<SObject> is one of any record type, too); keys, elements of
 * a Set and everything else are the very same.
 */
function argumentsFit(table: TypeTable, from: ApexType, to: ApexType): boolean {
    const [first, second] = from.args;
    const [wanted, wantedSecond] = to.args;
    switch (from.decl.name) {
        case 'List':
            return (
                conversionCost(table, first!, wanted!) >= 0 || (isSObject(table, wanted!) && first!.name === 'SObject')
            );
        case 'System.Iterable':
            return conversionCost(table, first!, wanted!) >= 0;
        case 'Map':
            return first === wanted && conversionCost(table, second!, wantedSecond!) >= 0;
        default:
            return from.args.every((arg, i) => arg === to.args[i]);
    }
}

/** How collections differ whose elements or values are numbers of two types: what holds the one cannot stand for the other. */
export function numbersDiffer(from: ApexType, to: ApexType): boolean {
    if (from.args.length === 0 || from.args.length !== to.args.length) {
        return false;
    }
    return from.args.some((arg, i) => {
        const other = to.args[i]!;
        const areNumbers = numberRank(arg) >= 0 && numberRank(other) >= 0;
        return areNumbers ? arg !== other : numbersDiffer(arg, other);
    });
}

/**
 * How far an implicit conversion goes: 0 for the same type, more for a longer way, -1 where there is none. The way numbers
 * widen is Integer, Long, Double, Decimal.
 */
export function conversionCost(table: TypeTable, from: ApexType, to: ApexType): number {
    if (from === to) {
        return 0;
    }
    if (from === table.null) {
        return to === table.void ? -1 : to.name === 'Object' ? 2 : 1;
    }
    if (from === table.void || to === table.void) {
        return -1;
    }
    const rank = numberRank(from);
    if (rank >= 0) {
        const target = numberRank(to);
        if (target >= 0) {
            // Decimal and Double convert to each other.
            return target > rank ? target - rank : rank === 3 && target === 2 ? 2 : -1;
        }
    }
    if ((from.name === 'Id' && to.name === 'String') || (from.name === 'String' && to.name === 'Id')) {
        return from.name === 'Id' ? 1 : 2;
    }
    if (from.name === 'Date' && to.name === 'Datetime') {
        return 1;
    }
    return distance(table, from, to);
}

export function isAssignable(table: TypeTable, from: ApexType, to: ApexType): boolean {
    return conversionCost(table, from, to) >= 0;
}

export interface FoundMethod {
    method: MethodDecl;
    /** The type that declares it, with arguments. */
    owner: ApexType;
    params: ApexType[];
    returns: ApexType;
}

/** Methods of a name that a type has, its own first; one overridden below is left out. */
export function methodsNamed(table: TypeTable, type: ApexType, name: string): FoundMethod[] {
    const lower = name.toLowerCase();
    const found: FoundMethod[] = [];
    const object = table.core('Object');
    const types = ancestors(table, type);
    if (!types.includes(object)) {
        types.push(object);
    }
    for (const owner of types) {
        for (const method of loaded(owner.decl).methods.get(lower) ?? []) {
            const params = method.params.map((param) => table.substitute(param, owner));
            const hidden = found.some(
                (other) =>
                    other.params.length === params.length && other.params.every((param, i) => param === params[i])
            );
            if (!hidden) {
                found.push({ method, owner, params, returns: table.substitute(method.returns, owner) });
            }
        }
    }
    return found;
}

/** An argument may be an Iterable<Object> where an Iterable of something else is wanted; a variable may not. */
export function isAnyIterable(from: ApexType, to: ApexType): boolean {
    return from.decl.name === 'System.Iterable' && from.decl === to.decl && from.args[0]!.name === 'Object';
}

function argumentCost(table: TypeTable, from: ApexType, to: ApexType): number {
    const cost = conversionCost(table, from, to);
    return cost < 0 && isAnyIterable(from, to) ? 60 : cost;
}

/**
 * Chooses among overloads: every argument must convert; the candidate whose conversions are all at most as long as every
 * other's wins, then the one with the shortest sum.
 */
export function chooseOverload<T extends { params: readonly ApexType[] }>(
    table: TypeTable,
    candidates: readonly T[],
    args: readonly ApexType[]
): T | null {
    let best: T | null = null;
    let bestCost: number[] = [];
    for (const candidate of candidates) {
        if (candidate.params.length !== args.length) {
            continue;
        }
        const cost = args.map((arg, i) => argumentCost(table, arg, candidate.params[i]!));
        if (cost.some((one) => one < 0)) {
            continue;
        }
        if (!best) {
            [best, bestCost] = [candidate, cost];
            continue;
        }
        const sum = cost.reduce((a, b) => a + b, 0);
        const bestSum = bestCost.reduce((a, b) => a + b, 0);
        if (sum < bestSum || (sum === bestSum && moreSpecific(table, candidate.params, best.params))) {
            [best, bestCost] = [candidate, cost];
        }
    }
    return best;
}

function moreSpecific(table: TypeTable, a: readonly ApexType[], b: readonly ApexType[]): boolean {
    return (
        a.every((type, i) => conversionCost(table, type, b[i]!) >= 0) &&
        !b.every((type, i) => conversionCost(table, type, a[i]!) >= 0)
    );
}

/** A field or property of a name that a type has, with its type filled in. */
export function propertyNamed(
    table: TypeTable,
    type: ApexType,
    name: string
): { property: PropertyDecl; type: ApexType } | null {
    const lower = name.toLowerCase();
    for (let at: ApexType | null = type; at; at = superOf(table, at)) {
        const property = loaded(at.decl).properties.get(lower);
        if (property) {
            return { property, type: table.substitute(property.type, at) };
        }
    }
    return null;
}

/** The nearest type both convert to. */
export function commonType(table: TypeTable, a: ApexType, b: ApexType): ApexType {
    if (a === b || b === table.null) {
        return a;
    }
    if (a === table.null || isAssignable(table, a, b)) {
        return b;
    }
    if (isAssignable(table, b, a)) {
        return a;
    }
    return ancestors(table, a).find((type) => isAssignable(table, b, type)) ?? table.core('Object');
}
