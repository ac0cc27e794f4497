import { standardObject } from './define.ts';

export default standardObject(
    'CustomNotificationType',
    {
        keyPrefix: '0ML',
        label: 'Custom Notification Type',
        pluralLabel: 'Custom Notification Types',
        setup: true
    },
    `
    CustomNotifTypeName  Text(80) required name
    Description          Text(255)
    Desktop              Checkbox
    DeveloperName        Text(80) required
    IsSlack              Checkbox
    Language             Text(40)
    MasterLabel          Text(80) required
    Mobile               Checkbox
    NamespacePrefix      Text(15)
`
);
