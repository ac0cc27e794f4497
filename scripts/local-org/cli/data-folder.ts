import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DATABASE = 'org.db';
const LOADED = 'loaded.json';
// Everything that a start writes into the folder.
const OWN_FILES = /^(org\.db.*|loaded\.json|session\.key|connected-apps\.json)$/;
// Who signed in stays signed in after the data was thrown away.
const SECRETS = new Set(['session.key', 'connected-apps.json']);

/** The data folder cannot be used; the message says why. */
export class DataFolderError extends Error {}

/** The files of an org's data. */
export interface DataFolder {
    database: string;
    /** true when the database was made by a start that also finished loading its sample data */
    isLoaded: boolean;
    /** remembers that the sample data is loaded */
    markLoaded(): void;
}

/**
 * Opens (or makes) the folder of an org's data. Data of a first start that was cut short is removed, so that it starts anew.
 * @param folder absolute path
 * @param reset true to remove the data
 * @throws DataFolderError when the folder holds other files
 */
export function openDataFolder(folder: string, reset: boolean): DataFolder {
    mkdirSync(folder, { recursive: true });
    const foreign = readdirSync(folder).find((name) => !OWN_FILES.test(name));
    if (foreign && !existsSync(join(folder, DATABASE))) {
        throw new DataFolderError(`${folder} holds other files (${foreign}). Choose an empty folder for --data.`);
    }
    const marker = join(folder, LOADED);
    if (reset || !existsSync(marker)) {
        for (const name of readdirSync(folder)) {
            if (OWN_FILES.test(name) && !SECRETS.has(name)) {
                rmSync(join(folder, name), { recursive: true, force: true });
            }
        }
    }
    return {
        database: join(folder, DATABASE),
        isLoaded: existsSync(marker),
        markLoaded: () => writeFileSync(marker, `${JSON.stringify({ sampleData: true })}\n`)
    };
}
