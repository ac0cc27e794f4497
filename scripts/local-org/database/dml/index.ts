import { allowsDml } from '../../schema/allowed-dml.ts';
import type { ObjectModel } from '../../schema/model.ts';
import { to18 } from '../../schema/id.ts';
import { throwApex, throwNullPointer } from '../../values/exceptions.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { toSql } from '../convert.ts';
import type { DataSession } from '../session.ts';
import { notDeleted, quote } from '../columns.ts';
import { isIdLookup } from './external-references.ts';
import { deleteChunk, undeleteChunk } from './delete.ts';
import { checkMixedDml } from './mixed.ts';
import { checkApiAccess, checkObjectAccess } from './permissions.ts';
import { publishEvents } from './publish.ts';
import {
    addError,
    isGood,
    resultOf,
    throwDmlException,
    type DmlOptions,
    type DmlResult,
    type DmlStatement,
    type Work
} from './results.ts';
import { insertChunk, updateChunk, type SaveParents } from './save.ts';

export type { DmlError, DmlOptions, DmlResult, DmlStatement } from './results.ts';

/** Triggers and the database work on this many records at a time. */
const CHUNK = 200;
type Kind = 'insert' | 'update' | 'delete' | 'undelete';

const RUN: Readonly<
    Record<
        Kind,
        (
            session: DataSession,
            object: ObjectModel,
            works: Work[],
            options: DmlOptions,
            saveParents: SaveParents
        ) => void
    >
> = {
    insert: insertChunk,
    update: updateChunk,
    delete: deleteChunk,
    undelete: undeleteChunk
};

/** Masters are saved in system mode: nobody edits a roll-up. */
function parentSaver(session: DataSession): SaveParents {
    return (parents) => {
        for (let at = 0; at < parents.length; at += CHUNK) {
            const works = parents.slice(at, at + CHUNK).map((given, index) => makeWork(given, index));
            const options: DmlOptions = { mode: 'SYSTEM_MODE', sharing: false, allOrNone: true };
            updateChunk(session, works[0]!.given.type, works, options, parentSaver(session), true);
            if (works.some((work) => !isGood(work))) {
                throwDmlException('update', works.map(resultOf));
            }
        }
    };
}

function makeWork(given: SObject, index: number): Work {
    return { index, given, record: given, old: null, errors: [] };
}

/** Runs of records of one object, at most 200 each, in the order of the list. */
function chunks(works: Work[]): Work[][] {
    const result: Work[][] = [];
    for (const work of works) {
        const last = result.at(-1);
        if (last && last.length < CHUNK && last[0]!.given.type === work.given.type) {
            last.push(work);
        } else {
            result.push([work]);
        }
    }
    return result;
}

/** How often a chunk is tried again without the rows that failed, when good rows may be saved (documented: two retries). */
const TRIES = 3;

function runChunk(session: DataSession, kind: Kind, works: Work[], options: DmlOptions): void {
    const object = works[0]!.given.type;
    const saveParents = parentSaver(session);
    if (options.allOrNone) {
        RUN[kind](session, object, works, options, saveParents);
        return;
    }
    let open = works;
    for (let attempt = 1; open.length > 0; attempt++) {
        const mark = session.store.savepoint();
        try {
            RUN[kind](session, object, open, options, saveParents);
        } catch (error) {
            session.store.rollbackTo(mark);
            session.store.release(mark);
            throw error;
        }
        const failed = open.filter((work) => !isGood(work));
        if (failed.length === 0 || failed.length === open.length) {
            if (failed.length > 0) {
                session.store.rollbackTo(mark);
            }
            session.store.release(mark);
            return;
        }
        // Some failed: undo the chunk and save the good rows alone, their triggers running again.
        session.store.rollbackTo(mark);
        session.store.release(mark);
        open = open.filter(isGood);
        if (attempt >= TRIES) {
            open.forEach((work) =>
                addError(
                    work,
                    'TOO_MANY_APEX_RETRIES',
                    'Too many Apex retries in the presence of Apex triggers and partial failures',
                    []
                )
            );
            return;
        }
        open.forEach((work) => {
            work.record = work.given;
            work.old = null;
        });
    }
}

