import { API, request } from 'one/http';
import { fieldNames, objectName, type ObjectReference, query, uiApiAdapter } from 'one/uiApi';
import { invalidate } from 'one/wire';
import type { ListInfo, ListInfoInput } from '../../shell/ui-api.ts';

/** Wire: the list views of an object. */
export const getListInfosByObjectName = uiApiAdapter(
    ({ objectApiName }) => (objectApiName ? `list-info/${objectName(objectApiName as ObjectReference)}` : null),
    () => ['list-infos']
);

/** Wire: one list view's columns and order. */
export const getListInfoByName = uiApiAdapter(
    ({ objectApiName, listViewApiName }) =>
        objectApiName && listViewApiName
            ? `list-info/${objectName(objectApiName as ObjectReference)}/${listViewApiName as string}`
            : null,
    () => ['list-infos']
);

/** Wire: the records of a list view. */
export const getListRecordsByName = uiApiAdapter(
    ({ objectApiName, listViewApiName, fields, optionalFields, sortBy, pageSize, pageToken, searchTerm, where }) => {
        if (!objectApiName || !listViewApiName) {
            return null;
        }
        if (where) {
            throw new Error('Unsupported: getListRecordsByName with where');
        }
        return `list-records/${objectName(objectApiName as ObjectReference)}/${listViewApiName as string}${query({
            fields: fieldNames(fields),
            optionalFields: fieldNames(optionalFields),
            sortBy: fieldNames(sortBy),
            pageSize: pageSize as number,
            pageToken: pageToken as string,
            searchTerm: searchTerm as string
        })}`;
    },
    ({ objectApiName, listViewApiName }) => [
        `list:${objectName((objectApiName ?? '') as ObjectReference)}`,
        'lists',
        ...(listViewApiName === '__Recent' ? ['recent'] : [])
    ]
);

interface ListReference {
    objectApiName: ObjectReference;
    listViewApiName: string;
}

const listPath = (kind: string, { objectApiName, listViewApiName }: ListReference): string =>
    `${API}/ui-api/${kind}/${objectName(objectApiName)}/${listViewApiName}`;

/** Makes a list view that only the user sees. */
export async function createListInfo({
    objectApiName,
    ...body
}: ListInfoInput & { objectApiName: ObjectReference; listViewApiName?: string }): Promise<ListInfo> {
    const made = await request<ListInfo>(`${API}/ui-api/list-info/${objectName(objectApiName)}`, {
        method: 'POST',
        body
    });
    await invalidate(['list-infos']);
    return made;
}

/** Changes what a list view of the user shows. */
export async function updateListInfoByName({
    objectApiName,
    listViewApiName,
    ...body
}: ListInfoInput & ListReference): Promise<ListInfo> {
    const path = listPath('list-info', { objectApiName, listViewApiName });
    const changed = await request<ListInfo>(path, { method: 'PATCH', body });
    await invalidate(['list-infos', `list:${objectName(objectApiName)}`]);
    return changed;
}

/** Deletes a list view of the user. */
export async function deleteListInfo(list: ListReference): Promise<void> {
    await request(listPath('list-info', list), { method: 'DELETE' });
    await invalidate(['list-infos']);
}

/** Keeps the order in which the user has sorted a list view. */
export async function updateListPreferences({
    orderedBy,
    ...list
}: ListReference & { orderedBy: { fieldApiName: string; isAscending: boolean }[] }): Promise<unknown> {
    const kept = await request(listPath('list-preferences', list), { method: 'PATCH', body: { orderedBy } });
    await invalidate(['list-infos', `list:${objectName(list.objectApiName)}`]);
    return kept;
}
