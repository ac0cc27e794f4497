import { currentSession } from '../../database/session.ts';
import { throwApex, throwNullPointer } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';

/** A System.Savepoint. */
interface Savepoint {
    apexType: 'System.Savepoint';
    name: string;
    /** False once released, or when an earlier one was rolled back to. */
    order: number;
}

let order = 0;

/** Savepoints of a store that can still be rolled back to, in the order they were set. */
function open(): Savepoint[] {
    const { memory } = currentSession().store;
    let list = memory.get('savepoints') as Savepoint[] | undefined;
    if (!list) {
        list = [];
        memory.set('savepoints', list);
    }
    return list;
}

export function setSavepoint(): Savepoint {
    const session = currentSession();
    session.limits.count('dmlStatements', 1);
    const made: Savepoint = { apexType: 'System.Savepoint', name: session.store.savepoint(), order: ++order };
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
    const list = open();
    list.splice(list.indexOf(given) + 1);
}

/** `Test.startTest` and `Test.stopTest` release every savepoint (API 60.0 and later). */
export function releaseAllSavepoints(): void {
    open().length = 0;
}

export function releaseSavepoint(savepoint: Savepoint | null): void {
    const given = need(savepoint);
    currentSession().store.release(given.name);
    const list = open();
    list.splice(list.indexOf(given));
}

export const savepointClass = defineClass({ name: 'System.Savepoint' });
