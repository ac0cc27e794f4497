import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg, type Org } from '../org.ts';
import { testsNamed } from '../testing/test-choice.ts';
import { runTests } from '../testing/test-runner.ts';
import { UsageError } from './start-options.ts';
import { readTestOptions } from './test-options.ts';
import { testsThatName } from './test-watch.ts';

jest.setTimeout(60_000);

const CLASSES = {
    Price: 'public class Price { public static Integer net(Integer gross) { return gross - 1; } }',
    PriceTest: `@IsTest private class PriceTest {
        @IsTest static void netIsLess() { Assert.areEqual(1, Price.net(2)); }
        @IsTest static void netOfNothing() { Assert.areEqual(-1, Price.net(0)); } }`,
    OtherTest: '@IsTest private class OtherTest { @IsTest static void works() { Assert.areEqual(1, 1); } }'
};

let folder: string;
let org: Org;

const write = (name: string, text: string): void => writeFileSync(join(folder, 'force-app', `${name}.cls`), text);

beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'apex-test-'));
    mkdirSync(join(folder, 'force-app'));
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '65.0' })
    );
    for (const [name, text] of Object.entries(CLASSES)) {
        write(name, text);
        writeFileSync(
            join(folder, 'force-app', `${name}.cls-meta.xml`),
            '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>'
        );
    }
    org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: null, coverage: true });
});

afterAll(() => {
    org.store.close();
    rmSync(folder, { recursive: true });
});

describe('the command line', () => {
    it('takes tests alone, behind --tests and behind --class', () => {
        const { tests, projects, json } = readTestOptions(['A', '--tests', 'B.x, C', '--class=D']);
        expect([tests, projects, json]).toEqual([['D', 'B.x', 'C', 'A'], [process.cwd()], null]);
    });

    it.each([[['--bogus']], [['--json']], [['--coverage=yes']]])('refuses %j in one line', (parameters) => {
        const refused = (): unknown => readTestOptions(parameters);
        expect(refused).toThrow(UsageError);
        expect(refused).toThrow(/^[^\n]*option '?--[^\n]*Usage: npm run apex:test -- [^\n]*$/i);
    });
});

it('an option without its value is told in a line', () => {
    const command = ['scripts/local-org/bin/local-org.mjs', 'check', '--json'];
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
        2,
        expect.stringMatching(
            /^Option '--json <value>' argument missing\. Usage: npm run org:check [^\n]*\n$/
        ) as string
    ]);
});

describe('tests by name', () => {
    const run = (...names: string[]): string[] =>
        runTests(org, testsNamed(org, names), () => undefined).map((one) => `${one.className}.${one.methodName}`);

    it('are classes and methods, in any case', () => {
        expect(run('pricetest')).toEqual(['PriceTest.netIsLess', 'PriceTest.netOfNothing']);
        expect(run('PriceTest.NETISLESS', 'OtherTest')).toEqual(['OtherTest.works', 'PriceTest.netIsLess']);
    });

    it.each([
        ['PriseTest', 'PriseTest is no class with tests. Did you mean PriceTest?'],
        ['Price', 'Price is no class with tests. Did you mean PriceTest?'],
        ['Zzzzzzzzz', 'Zzzzzzzzz is no class with tests.'],
        ['PriceTest.netIsles', 'PriceTest has no test netIsles. Did you mean netIsLess?']
    ])('that are not there are told, with what is near: %s', (name, message) => {
        expect(() => run(name)).toThrow(new Error(message));
    });

    it('tell the lines that they ran, where that is asked for', () => {
        const [first, second] = runTests(org, testsNamed(org, ['PriceTest.netIsLess', 'OtherTest']), () => undefined, {
            detailed: true
        });
        expect([...first!.covered!.keys()]).toEqual(['othertest']);
        expect(second!.covered!.get('price')).toEqual([1]);
    });
});

it('the tests that a change touches are those that name what changed', () => {
    expect(testsThatName([join(folder, 'force-app')], ['Price.cls'])).toEqual(['PriceTest']);
    expect(testsThatName([join(folder, 'force-app')], ['OtherTest.cls-meta.xml'])).toEqual(['OtherTest']);
});

it('--watch runs the tests again when a file is saved, and tells one syntax error once', async () => {
    const child = spawn(
        process.execPath,
        ['scripts/local-org/bin/local-org.mjs', 'test', '--watch', '--project', folder],
        { stdio: ['ignore', 'pipe', 'inherit'] }
    );
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    const printed = async (text: string): Promise<string> => {
        while (!output.includes(text)) {
            await new Promise((done) => setTimeout(done, 50));
        }
        return output;
    };
    try {
        expect(await printed('Waiting')).toContain('3 passed, 0 failed');
        output = '';
        write('Price', CLASSES.Price.replace('- 1', '- ;'));
        const told = await printed('Waiting');
        expect(told).toMatch(/^\nPrice.cls changed.\nFirst PriceTest.\n/);
        expect(told.match(/^\S+: Unexpected token ';'\.$/gm)).toHaveLength(1);
        output = '';
        write('Price', CLASSES.Price);
        expect(await printed('Waiting')).toMatch(/2 passed, 0 failed\n[^]*3 passed, 0 failed/);
    } finally {
        child.kill();
    }
});
