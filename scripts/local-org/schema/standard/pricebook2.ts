import { standardObject } from './define.ts';

export default standardObject(
    'Pricebook2',
    {
        keyPrefix: '01s',
        label: 'Price Book',
        pluralLabel: 'Price Books',
        sharing: 'ReadWrite',
        searchable: true,
        undeletable: true,
        history: true,
        layoutable: true
    },
    `
    Name                Text(255) required name
    Description         TextArea(255)
    IsActive            Checkbox
    IsArchived          Checkbox
    IsStandard          Checkbox readonly
    LastReferencedDate  DateTime readonly
    LastViewedDate      DateTime readonly
    ValidFrom           DateTime
    ValidTo             DateTime
    CostBookId               Lookup(CostBook) rel=CostBook
`
);
