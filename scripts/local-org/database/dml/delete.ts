import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { to18 } from '../../schema/id.ts';
import { wholeSeconds } from '../../values/date.ts';
import type { SObject } from '../../values/sobject.ts';
import { hasTable } from '../migrate.ts';
import type { DataSession } from '../session.ts';
import { notDeleted, quote } from '../columns.ts';
import { behaviourOf } from '../objects/registry.ts';
import { refuseAutomation } from './automation.ts';
import { checkLocks } from './locks.ts';
import { checkRecordAccess } from './permissions.ts';
import { formulaResolver } from './record-formulas.ts';
import { isPurged } from './recycle-bin.ts';
import { addError, addSelfReference, collectTriggerErrors, isGood, type DmlOptions, type Work } from './results.ts';
import { updateRollups } from './rollups.ts';
import { loadRecords } from './rows.ts';
import type { SaveParents } from './save.ts';
import { noteSecurityChange } from './security-version.ts';

function load(session: DataSession, object: ObjectModel, works: Work[], deleted: boolean): void {
    const ids = works.flatMap((work) => {
        const id = work.given.id === null ? null : to18(work.given.id);
        if (id === null) {
            addError(work, 'MISSING_ARGUMENT', `Id not specified in ${deleted ? 'an undelete' : 'a delete'} call`, []);
        }
        return id === null ? [] : [id];
    });
    const found = loadRecords(session.store, object, ids, formulaResolver(session));
    for (const work of works.filter(isGood)) {
        const old = found.get(to18(work.given.id!)!);
        if (!old) {
            addError(work, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
        } else if (!deleted && old.values.get('isdeleted') === true) {
            addError(work, 'ENTITY_IS_DELETED', 'entity is deleted', []);
        } else if (deleted && (old.values.get('isdeleted') !== true || isPurged(session, old.id!))) {
            addError(work, 'UNDELETE_FAILED', 'Entity is not in the recycle bin', []);
        } else if (!deleted && session.inBefore.has(old.id!)) {
            addSelfReference(work, old.id!);
        } else {
            work.old = old;
            work.record = old;
        }
    }
}

function runTriggers(
    session: DataSession,
    object: ObjectModel,
    operation: 'delete' | 'undelete',
    isBefore: boolean,
    works: readonly Work[]
): void {
    const good = works.filter(isGood);
    if (good.length === 0 || !session.hasTriggers(object, operation, isBefore)) {
        return;
    }
    const records = good.map((work) => work.record);
    for (const record of records) {
        record.inTrigger = true;
        record.readOnly = true;
        if (isBefore) {
            session.inBefore.set(record.id!, 'delete');
        }
    }
    try {
        session.triggers({
            object,
            operation,
            isBefore,
            newRecords: operation === 'undelete' ? records : null,
            oldRecords: operation === 'delete' ? records : null
        });
    } finally {
        for (const record of records) {
            record.inTrigger = false;
            record.readOnly = false;
            session.inBefore.delete(record.id!);
        }
    }
    collectTriggerErrors(good, (work) => work.record);
}

/** A lookup that restricts deletion, and has records, keeps its target; so do some records of standard objects. */
function checkRestricted(session: DataSession, object: ObjectModel, works: readonly Work[]): void {
    for (const { field, object: child } of object.references) {
        const keeps = behaviourOf(child).keepsParents?.[field.name];
        if ((!field.restrictedDelete && !keeps) || !hasTable(child)) {
            continue;
        }
        const because = keeps?.because ?? `it is associated with the following ${child.pluralLabel.toLowerCase()}.`;
        const shown = keeps ? quote(child.nameField!.name) : '"Id"';
        for (const work of works.filter(isGood)) {
            const rows = session.store.all(
                `SELECT ${shown} AS shown FROM ${quote(child.name)} WHERE ${quote(field.name)} = ? AND ${notDeleted(child)} AND ${keeps?.when ?? '1'} LIMIT 5`,
                [work.record.id]
            );
            if (rows.length > 0) {
                const name = String(
                    work.record.values.get(object.nameField?.name.toLowerCase() ?? 'id') ?? work.record.id
                );
                addError(
                    work,
                    'DELETE_FAILED',
                    `Your attempt to delete ${name} could not be completed because ${because}: ${rows.map((row) => String(row['shown'])).join(', ')}`,
                    []
                );
            }
        }
    }
}

/** The records that hang on deleted ones: details go with them, other lookups are cleared; both are noted for an undelete. */
function cascade(session: DataSession, object: ObjectModel, ids: readonly string[], level = 0): void {
    if (ids.length === 0 || level > 10) {
        return;
    }
    const { store } = session;
    const list = JSON.stringify(ids);
    for (const { field, object: child } of object.references) {
        if (!hasTable(child) || field.system || field.formula !== null || child.kind === 'history') {
            continue;
        }
        const column = quote(field.name);
        const where = `${column} IN (SELECT value FROM json_each(?)) AND ${notDeleted(child)}`;
        const rows = store.all(`SELECT "Id" AS id, ${column} AS parent FROM ${quote(child.name)} WHERE ${where}`, [
            list
        ]);
        if (rows.length === 0) {
            continue;
        }
        const children = rows.map((row) => String(row['id']));
        for (const row of rows) {
            note(session, String(row['parent']), child, field.cascadeDelete ? null : field, String(row['id']));
        }
        if (field.cascadeDelete) {
            remove(session, child, children);
            cascade(session, child, children, level + 1);
        } else if (field.name !== 'OwnerId' && field.updateable) {
            store.run(
                `UPDATE ${quote(child.name)} SET ${column} = NULL WHERE "Id" IN (SELECT value FROM json_each(?))`,
                [JSON.stringify(children)]
            );
        }
    }
}

function note(session: DataSession, parent: string, child: ObjectModel, field: FieldModel | null, id: string): void {
    session.store.run(`INSERT INTO "_recycle" (parent, object, field, id) VALUES (?, ?, ?, ?)`, [
        parent,
        child.name,
        field?.name ?? null,
        id
    ]);
}

/** Into the recycle bin, or away for good where the object has none. */
function remove(session: DataSession, object: ObjectModel, ids: readonly string[]): void {
    const list = JSON.stringify(ids);
    if (object.fields.has('isdeleted')) {
        const stamped = object.fields.has('systemmodstamp') ? ', "SystemModstamp" = ?' : '';
        session.store.run(
            `UPDATE ${quote(object.name)} SET "IsDeleted" = 1${stamped} WHERE "Id" IN (SELECT value FROM json_each(?))`,
            stamped ? [wholeSeconds(session.clock()), list] : [list]
        );
    } else {
        session.store.run(`DELETE FROM ${quote(object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`, [list]);
    }
    noteSecurityChange(session.store, object, 'delete', null);
}

/** Merged records name their master from here on. */
function noteMaster(session: DataSession, object: ObjectModel, works: readonly Work[], masterId: string): void {
    session.store.run(
        `UPDATE ${quote(object.name)} SET "MasterRecordId" = ? WHERE "Id" IN (SELECT value FROM json_each(?))`,
        [masterId, JSON.stringify(works.map((work) => work.record.id!))]
    );
    for (const work of works) {
        work.record.values.set('masterrecordid', masterId);
    }
}

/** Deletes one chunk of records of one object. */
export function deleteChunk(
    session: DataSession,
    object: ObjectModel,
    works: Work[],
    options: DmlOptions,
    saveParents: SaveParents
): void {
    load(session, object, works, false);
    checkRecordAccess(session, works, 'delete', options);
    checkLocks(session, works);
    runTriggers(session, object, 'delete', true, works);
    checkRestricted(session, object, works);
    const good = works.filter(isGood);
    const ids = good.map((work) => work.record.id!);
    cascade(session, object, ids);
    remove(session, object, ids);
    if (options.masterRecordId !== undefined) {
        noteMaster(session, object, good, options.masterRecordId);
    }
    if (good.length > 0) {
        behaviourOf(object).written?.(session, good, 'delete');
    }
    runTriggers(session, object, 'delete', false, works);
    refuseAutomation(session, object, 'delete', works);
    updateRollups(
        session,
        object,
        works.filter(isGood).map((work) => work.record),
        saveParents
    );
}

function restore(session: DataSession, object: ObjectModel, ids: readonly string[], level = 0): void {
    const { store } = session;
    const list = JSON.stringify(ids);
    store.run(`UPDATE ${quote(object.name)} SET "IsDeleted" = 0 WHERE "Id" IN (SELECT value FROM json_each(?))`, [
        list
    ]);
    const noted = store.all(`SELECT * FROM "_recycle" WHERE parent IN (SELECT value FROM json_each(?))`, [list]);
    store.run(`DELETE FROM "_recycle" WHERE parent IN (SELECT value FROM json_each(?))`, [list]);
    const details = new Map<string, string[]>();
    for (const row of noted) {
        const child = String(row['object']);
        if (row['field'] === null) {
            (details.get(child) ?? details.set(child, []).get(child)!).push(String(row['id']));
        } else {
            // A lookup that was given another target since keeps it.
            const column = quote(String(row['field']));
            store.run(`UPDATE ${quote(child)} SET ${column} = ? WHERE "Id" = ? AND ${column} IS NULL`, [
                row['parent']!,
                row['id']!
            ]);
        }
    }
    if (level < 10) {
        details.forEach((children, child) => {
            const model = session.schema.object(child)!;
            if (model.fields.has('isdeleted')) {
                restore(session, model, children, level + 1);
            }
        });
    }
}

/** Takes one chunk of records of one object out of the recycle bin, with what went in with them. */
export function undeleteChunk(
    session: DataSession,
    object: ObjectModel,
    works: Work[],
    _options: DmlOptions,
    saveParents: SaveParents
): void {
    load(session, object, works, true);
    const good = works.filter(isGood);
    restore(
        session,
        object,
        good.map((work) => work.record.id!)
    );
    const fresh = loadRecords(
        session.store,
        object,
        good.map((work) => work.record.id!),
        formulaResolver(session)
    );
    for (const work of good) {
        work.record = fresh.get(work.record.id!) as SObject;
    }
    if (good.length > 0) {
        behaviourOf(object).written?.(session, good, 'undelete');
    }
    runTriggers(session, object, 'undelete', false, works);
    updateRollups(
        session,
        object,
        works.filter(isGood).map((work) => work.record),
        saveParents
    );
}
