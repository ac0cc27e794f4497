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
    BackgroundDirection      Text(255)
    BackgroundEnd            Integer
    BackgroundStart          Integer
    ChartTheme               Text(255)
    ColorPalette             Text(255)
    DashboardResultRefreshedDate Text(255)
    DashboardResultRunningUser Text(255)
    LastReferencedDate       DateTime readonly
    LastViewedDate           DateTime readonly
    LeftSize                 Text(255)
    MiddleSize               Text(255)
    OwnerId                  Lookup(User) rel=Owner
    RightSize                Text(255)
    TextColor                Integer
    TitleColor               Integer
    TitleSize                Integer
`
);
