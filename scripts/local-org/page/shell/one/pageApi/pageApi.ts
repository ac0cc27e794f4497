import { uiApiAdapter } from 'one/uiApi';

/** Wire: the Lightning page of a record, with the record's name. */
export const getRecordPage = uiApiAdapter(
    ({ recordId }) => (recordId ? `/webruntime/api/page/record/${recordId as string}` : null),
    ({ recordId }) => [recordId as string]
);

/** Wire: the path of a record's object; an error where it has none. */
export const getRecordPath = uiApiAdapter(({ recordId }) =>
    recordId ? `/webruntime/api/path/${recordId as string}` : null
);

/** Wire: the home page; null when the org has none. */
export const getHomePage = uiApiAdapter(() => '/webruntime/api/page/home');

/** Wire: what a custom tab shows. */
export const getTab = uiApiAdapter(({ name }) => (name ? `/webruntime/api/page/tab/${name as string}` : null));
