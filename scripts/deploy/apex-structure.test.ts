import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CLASSES = join('force-app', 'main', 'default', 'classes');

/**
 * The folders of the Apex classes from the lowest to the highest: a class names classes of its own layer and of those
 * before it. Folders of one layer know nothing of each other. The triggers stand on top: the guards of the records ask
 * the rules below, and nothing below knows that it is judged.
 */
const LAYERS = [
    ['shared'],
    ['groups', 'licenses', 'people'],
    ['specialists'],
    ['activity', 'jobs', 'preaccess', 'users'],
    ['notifications', 'quizzes'],
    ['cycle'],
    ['credentials', 'eligibility'],
    ['fulfilment', 'requests', 'transfers'],
    ['compliance', 'console', 'noexceptions']
];

/** Read by every layer's tests, and reading all of them. */
const OF_TESTS = 'testing';

interface Source {
    name: string;
    folder: string;
    text: string;
}

const SOURCES: Source[] = readdirSync(CLASSES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== OF_TESTS)
    .flatMap(({ name: folder }) =>
        readdirSync(join(CLASSES, folder))
            .filter((file) => file.endsWith('.cls') && !file.endsWith('Test.cls'))
            .map((file) => ({
                name: file.slice(0, -'.cls'.length),
                folder,
                text: codeOf(readFileSync(join(CLASSES, folder, file), 'utf8'))
            }))
    );

/** Without comments and strings: what is left names classes. */
function codeOf(text: string): string {
    return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replace(/'(?:\\.|[^'\\])*'/g, "''");
}

const layerOf = (folder: string): number => LAYERS.findIndex((names) => names.includes(folder));

/** A query in brackets, or a call that gets one as text, to the end of its statement. */
const QUERY =
    /\[\s*(?:SELECT|FIND)\b[^\]]*\]|\bDatabase\.(?:query|countQuery|getQueryLocator)(?:WithBinds)?\((?!\s*\[)[^;]*/g;

/** Every use of a class of another folder against the order of the layers. */
function against(sources: readonly Source[]): string[] {
    const folders = new Map(sources.map(({ name, folder }) => [name, folder]));
    return sources.flatMap(({ name, folder, text }) =>
        [...new Set(text.match(/\b[A-Z]\w+\b/g))]
            .filter((used) => {
                const other = folders.get(used);
                return other !== undefined && other !== folder && layerOf(other) >= layerOf(folder);
            })
            .map((used) => `${folder}/${name} -> ${folders.get(used)!}/${used}`)
    );
}

describe('structure of the Apex classes', () => {
    test('every folder has its layer', () => {
        const folders = new Set(SOURCES.map(({ folder }) => folder));
        expect([...folders].sort()).toEqual(LAYERS.flat().sort());
    });

    test('no class names one of a higher layer, or of another folder of its own', () => {
        expect(against(SOURCES)).toEqual([]);
    });

    test('nothing but the one clock reads the time', () => {
        const readers = SOURCES.filter(({ text }) =>
            /\b(?:Datetime|System)\.now\(|\b(?:Date|System)\.today\(/.test(text)
        );
        expect(readers.map(({ name }) => name)).toEqual(['UniversityTime']);
    });

    test('production code has no switch for tests but the clock and what is chosen in their place', () => {
        const switches = SOURCES.flatMap(({ name, text }) =>
            [...text.matchAll(/@TestVisible\s+private static (?!final)[\w<>, ]+ (\w+)\s*[=;]/g)].map(
                ([, variable]) => `${name}.${variable!}`
            )
        );
        expect(switches).toEqual(['UniversityTime.moved']);
        expect(SOURCES.filter(({ text }) => text.includes('isRunningTest')).map(({ name }) => name)).toEqual([]);
    });

    test('every query says whose rights it has: those of who asks, and in a selector never more', () => {
        const queries = SOURCES.flatMap(({ name, text }) =>
            [...text.matchAll(QUERY)].map(([query]) => ({ name, mode: /\b(USER|SYSTEM)_MODE\b/.exec(query)?.[1] }))
        );
        expect(queries.length).toBeGreaterThan(100);
        expect(queries.filter(({ mode }) => mode === undefined)).toEqual([]);
        expect(queries.filter(({ name, mode }) => name.endsWith('Selector') && mode !== 'USER')).toEqual([]);
    });

    test('a use upwards, and one between neighbours, is found', () => {
        const source = (name: string, folder: string, text: string): Source => ({ name, folder, text });
        expect(
            against([
                source('Low', 'shared', 'new High();'),
                source('High', 'requests', 'new Low(); new Beside();'),
                source('Beside', 'transfers', '')
            ])
        ).toEqual(['shared/Low -> requests/High', 'requests/High -> transfers/Beside']);
    });
});
