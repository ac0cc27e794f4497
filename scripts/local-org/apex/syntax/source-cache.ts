import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceUnit } from './ast.ts';
import { parseSource, type SourceKind } from './parse.ts';

/** Raised whenever the tree's shape changes, so that older files of the cache are not read. */
const SHAPE = '7';

/** Trees are kept by the hash of the text in `folder`, null for no cache; errors are found anew. */
export function parseCached(source: string, kind: SourceKind, folder: string | null): SourceUnit {
    if (folder === null) {
        return parseSource(source, kind);
    }
    const hash = createHash('sha1').update(`${SHAPE} ${kind}\n${source}`).digest('hex');
    const file = join(folder, `${hash}.json`);
    try {
        const kept = JSON.parse(readFileSync(file, 'utf8')) as SourceUnit;
        if (kept.kind !== 'invalid') {
            return kept;
        }
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && !(error instanceof SyntaxError)) {
            throw error;
        }
    }
    const unit = parseSource(source, kind);
    if (unit.kind === 'invalid') {
        return unit;
    }
    mkdirSync(folder, { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(unit));
    renameSync(temporary, file);
    return unit;
}
