import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApplication, readSite, sourceFolders } from './application.ts';
import { openLocalOrg, type LocalOrgOptions } from './local-org-access.ts';
import type { OrgAccess } from './org-access.ts';

/** An org behind its server, for tests. */
export interface ServedOrg {
    org: OrgAccess;
    server: Server;
    /** @param path path in the org @returns its address */
    url: (path: string) => string;
    /** Ends the server, then the org. */
    close: () => Promise<void>;
}

/** Ends a server at once: connections that clients keep for their next request would hold it for seconds. */
export async function closeServer(server: Server): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
}

/**
 * Opens an org, in memory, and serves it on a free port, without the files of the page.
 * @param project folder of the project
 * @param folder where the server keeps its data
 * @param startAt the org's time when it begins, in milliseconds since 1970
 * @param cacheFolder where compiled Apex is kept
 * @param given what is otherwise than that: another file, who is told
 */
export async function serveOrg(
    project: string,
    startAt: number | null,
    folder: string = project,
    cacheFolder: string = join(folder, 'cache'),
    given: Partial<LocalOrgOptions> = {}
): Promise<ServedOrg> {
    const org = openLocalOrg({
        projectDirs: [project],
        file: ':memory:',
        cacheFolder,
        startAt,
        ...given
    });
    const page = { folder: '', version: '1', platform: '1', references: [], compiled: false };
    const site = { ...readSite(sourceFolders([project]), page), resources: { urls: {}, find: () => null } };
    const server = createApplication({
        org,
        site: () => site,
        dataFolder: folder,
        report: given.report ?? (() => undefined)
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
        org,
        server,
        url: (path) => `http://localhost:${(server.address() as AddressInfo).port}${path}`,
        close: async () => {
            await closeServer(server);
            org.close();
        }
    };
}
