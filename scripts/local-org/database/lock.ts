import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** What holds or keeps the data does not allow what was asked; the message says what to do, and nothing was changed. */
export class DataFileError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'DataFileError';
    }
}

/** Files that this process holds: its own id in a file that it does not hold is that of a dead process, as in a new container. */
const held = new Set<string>();

/** When a process began, as Linux tells it; empty where nothing does. Ids are used again, in a container often. */
function startOf(pid: number): string {
    try {
        // The name in brackets may have spaces; the 20th field behind it is the start time.
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19] ?? '';
    } catch {
        return '';
    }
}

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
}

/** The id of the live process that holds a file, or null. */
export function holderOf(file: string): number | null {
    const pidFile = `${file}.pid`;
    const [id = '', start = ''] = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').trim().split(' ') : [];
    const pid = Number(id);
    if (pid === process.pid) {
        return held.has(file) ? pid : null;
    }
    return pid && isAlive(pid) && (start === '' || start === startOf(pid)) ? pid : null;
}

/**
 * Makes this process the only user of a database file. The file's own lock folder survives a killed process, so the
 * process id is kept beside it: a dead one's lock is cleared, a live one is an error.
 * @returns ends the claim
 * @throws DataFileError
 */
export function claimFile(file: string): () => void {
    const holder = holderOf(file);
    if (holder === process.pid) {
        throw new DataFileError(`The data file ${file} is already open in this process.`);
    }
    if (holder !== null) {
        throw new DataFileError(
            `The data file ${file} is in use by process ${holder}. Stop that one first, or use another file.`
        );
    }
    const pidFile = `${file}.pid`;
    rmSync(`${file}.lock`, { recursive: true, force: true });
    writeFileSync(pidFile, `${process.pid} ${startOf(process.pid)}`);
    held.add(file);
    const release = (): void => {
        process.removeListener('exit', release);
        held.delete(file);
        rmSync(pidFile, { force: true });
    };
    process.on('exit', release);
    return release;
}
