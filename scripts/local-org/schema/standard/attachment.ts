import { standardObject } from './define.ts';

export default standardObject(
    'Attachment',
    {
        keyPrefix: '00P',
        label: 'Attachment',
        pluralLabel: 'Attachments',
        undeletable: true,
        sharing: 'ControlledByParent',
        controlledBy: 'ParentId'
    },
    `
    Name         Text(255) required name
    Body         Base64 required
    BodyLength   Integer readonly
    ContentType  Text(120)
    Description  TextArea(500)
    IsPrivate    Checkbox
    OwnerId      Lookup(Group,User) rel=Owner
    ParentId     Lookup(*) rel=Parent children=Attachments required createonly cascade
`
);
