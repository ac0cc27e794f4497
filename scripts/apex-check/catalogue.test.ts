import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { compileProgram } from '../local-org/apex/program.ts';
import { catalogueObject, catalogueObjectNames } from '../local-org/catalogue/objects.ts';
import { TYPES_MORE } from '../local-org/catalogue/overlay.ts';
import { catalogueType, catalogueTypeNames, type CatalogueType } from '../local-org/catalogue/types.ts';
import { apexSources } from '../local-org/apex/sources.ts';
import { platformClasses } from '../local-org/platform/index.ts';
import { loadSchema } from '../local-org/schema/index.ts';
import { checkWithFrontEnd } from './front-end.ts';

const ROOT = resolve(__dirname, '..', '..');
jest.setTimeout(120_000);

/** Words that the language does not take as a member's name. */
const RESERVED =
    /\b(?:addError|delete|insert|update|upsert|merge|new|class|enum|final|when|switch|limit|package|case|group|having|order|select|with)\(/i;
/** The front end takes `(String) null` for a text, and `System.String` for a class of that name. */
const CORE =
    /\bSystem\.(?=(?:String|Id|Boolean|Integer|Long|Double|Decimal|Date|Datetime|Time|Blob|List|Set|Map|SObject)\b)/g;
/** What the overlay adds is unknown to the front end, which has the jars alone. */
const inJars =
    (sign: string) =>
    (line: string): boolean =>
        !TYPES_MORE.includes(`\n${sign}${line}\n`);
const every = <T>(items: readonly T[], step: number): T[] => items.filter((_, index) => index % step === 3);

/** `(System.String)null` for each parameter. */
function nulls(signature: string): string {
    let depth = 0;
    const parameters: string[] = [''];
    for (const character of /\((.*)\)$/.exec(signature)![1]!) {
        depth += character === '<' ? 1 : character === '>' ? -1 : 0;
        if (character === ',' && depth === 0) {
            parameters.push('');
        } else {
            parameters[parameters.length - 1] += character;
        }
    }
    return parameters
        .filter((one) => one !== '')
        .map((one) => `(${one.replace(CORE, '')}) null`)
        .join(', ');
}

/** Statements that use members of a type. */
function uses(type: CatalogueType): string[] {
    const name = (signature: string): string => /(\w+)\(/.exec(signature.slice(signature.indexOf(' ')))![1]!;
    const calls = (signatures: readonly string[], target: string): string[] =>
        signatures
            // `addError` is one of fields. Where Java has no word for a parameter the jars say Object.
            .filter((one) => !RESERVED.test(one) && !/[(,<]Object[,)>]/.test(one))
            .map((one) => `${target}.${name(one)}(${nulls(one)});`);
    return [
        ...calls(type.statics.filter(inJars('+')), type.name),
        ...calls(type.methods.filter(inJars('-')), `((${type.name.replace(CORE, '')}) null)`),
        ...type.properties
            .filter(inJars('.'))
            .map((text) => `Object o = ((${type.name.replace(CORE, '')}) null).${text.split(' ').at(-1)};`),
        ...type.values.filter(inJars('=')).map((value) => `Object o = ${type.name}.${value};`)
    ];
}

/** Types of which there are values, no generic ones, none that a project's own metadata makes. */
const TYPES = catalogueTypeNames()
    .map((name) => catalogueType(name)!)
    .filter(
        (type) =>
            type.typeParameters.length === 0 && type.name !== 'System.SObject' && !type.name.startsWith('Component.')
    );

const RIGHT = [
    ...every(TYPES.flatMap(uses), 29),
    ...every(catalogueObjectNames(), 61).flatMap((name) => {
        const field = catalogueObject(name)!.fields.find(
            (one) => !['Id', 'IsDeleted'].includes(one.name) && one.type !== 'Address'
        )!;
        return [`Object o = new ${name}().${field.name};`, `Schema.SObjectField f = ${name}.${field.name};`];
    })
];
/** The same with a name that nobody has. */
const WRONG = every(RIGHT, 5).map((line) => line.replace(/(\w+)(\([^()]*(?:\([^()]*\)[^()]*)*\))?;$/, '$1Zzz$2;'));

function noQuery(): never {
    throw new Error('There is no query in these classes');
}

describe('the catalogue and the front end of Salesforce', () => {
    let folder: string;
    const refused = { frontEnd: new Set<string>(), localOrg: new Set<string>() };

    beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), 'catalogue-check-'));
        const classes = join(folder, 'classes');
        mkdirSync(classes);
        [...RIGHT, ...WRONG].forEach((line, index) =>
            writeFileSync(
                join(classes, `Line${index}.cls`),
                `public class Line${index} { static void run() { ${line} } }`
            )
        );
        checkWithFrontEnd([folder], ROOT, []).findings.forEach((one) =>
            refused.frontEnd.add(basename(one.file, '.cls'))
        );
        const schema = loadSchema([folder]);
        compileProgram(apexSources([folder]), {
            schema,
            platform: platformClasses,
            cacheFolder: null,
            coverage: false,
            queries: { query: noQuery, search: noQuery }
        }).errors.forEach((one) => refused.localOrg.add(basename(one.file, '.cls')));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const lines = (names: ReadonlySet<string>, but: ReadonlySet<string>): string[] =>
        [...names].filter((one) => !but.has(one)).map((one) => [...RIGHT, ...WRONG][Number(one.slice(4))]!);

    it('have a sample of every kind of member', () => {
        expect(RIGHT.length).toBeGreaterThan(500);
        expect(refused.frontEnd.size).toBeGreaterThan(100);
    });

    it('refuse the same', () => {
        expect(lines(refused.localOrg, refused.frontEnd)).toEqual([]);
        expect(lines(refused.frontEnd, refused.localOrg)).toEqual([]);
    });

    it('take every member that exists, and none that does not', () => {
        const wrong = new Set(WRONG.map((_, index) => `Line${RIGHT.length + index}`));
        expect(lines(refused.localOrg, wrong)).toEqual([]);
        expect(lines(wrong, refused.localOrg)).toEqual([]);
    });
});
