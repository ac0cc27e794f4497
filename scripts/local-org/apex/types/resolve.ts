import type { Pos, TypeRef } from '../syntax/ast.ts';
import { fail } from '../syntax/diagnostics.ts';
import type { TypeTable } from './type-table.ts';
import { loaded, type ApexType, type TypeDecl } from './types.ts';

export function typeRefText(ref: TypeRef): string {
    const parts = ref.parts.map(
        (part) => part.name + (part.args.length > 0 ? `<${part.args.map(typeRefText).join(',')}>` : '')
    );
    return parts.join('.') + '[]'.repeat(ref.dims);
}

/**
 * An inner type visible from a class: its own, those of its supers, the same of its outer class, then what its supers see. No
 * document says so; the front end of Salesforce does (scripts/apex-check/judged).
 */
export function innerType(from: TypeDecl | null, name: string): TypeDecl | null {
    const near = nearInnerType(from, name);
    const base = from?.superType?.decl;
    return near ?? (base?.origin === 'user' ? innerType(base, name) : null);
}

function nearInnerType(from: TypeDecl | null, name: string): TypeDecl | null {
    const lower = name.toLowerCase();
    for (let scope = from; scope; scope = scope.outer) {
        for (let decl: TypeDecl | null = scope; decl; decl = decl.superType?.decl ?? null) {
            const found = decl.inner.get(lower);
            if (found) {
                return found;
            }
            if (decl.origin !== 'user') {
                break;
            }
        }
        const top = scope.outer === null ? scope.user?.node : null;
        if (top && !top.isBody && top.name.toLowerCase() === lower) {
            return scope;
        }
    }
    return null;
}

/** Finds the declaration a dotted name stands for, from inside a class. */
export function findDecl(table: TypeTable, path: readonly string[], from: TypeDecl | null): TypeDecl | null {
    const [first, second] = path;
    const inner = innerType(from, first!);
    if (
        !inner &&
        path.length > 1 &&
        table.ownNamespaces.has(first!.toLowerCase()) &&
        !table.user.has(first!.toLowerCase())
    ) {
        return findDecl(table, path.slice(1), null);
    }
    if (inner && path.length === 1) {
        return inner;
    }
    if (path.length === 2) {
        const top = inner ?? table.topLevel(first!);
        const nested = top ? inheritedInner(top, second!) : null;
        return nested ?? table.byPath(path);
    }
    return table.byPath(path);
}

function inheritedInner(decl: TypeDecl, name: string): TypeDecl | null {
    for (let at: TypeDecl | null = decl; at; at = at.superType?.decl ?? null) {
        const found = at.inner.get(name.toLowerCase());
        if (found) {
            return found;
        }
    }
    return null;
}

const outermost = (decl: TypeDecl): TypeDecl => (decl.outer ? outermost(decl.outer) : decl);

/** A private inner type is seen inside of its file alone, and by tests where it says so. */
function isVisible(type: ApexType, from: TypeDecl): boolean {
    const { node } = type.decl.user ?? {};
    if (node && type.decl.outer && outermost(type.decl).name !== outermost(from).name) {
        const isOpen = ['public', 'global', 'protected'].some((word) => node.mods.words.includes(word));
        const isShown = node.mods.annotations.some((one) => one.name === 'testvisible') && outermost(from).user?.isTest;
        if (!isOpen && !isShown) {
            return false;
        }
    }
    return type.args.every((arg) => isVisible(arg, from));
}

export function checkTypeVisible(from: TypeDecl, type: ApexType, at: Pos): void {
    if (!isVisible(type, from)) {
        fail(`Type is not visible: ${type.name}`, at);
    }
}

/** The type a reference stands for, which must be seen from inside of a class. */
export function visibleType(table: TypeTable, ref: TypeRef, from: TypeDecl, at: Pos = ref): ApexType {
    const type = resolveType(table, ref, from, at);
    checkTypeVisible(from, type, at);
    return type;
}

/** The type a reference stands for, from inside a class; a compile error where there is none. */
export function resolveType(table: TypeTable, ref: TypeRef, from: TypeDecl | null, at: Pos = ref): ApexType {
    const path = ref.parts.map((part) => part.name);
    if (path.length === 1 && path[0]!.toLowerCase() === 'void') {
        return table.void;
    }
    const decl = findDecl(table, path, from);
    if (!decl) {
        fail(`Invalid type: ${typeRefText(ref)}`, at);
    }
    const args = ref.parts[ref.parts.length - 1]!.args.map((arg) => resolveType(table, arg, from, at));
    if (args.length === 0 && decl.typeParams.length > 0) {
        fail(`No type arguments provided for a parameterized type: ${decl.name}`, at);
    }
    if (args.length > 0 && decl.typeParams.length !== args.length) {
        fail(`Invalid number of type arguments: ${typeRefText(ref)}`, at);
    }
    let type = table.of(decl, table.complete(loaded(decl), args));
    for (let i = 0; i < ref.dims; i++) {
        type = table.list(type);
    }
    return type;
}
