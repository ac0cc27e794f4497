import { standardObject } from './define.ts';

export default standardObject(
    'Note',
    {
        keyPrefix: '002',
        label: 'Note',
        pluralLabel: 'Notes',
        undeletable: true,
        sharing: 'ControlledByParent',
        controlledBy: 'ParentId',
        searchable: true
    },
    `
    Body       TextArea(32000)
    IsPrivate  Checkbox
    OwnerId    Lookup(User) rel=Owner
    ParentId   Lookup(*) rel=Parent children=Notes required createonly cascade
    Title      Text(80) required name
`
);
