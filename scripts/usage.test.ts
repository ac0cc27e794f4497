import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// It starts a process for every command, several at a time.
jest.setTimeout(120_000);

const root = process.cwd();
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** What follows these goes to tools that answer by themselves; `prepare` is npm's. */
const OF_TOOLS = ['lint', 'format', 'format:check', 'types', 'prepare'];
const ORG = 'scripts/local-org/bin/local-org.mjs';
const AT_ONCE = 2;

/** A command by its name, and the words behind `node`. */
type Command = [name: string, words: string[]];

const ofPackage = Object.entries(scripts)
    .filter(([name]) => !OF_TOOLS.includes(name))
    .map(([name, line]): Command => {
        const [program, ...words] = line.split(' ');
        return [`npm run ${name}`, program === 'local-org' ? [ORG, ...words] : words];
    });
/** The other commands of the local org are scripts of the package too. */
const ofOrg: Command[] = [
    ['local-org start', [ORG, 'start']],
    ['local-org', [ORG]]
];

interface Answer {
    name: string;
    code: number | null;
    out: string;
    error: string;
}

const answerOf = ([name, words]: Command, option: string): Promise<Answer> =>
    new Promise((resolve) => {
        const child = spawn(process.execPath, [...words, option], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
        const answer: Answer = { name, code: null, out: '', error: '' };
        child.stdout.on('data', (data: Buffer) => (answer.out += data.toString()));
        child.stderr.on('data', (data: Buffer) => (answer.error += data.toString()));
        child.on('close', (code) => resolve({ ...answer, code }));
    });

async function answers(option: string): Promise<Answer[]> {
    const waiting = [...ofPackage, ...ofOrg];
    const given: Answer[] = [];
    const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
            given.push(await answerOf(next, option));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return given;
}

const state = (): string => execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });

it('every command tells how it is written for --help, and changes nothing', async () => {
    const before = state();
    for (const { name, code, out, error } of await answers('--help')) {
        expect({ name, code, error, tells: /npm (run|start|test)|local-org COMMAND/.test(out) }).toEqual({
            name,
            code: 0,
            error: '',
            tells: true
        });
    }
    expect(state()).toBe(before);
});

it('every command refuses an option that it does not have by its name, and changes nothing', async () => {
    const before = state();
    for (const { name, code, out, error } of await answers('--nope')) {
        expect({ name, failed: code !== 0, out, error }).toEqual({
            name,
            failed: true,
            out: '',
            // test:lwc hands its options on to Jest.
            error: expect.stringMatching(
                /^\s*Unknown option '?--nope'?\.|There is no command --nope\.|Unrecognized option "nope"/
            ) as string
        });
    }
    expect(state()).toBe(before);
});

it('the bench names the sections there are where it is asked for another', async () => {
    const answer = await answerOf(['npm run bench', scripts['bench']!.split(' ').slice(1)], 'lod');
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.error).toMatch(/^Unknown section lod\. There are start, .*, load, live\.\n$/);
});
