import type { TypeTable } from './type-table.ts';
import { haveSameParameters, loaded, type ApexType, type MethodDecl, type PropertyDecl } from './types.ts';

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

/** How far it is to Object: from a collection farther than from anything else. */
const TO_OBJECT = 10;
const COLLECTION_TO_OBJECT = 20;
const AS_ITERABLE = 0.5;

/**
 * Steps from a type to a super type; -1 where it is none. An interface is one step away however it comes to be implemented, a super
 * class as many as there are classes between; the elements of a collection give theirs.
 */
function distance(table: TypeTable, from: ApexType, to: ApexType): number {
    const object = table.core('Object');
    if (to === object) {
        return from.args.length > 0 && from.decl.origin === 'platform' ? COLLECTION_TO_OBJECT : TO_OBJECT;
    }
    if (from.decl === to.decl) {
        return argumentsCost(table, from, to);
    }
    if (to.decl.kind === 'interface') {
        const reached = ancestors(table, from).find((one) => one.decl === to.decl);
        const cost = !reached ? -1 : reached === to ? 0 : argumentsCost(table, reached, to);
        // What a List or Set is an Iterable of is as far away as its elements, and a little farther than a List of them.
        return cost < 0 ? -1 : from.args.length > 0 && from.decl.kind === 'class' ? cost + AS_ITERABLE : 1;
    }
    let steps = 1;
    for (let at = superOf(table, from); at && at !== object; at = superOf(table, at)) {
        if (at === to) {
            return steps;
        }
        steps++;
    }
    return -1;
}

/**
 * How far the arguments of a generic type are from those of the same one, as the front end of Salesforce has it: elements of a List
 * or Iterable and values of a Map may be of a type that converts (a List<SObject> is one of any record type, too); keys, elements of
 * a Set and everything else are the very same. -1 where they do not fit.
 */
function argumentsCost(table: TypeTable, from: ApexType, to: ApexType): number {
    const [first, second] = from.args;
    const [wanted, wantedSecond] = to.args;
    switch (from.decl.name) {
        case 'List': {
            const cost = conversionCost(table, first!, wanted!);
            return cost < 0 && isSObject(table, wanted!) && first!.name === 'SObject' ? 1 : cost;
        }
        case 'System.Iterable':
            return conversionCost(table, first!, wanted!);
        case 'Map':
            return first === wanted && conversionCost(table, second!, wantedSecond!) >= 0 ? 1 : -1;
        default:
            return from.args.every((arg, i) => arg === to.args[i]) ? 0 : -1;
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
        return to === table.void ? -1 : 1;
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

/** A class of a project and its super classes: what its interfaces declare is called on it only where one of these declares it. */
function superClasses(table: TypeTable, type: ApexType): ApexType[] {
    const base = superOf(table, type);
    return base ? [type, ...superClasses(table, base)] : [type];
}

/** Methods of a name that a type has, its own first; one overridden below is left out. */
export function methodsNamed(table: TypeTable, type: ApexType, name: string): FoundMethod[] {
    const lower = name.toLowerCase();
    const found: FoundMethod[] = [];
    const object = table.core('Object');
    const isOwnClass = type.decl.origin === 'user' && type.decl.kind === 'class';
    const types = isOwnClass ? superClasses(table, type) : ancestors(table, type);
    if (!types.includes(object)) {
        types.push(object);
    }
    for (const owner of types) {
        for (const method of loaded(owner.decl).methods.get(lower) ?? []) {
            const params = method.params.map((param) => table.substitute(param, owner));
            const hidden = found.some((other) => haveSameParameters(other.params, params));
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

/** What is given to a parameter: its type, and for a query the record type of its rows, of which it can be a single one. */
export interface Argument {
    type: ApexType;
    row?: ApexType | undefined;
}

/** The same of an argument, which is stricter with numbers than an assignment: a Decimal is no Double, but as an element. */
function argumentCost(table: TypeTable, { type, row }: Argument, to: ApexType, isElement: boolean): number {
    if (!isElement && numberRank(type) > numberRank(to) && numberRank(to) >= 0) {
        return -1;
    }
    if (row && isSObject(table, to)) {
        const cost = conversionCost(table, row, to);
        return cost < 0 ? -1 : cost + 1;
    }
    const cost = conversionCost(table, type, to);
    return cost < 0 && isAnyIterable(type, to) ? 60 : cost;
}

/** What a call chooses: one of the candidates, none, or more than one that nothing sets apart. */
export type Chosen<T> = T | 'ambiguous' | null;

/** The candidates to whose parameters every argument converts, and how far each has to. */
function fitting<T extends { params: readonly ApexType[] }>(
    table: TypeTable,
    candidates: readonly T[],
    args: readonly Argument[],
    ofElements: boolean
): { candidate: T; cost: number[] }[] {
    return candidates.flatMap((candidate) => {
        const cost =
            candidate.params.length === args.length
                ? args.map((arg, i) => argumentCost(table, arg, candidate.params[i]!, ofElements))
                : [-1];
        return cost.some((one) => one < 0) ? [] : [{ candidate, cost }];
    });
}

/**
 * Chooses among overloads: every argument must convert; the candidate with the very types is meant, else the one whose conversions
 * are all at most as long as every other's. Where there is no such one the call is ambiguous (`f(null)` of two overloads).
 * @param ofElements whether the methods are those of a collection
 */
export function chooseOverload<T extends { params: readonly ApexType[] }>(
    table: TypeTable,
    candidates: readonly T[],
    args: readonly Argument[],
    ofElements = false
): Chosen<T> {
    const all = fitting(table, candidates, args, ofElements);
    const exact = all.find(({ candidate }) => candidate.params.every((param, i) => param === args[i]!.type));
    const isNearer = (one: readonly number[], other: readonly number[]): boolean =>
        one.every((cost, i) => cost <= other[i]!) && one.some((cost, i) => cost < other[i]!);
    const nearest = exact ?? all.find((one) => all.every((other) => other === one || isNearer(one.cost, other.cost)));
    return nearest?.candidate ?? (all.length > 0 ? 'ambiguous' : null);
}

/** The first of those that fit, where it does not matter which. */
export function anyOverload<T extends { params: readonly ApexType[] }>(
    table: TypeTable,
    candidates: readonly T[],
    args: readonly Argument[]
): T | null {
    return fitting(table, candidates, args, true)[0]?.candidate ?? null;
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
