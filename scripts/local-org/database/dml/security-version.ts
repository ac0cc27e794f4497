import type { ObjectModel } from '../../schema/model.ts';
import { behaviourOf } from '../objects/registry.ts';
import type { Store } from '../store.ts';

/** Caches of permissions and memberships are out of date after a change of one of their objects. */
export function noteSecurityChange(store: Store, object: ObjectModel): void {
    const { changesAccess } = behaviourOf(object);
    if (changesAccess) {
        store.noteChange(changesAccess);
    }
}
