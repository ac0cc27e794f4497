import { createHash } from 'node:crypto';
import AdmZip from 'adm-zip';
import fs, {
    copyFileSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFile, DataFileError } from '../database/lock.ts';
import { openStore } from '../database/open-store.ts';
import { atomically } from '../database/store.ts';
import { loadSchema, type OrgSchema } from '../schema/index.ts';
import { DataFolderError, newData, openDataFolder, restingData, unwritable, type DataFolder } from './data-folder.ts';
import { exportData, importData } from './org-copy.ts';
import { readOptions, UsageError } from './start-options.ts';

describe('options of npm start', () => {
    it('have the documented defaults', () => {
        expect(readOptions([], '/repo')).toEqual({
            port: 8080,
            reset: false,
            projectDirs: ['/repo'],
            dataFolder: join('/repo', '.local-org', 'data'),
            cacheFolder: join('/repo', '.local-org', 'cache'),
            startAt: null
        });
    });

    it('are read in both spellings', () => {
        expect(readOptions(['--port=9000', '--data', '/data', '--reset'], '/repo')).toMatchObject({
            port: 9000,
            dataFolder: '/data',
            reset: true
        });
    });

    it('set the clock of a new org', () => {
        expect(readOptions(['--clock', '2026-11-02T09:00:00-07:00'], '/repo').startAt).toBe(Date.UTC(2026, 10, 2, 16));
    });

    it.each([
        [['--port', 'x']],
        [['--port', '70000']],
        [['--port']],
        [['--unknown']],
        [['--clock', '2026-11-02']],
        [['--clock', 'x']]
    ])('that are wrong are refused: %j', (parameters) => {
        expect(() => readOptions(parameters, '/repo')).toThrow(UsageError);
    });
});

