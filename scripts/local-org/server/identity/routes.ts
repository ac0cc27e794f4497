import type { ConnectedApp } from '../http/connected-apps.ts';
import { tokenAnswer } from '../http/oauth.ts';
import { route, type Route } from '../http/router.ts';
import type { SessionKeeper } from '../http/session.ts';
import type { OrgAccess } from '../org-access.ts';
import { versions } from '../rest/versions.ts';
import { userRoutes } from '../user-route.ts';
import { authorizations } from './authorize.ts';
import { openFrontDoor, singleAccess, type FrontDoor } from './front-door.ts';
import { identity, userInfo } from './user-info.ts';

/** What tells who somebody is. */
export interface IdentitySources {
    org: OrgAccess;
    sessions: SessionKeeper;
    connectedApps: ConnectedApp[];
    frontDoor: FrontDoor;
}

/** @returns the routes by which one gets a session or a token, and the versions of the API: they need no session */
export function openIdentityRoutes({ org, sessions, connectedApps, frontDoor }: IdentitySources): Route[] {
    const grants = authorizations(() => org.users());
    return [
        ...['GET', 'POST'].map((method) =>
            route(method, '/services/oauth2/authorize', (request) => grants.answer(request, Date.now()))
        ),
        route('GET', '/services/data', () => ({ status: 200, json: versions() })),
        route('POST', '/services/oauth2/token', ({ body, headers, origin }) =>
            tokenAnswer(
                { body, authorization: headers['authorization'], origin },
                {
                    apps: connectedApps,
                    sessions,
                    organizationId: org.organization.id,
                    userOf: (username) => org.users().find((user) => user.username === username)?.id ?? null,
                    loggedIn: (userId, app) => org.login(userId, 'Remote Access 2.0', app),
                    now: () => Date.now(),
                    authorizations: grants
                }
            )
        ),
        route('GET', '/secur/frontdoor.jsp', (request) => openFrontDoor(frontDoor, sessions, request, Date.now()))
    ];
}

/** @returns the routes that say who a session's user is */
export function identityRoutes({ org, frontDoor }: IdentitySources): Route[] {
    const { get } = userRoutes(org);
    return [
        get('/services/oauth2/userinfo', (transaction, { origin }) => userInfo(org, transaction, origin)),
        get('/id/{organization}/{user}', (transaction, { origin }, { organization, user }) =>
            identity(org, transaction, origin, organization!, user!)
        ),
        route('GET', '/services/oauth2/singleaccess', (request) => singleAccess(frontDoor, request, Date.now()))
    ];
}
