import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ServedClients } from './served-clients.ts';

/** The Salesforce CLI at work. */
export interface RunningCli {
    /** @returns what it printed so far */
    output(): string;
    /** when it has ended: its exit code, and all it printed */
    ended: Promise<{ code: number; output: string }>;
    stop(): void;
}

/** Starts the installed Salesforce CLI in a folder, with a home of its own in the folder of the server's data, and more variables. */
export function salesforceCli(
    served: ServedClients,
    parameters: string[],
    cwd: string = process.cwd(),
    more: Record<string, string> = {}
): RunningCli {
    const cli = join(process.cwd(), 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
    const env = { ...environment(served), ...more };
    const child = spawn(process.execPath, [cli, ...parameters], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    return {
        output: () => output,
        ended: new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? 1, output }))),
        stop: () => child.kill('SIGKILL')
    };
}

const environment = (served: ServedClients): NodeJS.ProcessEnv => ({
    ...process.env,
    NODE_NO_WARNINGS: '1',
    HOME: served.folder,
    USERPROFILE: served.folder,
    SF_ACCESS_TOKEN: served.token(),
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true'
});

/** A Salesforce CLI that takes one command after the other. */
export interface CliShell {
    run(...words: string[]): Promise<{ code: number; output: string }>;
    end(): void;
}

/** @returns a shell of the installed Salesforce CLI whose commands run in a folder */
export function salesforceShell(served: ServedClients, folder: string): CliShell {
    const script = join(__dirname, 'salesforce-cli-shell.mjs');
    const child = spawn(process.execPath, [script], { env: environment(served), stdio: ['pipe', 'pipe', 'ignore'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
        async run(...words) {
            child.stdin.write(`${JSON.stringify({ words, folder })}\n`);
            const { value, done } = await lines.next();
            if (done) {
                throw new Error(`The Salesforce CLI ended at ${words.join(' ')}`);
            }
            return JSON.parse(value) as { code: number; output: string };
        },
        end: () => child.stdin.end()
    };
}

/** Signs the CLI in as the administrator, by the alias `here`. */
export function signIn(served: ServedClients): Promise<{ code: number; output: string }> {
    const org = ['--instance-url', served.origin, '--no-prompt', '--alias', 'here'];
    return salesforceCli(served, ['org', 'login', 'access-token', ...org]).ended;
}
