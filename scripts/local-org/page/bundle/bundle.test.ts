import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { compileModule } from './compile-module.ts';
import { findComponentBundles } from './component-metadata.ts';
import { readCustomLabels } from './custom-labels.ts';
import { openModuleCache } from './module-cache.ts';
import { moduleRoots } from './module-roots.ts';
import { PageError } from './page-error.ts';
import { pagePlugin } from './resolve-plugin.ts';
import type { OrgReference } from './scoped-modules.ts';
import { scopedModule } from './scoped-modules.ts';

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bundle-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const META = (extra = ''): string =>
    `<?xml version="1.0"?><LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><isExposed>true</isExposed>${extra}</LightningComponentBundle>`;

function write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
}

/** Bundles the components of the folder, the project's part of a page; gives the code, or throws esbuild's failure. */
async function bundle(entry: string): Promise<{
    code: string;
    references: OrgReference[];
    shared: Set<string>;
    /** how many modules were compiled */
    compiled: number;
}> {
    const cache = openModuleCache(join(folder, 'cache.json'));
    const set = jest.spyOn(cache, 'set');
    const bundles = findComponentBundles([folder]);
    const references: OrgReference[] = [];
    const shared = new Set<string>();
    const result = await build({
        stdin: { contents: `import * as entry from '${entry}'; console.log(entry);`, resolveDir: folder },
        bundle: true,
        write: false,
        format: 'esm',
        logLevel: 'silent',
        plugins: [
            pagePlugin({
                roots: moduleRoots(bundles, ['c']),
                labels: readCustomLabels([folder]),
                cache,
                projectNamespaces: ['c'],
                references,
                shared
            })
        ]
    });
    cache.save();
    return { code: result.outputFiles[0]!.text, references, shared, compiled: set.mock.calls.length };
}

const failure = async (entry: string): Promise<string> =>
    bundle(entry).then(
        () => 'built',
        (error: { errors: { text: string }[] }) => error.errors.map((one) => one.text).join('\n')
    );

describe('components', () => {
    it('are found with their targets, properties and defaults', () => {
        write({
            'lwc/sample/sample.ts': '',
            'lwc/sample/sample.js-meta.xml': META(
                '<masterLabel>Sample</masterLabel><targets><target>lightning__RecordPage</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><property name="size" type="Integer" default="3" label="Size"/><objects><object>Contact</object></objects></targetConfig></targetConfigs>'
            ),
            'lwc/sample/__tests__/sample.test.ts': ''
        });
        expect(findComponentBundles([folder]).get('sample')).toMatchObject({
            masterLabel: 'Sample',
            isExposed: true,
            apiVersion: 67,
            targets: [
                {
                    name: 'lightning__RecordPage',
                    objects: ['Contact'],
                    properties: [{ name: 'size', type: 'Integer', default: '3' }]
                }
            ]
        });
    });

    it('in TypeScript keep their decorators for the compiler', async () => {
        write({
            'lwc/sample/sample.ts': `import { LightningElement, api } from 'lwc';\nexport default class Sample extends LightningElement { @api name: string | undefined; }`,
            'lwc/sample/sample.html': '<template><p>{name}</p></template>'
        });
        const { code } = await bundle('c/sample');
        expect(code).toContain('publicProps');
        expect(code).not.toContain('@api name');
    });

    it('use the modules of the platform that the page has already', async () => {
        write({
            'lwc/sample/sample.js': `import { LightningElement } from 'lwc';\nimport { ShowToastEvent } from 'lightning/platformShowToastEvent';\nimport Button from 'lightning/button';\nexport const all = [LightningElement, ShowToastEvent, Button];`
        });
        const { code, shared } = await bundle('c/sample');
        expect([...shared].sort()).toEqual(['lightning/button', 'lightning/platformShowToastEvent', 'lwc']);
        expect(code).toContain('globalThis.lightningModules["lightning/button"]');
        expect(code.length).toBeLessThan(20_000);
    });

    it('say what they import from the org', async () => {
        write({
            'lwc/sample/sample.js': `import find from '@salesforce/apex/Finder.find';\nimport NAME from '@salesforce/schema/Contact.Name';\nimport text from '@salesforce/label/c.Greeting';\nexport const all = [find, NAME, text];`,
            'labels/CustomLabels.labels-meta.xml':
                '<CustomLabels><labels><fullName>Greeting</fullName><value>Hello &amp; welcome</value></labels></CustomLabels>',
            'lwc/other/other.js': `export { default } from '@salesforce/label/c.Farewell';`,
            'labels/CustomLabels/Farewell.label-meta.xml':
                '<CustomLabel><fullName>Farewell</fullName><value>See you</value></CustomLabel>'
        });
        const { code, references } = await bundle('c/sample');
        expect(code).toContain('Hello & welcome');
        expect((await bundle('c/other')).code).toContain('See you');
        expect(references.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
            'apex Finder.find',
            'schema Contact.Name'
        ]);
    });
});

