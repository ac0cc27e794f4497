import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openOrg, readSources, type Org, type OrgOptions } from '../org.ts';
import { BUILD, type Built } from './kept-program.ts';
import { runTests } from '../testing/test-runner.ts';

const CLASSES = {
    // A field and an object that the local org knows from the catalogue alone, until code names them.
    Trade: `public class Trade {
        public static Case made(Id product) { return new Case(Subject = 'Mill', ProductId = product); }
        public static Integer orders() { return [SELECT Id FROM WorkOrder].size(); }
    }`,
    TradeTest: `@IsTest private class TradeTest {
        @IsTest static void kept() {
            Product2 product = new Product2(Name = 'Flour');
            insert product;
            insert Trade.made(product.Id);
            System.assertEquals(product.Id, [SELECT ProductId FROM Case].ProductId);
            System.assertEquals(0, Trade.orders());
            System.assertEquals('A1', String.valueOf('a1').toUpperCase());
        }
    }`
};
const TESTS = { 'TradeTest.kept': 'Pass' };

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kept-program-'));
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '65.0' })
    );
    Object.entries(CLASSES).forEach(([name, text]) => write(`classes/${name}.cls`, text));
    (globalThis as Built)[BUILD] = 'one';
});

afterEach(() => {
    rmSync(folder, { recursive: true });
    delete (globalThis as Built)[BUILD];
});

function write(path: string, text: string): void {
    const file = join(folder, 'force-app', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}

const options = (): OrgOptions => ({
    projectDirs: [folder],
    file: ':memory:',
    cacheFolder: join(folder, 'cache')
});

/** Starts the org once more. @returns how many units were compiled, and what the tests say */
function start(more: Partial<OrgOptions> = {}): { compiled: number; tests: Record<string, string> } {
    const org = openOrg({ ...options(), ...more });
    try {
        return { compiled: org.program.compiled.size, tests: testsOf(org) };
    } finally {
        org.store.close();
    }
}

function testsOf(org: Org): Record<string, string> {
    const results = runTests(
        org,
        () => true,
        () => undefined
    );
    return Object.fromEntries(
        results.map(({ className, methodName, outcome, message }) => [
            `${className}.${methodName}`,
            outcome === 'Pass' ? outcome : String(message)
        ])
    );
}

describe('a program that a former start compiled', () => {
    it('is not compiled again where nothing has changed, and does the same', () => {
        expect(start()).toEqual({ compiled: 2, tests: TESTS });
        expect(start()).toEqual({ compiled: 0, tests: TESTS });
    });

    it('tells the lines that ran as before', () => {
        const lines = (): unknown => {
            const org = openOrg({ ...options(), coverage: true });
            try {
                testsOf(org);
                return [...org.runtime.coverage].map(([key, counters]) => [key, [...counters]]);
            } finally {
                org.store.close();
            }
        };
        const first = lines();
        expect(lines()).toEqual(first);
        expect(JSON.stringify(first)).toContain('trade');
    });

    it.each<[string, () => void]>([
        ['a class', () => write('classes/Trade.cls', CLASSES.Trade.replace('Mill', 'Bake'))],
        ['the version of a class', () => write('classes/Trade.cls-meta.xml', meta('66.0'))],
        ['a new class', () => write('classes/More.cls', 'public class More {}')],
        ['a field', () => write('objects/Account/fields/Own__c.field-meta.xml', FIELD)],
        ['the compiler', () => ((globalThis as Built)[BUILD] = 'two')]
    ])('is compiled anew where %s has changed', (_what, change) => {
        start();
        change();
        expect(start().compiled).toBeGreaterThan(0);
    });

    it('is compiled anew with other options', () => {
        start();
        expect(start({ coverage: true }).compiled).toBe(2);
    });

    it('is compiled anew where what it was kept in is broken', () => {
        start();
        const programs = join(folder, 'cache', 'programs');
        readdirSync(programs).forEach((one) => writeFileSync(join(programs, one), '{"key":'));
        expect(start()).toEqual({ compiled: 2, tests: TESTS });
    });

    it('is not kept with a mistake: it is told at each start', () => {
        write('classes/Wrong.cls', 'public class Wrong { Integer size() { return nothing; } }');
        const messages = (): string[] => readSources(options()).program.errors.map((one) => one.message);
        expect(messages()).toEqual(['Variable does not exist: nothing']);
        expect(messages()).toEqual(['Variable does not exist: nothing']);
    });

    it('names its objects and fields again where another class alone has changed while the org runs', () => {
        const sources = readSources(options());
        const file = join(folder, 'force-app', 'classes', 'TradeTest.cls');
        write('classes/TradeTest.cls', CLASSES.TradeTest.replace('A1', 'A2').replace("'a1'", "'a2'"));
        const { schema, program } = readSources(options(), { sources, changed: [file] });
        expect([...program.compiled]).toEqual(['tradetest']);
        expect(schema.objects.get('case')!.fields.has('productid')).toBe(true);
        expect(schema.objects.has('workorder')).toBe(true);
    });
});

const meta = (version: string): string =>
    `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>${version}</apiVersion><status>Active</status></ApexClass>`;

const FIELD =
    '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Own__c</fullName><label>Own</label><type>Checkbox</type><defaultValue>false</defaultValue></CustomField>';
