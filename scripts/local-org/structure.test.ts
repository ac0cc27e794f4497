import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(fileURLToPath(import.meta.url));

/**
 * Folders and files from the lowest to the highest: a file imports from its own layer and from those before it. What is
 * named more exactly wins: `apex` is what is left of it beside its three parts. The runtime, the jobs and the platform
 * call each other (a trigger is platform code that the runtime starts, a batch is a job that platform code starts).
 */
const LAYERS = [
    ['package-folder.ts'],
    ['values', 'catalogue'],
    ['schema'],
    ['database'],
    ['apex/syntax'],
    ['apex/types'],
    ['apex/emit'],
    ['apex'],
    ['deployment'],
    ['runtime', 'jobs', 'platform'],
    ['org.ts'],
    ['entry'],
    ['testing'],
    ['server', 'reports'],
    ['cli']
];

/** A test may drive whatever it needs: it stands above all layers, and nothing imports it. */
const isTest = (file: string): boolean => file.endsWith('.test.ts');

/** The browser's page is apart: it imports nothing of the layers but the lowest, and they import nothing of it but types. */
const APART = 'page';

/** Imports against the rule, each with the reason it stays. */
const ALLOWED: Readonly<Record<string, string>> = {
    'cli/start.ts -> page/bundle/page-error.ts': 'npm start tells a fault of a component from one of its own',
    'server/application.ts -> page/bundle/component-metadata.ts': 'the bundles whose properties the pages use',
    'server/metadata/object-settings.ts -> page/bundle/component-metadata.ts': 'folders are found by the same search',
    'server/page-service.ts -> page/bundle/build-page.ts': 'starts the build of the page',
    'server/page-service.ts -> page/bundle/page-error.ts': 'reports what the build found',
    'server/static-resources.ts -> page/bundle/component-metadata.ts': 'folders are found by the same search'
};

