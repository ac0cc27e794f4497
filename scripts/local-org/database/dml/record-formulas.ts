import type { FieldModel } from '../../schema/model.ts';
import type { FieldResolver, SObject } from '../../values/sobject.ts';
import { SObject as Record_ } from '../../values/sobject.ts';
import { decoder } from '../convert.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { withFormula } from '../formula/parse.ts';
import type { FormulaValue } from '../formula/functions.ts';
import { globalValue } from '../formula/globals.ts';
import { resolveFormulaPath } from '../formula/sql-function.ts';
import { formulaOutput, formulaValueOf } from '../formula/values.ts';
import type { DataSession } from '../session.ts';
import { runQuery } from '../soql/run.ts';
import { parseSoql } from '../soql/parse.ts';

/** Reads paths of parents for the records of one chunk, each parent once. */
export interface ParentReader {
    session: DataSession;
    cache: Map<string, FormulaValue>;
}

export function parentReader(session: DataSession): ParentReader {
    return { session, cache: new Map() };
}

/** A field of a record, or of a parent by its path, as a formula sees it. */
export function readPath(reader: ParentReader, record: SObject, path: string, blankAsZero: boolean): FormulaValue {
    const { session } = reader;
    if (path.startsWith('$')) {
        return globalValue(session, path);
    }
    const at = path.indexOf('.');
    if (at < 0) {
        const field =
            record.type.fields.get(path.toLowerCase()) ?? resolveFormulaPath(session.schema, record.type, path);
        if (field.formula !== null) {
            const value = evaluateField(reader, record, field);
            return formulaValueOf(field, value, blankAsZero);
        }
        return formulaValueOf(field, record.values.get(path.toLowerCase()) ?? null, blankAsZero);
    }
    const field = resolveFormulaPath(session.schema, record.type, path);
    const via = record.type.parentRelationships.get(path.slice(0, at).replace(/:.*$/, '').toLowerCase())!;
    const id = (record.values.get(via.name.toLowerCase()) as string | null | undefined) ?? null;
    if (id === null) {
        return formulaValueOf(field, null, blankAsZero);
    }
    const key = `${id}.${path.slice(at + 1).toLowerCase()}.${blankAsZero}`;
    let value = reader.cache.get(key);
    if (value === undefined) {
        value = readParent(session, id, path.slice(at + 1), field, blankAsZero);
        reader.cache.set(key, value);
    }
    return value;
}

function readParent(
    session: DataSession,
    id: string,
    rest: string,
    field: FieldModel,
    blankAsZero: boolean
): FormulaValue {
    const object = session.schema.objectByPrefix(id.slice(0, 3))!;
    const query = parseSoql(`SELECT ${rest} FROM ${object.name} WHERE Id = :id ALL ROWS`);
    const quiet = { ...session, limits: { count: () => undefined } };
    const [found] = runQuery(quiet, query, () => id, { mode: 'SYSTEM_MODE', sharing: false });
    let value: unknown = found ?? null;
    for (const name of rest.split('.')) {
        value = value instanceof Record_ ? (value.values.get(name.toLowerCase()) ?? null) : null;
    }
    return formulaValueOf(field, value, blankAsZero);
}

/** The value of a formula field for a record in memory. */
export function evaluateField(reader: ParentReader, record: SObject, field: FieldModel): unknown {
    const { session } = reader;
    const result = withFormula(`the formula of ${record.type.name}.${field.name}`, () =>
        compileFormula(field.formula!)({
            now: session.clock(),
            timeZone: session.timeZone,
            value: (path) => readPath(reader, record, path, field.formulaBlankAsZero)
        })
    );
    return decoder(field)(formulaOutput(field, result));
}

/** `Formula.recalculateFormulas`: the formula fields of a record from what it holds in memory, parents included. */
export function recalculateFormulas(session: DataSession, record: SObject): void {
    const reader = parentReader(session);
    const inMemory = (path: string, blankAsZero: boolean): FormulaValue => {
        const at = path.indexOf('.');
        const parent = at < 0 ? null : (record.values.get(path.slice(0, at).toLowerCase()) ?? null);
        return parent instanceof Record_
            ? readPath(reader, parent, path.slice(at + 1), blankAsZero)
            : readPath(reader, record, path, blankAsZero);
    };
    for (const [key, field] of record.type.fields) {
        if (field.formula !== null) {
            const result = compileFormula(field.formula)({
                now: session.clock(),
                timeZone: session.timeZone,
                value: (path) => inMemory(path, field.formulaBlankAsZero)
            });
            record.values.set(key, decoder(field)(formulaOutput(field, result)));
        }
    }
}

/** Lets records in a trigger compute their formula fields when they are read. */
export function formulaResolver(session: DataSession): FieldResolver {
    const reader = parentReader(session);
    return (record, field) =>
        field.formula === null ? compoundName(record, field) : evaluateField(reader, record, field);
}

function compoundName(record: SObject, field: FieldModel): string | null {
    const parts = field
        .compoundOf!.map((part) => record.values.get(part.toLowerCase()) ?? null)
        .filter((part) => part !== null);
    return parts.length > 0 ? parts.join(' ') : null;
}
