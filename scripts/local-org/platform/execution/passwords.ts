import { randomBytes } from 'node:crypto';
import { to18 } from '../../schema/id.ts';
import { forgetPasswordLinks, sendPasswordLink } from '../../database/password-links.ts';
import { mayManageUsersBy } from '../../database/security/permissions.ts';
import type { DataSession } from '../../database/session.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

class ResetPasswordResultValue {
    readonly apexType = 'System.ResetPasswordResult';
    readonly password: string;

    constructor(password: string) {
        this.password = password;
    }
}

/**
 * Salesforce Help: resetting the password of others needs Reset User Passwords and Unlock Users. That a method of Apex asks for
 * it whatever the mode, and in these words, has no source; refusing it here keeps code from relying on the contrary.
 */
function checkPermission(session: DataSession, userId: string): void {
    if (userId !== session.userId && !mayManageUsersBy(session, session.userId, 'resetpasswords')) {
        throwApex('System.NoAccessException', 'Insufficient access: Reset User Passwords and Unlock Users is needed');
    }
}

/**
 * System.resetPassword: "Resets the password for the specified user … If you specify true for sendUserEmail, the user is sent
 * an email notifying them that their password was reset", with a link to choose a new one. The e-mail is the platform's: it
 * counts against no limit of Apex, and leaves with the transaction.
 */
export function resetPassword(userId: string | null, sendUserEmail: boolean | null): ResetPasswordResultValue {
    const { session } = currentTransaction();
    const id = to18(need(userId)) ?? need(userId);
    const user = session.store.get('SELECT "IsActive" AS active FROM "User" WHERE "Id" = ?', [id]);
    if (!user) {
        throwApex('System.InvalidParameterValueException', `Invalid user id: ${id}`);
    }
    checkPermission(session, id);
    if (Number(user['active']) !== 1) {
        throw new UnsupportedError('System.resetPassword for an inactive user');
    }
    if (need(sendUserEmail)) {
        sendPasswordLink(session, id, 'reset');
    } else {
        forgetPasswordLinks(session.store, id);
    }
    return new ResetPasswordResultValue(randomBytes(9).toString('base64url'));
}

export const passwordClasses = [
    defineClass({
        name: 'System.ResetPasswordResult',
        methods: { 'String getPassword()': (self: ResetPasswordResultValue) => self.password }
    })
];
