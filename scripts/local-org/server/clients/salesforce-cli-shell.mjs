// The installed Salesforce CLI, one command after the other in one process: it takes a list of words a line, as JSON, and answers with
// {code, output} in one. A process for each command would take seconds.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(process.cwd(), 'node_modules', '@salesforce', 'cli');
const { Config, run } = createRequire(join(root, 'package.json'))('@oclif/core');
const config = await Config.load({ root });
const answer = process.stdout.write.bind(process.stdout);

for await (const line of createInterface({ input: process.stdin })) {
    const { words, folder } = JSON.parse(line);
    process.chdir(folder);
    let output = '';
    const collect = (text) => {
        output += text;
        return true;
    };
    process.stdout.write = process.stderr.write = collect;
    process.exitCode = undefined;
    try {
        await run(words, config);
    } catch (error) {
        output += error.message;
        process.exitCode = error.oclif?.exit ?? error.exitCode ?? 1;
    }
    answer(`${JSON.stringify({ code: Number(process.exitCode ?? 0), output })}\n`);
}
process.exit(0);
