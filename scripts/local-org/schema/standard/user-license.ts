import { standardObject } from './define.ts';

export default standardObject(
    'UserLicense',
    {
        keyPrefix: '100',
        label: 'User License',
        pluralLabel: 'User License',
        setup: true,
        readOnly: true,
        without: ['IsDeleted', 'CreatedById', 'LastModifiedById']
    },
    `
    Name                      Text(255) name
    LicenseDefinitionKey      Text(255)
    MasterLabel               Text(255)
    MonthlyLoginsEntitlement  Integer
    MonthlyLoginsUsed         Integer
    Status                    Text(255)
    TotalLicenses             Integer
    UsedLicenses              Integer
    UsedLicensesLastUpdated   DateTime
`
);
