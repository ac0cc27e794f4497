import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { apexSources } from '../../local-org/apex/sources.ts';
import { compileProgram } from '../../local-org/apex/program.ts';
import { platformClasses } from '../../local-org/platform/index.ts';
import { loadSchema } from '../../local-org/schema/index.ts';
import { describeQuery } from '../../local-org/apex/types/query-check.ts';
import { checkApex } from '../apex-check.ts';

/** What the two compilers say, `line:column message` by the name of the class. */
export interface Verdicts {
    frontEnd: Map<string, string[]>;
    localOrg: Map<string, string[]>;
}

/** Compiles the same project twice: with the front end of Salesforce, and with the local org's compiler. */
export function compileTwice(folders: readonly string[], root: string): Verdicts {
    const said = (): Map<string, string[]> => new Map<string, string[]>();
    const note = (
        to: Map<string, string[]>,
        one: { file: string; line: number; column: number; message: string }
    ): void => {
        const name = basename(one.file).replace(/\.(cls|trigger)$/, '');
        to.set(name, [...(to.get(name) ?? []), `${one.line}:${one.column} ${one.message}`]);
    };
    const frontEnd = said();
    checkApex(folders, root).findings.forEach((one) => note(frontEnd, one));
    const schema = loadSchema([...folders]);
    const localOrg = said();
    compileProgram(apexSources(folders), {
        schema,
        platform: platformClasses,
        cacheFolder: join(root, '.local-org', 'cache', 'apex'),
        coverage: false,
        describeQuery: (text) => describeQuery(schema, text)
    }).errors.forEach((one) => note(localOrg, one));
    return { frontEnd, localOrg };
}

/** A project of classes and objects, for as long as `use` runs. */
export function withProject<T>(
    classes: Readonly<Record<string, string>>,
    objects: Readonly<Record<string, string>>,
    use: (folder: string) => T
): T {
    const folder = mkdtempSync(join(tmpdir(), 'judged-'));
    const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    };
    write('sfdx-project.json', JSON.stringify({ packageDirectories: [{ path: 'main' }], sourceApiVersion: '62.0' }));
    Object.entries(classes).forEach(([name, text]) => write(`main/classes/${name}.cls`, text));
    Object.entries(objects).forEach(([path, text]) => write(`main/objects/${path}`, text));
    try {
        return use(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}
