import { standardObject } from './define.ts';

export default standardObject(
    'ApexClass',
    {
        keyPrefix: '01p',
        label: 'Apex Class',
        pluralLabel: 'Apex Class',
        setup: true,
        readOnly: true,
        without: ['IsDeleted']
    },
    `
    Name                   Text(255) name
    ApiVersion             Currency(16,2)
    Body                   LongText(1000000)
    BodyCrc                Currency(16,2)
    IsValid                Checkbox
    LengthWithoutComments  Integer
    NamespacePrefix        Text(255)
    Status                 Picklist[Active;Deleted]
`
);
