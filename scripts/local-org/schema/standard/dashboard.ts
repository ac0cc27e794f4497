import { standardObject } from './define.ts';

export default standardObject(
    'Dashboard',
    { keyPrefix: '01Z', label: 'Dashboard', pluralLabel: 'Dashboards', setup: true, readOnly: true },
    `
    Title            Text(80) name
    Description      TextArea(255)
    DeveloperName    Text(80)
    FolderId         Lookup(Folder) rel=Folder
    FolderName       Text(256)
    NamespacePrefix  Text(15)
    RunningUserId    Lookup(User) rel=RunningUser
    Type             Picklist[SpecifiedUser;LoggedInUser;MyTeamUser]
`
);
