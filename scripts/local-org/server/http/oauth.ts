import { createHmac } from 'node:crypto';
import type { Authorizations } from '../identity/authorize.ts';
import type { ConnectedApp } from './connected-apps.ts';
import type { ServerResponse } from './request.ts';
import { isEqual, type SessionKeeper } from './session.ts';

/** What the token endpoint works with. */
export interface TokenSources {
    apps: ConnectedApp[];
    sessions: SessionKeeper;
    organizationId: string;
    /** @returns id of the active user of a username, or null */
    userOf: (username: string) => string | null;
    /** notes that the user has logged in through the app */
    loggedIn: (userId: string, app: string) => void;
    now: () => number;
    authorizations: Pick<Authorizations, 'exchange' | 'refreshToken' | 'refresh'>;
}

/** What a token that somebody allowed in a browser opens. */
const WEB_SCOPE = 'refresh_token web api';

/**
 * The OAuth 2.0 client credentials flow: the program sends its id and secret, in the form or by Basic authentication, and
 * gets an access token of the app's user. The web server flow: it sends the code that it got, or later its refresh token.
 * @param request the form, the header Authorization, and the address the server was called by
 */
export function tokenAnswer(
    request: { body: Uint8Array; authorization: string | undefined; origin: string },
    sources: TokenSources
): ServerResponse {
    const { apps, userOf, loggedIn, authorizations, now } = sources;
    const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
    const [basicId, basicSecret] = basic(request.authorization);
    const clientId = form.get('client_id') ?? basicId;
    const clientSecret = form.get('client_secret') ?? basicSecret;
    const grantType = form.get('grant_type');
    if (grantType === 'authorization_code' || grantType === 'refresh_token') {
        const isCode = grantType === 'authorization_code';
        const allowed = isCode
            ? authorizations.exchange(form, now())
            : authorizations.refresh(form.get('refresh_token') ?? '');
        if (!allowed) {
            return refused('invalid_grant', isCode ? 'invalid authorization code' : 'expired access/refresh token');
        }
        loggedIn(allowed, clientId ?? '');
        const { json } = tokenOf(allowed, request.origin, clientSecret ?? '', WEB_SCOPE, sources);
        return { status: 200, json: isCode ? { ...json, refresh_token: authorizations.refreshToken(allowed) } : json };
    }
    if (grantType !== 'client_credentials') {
        return refused('unsupported_grant_type', 'grant type not supported');
    }
    const app = apps.find((one) => one.clientId === clientId);
    if (!app) {
        return refused('invalid_client_id', 'client identifier invalid');
    }
    if (!isEqual(app.clientSecret, clientSecret ?? '')) {
        return refused('invalid_client', 'invalid client credentials');
    }
    const userId = userOf(app.runAs);
    if (!userId) {
        return refused('invalid_grant', 'no client credentials user enabled');
    }
    loggedIn(userId, app.name);
    return tokenOf(userId, request.origin, app.clientSecret, 'api', sources);
}

function tokenOf(
    userId: string,
    origin: string,
    clientSecret: string,
    scope: string,
    { sessions, organizationId, now }: TokenSources
): { status: number; json: Record<string, string> } {
    const issuedAt = String(now());
    const id = `${origin}/id/${organizationId}/${userId}`;
    return {
        status: 200,
        json: {
            access_token: sessions.accessToken(organizationId, userId, now()),
            // Salesforce signs id and time with the secret, so that the program can check that they were not changed.
            signature: createHmac('sha256', clientSecret)
                .update(id + issuedAt)
                .digest('base64'),
            scope,
            instance_url: origin,
            id,
            token_type: 'Bearer',
            issued_at: issuedAt
        }
    };
}

function basic(authorization: string | undefined): [string | null, string | null] {
    const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
    if (!encoded) {
        return [null, null];
    }
    const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))];
}

const refused = (error: string, description: string): ServerResponse => ({
    status: 400,
    json: { error, error_description: description }
});

/** @returns the access token of a request that brings one, else null */
export function bearerToken(authorization: string | undefined): string | null {
    return /^(?:Bearer|OAuth) (.+)$/i.exec(authorization ?? '')?.[1]?.trim() ?? null;
}
