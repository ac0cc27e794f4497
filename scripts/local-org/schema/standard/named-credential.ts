import { standardObject } from './define.ts';

export default standardObject(
    'NamedCredential',
    {
        keyPrefix: '0XA',
        label: 'Named Credential',
        pluralLabel: 'Named Credentials',
        setup: true,
        readOnly: true
    },
    `
    DeveloperName    Text(255) name
    Description      Text(255)
    Endpoint         Text(255)
    Language         Text(255)
    MasterLabel      Text(255)
    NamespacePrefix  Text(255)
    PrincipalType    Text(255)
`
);
