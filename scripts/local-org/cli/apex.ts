// Runs a file of anonymous Apex on the local org that runs, as its administrator, and prints the debug log.
//   npm run apex -- FILE [--port N] [--data DIR] [--project DIR]
import { existsSync, readFileSync } from 'node:fs';
import type { AnonymousResult } from '../server/tooling/anonymous.ts';
import { command, runningOrg } from './running-org.ts';
import { UsageError } from './start-options.ts';

command(async () => {
    const [file, ...rest] = process.argv.slice(2);
    if (!file || file.startsWith('--')) {
        throw new UsageError('Usage: npm run apex -- FILE [--port N] [--data DIR]');
    }
    if (!existsSync(file)) {
        throw new UsageError(`There is no file ${file}.`);
    }
    const { origin, token } = await runningOrg(rest);
    const answer = await fetch(`${origin}/webruntime/api/setup/anonymous-apex`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token(null)}` },
        body: JSON.stringify({ source: readFileSync(file, 'utf8') })
    });
    const result = (await answer.json()) as AnonymousResult;
    process.stdout.write(result.log);
    if (!result.compiled) {
        throw new UsageError(`${file}:${result.line}:${result.column}: ${result.compileProblem}`);
    }
    if (!result.success) {
        throw new UsageError(`${result.exceptionMessage}\n${result.exceptionStackTrace}`);
    }
});
