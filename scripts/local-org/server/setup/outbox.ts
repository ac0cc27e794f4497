import type { Org } from '../../org.ts';
import { countEmails, sentEmail, sentEmails, type SentEmail } from '../../database/outbox.ts';
import { quote } from '../../database/columns.ts';
import { notFound } from '../http/errors.ts';

/** An e-mail as the list shows it; times are ISO 8601. */
export interface OutboxEntry {
    number: number;
    sentAt: string;
    to: string;
    cc: string;
    subject: string;
}

/** The list: the latest e-mails, the last one first, and how many there are that fit. */
export interface Outbox {
    total: number;
    emails: OutboxEntry[];
}

/** An e-mail that is opened. */
export interface OutboxEmail extends OutboxEntry {
    from: string;
    bcc: string;
    plainBody: string;
    htmlBody: string;
    /** records it is about or for, and its template */
    related: { label: string; id: string; name: string; isRecord: boolean }[];
}

const SHOWN_EMAILS = 200;

/**
 * @param text what is looked for in recipients, subject and texts; empty for everything
 * @returns the latest e-mails
 */
export function outbox(org: Org, text: string): Outbox {
    return {
        total: countEmails(org.store, text),
        emails: sentEmails(org.store, { text, limit: SHOWN_EMAILS }).map(entryOf)
    };
}

/** @throws RestError 404 for a number that no e-mail has */
export function outboxEmail(org: Org, number: number): OutboxEmail {
    const email = sentEmail(org.store, number);
    if (!email) {
        throw notFound('This e-mail does not exist.');
    }
    const { fromName, fromAddress, bcc, plainBody, htmlBody, whatId, targetObjectId, templateId } = email;
    return {
        ...entryOf(email),
        from: `${fromName} <${fromAddress}>`,
        bcc: bcc.join(', '),
        plainBody,
        htmlBody,
        related: [
            ...record(org, 'About', whatId),
            ...record(org, 'For', targetObjectId),
            ...record(org, 'Template', templateId)
        ]
    };
}

const entryOf = ({ number, sentAt, to, cc, subject }: SentEmail): OutboxEntry => ({
    number,
    sentAt: new Date(sentAt).toISOString(),
    to: to.join(', '),
    cc: cc.join(', '),
    subject
});

/** A record may have been deleted since. */
function record(org: Org, label: string, id: string | null): OutboxEmail['related'] {
    const object = id === null ? undefined : org.schema.objectByPrefix(id.slice(0, 3));
    if (id === null || !object) {
        return [];
    }
    const name = object.nameField ? quote(object.nameField.name) : '"Id"';
    const row = org.store.get(`SELECT ${name} AS name FROM ${quote(object.name)} WHERE "Id" = ?`, [id]);
    return row ? [{ label, id, name: String(row['name'] ?? id), isRecord: !object.setup }] : [];
}
