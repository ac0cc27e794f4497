import type { Member, Modifiers, Pos, Stmt } from '../../syntax/ast.ts';
import { CompileProblem } from '../../syntax/diagnostics.ts';
import type { TypeTable } from '../type-table.ts';
import type { ApexType, TypeDecl } from '../types.ts';

/** What the checks of a declaration are given. */
export interface CheckContext {
    table: TypeTable;
    /** API version of the file. */
    apiVersion: number;
    report: (problem: CompileProblem) => void;
}

/** The plural is how messages name the place of a modifier. */
export type ElementKind =
    'classes' | 'interfaces' | 'enums' | 'methods' | 'constructors' | 'fields' | 'properties' | 'parameters' | 'locals';

/** Anything that modifiers and annotations can stand before. */
export interface Declared {
    kind: ElementKind;
    mods: Modifiers;
    /** Where its name is. */
    at: Pos;
    /** The type it is a member of; for a type itself. */
    definingType: TypeDecl;
    member: Member | null;
}

const KINDS = { class: 'classes', interface: 'interfaces', enum: 'enums' } as const;
const MEMBER_KINDS = { method: 'methods', ctor: 'constructors', field: 'fields', property: 'properties' } as const;

/** A type, its members, and their parameters and variables. Types inside of it are declared types of their own. */
export function* declaredBy(decl: TypeDecl): Generator<Declared> {
    const node = decl.user!.node!;
    yield { kind: KINDS[node.kind], mods: node.mods, at: node, definingType: decl, member: null };
    // The modifiers of an enum are those of its constants too.
    for (const at of node.constants.map(() => node)) {
        yield { kind: 'fields', mods: node.mods, at, definingType: decl, member: null };
    }
    for (const member of node.members) {
        if (member.k !== 'type' && member.k !== 'init') {
            const kind = MEMBER_KINDS[member.k];
            const places = member.k === 'field' ? member.decls : [member.k === 'ctor' ? member : member];
            for (const at of places) {
                yield { kind, mods: member.mods, at, definingType: decl, member };
            }
        }
        if (member.k === 'method' || member.k === 'ctor') {
            for (const one of member.params) {
                yield { kind: 'parameters', mods: one.mods, at: one, definingType: decl, member: null };
            }
        }
        for (const { mods, at } of localsOf(member)) {
            yield { kind: 'locals', mods, at, definingType: decl, member: null };
        }
    }
}

function localsOf(member: Member): { mods: Modifiers; at: Pos }[] {
    const found: { mods: Modifiers; at: Pos }[] = [];
    for (const stmt of statementsOf(member)) {
        if (stmt.k === 'local' && (stmt.mods.words.length > 0 || stmt.mods.annotations.length > 0)) {
            found.push(...stmt.decls.map((at) => ({ mods: stmt.mods, at })));
        }
    }
    return found;
}

/** Every statement of a member's bodies, from the outside to the inside. */
export function* statementsOf(member: Member): Generator<Stmt> {
    const bodies =
        member.k === 'property'
            ? [member.get?.body, member.set?.body]
            : member.k === 'type' || member.k === 'field'
              ? []
              : [member.body];
    for (const body of bodies) {
        yield* nested(body ?? null);
    }
}

function* nested(stmt: Stmt | null): Generator<Stmt> {
    if (!stmt) {
        return;
    }
    yield stmt;
    for (const child of childrenOf(stmt)) {
        yield* nested(child);
    }
}

function childrenOf(stmt: Stmt): (Stmt | null)[] {
    switch (stmt.k) {
        case 'block':
            return stmt.body;
        case 'if':
            return [stmt.yes, stmt.no];
        case 'switch':
            return stmt.whens.map((one) => one.body);
        case 'for':
            return [stmt.init, stmt.body];
        case 'foreach':
        case 'while':
        case 'do':
        case 'runAs':
            return [stmt.body];
        case 'try':
            return [stmt.body, ...stmt.catches.map((one) => one.body), stmt.final];
        default:
            return [];
    }
}

export const hasWord = (mods: Modifiers, word: string): boolean => mods.words.includes(word);
export const hasAnnotation = (mods: Modifiers, name: string): boolean =>
    mods.annotations.some((one) => one.name === name);
export const modsOf = (decl: TypeDecl): Modifiers => decl.user!.node!.mods;

const SHORT: Readonly<Record<string, string>> = {
    'System.Exception': 'Exception',
    'System.System': 'System',
    'System.Database': 'Database',
    null: 'NULL'
};

/** The name of a type as messages give it. */
export function typeText(type: ApexType): string {
    return SHORT[type.name] ?? type.name;
}
