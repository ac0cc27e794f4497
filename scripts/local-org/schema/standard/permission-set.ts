import { standardObject } from './define.ts';

export default standardObject(
    'PermissionSet',
    { keyPrefix: '0PS', label: 'Permission Set', pluralLabel: 'Permission Sets', setup: true, without: ['IsDeleted'] },
    `
    Name                             Text(80) name required
    Description                      LongText(32000)
    HasActivationRequired            Checkbox
    IsCustom                         Checkbox readonly default=true
    IsOwnedByProfile                 Checkbox readonly
    Label                            Text(80) required
    LicenseId                        Lookup(UserLicense) rel=License
    NamespacePrefix                  Text(255)
    PermissionSetGroupId             Lookup(PermissionSetGroup) rel=PermissionSetGroup readonly
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
    ProfileId                        Lookup(Profile) rel=Profile readonly
    PsgCount                         Integer
    Type                             Picklist[Profile;Regular*;Standard;Session;Group] readonly defaulted
`
);
