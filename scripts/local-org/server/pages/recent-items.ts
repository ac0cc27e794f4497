import type { OrgSchema } from '../../schema/model.ts';
import { quoted } from '../metadata/list-filter.ts';
import type { UserTransaction } from '../org-access.ts';

/** How many records the search box offers before anything is typed. */
const SHOWN = 5;

/** A record that the user has opened before. */
export interface RecentItem {
    id: string;
    objectApiName: string;
    objectLabel: string;
    name: string;
}

/** @returns the records the user has opened last, without those that are gone or hidden by now */
export function recentItems(schema: OrgSchema, transaction: UserTransaction): RecentItem[] {
    const items: RecentItem[] = [];
    for (const { id, object: objectName } of transaction.lists.recentlyViewed(null, SHOWN * 4)) {
        const object = schema.object(objectName);
        const name = object?.nameField;
        if (object && name && transaction.objectAccess(object).readable && transaction.fieldAccess(name).readable) {
            const [row] = transaction.query(`SELECT ${name.name} FROM ${object.name} WHERE Id = ${quoted(id)}`);
            const text = row?.values.get(name.name.toLowerCase());
            if (typeof text === 'string') {
                items.push({ id, objectApiName: object.name, objectLabel: object.label, name: text });
            }
        }
        if (items.length === SHOWN) {
            break;
        }
    }
    return items;
}
