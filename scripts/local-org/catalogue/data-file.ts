import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { packageFolder } from '../package-folder.ts';

/** Text of a generated file of catalogue/data. */
export function catalogueFile(name: string): string {
    const file = join(packageFolder(), 'catalogue', 'data', `${name}.txt.gz`);
    return gunzipSync(readFileSync(file)).toString('utf8');
}
