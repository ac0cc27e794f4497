import { standardObject } from './define.ts';

export default standardObject(
    'PermissionSetGroup',
    { keyPrefix: '0PG', label: 'Permission Set Group', pluralLabel: 'Permission Set Groups', setup: true },
    `
    Description            LongText(32000)
    DeveloperName          Text(80) name required
    HasActivationRequired  Checkbox
    Language               Picklist[en_US*] defaulted
    MasterLabel            Text(80) required
    NamespacePrefix        Text(255)
    Status                 Picklist[Updated*;Outdated;Updating;Failed] defaulted
`
);
