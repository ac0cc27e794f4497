import { currentSession } from '../../database/session.ts';
import { currentTransaction, extra } from '../../runtime/transaction.ts';
import { throwApex, throwNullPointer } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';

/** A System.Savepoint. */
interface Savepoint {
    apexType: 'System.Savepoint';
    name: string;
    /** False once released, or when an earlier one was rolled back to. */
    order: number;
    /** Whether work was pending when it was set; rolling back to it makes that so again. */
    pending: boolean;
}

let order = 0;

/** Savepoints of the transaction that can still be rolled back to, in the order they were set. */
const open = (): Savepoint[] => extra('savepoints', () => []);

export function setSavepoint(): Savepoint {
    const session = currentSession();
    session.limits.count('dmlStatements', 1);
    const made: Savepoint = {
        apexType: 'System.Savepoint',
        name: session.store.savepoint(),
        order: ++order,
        pending: currentTransaction().limits.hasPendingWork
    };
    open().push(made);
    return made;
}

function need(savepoint: Savepoint | null): Savepoint {
    const given = savepoint ?? throwNullPointer();
    return open().includes(given)
        ? given
        : throwApex('System.TypeException', 'Invalid savepoint: it was released, or an earlier one was rolled back to');
}

/** Undoes the database's changes since; savepoints set later are gone. Ids of records in memory stay. */
export function rollback(savepoint: Savepoint | null): void {
    const given = need(savepoint);
    const session = currentSession();
    session.limits.count('dmlStatements', 1);
    session.store.rollbackTo(given.name);
    currentTransaction().limits.hasPendingWork = given.pending;
    const list = open();
    list.splice(list.indexOf(given) + 1);
}

/** Whether a savepoint is set that was not released. */
export const hasOpenSavepoints = (): boolean => open().length > 0;

/** `Test.startTest` and `Test.stopTest` release every savepoint (API 60.0 and later). */
export function releaseAllSavepoints(): void {
    open().length = 0;
}

export function releaseSavepoint(savepoint: Savepoint | null): void {
    const given = need(savepoint);
    const session = currentSession();
    // No document says that it counts; public code (dml-lib, `dryRun`) counts it.
    session.limits.count('dmlStatements', 1);
    session.store.release(given.name);
    const list = open();
    list.splice(list.indexOf(given));
}

export const savepointClass = defineClass({ name: 'System.Savepoint' });
