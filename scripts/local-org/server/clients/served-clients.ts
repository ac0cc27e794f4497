import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@jsforce/jsforce-node';
import { sessionKeeper } from '../http/session.ts';
import { loadSampleData } from '../sample-data.ts';
import { serveOrg, type ServedOrg } from '../testing.ts';

/** An org behind its server, and Salesforce's own JavaScript client signed in to it. */
export interface ServedClients extends ServedOrg {
    /** folder of the server's data */
    folder: string;
    origin: string;
    /** @param username a sample user's, or null for the administrator @returns an access token */
    token(username?: string | null): string;
    /** @returns a client of the user */
    connect(username?: string | null): Connection;
    /** Sends a request as a program. */
    send(
        method: string,
        path: string,
        body?: unknown,
        headers?: Record<string, string>
        // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every shape
    ): Promise<{ status: number; json: any; text: string; headers: Headers }>;
}

const SAMPLE_PROJECT = join('scripts', 'local-org', 'page', 'fixtures', 'invoices');

/**
 * Serves a project with its sample data.
 * @param project its folder; without one the sample project of the page's tests
 * @param cacheFolder where compiled Apex is kept; without one it is compiled anew
 */
export async function serveClients(
    project: string = join(process.cwd(), SAMPLE_PROJECT),
    cacheFolder?: string
): Promise<ServedClients> {
    const folder = mkdtempSync(join(tmpdir(), 'clients-'));
    const served = await serveOrg(project, null, folder, cacheFolder);
    const { org } = served;
    loadSampleData(org, join(project, 'scripts', 'data'), org.users()[0]!.id, () => undefined);
    const origin = served.url('');
    const sessions = sessionKeeper(join(folder, 'session.key'));
    const token = (username: string | null = null): string => {
        const user = username ? org.users().find((one) => one.username === username)! : org.users()[0]!;
        return sessions.accessToken(org.organization.id, user.id, Date.now());
    };
    return {
        ...served,
        folder,
        origin,
        token,
        connect: (username = null) =>
            new Connection({ instanceUrl: origin, accessToken: token(username), version: '65.0' }),
        async send(method, path, body, headers = {}) {
            const response = await fetch(origin + path, {
                method,
                headers: { authorization: `Bearer ${token()}`, ...headers },
                body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
            });
            const text = await response.text();
            const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true;
            return {
                status: response.status,
                json: isJson ? JSON.parse(text) : undefined,
                text,
                headers: response.headers
            };
        },
        async close() {
            await served.close();
            rmSync(folder, { recursive: true });
        }
    };
}
