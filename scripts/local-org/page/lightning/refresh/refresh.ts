import { invalidateAll } from 'one/wire';

const REFRESH = 'lightning__refreshview';
type Handler = () => Promise<unknown>;

/** Documented statuses of a refresh. */
export const RefreshComplete = Object.freeze({ COMPLETE: 'RefreshComplete', PARTIAL: 'RefreshCompletePartial' });
export const RefreshCompleteWithError = 'RefreshCompleteWithError';
export const RefreshError = 'RefreshError';
export const REFRESH_COMPLETE = 'RefreshComplete';
export const REFRESH_COMPLETE_WITH_ERRORS = 'RefreshCompleteWithErrors';
export const REFRESH_ERROR = 'RefreshError';

const handlers = new Map<symbol, { element: EventTarget; handler: Handler }>();

/** Event that asks the page to load its data again. */
export class RefreshEvent extends Event {
    constructor() {
        super(REFRESH, { bubbles: true, composed: true });
    }
}

/** Calls the handler when the page refreshes. @returns an id for unregisterRefreshHandler */
export function registerRefreshHandler(contextElement: EventTarget, handlerMethod: Handler): symbol {
    const id = Symbol('refresh handler');
    handlers.set(id, { element: contextElement, handler: handlerMethod.bind(contextElement) });
    return id;
}

/** Stops calling a refresh handler. */
export function unregisterRefreshHandler(id: symbol): void {
    handlers.delete(id);
}

/** Containers of their own refresh process are not part of this page. */
export function registerRefreshContainer(): never {
    throw new Error('Unsupported: lightning/refresh registerRefreshContainer');
}
export function unregisterRefreshContainer(): never {
    throw new Error('Unsupported: lightning/refresh unregisterRefreshContainer');
}

/** Refreshes the page: the standard components' data and every registered handler. */
export async function refreshView(): Promise<void> {
    await Promise.all([invalidateAll(), ...[...handlers.values()].map(({ handler }) => handler())]);
}
