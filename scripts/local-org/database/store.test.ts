import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSchema } from '../schema/index.ts';
import { plainSession } from './session.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import type { SObject } from '../values/sobject.ts';
import { loadRecords } from './dml/rows.ts';
import { fieldXml, makeProject, objectXml, openTestOrg } from './testing.ts';

let folder: string;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'local-org-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(file: string, inside: string): Store {
    const project = makeProject({ 'src/objects/Thing__c.object': objectXml('Thing', inside) });
    try {
        return openStore(file, loadSchema([project.folder]));
    } finally {
        project.remove();
    }
}

const things = (store: Store): number => Number(store.get('SELECT count(*) AS n FROM "Thing__c"')!['n']);

describe('a data file', () => {
    it('keeps what was committed and takes new fields', () => {
        const file = join(folder, 'org.db');
        const first = open(file, fieldXml('A__c', 'Text', '<length>10</length>'));
        first.run(`INSERT INTO "Thing__c" ("Id", "A__c", "IsDeleted") VALUES ('a00000000000001AAA', 'x', 0)`);
        first.close();
        const second = open(
            file,
            fieldXml('A__c', 'Text', '<length>10</length>') +
                fieldXml('B__c', 'Checkbox', '<defaultValue>true</defaultValue>')
        );
        expect(second.get('SELECT "A__c", "B__c" FROM "Thing__c"')).toEqual({ A__c: 'x', B__c: 1 });
        second.close();
    });

    // Days and moments are both numbers in the file, texts and lookups both texts.
    it.each([
        ['Text', '<length>10</length>', `'x'`, 'Date', '', 'string', 'date'],
        ['Date', '', '20000', 'DateTime', '', 'date', 'datetime'],
        ['Date', '', '20000', 'Number', '<precision>5</precision><scale>0</scale>', 'date', 'decimal'],
        [
            'Text',
            '<length>18</length>',
            `'x'`,
            'Lookup',
            '<referenceTo>Account</referenceTo><relationshipName>As</relationshipName>',
            'string',
            'id'
        ]
    ])('says so where a field with data changes from %s %s (%s) to %s', (former, rest, value, next, more, was, is) => {
        const file = join(folder, 'org.db');
        const first = open(file, fieldXml('A__c', former, rest));
        first.close();
        // Without data the column is made anew.
        open(file, fieldXml('A__c', next, more)).close();
        const again = open(file, fieldXml('A__c', former, rest));
        again.run(`INSERT INTO "Thing__c" ("Id", "A__c", "IsDeleted") VALUES ('a00000000000001AAA', ${value}, 0)`);
        again.close();
        expect(() => open(file, fieldXml('A__c', next, more))).toThrow(
            `Thing__c.A__c was kept as ${was} and would now be ${is}, which the values of 1 record do not become by themselves. Go back to the former type, make a new field for the new one, or start anew with --reset.`
        );
        const back = open(file, fieldXml('A__c', former, rest));
        expect(things(back)).toBe(1);
        back.close();
    });

    it('of a version that did not note types is taken where the way of keeping is the same', () => {
        const file = join(folder, 'org.db');
        const first = open(file, fieldXml('A__c', 'Date'));
        first.exec('DROP TABLE "Thing__c"; CREATE TABLE "Thing__c" ("Id" TEXT PRIMARY KEY, "A__c" INTEGER)');
        first.run(`INSERT INTO "Thing__c" ("Id", "A__c") VALUES ('a00000000000001AAA', 20000)`);
        first.close();
        open(file, fieldXml('A__c', 'Date') + fieldXml('B__c', 'Date')).close();
        expect(() => open(file, fieldXml('A__c', 'Email'))).toThrow(
            /A__c was kept as integer and would now be string,/
        );
    });

    it('says that it cannot be read where a part of it is damaged that is read later', () => {
        const file = join(folder, 'org.db');
        const first = open(file, '');
        const page = Number(first.get(`SELECT rootpage FROM sqlite_master WHERE name = 'Thing__c'`)!['rootpage']);
        const size = Number(first.get('PRAGMA page_size')!['page_size']);
        first.close();
        const bytes = readFileSync(file);
        bytes.fill(7, (page - 1) * size, page * size);
        writeFileSync(file, bytes);
        const second = open(file, '');
        expect(() => second.all('SELECT * FROM "Thing__c"')).toThrow(
            `The data file ${file} cannot be read (database disk image is malformed). Put a copy of it in its place, or start anew with --reset.`
        );
        second.close();
    });

    it('belongs to one process at a time', () => {
        const file = join(folder, 'org.db');
        const store = open(file, '');
        expect(() => open(file, '')).toThrow('is already open in this process');
        writeFileSync(`${file}.pid`, '1');
        expect(() => open(file, '')).toThrow(
            `The data file ${file} is in use by process 1. Stop that one first, or use another file.`
        );
        store.close();
    });

    it('is taken over from a process that died, its lock and all', () => {
        const file = join(folder, 'org.db');
        const store = open(file, '');
        store.run(`INSERT INTO "Thing__c" ("Id", "IsDeleted") VALUES ('a00000000000001AAA', 0)`);
        store.close();
        writeFileSync(`${file}.pid`, String(spawnSync('true').pid));
        mkdirSync(`${file}.lock`);
        const again = open(file, '');
        expect(things(again)).toBe(1);
        again.close();
        expect(existsSync(`${file}.pid`)).toBe(false);
    });

    it('knows which state of users and of permissions the data is in, the former one again after an undo', () => {
        const store = open(':memory:', '');
        const before = { ...store.versions };
        store.begin();
        store.noteChange('people');
        const changed = { ...store.versions };
        expect(changed).toEqual({ ...before, people: expect.any(Number) as number });
        expect(changed.people).not.toBe(before.people);
        const mark = store.savepoint();
        store.noteChange('permissions');
        store.rollbackTo(mark);
        expect(store.versions).toEqual(changed);
        store.release(mark);
        store.rollback();
        expect(store.versions).toEqual(before);
        // Another change never has the version of one that was undone.
        store.noteChange('people');
        expect(store.versions.people).not.toBe(changed.people);
        store.close();
    });

    it('finds metadata by its name, and records by what points to them, without reading all of them', () => {
        const store = open(':memory:', '');
        const plan = (table: string, column: string): unknown =>
            store.all(`EXPLAIN QUERY PLAN SELECT "Id" FROM "${table}" WHERE "${column}" = 'a'`)[0]!['detail'];
        expect(plan('ApexClass', 'Name')).toBe('SEARCH ApexClass USING INDEX ApexClass.Name (Name=?)');
        expect(plan('CustomPermission', 'DeveloperName')).toContain('USING INDEX');
        expect(plan('Contact', 'AccountId')).toContain('USING INDEX');
        expect(plan('Contact', 'Name')).toBe('SCAN Contact');
        store.close();
    });

    it('reads a field that is named for the first time while the org runs', () => {
        const store = open(':memory:', '');
        const type = store.schema.object('User')!;
        const row = store.get('SELECT "Id" AS id FROM "User"')!;
        const name = 'UserPreferencesApexPagesDeveloperMode';
        const load = (): SObject =>
            loadRecords(store, type, [String(row['id'])])
                .values()
                .next().value!;
        expect(load().values.has(name.toLowerCase())).toBe(false);
        expect(store.schema.field(type, name)).toBeDefined();
        store.run(`UPDATE "User" SET "${name}" = 1`);
        expect(load().values.get(name.toLowerCase())).toBe(true);
        store.close();
    });

    it('leaves no statement half read', () => {
        const store = open(':memory:', '');
        store.exec('CREATE TABLE "two" (n INTEGER); INSERT INTO "two" VALUES (1), (2)');
        expect(store.get('SELECT n FROM "two" ORDER BY n')).toEqual({ n: 1 });
        // SQLite refuses to drop a table that a statement is still reading.
        expect(() => store.exec('DROP TABLE "two"')).not.toThrow();
        store.close();
    });

    it('undoes to savepoints and transactions', () => {
        const store = open(':memory:', '');
        const insert = (n: number): number =>
            store.run(`INSERT INTO "Thing__c" ("Id", "IsDeleted") VALUES (?, 0)`, [`a0000000000000${n}AAA`]);
        store.begin();
        insert(1);
        const mark = store.savepoint();
        insert(2);
        store.rollbackTo(mark);
        expect(things(store)).toBe(1);
        store.begin();
        insert(3);
        store.rollback();
        expect(things(store)).toBe(1);
        store.rollback();
        expect(things(store)).toBe(0);
        expect(plainSession(store, 'x').written).toEqual({ setup: null, nonSetup: null });
        store.close();
    });
});

test('the sources of Apex are rows with their text', () => {
    const org = openTestOrg({
        'src/classes/Words.cls': "public class Words { String s = 'ü – 漢'; }",
        'src/classes/Words.cls-meta.xml': '<ApexClass><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>'
    });
    const row = org.store.get('SELECT "Body" AS body, typeof("Body") AS type FROM "ApexClass"')!;
    expect(row['type']).toBe('text');
    expect(String(row['body'])).toContain("String s = 'ü – 漢';");
    org.close();
});

describe('many records', () => {
    it('are all written and read', () => {
        const org = openTestOrg({});
        org.store.begin();
        const records = Array.from({ length: 10000 }, (_, i) =>
            org.record('Contact', { FirstName: `f${i}`, LastName: `l${i}`, Email: `a${i}@example.invalid` })
        );
        org.run('insert', records);
        const read = org.query('SELECT Id, Name, Email FROM Contact');
        org.store.rollback();
        org.close();
        expect(new Set(read.map((record) => record.values.get('email'))).size).toBe(10000);
    });
});
