import { standardObject } from './define.ts';

export default standardObject(
    'UserRole',
    {
        keyPrefix: '00E',
        label: 'Role',
        pluralLabel: 'Role',
        setup: true,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById']
    },
    `
    Name                              Text(80) name required
    CaseAccessForAccountOwner         Picklist[None;Read;Edit*] defaulted
    ContactAccessForAccountOwner      Picklist[None;Read;Edit*] defaulted
    DeveloperName                     Text(80) required unique defaulted
    ForecastUserId                    Lookup(User) rel=ForecastUser
    MayForecastManagerShare           Checkbox
    OpportunityAccessForAccountOwner  Picklist[None;Read;Edit*] required defaulted
    ParentRoleId                      Lookup(UserRole) rel=ParentRole
    PortalRole                        Text(40) readonly
    PortalType                        Text(255)
    RollupDescription                 Text(80)
    PortalAccountId          Lookup(Account) rel=PortalAccount
    PortalAccountOwnerId     Lookup(User) rel=PortalAccountOwner
`
);
