import type { FieldModel, ObjectModel, ObjectPermission, PermissionSetModel } from '../../schema/model.ts';
import { MANAGE_USERS_DEPENDS_ON } from '../../schema/user-permissions.ts';
import { behaviourOf } from '../objects/registry.ts';
import type { DataSession } from '../session.ts';
import type { Row, Store } from '../store.ts';
import { grantsOf, merge, mute, noGrants, NOTHING, stateOf, type Grants } from './grants.ts';

/** What a user may do, from the profile, the permission sets and the permission set groups together. */
export interface UserPermissions extends Grants {
    profile: string | null;
    classAccesses: Set<string>;
    /** Tabs that are shown, in lower case. */
    tabs: Set<string>;
    allObjects: ObjectPermission | null;
    allFields: { readable: boolean; editable: boolean; custom: boolean } | null;
    /** Ids of the permission sets in force. */
    permissionSetIds: Set<string>;
    viewAllData: boolean;
    modifyAllData: boolean;
}

function addModel(permissions: UserPermissions, model: PermissionSetModel | undefined): void {
    model?.userPermissions.forEach((name) => permissions.userPermissions.add(name));
    model?.classAccesses.forEach((name) => permissions.classAccesses.add(name));
    // PermissionSet and Profile, Metadata API: a tab is shown where tabSettings say Visible, tabVisibilities DefaultOn.
    model?.tabs.forEach((visibility, name) => {
        if (visibility === 'Visible' || visibility === 'DefaultOn') {
            permissions.tabs.add(name);
        }
    });
}

/** The permissions of a user: those of everybody with the same profile and assignments, worked out once. */
function compute(session: DataSession, userId: string, known: Map<string, UserPermissions>): UserPermissions {
    const { store } = session;
    const user = store.get(
        `SELECT p."Name" AS profile, s."Id" AS owned FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId" LEFT JOIN "PermissionSet" s ON s."ProfileId" = p."Id" WHERE u."Id" = ?`,
        [userId]
    );
    const assigned = store.all(
        `SELECT a."PermissionSetId" AS setId, a."PermissionSetGroupId" AS groupId, s."Name" AS name FROM "PermissionSetAssignment" a LEFT JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ? AND (a."ExpirationDate" IS NULL OR a."ExpirationDate" > ?)`,
        [userId, session.clock()]
    );
    const key = JSON.stringify([user, assigned, statesOf(store, user, assigned)]);
    let found = known.get(key);
    if (!found) {
        if (known.size >= COMBINATIONS_KEPT) {
            known.clear();
        }
        found = permissionsWith(session, user, assigned);
        known.set(key, found);
    }
    return found;
}

/** The states of what permits; a group's is that of all there is, as its members are not looked up for it. */
function statesOf(store: Store, user: Row | null, assigned: readonly Row[]): unknown[] {
    return [
        stateOf(store, String(user?.['owned'])),
        ...assigned.map(({ setId, groupId }) =>
            groupId === null ? stateOf(store, String(setId)) : store.versions.permissions
        )
    ];
}

/** What a profile, with the permission set that it owns, and assigned permission sets and groups permit together. */
function permissionsWith(session: DataSession, user: Row | null, assigned: readonly Row[]): UserPermissions {
    const { store, schema } = session;
    const profileName = (user?.['profile'] as string | undefined) ?? null;
    const profile = profileName === null ? undefined : schema.profiles.get(profileName.toLowerCase());
    const permissions: UserPermissions = {
        profile: profileName,
        objects: new Map(),
        fields: new Map(),
        userPermissions: new Set(),
        customPermissions: new Set(),
        classAccesses: new Set(),
        tabs: new Set(),
        allObjects: profile?.allObjects ?? null,
        allFields: profile?.allFields ?? null,
        permissionSetIds: new Set(),
        viewAllData: false,
        modifyAllData: false
    };
    addModel(permissions, profile);
    const direct = [
        ...(user?.['owned'] ? [String(user['owned'])] : []),
        ...assigned.filter((row) => row['groupId'] === null).map((row) => String(row['setId']))
    ];
    direct.forEach((id) => permissions.permissionSetIds.add(id));
    direct.forEach((id) => merge(permissions, grantsOf(store, id)));
    for (const row of assigned) {
        if (row['groupId'] === null) {
            addModel(permissions, schema.permissionSets.get(String(row['name']).toLowerCase()));
        } else {
            addGroup(session, permissions, String(row['groupId']));
        }
    }
    permissions.modifyAllData = permissions.userPermissions.has('modifyalldata');
    permissions.viewAllData = permissions.modifyAllData || permissions.userPermissions.has('viewalldata');
    return permissions;
}

