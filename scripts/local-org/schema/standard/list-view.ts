import { standardObject } from './define.ts';

export default standardObject(
    'ListView',
    {
        keyPrefix: '00B',
        label: 'List View',
        pluralLabel: 'List Views',
        setup: true,
        readOnly: true,
        without: ['IsDeleted']
    },
    `
    Name                Text(255) name
    DeveloperName       Text(255)
    IsSoqlCompatible    Checkbox
    LastReferencedDate  DateTime readonly
    LastViewedDate      DateTime readonly
    NamespacePrefix     Text(255)
    SobjectType         Text(255)
`
);
