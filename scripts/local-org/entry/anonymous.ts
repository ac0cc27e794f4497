import type { Org } from '../org.ts';
import { platformClasses } from '../platform/index.ts';
import type { CompileError } from '../apex/syntax/diagnostics.ts';
import { drainQueued } from '../jobs/run.ts';
import { newLog, runInTransaction } from '../runtime/execute.ts';
import { DEVELOPER_LEVELS } from '../runtime/debug-log.ts';
import { compileProgram } from '../apex/program.ts';
import { queryCheck } from '../apex/types/query-check.ts';
import type { LoadedClass } from '../runtime/runtime-object.ts';

/** What logs call it. */
const CODE_UNIT = 'execute_anonymous_apex';

/**
 * Runs anonymous Apex as a user. Returns the compile errors; an exception of the code is thrown.
 * @param report is given the debug log when the code has run, whatever became of it; without it none is made for a user who is not traced
 */
export function executeAnonymous(
    org: Org,
    userId: string,
    text: string,
    report?: (log: string) => void
): CompileError[] {
    const name = `anonymousblock${org.program.decls.length}`;
    const program = compileProgram(
        [{ path: 'AnonymousBlock', name, kind: 'anonymous', text, apiVersion: org.apiVersion }],
        {
            schema: org.schema,
            platform: platformClasses,
            cacheFolder: org.cacheFolder,
            coverage: false,
            queries: queryCheck(org.schema)
        },
        org.program
    );
    const unit = program.units.get(name)!;
    if (unit.errors.length > 0) {
        return unit.errors;
    }
    org.program.decls.push(...program.decls.slice(org.program.decls.length));
    org.program.units.set(name, unit);
    org.runtime.load([name]);
    const levels = org.logKeeper?.levels(userId) ?? DEVELOPER_LEVELS;
    const log = report ? newLog(org, levels, CODE_UNIT, text) : null;
    try {
        runInTransaction(org, { userId, kind: 'anonymous', codeUnit: CODE_UNIT, ...(log ? { log } : {}) }, () => {
            // Anonymous blocks always run with the sharing of their user.
            org.runtime.$.sharing = 1;
            (org.runtime.classes[unit.decl!.user!.index] as LoadedClass).run!();
        });
    } finally {
        report?.(log!.text());
    }
    drainQueued(org, Infinity);
    return [];
}
