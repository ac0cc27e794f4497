import { createRequire } from 'node:module';
import type { ObjectModel, OrgSchema } from '../schema/model.ts';
import { makeId, numberOfId } from '../schema/id.ts';
import { openClock, type OrgClock } from './clock.ts';
import { quote } from './columns.ts';
import type { SqlValue } from './convert.ts';
import { diskError, type DiskError } from './disk.ts';
import { checkFormulas } from './formula/sql-function.ts';
import { claimFile, DataFileError } from './lock.ts';
import { addTable, migrate, nameKeptObjects } from './migrate.ts';
import './objects/index.ts';
import { allBehaviours } from './objects/registry.ts';
import { seed } from './seed.ts';
import { defineFunctions } from './sql-functions.ts';
import type { Row, SecurityVersions, Store } from './store.ts';

interface RawStatement {
    run(values?: SqlValue[]): { changes: number };
    all(values?: SqlValue[]): Row[];
    finalize(): void;
}
interface RawDatabase {
    exec(sql: string): void;
    prepare(sql: string): RawStatement;
    function(
        name: string,
        implementation: (...args: SqlValue[]) => SqlValue,
        options?: { deterministic?: boolean }
    ): unknown;
    readonly inTransaction: boolean;
    close(): void;
}

// A CommonJS package: required where it is used, so that bundlers leave it alone.
const require = createRequire(import.meta.url);

const STATEMENT_CACHE = 2000;

/**
 * Opens (or makes) the data of an org. Tables and columns that the schema has and the file lacks are added; a column whose
 * type changed is an error that says to reset. Only one live process may hold a file.
 * @param file path of the database file, or `:memory:`
 * @param startAt time of a new org in milliseconds since 1970; null for the machine's
 */
export function openStore(file: string, schema: OrgSchema, startAt: number | null = null): Store {
    const release = file === ':memory:' ? () => undefined : claimFile(file);
    let db: RawDatabase;
    try {
        db = opened(file);
    } catch (error) {
        release();
        throw error;
    }
    // What the disk did not take inside the running transaction: SQLite may have ended it, so nothing more of it may be saved.
    let lost: DiskError | null = null;
    const attempt = <T>(work: () => T): T => {
        if (lost) {
            throw lost;
        }
        try {
            return work();
        } catch (error) {
            const fault = diskError(error, file);
            lost = depth > 0 ? fault : null;
            throw fault ?? (DAMAGED.test((error as Error).message) ? unreadable(file, error) : error);
        }
    };
    const exec = (sql: string): void => attempt(() => db.exec(sql));
    // Statements are few and repeated; should they be many after all, the one made first makes room.
    const statements = new Map<string, RawStatement>();
    const prepare = (sql: string): RawStatement => {
        let statement = statements.get(sql);
        if (!statement) {
            statement = db.prepare(sql);
            if (statements.size >= STATEMENT_CACHE) {
                const [first, former] = statements.entries().next().value!;
                former.finalize();
                statements.delete(first);
            }
            statements.set(sql, statement);
        }
        return statement;
    };
    const use = <T>(sql: string, work: (statement: RawStatement) => T): T =>
        attempt(() => {
            const statement = prepare(sql);
            try {
                return work(statement);
            } catch (error) {
                // SQLite says what a statement failed with once more when it is used next: it is not.
                statements.delete(sql);
                finalizeFailed(statement);
                throw error;
            }
        });
    const ids = new Map<string, number>();
    const functions = new Set<string>();
    // Objects named inside the running transaction: their tables are made again when it is rolled back.
    let named: ObjectModel[] = [];
    const addNamed = (): void => {
        named.forEach((object) => addTable(store, object));
        named = depth === 0 ? [] : named;
    };
    let clock: OrgClock | null = null;
    let depth = 0;
    let marks = 0;
    // The versions at each `begin` and mark: what is undone is as it was then.
    const versions: SecurityVersions = { people: 0, permissions: 0, sets: new Map(), otherSets: 0 };
    let lastVersion = 0;
    const levels: SecurityVersions[] = [];
    const saved = new Map<string, SecurityVersions>();
    const store: Store = {
        schema,
        file,
        get clock() {
            return (clock ??= openClock(store, startAt));
        },
        run: (sql, values) => use(sql, (statement) => statement.run(values).changes),
        all: (sql, values) => use(sql, (statement) => statement.all(values)),
        // To the end: a statement left at its first row keeps its cursors open, which every later statement has to pass by.
        get: (sql, values) => store.all(sql, values)[0] ?? null,
        exec,
        define(name, arity, implementation) {
            if (!functions.has(name)) {
                functions.add(name);
                Object.defineProperty(implementation, 'length', { value: arity });
                db.function(name, implementation, { deterministic: false });
            }
        },
        nextId(object) {
            const next = (ids.get(object.keyPrefix) ?? lastNumber(store, object)) + 1;
            ids.set(object.keyPrefix, next);
            return makeId(object.keyPrefix, next);
        },
        begin() {
            exec(depth === 0 ? 'BEGIN' : `SAVEPOINT level${depth}`);
            levels.push({ ...versions });
            depth++;
        },
        commit() {
            try {
                exec(depth === 1 ? 'COMMIT' : `RELEASE level${depth - 1}`);
            } catch (error) {
                store.rollback();
                throw error;
            }
            depth--;
            levels.pop();
            named = depth === 0 ? [] : named;
        },
        rollback() {
            depth--;
            if (!lost) {
                exec(depth === 0 ? 'ROLLBACK' : `ROLLBACK TO level${depth}; RELEASE level${depth}`);
            } else if (depth === 0) {
                lost = null;
                if (db.inTransaction) {
                    exec('ROLLBACK');
                }
            }
            Object.assign(versions, levels.pop());
            // Levels inside a lost transaction leave that to the outermost.
            if (!lost) {
                addNamed();
            }
        },
        get depth() {
            return depth;
        },
        savepoint() {
            const name = `mark${++marks}`;
            exec(`SAVEPOINT ${name}`);
            saved.set(name, { ...versions });
            return name;
        },
        rollbackTo(name) {
            exec(`ROLLBACK TO ${name}`);
            Object.assign(versions, saved.get(name));
            addNamed();
        },
        release(name) {
            exec(`RELEASE ${name}`);
            saved.delete(name);
        },
        versions,
        noteChange(of, sets) {
            versions[of] = ++lastVersion;
            if (sets) {
                versions.sets = new Map([...versions.sets, ...sets.map((id) => [id, lastVersion] as const)]);
            } else if (of === 'permissions') {
                versions.otherSets = lastVersion;
            }
        },
        memory: new Map(),
        close() {
            for (const statement of statements.values()) {
                statement.finalize();
            }
            statements.clear();
            db.close();
            release();
        }
    };
    try {
        exec(
            'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536'
        );
        checkFormulas(schema);
        defineFunctions(store);
        migrate(store);
        schema.named.forEach((object) => addTable(store, object));
        schema.whenAdded.push((object) => {
            addTable(store, object);
            if (depth > 0) {
                named.push(object);
            }
        });
        nameKeptObjects(store);
        seed(store);
        for (const { opened } of allBehaviours()) {
            opened?.(store);
        }
    } catch (error) {
        store.close();
        throw error;
    }
    return store;
}

