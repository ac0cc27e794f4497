import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import { to18 } from '../../schema/id.ts';
import { ApexDatetime } from '../../values/date.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { toSql } from '../convert.ts';
import type { DataSession, TriggerEvent } from '../session.ts';
import { quote } from '../columns.ts';
import { shareOf } from '../companions.ts';
import type { ObjectBehaviour } from '../objects/behaviour.ts';
import { behaviourOf } from '../objects/registry.ts';
import { refuseAutomation } from './automation.ts';
import { applyDefaults } from './defaults.ts';
import { resolveExternalReferences } from './external-references.ts';
import { runDuplicateRules } from './duplicate-rules.ts';
import { trackHistory } from './history.ts';
import { nextAutoNumbers } from './auto-number.ts';
import { checkLocks } from './locks.ts';
import { checkFieldAccess, checkRecordAccess, checkReferenceAccess } from './permissions.ts';
import { formulaResolver } from './record-formulas.ts';
import {
    addError,
    addSelfReference,
    addUnwritable,
    collectTriggerErrors,
    isGood,
    type DmlOptions,
    type Work
} from './results.ts';
import { initialRollups, updateRollups } from './rollups.ts';
import { insertRow, loadRecords, updateRow } from './rows.ts';
import { noteSecurityChange } from './security-version.ts';
import { validateReferences, validateUnique, validateValues } from './validate.ts';
import { runValidationRules } from './validation-rules.ts';
import { runWorkflowRules } from './workflow.ts';

/** System fields that a statement never takes from the record it is given. */
function isTaken(field: FieldModel | undefined, operation: 'insert' | 'update'): boolean {
    return field !== undefined && (operation === 'insert' ? field.createable : field.updateable);
}

/** Makes the record that triggers see: the given values over defaults, or over what is saved. */
function startInsert(session: DataSession, given: SObject): SObject {
    const record = new SObject(given.type);
    for (const [key, value] of given.values) {
        const field = given.type.fields.get(key);
        if (isTaken(field, 'insert')) {
            record.values.set(key, value === '' ? null : value);
        } else if (value instanceof SObject) {
            record.values.set(key, value);
        }
    }
    applyDefaults(session, record);
    initialRollups(record);
    return record;
}

function startUpdate(given: SObject, old: SObject, internal: boolean, options: DmlOptions): SObject {
    const record = old.snapshot();
    for (const [key, value] of given.values) {
        const field = given.type.fields.get(key);
        if (isTaken(field, 'update') || (internal && field?.rollup) || options.platformFields?.has(key)) {
            record.values.set(key, value === '' ? null : value);
        } else if (value instanceof SObject && given.queriedFields === null) {
            record.values.set(key, value);
        }
    }
    return record;
}

/** A field that is set once, on insert (a master that may not change, for one), cannot get another value. */
function checkUpdateable(work: Work): void {
    const { given, old } = work;
    const denied: string[] = [];
    for (const [key, value] of given.values) {
        const field = given.type.fields.get(key);
        const isFixed = field !== undefined && field.createable && !field.updateable && field.name !== 'Id';
        if (isFixed && toSql(value === '' ? null : value) !== toSql(old!.values.get(key) ?? null)) {
            denied.push(field.name);
        }
    }
    if (denied.length > 0) {
        addUnwritable(work, denied);
    }
}

/** What triggers and flows are told of a save. */
const eventOf = (
    object: ObjectModel,
    operation: 'insert' | 'update',
    isBefore: boolean,
    works: readonly Work[]
): TriggerEvent => ({
    object,
    operation,
    isBefore,
    newRecords: works.map(({ record }) => record),
    oldRecords: operation === 'update' ? works.map(({ old }) => old!) : null
});

function runTriggers(
    session: DataSession,
    object: ObjectModel,
    operation: 'insert' | 'update',
    isBefore: boolean,
    works: readonly Work[]
): void {
    const good = works.filter(isGood);
    if (good.length === 0 || !session.hasTriggers(object, operation, isBefore)) {
        return;
    }
    for (const work of good) {
        work.record.inTrigger = true;
        work.record.readOnly = !isBefore;
        if (work.old) {
            work.old.readOnly = true;
            work.old.inTrigger = true;
            if (isBefore) {
                session.inBefore.set(work.record.id!, 'update');
            }
        }
    }
    try {
        session.triggers(eventOf(object, operation, isBefore, good));
    } finally {
        for (const work of good) {
            work.record.inTrigger = false;
            work.record.readOnly = false;
            if (work.old) {
                work.old.inTrigger = false;
                session.inBefore.delete(work.record.id!);
            }
        }
    }
    collectTriggerErrors(good, (work) => work.record);
    // Errors may be put on the old record too.
    if (operation === 'update') {
        collectTriggerErrors(good, (work) => work.old!);
    }
}

