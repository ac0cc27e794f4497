#!/usr/bin/env node
// The local org's command line: each command is a module of cli/.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';
import { runCommand } from './usage.mjs';

const COMMANDS = {
    start: ['start.ts', 'opens the org of the project in this folder and serves its page'],
    test: ['apex-test.ts', 'runs the Apex tests'],
    check: ['check.ts', 'tells what a deployment would refuse'],
    query: ['query.ts', 'runs a query on the org that runs'],
    apex: ['apex.ts', 'runs anonymous Apex on the org that runs'],
    token: ['token.ts', "prints a token for Salesforce's own clients"],
    data: ['data.ts', 'copies the data of an org that does not run into a file, and back'],
    gaps: ['gaps.ts', 'counts what is known, done and refused of the platform'],
    conformance: ['conformance.ts', 'runs the Apex tests of every project in a folder']
};

const [name, ...parameters] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : null;
if (command) {
    const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'cli', command[0]);
    await runCommand(file, parameters, () => run(file, parameters));
} else {
    const isAsked = name === undefined || name === '--help' || name === '-h' || name === 'help';
    const list = Object.entries(COMMANDS).map(([one, [, what]]) => `  ${one.padEnd(13)}${what}`);
    const text = ['Usage: local-org COMMAND [options]', ...list].join('\n');
    (isAsked ? console.log : console.error)(isAsked ? text : `There is no command ${name}.\n${text}`);
    process.exitCode = isAsked ? 0 : 2;
}