describe('mistakes', () => {
    it('name the module that does not exist', async () => {
        write({
            'lwc/sample/sample.js': `import 'c/missing';\nimport 'lightning/missing';\nimport '@salesforce/missing/x';\nimport './missing';`
        });
        const text = await failure('c/sample');
        expect(text).toContain('There is no Lightning web component named missing in the project');
        expect(text).toContain('Unsupported: module "lightning/missing"');
        expect(text).toContain('Unsupported: module "@salesforce/missing/x"');
        expect(text).toContain('The file ./missing does not exist');
    });

    it('name what a module of the platform does not export', async () => {
        write({
            'lwc/sample/sample.js': `import { getRecord, getRecrod } from 'lightning/uiRecordApi';\nimport { notThere } from 'lightning/utils';\nexport const all = [getRecord, getRecrod, notThere];`
        });
        const text = await failure('c/sample');
        expect(text).toContain('for import "getRecrod"');
        expect(text).toContain('for import "notThere"');
        expect(text).not.toContain('"getRecord"');
    });

    it('give a translated label in the language of the user', async () => {
        write({
            'lwc/sample/sample.js': `import text from '@salesforce/label/c.Greeting';\nimport plain from '@salesforce/label/c.Plain';\nexport const all = [text, plain];`,
            'lwc/sample/sample.js-meta.xml': META(),
            'labels/CustomLabels.labels-meta.xml':
                '<CustomLabels><labels><fullName>Greeting</fullName><value>Hello</value></labels><labels><fullName>Plain</fullName><value>Bye</value></labels></CustomLabels>',
            'translations/es.translation-meta.xml':
                '<Translations><customLabels><label>Hola</label><name>Greeting</name></customLabels></Translations>'
        });
        const { code } = await bundle('c/sample');
        expect(code).toContain('inLanguage("Hello", { "es": "Hola" })');
        expect(code).toContain('"Bye"');
    });

    it('name the custom label that does not exist', async () => {
        write({ 'lwc/sample/sample.js': `import text from '@salesforce/label/c.Absent';\nexport default text;` });
        expect(await failure('c/sample')).toContain('Custom label c.Absent does not exist');
    });

    it.each([
        ['sample.html', '<template>\n  <p>\n</template>', 'LWC1', 2],
        [
            'sample.ts',
            'import { LightningElement, api } from "lwc";\n\ninterface A { b: string }\n\nexport default class Sample extends LightningElement {\n  @api dataName: string = "";\n}',
            'LWC1107',
            6
        ],
        ['sample.ts', 'export default class {\n  broken(: number\n}', 'Expected', 2]
    ])('have the line of the source: %s', async (name, source, message, line) => {
        const compiled = compileModule(
            join(folder, name),
            source,
            { namespace: 'c', name: 'sample', apiVersion: 67, sourceMap: true },
            openModuleCache(join(folder, 'cache.json'))
        );
        const error: unknown = await compiled.catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(PageError);
        expect((error as PageError).problems[0]).toMatchObject({ line, message: expect.stringContaining(message) });
    });
});

it('an edit of a file of one component compiles that file alone', async () => {
    const component = (name: string, more = ''): Record<string, string> => ({
        [`lwc/${name}/${name}.html`]: `<template>${more}</template>`,
        [`lwc/${name}/${name}.ts`]:
            'import { LightningElement } from "lwc"; export default class extends LightningElement {}'
    });
    write({ ...component('outer', '<c-inner></c-inner>'), ...component('inner') });
    expect((await bundle('c/outer')).compiled).toBeGreaterThanOrEqual(4);
    expect((await bundle('c/outer')).compiled).toBe(0);
    write(component('inner', 'changed'));
    const { compiled, code } = await bundle('c/outer');
    expect([compiled, code]).toEqual([1, expect.stringContaining('changed') as string]);
});

describe('modules of the org', () => {
    const code = (specifier: string): unknown => scopedModule(specifier, new Map());

    it('have the documented values', () => {
        expect(code('@salesforce/schema/Contact.Account.Name')).toMatchObject({
            code: 'export default Object.freeze({"fieldApiName":"Account.Name","objectApiName":"Contact"});'
        });
        expect(code('@salesforce/schema/Contact')).toMatchObject({
            code: 'export default Object.freeze({"objectApiName":"Contact"});'
        });
    });

    it.each([
        '@salesforce/community/Id',
        '@salesforce/site/Id',
        '@salesforce/user/name',
        '@salesforce/apexContinuation/A.b'
    ])('that are not supported are refused: %s', (specifier) => {
        expect(code(specifier)).toHaveProperty('error');
    });
});
