import type { FieldModel, ObjectModel, ObjectPermission, PermissionSetModel } from '../../schema/model.ts';
import { MANAGE_USERS_DEPENDS_ON } from '../../schema/user-permissions.ts';
import { behaviourOf } from '../objects/registry.ts';
import type { DataSession } from '../session.ts';
import type { Row, Store } from '../store.ts';

/** What a user may do, from the profile, the permission sets and the permission set groups together. */
export interface UserPermissions {
    profile: string | null;
    objects: Map<string, ObjectPermission>;
    fields: Map<string, { readable: boolean; editable: boolean }>;
    userPermissions: Set<string>;
    customPermissions: Set<string>;
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

const NOTHING: ObjectPermission = {
    allowCreate: false,
    allowRead: false,
    allowEdit: false,
    allowDelete: false,
    viewAllRecords: false,
    modifyAllRecords: false,
    viewAllFields: false
};

function mergeObject(into: Map<string, ObjectPermission>, name: string, add: ObjectPermission): void {
    const had = into.get(name) ?? NOTHING;
    const merged = { ...had };
    for (const key of Object.keys(NOTHING) as (keyof ObjectPermission)[]) {
        merged[key] = had[key] || add[key];
    }
    into.set(name, merged);
}

/** Everything a set of permission sets grants, as rows of the database say it. */
function readGrants(store: Store, ids: string[]): Pick<UserPermissions, 'objects' | 'fields' | 'customPermissions'> {
    const list = JSON.stringify(ids);
    const objects = new Map<string, ObjectPermission>();
    for (const row of store.all(
        `SELECT * FROM "ObjectPermissions" WHERE "ParentId" IN (SELECT value FROM json_each(?))`,
        [list]
    )) {
        const on = (name: string): boolean => row[`Permissions${name}`] === 1;
        mergeObject(objects, String(row['SobjectType']).toLowerCase(), {
            allowCreate: on('Create'),
            allowRead: on('Read'),
            allowEdit: on('Edit'),
            allowDelete: on('Delete'),
            viewAllRecords: on('ViewAllRecords'),
            modifyAllRecords: on('ModifyAllRecords'),
            viewAllFields: on('ViewAllFields')
        });
    }
    const fields = new Map<string, { readable: boolean; editable: boolean }>();
    for (const row of store.all(
        `SELECT "Field", "PermissionsRead", "PermissionsEdit" FROM "FieldPermissions" WHERE "ParentId" IN (SELECT value FROM json_each(?))`,
        [list]
    )) {
        const key = String(row['Field']).toLowerCase();
        const had = fields.get(key);
        fields.set(key, {
            readable: had?.readable === true || row['PermissionsRead'] === 1,
            editable: had?.editable === true || row['PermissionsEdit'] === 1
        });
    }
    const custom = store.all(
        `SELECT c."DeveloperName" AS name FROM "SetupEntityAccess" a JOIN "CustomPermission" c ON c."Id" = a."SetupEntityId" WHERE a."ParentId" IN (SELECT value FROM json_each(?))`,
        [list]
    );
    return { objects, fields, customPermissions: new Set(custom.map((row) => String(row['name']).toLowerCase())) };
}

function merge(into: UserPermissions, from: Pick<UserPermissions, 'objects' | 'fields' | 'customPermissions'>): void {
    from.objects.forEach((permission, name) => mergeObject(into.objects, name, permission));
    from.fields.forEach((access, name) => {
        const had = into.fields.get(name);
        into.fields.set(name, {
            readable: access.readable || had?.readable === true,
            editable: access.editable || had?.editable === true
        });
    });
    from.customPermissions.forEach((name) => into.customPermissions.add(name));
}

/** Takes away what a muting permission set of a group mutes, from that group's own grants only. */
function mute(
    grants: Pick<UserPermissions, 'objects' | 'fields' | 'customPermissions'>,
    muting: PermissionSetModel
): void {
    for (const [name, permission] of muting.objects) {
        const had = grants.objects.get(name);
        if (had) {
            const left = { ...had };
            for (const key of Object.keys(NOTHING) as (keyof ObjectPermission)[]) {
                left[key] = had[key] && !permission[key];
            }
            grants.objects.set(name, left);
        }
    }
    for (const [name, access] of muting.fields) {
        const had = grants.fields.get(name);
        if (had) {
            grants.fields.set(name, {
                readable: had.readable && !access.readable,
                editable: had.editable && !access.editable && !access.readable
            });
        }
    }
    muting.customPermissions.forEach((name) => grants.customPermissions.delete(name));
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

const USER_PERMISSION_COLUMNS = [
    'ViewAllData',
    'ModifyAllData',
    'ManageUsers',
    'ManageInternalUsers',
    'ResetPasswords',
    'ApiEnabled',
    'ViewSetup',
    'AuthorApex',
    'CustomizeApplication',
    'ViewAllUsers',
    'RunReports',
    'AssignPermissionSets'
];

/** A set made at run time has its user permissions in its row. */
function addRowPermissions(store: Store, permissions: UserPermissions, ids: string[]): void {
    for (const row of store.all(`SELECT * FROM "PermissionSet" WHERE "Id" IN (SELECT value FROM json_each(?))`, [
        JSON.stringify(ids)
    ])) {
        for (const name of USER_PERMISSION_COLUMNS) {
            if (row[`Permissions${name}`] === 1) {
                permissions.userPermissions.add(name.toLowerCase());
            }
        }
    }
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
    const key = JSON.stringify([user, assigned]);
    let found = known.get(key);
    if (!found) {
        found = permissionsWith(session, user, assigned);
        known.set(key, found);
    }
    return found;
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
    merge(permissions, readGrants(store, direct));
    addRowPermissions(store, permissions, direct);
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
    const grants = readGrants(store, ids);
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
    users: Map<string, UserPermissions>;
    /** By profile and assignments. */
    combinations: Map<string, UserPermissions>;
}

/** How many versions of the permission sets are remembered: what is undone goes back to a former one. */
const VERSIONS_KEPT = 8;

/** What was worked out under the permission sets as they are now. */
function cacheOf(store: Store): Cache {
    const { people, permissions } = store.versions;
    let versions = store.memory.get('permissions') as Map<number, Cache> | undefined;
    if (!versions) {
        versions = new Map();
        store.memory.set('permissions', versions);
    }
    let cache = versions.get(permissions);
    if (!cache) {
        if (versions.size >= VERSIONS_KEPT) {
            versions.clear();
        }
        cache = { people, users: new Map(), combinations: new Map() };
        versions.set(permissions, cache);
    } else if (cache.people !== people) {
        cache.people = people;
        cache.users = new Map();
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
