import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Text of a generated file of catalogue/data; a bundle finds it from the root of the repository. */
export function catalogueFile(name: string): string {
    const root = process.env['PROJECT_ROOT'];
    const beside = join(dirname(fileURLToPath(import.meta.url)), 'data');
    const folder = root && !existsSync(beside) ? join(root, 'scripts', 'local-org', 'catalogue', 'data') : beside;
    return gunzipSync(readFileSync(join(folder, `${name}.txt.gz`))).toString('utf8');
}
