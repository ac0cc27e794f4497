import type { OrgSchema, PermissionSetGroupModel, PermissionSetModel } from '../schema/model.ts';
import type { Seeder, SeedValues } from './seeder.ts';

/** User permissions that PermissionSet and Profile show as fields of their own here. */
const SHOWN_PERMISSIONS = [
    'ApiEnabled',
    'AssignPermissionSets',
    'AuthorApex',
    'CustomizeApplication',
    'EditEvent',
    'EditTask',
    'ManageInternalUsers',
    'ManageUsers',
    'ModifyAllData',
    'ResetPasswords',
    'RunReports',
    'ViewAllData',
    'ViewAllUsers',
    'ViewRoles',
    'ViewSetup'
];

function flags(userPermissions: ReadonlySet<string>): SeedValues {
    return Object.fromEntries(
        SHOWN_PERMISSIONS.map((name) => [`Permissions${name}`, userPermissions.has(name.toLowerCase()) ? 1 : 0])
    );
}

/** The permission set that stands for a group shows what the sets of the group give together, less what is muted. */
function groupPermissions(schema: OrgSchema, group: PermissionSetGroupModel): Set<string> {
    const given = new Set<string>();
    for (const name of group.permissionSets) {
        schema.permissionSets.get(name.toLowerCase())?.userPermissions.forEach((one) => given.add(one));
    }
    for (const name of group.mutingPermissionSets) {
        schema.mutingPermissionSets.get(name.toLowerCase())?.userPermissions.forEach((one) => given.delete(one));
    }
    return given;
}

/** Rows of the object, field and custom permissions of a set, so that queries over them answer. */
function seedPermissions(seeder: Seeder, id: string, set: PermissionSetModel): void {
    const { schema } = seeder.store;
    for (const [name, permission] of set.objects) {
        seeder.put(
            'ObjectPermissions',
            { ParentId: id, SobjectType: schema.object(name)?.name ?? name },
            {
                PermissionsCreate: permission.allowCreate ? 1 : 0,
                PermissionsRead: permission.allowRead ? 1 : 0,
                PermissionsEdit: permission.allowEdit ? 1 : 0,
                PermissionsDelete: permission.allowDelete ? 1 : 0,
                PermissionsViewAllRecords: permission.viewAllRecords ? 1 : 0,
                PermissionsModifyAllRecords: permission.modifyAllRecords ? 1 : 0
            }
        );
    }
    for (const [path, access] of set.fields) {
        const [object, field] = path.split('.') as [string, string];
        const model = schema.object(object);
        const name = `${model?.name ?? object}.${model?.fields.get(field)?.name ?? field}`;
        seeder.put(
            'FieldPermissions',
            { ParentId: id, Field: name },
            {
                SobjectType: model?.name ?? object,
                PermissionsRead: access.readable ? 1 : 0,
                PermissionsEdit: access.editable ? 1 : 0
            }
        );
    }
    for (const name of set.customPermissions) {
        const permission = seeder.id('CustomPermission', {
            DeveloperName: schema.customPermissions.get(name)?.name ?? name
        });
        if (permission) {
            seeder.put(
                'SetupEntityAccess',
                { ParentId: id, SetupEntityId: permission },
                { SetupEntityType: 'CustomPermission' }
            );
        }
    }
}

/** A profile that may do everything has a row for every object that has permissions of its own. */
function seedAllObjects(seeder: Seeder, id: string, profile: PermissionSetModel): void {
    if (!profile.allObjects) {
        return;
    }
    for (const object of seeder.store.schema.objects.values()) {
        if ((object.kind === 'custom' || (object.kind === 'standard' && object.layoutable)) && !object.setup) {
            seeder.put(
                'ObjectPermissions',
                { ParentId: id, SobjectType: object.name },
                {
                    PermissionsCreate: 1,
                    PermissionsRead: 1,
                    PermissionsEdit: 1,
                    PermissionsDelete: 1,
                    PermissionsViewAllRecords: 1,
                    PermissionsModifyAllRecords: 1
                }
            );
        }
    }
}

function seedRoles(seeder: Seeder): void {
    const { roles } = seeder.store.schema;
    for (const role of roles.values()) {
        seeder.put('UserRole', { DeveloperName: role.name }, { Name: role.label });
    }
    for (const role of roles.values()) {
        const parent = role.parent ? seeder.id('UserRole', { DeveloperName: role.parent }) : null;
        seeder.put('UserRole', { DeveloperName: role.name }, { ParentRoleId: parent });
    }
    for (const row of seeder.store.all(`SELECT "Id" AS id, "DeveloperName" AS name FROM "UserRole"`)) {
        seedRoleGroups(seeder, String(row['id']), String(row['name']));
    }
}

