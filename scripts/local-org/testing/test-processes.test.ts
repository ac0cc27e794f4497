import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInProcesses } from './test-processes.ts';
import type { SfResult } from './test-report.ts';

jest.setTimeout(60_000);

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'test-processes-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A project of so many test classes that several processes run them; each runs a method of its own of one class. */
function manyClasses(count: number): void {
    const classes = join(folder, 'force-app', 'classes');
    mkdirSync(classes, { recursive: true });
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '65.0' })
    );
    const meta =
        '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>';
    const write = (name: string, text: string): void => {
        writeFileSync(join(classes, `${name}.cls`), text);
        writeFileSync(join(classes, `${name}.cls-meta.xml`), meta);
    };
    const numbers = Array.from({ length: count }, (_, at) => at);
    const methods = numbers.map((one) => `public static Integer m${one}() {\nreturn ${one};\n}`);
    write(
        'Shared',
        `public class Shared {\n${methods.join('\n')}\npublic static void never() {\nrun();\n}\nstatic void run() {\n}\n}`
    );
    for (const one of numbers) {
        const name = `N${String(one).padStart(2, '0')}Test`;
        const wrong = one === 7 ? 1 : 0;
        write(
            name,
            `@IsTest private class ${name} { @IsTest static void works() { insert new Account(Name = 'A'); Assert.areEqual(1, [SELECT COUNT() FROM Account]); Assert.areEqual(${one + wrong}, Shared.m${one}()); } }`
        );
    }
}

function testsOf(more: string[]): { status: number | null; stdout: string; result: SfResult['result'] } {
    const json = join(folder, 'result.json');
    const { status, stdout } = spawnSync(
        process.execPath,
        ['scripts/local-org/bin/local-org.mjs', 'test', '--project', folder, '--coverage', '--json', json, ...more],
        { encoding: 'utf8' }
    );
    return { status, stdout, result: (JSON.parse(readFileSync(json, 'utf8')) as SfResult).result };
}

it('several processes give what one gives: each test once, in order, with the lines of all of them', () => {
    manyClasses(24);
    const several = testsOf([]);
    // Named tests are run by one process.
    const names = several.result.tests.map((one) => one.ApexClass.Name);
    const one = testsOf(['--tests', names.join(',')]);
    const told = ({ tests, coverage }: SfResult['result']): unknown => [
        tests.map(({ FullName, Outcome, Message }) => [FullName, Outcome, Message]),
        coverage
    ];
    expect(names).toEqual([...names].sort());
    expect(told(several.result)).toEqual(told(one.result));
    const [shared] = several.result.coverage!.coverage;
    expect(shared).toMatchObject({ name: 'Shared', totalCovered: 24 });
    expect(shared!.totalLines).toBeGreaterThan(24);
    expect(several.status).toBe(1);
    expect(several.stdout).toContain('FAIL N07Test.works');
    expect(several.stdout).toContain('23 passed, 1 failed');
});

it.each([3, 0])(
    'a process that ends before its work is an error, not a run without its tests (code %i)',
    async (code) => {
        const program = join(folder, 'ends.mjs');
        writeFileSync(
            program,
            `process.on('message', () => process.exit(${code})); process.send({ kind: 'ready', lines: [], isRefused: false, adminId: '', classes: [{ name: 'A', tests: 1 }] });`
        );
        const nobody = (): void => undefined;
        await expect(runInProcesses(program, [], 2, nobody, nobody)).rejects.toThrow(
            `A process that runs tests ended before its work (code ${code})`
        );
    }
);
