import { standardObject } from './define.ts';

export default standardObject(
    'Folder',
    { keyPrefix: '00l', label: 'Folder', pluralLabel: 'Folder', setup: true, without: ['IsDeleted'] },
    `
    Name             Text(80) name
    AccessType       Text(255)
    DeveloperName    Text(255)
    IsReadonly       Checkbox
    NamespacePrefix  Text(255)
    ParentId         Lookup(Folder) rel=Parent children=SubFolders
    Type             Text(255)
`
);
