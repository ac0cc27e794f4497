import type { MemberOf } from '../syntax/ast.ts';
import { fail } from '../syntax/diagnostics.ts';
import { ancestors } from './relations.ts';
import type { TypeTable } from './type-table.ts';
import { loaded, type MethodDecl } from './types.ts';

/**
 * A method that replaces a virtual or abstract one of a super class says `override`; one of an interface need not.
 * @throws CompileProblem at the method
 */
export function checkOverride(table: TypeTable, method: MethodDecl, member: MemberOf<'method'>): void {
    if (method.isStatic || member.mods.words.includes('override')) {
        return;
    }
    const supers = ancestors(table, table.of(method.owner)).slice(1);
    const replaced = supers
        .filter(({ decl }) => decl.kind === 'class' && decl.origin === 'user')
        .some((type) =>
            (loaded(type.decl).methods.get(method.name.toLowerCase()) ?? []).some(
                (one) =>
                    (one.isVirtual || one.isAbstract) &&
                    one.access !== 'private' &&
                    one.params.length === method.params.length &&
                    one.params.every((param, i) => table.substitute(param, type) === method.params[i])
            )
        );
    if (replaced) {
        const params = method.params.map((one) => one.name).join(', ');
        fail(
            `Method must use the override keyword: ${method.returns.name} ${method.owner.name}.${method.name}(${params})`,
            member
        );
    }
}
