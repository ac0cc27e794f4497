import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diskError } from '../database/disk.ts';
import { claimFile, holderOf } from '../database/lock.ts';

const DATABASE = 'org.db';
const LOADED = 'loaded.json';
/** Is there while a first start loads the sample data. */
const LOADING = 'loading.json';
/** The whole folder is claimed by `start.pid`, before anything in it is touched. */
const CLAIM = 'start';
// Everything that a start writes into the folder.
const OWN_FILES = /^(org\.db.*|loaded\.json|loading\.json|start\.(pid|lock)|session\.key|connected-apps\.json)$/;
// Who signed in stays signed in after the data was thrown away.
const SECRETS = new Set(['session.key', 'connected-apps.json']);

/** The data folder cannot be used; the message says why and what to do. Nothing in it was changed. */
export class DataFolderError extends Error {}

/** The files of an org's data. */
export interface DataFolder {
    database: string;
    /** true when the database was made by a start that also finished loading its sample data */
    isLoaded: boolean;
    /** remembers that the sample data is loaded */
    markLoaded(): void;
    /** lets others use the folder; the end of the process does too */
    release(): void;
}

/** @returns the path of the data in a folder, complete and held by nobody. @throws DataFolderError */
export function restingData(folder: string): string {
    checkFree(folder);
    const database = join(folder, DATABASE);
    if (!existsSync(join(folder, LOADED)) || !existsSync(database)) {
        throw new DataFolderError(`${folder} has no data. Name its folder with --data.`);
    }
    return database;
}

/** @returns where data that is brought into a folder goes. @throws DataFolderError for one that has data or other files */
export function newData(folder: string): { database: string; markLoaded: () => void } {
    checkFree(folder);
    writable(folder, () => mkdirSync(folder, { recursive: true }));
    const names = readdirSync(folder);
    if (names.some((name) => !SECRETS.has(name))) {
        throw new DataFolderError(`${folder} is not empty. Choose an empty folder with --data.`);
    }
    return { database: join(folder, DATABASE), markLoaded: () => mark(folder) };
}

/**
 * Opens (or makes) the folder of an org's data for a start, alone. Data of a first start that was cut short is removed, so that it
 * starts anew; nothing else is.
 * @param folder absolute path
 * @param reset true to remove the data
 * @throws DataFolderError when it holds other files or data that is not whole, is used by another start, or cannot be written
 */
export function openDataFolder(folder: string, reset: boolean): DataFolder {
    checkFree(folder);
    writable(folder, () => mkdirSync(folder, { recursive: true }));
    const names = readdirSync(folder);
    const database = join(folder, DATABASE);
    const has = (name: string): boolean => names.includes(name);
    const foreign = names.find((name) => !OWN_FILES.test(name));
    if (foreign && !has(DATABASE)) {
        throw new DataFolderError(`${folder} holds other files (${foreign}). Choose an empty folder for --data.`);
    }
    const isEmpty = !has(DATABASE) || statSync(database).size === 0;
    if (!reset && has(LOADED) && isEmpty) {
        throw new DataFolderError(
            `${folder} should have data, but ${DATABASE} is ${has(DATABASE) ? 'empty' : 'missing'}. Put a copy of it in its place, or start anew with --reset.`
        );
    }
    if (!reset && !has(LOADED) && !has(LOADING) && !isEmpty) {
        throw new DataFolderError(
            `${folder} has data, but not the file ${LOADED} that says that it is whole. Make that file (its content is {}) if you know it is, or start anew with --reset.`
        );
    }
    const release = writable(folder, () => claimFile(join(folder, CLAIM)));
    if (reset || !has(LOADED)) {
        names
            .filter((name) => OWN_FILES.test(name) && !SECRETS.has(name) && !name.startsWith(CLAIM))
            .forEach((name) => rmSync(join(folder, name), { recursive: true, force: true }));
        writable(folder, () => writeFileSync(join(folder, LOADING), '{}\n'));
    }
    return {
        database,
        isLoaded: existsSync(join(folder, LOADED)),
        markLoaded: () => mark(folder),
        release
    };
}

function mark(folder: string): void {
    writable(folder, () => writeFileSync(join(folder, LOADED), `${JSON.stringify({ sampleData: true })}\n`));
    rmSync(join(folder, LOADING), { force: true });
}

function checkFree(folder: string): void {
    const holder = holderOf(join(folder, CLAIM)) ?? holderOf(join(folder, DATABASE));
    if (holder !== null) {
        throw new DataFolderError(
            `The data in ${folder} is in use by process ${holder}. Stop that one first, or choose another folder with --data.`
        );
    }
}

/** @throws DataFolderError where the machine refuses */
function writable<T>(folder: string, work: () => T): T {
    try {
        return work();
    } catch (error) {
        throw unwritable(folder, error, 'Make it writable, or choose another folder with --data.');
    }
}

/** @returns what is told where the machine does not write: that the disk is full, or its reason and the advice */
export function unwritable(path: string, error: unknown, advice: string): DataFolderError {
    const { code, message } = error as NodeJS.ErrnoException;
    // Node says of a folder that cannot be made that it is not there.
    const reason = code === 'ENOENT' ? (refusedIn(path) ?? code) : (code ?? message);
    return new DataFolderError(diskError(error, path)?.message ?? `${path} cannot be written (${reason}). ${advice}`);
}

/** Why nothing can be made in the nearest folder that is there; null where it can. */
function refusedIn(path: string): string | null {
    const folder = existsSync(path) ? path : dirname(path);
    if (!existsSync(folder)) {
        return refusedIn(folder);
    }
    try {
        accessSync(folder, constants.W_OK);
        return null;
    } catch (error) {
        return `${folder}: ${(error as NodeJS.ErrnoException).code}`;
    }
}
