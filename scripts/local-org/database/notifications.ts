import { quote } from './columns.ts';
import type { Row, Store } from './store.ts';

/** A custom notification in the bell of one user. */
export interface BellNotification {
    /** number of the notification, counting up */
    number: number;
    /** id of the user who gets it */
    recipientId: string;
    /** id of its CustomNotificationType */
    typeId: string;
    title: string;
    body: string;
    /** id of the record it leads to, or null */
    targetId: string | null;
    /** JSON of the page reference it leads to, or null */
    pageReference: string | null;
    /** milliseconds since 1970, by the org's clock */
    sentAt: number;
    seen: boolean;
    read: boolean;
}

/** Which notifications of a user; moments are milliseconds since 1970, both exclusive. */
export interface NotificationFilter {
    number?: number;
    before?: number;
    after?: number;
    limit?: number;
}

/** Makes the table of the bells. A notification is written in the transaction that sends it: what is rolled back is not sent. */
export function openNotifications(store: Store): void {
    store.exec(
        `CREATE TABLE IF NOT EXISTS "_notification" (
            number INTEGER PRIMARY KEY AUTOINCREMENT, recipient TEXT, type TEXT, title TEXT, body TEXT, target TEXT,
            pageReference TEXT, sent INTEGER, seen INTEGER DEFAULT 0, read INTEGER DEFAULT 0);
         CREATE INDEX IF NOT EXISTS "_notification_recipient" ON "_notification" (recipient, sent)`
    );
}

/** Puts a notification into the bell of its recipient, unseen. */
export function putNotification(store: Store, one: Omit<BellNotification, 'number' | 'seen' | 'read'>): void {
    store.run(
        `INSERT INTO "_notification" (recipient, type, title, body, target, pageReference, sent) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [one.recipientId, one.typeId, one.title, one.body, one.targetId, one.pageReference, one.sentAt]
    );
}

const WHERE = `recipient = ?1 AND (?2 IS NULL OR number = ?2) AND (?3 IS NULL OR sent < ?3) AND (?4 IS NULL OR sent > ?4)`;

const parametersOf = (userId: string, { number, before, after }: NotificationFilter): (string | number | null)[] => [
    userId,
    number ?? null,
    before ?? null,
    after ?? null
];

const text = (value: unknown): string | null => (value === null ? null : String(value));

const notificationOf = (row: Row): BellNotification => ({
    number: Number(row['number']),
    recipientId: String(row['recipient']),
    typeId: String(row['type']),
    title: String(row['title']),
    body: String(row['body']),
    targetId: text(row['target'] ?? null),
    pageReference: text(row['pageReference'] ?? null),
    sentAt: Number(row['sent']),
    seen: Number(row['seen']) === 1,
    read: Number(row['read']) === 1
});

/** @returns the notifications of a user, the latest first */
export function notificationsOf(store: Store, userId: string, filter: NotificationFilter = {}): BellNotification[] {
    return store
        .all(`SELECT * FROM "_notification" WHERE ${WHERE} ORDER BY sent DESC, number DESC LIMIT ?5`, [
            ...parametersOf(userId, filter),
            filter.limit ?? -1
        ])
        .map(notificationOf);
}

/** @returns how many of a user's notifications are unseen and unread, and when the latest came (or null) */
export function countNotifications(
    store: Store,
    userId: string
): { unseen: number; unread: number; latest: number | null } {
    const row = store.get(
        'SELECT SUM(seen = 0) AS unseen, SUM(read = 0) AS unread, MAX(sent) AS latest FROM "_notification" WHERE recipient = ?',
        [userId]
    )!;
    const latest = row['latest'] ?? null;
    return {
        unseen: Number(row['unseen'] ?? 0),
        unread: Number(row['unread'] ?? 0),
        latest: latest === null ? null : Number(latest)
    };
}

/** Marks notifications of a user. "If a notification is marked as read, it is also marked as seen." */
export function markNotifications(
    store: Store,
    userId: string,
    filter: NotificationFilter,
    mark: { read?: boolean; seen?: boolean }
): void {
    const changes: Record<string, boolean> = { ...mark, ...(mark.read === true ? { seen: true } : {}) };
    for (const [column, value] of Object.entries(changes)) {
        store.run(
            `UPDATE "_notification" SET ${quote(column)} = ${value ? 1 : 0} WHERE ${WHERE}`,
            parametersOf(userId, filter)
        );
    }
}
