import { standardObject } from './define.ts';

export default standardObject(
    'Report',
    { keyPrefix: '00O', label: 'Report', pluralLabel: 'Reports', setup: true, readOnly: true },
    `
    Name             Text(40) name
    Description      TextArea(255)
    DeveloperName    Text(80)
    FolderName       Text(256)
    Format           Picklist[Tabular;Summary;Matrix;MultiBlock]
    LastRunDate      DateTime
    NamespacePrefix  Text(15)
    OwnerId          Lookup(Folder,Organization,User) rel=Owner
    LastReferencedDate       DateTime readonly
    LastViewedDate           DateTime readonly
`
);
