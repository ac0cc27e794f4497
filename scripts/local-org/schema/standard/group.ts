import { standardObject } from './define.ts';

export default standardObject(
    'Group',
    { keyPrefix: '00G', label: 'Group', pluralLabel: 'Group', setup: true, searchable: true, without: ['IsDeleted'] },
    `
    Name                    Text(40) name required
    DefaultDivision         Text(255)
    Description             TextArea(255)
    DeveloperName           Text(80)
    DoesIncludeBosses       Checkbox default=true
    DoesSendEmailToMembers  Checkbox
    Email                   Email(255)
    OwnerId                 Lookup(User,Organization) rel=Owner readonly
    RelatedId               Lookup(User,UserRole) rel=Related createonly
    Type                    Picklist[Regular*;Role;RoleAndSubordinates;RoleAndSubordinatesInternal;AllCustomerPortal;Organization;PRMOrganization;Queue;Territory;TerritoryAndSubordinates;Manager;ManagerAndSubordinatesInternal] defaulted createonly
`
);
