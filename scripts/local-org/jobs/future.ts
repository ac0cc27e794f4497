import { throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { loaded as declared, type TypeDecl } from '../apex/types/types.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import {
    allowCallouts,
    closeFailed,
    closeJobRow,
    failureOf,
    insertJobRow,
    passOn,
    stateOf,
    updateJobRow,
    type JobHost
} from './job.ts';
import { addJob, removeJob, type QueuedJob } from './queue.ts';
import { JobStateError, restoreState } from './state.ts';

/**
 * A call of a method annotated `@future`.
 * @param label `Class.method`
 * @param method name of the compiled method
 */
export function callLater(label: string, method: string, args: unknown[]): void {
    const transaction = currentTransaction();
    const { session } = transaction;
    if (transaction.kind === 'future' || transaction.kind === 'batch') {
        throwApex('System.AsyncException', `Future method cannot be called from a future or batch method: ${label}`);
    }
    transaction.limits.add('futureCalls');
    const at = label.lastIndexOf('.');
    const className = label.slice(0, at);
    const id = insertJobRow(session, 'Future', className, { MethodName: label.slice(at + 1) });
    addJob(
        session.store,
        {
            id,
            kind: 'future',
            className,
            userId: session.userId,
            due: session.clock(),
            phase: 'execute',
            state: stateOf(new ApexList('Object', args)),
            options: { method }
        },
        transaction.queue
    );
}

/** `@Future(callout=true)` */
function mayCallOut(decl: TypeDecl, method: string): boolean {
    const found = [...declared(decl).methods.values()].flat().find((one) => method === `${one.jsName}$now`);
    return found?.node?.mods.annotations.find((one) => one.name === 'future')?.params['callout'] === 'true';
}

export function runFuture(host: JobHost, job: QueuedJob): void {
    const failure = failureOf(() =>
        host.transaction(job, 'future', 'FUTURE', (transaction) => {
            const { session } = transaction;
            removeJob(host.store, job.seq);
            updateJobRow(session, job.id, { Status: 'Processing' });
            const { program, classes } = host.runtime;
            const decl = program.table.byPath(job.className.split('.'));
            const index = decl?.user?.index;
            const loaded = index === undefined ? undefined : classes[index];
            const method = (loaded as unknown as Record<string, unknown> | undefined)?.[job.options.method!];
            if (typeof method !== 'function') {
                throw new JobStateError(`The @future method of ${job.className} no longer exists.`);
            }
            allowCallouts(transaction, mayCallOut(decl!, job.options.method!));
            method.apply(loaded, (restoreState(job.state, host.runtime) as ApexList).items);
            closeJobRow(session, job.id, 'Completed');
        })
    );
    if (failure !== null) {
        host.record(job, (session) => closeFailed(host, session, job, failure));
    }
    passOn(host, failure);
}
