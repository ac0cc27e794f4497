import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

jest.setTimeout(60_000);

/** A folder with somebody else's project, in which the packed package is installed with what it declares and nothing else. */
let project: string;

function run(...parameters: string[]): { status: number | null; output: string } {
    const command = join(project, 'node_modules', 'local-org', 'bin', 'local-org.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...parameters], {
        cwd: join(project, 'force-app'),
        encoding: 'utf8'
    });
    return { status, output: stdout + stderr };
}

beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'packed-'));
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {
        cwd: __dirname,
        encoding: 'utf8',
        shell: process.platform === 'win32'
    }).trim();
    const modules = join(project, 'node_modules');
    mkdirSync(modules);
    execFileSync('tar', ['-xzf', packed, '-C', 'node_modules'], { cwd: project });
    cpSync(join(modules, 'package'), join(modules, 'local-org'), { recursive: true });
    const { dependencies } = JSON.parse(readFileSync(join(__dirname, 'package.json'), 'utf8')) as {
        dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
        mkdirSync(dirname(join(modules, name)), { recursive: true });
        symlinkSync(join(process.cwd(), 'node_modules', name), join(modules, name), 'junction');
    }
    cpSync(join(__dirname, 'page', 'fixtures', 'invoices'), project, { recursive: true });
    writeFileSync(
        join(project, 'force-app', 'main', 'default', 'classes', 'SumTest.cls'),
        `@IsTest private class SumTest {
            @IsTest static void adds() { Assert.areEqual(2, 1 + 1); }
            @IsTest static void isWrong() { Assert.areEqual(3, 1 + 1, 'a sum'); }
        }`
    );
    writeFileSync(
        join(project, 'force-app', 'main', 'default', 'classes', 'SumTest.cls-meta.xml'),
        '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>'
    );
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('the package, installed in another project', () => {
    it("runs that project's Apex tests, from any folder of it", () => {
        const { status, output } = run('test', '--class', 'SumTest');
        expect(output).toContain('FAIL SumTest.isWrong\n  System.AssertException: Assertion Failed: a sum');
        expect(output).toContain('1 passed, 1 failed');
        expect(status).toBe(1);
    });

    it('tells what a deployment of it would refuse', () => {
        expect(run('check')).toEqual({ status: 0, output: 'A deployment would take the metadata and the Apex.\n' });
        const label = join(project, 'force-app', 'main', 'default', 'classes', 'SumTest.cls-meta.xml');
        writeFileSync(label, readFileSync(label, 'utf8').replace('65.0', '999.0'));
        const { status, output } = run('check');
        expect(output).toMatch(/SumTest\.cls-meta\.xml:1: .*999/);
        expect(status).toBe(1);
        writeFileSync(label, readFileSync(label, 'utf8').replace('999.0', '65.0'));
        const source = label.replace('-meta.xml', '');
        const good = readFileSync(source, 'utf8');
        writeFileSync(source, good.replace('{', '{ Missing nothing;'));
        expect(run('check')).toEqual({
            status: 1,
            output: expect.stringMatching(/SumTest\.cls:1:\d+: Invalid type: Missing\n1 problems\n$/) as string
        });
        writeFileSync(source, good);
    });

    it('names its commands when it knows none of that name', () => {
        const { status, output } = run('strat');
        expect(output).toMatch(/^There is no command strat\.\nUsage: local-org COMMAND/);
        expect(output).toMatch(/^ {2}start +opens the org/m);
        expect(status).toBe(2);
        expect(run('--help').status).toBe(0);
    });
});
