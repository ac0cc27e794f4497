import { type FieldReference, fieldName, objectName, type ObjectReference, uiApiAdapter } from 'one/uiApi';

/** Wire: an object's fields, labels and what the user may do with it. */
export const getObjectInfo = uiApiAdapter(({ objectApiName }) =>
    objectApiName ? `object-info/${objectName(objectApiName as ObjectReference)}` : null
);

/** Wire: several objects at once. */
export const getObjectInfos = uiApiAdapter(({ objectApiNames }) =>
    (objectApiNames as ObjectReference[] | undefined)?.length
        ? `object-info/batch/${(objectApiNames as ObjectReference[]).map(objectName).join(',')}`
        : null
);

/** Wire: the values of one picklist for a record type. */
export const getPicklistValues = uiApiAdapter(({ recordTypeId, fieldApiName }) => {
    if (!recordTypeId || !fieldApiName) {
        return null;
    }
    const [object, ...field] = fieldName(fieldApiName as FieldReference).split('.');
    return `object-info/${object!}/picklist-values/${recordTypeId as string}/${field.join('.')}`;
});

/** Wire: the values of every picklist of an object for a record type. */
export const getPicklistValuesByRecordType = uiApiAdapter(({ recordTypeId, objectApiName }) =>
    recordTypeId && objectApiName
        ? `object-info/${objectName(objectApiName as ObjectReference)}/picklist-values/${recordTypeId as string}`
        : null
);
