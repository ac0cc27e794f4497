import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diskError } from '../database/disk.ts';
import { projectFolder } from '../package-folder.ts';
import { sessionKeeper } from '../server/http/session.ts';
import type { ActiveUser } from '../server/org-access.ts';
import { DataFolderError } from './data-folder.ts';
import { readOptions, UsageError } from './start-options.ts';

/** "The maximum session timeout is 24 hours": a working day needs one token. */
const LIFE_MS = 24 * 60 * 60 * 1000;

/** The org that runs, as a command works with it. */
export interface RunningOrg {
    origin: string;
    /** @param name name or username of a user, or null for the administrator @returns a token. @throws UsageError */
    token(name: string | null): string;
}

/**
 * Finds the org that runs.
 * @param parameters options of `npm start` that say which: --port, --data, --project
 * @throws UsageError when there is none
 */
export async function runningOrg(parameters: string[]): Promise<RunningOrg> {
    const { port, dataFolder } = readOptions(parameters, projectFolder());
    const keyFile = join(dataFolder, 'session.key');
    if (!existsSync(keyFile)) {
        throw new UsageError(
            `${dataFolder} has no org yet. Start it first (npm start), or name the folder of its data: --data DIR`
        );
    }
    const origin = `http://localhost:${port}`;
    const { users, organizationId } = await orgAt(origin);
    return {
        origin,
        token(name) {
            const wanted = name?.toLowerCase();
            const found = wanted
                ? users.filter((one) => one.username.toLowerCase() === wanted || one.name.toLowerCase() === wanted)
                : users.slice(0, 1);
            if (found.length !== 1) {
                const names = users.map((one) => `  ${one.name} (${one.username})`).join('\n');
                throw new UsageError(
                    `${found.length ? 'Several users are' : 'No active user is'} called ${name}. The users are:\n${names}`
                );
            }
            return sessionKeeper(keyFile).accessToken(organizationId, found[0]!.id, Date.now(), LIFE_MS);
        }
    };
}

/** Asks the running org as its page does. @throws UsageError when nothing answers */
async function orgAt(origin: string): Promise<{ users: ActiveUser[]; organizationId: string }> {
    const asked = async (path: string, cookie = ''): Promise<Response> => {
        const answer = await fetch(origin + path, { headers: { cookie } }).catch(() => null);
        if (!answer?.ok) {
            throw new UsageError(`No org answers at ${origin}. Start it first (npm start), or name its port: --port N`);
        }
        return answer;
    };
    const page = await asked('/lightning/page/home');
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const users = (await (await asked('/webruntime/api/session/users', cookie)).json()) as ActiveUser[];
    const info = (await (await asked('/services/oauth2/userinfo', cookie)).json()) as { organization_id: string };
    return { users, organizationId: info.organization_id };
}

/** Runs a command: what its user got wrong is told in a sentence. */
export function command(work: () => Promise<void> | void): void {
    const run = async (): Promise<void> => work();
    run().catch((error: unknown) => {
        const told =
            error instanceof UsageError || error instanceof DataFolderError ? error : diskError(error, 'A file');
        process.stderr.write(`${told?.message ?? String((error as Error).stack)}\n`);
        process.exitCode = 1;
    });
}
