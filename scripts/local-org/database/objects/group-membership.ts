import { nextAlias } from '../security/sharing.ts';
import type { SharingRow } from '../security/sharing-row.ts';
import { hasUserPermission, permissionsOf } from '../security/permissions.ts';
import type { DataSession } from '../session.ts';

// Object Reference, CollaborationGroup: public groups are seen by everyone and posted in by members; private ones are seen and
// posted in by members only; unlisted ones are known to members only, and to who has Manage Unlisted Groups.

/**
 * @param group SQL of a Chatter group's id
 * @param open the types of group that are open to everybody
 * @returns SQL that is true for a group of these types, and for one that the user owns or is in
 */
export function isOpenGroup(row: SharingRow, group: string, open: readonly string[]): string {
    const types = open.map((type) => `'${type}'`).join(', ');
    return groupWhere(row, group, (one) => `${one}."CollaborationType" IN (${types})`, '');
}

/** @returns SQL that is true for a group that the user owns or manages */
export function isManagedGroup(row: SharingRow, group: string): string {
    return groupWhere(row, group, () => '0', ` AND "CollaborationRole" = 'Admin'`);
}

function groupWhere({ request }: SharingRow, group: string, open: (alias: string) => string, role: string): string {
    const one = nextAlias();
    // Parameters are given in the order of the statement's text.
    const owned = `${one}."OwnerId" = ${request.param(request.userId)}`;
    const joined = `${one}."Id" IN (SELECT "CollaborationGroupId" FROM "CollaborationGroupMember" WHERE "MemberId" = ${request.param(request.userId)}${role})`;
    return `${group} IN (SELECT ${one}."Id" FROM "CollaborationGroup" ${one} WHERE ${open(one)} OR ${owned} OR ${joined})`;
}

/** @returns those of the groups in which the user may post; records of other objects are in it as they are */
export function postableGroups(session: DataSession, ids: readonly string[]): ReadonlySet<string> {
    const { userId } = session;
    const may = (id: string): boolean => {
        const [group] = session.store.all(
            'SELECT "CollaborationType" AS type, "OwnerId" AS owner FROM "CollaborationGroup" WHERE "Id" = ?',
            [id]
        );
        if (!group) {
            return true;
        }
        const permission =
            group['type'] === 'Unlisted'
                ? hasUserPermission(session, userId, 'ManageUnlistedGroups')
                : permissionsOf(session, userId).modifyAllData;
        const member = 'SELECT 1 FROM "CollaborationGroupMember" WHERE "CollaborationGroupId" = ? AND "MemberId" = ?';
        return permission || group['owner'] === userId || session.store.all(member, [id, userId]).length > 0;
    };
    return new Set(ids.filter(may));
}
