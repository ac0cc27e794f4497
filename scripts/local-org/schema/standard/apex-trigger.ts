import { standardObject } from './define.ts';

export default standardObject(
    'ApexTrigger',
    {
        keyPrefix: '01q',
        label: 'Apex Trigger',
        pluralLabel: 'Apex Trigger',
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
    Status                 Picklist[Active;Inactive;Deleted]
    TableEnumOrId          Text(255)
    UsageAfterDelete       Checkbox
    UsageAfterInsert       Checkbox
    UsageAfterUndelete     Checkbox
    UsageAfterUpdate       Checkbox
    UsageBeforeDelete      Checkbox
    UsageBeforeInsert      Checkbox
    UsageBeforeUpdate      Checkbox
    UsageIsBulk            Checkbox
`
);
