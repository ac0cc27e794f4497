import type { DataSession } from '../session.ts';
import { addError, isGood, type Work } from './results.ts';
import { permissionsOf } from '../security/permissions.ts';

/** Whether a record is locked, by `Approval.lock`. */
export function isLocked(session: DataSession, id: string): boolean {
    return session.store.get('SELECT id FROM "_locked" WHERE id = ?', [id]) !== null;
}

export function setLocked(session: DataSession, id: string, locked: boolean): void {
    session.store.run(
        locked ? 'INSERT OR IGNORE INTO "_locked" (id) VALUES (?)' : 'DELETE FROM "_locked" WHERE id = ?',
        [id]
    );
}

/** A locked record is changed and deleted only by who may modify all data. */
export function checkLocks(session: DataSession, works: readonly Work[]): void {
    if (session.store.get('SELECT id FROM "_locked" LIMIT 1') === null) {
        return;
    }
    for (const work of works.filter(isGood)) {
        if (isLocked(session, work.record.id!) && !permissionsOf(session, session.userId).modifyAllData) {
            addError(work, 'ENTITY_IS_LOCKED', 'the entity is locked for editing', []);
        }
    }
}
