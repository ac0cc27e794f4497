import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.ts';

/**
 * Runs a command of the local org in a process of its own, so that requests are answered meanwhile.
 * @param parameters the command and its options; `--json FILE` is added
 * @param signal ends the process
 * @returns what it wrote into that file
 * @throws Error with what the process said, where it wrote nothing
 */
export async function commandResult<T>(parameters: readonly string[], signal?: AbortSignal): Promise<T> {
    const folder = mkdtempSync(join(tmpdir(), 'local-org-command-'));
    const file = join(folder, 'result.json');
    const command = [join(packageFolder(), 'bin', 'local-org.mjs'), ...parameters, '--json', file];
    try {
        const said = await new Promise<string>((resolve, reject) => {
            const child = spawn(process.execPath, command, {
                stdio: ['ignore', 'ignore', 'pipe'],
                ...(signal && { signal })
            });
            let errors = '';
            child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
            child.on('error', (error) => reject(new Error(error.message)));
            child.on('close', () => resolve(errors.trim()));
        });
        try {
            return JSON.parse(readFileSync(file, 'utf8')) as T;
        } catch (error) {
            throw new Error(said || (error as Error).message);
        }
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
