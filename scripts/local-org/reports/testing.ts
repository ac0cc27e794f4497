// Helpers of the tests in this folder: a workshop with machines and their repairs, and users who see parts of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldXml, makeProject, objectXml } from '../database/testing.ts';
import { type FolderedFile, folderedFiles } from '../schema/analytics.ts';
import { loadSchema } from '../schema/index.ts';
import type { OrgSchema } from '../schema/model.ts';
import { openLocalOrg } from '../server/local-org-access.ts';
import type { OrgAccess } from '../server/org-access.ts';
import { type DashboardModel, readDashboard } from './dashboard.ts';
import { readReport, type ReportModel } from './report.ts';

const lookup = (name: string, target: string, relationship: string, type: string): string =>
    fieldXml(
        name,
        type,
        `<referenceTo>${target}</referenceTo><relationshipName>${relationship}</relationshipName>` +
            (type === 'Lookup' ? '' : '<reparentableMasterDetail>false</reparentableMasterDetail>')
    );

const values = (...names: string[]): string =>
    `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${names
        .map((name) => `<value><fullName>${name}</fullName><default>false</default><label>The ${name}</label></value>`)
        .join('')}</valueSetDefinition></valueSet>`;

const column = (table: string, field: string, label = ''): string =>
    `<columns><checkedByDefault>true</checkedByDefault>${label ? `<displayNameOverride>${label}</displayNameOverride>` : ''}<field>${field}</field><table>${table}</table></columns>`;

const MACHINE_COLUMNS = [
    'Name',
    'Site__c',
    'Price__c',
    'Bought_On__c',
    'Secret__c',
    'CreatedDate',
    'OwnerId',
    'Owner.Email'
];

const machineColumns = MACHINE_COLUMNS.map((name) => column('Machine__c', name)).join('');

const reportTypeXml = (label: string, join: string, columns: string): string =>
    `<ReportType xmlns="x"><baseObject>Machine__c</baseObject><category>other</category><deployed>true</deployed>${join}<label>${label}</label><sections>${columns}<masterLabel>All</masterLabel></sections></ReportType>`;

const joinXml = (relationship: string): string =>
    `<join><outerJoin>false</outerJoin><relationship>${relationship}</relationship></join>`;

/** A report of machines grouped by site; `inside` comes first, parts are replaced by name. */
export function reportXml(inside: string, given: Record<string, string> = {}): string {
    const parts: Record<string, string> = {
        columns: columnsXml('Machine__c$Name', 'Machine__c$Price__c', 'Machine__c$Secret__c'),
        format: '<format>Summary</format>',
        groupings: groupingXml('Machine__c$Site__c'),
        reportType: '<reportType>Machines__c</reportType>',
        sort: '<sortColumn>Machine__c$Name</sortColumn><sortOrder>Asc</sortOrder>',
        ...given
    };
    return `<Report xmlns="x">${inside}${Object.values(parts).join('')}<name>Machines</name><scope>organization</scope></Report>`;
}

export const columnsXml = (...names: string[]): string =>
    names.map((name) => `<columns><field>${name}</field></columns>`).join('');

export const groupingXml = (name: string, granularity = 'Day', order = 'Asc'): string =>
    `<groupingsDown><dateGranularity>${granularity}</dateGranularity><field>${name}</field><sortOrder>${order}</sortOrder></groupingsDown>`;

export const filterXml = (lines: [column: string, operator: string, value: string][], logic = ''): string =>
    `<filter>${logic ? `<booleanFilter>${logic}</booleanFilter>` : ''}${lines
        .map(
            ([name, operator, value]) =>
                `<criteriaItems><column>${name}</column><operator>${operator}</operator><value>${value}</value></criteriaItems>`
        )
        .join('')}</filter>`;

/** A component of a dashboard over the report `Shop/Machines`. */
export function componentXml(type: string, inside: string, row: number, filters = true): string {
    const filter = '<dashboardFilterColumns><column>Machine__c$Site__c</column></dashboardFilterColumns>';
    return `<dashboardGridComponents><colSpan>3</colSpan><columnIndex>0</columnIndex><dashboardComponent><componentType>${type}</componentType>${filters ? filter : ''}<header>${type} ${row}</header>${inside}<report>Shop/Machines</report></dashboardComponent><rowIndex>${row}</rowIndex><rowSpan>2</rowSpan></dashboardGridComponents>`;
}

