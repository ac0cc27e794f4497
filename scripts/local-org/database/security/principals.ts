import type { SharingParty } from '../../schema/model.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { DataSession } from '../session.ts';
import type { Store } from '../store.ts';

interface GroupRow {
    id: string;
    type: string;
    relatedId: string | null;
    developerName: string;
    includesBosses: boolean;
}

/** Roles, groups and their members, as they are now. */
interface Directory {
    version: number;
    roleParent: Map<string, string | null>;
    roleByName: Map<string, string>;
    usersByRole: Map<string, string[]>;
    roleOfUser: Map<string, string | null>;
    groups: Map<string, GroupRow>;
    /** Member (user or group) → groups it is a member of. */
    groupsOf: Map<string, string[]>;
    membersOf: Map<string, string[]>;
    users: Map<string, Principals>;
}

/** The ids through which a user gets access. */
export interface Principals {
    /** The user, and every group and queue the user belongs to. */
    own: string[];
    /** Also those of the users below in the role hierarchy. */
    all: string[];
    allSet: Set<string>;
}

function text(value: unknown): string | null {
    return value === null || value === undefined ? null : String(value);
}

function push(map: Map<string, string[]>, key: string, value: string): void {
    const list = map.get(key);
    if (list) {
        list.push(value);
    } else {
        map.set(key, [value]);
    }
}

function readDirectory(store: Store): Directory {
    const directory: Directory = {
        version: store.versions.people,
        roleParent: new Map(),
        roleByName: new Map(),
        usersByRole: new Map(),
        roleOfUser: new Map(),
        groups: new Map(),
        groupsOf: new Map(),
        membersOf: new Map(),
        users: new Map()
    };
    for (const row of store.all(`SELECT "Id", "ParentRoleId", "DeveloperName" FROM "UserRole"`)) {
        directory.roleParent.set(String(row['Id']), text(row['ParentRoleId']));
        directory.roleByName.set(String(row['DeveloperName']).toLowerCase(), String(row['Id']));
    }
    for (const row of store.all(`SELECT "Id", "UserRoleId" FROM "User"`)) {
        const role = text(row['UserRoleId']);
        directory.roleOfUser.set(String(row['Id']), role);
        if (role) {
            push(directory.usersByRole, role, String(row['Id']));
        }
    }
    for (const row of store.all(
        `SELECT "Id", "Type", "RelatedId", "DeveloperName", "DoesIncludeBosses" FROM "Group"`
    )) {
        directory.groups.set(String(row['Id']), {
            id: String(row['Id']),
            type: String(row['Type']),
            relatedId: text(row['RelatedId']),
            developerName: String(row['DeveloperName'] ?? ''),
            includesBosses: row['DoesIncludeBosses'] === 1
        });
    }
    for (const row of store.all(`SELECT "GroupId", "UserOrGroupId" FROM "GroupMember"`)) {
        push(directory.groupsOf, String(row['UserOrGroupId']), String(row['GroupId']));
        push(directory.membersOf, String(row['GroupId']), String(row['UserOrGroupId']));
    }
    return directory;
}

function directoryOf(store: Store): Directory {
    let directory = store.memory.get('directory') as Directory | undefined;
    if (directory?.version !== store.versions.people) {
        directory = readDirectory(store);
        store.memory.set('directory', directory);
    }
    return directory;
}

function rolesAbove(directory: Directory, role: string): string[] {
    const above: string[] = [];
    for (
        let at = directory.roleParent.get(role) ?? null;
        at !== null && !above.includes(at);
        at = directory.roleParent.get(at) ?? null
    ) {
        above.push(at);
    }
    return above;
}

function rolesBelow(directory: Directory, role: string): string[] {
    return [...directory.roleParent.keys()].filter((one) => rolesAbove(directory, one).includes(role));
}

/** Groups that the platform fills by itself: a role's, a role's with those below, everybody's. */
function automaticGroups(directory: Directory, roles: readonly string[]): string[] {
    const withAbove = new Set(roles.flatMap((role) => [role, ...rolesAbove(directory, role)]));
    return [...directory.groups.values()]
        .filter(
            (group) =>
                group.type === 'Organization' ||
                (group.type === 'Role' && roles.includes(group.relatedId ?? '')) ||
                (group.type.startsWith('RoleAndSubordinates') && withAbove.has(group.relatedId ?? ''))
        )
        .map((group) => group.id);
}

