import type { ObjectModel } from '../../schema/model.ts';
import { behaviourOf } from '../objects/registry.ts';
import type { Store } from '../store.ts';

/** Caches of permissions and memberships are out of date after a change of one of their objects. */
export function noteSecurityChange(store: Store, object: ObjectModel, operation: 'insert' | 'update' | 'delete'): void {
    const { changesAccess, newIsNobodys } = behaviourOf(object);
    if (changesAccess && !(newIsNobodys && operation === 'insert')) {
        store.noteChange(changesAccess);
    }
}
