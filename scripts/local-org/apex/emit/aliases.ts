import { CompileProblem } from '../syntax/diagnostics.ts';
import { ancestors, isAssignable } from '../types/relations.ts';
import type { TypeTable } from '../types/type-table.ts';
import { loaded, type ApexType, type MethodDecl } from '../types/types.ts';
import type { ClassState } from './class-parts.ts';
import { operation } from './emit-context.ts';
import * as j from './js.ts';
import type { JsStmt } from './js.ts';

function sameParams(a: readonly ApexType[], b: readonly ApexType[]): boolean {
    return a.length === b.length && a.every((type, i) => type === b[i]);
}

/** A list of one kind of record stands for a list of any records, in both directions, as everywhere in Apex. */
function sameButForRecords(table: TypeTable, a: readonly ApexType[], b: readonly ApexType[]): boolean {
    return (
        a.length === b.length &&
        a.every(
            (type, i) =>
                type === b[i] || (type.args.length > 0 && type.decl === b[i]!.decl && isAssignable(table, type, b[i]!))
        )
    );
}

/** Interface methods that the class implements under another JS name (generic interfaces), and those it lacks. */
export function aliases(state: ClassState): JsStmt[] {
    const { decl, unit } = state;
    const { table } = unit.program;
    const self = table.of(decl);
    const all = ancestors(table, self);
    const own: MethodDecl[] = all
        .filter((type) => type.decl.kind === 'class')
        .flatMap((type) => [...loaded(type.decl).methods.values()].flat());
    const made: JsStmt[] = [];
    for (const type of all.filter((one) => one.decl.kind === 'interface' || one.decl.isAbstract)) {
        for (const wanted of [...loaded(type.decl).methods.values()].flat()) {
            if (!wanted.isAbstract) {
                continue;
            }
            const params = wanted.params.map((param) => table.substitute(param, type));
            const named = own.filter((one) => one.name.toLowerCase() === wanted.name.toLowerCase() && !one.isAbstract);
            const exact =
                named.find((one) => !one.isStatic && sameParams(one.params, params)) ??
                named.find((one) => sameButForRecords(table, one.params, params)) ??
                (type.decl.origin === 'platform'
                    ? named.find((one) => one.params.length === params.length)
                    : undefined);
            if (!exact) {
                if (!decl.isAbstract && !objectMethod(wanted)) {
                    const text = `${type.name}: ${wanted.returns.name} ${wanted.name}(${params.map((one) => one.name).join(', ')})`;
                    unit.errors.push(
                        new CompileProblem(`Class ${decl.name} must implement the method: ${text}`, decl.user!.node!)
                    );
                }
            } else if (exact.jsName !== wanted.jsName || exact.isStatic) {
                const self = j.name(`C${decl.user!.index}`);
                made.push(j.run(operation('alias', self, j.string(wanted.jsName), j.string(exact.jsName))));
            }
        }
    }
    return made;
}

function objectMethod(method: MethodDecl): boolean {
    const name = method.name.toLowerCase();
    return (
        (name === 'tostring' && method.params.length === 0) ||
        (name === 'equals' && method.params.length === 1) ||
        (name === 'hashcode' && method.params.length === 0)
    );
}
