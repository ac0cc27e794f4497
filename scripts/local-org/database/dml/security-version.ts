import type { ObjectModel } from '../../schema/model.ts';
import type { Store } from '../store.ts';

const SECURITY_OBJECTS = new Set([
    'User',
    'UserRole',
    'Group',
    'GroupMember',
    'PermissionSet',
    'PermissionSetAssignment',
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'ObjectPermissions',
    'FieldPermissions',
    'SetupEntityAccess',
    'Profile'
]);

/** Caches of permissions and memberships are out of date after a change of one of their objects. */
export function noteSecurityChange(store: Store, object: ObjectModel): void {
    if (SECURITY_OBJECTS.has(object.name)) {
        store.securityVersion++;
    }
}
