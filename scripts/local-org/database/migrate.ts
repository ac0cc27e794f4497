import type { ApexFieldType, FieldModel, ObjectModel } from '../schema/model.ts';
import { quote, storedFields } from './columns.ts';
import { DataFileError } from './lock.ts';
import type { Store } from './store.ts';

/** How SQLite keeps the values of an Apex type; a text where nothing else is said. */
const STORAGE: Partial<Record<ApexFieldType, string>> = {
    Boolean: 'INTEGER',
    Integer: 'INTEGER',
    Long: 'INTEGER',
    Date: 'INTEGER',
    Datetime: 'INTEGER',
    Time: 'INTEGER',
    Decimal: 'REAL',
    Blob: 'BLOB'
};

/** The declared type of a field's column: how SQLite keeps it, and the Apex type, as a day and a moment are both numbers. */
function columnType(field: FieldModel): string {
    return `${STORAGE[field.apexType] ?? 'TEXT'} ${field.apexType.toUpperCase()}`;
}

/** The same with the collation that makes text compare as SOQL does. */
function columnDeclaration(field: FieldModel): string {
    const comparesCases = field.apexType === 'Id' || field.caseSensitive || STORAGE[field.apexType] !== undefined;
    return comparesCases ? columnType(field) : `${columnType(field)} COLLATE NOCASE`;
}

export function hasTable(object: ObjectModel): boolean {
    return !object.virtual && object.kind !== 'platformEvent';
}

/** By which metadata is found. */
const NAMES_OF_METADATA: ReadonlySet<string> = new Set(['Name', 'DeveloperName']);

/** Columns that are searched for: references with a list of children, unique and external ids, names of metadata. */
function isIndexed(object: ObjectModel, field: FieldModel): boolean {
    if (field.type === 'REFERENCE') {
        return (field.custom || field.cascadeDelete || field.childRelationshipName !== null) && !field.system;
    }
    return (
        field.unique ||
        field.externalId ||
        (object.setup && NAMES_OF_METADATA.has(field.name)) ||
        (object.kind === 'share' && field.name === 'UserOrGroupId')
    );
}

function createTable(store: Store, object: ObjectModel): void {
    const columns = storedFields(object).map((field) =>
        field.name === 'Id' ? '"Id" TEXT PRIMARY KEY' : `${quote(field.name)} ${columnDeclaration(field)}`
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
        const former = columns.get(field.name);
        if (former !== undefined && isOtherType(former, field)) {
            dropEmptyColumn(store, field, former);
        } else if (former !== undefined) {
            continue;
        }
        store.exec(`ALTER TABLE ${quote(object.name)} ADD COLUMN ${quote(field.name)} ${columnDeclaration(field)}`);
        if (field.type === 'BOOLEAN') {
            store.exec(
                `UPDATE ${quote(object.name)} SET ${quote(field.name)} = ${field.defaultValue === 'true' ? 1 : 0}`
            );
        }
    }
}

/** Columns of older files say only how they are kept; the platform's own fields change their type with the local org alone. */
function isOtherType(former: string, field: FieldModel): boolean {
    const now = columnType(field);
    return field.custom && former.includes(' ') ? former !== now : former.split(' ')[0] !== now.split(' ')[0];
}

/** @throws DataFileError where there are values, which the new type cannot be made of */
function dropEmptyColumn(store: Store, { object, name, apexType }: FieldModel, former: string): void {
    const records = Number(
        store.get(`SELECT count(*) AS records FROM ${quote(object)} WHERE ${quote(name)} IS NOT NULL`)!['records']
    );
    if (records > 0) {
        throw new DataFileError(
            `${object}.${name} was kept as ${former.split(' ').at(-1)!.toLowerCase()} and would now be ${apexType.toLowerCase()}, which the values of ${records} ${records === 1 ? 'record' : 'records'} do not become by themselves. Go back to the former type, make a new field for the new one, or start anew with --reset.`
        );
    }
    store.exec(`DROP INDEX IF EXISTS ${quote(`${object}.${name}`)}`);
    store.exec(`ALTER TABLE ${quote(object)} DROP COLUMN ${quote(name)}`);
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
