import type { ObjectPermission, PermissionSetModel } from './model.ts';
import { emptyPermissionSet } from './security-metadata.ts';
import { MANAGE_USERS_DEPENDS_ON } from './user-permissions.ts';

const ALL: ObjectPermission = {
    allowCreate: true,
    allowRead: true,
    allowEdit: true,
    allowDelete: true,
    viewAllRecords: true,
    modifyAllRecords: true,
    viewAllFields: true
};
const STANDARD_USER_OBJECTS = [
    'Account',
    'Contact',
    'Lead',
    'Opportunity',
    'Case',
    'Campaign',
    'Contract',
    'Order',
    'Asset'
];

/** User permissions of an administrator that the local org checks or shows. */
export const ADMINISTRATOR_PERMISSIONS: readonly string[] = [
    'ViewAllData',
    'ModifyAllData',
    'ManageUsers',
    ...MANAGE_USERS_DEPENDS_ON,
    'CustomizeApplication',
    'AuthorApex',
    'ApiEnabled',
    'ManageDashboards',
    'ManageReports',
    'RunReports',
    'EditTask',
    'EditEvent',
    'CreateCustomizeFilters',
    'LightningExperienceUser'
].map((name) => name.toLowerCase());

/**
 * System Administrator: every object with view all and modify all, and the standard fields. Custom fields that a deployment
 * brings are open to no profile, the deploying administrator's included, until a profile or permission set opens them.
 */
function systemAdministrator(): PermissionSetModel {
    const profile = emptyPermissionSet('System Administrator', 'profile');
    profile.label = 'System Administrator';
    profile.license = 'Salesforce';
    profile.allObjects = ALL;
    profile.allFields = { readable: true, editable: true, custom: false };
    profile.userPermissions = new Set(ADMINISTRATOR_PERMISSIONS);
    return profile;
}

/** Standard User: creates and edits the sales and service objects, sees the standard fields; nothing of custom objects. */
function standardUser(): PermissionSetModel {
    const profile = emptyPermissionSet('Standard User', 'profile');
    profile.license = 'Salesforce';
    profile.allFields = { readable: true, editable: true, custom: false };
    for (const name of STANDARD_USER_OBJECTS) {
        const permission = { ...ALL, viewAllRecords: false, modifyAllRecords: false, viewAllFields: false };
        profile.objects.set(
            name.toLowerCase(),
            name === 'Campaign'
                ? { ...permission, allowCreate: false, allowEdit: false, allowDelete: false }
                : permission
        );
    }
    for (const name of ['Product2', 'Pricebook2']) {
        profile.objects.set(name.toLowerCase(), {
            ...ALL,
            allowCreate: false,
            allowEdit: false,
            allowDelete: false,
            viewAllRecords: false,
            modifyAllRecords: false,
            viewAllFields: false
        });
    }
    profile.userPermissions = new Set([
        'runreports',
        'apienabled',
        'edittask',
        'editevent',
        'createcustomizefilters',
        'viewsetup',
        'viewroles',
        'lightningexperienceuser'
    ]);
    return profile;
}

/** Minimum Access - Salesforce: can log in and nothing else. */
function minimumAccess(): PermissionSetModel {
    const profile = emptyPermissionSet('Minimum Access - Salesforce', 'profile');
    profile.license = 'Salesforce';
    profile.userPermissions = new Set(['lightningexperienceuser']);
    return profile;
}

/** The profiles every org has here, by lower-case name. A project's own file of the same name replaces or adds to them. */
export function builtInProfiles(): Map<string, PermissionSetModel> {
    const readOnly = standardUser();
    readOnly.name = readOnly.label = 'Read Only';
    for (const [name, permission] of readOnly.objects) {
        readOnly.objects.set(name, { ...permission, allowCreate: false, allowEdit: false, allowDelete: false });
    }
    const marketing = standardUser();
    marketing.name = marketing.label = 'Marketing User';
    marketing.objects.set('campaign', marketing.objects.get('account')!);
    const integration = minimumAccess();
    integration.name = integration.label = 'Minimum Access - API Only Integrations';
    integration.userPermissions = new Set(['apienabled']);
    const profiles = [systemAdministrator(), standardUser(), minimumAccess(), readOnly, marketing, integration];
    return new Map(profiles.map((profile) => [profile.name.toLowerCase(), profile]));
}
