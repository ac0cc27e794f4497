import { createHash, randomBytes } from 'node:crypto';
import { escaped, plainPage } from '../http/plain-page.ts';
import type { ServerRequest, ServerResponse } from '../http/request.ts';
import { checkSameOrigin, SECURITY_HEADERS } from '../http/security.ts';
import type { ActiveUser } from '../org-access.ts';

/** What somebody allowed a program, until the program has asked for its token. */
interface Grant {
    userId: string;
    clientId: string;
    redirectUri: string;
    challenge: string;
    until: number;
}

/** The OAuth 2.0 web server flow with proof key for code exchange (RFC 7636), and the refresh tokens that it gives. */
export interface Authorizations {
    /** `GET /services/oauth2/authorize`: asks as whom the program may work; `POST`: leads back to it with a code. */
    answer(request: ServerRequest, now: number): ServerResponse;
    /** @returns the user of a code, which is used up, or null */
    exchange(form: URLSearchParams, now: number): string | null;
    /** @returns a token that `refresh` knows until the server ends */
    refreshToken(userId: string): string;
    /** @returns the user of a refresh token, or null */
    refresh(token: string): string | null;
}

// "The authorization code … expires after 15 minutes."
const CODE_LIFE_MS = 15 * 60 * 1000;
const HEADING = 'Allow Access?';

/** @param users the active users, of whom one is chosen: whoever sits at this machine may be any of them */
export function authorizations(users: () => ActiveUser[]): Authorizations {
    const grants = new Map<string, Grant>();
    const refreshed = new Map<string, string>();
    return {
        answer(request, now) {
            const isForm = request.method === 'POST';
            if (isForm) {
                checkSameOrigin(request.headers);
            }
            const asked = isForm ? new URLSearchParams(Buffer.from(request.body).toString('utf8')) : request.query;
            const problem = problemOf(asked);
            if (problem) {
                return plainPage(400, 'OAuth Error', `<p role="alert">${escaped(problem)}</p>`);
            }
            if (!isForm) {
                return question(asked, users());
            }
            const user = asked.has('deny') ? undefined : users().find((one) => one.id === asked.get('user'));
            const back = new URL(asked.get('redirect_uri')!);
            if (user) {
                const code = randomBytes(32).toString('base64url');
                grants.set(code, {
                    userId: user.id,
                    clientId: asked.get('client_id')!,
                    redirectUri: asked.get('redirect_uri')!,
                    challenge: asked.get('code_challenge')!,
                    until: now + CODE_LIFE_MS
                });
                back.searchParams.set('code', code);
            } else {
                back.searchParams.set('error', 'access_denied');
                back.searchParams.set('error_description', 'end-user denied authorization');
            }
            const state = asked.get('state');
            if (state !== null) {
                back.searchParams.set('state', state);
            }
            return { status: 303, body: '', headers: { Location: back.href } };
        },
        exchange(form, now) {
            const code = form.get('code') ?? '';
            const grant = grants.get(code);
            grants.delete(code);
            const isSame =
                grant !== undefined &&
                grant.until > now &&
                grant.clientId === form.get('client_id') &&
                grant.redirectUri === form.get('redirect_uri') &&
                grant.challenge === challengeOf(form.get('code_verifier') ?? '');
            return isSame ? grant.userId : null;
        },
        refreshToken(userId) {
            const token = `5Aep${randomBytes(48).toString('base64url')}`;
            refreshed.set(token, userId);
            return token;
        },
        refresh: (token) => refreshed.get(token) ?? null
    };
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** A code goes back to this machine alone, and to who can prove that it asked. */
function problemOf(asked: URLSearchParams): string | null {
    const target = asked.get('redirect_uri') ?? '';
    const isHere = URL.canParse(target) && /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//.test(new URL(target).href);
    if (asked.get('response_type') !== 'code') {
        return 'unsupported_response_type: only response_type=code works here.';
    }
    if (!asked.get('client_id')) {
        return 'invalid_client_id: client identifier invalid';
    }
    if (!isHere) {
        return 'redirect_uri_mismatch: redirect_uri must match configuration: here an address of this machine.';
    }
    return asked.get('code_challenge') && (asked.get('code_challenge_method') ?? 'S256') === 'S256'
        ? null
        : 'invalid_request: missing required code challenge';
}

function question(asked: URLSearchParams, users: readonly ActiveUser[]): ServerResponse {
    const kept = [...asked].map(
        ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
    );
    const choices = users.map(
        ({ id, name, username }) => `<option value="${escaped(id)}">${escaped(`${name} (${username})`)}</option>`
    );
    const page = plainPage(
        200,
        HEADING,
        `<form method="post">
${kept.join('\n')}
<p class="slds-m-bottom_small"><strong>${escaped(asked.get('client_id')!)}</strong> asks to work in this org, as the user that you choose.</p>
<div class="slds-form-element slds-m-bottom_small">
<label class="slds-form-element__label" for="user">User</label>
<div class="slds-form-element__control"><div class="slds-select_container"><select class="slds-select" id="user" name="user">${choices.join('')}</select></div></div>
</div>
<button class="slds-button slds-button_brand" type="submit">Allow</button>
<button class="slds-button slds-button_neutral" type="submit" name="deny" value="1">Deny</button>
</form>`
    );
    // The answer to the form leads to the program's own server.
    const policy = SECURITY_HEADERS['Content-Security-Policy']!.replace(
        "form-action 'self'",
        `form-action 'self' ${new URL(asked.get('redirect_uri')!).origin}`
    );
    return { ...page, headers: { 'Content-Security-Policy': policy } };
}
