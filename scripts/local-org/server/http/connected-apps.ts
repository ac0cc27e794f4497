import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A program that signs in by itself, as a connected app with the client credentials flow does. */
export interface ConnectedApp {
    name: string;
    clientId: string;
    clientSecret: string;
    /** username of the user the program works as */
    runAs: string;
}

/** The list of connected apps of a project cannot be read. */
export class ConnectedAppError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'ConnectedAppError';
    }
}

/**
 * The connected apps that a project asks for, each with a client id and secret of this org alone.
 * @param listFile the project's list, `[{ "name": …, "runAs": username }]`; without the file there are none
 * @param secretFile where ids and secrets are kept, and nowhere else; apps that are new get theirs
 * @throws ConnectedAppError
 */
export function connectedApps(listFile: string, secretFile: string): ConnectedApp[] {
    const wanted = readList<Pick<ConnectedApp, 'name' | 'runAs'>>(listFile);
    if (wanted.length === 0) {
        return [];
    }
    const known = readList<ConnectedApp>(secretFile);
    const apps = wanted.map(({ name, runAs }): ConnectedApp => {
        if (typeof name !== 'string' || typeof runAs !== 'string') {
            throw new ConnectedAppError(`${listFile}: every connected app needs a name and runAs, a username.`);
        }
        const { clientId, clientSecret } = known.find((app) => app.name === name) ?? {
            clientId: `3MVG9${randomBytes(32).toString('base64url')}`,
            clientSecret: randomBytes(32).toString('hex').toUpperCase()
        };
        return { name, clientId, clientSecret, runAs };
    });
    mkdirSync(dirname(secretFile), { recursive: true });
    writeFileSync(secretFile, `${JSON.stringify(apps, null, 4)}\n`, { mode: 0o600 });
    return apps;
}

function readList<T>(file: string): T[] {
    if (!existsSync(file)) {
        return [];
    }
    let parsed: unknown;
    try {
        parsed = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
        throw new ConnectedAppError(`${file}: ${(error as Error).message}`);
    }
    if (!Array.isArray(parsed)) {
        throw new ConnectedAppError(`${file} must be a list of connected apps.`);
    }
    return parsed as T[];
}