/**
 * Opens a file for this process alone (`claimFile` has seen to that): without it each statement takes and gives back a lock, and a
 * log of changes that readers share would need memory that they share.
 */
function connected(file: string): RawDatabase {
    const { Database } = require('node-sqlite3-wasm') as { Database: new (file: string) => RawDatabase };
    const db = new Database(file);
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    return db;
}

/** Lets a statement go that failed: it is gone though SQLite says its failure once more (sqlite3_finalize). */
function finalizeFailed(statement: RawStatement): void {
    try {
        statement.finalize();
    } catch {
        // Told when it failed.
    }
}

/** @throws DataFileError for a file that is no database, a damaged one, or one of another program */
function opened(file: string): RawDatabase {
    const db = connected(file);
    try {
        if (isForeign(db)) {
            throw new Error('it is no data of an org');
        }
        return db;
    } catch (error) {
        db.close();
        throw unreadable(file, error);
    }
}

/** What SQLite says where it meets a damaged part, which may be long after it opened the file. */
const DAMAGED = /^database disk image is malformed$/;

function unreadable(file: string, error: unknown): DataFileError {
    return new DataFileError(
        `The data file ${file} cannot be read (${(error as Error).message}). Put a copy of it in its place, or start anew with --reset.`
    );
}

/** Whether there are tables, and none that every org has. */
function isForeign(db: RawDatabase): boolean {
    return first(db, `SELECT count(*) > 0 AND max(name = '_meta') = 0 FROM sqlite_master`) === '1';
}

function first(db: RawDatabase, sql: string): string | null {
    const statement = db.prepare(sql);
    const [row] = statement.all();
    statement.finalize();
    return row ? String(Object.values(row)[0]) : null;
}

/**
 * Makes a database file whole that nobody has open: what a process that was killed had committed is in it afterwards.
 * @returns what is wrong with it, or null
 */
export function databaseFault(file: string): string | null {
    const release = claimFile(file);
    const db = connected(file);
    try {
        const whole = first(db, 'PRAGMA integrity_check');
        const isEmpty = first(db, 'SELECT 1 FROM sqlite_master') === null;
        return whole !== 'ok' ? whole : isEmpty || isForeign(db) ? 'it has no data of an org' : null;
    } catch (error) {
        return (error as Error).message;
    } finally {
        db.close();
        release();
    }
}

function lastNumber(store: Store, object: ObjectModel): number {
    const row = store.get(`SELECT max("Id") AS id FROM ${quote(object.name)}`);
    return row?.['id'] ? numberOfId(String(row['id'])) : 0;
}