/** The wording of the run time is that of SalesforceFoundation/NPSP, issue 2875. */
function checkAllowed(object: ObjectModel, kind: Kind, statement: DmlStatement): void {
    if (!allowsDml(object, kind)) {
        throwApex('System.TypeException', `DML operation ${statement.toUpperCase()} not allowed on ${object.name}`);
    }
    if (object.virtual) {
        throw new UnsupportedError(`DML on ${object.name}, of which the local org has no rows`);
    }
}

/** A mixed list may change from one object to another so often that it makes ten runs at most. */
const MAX_RUNS = 10;

function checkRuns(records: readonly SObject[]): void {
    const runs = records.filter((record, index) => record.type !== records[index - 1]?.type).length;
    if (runs > MAX_RUNS) {
        throwApex(
            'System.TypeException',
            'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.'
        );
    }
}

function checkList(statement: DmlStatement, records: readonly SObject[]): void {
    const seen = new Set<unknown>();
    const ids = new Set<string>();
    for (const record of records) {
        if (record === null || record === undefined) {
            throwNullPointer();
        }
        if (record.inTrigger) {
            throwApex('System.SObjectException', 'DML statement cannot operate on trigger.new or trigger.old');
        }
        if (seen.has(record) && (statement === 'insert' || statement === 'upsert')) {
            throwApex(
                'System.ListException',
                `Before Insert or Upsert list must not have two identically equal elements`
            );
        }
        seen.add(record);
        const { id } = record;
        if (id !== null && (statement === 'update' || statement === 'delete')) {
            if (ids.has(id)) {
                throwApex('System.ListException', `Duplicate id in list: ${id}`);
            }
            ids.add(id);
        }
    }
}

