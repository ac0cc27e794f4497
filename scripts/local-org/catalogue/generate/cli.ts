// Writes the catalogue of the platform (catalogue/data) anew from the type jars of Salesforce Code Analyzer. Needs a JDK 11 or newer.
//   npm run org:catalogue
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageFolder } from '../../package-folder.ts';
import { metadataText } from './metadata.ts';

const here = join(packageFolder(), 'catalogue');
const require = createRequire(join(packageFolder(), 'package.json'));
const library = join(dirname(require.resolve('@salesforce/code-analyzer-pmd-engine/package.json')), 'dist', 'java-lib');

function jar(prefix: string): string {
    const name = readdirSync(library).find((file) => file.startsWith(prefix) && file.endsWith('.jar'));
    if (!name) {
        throw new Error(`There is no ${prefix}*.jar in ${library}. Run npm ci.`);
    }
    return join(library, name);
}

const work = mkdtempSync(join(tmpdir(), 'catalogue-'));
try {
    const [types, objects] = [join(work, 'types.txt'), join(work, 'objects.txt')];
    execFileSync('javac', ['-d', work, join(here, 'generate', 'PlatformCatalogue.java')], { stdio: 'inherit' });
    const jars = [jar('standard-types-'), jar('sobject-types-')];
    execFileSync('java', ['-cp', work, 'PlatformCatalogue', ...jars, types, objects], { stdio: 'inherit' });
    const objectText = readFileSync(objects, 'utf8');
    const names = [...objectText.matchAll(/^object (.+)$/gm)].map((match) => match[1]!);
    for (const [name, text] of [
        ['types', readFileSync(types, 'utf8')],
        ['objects', objectText],
        ['object-names', `${names.join('\n')}\n`],
        ['metadata', metadataText()]
    ] as const) {
        const packed = gzipSync(text, { level: 9 });
        writeFileSync(join(here, 'data', `${name}.txt.gz`), packed);
        console.log(`${name}: ${text.split('\n').length - 1} lines, ${Math.ceil(packed.length / 1024)} kB`);
    }
} finally {
    rmSync(work, { recursive: true });
}
