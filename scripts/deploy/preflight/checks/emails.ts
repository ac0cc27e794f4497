import type { Check } from '../check.ts';
import { quoted, sizeOf } from '../../answers.ts';

/** Fewer than this a day do not reach from an announcement to the reminders. */
const ENOUGH = 100;

/**
 * No query tells the access level. "If the organization doesn't have permission to send API or mass email, using this
 * method results in System.NoAccessException" (Apex Reference, reserveSingleEmailCapacity): nothing is sent or saved.
 */
export const deliverability: Check = {
    name: 'E-mail deliverability',
    questions: () => ({
        reserved: `tooling/executeAnonymous?anonymousBody=${encodeURIComponent('Messaging.reserveSingleEmailCapacity(1);')}`
    }),
    judge: ({ reserved }) => {
        const { success, exceptionMessage, compileProblem } = reserved as Record<string, unknown>;
        return success === true
            ? { state: 'fine', found: 'The org may send e-mail.' }
            : {
                  state: 'to do',
                  found: String(exceptionMessage ?? compileProblem),
                  how: 'Setup, Deliverability: All e-mail. A refreshed sandbox begins with System e-mail only.'
              };
    }
};

export const dailyEmails: Check = {
    name: 'E-mails a day',
    questions: () => ({ limits: 'limits' }),
    judge: ({ limits }) => {
        const { Max: most, Remaining: left } = (limits as { SingleEmail: { Max: number; Remaining: number } })
            .SingleEmail;
        const found = `${left} of ${most} single e-mails to addresses outside are left today.`;
        return left >= ENOUGH
            ? { state: 'fine', found }
            : {
                  state: 'to do',
                  found,
                  how: 'E-mails that find no room are sent the next day; lower Daily Email Reserve, or ask Salesforce for more.'
              };
    }
};

export const senderAddress: Check = {
    name: 'Sender of the e-mails',
    questions: ({ policy }) => ({
        address: `SELECT Id FROM OrgWideEmailAddress WHERE Address = ${quoted(policy['Sender_Address__c'] ?? '')}`
    }),
    judge: ({ address }, { policy }) => {
        const sender = policy['Sender_Address__c'];
        if (!sender) {
            return { state: 'fine', found: 'None is configured: e-mails come from the user of the jobs.' };
        }
        return sizeOf(address) > 0
            ? { state: 'fine', found: `${sender} is an organization-wide address.` }
            : {
                  state: 'to do',
                  found: `${sender} is none of the org.`,
                  how: 'Verify it: Setup, Organization-Wide Addresses.'
              };
    }
};