/** Splits the records of an upsert: those with an id, or whose external id is found, are updates. */
function splitUpsert(session: DataSession, works: Work[], options: DmlOptions): { inserts: Work[]; updates: Work[] } {
    const inserts: Work[] = [];
    const updates: Work[] = [];
    const fieldName = options.externalIdField ?? null;
    const isId = fieldName === null || fieldName.toLowerCase() === 'id';
    const seen = new Set<string>();
    for (const work of works) {
        if (isId) {
            (work.given.id === null ? inserts : updates).push(work);
            continue;
        }
        const field = work.given.field(fieldName);
        if (!isIdLookup(field) && !field.unique && !(field.nameField && work.given.type.custom)) {
            throwApex(
                'System.SObjectException',
                `Invalid field for upsert, must be an External Id custom or standard indexed field: ${field.name}`
            );
        }
        const value = toSql(work.given.values.get(field.name.toLowerCase()) ?? null);
        if (value === null) {
            addError(work, 'MISSING_ARGUMENT', `${field.name} not specified`, []);
            inserts.push(work);
            continue;
        }
        const key = String(value).toLowerCase();
        if (seen.has(key)) {
            addError(work, 'DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, [field.name]);
        }
        seen.add(key);
        const rows = session.store.all(
            `SELECT "Id" AS id FROM ${quote(work.given.type.name)} WHERE ${quote(field.name)} = ? AND ${notDeleted(work.given.type)} LIMIT 2`,
            [value]
        );
        if (rows.length > 1) {
            addError(
                work,
                'DUPLICATE_EXTERNAL_ID',
                `${field.name}: more than one record found for external id field: [${rows.map((row) => String(row['id'])).join(', ')}]`,
                [field.name]
            );
        }
        const id = rows[0]?.['id'];
        if (id) {
            work.given.id = String(id);
            updates.push(work);
        } else {
            inserts.push(work);
        }
    }
    return { inserts, updates };
}

function run(session: DataSession, statement: DmlStatement, kind: Kind, works: Work[], options: DmlOptions): void {
    const types = new Set(works.map((work) => work.given.type));
    for (const object of types) {
        const ofObject = works.filter((work) => work.given.type === object);
        if (options.isApi && options.mode === 'USER_MODE' && !checkApiAccess(session, object, kind, ofObject)) {
            continue;
        }
        checkAllowed(object, kind, statement);
        checkObjectAccess(session, object, kind, statement, options);
        checkMixedDml(
            session,
            object,
            statement,
            ofObject.map((work) => work.given)
        );
    }
    for (const chunk of chunks(works.filter(isGood))) {
        runChunk(session, kind, chunk, options);
        if (options.allOrNone && chunk.some((work) => !isGood(work))) {
            return;
        }
    }
}

/**
 * Runs a DML statement: order of execution, triggers, partial success, security.
 * @param records what Apex gave; new records get their Id
 * @returns a result for each record, in order
 * @throws System.DmlException where `allOrNone` and a row failed; then nothing is saved
 */
export function dml(
    session: DataSession,
    statement: DmlStatement,
    records: readonly SObject[],
    options: DmlOptions
): DmlResult[] {
    if (statement === 'merge') {
        throw new UnsupportedError('merge through dml(): mergeRecords takes the master and its duplicates');
    }
    checkList(statement, records);
    checkRuns(records);
    // A statement on an empty list does nothing, and counts for nothing.
    if (records.length === 0) {
        return [];
    }
    // Apex Reference, Limits.getPublishImmediateDML: events that are published immediately have a limit of their own.
    if (records[0]!.type.publishesImmediately) {
        session.limits.count('publishImmediateDml', 1);
        checkObjectAccess(session, records[0]!.type, 'insert', statement, options);
        return publishEvents(session, records);
    }
    session.store.clock.takeTime();
    // A merge is one statement (Apex Developer Guide, DML Operations): its delete counts with its update.
    if (options.masterRecordId === undefined) {
        session.limits.count('dmlStatements', 1);
    }
    session.limits.count('dmlRows', records.length);
    const operation = `${statement[0]!.toUpperCase()}${statement.slice(1)}`;
    session.note?.('DML_BEGIN', `Op:${operation}`, `Type:${records[0]!.typeName}`, `Rows:${records.length}`);
    if (records[0]!.type.kind === 'platformEvent') {
        checkObjectAccess(session, records[0]!.type, 'insert', statement, options);
        return publishEvents(session, records);
    }
    const works = records.map(makeWork);
    const { store } = session;
    const mark = store.savepoint();
    const created = new Set<Work>();
    session.depth++;
    try {
        if (statement === 'upsert') {
            const { inserts, updates } = splitUpsert(session, works, options);
            inserts.forEach((work) => created.add(work));
            if (inserts.length > 0) {
                run(session, statement, 'insert', inserts, options);
            }
            if (updates.length > 0 && !(options.allOrNone && inserts.some((work) => !isGood(work)))) {
                run(session, statement, 'update', updates, options);
            }
        } else {
            run(session, statement, statement, works, options);
        }
    } catch (error) {
        store.rollbackTo(mark);
        store.release(mark);
        throw error;
    } finally {
        session.depth--;
    }
    const results = works.map((work) => ({ ...resultOf(work), created: created.has(work) && isGood(work) }));
    if (options.allOrNone && results.some((result) => !result.success)) {
        store.rollbackTo(mark);
        store.release(mark);
        results.forEach((result, index) => {
            result.id = created.has(works[index]!) || statement === 'insert' ? null : works[index]!.given.id;
        });
        throwDmlException(statement, results);
    }
    store.release(mark);
    session.note?.('DML_END');
    works.forEach((work, index) => {
        const result = results[index]!;
        if (isGood(work) && (statement === 'insert' || created.has(work))) {
            work.given.id = work.record.id;
            work.given.queriedFields?.add('id');
        } else if (!isGood(work) && (statement === 'insert' || created.has(work))) {
            result.id = null;
        }
    });
    return results;
}

/** A record of an object with an id alone, for `Database.delete(id)`. */
export function recordForId(session: DataSession, id: string): SObject {
    const full = to18(id);
    const object = full === null ? undefined : session.schema.objectByPrefix(full.slice(0, 3));
    if (!object) {
        return throwApex('System.StringException', `Invalid id: ${id}`);
    }
    const record = new SObject(object);
    record.id = full;
    return record;
}
