import type { Org } from '../org.ts';
import { platformClasses } from '../platform/index.ts';
import type { CompileError } from '../apex/syntax/diagnostics.ts';
import { drainJobs } from '../jobs/run.ts';
import { runInTransaction } from '../runtime/execute.ts';
import { stackOf } from '../runtime/stack-trace.ts';
import type { Transaction } from '../runtime/transaction.ts';
import { debugLog } from './debug-log.ts';
import { compileProgram } from '../apex/program.ts';
import { describeQuery } from '../apex/types/query-check.ts';
import type { LoadedClass } from '../runtime/runtime-object.ts';

/**
 * Runs anonymous Apex as a user. Returns the compile errors; an exception of the code is thrown.
 * @param report is given the debug log when the code has run, whatever became of it
 */
export function executeAnonymous(
    org: Org,
    userId: string,
    text: string,
    report: (log: string) => void = () => undefined
): CompileError[] {
    const name = `anonymousblock${org.program.decls.length}`;
    const program = compileProgram(
        [{ path: 'AnonymousBlock', name, kind: 'anonymous', text, apiVersion: org.apiVersion }],
        {
            schema: org.schema,
            platform: platformClasses,
            cacheFolder: null,
            coverage: false,
            describeQuery: (soql) => describeQuery(org.schema, soql)
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
    const log = debugLog(text, `${Math.max(org.apiVersion, 1)}.0`, () => org.clock.now());
    const debug: Transaction['debug'] = (message, level) => {
        const place = stackOf(new Error(), org.program.units)[0];
        log.debug(message, level, Number(/line (\d+)/.exec(place ?? '')?.[1] ?? NaN) || null);
        org.debug(message);
    };
    let running: Transaction | null = null;
    try {
        runInTransaction(org, { userId, kind: 'anonymous', debug }, (transaction) => {
            running = transaction;
            // Anonymous blocks always run with the sharing of their user.
            org.runtime.$.sharing = 1;
            (org.runtime.classes[unit.decl!.user!.index] as LoadedClass).run!();
        });
    } finally {
        report(log.text(running));
    }
    drainJobs(org);
    return [];
}