interface Import {
    from: string;
    to: string;
    isType: boolean;
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:([^;'"]*?)\s*from\s*)?'([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

/** Where a module is: beside the file, or of the page by its alias (`one/http`, `lightning/refresh`). */
function moduleFile(file: string, specifier: string): string {
    if (specifier.startsWith('.')) {
        return posix.join(posix.dirname(file), specifier);
    }
    const [namespace, module] = specifier.split('/');
    return `${APART}/${namespace === 'lightning' ? '' : 'shell/'}${namespace}/${module}/${module}.ts`;
}

/** True for `{ type A, type B }`: nothing of it is left at run time. */
function namesTypesAlone(names: string | undefined): boolean {
    const inner = /^\{([^}]*)\}$/s.exec(names?.trim() ?? '')?.[1];
    const parts = inner?.split(',').filter((one) => one.trim()) ?? [];
    return parts.length > 0 && parts.every((one) => one.trim().startsWith('type '));
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

function importsOf(file: string): Import[] {
    const text = read(file);
    const to = (path: string): string => moduleFile(file, path);
    return [
        ...[...text.matchAll(IMPORT)].map(([, type, names, path]) => ({
            from: file,
            to: to(path!),
            isType: type !== undefined || namesTypesAlone(names)
        })),
        ...[...text.matchAll(DYNAMIC)].map(([, path]) => ({ from: file, to: to(path!), isType: false }))
    ];
}

const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.includes('/fixtures/'));

// Types leave nothing behind at run time: they may be named across layers.
const IMPORTS = FILES.flatMap(importsOf).filter((one) => !one.isType && FILES.includes(one.to));

/** Every import that closes a circle, as the circle's files in order. */
function cycles(imports: readonly Import[]): string[] {
    const targets = new Map<string, string[]>();
    for (const { from, to } of imports) {
        targets.set(from, [...(targets.get(from) ?? []), to]);
    }
    const found: string[] = [];
    const done = new Set<string>();
    const path: string[] = [];
    const visit = (file: string): void => {
        const at = path.indexOf(file);
        if (at >= 0) {
            found.push([...path.slice(at), file].join(' -> '));
            return;
        }
        if (done.has(file)) {
            return;
        }
        path.push(file);
        (targets.get(file) ?? []).forEach(visit);
        path.pop();
        done.add(file);
    };
    [...targets.keys()].forEach(visit);
    return found;
}

function layerOf(file: string): number {
    const parts = file.split('/');
    const prefixes = parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
    const name = prefixes.find((prefix) => LAYERS.some((names) => names.includes(prefix)));
    return LAYERS.findIndex((names) => name !== undefined && names.includes(name));
}

function breaksLayers({ from, to }: Import): boolean {
    const isApart = (file: string): boolean => file.startsWith(`${APART}/`);
    if (LAYERS[0]!.includes(to)) {
        return false;
    }
    return isApart(from) || isApart(to) ? isApart(from) !== isApart(to) : !isTest(from) && layerOf(from) < layerOf(to);
}

/** Standard objects by the name they are declared with. */
const STANDARD_OBJECTS = FILES.flatMap(
    (file) =>
        (file.startsWith('schema/standard/') ? /standardObject\(\s*'(\w+)'/.exec(read(file))?.[1] : undefined) ?? []
);

/** Procedures that are the same for every object: what is special about one is in `database/objects`. */
const NAMES_NO_OBJECT = ['database/dml/', 'database/security/', 'database/soql/', 'database/sosl/'];

/** Literals that only look like an object's name. */
const NO_OBJECT: Readonly<Record<string, readonly string[]>> = {
    'database/security/principals.ts': ['Organization'] // a type of groups
};

/** Names of standard objects in quotes, those of tables in SQL aside. */
function objectsNamed(text: string): string[] {
    return [...text.matchAll(/'(\w+)'/g)].map(([, name]) => name!).filter((name) => STANDARD_OBJECTS.includes(name));
}

describe('structure of the local org', () => {
    test('saves, queries and security name no standard object', () => {
        expect(STANDARD_OBJECTS.length).toBeGreaterThan(60);
        const named = FILES.filter((file) => !isTest(file) && NAMES_NO_OBJECT.some((folder) => file.startsWith(folder)))
            .map((file) => [file, objectsNamed(read(file)).filter((name) => !NO_OBJECT[file]?.includes(name))])
            .filter(([, names]) => names!.length > 0);
        expect(named).toEqual([]);
        expect(objectsNamed("if (object.name === 'Contact') {")).toEqual(['Contact']);
    });

    test('compiled code is printed once, and no text of it is put together elsewhere', () => {
        const printing = IMPORTS.filter(({ from, to }) => to === 'apex/emit/print.ts' && !isTest(from));
        expect(printing.map(({ from }) => from)).toEqual(['apex/emit/unit.ts']);
        // `$.` is how an operation of the run time begins in text.
        const emit = FILES.filter((file) => file.startsWith('apex/emit/') && !isTest(file));
        expect(emit.filter((file) => /[`'"]\$\.\w/.test(read(file).replace(/^\s*(\/?\*|\/\/).*$/gm, '')))).toEqual([]);
    });

    test('what an instance of the platform tells of itself is asked in one place', () => {
        const asking = FILES.filter((file) => /'(?:apexType|apexKey|toApexString|toJsonText)' in /.test(read(file)));
        expect(asking.filter((file) => !isTest(file))).toEqual([]);
    });

    test('every behaviour of an object is known', () => {
        const index = read('database/objects/index.ts');
        const given = FILES.filter((file) => /object: '/.test(read(file)) && file.startsWith('database/objects/'));
        expect(given.length).toBeGreaterThan(40);
        expect(given.filter((file) => !index.includes(`'./${file.split('/').at(-1)!}'`))).toEqual([]);
    });

    test('every file belongs to a layer', () => {
        const lost = FILES.filter((file) => layerOf(file) < 0 && !file.startsWith(`${APART}/`));
        expect(lost).toEqual(['package.test.ts', 'structure.test.ts']);
        expect(IMPORTS.length).toBeGreaterThan(500);
    });

    test('no file imports a test', () => {
        expect(IMPORTS.filter(({ to }) => isTest(to))).toEqual([]);
    });

    test('no file imports itself through others', () => {
        expect(cycles(IMPORTS)).toEqual([]);
    });

    test('no layer imports a higher one', () => {
        const broken = IMPORTS.filter(breaksLayers).map(({ from, to }) => `${from} -> ${to}`);
        expect([...new Set(broken)].filter((one) => !(one in ALLOWED))).toEqual([]);
        expect(Object.keys(ALLOWED).filter((one) => !broken.includes(one))).toEqual([]);
    });

    test('the aliases of the page are followed', () => {
        const aliased = IMPORTS.filter(
            ({ from, to }) => from.startsWith(APART) && !posix.dirname(to).startsWith(posix.dirname(from))
        );
        expect(aliased.filter(({ to }) => to === 'page/shell/one/http/http.ts').length).toBeGreaterThan(20);
        expect(moduleFile('page/a.ts', 'lightning/refresh')).toBe('page/lightning/refresh/refresh.ts');
    });

    test('a circle and an import upwards are found', () => {
        const edge = (from: string, to: string): Import => ({ from, to, isType: false });
        expect(cycles([edge('a.ts', 'b.ts'), edge('b.ts', 'c.ts'), edge('c.ts', 'b.ts')])).toEqual([
            'b.ts -> c.ts -> b.ts'
        ]);
        expect(breaksLayers(edge('values/a.ts', 'schema/b.ts'))).toBe(true);
        expect(breaksLayers(edge('server/a.ts', 'page/b.ts'))).toBe(true);
        expect(breaksLayers(edge('page/a.ts', 'values/b.ts'))).toBe(true);
        expect(breaksLayers(edge('cli/a.ts', 'values/b.ts'))).toBe(false);
        expect(breaksLayers(edge('runtime/a.ts', 'platform/b.ts'))).toBe(false);
        expect(breaksLayers(edge('apex/syntax/a.ts', 'apex/emit/b.ts'))).toBe(true);
        expect(breaksLayers(edge('apex/a.ts', 'apex/emit/b.ts'))).toBe(false);
        expect(breaksLayers(edge('values/a.test.ts', 'server/b.ts'))).toBe(false);
    });
});
