// `npm run test:lwc [-- word …]`: the component tests, all or those whose path has a word; options are Jest's.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const USAGE = 'Usage: npm run test:lwc [-- COMPONENT ...] [--watch] [--coverage] [other options of Jest]';

const parameters = process.argv.slice(2);
const components = join(root, 'force-app', 'main', 'default', 'lwc');
const tests = readdirSync(components, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.test.ts'));
const isNowhere = (word) => !tests.some((path) => path.toLowerCase().includes(word.toLowerCase()));
const unknown = parameters.filter((one) => /^\w+$/.test(one) && isNowhere(one));

if (parameters.some((one) => one === '--help' || one === '-h')) {
    console.log(USAGE);
} else if (unknown.length > 0) {
    console.error(`No test of a component has ${unknown.join(' or ')} in its path. ${USAGE}`);
    process.exitCode = 1;
} else {
    const jest = join(root, 'node_modules', '@salesforce', 'sfdx-lwc-jest', 'bin', 'sfdx-lwc-jest');
    const own = ['--', '--selectProjects=lwc', '--passWithNoTests=false', ...parameters];
    process.exitCode = spawnSync(process.execPath, [jest, ...own], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
