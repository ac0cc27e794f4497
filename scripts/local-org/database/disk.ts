import { DataFileError } from './lock.ts';

/** What the disk did not take: nothing of it is saved, what was saved before is kept, and it goes on when there is room. */
export class DiskError extends DataFileError {
    /** @param what the file, @param reason what the machine says */
    constructor(what: string, reason: string) {
        super(
            `${what} cannot be written (${reason}): the disk is full, or not there any more. What was saved before is kept: make room, and try again.`
        );
    }
}

/** What SQLite says when the file system does not take what is written. */
const SQLITE_SAYS = /^(disk I\/O error|database or disk is full)$/;

/**
 * @param error what writing a file or a database ended with
 * @param file which one, where the error does not say
 * @returns the same for the user where the disk is the reason, else null
 */
export function diskError(error: unknown, file: string): DiskError | null {
    const { code, path, message } = error as NodeJS.ErrnoException;
    if (error instanceof DiskError) {
        return error;
    }
    return code === 'ENOSPC'
        ? new DiskError(path ?? file, code)
        : SQLITE_SAYS.test(message)
          ? new DiskError(`The data file ${file}`, message)
          : null;
}
