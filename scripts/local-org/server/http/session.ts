import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a session cookie holds. */
export interface Session {
    userId: string;
    /** developer name of the app that is open, or null for the standard choice */
    app: string | null;
}

/** Makes and checks session cookies. */
export interface SessionKeeper {
    /** @param port the server's: browsers send a cookie to every port of a host, and each org has sessions of its own */
    read(cookieHeader: string | undefined, port: number): Session | null;
    /** @returns the header Set-Cookie; `read` takes it on the same port alone */
    cookie(session: Session, port: number): string;
    /** token a page sends with every request that writes */
    csrfToken(session: Session): string;
    isCsrfToken(session: Session, token: string | undefined): boolean;
    /** token by which a program works as a user of an org, `00D…!…`, from `now` for `lifeMs` (both in ms; two hours without it) */
    accessToken(organizationId: string, userId: string, now: number, lifeMs?: number): string;
    /** @returns the user of an access token, or null when it is not valid at `now` (ms) */
    readAccessToken(token: string, now: number): string | null;
}

/** The cookie of the org behind a port. */
const cookieName = (port: number): string => `sid_${port}`;
// Session Settings, the standard value: a session ends after two hours.
const TOKEN_LIFE_MS = 2 * 60 * 60 * 1000;

/**
 * @param secretFile where the signing key is kept, so that sessions outlive a restart; created when missing
 */
export function sessionKeeper(secretFile: string): SessionKeeper {
    const secret = readSecret(secretFile);
    const sign = (purpose: string, text: string): string =>
        createHmac('sha256', secret).update(`${purpose}:${text}`).digest('hex');
    const encode = (session: Session): string => Buffer.from(JSON.stringify(session)).toString('base64url');

    return {
        read(cookieHeader, port) {
            const value = cookieHeader
                ?.split(';')
                .map((part) => part.trim())
                .find((part) => part.startsWith(`${cookieName(port)}=`))
                ?.slice(cookieName(port).length + 1);
            const [text = '', signature = ''] = value?.split('.') ?? [];
            if (!text || !isEqual(signature, sign('session', `${port}:${text}`))) {
                return null;
            }
            return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Session;
        },
        cookie(session, port) {
            const text = encode(session);
            // Lax: a link from another site opens the org as who one is. What writes needs the page's token besides.
            return `${cookieName(port)}=${text}.${sign('session', `${port}:${text}`)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`;
        },
        csrfToken: (session) => sign('csrf', session.userId),
        isCsrfToken: (session, token) => isEqual(token ?? '', sign('csrf', session.userId)),
        accessToken(organizationId, userId, now, lifeMs = TOKEN_LIFE_MS) {
            // Clients know a token by its shape, the org's id, `!` and letters, digits, dots and underscores.
            const text = Buffer.from(`${userId}:${now + lifeMs}`).toString('hex');
            const signed = `${organizationId.slice(0, 15)}!${text}`;
            return `${signed}.${sign('token', signed)}`;
        },
        readAccessToken(token, now) {
            const [signed = '', signature = ''] = token.split('.');
            if (!isEqual(signature, sign('token', signed))) {
                return null;
            }
            const text = signed.slice(signed.indexOf('!') + 1);
            const [userId, end] = Buffer.from(text, 'hex').toString('utf8').split(':');
            return Number(end) > now ? userId! : null;
        }
    };
}

function readSecret(file: string): Buffer {
    if (!existsSync(file)) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    }
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}

/** Compares secrets in constant time. */
export function isEqual(a: string, b: string): boolean {
    const left = Buffer.from(a);
    const right = Buffer.from(b);
    return left.length === right.length && timingSafeEqual(left, right);
}
