import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { apexSources } from './sources.ts';

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
}

const found = (): string[] => apexSources([folder]).map(({ path }) => path.slice(folder.length + 1));

test('classes and triggers are found in order below the folder, those of tools are not', () => {
    write({
        'b/Second.trigger': '',
        'a/First.cls': '',
        'a/First.cls-meta.xml': '<apiVersion>58.0</apiVersion>',
        'a/notes.txt': '',
        'node_modules/lib/Not.cls': '',
        '.sfdx/tools/Not.cls': '',
        '.git/Not.cls': ''
    });
    expect(apexSources([folder]).map(({ name, kind, apiVersion }) => [name, kind, apiVersion])).toEqual([
        ['First', 'class', 58],
        ['Second', 'trigger', 0]
    ]);
});

test('links to folders are followed; a file is one source, however many links lead to it', () => {
    write({
        'own/Own.cls': '',
        'elsewhere/Far.cls': '',
        'sfdx-project.json': '{"packageDirectories":[{"path":"own"}]}'
    });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'own', 'linked'));
    symlinkSync(join(folder, 'own', 'Own.cls'), join(folder, 'own', 'Zero.cls'));
    expect(found()).toEqual(['own/Own.cls', 'own/linked/Far.cls']);
});

test('of a class that two packages have the default one counts, else the first; twice in one is left to the compiler', () => {
    const project = (other: string): string =>
        JSON.stringify({
            sourceApiVersion: '61.0',
            namespace: 'own',
            packageDirectories: [{ path: 'a' }, { path: 'b', ...JSON.parse(other) }]
        });
    write({
        'a/Same.cls': '',
        'b/same.cls': 'own__Thing__c ownother__c',
        'b/one/Twice.cls': '',
        'b/two/Twice.cls': '',
        'sfdx-project.json': project('{}')
    });
    expect(found()).toEqual(['a/Same.cls', 'b/one/Twice.cls', 'b/two/Twice.cls']);
    write({ 'sfdx-project.json': project('{"default":true}') });
    expect(found()).toEqual(['b/one/Twice.cls', 'b/same.cls', 'b/two/Twice.cls']);
    const [, same] = apexSources([folder]);
    expect([same!.text, same!.apiVersion]).toEqual(['Thing__c ownother__c', 61]);
});
