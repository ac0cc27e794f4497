import { idSuffix } from '../schema/id.ts';
import { localContext } from '../values/context.ts';
import { zoneOffset } from '../values/timezone.ts';
import type { Store } from './store.ts';

/** SQL functions that compiled queries use. */
export function defineFunctions(store: Store): void {
    store.define('fold', 1, (text) => (typeof text === 'string' ? text.toLowerCase() : (text ?? null)));
    store.define('id18', 1, (id) => (typeof id === 'string' ? id + idSuffix(id) : null));
    // An instant as the user's wall time: convertTimezone().
    store.define('local_ms', 1, (ms) => (typeof ms === 'number' ? ms + zoneOffset(localContext.timeZone, ms) : null));
}
