/**
 * What Manage Users brings with it, as Setup ticks them together (salesforce.stackexchange.com, question 413777). A permission
 * set that is deployed must name each: "Permission ManageUsers depends on permission(s): ViewRoles" (jsforce, issue 749).
 */
export const MANAGE_USERS_DEPENDS_ON: readonly string[] = [
    'AssignPermissionSets',
    'ManageInternalUsers',
    'ManageIpAddresses',
    'ManageLoginAccessPolicies',
    'ManagePasswordPolicies',
    'ManageProfilesPermissionsets',
    'ManageRoles',
    'ManageSharing',
    'ManageTwoFactor',
    'ResetPasswords',
    'ViewAllUsers',
    'ViewRoles',
    'ViewSetup'
];