describe('the data folder', () => {
    let folder: string;
    let open: DataFolder[];

    const start = (reset = false): DataFolder => {
        const found = openDataFolder(folder, reset);
        open.push(found);
        return found;
    };
    /** A start that loaded its data, and has ended. */
    const loaded = (): void => {
        const first = start();
        writeFileSync(first.database, 'rows');
        first.markLoaded();
        first.release();
    };
    const content = (): string[] => readdirSync(folder).sort();

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'data-'));
        open = [];
    });

    afterEach(() => {
        open.forEach((one) => one.release());
        rmSync(folder, { recursive: true });
    });

    it('keeps data that was loaded', () => {
        loaded();
        const second = start();
        expect(second.isLoaded).toBe(true);
        expect(readFileSync(second.database, 'utf8')).toBe('rows');
    });

    it('starts anew when the first start was cut short', () => {
        const first = start();
        writeFileSync(first.database, 'half');
        first.release();
        const second = start();
        expect(second.isLoaded).toBe(false);
        expect(existsSync(second.database)).toBe(false);
    });

    it('is emptied by a reset, except for the key of the sessions', () => {
        loaded();
        writeFileSync(join(folder, 'session.key'), 'key');
        expect(start(true).isLoaded).toBe(false);
        expect(content()).toEqual(['loading.json', 'session.key', 'start.pid']);
    });

    it('is free when its holder is dead, has the id of this process, or an id that another process has now', () => {
        loaded();
        for (const holder of ['999999999', String(process.pid), `${process.ppid} 1`]) {
            writeFileSync(join(folder, 'start.pid'), holder);
            const found = start();
            expect(found.isLoaded).toBe(true);
            found.release();
        }
    });

    describe('is left as it is, and told in a sentence,', () => {
        /** @returns what an attempt to open it is told; what is in it stays */
        const refusal = (reset: boolean): string => {
            const before = content();
            try {
                start(reset);
            } catch (error) {
                expect(error).toBeInstanceOf(DataFolderError);
                expect(content()).toEqual(before);
                return (error as Error).message;
            }
            throw new Error('It was opened.');
        };

        it('when it holds other files', () => {
            writeFileSync(join(folder, 'thesis.txt'), 'mine');
            expect(refusal(true)).toMatch(/holds other files \(thesis\.txt\)/);
        });

        it.each([
            ['while another start loads it', false],
            ['with --reset while another start loads it', true]
        ])('%s', (_, reset) => {
            writeFileSync(start().database, 'half');
            expect(refusal(reset)).toMatch(
                /is in use by process \d+\. Stop that one first, or choose another folder with --data\.$/
            );
        });

        it('when the data is in use by a tool', () => {
            loaded();
            const release = claimFile(join(folder, 'org.db'));
            expect(refusal(true)).toMatch(/is in use by process/);
            release();
        });

        it('when the data is missing or empty', () => {
            loaded();
            writeFileSync(join(folder, 'org.db'), '');
            expect(refusal(false)).toMatch(
                /org\.db is empty\. Put a copy of it in its place, or start anew with --reset\.$/
            );
            rmSync(join(folder, 'org.db'));
            expect(refusal(false)).toMatch(/org\.db is missing/);
        });

        it('when nothing says that the data is whole', () => {
            loaded();
            rmSync(join(folder, 'loaded.json'));
            expect(refusal(false)).toMatch(/not the file loaded\.json that says that it is whole/);
        });

        it('when it cannot be written', () => {
            const file = join(folder, 'file');
            writeFileSync(file, '');
            expect(() => openDataFolder(join(file, 'data'), false)).toThrow(
                /cannot be written \(ENOTDIR\)\. Make it writable/
            );
        });

        it('when the folder around it cannot be written, which Node says is not there', () => {
            const error = Object.assign(new Error('no'), { code: 'ENOENT' });
            const refused = jest.spyOn(fs, 'accessSync').mockImplementation(() => {
                throw Object.assign(new Error('no'), { code: 'EROFS' });
            });
            expect(unwritable(join(folder, 'not', 'there'), error, 'Choose.').message).toBe(
                `${join(folder, 'not', 'there')} cannot be written (${folder}: EROFS). Choose.`
            );
            refused.mockRestore();
            expect(unwritable(join(folder, 'not', 'there'), error, 'Choose.').message).toContain('(ENOENT)');
        });

        it('when the data is none', () => {
            const file = join(folder, 'org.db');
            writeFileSync(file, 'x'.repeat(5000));
            expect(() => openStore(file, { fingerprint: () => '', named: new Set() } as unknown as OrgSchema)).toThrow(
                new DataFileError(
                    `The data file ${file} cannot be read (file is not a database). Put a copy of it in its place, or start anew with --reset.`
                )
            );
            expect(readFileSync(file, 'utf8')).toHaveLength(5000);
        });

        it('when the data is that of another program', () => {
            const file = join(folder, 'org.db');
            const other = openStore(file, loadSchema([]));
            other.exec('DROP TABLE "_meta"');
            other.close();
            const before = readFileSync(file);
            expect(() => openStore(file, loadSchema([]))).toThrow(
                /org\.db cannot be read \(it is no data of an org\)\. Put a copy of it in its place/
            );
            expect(readFileSync(file).equals(before)).toBe(true);
        });
    });

    // What SQLite says of a full disk, without filling one: a file of at most so many pages is as full.
    it('says that the disk is full, keeps what was saved before, and goes on when there is room', () => {
        const store = openStore(join(folder, 'org.db'), loadSchema([]));
        const save = (id: string): void => {
            atomically(store, () => {
                for (const part of ['1', '2']) {
                    store.run(
                        `INSERT INTO "Account" ("Id", "Name", "Description") VALUES ('${id}${part}AAA', '${id}', '${'x'.repeat(50_000)}')`
                    );
                }
            });
        };
        const saved = (): unknown => store.get(`SELECT count(*) AS rows FROM "Account"`)?.['rows'];
        save('00100000000001');
        store.exec('PRAGMA max_page_count = 1');
        expect(() => save('00100000000002')).toThrow(
            /^The data file .*org\.db cannot be written \(database or disk is full\): .*What was saved before is kept: make room/
        );
        expect([saved(), store.depth]).toEqual([2, 0]);
        // Whoever catches that goes on with nothing: the transaction around it is lost too.
        let caught: unknown;
        const goesOn = (): void => {
            try {
                save('00100000000002');
            } catch (error) {
                caught = error;
            }
            store.run('DELETE FROM "Account"');
        };
        expect(() => atomically(store, goesOn)).toThrow(/^The data file .* cannot be written/);
        expect(caught).toBeInstanceOf(DataFileError);
        expect([saved(), store.depth]).toEqual([2, 0]);
        store.exec('PRAGMA max_page_count = 1000000');
        save('00100000000002');
        expect(saved()).toBe(4);
        store.close();
    });

    describe('is copied into a file and back', () => {
        const schema = loadSchema([]);
        const copy = (): string => join(folder, 'copy.zip');

        /** An org with an account, exported. */
        const exported = (): void => {
            const first = start();
            const store = openStore(first.database, schema);
            store.run(`INSERT INTO "Account" ("Id", "Name") VALUES ('001000000000001AAA', 'Kept')`);
            store.close();
            first.markLoaded();
            expect(() => restingData(folder)).toThrow(/is in use by process/);
            first.release();
            exportData(restingData(folder), copy());
        };
        const target = (): string => join(folder, 'second', 'org.db');
        const bringIn = (): void => {
            const { database, markLoaded } = newData(join(folder, 'second'));
            importData(copy(), database);
            markLoaded();
        };

        it('whole', () => {
            exported();
            bringIn();
            const store = openStore(target(), schema);
            expect(store.all('SELECT "Name" FROM "Account"')).toEqual([{ Name: 'Kept' }]);
            store.close();
            expect(() => newData(join(folder, 'second'))).toThrow(/is not empty/);
        });

        it('with what a process that was killed had committed', () => {
            const first = start();
            const store = openStore(first.database, schema);
            store.run(`INSERT INTO "Account" ("Id", "Name") VALUES ('001000000000001AAA', 'Kept')`);
            // As a kill leaves it: the changes beside the data, and the lock taken.
            const killed = join(folder, 'killed');
            mkdirSync(join(killed, 'org.db.lock'), { recursive: true });
            for (const name of ['org.db', 'org.db-wal']) {
                copyFileSync(join(folder, name), join(killed, name));
            }
            store.close();
            writeFileSync(join(killed, 'loaded.json'), '{}');
            exportData(restingData(killed), copy());
            bringIn();
            const second = openStore(target(), schema);
            expect(second.all('SELECT "Name" FROM "Account"')).toEqual([{ Name: 'Kept' }]);
            second.close();
        });

        it('or not at all', () => {
            exported();
            const whole = readFileSync(copy());
            const changed = new AdmZip(whole);
            changed.updateFile('org.db', Buffer.from('other'));
            const archive = (manifest: string, data: Buffer): Buffer => {
                const zip = new AdmZip();
                zip.addFile('manifest.json', Buffer.from(manifest));
                zip.addFile('org.db', data);
                return zip.toBuffer();
            };
            const honest = (data: Buffer): Buffer =>
                archive(
                    JSON.stringify({ format: 'local-org 1', sha256: createHash('sha256').update(data).digest('hex') }),
                    data
                );
            for (const [damaged, message] of [
                [archive('null', Buffer.from('x')), /is no copy of an org/],
                [archive('{', Buffer.from('x')), /is no copy of an org, or a damaged one/],
                [honest(Buffer.alloc(0)), /is damaged \(it has no data of an org\)/],
                [honest(Buffer.from('a text that is no database, and long enough for one')), /is damaged/],
                [whole.subarray(0, whole.length / 2), /is no copy of an org, or a damaged one/],
                [Buffer.from('text'), /is no copy of an org, or a damaged one/],
                [new AdmZip().toBuffer(), /is no copy of an org/],
                [changed.toBuffer(), /is damaged: its data is not what was exported/]
            ] as const) {
                writeFileSync(copy(), damaged);
                expect(bringIn).toThrow(message);
                expect(existsSync(target())).toBe(false);
            }
        });

        it('not in part, where the disk is full', () => {
            exported();
            const write = fs.writeFileSync;
            const full = jest.spyOn(fs, 'writeFileSync').mockImplementation((file, data) => {
                if (typeof data === 'string') {
                    return write(file, data);
                }
                write(file, Buffer.from('half'));
                throw Object.assign(new Error('no'), { code: 'ENOSPC' });
            });
            const again = join(folder, 'again.zip');
            const says = (file: string): string =>
                `${file} cannot be written (ENOSPC): the disk is full, or not there any more. What was saved before is kept: make room, and try again.`;
            try {
                expect(() => exportData(restingData(folder), again)).toThrow(new DataFolderError(says(again)));
                expect(() => importData(copy(), join(folder, 'other.db'))).toThrow(
                    new DataFolderError(says(join(folder, 'other.db')))
                );
            } finally {
                full.mockRestore();
            }
            expect([existsSync(again), existsSync(join(folder, 'other.db'))]).toEqual([false, false]);
        });

        it('neither into a folder that is not there, nor into a file', () => {
            exported();
            const nowhere = join(folder, 'not', 'there', 'copy.zip');
            expect(() => exportData(restingData(folder), nowhere)).toThrow(
                `${nowhere} cannot be written (ENOENT). Choose another place for the copy.`
            );
            expect(() => newData(copy())).toThrow(/cannot be written \(EEXIST\)/);
        });
    });
});
