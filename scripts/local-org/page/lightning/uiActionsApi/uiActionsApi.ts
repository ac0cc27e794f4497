import { uiApiAdapter } from 'one/uiApi';

/** Wire: the actions of a record's page. */
export const getRecordActions = uiApiAdapter(
    ({ recordIds }) => {
        const ids = Array.isArray(recordIds) ? (recordIds as string[]) : [recordIds as string];
        return ids[0] ? `actions/record/${ids.join(',')}` : null;
    },
    ({ recordIds }) => (Array.isArray(recordIds) ? (recordIds as string[]) : [recordIds as string])
);
