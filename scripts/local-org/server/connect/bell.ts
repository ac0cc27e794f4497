import type { Org } from '../../org.ts';
import {
    countNotifications,
    markNotifications,
    notificationsOf,
    type BellNotification,
    type NotificationFilter
} from '../../database/notifications.ts';

/** The custom notifications of users: what the server asks of the org for its bell. */
export interface Bell {
    /** @returns notifications of a user, the latest first */
    list(userId: string, filter: NotificationFilter): BellNotification[];
    /** @returns how many of a user's are unseen and unread; `latest` in milliseconds since 1970, or null */
    count(userId: string): { unseen: number; unread: number; latest: number | null };
    /** Marks notifications of a user as read or seen, or as not. */
    mark(userId: string, filter: NotificationFilter, mark: { read?: boolean; seen?: boolean }): void;
}

/** @returns the bell of an org */
export function bellOf(org: Org): Bell {
    return {
        list: (userId, filter) => notificationsOf(org.store, userId, filter),
        count: (userId) => countNotifications(org.store, userId),
        mark: (userId, filter, mark) => markNotifications(org.store, userId, filter, mark)
    };
}
