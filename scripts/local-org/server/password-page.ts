import type { LinkedUser } from '../database/password-links.ts';
import { escaped, plainPage } from './http/plain-page.ts';
import type { ServerResponse } from './http/request.ts';

/** What the page works with. */
export interface PasswordSources {
    /** @returns whom a link is for, or null when it is used up, too old or made up */
    userOf: (token: string) => LinkedUser | null;
    /** The user has chosen a password: uses the link up, and signs the user in. @returns the session cookie */
    choose: (user: LinkedUser) => string;
}

/** The standard password policy: "must mix alpha and numeric characters", and have eight at least. */
function problemOf(password: string, again: string): string | null {
    if (password.length < 8) {
        return 'Your password must be at least 8 characters long.';
    }
    if (!/[a-z]/i.test(password) || !/\d/.test(password)) {
        return 'Your password must include letters and numbers.';
    }
    return password === again ? null : 'The two passwords are not the same.';
}

const html = (status: number, main: string): ServerResponse => plainPage(status, 'Change Your Password', main);

const input = (name: string, label: string): string => `<div class="slds-form-element slds-m-bottom_small">
<label class="slds-form-element__label" for="${name}">${label}</label>
<div class="slds-form-element__control"><input class="slds-input" type="password" id="${name}" name="${name}" autocomplete="new-password" required></div>
</div>`;

const form = (user: LinkedUser, problem: string | null): string => `<form method="post">
<p class="slds-m-bottom_small">Enter a new password for <strong>${escaped(user.username)}</strong>: at least 8 characters, with letters and numbers.</p>
${problem === null ? '' : `<p role="alert" class="slds-text-color_error slds-m-bottom_small">${problem}</p>`}
${input('password', 'New Password')}
${input('again', 'Confirm New Password')}
<button class="slds-button slds-button_brand" type="submit">Change Password</button>
<p class="slds-text-body_small slds-m-top_medium">The local org keeps no passwords: whoever sits at this machine may sign in as any user.</p>
</form>`;

const EXPIRED =
    '<p role="alert">This link has been used, is too old, or was replaced by a newer one. Ask your administrator for a new one.</p>';

/**
 * The page behind the link of the platform's password e-mails: it lets the user choose a password, once, and signs in.
 * @param request the link's token, and the form when it was sent
 */
export function passwordPage(
    request: { token: string; body: Uint8Array | null },
    { userOf, choose }: PasswordSources
): ServerResponse {
    const user = userOf(request.token);
    if (!user) {
        return html(410, EXPIRED);
    }
    if (request.body === null) {
        return html(200, form(user, null));
    }
    const fields = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
    const problem = problemOf(fields.get('password') ?? '', fields.get('again') ?? '');
    return problem === null
        ? { status: 303, body: '', headers: { Location: '/lightning/page/home', 'Set-Cookie': choose(user) } }
        : html(400, form(user, problem));
}
