import type { ObjectPermission, PermissionSetModel } from '../../schema/model.ts';
import type { Store } from '../store.ts';

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

/** No permission on an object. */
export const NOTHING: ObjectPermission = {
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

/** What permission sets grant, by names in lower case. */
export interface Grants {
    objects: Map<string, ObjectPermission>;
    fields: Map<string, { readable: boolean; editable: boolean }>;
    userPermissions: Set<string>;
    customPermissions: Set<string>;
}

export const noGrants = (): Grants => ({
    objects: new Map(),
    fields: new Map(),
    userPermissions: new Set(),
    customPermissions: new Set()
});

/** What one permission set grants, as rows of the database say it; a set made at run time has its user permissions in its row. */
function readGrants(store: Store, id: string): Grants {
    const grants = noGrants();
    for (const row of store.all(`SELECT * FROM "ObjectPermissions" WHERE "ParentId" = ?`, [id])) {
        const on = (name: string): boolean => row[`Permissions${name}`] === 1;
        mergeObject(grants.objects, String(row['SobjectType']).toLowerCase(), {
            allowCreate: on('Create'),
            allowRead: on('Read'),
            allowEdit: on('Edit'),
            allowDelete: on('Delete'),
            viewAllRecords: on('ViewAllRecords'),
            modifyAllRecords: on('ModifyAllRecords'),
            viewAllFields: on('ViewAllFields')
        });
    }
    for (const row of store.all(
        `SELECT "Field", "PermissionsRead", "PermissionsEdit" FROM "FieldPermissions" WHERE "ParentId" = ?`,
        [id]
    )) {
        grants.fields.set(String(row['Field']).toLowerCase(), {
            readable: row['PermissionsRead'] === 1,
            editable: row['PermissionsEdit'] === 1
        });
    }
    for (const row of store.all(
        `SELECT c."DeveloperName" AS name FROM "SetupEntityAccess" a JOIN "CustomPermission" c ON c."Id" = a."SetupEntityId" WHERE a."ParentId" = ?`,
        [id]
    )) {
        grants.customPermissions.add(String(row['name']).toLowerCase());
    }
    const own = store.get(`SELECT * FROM "PermissionSet" WHERE "Id" = ?`, [id]);
    for (const name of USER_PERMISSION_COLUMNS) {
        if (own?.[`Permissions${name}`] === 1) {
            grants.userPermissions.add(name.toLowerCase());
        }
    }
    return grants;
}

/** How many sets, as they were at one time or another, are remembered: what is undone goes back to a former state. */
const STATES_KEPT = 500;

/** What a permission set grants as it is now; read once for each state of it. */
export function grantsOf(store: Store, id: string): Grants {
    let known = store.memory.get('grants') as Map<string, Grants> | undefined;
    if (!known) {
        known = new Map();
        store.memory.set('grants', known);
    }
    const key = stateOf(store, id);
    let found = known.get(key);
    if (!found) {
        if (known.size >= STATES_KEPT) {
            known.clear();
        }
        found = readGrants(store, id);
        known.set(key, found);
    }
    return found;
}

/** A text that tells a permission set and what it permits from any other, and from what it permitted before. */
export function stateOf({ versions }: Store, id: string): string {
    return `${id} ${versions.otherSets} ${versions.sets.get(id) ?? 0}`;
}

/** Adds what others grant. */
export function merge(into: Grants, from: Grants): void {
    from.objects.forEach((permission, name) => mergeObject(into.objects, name, permission));
    from.fields.forEach((access, name) => {
        const had = into.fields.get(name);
        into.fields.set(name, {
            readable: access.readable || had?.readable === true,
            editable: access.editable || had?.editable === true
        });
    });
    from.userPermissions.forEach((name) => into.userPermissions.add(name));
    from.customPermissions.forEach((name) => into.customPermissions.add(name));
}

/** Takes away what a muting permission set of a group mutes, from that group's own grants only. */
export function mute(grants: Grants, muting: PermissionSetModel): void {
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
    muting.userPermissions.forEach((name) => grants.userPermissions.delete(name));
    muting.customPermissions.forEach((name) => grants.customPermissions.delete(name));
}
