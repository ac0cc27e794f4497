import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { quote, storedFields } from './columns.ts';
import { DataFileError } from './lock.ts';
import type { Store } from './store.ts';

/** The declared type of a field's column, with the collation that makes text compare as SOQL does. */
export function columnType(field: FieldModel): string {
    switch (field.apexType) {
        case 'Id':
            return 'TEXT';
        case 'Boolean':
        case 'Integer':
        case 'Long':
        case 'Date':
        case 'Datetime':
        case 'Time':
            return 'INTEGER';
        case 'Decimal':
            return 'REAL';
        case 'Blob':
            return 'BLOB';
        default:
            return field.caseSensitive ? 'TEXT' : 'TEXT COLLATE NOCASE';
    }
}

export function hasTable(object: ObjectModel): boolean {
    return !object.virtual && object.kind !== 'platformEvent';
}

/** Columns that are searched for: references with a list of children, unique and external ids. */
function isIndexed(object: ObjectModel, field: FieldModel): boolean {
    if (field.type === 'REFERENCE') {
        return (field.custom || field.cascadeDelete || field.childRelationshipName !== null) && !field.system;
    }
    return field.unique || field.externalId || (object.kind === 'share' && field.name === 'UserOrGroupId');
}

function createTable(store: Store, object: ObjectModel): void {
    const columns = storedFields(object).map((field) =>
        field.name === 'Id' ? '"Id" TEXT PRIMARY KEY' : `${quote(field.name)} ${columnType(field)}`
    );
    store.exec(`CREATE TABLE ${quote(object.name)} (${columns.join(', ')})`);
}

function createIndexes(store: Store, object: ObjectModel): void {
    for (const field of storedFields(object)) {
        if (isIndexed(object, field)) {
            const name = `${object.name}.${field.name}`;
            store.exec(
                `CREATE INDEX IF NOT EXISTS ${quote(name)} ON ${quote(object.name)} (${quote(field.name)}) WHERE ${quote(field.name)} IS NOT NULL`
            );
        }
    }
}

/** The table of an object that is named for the first time while the org runs, made or brought up to date. */
export function addTable(store: Store, object: ObjectModel): void {
    keepKeyPrefix(store, object);
    if (hasTable(object)) {
        makeTable(store, object);
    }
}

/** Makes the table of an object, or adds to it what it lacks. */
export function makeTable(store: Store, object: ObjectModel): void {
    const columns = new Map(
        store
            .all(`SELECT name, type FROM pragma_table_info(?)`, [object.name])
            .map((row) => [String(row['name']), String(row['type'])])
    );
    if (columns.size === 0) {
        createTable(store, object);
    } else {
        addColumns(store, object, columns);
    }
    createIndexes(store, object);
}

/** Makes the objects known again that were named in earlier runs, whose rows the file may hold. */
export function nameKeptObjects(store: Store): void {
    for (const row of store.all(`SELECT key FROM "_meta" WHERE key LIKE 'prefix.%'`)) {
        store.schema.object(String(row['key']).slice('prefix.'.length));
    }
}

function resetAdvice(what: string): never {
    throw new DataFileError(
        `${what} The data file does not fit the project any more: start again with --reset, or go back to the former metadata.`
    );
}

/** Creates what is missing, and refuses what changed its kind of column. Does nothing where the schema is the one of the last start. */
export function migrate(store: Store): void {
    store.exec('CREATE TABLE IF NOT EXISTS "_meta" (key TEXT PRIMARY KEY, value TEXT)');
    store.exec('CREATE TABLE IF NOT EXISTS "_counter" (key TEXT PRIMARY KEY, value INTEGER)');
    store.exec('CREATE TABLE IF NOT EXISTS "_recycle" (parent TEXT, object TEXT, field TEXT, id TEXT)');
    store.exec('CREATE INDEX IF NOT EXISTS "_recycle.parent" ON "_recycle" (parent)');
    store.exec('CREATE TABLE IF NOT EXISTS "_purged" (id TEXT PRIMARY KEY)');
    store.exec('CREATE TABLE IF NOT EXISTS "_locked" (id TEXT PRIMARY KEY)');
    const fingerprint = store.schema.fingerprint();
    const former = store.get(`SELECT value FROM "_meta" WHERE key = 'fingerprint'`)?.['value'];
    keepKeyPrefixes(store);
    if (former === fingerprint) {
        return;
    }
    store.begin();
    const tables = new Map<string, Map<string, string>>();
    for (const row of store.all(
        `SELECT m.name AS name, c.name AS field, c.type AS type FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`
    )) {
        const name = String(row['name']);
        tables.set(name, (tables.get(name) ?? new Map()).set(String(row['field']), String(row['type'])));
    }
    for (const object of store.schema.objects.values()) {
        if (!hasTable(object)) {
            continue;
        }
        const columns = tables.get(object.name);
        if (!columns) {
            createTable(store, object);
        } else {
            addColumns(store, object, columns);
        }
        createIndexes(store, object);
    }
    store.run(`INSERT OR REPLACE INTO "_meta" (key, value) VALUES ('fingerprint', ?)`, [fingerprint]);
    store.commit();
}

function addColumns(store: Store, object: ObjectModel, columns: ReadonlyMap<string, string>): void {
    for (const field of storedFields(object)) {
        const declared = columnType(field);
        const former = columns.get(field.name);
        if (former === undefined) {
            store.exec(`ALTER TABLE ${quote(object.name)} ADD COLUMN ${quote(field.name)} ${declared}`);
            if (field.type === 'BOOLEAN') {
                store.exec(
                    `UPDATE ${quote(object.name)} SET ${quote(field.name)} = ${field.defaultValue === 'true' ? 1 : 0}`
                );
            }
        } else if (former !== declared.split(' ')[0]) {
            resetAdvice(`${object.name}.${field.name} was kept as ${former} and would now be ${declared}.`);
        }
    }
}

/** An object keeps the key prefix of its first start, whatever objects were added since. */
function keepKeyPrefixes(store: Store): void {
    for (const object of store.schema.objects.values()) {
        if (object.kind !== 'standard') {
            keepKeyPrefix(store, object);
        }
    }
}

function keepKeyPrefix(store: Store, object: ObjectModel): void {
    const key = `prefix.${object.name}`;
    const kept = store.get(`SELECT value FROM "_meta" WHERE key = ?`, [key])?.['value'];
    if (kept === undefined) {
        store.run(`INSERT INTO "_meta" (key, value) VALUES (?, ?)`, [key, object.keyPrefix]);
    } else {
        object.keyPrefix = String(kept);
    }
}
