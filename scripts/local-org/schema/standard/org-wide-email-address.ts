import { standardObject } from './define.ts';

export default standardObject(
    'OrgWideEmailAddress',
    {
        keyPrefix: '0D2',
        label: 'Organization-wide From Email Address',
        pluralLabel: 'Organization-wide From Email Address',
        setup: true,
        without: ['IsDeleted']
    },
    `
    Address             Email(255) required
    DisplayName         Text(255) required
    IsAllowAllProfiles  Checkbox
    IsVerified          Checkbox
    Purpose             Text(255)
`
);