export const TABLE = `<flexComponentProperties>${['Machine__c.Name', 'Machine__c.Secret__c']
    .map((name) => `<flexTableColumn><reportColumn>${name}</reportColumn><type>detail</type></flexTableColumn>`)
    .join(
        ''
    )}<flexTableColumn><reportColumn>Machine__c.Site__c</reportColumn><type>grouping</type></flexTableColumn><flexTableSortInfo><sortColumn>Machine__c.Name</sortColumn><sortOrder>2</sortOrder></flexTableSortInfo></flexComponentProperties>`;

export function dashboardXml(components: string, given: Record<string, string> = {}): string {
    const parts: Record<string, string> = {
        type: '<dashboardType>LoggedInUser</dashboardType>',
        filters:
            '<dashboardFilters><dashboardFilterOptions><operator>equals</operator><values>North</values></dashboardFilterOptions><dashboardFilterOptions><operator>notEqual</operator><values>North</values></dashboardFilterOptions><name>Site</name></dashboardFilters>',
        grid: `<dashboardGridLayout>${components}<numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>`,
        ...given
    };
    return `<Dashboard xmlns="x"><title>Workshop</title>${Object.values(parts).join('')}</Dashboard>`;
}

const folderXml = (type: string, group: string): string =>
    `<${type} xmlns="x"><folderShares><accessLevel>View</accessLevel><sharedTo>${group}</sharedTo><sharedToType>Group</sharedToType></folderShares><name>The Shop</name></${type}>`;

