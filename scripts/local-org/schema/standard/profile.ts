import { standardObject } from './define.ts';

export default standardObject(
    'Profile',
    { keyPrefix: '00e', label: 'Profile', pluralLabel: 'Profile', setup: true, readOnly: true, without: ['IsDeleted'] },
    `
    Name                             Text(255) name required
    Description                      LongText(32000)
    IsSsoEnabled                     Checkbox
    LastReferencedDate               DateTime readonly
    LastViewedDate                   DateTime readonly
    PermissionsApiEnabled            Checkbox
    PermissionsAssignPermissionSets  Checkbox
    PermissionsAuthorApex            Checkbox
    PermissionsCustomizeApplication  Checkbox
    PermissionsEditEvent             Checkbox
    PermissionsEditTask              Checkbox
    PermissionsManageInternalUsers   Checkbox
    PermissionsManageUsers           Checkbox
    PermissionsModifyAllData         Checkbox
    PermissionsResetPasswords        Checkbox
    PermissionsRunReports            Checkbox
    PermissionsViewAllData           Checkbox
    PermissionsViewAllUsers          Checkbox
    PermissionsViewRoles             Checkbox
    PermissionsViewSetup             Checkbox
    UserLicenseId                    Lookup(UserLicense) rel=UserLicense
    UserType                         Picklist[Standard*;PowerPartner;Guest]
`
);
