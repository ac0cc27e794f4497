import { standardObject } from './define.ts';

export default standardObject(
    'CustomPermission',
    { keyPrefix: '0CP', label: 'Custom Permission', pluralLabel: 'Custom Permissions', setup: true },
    `
    Description      LongText(32000)
    DeveloperName    Text(80) name required
    IsLicensed       Checkbox
    IsProtected      Checkbox
    Language         Picklist[en_US*] defaulted
    MasterLabel      Text(80) required
    NamespacePrefix  Text(255)
    ExternalClientApplicationId Lookup(ExternalClientApplication) rel=ExternalClientApplication
`
);
