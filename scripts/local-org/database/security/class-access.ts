import type { DataSession } from '../session.ts';
import { permissionsOf } from './permissions.ts';

/**
 * Whether a user may call an Apex class from outside: it takes the class in the profile or a permission set; who may
 * author Apex has them all.
 * @param className name of the class; an inner class goes with its outermost one
 */
export function classAccess(session: DataSession, userId: string, className: string): boolean {
    const permissions = permissionsOf(session, userId);
    const [outermost] = className.toLowerCase().split('.');
    return (
        permissions.modifyAllData ||
        permissions.userPermissions.has('AuthorApex') ||
        [...permissions.classAccesses].some((name) => name.toLowerCase() === outermost)
    );
}
