import { standardObject } from './define.ts';

export default standardObject(
    'ApexPage',
    {
        keyPrefix: '066',
        label: 'Visualforce Page',
        pluralLabel: 'Visualforce Pages',
        setup: true,
        readOnly: true,
        without: ['IsDeleted']
    },
    `
    Name                         Text(255) name
    ApiVersion                   Currency(16,2)
    ControllerKey                Text(255)
    ControllerType               Text(255)
    Description                  LongText(32000)
    IsAvailableInTouch           Checkbox
    IsConfirmationTokenRequired  Checkbox
    Markup                       LongText(1000000)
    MasterLabel                  Text(255)
    NamespacePrefix              Text(255)
`
);
