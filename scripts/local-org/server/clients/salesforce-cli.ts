import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ServedClients } from './served-clients.ts';

/** The Salesforce CLI at work. */
export interface RunningCli {
    /** @returns what it printed so far */
    output(): string;
    /** when it has ended: its exit code, and all it printed */
    ended: Promise<{ code: number; output: string }>;
    stop(): void;
}

/** Starts the installed Salesforce CLI in a folder, with a home of its own in the folder of the server's data. */
export function salesforceCli(served: ServedClients, parameters: string[], cwd: string = process.cwd()): RunningCli {
    const cli = join(process.cwd(), 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
    const env = {
        ...process.env,
        NODE_NO_WARNINGS: '1',
        HOME: served.folder,
        USERPROFILE: served.folder,
        SF_ACCESS_TOKEN: served.token(),
        SF_DISABLE_TELEMETRY: 'true',
        SF_AUTOUPDATE_DISABLE: 'true',
        SF_SKIP_NEW_VERSION_CHECK: 'true',
        SF_DISABLE_LOG_FILE: 'true',
        SF_USE_GENERIC_UNIX_KEYCHAIN: 'true'
    };
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

/** Signs the CLI in as the administrator, by the alias `here`. */
export function signIn(served: ServedClients): Promise<{ code: number; output: string }> {
    const org = ['--instance-url', served.origin, '--no-prompt', '--alias', 'here'];
    return salesforceCli(served, ['org', 'login', 'access-token', ...org]).ended;
}
