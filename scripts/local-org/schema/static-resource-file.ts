import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The file with the content of a static resource, beside its meta file; null for an archive, which is a folder here. */
export function staticResourceFile(meta: string): string | null {
    const stem = `${basename(meta).split('.')[0]}.`;
    const beside = readdirSync(dirname(meta)).find((file) => file.startsWith(stem) && !file.endsWith('-meta.xml'));
    const file = beside === undefined ? null : join(dirname(meta), beside);
    return file !== null && statSync(file).isFile() ? file : null;
}
