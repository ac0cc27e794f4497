import type { Row, Store } from './store.ts';

/** An e-mail that Apex sent. Nothing leaves this machine: it is kept with the org's data, for its pages and for tests. */
export interface SentEmail {
    /** number of the e-mail, counting up */
    number: number;
    /** name and address it comes from */
    fromName: string;
    fromAddress: string;
    to: string[];
    cc: string[];
    bcc: string[];
    subject: string;
    plainBody: string;
    htmlBody: string;
    /** id of the contact, lead or user it is for, or null */
    targetObjectId: string | null;
    /** id of the record it is about, or null */
    whatId: string | null;
    templateId: string | null;
    /** milliseconds since 1970, by the org's clock */
    sentAt: number;
}

/** Makes the table of the outbox. An e-mail is written in the transaction that sends it: what is rolled back is not sent. */
export function openOutbox(store: Store): void {
    store.exec(
        'CREATE TABLE IF NOT EXISTS "_email" (number INTEGER PRIMARY KEY AUTOINCREMENT, sent INTEGER, email TEXT)'
    );
}

/** Puts an e-mail into the outbox. */
export function putEmail(store: Store, email: Omit<SentEmail, 'number'>): void {
    store.run('INSERT INTO "_email" (sent, email) VALUES (?, ?)', [email.sentAt, JSON.stringify(email)]);
}

const emailOf = (row: Row): SentEmail => ({
    ...(JSON.parse(String(row['email'])) as Omit<SentEmail, 'number'>),
    number: Number(row['number'])
});

const WITH_TEXT = "(?1 = '' OR instr(lower(email), lower(?1)) > 0)";

/** A text as the JSON of the e-mails has it. */
const stored = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * @param options.text what is looked for in addresses, subject and texts
 * @param options.limit how many at most
 * @returns the latest e-mails, the last one first
 */
export function sentEmails(store: Store, options: { text?: string; limit?: number } = {}): SentEmail[] {
    const { text = '', limit = -1 } = options;
    return store
        .all(`SELECT number, email FROM "_email" WHERE ${WITH_TEXT} ORDER BY number DESC LIMIT ?2`, [
            stored(text),
            limit
        ])
        .map(emailOf);
}

/**
 * @param text what is looked for, see sentEmails
 * @returns how many e-mails were sent
 */
export function countEmails(store: Store, text = ''): number {
    return Number(store.get(`SELECT COUNT(*) AS count FROM "_email" WHERE ${WITH_TEXT}`, [stored(text)])!['count']);
}

/** @returns an e-mail by its number, or null */
export function sentEmail(store: Store, number: number): SentEmail | null {
    const row = store.get('SELECT number, email FROM "_email" WHERE number = ?', [number]);
    return row && emailOf(row);
}
