import { standardObject } from './define.ts';

export default standardObject(
    'PackageLicense',
    {
        keyPrefix: '050',
        label: 'Package License',
        pluralLabel: 'Package Licenses',
        setup: true,
        readOnly: true,
        without: ['IsDeleted', 'CreatedById', 'LastModifiedById']
    },
    `
    AllowedLicenses  Integer
    ExpirationDate   DateTime
    IsProvisioned    Checkbox
    NamespacePrefix  Text(15)
    Status           Text(255)
    UsedLicenses     Integer
    IsAvailableForIntegrations Checkbox
`
);
