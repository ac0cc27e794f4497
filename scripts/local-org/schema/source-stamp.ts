import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import type { ObjectModel } from './model.ts';
import type { ProjectFile } from './project-files.ts';
import { isStored } from './types.ts';

const WITH_SOURCE = new Set(['cls', 'trigger', 'email']);

/** Names, sizes and times of the files: enough to see that nothing changed since the last start. */
export function stampOf(files: readonly ProjectFile[]): string {
    const hash = createHash('sha1');
    for (const { file, suffix } of files) {
        // The rows of Apex classes and of e-mail templates hold their source.
        const source = file.replace(/-meta\.xml$/, '');
        for (const path of WITH_SOURCE.has(suffix) ? [file, source].filter(existsSync) : [file]) {
            const { size, mtimeMs } = statSync(path);
            hash.update(`${path}:${size}:${mtimeMs}\n`);
        }
    }
    return hash.digest('hex');
}

/** A number of the tables and fields, as a text. */
export function fingerprintOf(objects: ReadonlyMap<string, ObjectModel>): string {
    let hash = 5381;
    for (const object of objects.values()) {
        for (const field of object.fields.values()) {
            for (const character of `${object.name}.${field.name}:${field.type}${isStored(field) ? '' : '-'}`) {
                hash = ((hash << 5) + hash + character.charCodeAt(0)) >>> 0;
            }
        }
    }
    return hash.toString(16);
}
