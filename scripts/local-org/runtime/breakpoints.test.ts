import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningOrg } from '../cli/running-org.ts';

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

/** Begins a command under a debugger that stops on lines 4 and 8 of Price.cls, and notes it. */
function debugged(out: string, ...parameters: string[]): ChildProcess {
    return spawn(
        process.execPath,
        ['--inspect=0', 'scripts/local-org/runtime/fixtures/debugger.mjs', ...parameters, '--project', folder],
        { env: { ...process.env, DEBUGGED: JSON.stringify({ file: '/Price.cls', lines: [4, 8], out }) } }
    );
}

/** Waits until a program has printed something. @returns what it printed */
function printed({ stdout }: ChildProcess, wanted: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
        let text = '';
        stdout!.on('data', (chunk: Buffer) => {
            text += chunk.toString('utf8');
            if (wanted.test(text)) {
                resolve(text);
            }
        });
        stdout!.on('close', () => reject(new Error(`It printed: ${text}`)));
    });
}

interface Stop {
    line: number;
    variables: string[];
    names: string[];
}
const stopsIn = (out: string): Stop[] => JSON.parse(readFileSync(out, 'utf8')) as Stop[];

it('a debugger stops on lines of Apex in tests, those of an inner class too, and knows the variables by their names', async () => {
    const out = join(folder, 'notes.json');
    const tests = debugged(out, 'apex-test');
    await printed(tests, /1 passed, 0 failed/);
    tests.kill('SIGKILL');
    const stops = stopsIn(out);
    expect(stops.map(({ line }) => line)).toEqual([4, 8]);
    expect(stops[0]!.variables).toEqual(['v_gross', 'v_fee']);
    expect(stops[1]!.variables).toEqual(['v_whole']);
    expect(stops[0]!.names.sort()).toEqual(['fee', 'gross', 'whole']);
});

it('and under npm start, when a request runs Apex', async () => {
    const out = join(folder, 'started.json');
    const data = join(folder, 'data');
    const org = debugged(out, 'start', '--port', '0', '--data', data);
    try {
        const port = /Ready: http:\/\/localhost:(\d+)/.exec(await printed(org, /Ready: .*\n/))![1]!;
        const { origin, token } = await runningOrg(['--port', port, '--data', data]);
        const run = '/services/data/v65.0/tooling/executeAnonymous?anonymousBody=';
        const answer = await fetch(`${origin}${run}${encodeURIComponent('Price.net(Price.whole());')}`, {
            headers: { authorization: `Bearer ${token(null)}` }
        });
        expect(await answer.json()).toMatchObject({ compiled: true, success: true });
        expect(stopsIn(out).map(({ line }) => line)).toEqual([8, 4]);
    } finally {
        // A program that ends waits for its debugger.
        org.kill('SIGKILL');
    }
});
