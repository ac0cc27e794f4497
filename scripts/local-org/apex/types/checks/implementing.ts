import { ancestors, isAssignable, isSObject } from '../relations.ts';
import type { TypeTable } from '../type-table.ts';
import { loaded, type ApexType, type MethodDecl, type TypeDecl } from '../types.ts';

/** The methods that the classes above a class, itself included, give bodies to; the nearest first. */
export function implementedBy(table: TypeTable, decl: TypeDecl): MethodDecl[] {
    return ancestors(table, table.of(decl))
        .filter((type) => type.decl.kind === 'class')
        .flatMap((type) => [...loaded(type.decl).methods.values()].flat())
        .filter((one) => !one.isAbstract);
}

/**
 * The method that stands for one of an interface, with the interface's parameters filled in: it takes what the interface's
 * takes, or more. Undefined where there is none.
 */
export function implementing(
    table: TypeTable,
    methods: readonly MethodDecl[],
    name: string,
    params: readonly ApexType[]
): MethodDecl | undefined {
    const named = methods.filter(
        (one) => one.name.toLowerCase() === name.toLowerCase() && one.params.length === params.length
    );
    return (
        named.find((one) => !one.isStatic && one.params.every((type, i) => type === params[i])) ??
        named.find((one) => one.params.every((type, i) => standsFor(table, params[i]!, type)))
    );
}

const TEXTS = ['String', 'Id'];
/** Generic types of which one of a narrower element stands for one of a wider. */
const COVARIANT = ['List', 'Map', 'System.Iterable'];

/** Whether a value of one type is taken where a promise names another: a List of records of any kind for one of another kind. */
export function standsFor(table: TypeTable, type: ApexType, wanted: ApexType): boolean {
    if (type === wanted || (TEXTS.includes(type.name) && TEXTS.includes(wanted.name))) {
        return true;
    }
    if (type.args.length === 0 || type.decl !== wanted.decl) {
        return isAssignable(table, type, wanted);
    }
    const [element, wantedElement] = [type.args[0]!, wanted.args[0]!];
    if (type.decl.name === 'List' && isSObject(table, element) && isSObject(table, wantedElement)) {
        return true;
    }
    return COVARIANT.includes(type.decl.name) && type.args.every((arg, i) => standsFor(table, arg, wanted.args[i]!));
}
