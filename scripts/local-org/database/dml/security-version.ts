import type { ObjectModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { behaviourOf } from '../objects/registry.ts';
import type { Store } from '../store.ts';

/**
 * Caches of permissions and memberships are out of date after a change of one of their objects.
 * @param written the records as they are saved now; null where they are deleted
 */
export function noteSecurityChange(
    store: Store,
    object: ObjectModel,
    operation: 'insert' | 'update' | 'delete',
    written: readonly SObject[] | null
): void {
    const { changesAccess, changesSet, newIsNobodys } = behaviourOf(object);
    if (changesAccess && !(newIsNobodys && operation === 'insert')) {
        store.noteChange(changesAccess, changesSet && written?.map(changesSet));
    }
}
