import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
}

/**
 * Makes this process the only user of a database file. The file's own lock folder survives a killed process, so the
 * process id is kept beside it: a dead one's lock is cleared, a live one is an error.
 * @returns ends the claim
 */
export function claimFile(file: string): () => void {
    const pidFile = `${file}.pid`;
    const holder = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
    if (holder && holder !== process.pid && isAlive(holder)) {
        throw new Error(
            `The data file ${file} is in use by process ${holder}. Stop that one first, or use another file.`
        );
    }
    if (holder === process.pid) {
        throw new Error(`The data file ${file} is already open in this process.`);
    }
    rmSync(`${file}.lock`, { recursive: true, force: true });
    writeFileSync(pidFile, String(process.pid));
    const release = (): void => {
        process.removeListener('exit', release);
        rmSync(pidFile, { force: true });
    };
    process.on('exit', release);
    return release;
}
