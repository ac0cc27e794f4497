import { randomBytes } from 'node:crypto';
import { badRequest, RestError } from '../http/errors.ts';
import type { ServerRequest, ServerResponse } from '../http/request.ts';
import type { SessionKeeper } from '../http/session.ts';

/** Links that open the org in a browser as the user of a program's token, each good once. */
export interface FrontDoor {
    /** @returns a one-time password for the user, good for a minute */
    issue(userId: string, now: number): string;
    /** @returns the user of a one-time password, which is used up; null when it is not good */
    use(otp: string, now: number): string | null;
}

// Long enough for a browser to start.
const LIFE_MS = 60_000;

/** @returns an empty front door */
export function frontDoor(): FrontDoor {
    const issued = new Map<string, { userId: string; until: number }>();
    return {
        issue(userId, now) {
            const otp = randomBytes(32).toString('hex');
            issued.set(otp, { userId, until: now + LIFE_MS });
            return otp;
        },
        use(otp, now) {
            const found = issued.get(otp);
            issued.delete(otp);
            return found && found.until > now ? found.userId : null;
        }
    };
}

/** `GET /services/oauth2/singleaccess`: the address that opens the org as the caller. */
export function singleAccess(door: FrontDoor, request: ServerRequest, now: number): ServerResponse {
    const target = request.query.get('redirect_uri') ?? '';
    const address = new URL('/secur/frontdoor.jsp', request.origin);
    address.searchParams.set('otp', door.issue(request.userId, now));
    if (target) {
        address.searchParams.set('startURL', localPath(target, request.origin));
    }
    return { status: 200, json: { frontdoor_uri: address.href } };
}

/**
 * `GET /secur/frontdoor.jsp?otp=…&startURL=…`: begins a browser's session and leads to the page. A link of another site is
 * refused: it would change who one is.
 * @throws RestError 403
 */
export function openFrontDoor(
    door: FrontDoor,
    sessions: SessionKeeper,
    request: ServerRequest,
    now: number
): ServerResponse {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'none' && site !== 'same-origin') {
        throw new RestError(403, 'INVALID_ORIGIN', 'The request comes from another site.');
    }
    const userId = door.use(request.query.get('otp') ?? '', now);
    if (userId === null) {
        throw new RestError(403, 'INVALID_SESSION_ID', 'This link was used before or is too old. Get a new one.');
    }
    return {
        status: 302,
        body: '',
        headers: {
            Location: localPath(request.query.get('startURL') ?? '/', request.origin),
            'Set-Cookie': sessions.cookie({ userId, app: null }, request.port)
        }
    };
}

/** @throws RestError 400 for an address outside of the org */
function localPath(target: string, origin: string): string {
    const url = URL.canParse(target, origin) ? new URL(target, origin) : null;
    if (url?.origin !== origin) {
        throw badRequest('INVALID_URL', 'The address must be one of this org.');
    }
    return url.pathname + url.search + url.hash;
}
