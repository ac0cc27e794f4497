import { standardObject } from './define.ts';

// Of the platform's `MaximumPermissions…` fields, those whose permission PermissionSet has too.
export default standardObject(
    'PermissionSetLicense',
    {
        keyPrefix: '0PL',
        label: 'Permission Set License',
        pluralLabel: 'Permission Set Licenses',
        setup: true,
        readOnly: true
    },
    `
    DeveloperName                           Text(80) name
    ExpirationDate                          Date
    IsAvailableForIntegrations              Checkbox
    IsSupplementLicense                     Checkbox
    Language                                Text(255)
    LicenseExpirationPolicy                 Text(255)
    MasterLabel                             Text(255)
    MaximumPermissionsApiEnabled            Checkbox
    MaximumPermissionsAssignPermissionSets  Checkbox
    MaximumPermissionsAuthorApex            Checkbox
    MaximumPermissionsCustomizeApplication  Checkbox
    MaximumPermissionsEditEvent             Checkbox
    MaximumPermissionsEditTask              Checkbox
    MaximumPermissionsManageUsers           Checkbox
    MaximumPermissionsModifyAllData         Checkbox
    MaximumPermissionsResetPasswords        Checkbox
    MaximumPermissionsRunReports            Checkbox
    MaximumPermissionsViewAllData           Checkbox
    MaximumPermissionsViewAllUsers          Checkbox
    MaximumPermissionsViewRoles             Checkbox
    MaximumPermissionsViewSetup             Checkbox
    MigratableLicenses                      Integer
    PermissionSetLicenseKey                 Text(255)
    Status                                  Text(255)
    TotalLicenses                           Integer
    UsedLicenses                            Integer
`
);
