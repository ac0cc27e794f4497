import type { ObjectModel } from '../schema/model.ts';
import { quote } from './columns.ts';
import type { SqlValue } from './convert.ts';
import type { Store } from './store.ts';
import { systemRow, writeRow } from './system-rows.ts';
import { ADMIN_USERNAME } from './system-users.ts';

export type SeedValues = Record<string, SqlValue>;

/** Writes rows that come from metadata, found again by a natural key. */
export interface Seeder {
    readonly store: Store;
    /** Makes or updates a row. `key` names what finds it; `values` are written in any case, `initial` only when it is new. */
    put(object: string, key: SeedValues, values?: SeedValues, initial?: SeedValues): string;
    id(object: string, key: SeedValues): string | null;
    /** Deletes the rows of an object that were not put, among those that fit a condition. */
    sweep(object: string, condition: string): void;
}

const DAY = 24 * 60 * 60 * 1000;

/** @returns the seeder of a store; what it put is remembered until `sweep` */
export function makeSeeder(store: Store): Seeder {
    const put = new Map<string, Set<string>>();
    // What an org was set up with is older than what happens in it, so that sorting by age tells them apart.
    const now = store.clock.now() - DAY;
    const model = (name: string): ObjectModel => store.schema.object(name)!;
    const find = (name: string, key: SeedValues): string | null => {
        const names = Object.keys(key);
        // An index of what is not null serves `=` alone.
        const where = names.map((one) => `${quote(one)} ${key[one] === null ? 'IS' : '='} ?`).join(' AND ');
        return (
            (store.get(`SELECT "Id" AS id FROM ${quote(name)} WHERE ${where || '1'}`, Object.values(key))?.['id'] as
                string | undefined) ?? null
        );
    };
    let adminId: string | null = null;
    const admin = (): string | null => (adminId ??= find('User', { Username: ADMIN_USERNAME }));
    return {
        store,
        id: find,
        put(name, key, values = {}, initial = {}) {
            let id = find(name, key);
            if (id === null) {
                const object = model(name);
                const row = systemRow(store, object, now, admin());
                id = row.Id;
                writeRow(store, object, Object.assign(row, initial, values, key));
            } else if (Object.keys(values).length > 0) {
                const columns = Object.keys(values);
                store.run(
                    `UPDATE ${quote(name)} SET ${columns.map((one) => `${quote(one)} = ?`).join(', ')} WHERE "Id" = ?`,
                    [...Object.values(values), id]
                );
            }
            (put.get(name) ?? put.set(name, new Set()).get(name)!).add(id);
            return id;
        },
        sweep(name, condition) {
            const kept = JSON.stringify([...(put.get(name) ?? [])]);
            store.run(
                `DELETE FROM ${quote(name)} WHERE (${condition}) AND "Id" NOT IN (SELECT value FROM json_each(?))`,
                [kept]
            );
        }
    };
}
