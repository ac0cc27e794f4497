import { fieldNames, objectName, type ObjectReference, query, uiApiAdapter } from 'one/uiApi';

/** Wire: the related lists of an object's layout. */
export const getRelatedListsInfo = uiApiAdapter(({ parentObjectApiName, recordTypeId }) =>
    parentObjectApiName
        ? `related-list-info/${objectName(parentObjectApiName as ObjectReference)}${query({ recordTypeId: recordTypeId as string })}`
        : null
);

/** Wire: one related list's columns. */
export const getRelatedListInfo = uiApiAdapter(({ parentObjectApiName, relatedListId, recordTypeId }) =>
    parentObjectApiName && relatedListId
        ? `related-list-info/${objectName(parentObjectApiName as ObjectReference)}/${relatedListId as string}${query({ recordTypeId: recordTypeId as string })}`
        : null
);

/** Wire: the records of a related list. */
export const getRelatedListRecords = uiApiAdapter(
    ({ parentRecordId, relatedListId, fields, optionalFields, sortBy, pageSize, pageToken, where }) => {
        if (!parentRecordId || !relatedListId) {
            return null;
        }
        if (where !== undefined && where !== null) {
            throw new Error('Unsupported: getRelatedListRecords with where');
        }
        return `related-list-records/${parentRecordId as string}/${relatedListId as string}${query({
            fields: fieldNames(fields),
            optionalFields: fieldNames(optionalFields),
            sortBy: fieldNames(sortBy),
            pageSize: pageSize as number,
            pageToken: pageToken as string
        })}`;
    },
    ({ parentRecordId }) => [parentRecordId as string, 'lists']
);

/** Wire: how many records a related list has. */
export const getRelatedListCount = uiApiAdapter(
    ({ parentRecordId, relatedListId, maxCount }) =>
        parentRecordId && relatedListId
            ? `related-list-count/${parentRecordId as string}/${relatedListId as string}${query({ maxCount: maxCount as number })}`
            : null,
    ({ parentRecordId }) => [parentRecordId as string, 'lists']
);
