import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';

/** Compiled modules by content hash, kept in one file between builds. */
export interface ModuleCache {
    get(key: string): string | undefined;
    set(key: string, code: string): void;
    /** Writes what this build used, so that nothing stale piles up. */
    save(): void;
}

/**
 * @param file absolute path of the cache file; created by save()
 * @returns the cache; an unreadable file counts as empty
 */
export function openModuleCache(file: string): ModuleCache {
    const stored = readStored(file);
    const used: Record<string, string> = {};
    let changed = false;
    return {
        get(key) {
            const code = stored[key] ?? used[key];
            if (code !== undefined) {
                used[key] = code;
            }
            return code;
        },
        set(key, code) {
            used[key] = code;
            changed = true;
        },
        save() {
            if (changed) {
                mkdirSync(dirname(file), { recursive: true });
                const temporary = `${file}.${process.pid}`;
                writeFileSync(temporary, JSON.stringify(used));
                renameSync(temporary, file);
            }
        }
    };
}

/** @returns a short content hash of the given texts */
export function contentHash(...parts: string[]): string {
    const hash = createHash('sha256');
    for (const part of parts) {
        hash.update(part).update('\0');
    }
    return hash.digest('hex').slice(0, 32);
}

function readStored(file: string): Record<string, string> {
    if (!existsSync(file)) {
        return {};
    }
    try {
        return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    } catch {
        // A cache cut short by a kill is rebuilt.
        return {};
    }
}
