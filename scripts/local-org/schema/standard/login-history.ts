import { standardObject } from './define.ts';

export default standardObject(
    'LoginHistory',
    {
        keyPrefix: '0Ya',
        label: 'Login History',
        pluralLabel: 'Login History',
        setup: true,
        readOnly: true,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    },
    `
    ApiType              Text(255)
    ApiVersion           Text(255)
    Application          Text(255)
    AuthMethodReference  Text(255)
    Browser              Text(255)
    CipherSuite          Text(255)
    ClientVersion        Text(255)
    CountryIso           Text(255)
    ForwardedForIp       Text(255)
    LoginSubType         Text(255)
    LoginTime            DateTime
    LoginType            Picklist[Application;Other Apex API;Remote Access 2.0] open
    LoginUrl             Text(255)
    OptionsIsGet         Checkbox
    OptionsIsPost        Checkbox
    Platform             Text(255)
    SourceIp             Text(255)
    Status               Text(128)
    TlsProtocol          Text(255)
    UserId               IdField to=User
    AuthenticationServiceId  IdField
    LoginGeoId               Lookup(LoginGeo) rel=LoginGeo
    NetworkId                Lookup(Network) rel=Network
`
);
