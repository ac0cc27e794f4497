import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import type { Decoder } from '../convert.ts';
import type { SoqlQuery } from './ast.ts';

/** One value of a result record. */
export interface PlannedField {
    /** Lower-case key in the record. */
    key: string;
    column: number;
    decode: Decoder;
}

/** A record of the result: the row's own, or a parent's. */
export interface PlannedRecord {
    object: ObjectModel;
    fields: PlannedField[];
    parents: PlannedParent[];
    /** Addresses and locations, put together from their parts. */
    compounds: { key: string; field: FieldModel; parts: Map<string, number> }[];
    children: PlannedChildren[];
    queried: Set<string>;
}

export interface PlannedParent {
    key: string;
    /** Column of the parent's id: null there means no parent. */
    idColumn: number;
    /** Key of the lookup field in the record, which comes with the parent. */
    foreignKey: string;
    record: PlannedRecord;
    /** TYPEOF: the fields by the kind of parent; null for the `ELSE`. */
    types: { prefix: string | null; record: PlannedRecord }[] | null;
}

/** A child subquery: run once for all parents. */
export interface PlannedChildren {
    key: string;
    query: SoqlQuery;
    object: ObjectModel;
    foreignKey: FieldModel;
    at: number;
}

export interface PlannedQuery {
    sql: string;
    /** True where a column holds binary data, which JSON cannot carry. */
    binary: boolean;
    columns: number;
    record: PlannedRecord | null;
    /** A grouped or aggregate query: name of each value of an AggregateResult. */
    aggregate: { name: string; column: number; decode: Decoder }[] | null;
    /** `SELECT COUNT()`. */
    isCount: boolean;
    object: ObjectModel;
    query: SoqlQuery;
}