/** Every role has two groups: its users, and its users with those below. */
export function seedRoleGroups(seeder: Pick<Seeder, 'put'>, roleId: string, name: string): void {
    seeder.put(
        'Group',
        { RelatedId: roleId, Type: 'Role' },
        { DeveloperName: name, Name: null },
        { DoesIncludeBosses: 0 }
    );
    seeder.put(
        'Group',
        { RelatedId: roleId, Type: 'RoleAndSubordinates' },
        { DeveloperName: name, Name: null },
        { DoesIncludeBosses: 0 }
    );
}

function seedGroups(seeder: Seeder): void {
    const { schema } = seeder.store;
    seeder.put(
        'Group',
        { Type: 'Organization' },
        {},
        { Name: 'All Internal Users', DeveloperName: 'AllInternalUsers', DoesIncludeBosses: 0 }
    );
    for (const group of schema.groups.values()) {
        const id = seeder.put(
            'Group',
            { DeveloperName: group.name, Type: group.kind },
            { Name: group.label, DoesIncludeBosses: group.doesIncludeBosses ? 1 : 0, Email: group.email }
        );
        for (const object of group.queueObjects) {
            seeder.put('QueueSobject', { QueueId: id, SobjectType: schema.object(object)?.name ?? object });
        }
        for (const member of group.members) {
            const memberId = memberIdOf(seeder, member);
            if (memberId) {
                seeder.put('GroupMember', { GroupId: id, UserOrGroupId: memberId });
            }
        }
    }
}

function memberIdOf(seeder: Seeder, member: { kind: string; name: string }): string | null {
    if (member.kind === 'user') {
        return seeder.id('User', { Username: member.name });
    }
    if (member.kind === 'group') {
        return seeder.id('Group', { DeveloperName: member.name, Type: 'Regular' });
    }
    const role = seeder.id('UserRole', { DeveloperName: member.name });
    return (
        role && seeder.id('Group', { RelatedId: role, Type: member.kind === 'role' ? 'Role' : 'RoleAndSubordinates' })
    );
}

function seedPermissionSetGroups(seeder: Seeder): void {
    for (const group of seeder.store.schema.permissionSetGroups.values()) {
        const id = seeder.put(
            'PermissionSetGroup',
            { DeveloperName: group.name },
            { MasterLabel: group.label, Description: group.description },
            { Status: 'Updated', Language: 'en_US' }
        );
        seeder.put(
            'PermissionSet',
            { PermissionSetGroupId: id },
            {
                Name: group.name,
                Label: group.label,
                Type: 'Group',
                ...flags(groupPermissions(seeder.store.schema, group))
            }
        );
        for (const member of group.permissionSets) {
            const set = seeder.id('PermissionSet', { Name: member, Type: 'Regular' });
            // What the project does not have is told by the check of what a deployment refuses.
            if (set) {
                seeder.put('PermissionSetGroupComponent', { PermissionSetGroupId: id, PermissionSetId: set });
            }
        }
    }
}

/** Rows of roles, groups, queues, custom permissions, permission sets and their groups. */
export function seedSecurity(seeder: Seeder): void {
    const { schema } = seeder.store;
    seedRoles(seeder);
    seedGroups(seeder);
    for (const permission of schema.customPermissions.values()) {
        seeder.put(
            'CustomPermission',
            { DeveloperName: permission.name },
            { MasterLabel: permission.label, Description: permission.description },
            { Language: 'en_US' }
        );
    }
    for (const set of schema.permissionSets.values()) {
        const id = seeder.put(
            'PermissionSet',
            { Name: set.name, Type: 'Regular' },
            { Label: set.label, Description: set.description, ...flags(set.userPermissions) },
            { IsCustom: 1 }
        );
        seedPermissions(seeder, id, set);
    }
    for (const profile of schema.profiles.values()) {
        const given = flags(profile.userPermissions);
        const id = seeder.put('Profile', { Name: profile.name }, given);
        const owned = seeder.put('PermissionSet', { ProfileId: id }, given);
        seedPermissions(seeder, owned, profile);
        seedAllObjects(seeder, owned, profile);
    }
    seedPermissionSetGroups(seeder);
    seeder.sweep(
        'SetupEntityAccess',
        `"SetupEntityType" = 'CustomPermission' AND "ParentId" IN (SELECT "Id" FROM "PermissionSet" WHERE "Name" IN (SELECT value FROM json_each('${JSON.stringify([...schema.permissionSets.values()].map((one) => one.name)).replace(/'/g, "''")}')))`
    );
}
