import type { Store } from './store.ts';

/** What a list view shows, in the words of the Metadata API. */
export interface ListDefinition {
    /** fields, or paths of relationships to them, such as `Account.Name` */
    columns: string[];
    filters: { field: string; operation: string; value: string }[];
    /** such as `1 AND (2 OR 3)`; null joins all filters with AND */
    booleanFilter: string | null;
    /** `Everything` or `Mine` */
    scope: string;
}

/** A list view that a user has made. Only this user sees it, and it is in no file: "Only I can see this list view". */
export interface UserListView extends ListDefinition {
    name: string;
    label: string;
}

/** The order in which a user has sorted a list view last. */
export interface ListOrder {
    fieldApiName: string;
    isAscending: boolean;
}

/** What the org keeps of one user's lists; objects by API name. */
export interface UserLists {
    views(object: string): UserListView[];
    /** Saves a list view under its name, in place of the one that was there. */
    put(object: string, view: UserListView): void;
    remove(object: string, name: string): void;
    /** @returns the list view that the object's tab opens, or null */
    pinned(object: string): string | null;
    pin(object: string, name: string): void;
    order(object: string, name: string): ListOrder | null;
    setOrder(object: string, name: string, order: ListOrder | null): void;
    /** Notes that the user has opened a record. */
    viewed(object: string, recordId: string): void;
    /** @returns ids of records that the user has opened, the last one first, and with its object */
    recentlyViewed(object: string | null, limit: number): { id: string; object: string }[];
}

/** "RecentlyViewed data is periodically truncated down to 200 records per object" (object reference). */
export const MOST_RECENT = 200;

/** Makes the tables of what users keep of lists. */
export function openUserLists(store: Store): void {
    store.exec(
        `CREATE TABLE IF NOT EXISTS "_list_view" (user TEXT NOT NULL, object TEXT NOT NULL, name TEXT NOT NULL, view TEXT NOT NULL,
            PRIMARY KEY (user, object, name));
         CREATE TABLE IF NOT EXISTS "_list_order" (user TEXT NOT NULL, object TEXT NOT NULL, name TEXT NOT NULL, field TEXT NOT NULL,
            ascending INTEGER NOT NULL, PRIMARY KEY (user, object, name));
         CREATE TABLE IF NOT EXISTS "_pinned_list" (user TEXT NOT NULL, object TEXT NOT NULL, name TEXT NOT NULL,
            PRIMARY KEY (user, object));
         CREATE TABLE IF NOT EXISTS "_recently_viewed" (user TEXT NOT NULL, object TEXT NOT NULL, record TEXT NOT NULL,
            PRIMARY KEY (user, record))`
    );
}

/** @returns what is kept of the lists of a user */
export function userLists(store: Store, userId: string): UserLists {
    return {
        views: (object) =>
            store
                .all('SELECT view FROM "_list_view" WHERE user = ? AND object = ?', [userId, object])
                .map((row) => JSON.parse(String(row['view'])) as UserListView),
        put(object, view) {
            store.run('INSERT OR REPLACE INTO "_list_view" (user, object, name, view) VALUES (?, ?, ?, ?)', [
                userId,
                object,
                view.name,
                JSON.stringify(view)
            ]);
        },
        remove(object, name) {
            for (const table of ['_list_view', '_list_order', '_pinned_list']) {
                store.run(`DELETE FROM "${table}" WHERE user = ? AND object = ? AND name = ?`, [userId, object, name]);
            }
        },
        pinned: (object) =>
            text(
                store.get('SELECT name FROM "_pinned_list" WHERE user = ? AND object = ?', [userId, object])?.['name']
            ),
        pin(object, name) {
            store.run('INSERT OR REPLACE INTO "_pinned_list" (user, object, name) VALUES (?, ?, ?)', [
                userId,
                object,
                name
            ]);
        },
        order(object, name) {
            const row = store.get(
                'SELECT field, ascending FROM "_list_order" WHERE user = ? AND object = ? AND name = ?',
                [userId, object, name]
            );
            return row && { fieldApiName: String(row['field']), isAscending: row['ascending'] === 1 };
        },
        setOrder(object, name, order) {
            store.run('DELETE FROM "_list_order" WHERE user = ? AND object = ? AND name = ?', [userId, object, name]);
            if (order) {
                store.run('INSERT INTO "_list_order" (user, object, name, field, ascending) VALUES (?, ?, ?, ?, ?)', [
                    userId,
                    object,
                    name,
                    order.fieldApiName,
                    order.isAscending ? 1 : 0
                ]);
            }
        },
        viewed(object, recordId) {
            // A new row has the highest rowid: the record that was opened last.
            store.run('DELETE FROM "_recently_viewed" WHERE user = ? AND record = ?', [userId, recordId]);
            store.run('INSERT INTO "_recently_viewed" (user, object, record) VALUES (?, ?, ?)', [
                userId,
                object,
                recordId
            ]);
            store.run(
                `DELETE FROM "_recently_viewed" WHERE user = ? AND object = ? AND record NOT IN
                    (SELECT record FROM "_recently_viewed" WHERE user = ? AND object = ? ORDER BY rowid DESC LIMIT ?)`,
                [userId, object, userId, object, MOST_RECENT]
            );
        },
        recentlyViewed: (object, limit) =>
            store
                .all(
                    `SELECT record, object FROM "_recently_viewed" WHERE user = ? ${object === null ? '' : 'AND object = ? '}ORDER BY rowid DESC LIMIT ?`,
                    [userId, ...(object === null ? [] : [object]), limit]
                )
                .map((row) => ({ id: String(row['record']), object: String(row['object']) }))
    };
}

function text(value: unknown): string | null {
    return value === null || value === undefined ? null : String(value);
}
