import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// It compiles a project in another process.
jest.setTimeout(60_000);

const PRICE = `public class Price {
    public static Integer net(Integer gross) {
        Integer fee = 1;
        return gross - fee;
    }
    public class Part {
        public Integer half(Integer whole) {
            return whole / 2;
        }
    }
    public static Integer whole() {
        return new Part().half(4);
    }
}`;
const TEST = `@IsTest
private class PriceTest {
    @IsTest
    static void netIsLess() {
        Assert.areEqual(1, Price.net(2));
        Assert.areEqual(2, Price.whole());
    }
}`;

let folder: string;

beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'breakpoints-'));
    mkdirSync(join(folder, 'force-app'));
    writeFileSync(join(folder, 'sfdx-project.json'), '{ "packageDirectories": [{ "path": "force-app" }] }');
    for (const [name, text] of Object.entries({ Price: PRICE, PriceTest: TEST })) {
        writeFileSync(join(folder, 'force-app', `${name}.cls`), text);
        writeFileSync(
            join(folder, 'force-app', `${name}.cls-meta.xml`),
            '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>'
        );
    }
});

afterAll(() => rmSync(folder, { recursive: true }));

it('a debugger stops on lines of Apex, those of an inner class too, and knows the variables by their names', async () => {
    const out = join(folder, 'notes.json');
    const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--inspect=0', 'scripts/local-org/runtime/fixtures/debugger.mjs', folder],
        { env: { ...process.env, DEBUGGED: JSON.stringify({ file: '/Price.cls', lines: [4, 8], out }) } }
    );
    expect(stdout).toContain('1 passed, 0 failed');
    const stops = JSON.parse(readFileSync(out, 'utf8')) as { line: number; variables: string[]; names: string[] }[];
    expect(stops.map(({ line }) => line)).toEqual([4, 8]);
    expect(stops[0]!.variables).toEqual(['v_gross', 'v_fee']);
    expect(stops[1]!.variables).toEqual(['v_whole']);
    expect(stops[0]!.names.sort()).toEqual(['fee', 'gross', 'whole']);
});
