import { CompileProblem } from '../../syntax/diagnostics.ts';
import type { TypeTable } from '../type-table.ts';
import type { ApexType, TypeDecl } from '../types.ts';

interface Declaring {
    table: TypeTable;
    report: (problem: CompileProblem) => void;
    declared: readonly TypeDecl[];
}

/** Types that are, through others, their own super types: says so, and makes them types of Object, so that the rest can be checked. */
export function breakCycles(contexts: readonly Declaring[]): void {
    const circular: { context: Declaring; decl: TypeDecl }[] = [];
    for (const context of contexts) {
        for (const decl of context.declared) {
            const first = supersOf(decl).find((one) => reaches(one, decl, new Set()));
            if (first) {
                context.report(new CompileProblem(`Circular definition: ${first.name}`, decl.user!.node!));
                circular.push({ context, decl });
            }
        }
    }
    for (const { context, decl } of circular) {
        decl.superType = context.table.core('Object');
        decl.interfaces = [];
    }
}

function supersOf(decl: TypeDecl): ApexType[] {
    return decl.superType ? [decl.superType, ...decl.interfaces] : decl.interfaces;
}

function reaches(from: ApexType, wanted: TypeDecl, seen: Set<TypeDecl>): boolean {
    if (from.decl === wanted) {
        return true;
    }
    if (from.decl.origin !== 'user' || seen.has(from.decl)) {
        return false;
    }
    seen.add(from.decl);
    return supersOf(from.decl).some((one) => reaches(one, wanted, seen));
}
