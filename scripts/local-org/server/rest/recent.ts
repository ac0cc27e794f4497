import type { OrgSchema } from '../../schema/model.ts';
import { quoted } from '../metadata/list-filter.ts';
import type { UserTransaction } from '../org-access.ts';
import { restRecord } from './sobjects.ts';

/** As many as the resource has ("RecentlyViewed … 200 records"). */
export const MOST_RECENT_ITEMS = 200;

/** `GET /recent`, and the recent items of an object: what the user has opened last, without what is gone or hidden by now. */
export function recentRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    objectName: string | null,
    limit: number
): object[] {
    return transaction.lists.recentlyViewed(objectName, limit).flatMap(({ id, object: name }) => {
        const object = schema.object(name);
        if (!object || !transaction.objectAccess(object).readable) {
            return [];
        }
        const { nameField } = object;
        const fields = nameField && transaction.fieldAccess(nameField).readable ? `Id, ${nameField.name}` : 'Id';
        return transaction.query(`SELECT ${fields} FROM ${object.name} WHERE Id = ${quoted(id)}`).map(restRecord);
    });
}
