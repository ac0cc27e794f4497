import type { UnitContext } from './emit-context.ts';
import * as j from './js.ts';
import type { Js, JsStmt } from './js.ts';
import { printLines, type Printed } from './print.ts';

/**
 * The JavaScript of a unit: a function of the run-time object, the classes, the functions of the platform, the counters
 * of executed lines and that of steps. What the unit uses of the platform, and its constants, come first.
 */
export function unitFunction(unit: UnitContext, body: Js): Printed {
    const variables = [
        ...[...unit.impls].map((at) => ({ name: `p${at}`, value: j.index(j.name('$p'), j.number(at)) })),
        ...[...unit.constants.values()].map(({ name, js }) => ({ name, value: js }))
    ];
    const head: JsStmt[] = variables.length > 0 ? [{ k: 'declare', kind: 'const', variables }] : [];
    return printLines(
        j.arrow(['$', '$t', '$p', 'K', 'T'], [...head, ...unit.innerClasses.map((inner) => j.run(inner)), j.run(body)])
    );
}
