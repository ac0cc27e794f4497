import { statfsSync } from 'node:fs';
import { DiskError } from '../database/disk.ts';
import { DataFileError } from '../database/lock.ts';

/** So much more than when the disk was full is room again. */
const ROOM_BYTES = 16 * 1024 * 1024;

/** Tells the terminal of what goes wrong while an org runs. */
export interface Reporter {
    /** A full disk is told once, in its sentence, what else is wrong with the data in its own, anything else with its stack. */
    report(error: unknown): void;
    /** Tells once when the disk has room again. */
    look(): void;
}

/**
 * @param folder of the data
 * @param tell writes to the terminal
 * @param freeBytes how much room the disk of a folder has
 */
export function reporter(folder: string, tell: (text: string) => void, freeBytes = freeBytesOf): Reporter {
    let freeThen: number | null = null;
    return {
        report(error) {
            if (!(error instanceof DiskError)) {
                tell(error instanceof DataFileError ? error.message : textOf(error));
            } else if (freeThen === null) {
                freeThen = freeBytes(folder);
                tell(`${error.message} Until then nothing is saved, and jobs wait.`);
            }
        },
        look() {
            if (freeThen !== null && freeBytes(folder) >= freeThen + ROOM_BYTES) {
                freeThen = null;
                tell('There is room on the disk again: what is saved is kept, and jobs go on.');
            }
        }
    };
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** None where the folder is gone. */
function freeBytesOf(folder: string): number {
    try {
        const { bavail, bsize } = statfsSync(folder);
        return bavail * bsize;
    } catch {
        return 0;
    }
}
