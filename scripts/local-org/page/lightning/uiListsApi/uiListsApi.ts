import { fieldNames, objectName, type ObjectReference, query, uiApiAdapter } from 'one/uiApi';

/** Wire: the list views of an object. */
export const getListInfosByObjectName = uiApiAdapter(({ objectApiName }) =>
    objectApiName ? `list-info/${objectName(objectApiName as ObjectReference)}` : null
);

/** Wire: one list view's columns and order. */
export const getListInfoByName = uiApiAdapter(({ objectApiName, listViewApiName }) =>
    objectApiName && listViewApiName
        ? `list-info/${objectName(objectApiName as ObjectReference)}/${listViewApiName as string}`
        : null
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
    ({ objectApiName }) => [`list:${objectName((objectApiName ?? '') as ObjectReference)}`, 'lists']
);
