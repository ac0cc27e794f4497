import { objectName, type ObjectReference, query, uiApiAdapter } from 'one/uiApi';

/** Wire: a page layout (`Full`) or compact layout (`Compact`) of an object. */
export const getLayout = uiApiAdapter(({ objectApiName, layoutType, mode, recordTypeId }) =>
    objectApiName
        ? `layout/${objectName(objectApiName as ObjectReference)}${query({
              layoutType: (layoutType as string) ?? 'Full',
              mode: (mode as string) ?? 'View',
              recordTypeId: recordTypeId as string
          })}`
        : null
);
