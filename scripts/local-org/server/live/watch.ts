import { existsSync, readdirSync, statSync, watch, type Dirent, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Saving a file tells of it several times, and an editor saves several files. */
const QUIET_MS = 100;
/** What editors put beside a file for a moment, and what the system keeps. */
const PASSING = /(^|[\\/])\.|~$|\.(tmp|swp|swx|bak)$|(^|[\\/])4913$/;

/**
 * Watches folders and all that is in them.
 * @param folders absolute paths
 * @param changed is told the absolute paths of what was saved, made or deleted, once all is quiet
 * @returns ends the watch
 */
export function watchFolders(folders: readonly string[], changed: (files: string[]) => void): () => void {
    let files = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    // Systems tell of the same change again, some a moment later.
    const known = new Map<string, string>();
    const tell = (): void => {
        const told = [...files].filter((file) => {
            const stamp = stampOf(file);
            const isNew = known.get(file) !== stamp;
            known.set(file, stamp);
            return isNew;
        });
        files = new Set();
        if (told.length > 0) {
            changed(told);
        }
    };
    const note = (file: string): void => {
        files.add(file);
        clearTimeout(timer);
        timer = setTimeout(tell, QUIET_MS);
    };
    // Linux watches no trees: Node then watches each file, and loses the one that an editor puts in its place.
    const watchTree = process.platform === 'linux' ? watchEachFolder : watchWhole;
    const ends = folders.map((folder) => watchTree(folder, note));
    return () => {
        clearTimeout(timer);
        ends.forEach((end) => end());
    };
}

function watchWhole(folder: string, note: (file: string) => void): () => void {
    const watcher = watch(folder, { recursive: true }, (_, file) => {
        if (file && !PASSING.test(file)) {
            note(join(folder, file));
        }
    });
    return () => watcher.close();
}

function watchEachFolder(root: string, note: (file: string) => void): () => void {
    const watchers = new Map<string, FSWatcher>();
    const add = (folder: string, isNew: boolean): void => {
        const watcher = watch(folder, (_, name) => {
            if (!name || PASSING.test(name)) {
                return;
            }
            const file = join(folder, name);
            note(file);
            if (!existsSync(file)) {
                watchers.get(file)?.close();
                watchers.delete(file);
            } else if (isFolder(file) && !watchers.has(file)) {
                add(file, true);
            }
        });
        watchers.set(folder, watcher);
        for (const entry of entriesOf(folder)) {
            const path = join(folder, entry.name);
            if (PASSING.test(entry.name)) {
                continue;
            }
            if (entry.isDirectory()) {
                add(path, isNew);
            } else if (isNew) {
                // It may have been there before its folder was watched.
                note(path);
            }
        }
    };
    add(root, false);
    return () => watchers.forEach((one) => one.close());
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** What is in a folder; nothing in one that has gone meanwhile. */
const entriesOf = (folder: string): Dirent[] => (isFolder(folder) ? readdirSync(folder, { withFileTypes: true }) : []);

function stampOf(file: string): string {
    const found = statSync(file, { throwIfNoEntry: false });
    return found ? `${found.mtimeMs}:${found.size}:${found.ino}` : 'gone';
}
