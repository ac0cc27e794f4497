import { implementedBy, implementing } from '../types/checks/implementing.ts';
import { ancestors } from '../types/relations.ts';
import { loaded } from '../types/types.ts';
import type { ClassState } from './class-parts.ts';
import { operation } from './emit-context.ts';
import * as j from './js.ts';
import type { JsStmt } from './js.ts';

/** Interface methods that the class implements under another JS name (generic interfaces). */
export function aliases(state: ClassState): JsStmt[] {
    const { decl, unit } = state;
    const { table } = unit.program;
    const self = table.of(decl);
    const all = ancestors(table, self);
    const own = implementedBy(table, decl);
    const made: JsStmt[] = [];
    for (const type of all.filter((one) => one.decl.kind === 'interface' || one.decl.isAbstract)) {
        for (const wanted of [...loaded(type.decl).methods.values()].flat()) {
            if (!wanted.isAbstract) {
                continue;
            }
            const params = wanted.params.map((param) => table.substitute(param, type));
            const exact = implementing(table, own, wanted.name, params);
            if (exact && (exact.jsName !== wanted.jsName || exact.isStatic)) {
                const self = j.name(`C${decl.user!.index}`);
                made.push(j.run(operation('alias', self, j.string(wanted.jsName), j.string(exact.jsName))));
            }
        }
    }
    return made;
}
