import type { ObjectModel, OrgSchema } from '../schema/model.ts';
import type { OrgClock } from './clock.ts';
import type { SqlValue } from './convert.ts';

export type Row = Record<string, SqlValue>;

/** A number for each state; a state that an undo brings back has its number again. */
export interface SecurityVersions {
    /** who is whose: users, groups, assignments */
    people: number;
    /** what permission sets permit, all together */
    permissions: number;
    /** by id of a permission set that was changed by itself: what it permits */
    sets: ReadonlyMap<string, number>;
    /** changes that are not told by set */
    otherSets: number;
}

/** The data of one org: a SQLite database whose tables follow the schema. */
export interface Store {
    readonly schema: OrgSchema;
    readonly file: string;
    /** The org's time; it belongs to the data. */
    readonly clock: OrgClock;
    run(sql: string, values?: SqlValue[]): number;
    all(sql: string, values?: SqlValue[]): Row[];
    get(sql: string, values?: SqlValue[]): Row | null;
    exec(sql: string): void;
    /** Registers an SQL function once under its name. */
    define(name: string, arity: number, implementation: (...args: SqlValue[]) => SqlValue): void;
    /** The next record id of an object. */
    nextId(object: ObjectModel): string;
    /** Begins a transaction, or a nested one; `commit` and `rollback` end the innermost. */
    begin(): void;
    /** @throws what kept it from being saved; it is undone then */
    commit(): void;
    rollback(): void;
    /** Undoes what was done since `begin` and stays in the transaction. */
    readonly depth: number;
    /** A mark inside the running transaction. */
    savepoint(): string;
    rollbackTo(savepoint: string): void;
    release(savepoint: string): void;
    /** Which state of users, groups and assignments, and which of permission sets, the data is in; caches compare them. */
    readonly versions: Readonly<SecurityVersions>;
    /**
     * Says that such a state has changed. An undone change brings the former state back, and its version.
     * @param sets of permissions: the ids of the permission sets whose permissions changed, where that is known
     */
    noteChange(of: 'people' | 'permissions', sets?: readonly string[]): void;
    /** Anything else that modules keep per store. */
    readonly memory: Map<string, unknown>;
    close(): void;
}

/** Saves all that the work writes, as a transaction or a nested one; when it throws, all of it is undone. */
export function atomically<T>(store: Store, work: () => T): T {
    store.begin();
    let result: T;
    try {
        result = work();
    } catch (error) {
        store.rollback();
        throw error;
    }
    store.commit();
    return result;
}
