import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageFolder } from '../package-folder.ts';
import { watchFolders } from '../server/live/watch.ts';
import { packageFolders } from '../schema/sfdx-project.ts';
import type { TestOptions } from './test-options.ts';

/**
 * Runs the tests, and again whenever a file of the projects changes: first those of the classes that name what changed, then, where
 * they pass, the others.
 * @param parameters the command line
 */
export function watchTests(parameters: string[], options: TestOptions): void {
    const folders = options.projects.flatMap(packageFolders);
    const own = parameters.filter((one) => one !== '--watch');
    let running: ChildProcess | null = null;
    let changed = new Set<string>();

    const run = (tests: string[], then: (code: number | null) => void): void => {
        const command = join(packageFolder(), 'bin', 'local-org.mjs');
        const child = spawn(process.execPath, [command, 'test', ...own, ...tests.flatMap((one) => ['--tests', one])], {
            stdio: 'inherit'
        });
        running = child;
        child.on('close', (code) => {
            if (running === child) {
                running = null;
                then(code);
            }
        });
    };
    const waiting = (): void => console.log('Waiting for a change. Ctrl+C ends.');
    const again = (): void => {
        const names = [...changed];
        changed = new Set();
        running?.kill();
        const first = options.tests.length ? [] : testsThatName(folders, names);
        console.log(`\n${names.join(', ')} changed.`);
        if (first.length === 0) {
            run([], waiting);
            return;
        }
        console.log(`First ${first.join(', ')}.`);
        run(first, (code) => (code === 0 ? run([], waiting) : waiting()));
    };
    watchFolders(folders, (files) => {
        files.forEach((file) => changed.add(basename(file)));
        again();
    });
    run([], waiting);
}

/** Names of the test classes whose text has the name of one of the files. */
export function testsThatName(folders: readonly string[], files: readonly string[]): string[] {
    const words = files.map((file) => file.split('.')[0]!).filter(Boolean);
    const named = new RegExp(`\\b(?:${words.map((one) => one.replace(/\W/g, '\\$&')).join('|')})\\b`, 'i');
    return folders.flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.cls'))
            .flatMap((file) => {
                const text = readFileSync(join(folder, file), 'utf8');
                return /@istest\b|\btestmethod\b/i.test(text) && named.test(text) ? [basename(file, '.cls')] : [];
            })
    );
}
