import { standardObject } from './define.ts';

/** Sessions of users: Apex of the local org runs without one, so that there are no rows. */
export default standardObject(
    'AuthSession',
    {
        keyPrefix: '0Ak',
        label: 'Auth Session',
        pluralLabel: 'Auth Sessions',
        setup: true,
        readOnly: true,
        without: ['IsDeleted', 'CreatedById', 'LastModifiedById', 'SystemModstamp']
    },
    `
    IsAssociatedWithJwtAccessToken  Checkbox
    IsCurrent             Checkbox
    LoginGeoId            Lookup(LoginGeo) rel=LoginGeo
    LoginHistoryId        Lookup(LoginHistory) rel=LoginHistory
    LoginType             Text(255)
    LogoutUrl             Text(255)
    NumSecondsValid       Integer
    ParentId              Lookup(AuthSession) rel=Parent
    SessionSecurityLevel  Text(40)
    SessionType           Text(255)
    SourceIp              Text(39)
    UserType              Text(40)
    UsersId               Lookup(User) rel=Users
`
);
