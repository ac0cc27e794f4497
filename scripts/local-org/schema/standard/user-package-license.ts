import { standardObject } from './define.ts';

export default standardObject(
    'UserPackageLicense',
    {
        keyPrefix: '051',
        label: 'User Package License',
        pluralLabel: 'User Package Licenses',
        setup: true,
        without: ['IsDeleted']
    },
    `
    PackageLicenseId  Lookup(PackageLicense) rel=PackageLicense required createonly
    UserId            Lookup(User) rel=User required createonly
`
);