const readable = (name: string): string =>
    `<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;

const fieldsOf = (...names: string[]): string =>
    names
        .map(
            (name) =>
                `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`
        )
        .join('');

const userPermission = (name: string): string =>
    `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`;

const permissionSetXml = (label: string, inside: string): string =>
    `<PermissionSet xmlns="x"><label>${label}</label>${inside}</PermissionSet>`;

const SEEN = [
    'Machine__c.Site__c',
    'Machine__c.Price__c',
    'Machine__c.Bought_On__c',
    'Repair__c.Cost__c',
    'Repair__c.Done_On__c',
    'Visit__c.Machine__c'
];

/** The files of the project; `more` adds or replaces some. */
export function workshop(more: Record<string, string> = {}): Record<string, string> {
    return {
        'objects/Machine__c.object': objectXml(
            'Machine',
            fieldXml('Site__c', 'Picklist', values('South', 'North')) +
                fieldXml('Price__c', 'Number', '<precision>10</precision><scale>2</scale>') +
                fieldXml('Bought_On__c', 'Date') +
                fieldXml('Secret__c', 'Text', '<length>50</length>'),
            'Private'
        ),
        'objects/Repair__c.object': objectXml(
            'Repair',
            lookup('Machine__c', 'Machine__c', 'Repairs', 'MasterDetail') +
                fieldXml('Cost__c', 'Number', '<precision>10</precision><scale>0</scale>') +
                fieldXml('Done_On__c', 'DateTime'),
            'ControlledByParent'
        ),
        'objects/Visit__c.object': objectXml('Visit', lookup('Machine__c', 'Machine__c', 'Visits', 'Lookup')),
        'reportTypes/Machines.reportType': reportTypeXml('Machines', '', machineColumns),
        'reportTypes/Repairs.reportType': reportTypeXml(
            'Repairs',
            joinXml('Repairs__r'),
            machineColumns +
                column('Machine__c.Repairs__r', 'Name', 'Repair') +
                column('Machine__c.Repairs__r', 'Cost__c') +
                column('Machine__c.Repairs__r', 'Done_On__c')
        ),
        'reportTypes/Visits.reportType': reportTypeXml(
            'Visits',
            joinXml('Visits__r'),
            machineColumns + column('Machine__c.Visits__r', 'Name', 'Visit')
        ),
        'reports/Shop.reportFolder-meta.xml': folderXml('ReportFolder', 'Mechanics'),
        'reports/Shop/Machines.report': reportXml(''),
        'dashboards/Shop.dashboardFolder-meta.xml': folderXml('DashboardFolder', 'Mechanics'),
        'dashboards/Shop/Workshop.dashboard': dashboardXml(
            componentXml('FlexTable', TABLE, 4) +
                componentXml('Metric', '', 0) +
                componentXml('Donut', '<groupingColumn>Machine__c$Site__c</groupingColumn>', 2)
        ),
        'groups/Mechanics.group': '<Group xmlns="x"><name>Mechanics</name></Group>',
        'permissionsets/Mechanic.permissionset': permissionSetXml(
            'Mechanic',
            ['Machine__c', 'Repair__c', 'Visit__c'].map(readable).join('') +
                fieldsOf(...SEEN) +
                userPermission('RunReports')
        ),
        'permissionsets/Looker.permissionset': permissionSetXml('Looker', readable('Machine__c') + fieldsOf(...SEEN)),
        'permissionsets/Overseer.permissionset': permissionSetXml(
            'Overseer',
            userPermission('RunReports') + userPermission('ViewPublicReports')
        ),
        'permissionsets/Everything.permissionset': permissionSetXml(
            'Everything',
            fieldsOf(...SEEN, 'Machine__c.Secret__c')
        ),
        ...more
    };
}

/** A running workshop. */
export interface Workshop {
    org: OrgAccess;
    adminId: string;
    /** Ann and Ben are mechanics, Cy may look but not run reports, Dot may run reports but is no mechanic, Eve sees every folder */
    users: Record<'Ann' | 'Ben' | 'Cy' | 'Dot' | 'Eve', string>;
    /** runs anonymous Apex as a user */
    apex(userId: string, source: string): void;
    report(name: string): ReportModel;
    dashboard(name: string): DashboardModel;
    close(): void;
}

const USERS = `
Id profileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id;
Map<String, String> sets = new Map<String, String>{ 'Ann' => 'Mechanic', 'Ben' => 'Mechanic', 'Cy' => 'Looker', 'Dot' => 'Mechanic', 'Eve' => 'Overseer' };
List<User> users = new List<User>();
for (String name : sets.keySet()) {
    users.add(new User(LastName = name, Username = name + '@shop.example', Email = name + '@shop.example', Alias = name, ProfileId = profileId, TimeZoneSidKey = 'America/Denver', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'));
}
insert users;
Id groupId = [SELECT Id FROM Group WHERE DeveloperName = 'Mechanics'].Id;
List<SObject> rows = new List<SObject>{ new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Everything'].Id) };
for (User one : users) {
    rows.add(new PermissionSetAssignment(AssigneeId = one.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = :sets.get(one.LastName)].Id));
}
insert rows;
List<GroupMember> members = new List<GroupMember>();
for (User one : users) {
    if (one.LastName != 'Dot' && one.LastName != 'Eve') {
        members.add(new GroupMember(GroupId = groupId, UserOrGroupId = one.Id));
    }
}
insert members;`;

/** Opens the workshop with its users. */
export function openWorkshop(more: Record<string, string> = {}): Workshop {
    const project = makeProject(workshop(more));
    const folder = mkdtempSync(join(tmpdir(), 'reports-'));
    const org = openLocalOrg({ projectDirs: [project.folder], file: join(folder, 'org.db'), cacheFolder: folder });
    const adminId = org.users()[0]!.id;
    org.anonymous(adminId, USERS, 'users.apex');
    const idOf = (name: string): string => org.users().find((user) => user.name === name)!.id;
    return {
        org,
        adminId,
        users: { Ann: idOf('Ann'), Ben: idOf('Ben'), Cy: idOf('Cy'), Dot: idOf('Dot'), Eve: idOf('Eve') },
        apex: (userId, source) => org.anonymous(userId, source, 'test.apex'),
        report: (name) =>
            readReport(
                org.schema,
                folderedFiles(org.schema, 'Report').find((one) => one.name === name)!
            ),
        dashboard: (name) =>
            readDashboard(
                org.schema,
                folderedFiles(org.schema, 'Dashboard').find((one) => one.name === name)!
            ),
        close() {
            org.close();
            rmSync(folder, { recursive: true, force: true });
            project.remove();
        }
    };
}

/** Reads the report or dashboard of a workshop without starting it. @throws what reading it throws */
export function readOnly(more: Record<string, string>): { report(): ReportModel; dashboard(): DashboardModel } {
    const read = <T>(type: 'Report' | 'Dashboard', one: (schema: OrgSchema, file: FolderedFile) => T): T => {
        const project = makeProject(workshop(more));
        try {
            const schema = loadSchema([project.folder]);
            return one(schema, folderedFiles(schema, type)[0]!);
        } finally {
            project.remove();
        }
    };
    return { report: () => read('Report', readReport), dashboard: () => read('Dashboard', readDashboard) };
}