/** Runs the flows of an object's records, before or after the save. @throws UnsupportedError where nobody runs them */
function runFlows(
    session: DataSession,
    object: ObjectModel,
    operation: 'insert' | 'update',
    isBefore: boolean,
    works: readonly Work[]
): void {
    const [flow] = session.schema.recordFlows.get(object.name.toLowerCase()) ?? [];
    const good = flow ? works.filter(isGood) : [];
    if (good.length === 0) {
        return;
    }
    if (!session.flows) {
        throw new UnsupportedError(`a save by a tool that may start the flow ${flow!.name}`);
    }
    session.flows(eventOf(object, operation, isBefore, good));
    collectTriggerErrors(good, ({ record }) => record);
}

/** Fields that the platform fills in by itself, and its own refusals. */
function prepare(session: DataSession, one: ObjectBehaviour['prepare'], works: readonly Work[]): void {
    if (one) {
        works.filter(isGood).forEach((work) => one(session, work));
    }
}

/** Everything from the after triggers on: history, roll-ups of masters. */
function finish(
    session: DataSession,
    object: ObjectModel,
    works: readonly Work[],
    saveParents: (parents: SObject[]) => void
): void {
    const good = works.filter(isGood);
    if (good.length === 0) {
        return;
    }
    trackHistory(session, good);
    updateRollups(session, object, [...good.map((work) => work.record), ...good.map((work) => work.old)], saveParents);
}

/** What the second half of the statements needs: a way to save masters without a statement of Apex. */
export type SaveParents = (parents: SObject[]) => void;

function stamp(session: DataSession, record: SObject, isNew: boolean): void {
    const { fields } = record.type;
    const now = new ApexDatetime(session.clock()).wholeSeconds();
    if (isNew) {
        for (const [key, value] of [
            ['isdeleted', false],
            ['createddate', now],
            ['createdbyid', session.userId]
        ] as const) {
            if (fields.has(key)) {
                record.values.set(key, value);
            }
        }
    }
    for (const [key, value] of [
        ['lastmodifieddate', now],
        ['lastmodifiedbyid', session.userId],
        ['systemmodstamp', now]
    ] as const) {
        if (fields.has(key)) {
            record.values.set(key, value);
        }
    }
}

/** Names and checkboxes that are still empty when the record is saved. */
function fillIn(record: SObject): void {
    const { nameField } = record.type;
    if (
        nameField?.defaultedOnCreate &&
        nameField.createable &&
        (record.values.get(nameField.name.toLowerCase()) ?? null) === null
    ) {
        record.values.set(nameField.name.toLowerCase(), record.id);
    }
    for (const field of record.type.fields.values()) {
        const key = field.name.toLowerCase();
        if (field.type === 'BOOLEAN' && field.formula === null && (record.values.get(key) ?? null) === null) {
            record.values.set(key, false);
        }
    }
}

/** Saves records once more that field updates of workflow rules have changed. */
function saveAgain(
    session: DataSession,
    object: ObjectModel,
    works: Work[],
    saved: readonly SObject[],
    options: DmlOptions
): void {
    runTriggers(session, object, 'update', true, works);
    works.filter(isGood).forEach((work) => validateValues(work, options));
    validateReferences(session, works);
    validateUnique(session, works);
    works.forEach((work, at) => {
        if (isGood(work)) {
            stamp(session, work.record, false);
            updateRow(session.store, work.record, saved[at]!);
        }
    });
    runTriggers(session, object, 'update', false, works);
    refuseAutomation(session, object, 'update', works);
}

/** What the platform starts by itself once the after triggers have run. */
function runAutomation(
    session: DataSession,
    object: ObjectModel,
    operation: 'insert' | 'update',
    works: readonly Work[],
    options: DmlOptions
): void {
    refuseAutomation(session, object, operation, works);
    runWorkflowRules(session, object, operation, works, (again, saved) =>
        saveAgain(session, object, again, saved, options)
    );
    runFlows(session, object, operation, false, works);
}

