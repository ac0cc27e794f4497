import { RestError } from './http/errors.ts';
import type { ServerRequest } from './http/request.ts';
import { route, type Handler, type Route } from './http/router.ts';
import type { OrgAccess, UserTransaction } from './org-access.ts';
import { checkVersion } from './rest/versions.ts';

/** What a request asks of the org, in one transaction as its user; undefined is answered with 204. */
export type Work = (
    transaction: UserTransaction,
    request: ServerRequest,
    parameters: Record<string, string>
) => unknown;

/** Makes the routes whose work is one transaction as the session's user. */
export interface UserRoutes {
    /** @returns a handler that answers with JSON and the status */
    asUser(work: Work, status?: number): Handler;
    get(path: string, work: Work): Route;
    send(method: string, path: string, work: Work, status?: number): Route;
}

/** @returns the makers of routes of an org */
export function userRoutes(org: OrgAccess): UserRoutes {
    const asUser =
        (work: Work, status = 200): Handler =>
        (request, parameters) => {
            checkVersion(parameters['version']);
            const json = org.run(request.userId, (transaction) => work(transaction, request, parameters));
            return json === undefined ? { status: 204, body: '' } : { status, json };
        };
    return {
        asUser,
        get: (path, work) => route('GET', path, asUser(work)),
        send: (method, path, work, status) => route(method, path, asUser(work, status))
    };
}

/** @throws RestError 403 for a user without the permission */
export function checkPermission(org: OrgAccess, userId: string, permission: string): void {
    if (!org.run(userId, (transaction) => transaction.hasUserPermission(permission))) {
        throw new RestError(
            403,
            'INSUFFICIENT_ACCESS',
            'You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.'
        );
    }
}
