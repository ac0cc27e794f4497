import {
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    statSync,
    utimesSync,
    writeFileSync
} from 'node:fs';
import { join } from 'node:path';

const MANIFEST = 'page.json';
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Built files by their version: a folder each, and what is known of them in its `page.json`. */
export interface PageCache {
    folder(version: string): string;
    /** @returns what was written of that version, or null; it counts as needed now */
    read<T>(version: string): T | null;
    /** Writes the files and, when they are all there, what is known of them; versions that nobody needed for a day go. */
    write(version: string, files: Record<string, Uint8Array>, known: unknown): void;
}

/** @param cacheFolder absolute folder for caches */
export function pageCache(cacheFolder: string): PageCache {
    const pages = join(cacheFolder, 'page');
    const folder = (version: string): string => join(pages, version);
    return {
        folder,
        read<T>(version: string) {
            const manifest = join(folder(version), MANIFEST);
            if (!existsSync(manifest)) {
                return null;
            }
            utimesSync(folder(version), new Date(), new Date());
            return JSON.parse(readFileSync(manifest, 'utf8')) as T;
        },
        write(version, files, known) {
            mkdirSync(folder(version), { recursive: true });
            for (const [name, contents] of Object.entries(files)) {
                writeFileSync(join(folder(version), name), contents);
            }
            const manifest = join(folder(version), MANIFEST);
            writeFileSync(`${manifest}.${process.pid}`, JSON.stringify(known));
            renameSync(`${manifest}.${process.pid}`, manifest);
            removeOld(pages);
        }
    };
}

// Pages of sources that have changed since are not needed again; other projects' may be.
function removeOld(pages: string): void {
    for (const name of readdirSync(pages)) {
        if (Date.now() - statSync(join(pages, name)).mtimeMs > KEPT_MS) {
            rmSync(join(pages, name), { recursive: true, force: true });
        }
    }
}
