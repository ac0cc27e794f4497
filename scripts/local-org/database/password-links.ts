import { randomBytes } from 'node:crypto';
import { putEmail } from './outbox.ts';
import type { DataSession } from './session.ts';
import type { Store } from './store.ts';
import { updateSystemRow } from './system-rows.ts';

/** Where a link of the platform's password e-mails leads, below the address of the org. */
export const PASSWORD_PATH = '/_ui/system/security/ChangePassword';
/** The My Domain of the local org. */
export const ORG_ADDRESS = 'https://localorg.my.salesforce.com';

/** A link of a welcome e-mail is good for seven days, one of a reset for a day. */
const LIFE_MS = { welcome: 7 * 86_400_000, reset: 86_400_000 };
const FROM = { fromName: 'Salesforce', fromAddress: 'noreply@salesforce.com' };

/** Who a link is for. */
export interface LinkedUser {
    id: string;
    username: string;
}

/** Makes the table of the links that let users set a password. It follows the transaction: what is rolled back is no link. */
export function openPasswordLinks(store: Store): void {
    store.exec(
        'CREATE TABLE IF NOT EXISTS "_password_link" (token TEXT PRIMARY KEY, user TEXT NOT NULL, expires INTEGER NOT NULL)'
    );
}

const TEXTS = {
    welcome: {
        subject: 'Welcome to Salesforce: verify your account',
        first: 'Welcome to Salesforce! Click the link to verify your account and to choose a password:'
    },
    reset: {
        subject: 'Finish resetting your Salesforce password',
        first: 'Your password was reset. Click the link to choose a new one:'
    }
};

/**
 * Sends the platform's own e-mail with a link to set a password. Only the last link of a user is good.
 * @param kind a new user is welcomed, any other user's password is reset
 */
export function sendPasswordLink(session: DataSession, userId: string, kind: keyof typeof LIFE_MS): void {
    const { store } = session;
    const user = store.get(
        'SELECT "Name" AS name, "Email" AS email, "Username" AS username FROM "User" WHERE "Id" = ?',
        [userId]
    )!;
    const token = randomBytes(24).toString('base64url');
    const now = session.clock();
    forgetPasswordLinks(store, userId);
    store.run('INSERT INTO "_password_link" (token, user, expires) VALUES (?, ?, ?)', [
        token,
        userId,
        now + LIFE_MS[kind]
    ]);
    const { subject, first } = TEXTS[kind];
    putEmail(store, {
        ...FROM,
        to: [String(user['email'])],
        cc: [],
        bcc: [],
        subject,
        plainBody: `Hi ${String(user['name'])},\n\n${first}\n\n${ORG_ADDRESS}${PASSWORD_PATH}?c=${token}\n\nUsername: ${String(user['username'])}\n`,
        htmlBody: '',
        targetObjectId: userId,
        whatId: null,
        templateId: null,
        sentAt: now
    });
}

/** A password that is reset makes the links before it worthless. */
export function forgetPasswordLinks(store: Store, userId: string): void {
    store.run('DELETE FROM "_password_link" WHERE user = ?', [userId]);
}

/** @returns the active user of a link that is still good at `now` (ms), or null */
export function userOfPasswordLink(store: Store, token: string, now: number): LinkedUser | null {
    const row = store.get(
        `SELECT u."Id" AS id, u."Username" AS username FROM "_password_link" l JOIN "User" u ON u."Id" = l.user
         WHERE l.token = ? AND l.expires > ? AND u."IsActive" = 1`,
        [token, now]
    );
    return row && { id: String(row['id']), username: String(row['username']) };
}

/** The user has chosen a password: the link is used up. The password itself is not kept, because nothing here asks for it. */
export function passwordChosen(session: DataSession, userId: string): void {
    forgetPasswordLinks(session.store, userId);
    updateSystemRow(session, 'User', userId, { LastPasswordChangeDate: session.clock() });
}
