import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderError, openDataFolder } from './data-folder.ts';
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

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'data-'));
    });

    afterEach(() => rmSync(folder, { recursive: true }));

    it('keeps data that was loaded', () => {
        const first = openDataFolder(folder, false);
        writeFileSync(first.database, 'rows');
        first.markLoaded();
        const second = openDataFolder(folder, false);
        expect(second.isLoaded).toBe(true);
        expect(existsSync(second.database)).toBe(true);
    });

    it('starts anew when the first start was cut short', () => {
        writeFileSync(openDataFolder(folder, false).database, 'half');
        const second = openDataFolder(folder, false);
        expect(second.isLoaded).toBe(false);
        expect(existsSync(second.database)).toBe(false);
    });

    it('is emptied by a reset, except for the key of the sessions', () => {
        const first = openDataFolder(folder, false);
        writeFileSync(first.database, 'rows');
        writeFileSync(join(folder, 'session.key'), 'key');
        first.markLoaded();
        expect(openDataFolder(folder, true).isLoaded).toBe(false);
        expect(readdirSync(folder)).toEqual(['session.key']);
    });

    it('is refused when it holds other files', () => {
        writeFileSync(join(folder, 'thesis.txt'), 'mine');
        expect(() => openDataFolder(folder, true)).toThrow(DataFolderError);
        expect(existsSync(join(folder, 'thesis.txt'))).toBe(true);
    });
});