function addGroup(session: DataSession, permissions: UserPermissions, groupId: string): void {
    const { store, schema } = session;
    const members = store.all(
        `SELECT c."PermissionSetId" AS setId, s."Name" AS name FROM "PermissionSetGroupComponent" c JOIN "PermissionSet" s ON s."Id" = c."PermissionSetId" WHERE c."PermissionSetGroupId" = ?`,
        [groupId]
    );
    const ids = members.map((row) => String(row['setId']));
    const grants = noGrants();
    ids.forEach((id) => merge(grants, grantsOf(store, id)));
    const name = store.get(`SELECT "DeveloperName" AS name FROM "PermissionSetGroup" WHERE "Id" = ?`, [groupId])?.[
        'name'
    ];
    const group = schema.permissionSetGroups.get(String(name).toLowerCase());
    const muted = (group?.mutingPermissionSets ?? []).map((one) => {
        const model = schema.mutingPermissionSets.get(one.toLowerCase());
        if (!model) {
            throw new Error(`The muting permission set ${one} of ${group!.name} does not exist`);
        }
        return model;
    });
    muted.forEach((model) => mute(grants, model));
    merge(permissions, grants);
    const mutedPermissions = new Set(muted.flatMap((model) => [...model.userPermissions]));
    for (const row of members) {
        const model = schema.permissionSets.get(String(row['name']).toLowerCase());
        model?.userPermissions.forEach((one) => mutedPermissions.has(one) || permissions.userPermissions.add(one));
        model?.classAccesses.forEach((one) => permissions.classAccesses.add(one));
    }
    ids.forEach((id) => permissions.permissionSetIds.add(id));
}

interface Cache {
    people: number;
    permissions: number;
    /** As people and permissions are now. */
    users: Map<string, UserPermissions>;
    /** By profile, assignments and the state of what is assigned. */
    combinations: Map<string, UserPermissions>;
}

/** How many combinations are remembered: those of sets as they once were go with all others. */
const COMBINATIONS_KEPT = 200;

/** What was worked out, and for whom, as people and permission sets are now. */
function cacheOf(store: Store): Cache {
    const { people, permissions } = store.versions;
    let cache = store.memory.get('permissions') as Cache | undefined;
    if (!cache) {
        cache = { people, permissions, users: new Map(), combinations: new Map() };
        store.memory.set('permissions', cache);
    } else if (cache.people !== people || cache.permissions !== permissions) {
        Object.assign(cache, { people, permissions, users: new Map() });
    }
    return cache;
}

/** The permissions of a user; kept until something of security changes. */
export function permissionsOf(session: DataSession, userId: string): UserPermissions {
    const cache = cacheOf(session.store);
    let found = cache.users.get(userId);
    if (!found) {
        found = compute(session, userId, cache.combinations);
        cache.users.set(userId, found);
    }
    return found;
}

export function hasCustomPermission(session: DataSession, userId: string, name: string): boolean {
    return permissionsOf(session, userId).customPermissions.has(name.toLowerCase());
}

export function hasUserPermission(session: DataSession, userId: string, name: string): boolean {
    return permissionsOf(session, userId).userPermissions.has(name.toLowerCase());
}

/** Permissions that Manage Users brings with it, in lower case. */
const BY_MANAGE_USERS = new Set(MANAGE_USERS_DEPENDS_ON.map((name) => name.toLowerCase()));