/** Follows memberships upwards: groups may be members of groups. */
function closure(directory: Directory, start: readonly string[], admit: (group: GroupRow) => boolean): Set<string> {
    const found = new Set(start);
    const open = [...start];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
        for (const groupId of directory.groupsOf.get(id) ?? []) {
            const group = directory.groups.get(groupId);
            if (group && !found.has(groupId) && admit(group)) {
                found.add(groupId);
                open.push(groupId);
            }
        }
    }
    return found;
}

/** The users and groups whose access a user has. */
export function principalsOf(session: DataSession, userId: string): Principals {
    const directory = directoryOf(session.store);
    let found = directory.users.get(userId);
    if (!found) {
        const role = directory.roleOfUser.get(userId) ?? null;
        const own = closure(directory, [userId, ...automaticGroups(directory, role ? [role] : [])], () => true);
        const all = new Set(own);
        if (role) {
            // Grant access using hierarchies: a user has what the users below have.
            const below = rolesBelow(directory, role);
            const users = below.flatMap((one) => directory.usersByRole.get(one) ?? []);
            for (const id of closure(
                directory,
                [...users, ...(below.length > 0 ? automaticGroups(directory, below) : [])],
                (group) => group.includesBosses
            )) {
                all.add(id);
            }
        }
        found = { own: [...own], all: [...all], allSet: all };
        directory.users.set(userId, found);
    }
    return found;
}

/** The id of the group, role group or queue that a sharing rule names. */
function partyGroup(directory: Directory, party: SharingParty): string | null {
    const find = (test: (group: GroupRow) => boolean): string | null =>
        [...directory.groups.values()].find(test)?.id ?? null;
    const name = party.name.toLowerCase();
    switch (party.kind) {
        case 'group':
            return find((group) => group.type === 'Regular' && group.developerName.toLowerCase() === name);
        case 'queue':
            return find((group) => group.type === 'Queue' && group.developerName.toLowerCase() === name);
        case 'role':
            return find((group) => group.type === 'Role' && group.relatedId === directory.roleByName.get(name));
        case 'roleAndSubordinates':
        case 'roleAndSubordinatesInternal':
            return find(
                (group) => group.type === 'RoleAndSubordinates' && group.relatedId === directory.roleByName.get(name)
            );
        case 'allInternalUsers':
            return find((group) => group.type === 'Organization');
        default:
            throw new UnsupportedError(`sharing rules with ${party.kind}`);
    }
}

export function partyGroupId(session: DataSession, party: SharingParty): string | null {
    const directory = directoryOf(session.store);
    const id = partyGroup(directory, party);
    if (id === null) {
        throw new Error(`A sharing rule names the ${party.kind} ${party.name}, which does not exist`);
    }
    return id;
}

/** Owners (users and queues) that belong to a group, for owner-based sharing rules. */
export function ownersIn(session: DataSession, groupId: string): string[] {
    const directory = directoryOf(session.store);
    const owners = new Set<string>();
    const seen = new Set<string>();
    const visit = (id: string): void => {
        if (seen.has(id)) {
            return;
        }
        seen.add(id);
        const group = directory.groups.get(id);
        if (!group) {
            owners.add(id);
            return;
        }
        if (group.type === 'Queue') {
            owners.add(id);
        }
        if (group.type === 'Organization') {
            directory.roleOfUser.forEach((_, user) => owners.add(user));
        }
        if (group.relatedId && group.type.startsWith('Role')) {
            const roles =
                group.type === 'Role'
                    ? [group.relatedId]
                    : [group.relatedId, ...rolesBelow(directory, group.relatedId)];
            roles.forEach((role) => (directory.usersByRole.get(role) ?? []).forEach((user) => owners.add(user)));
        }
        (directory.membersOf.get(id) ?? []).forEach(visit);
    };
    visit(groupId);
    return [...owners];
}
