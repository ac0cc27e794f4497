import AdmZip from 'adm-zip';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { databaseFault } from '../database/open-store.ts';
import { DataFolderError, unwritable } from './data-folder.ts';

const DATABASE = 'org.db';
const MANIFEST = 'manifest.json';

/** What a copy says of itself. */
interface Manifest {
    format: 'local-org 1';
    /** ISO 8601, by the machine's clock */
    exported: string;
    sha256: string;
}

const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * Writes an archive with a database and its hash. Keys that sign sessions are no part of it.
 * @throws DataFolderError for a damaged database
 */
export function exportData(database: string, file: string): void {
    const fault = databaseFault(database);
    if (fault !== null) {
        throw new DataFolderError(`${database} is damaged (${fault}). Nothing was exported.`);
    }
    const data = readFileSync(database);
    const manifest: Manifest = { format: 'local-org 1', exported: new Date().toISOString(), sha256: hash(data) };
    const zip = new AdmZip();
    zip.addFile(MANIFEST, Buffer.from(`${JSON.stringify(manifest)}\n`));
    zip.addFile(DATABASE, data);
    writtenWhole(file, zip.toBuffer(), () => undefined);
}

/**
 * Brings such an archive back; the database is written when it is whole, and not at all otherwise.
 * @throws DataFolderError
 */
export function importData(file: string, database: string): void {
    const data = contentOf(file);
    writtenWhole(database, data, () => {
        const fault = databaseFault(database);
        if (fault !== null) {
            throw new DataFolderError(`${file} is damaged (${fault}). Nothing was brought in.`);
        }
    });
}

/** Writes a new file and looks at it; where either fails there is none. */
function writtenWhole(file: string, data: Uint8Array, look: () => void): void {
    try {
        writeFileSync(file, data);
        look();
    } catch (error) {
        rmSync(file, { force: true });
        throw error instanceof DataFolderError ? error : unwritable(file, error, 'Choose another place for the copy.');
    }
}

function contentOf(file: string): Buffer {
    let data: Buffer | null;
    let manifest: Partial<Manifest>;
    try {
        const zip = new AdmZip(file);
        data = zip.getEntry(DATABASE)?.getData() ?? null;
        const said = JSON.parse(zip.getEntry(MANIFEST)?.getData().toString('utf8') ?? '{}') as Partial<Manifest> | null;
        manifest = said ?? {};
    } catch (error) {
        throw new DataFolderError(
            `${file} is no copy of an org, or a damaged one (${(error as Error).message}). Nothing was brought in.`
        );
    }
    if (!data || manifest.format !== 'local-org 1') {
        throw new DataFolderError(`${file} is no copy of an org. Nothing was brought in.`);
    }
    if (manifest.sha256 !== hash(data)) {
        throw new DataFolderError(`${file} is damaged: its data is not what was exported. Nothing was brought in.`);
    }
    return data;
}