/** Inserts one chunk of records of one object, in the platform's order of execution. */
export function insertChunk(
    session: DataSession,
    object: ObjectModel,
    works: Work[],
    options: DmlOptions,
    saveParents: SaveParents
): void {
    const { store } = session;
    const behaviour = behaviourOf(object);
    const resolver = formulaResolver(session);
    for (const work of works) {
        if ((work.given.values.get('id') ?? null) !== null) {
            addError(work, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
            continue;
        }
        work.record = startInsert(session, work.given);
        work.record.resolver = resolver;
    }
    resolveExternalReferences(session, works);
    checkFieldAccess(session, works, 'insert', options);
    runFlows(session, object, 'insert', true, works);
    runTriggers(session, object, 'insert', true, works);
    for (const work of works) {
        if (isGood(work)) {
            validateValues(work, options);
        }
    }
    prepare(session, behaviour.prepare, works);
    validateReferences(session, works);
    runValidationRules(session, works);
    runDuplicateRules(session, works, options);
    validateUnique(session, works);
    checkReferenceAccess(session, works, options);
    const good = works.filter(isGood);
    nextAutoNumbers(
        session,
        object,
        good.map((work) => work.record)
    );
    for (const { record } of good) {
        record.id = store.nextId(object);
        stamp(session, record, true);
        fillIn(record);
    }
    behaviour.beforeInsert?.(session, good);
    for (const { record } of good) {
        insertRow(store, record);
    }
    if (good.length > 0) {
        noteSecurityChange(
            store,
            object,
            'insert',
            good.map(({ record }) => record)
        );
        behaviour.written?.(session, good, 'insert');
    }
    runTriggers(session, object, 'insert', false, works);
    runAutomation(session, object, 'insert', works, options);
    finish(session, object, works, saveParents);
}

/** Loads what is saved of the records; those that are not there, or deleted, fail. */
function loadOld(session: DataSession, object: ObjectModel, works: Work[], internal: boolean): void {
    const ids: string[] = [];
    for (const work of works) {
        const given = work.given.id;
        const id = given === null ? null : to18(given);
        if (id === null) {
            addError(work, 'MISSING_ARGUMENT', 'Id not specified in an update call', []);
        } else {
            ids.push(id);
        }
    }
    const resolver = formulaResolver(session);
    const found = loadRecords(session.store, object, ids, resolver);
    for (const work of works.filter(isGood)) {
        const old = found.get(to18(work.given.id!)!);
        if (!old) {
            addError(work, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
        } else if (old.values.get('isdeleted') === true) {
            addError(work, 'ENTITY_IS_DELETED', 'entity is deleted', []);
        } else if (!internal && session.inBefore.get(old.id!) === 'update') {
            addSelfReference(work, old.id!);
        } else {
            work.old = old;
        }
    }
}

/** Updates one chunk of records of one object. `internal` is for the platform's own changes of roll-ups. */
export function updateChunk(
    session: DataSession,
    object: ObjectModel,
    works: Work[],
    options: DmlOptions,
    saveParents: SaveParents,
    internal = false
): void {
    const { store } = session;
    const behaviour = behaviourOf(object);
    const resolver = formulaResolver(session);
    loadOld(session, object, works, internal);
    if (!options.platformFields) {
        works.filter(isGood).forEach(checkUpdateable);
    }
    for (const work of works.filter(isGood)) {
        work.record = startUpdate(work.given, work.old!, internal, options);
        work.record.resolver = resolver;
    }
    resolveExternalReferences(session, works);
    checkFieldAccess(session, works.filter(isGood), 'update', options);
    checkRecordAccess(session, works, 'update', options);
    checkLocks(session, works);
    runFlows(session, object, 'update', true, works);
    runTriggers(session, object, 'update', true, works);
    for (const work of works) {
        if (isGood(work)) {
            validateValues(work, options);
        }
    }
    prepare(session, behaviour.prepare, works);
    validateReferences(session, works);
    runValidationRules(session, works);
    runDuplicateRules(session, works, options);
    validateUnique(session, works);
    checkReferenceAccess(session, works, options);
    const good = works.filter(isGood);
    for (const { record, old } of good) {
        const ownerChanged = record.values.get('ownerid') !== old!.values.get('ownerid');
        stamp(session, record, false);
        updateRow(store, record, old!);
        if (ownerChanged) {
            dropManualShares(session, object, record.id!);
        }
    }
    if (good.length > 0) {
        noteSecurityChange(
            store,
            object,
            'update',
            good.map(({ record }) => record)
        );
        behaviour.written?.(session, good, 'update');
    }
    runTriggers(session, object, 'update', false, works);
    runAutomation(session, object, 'update', works, options);
    finish(session, object, works, saveParents);
}

/** Manual shares end when the owner changes. */
function dropManualShares(session: DataSession, object: ObjectModel, id: string): void {
    const share = shareOf(session.schema, object);
    if (share) {
        session.store.run(
            `DELETE FROM ${quote(share.object.name)} WHERE ${quote(share.parent.name)} = ? AND "RowCause" = 'Manual'`,
            [id]
        );
    }
}
