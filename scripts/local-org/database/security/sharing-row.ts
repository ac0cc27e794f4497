import type { ObjectModel } from '../../schema/model.ts';
import type { SqlValue } from '../convert.ts';
import type { DataSession } from '../session.ts';

export type AccessLevel = 'Read' | 'Edit' | 'Delete';

/** What a sharing condition is made for. */
export interface SharingRequest {
    session: DataSession;
    userId: string;
    param: (value: SqlValue) => string;
    /** Objects on the way, against endless recursion of parents. */
    depth: number;
}

/** A row of a query for which a condition is made. */
export interface SharingRow {
    request: SharingRequest;
    object: ObjectModel;
    alias: string;
}