function mayBy({ userPermissions }: UserPermissions, name: string): boolean {
    return userPermissions.has(name) || (BY_MANAGE_USERS.has(name) && userPermissions.has('manageusers'));
}

/** Whether a user has a permission to manage users, or Manage Users, which brings it. */
export function mayManageUsersBy(
    session: DataSession,
    userId: string,
    name: 'manageinternalusers' | 'resetpasswords'
): boolean {
    return mayBy(permissionsOf(session, userId), name);
}

const EVERYTHING: ObjectPermission = {
    ...NOTHING,
    allowCreate: true,
    allowRead: true,
    allowEdit: true,
    allowDelete: true
};
const READ_ONLY: ObjectPermission = { ...NOTHING, allowRead: true };

/** What a user may do with the records of an object. */
export function objectPermission(session: DataSession, userId: string, object: ObjectModel): ObjectPermission {
    const permissions = permissionsOf(session, userId);
    const behaviour = behaviourOf(object);
    if (object.setup) {
        const needs = behaviour.writePermission ?? 'customizeapplication';
        return mayBy(permissions, needs) ? EVERYTHING : READ_ONLY;
    }
    if (object.isCustomMetadata || object.kind === 'name' || object.kind === 'aggregate') {
        return READ_ONLY;
    }
    if (object.isCustomSetting) {
        return permissions.userPermissions.has('customizeapplication') ? EVERYTHING : READ_ONLY;
    }
    if (object.baseObject) {
        const base = objectPermission(session, userId, session.schema.object(object.baseObject)!);
        return object.kind === 'share'
            ? { ...base, allowCreate: base.allowEdit, allowDelete: base.allowEdit }
            : { ...READ_ONLY, allowRead: base.allowRead };
    }
    const all = permissions.modifyAllData
        ? { ...EVERYTHING, viewAllRecords: true, modifyAllRecords: true }
        : permissions.allObjects;
    if (all) {
        return all;
    }
    const { access } = behaviour;
    if (access === 'everyone') {
        return EVERYTHING;
    }
    if (access && 'like' in access) {
        const base = objectPermission(session, userId, session.schema.object(access.like)!);
        return { ...base, allowCreate: base.allowEdit, allowDelete: base.allowEdit };
    }
    if (access) {
        return permissions.userPermissions.has(access.userPermission) ? EVERYTHING : READ_ONLY;
    }
    const own = permissions.objects.get(object.name.toLowerCase()) ?? NOTHING;
    return permissions.viewAllData ? { ...own, allowRead: true, viewAllRecords: true } : own;
}

/** A part of an address or location has the permission of the whole. */
function permissionKey(object: ObjectModel, field: FieldModel): string {
    const whole = field.compoundParent ? object.fields.get(field.compoundParent.toLowerCase()) : undefined;
    const name = whole && (whole.type === 'ADDRESS' || whole.type === 'LOCATION') ? whole.name : field.name;
    return `${object.name}.${name}`.toLowerCase();
}

/** Whether a user may read or edit a field, the object aside. */
export function fieldPermission(
    session: DataSession,
    userId: string,
    object: ObjectModel,
    field: FieldModel
): { readable: boolean; editable: boolean } {
    if (
        !field.permissionable ||
        // Standard fields of files, feeds, campaign members and the like have no field permissions.
        (!field.custom && behaviourOf(object).withoutFieldPermissions) ||
        object.setup ||
        object.isCustomMetadata ||
        object.isCustomSetting ||
        object.baseObject
    ) {
        return { readable: true, editable: true };
    }
    const permissions = permissionsOf(session, userId);
    const { allFields } = permissions;
    if (allFields?.custom || (allFields && !field.custom && !object.custom)) {
        return allFields;
    }
    const own = permissions.fields.get(permissionKey(object, field));
    const viewAll = permissions.objects.get(object.name.toLowerCase())?.viewAllFields === true;
    return { readable: own?.readable === true || viewAll, editable: own?.editable === true };
}
