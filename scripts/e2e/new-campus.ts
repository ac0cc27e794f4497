import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCampus } from '../deploy/campus/campus.ts';

/** A campus that nobody has yet. */
export const NEW_CAMPUS = {
    name: 'ANS',
    label: 'CU Anschutz',
    unit: 'Anschutz Newsroom',
    /** More units than fit a glance, with names that differ only at their end. */
    offices: Array.from({ length: 12 }, (_, at) => `Anschutz Medical Campus Office of the Dean No. ${at + 1}`),
    group: 'Anschutz: Newsletter'
};

const METADATA = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const { name, label } = NEW_CAMPUS;

const group = (title: string): string =>
    `<Group ${METADATA}><doesIncludeBosses>false</doesIncludeBosses><name>${title}</name></Group>`;

const customMetadata = (title: string, values: Record<string, string>): string => `<CustomMetadata ${METADATA}
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>${title}</label><protected>false</protected>${Object.entries(values)
        .map(
            ([field, value]) => `<values><field>${field}</field><value xsi:type="xsd:string">${value}</value></values>`
        )
        .join('')}</CustomMetadata>`;

/** What the campus's people may ask for, as every campus has it. */
const OFFERED: Record<string, string> = {
    [`customMetadata/Business_Unit.${name}_Newsroom.md-meta.xml`]: customMetadata(NEW_CAMPUS.unit, {
        Campus__c: name,
        Unit_Name__c: NEW_CAMPUS.unit
    }),
    ...Object.fromEntries(
        NEW_CAMPUS.offices.map((office, at) => [
            `customMetadata/Business_Unit.${name}_Office_${at + 1}.md-meta.xml`,
            customMetadata(`${name} Office ${at + 1}`, { Campus__c: name, Unit_Name__c: office })
        ])
    ),
    [`groups/eComm_${name}_Newsletter.group-meta.xml`]: group(NEW_CAMPUS.group)
};

/**
 * The project with one more campus: what one command makes of its name, and units and groups to ask for.
 * @returns its folder; the page compiled for it is kept, since the folder is always the same one
 */
export function projectWithNewCampus(): string {
    const root = process.cwd();
    const project = join(root, '.local-org', 'new-campus');
    rmSync(project, { recursive: true, force: true });
    for (const part of ['force-app', 'sfdx-project.json', join('config', 'sample-org'), join('scripts', 'data')]) {
        cpSync(join(root, part), join(project, part), {
            recursive: true,
            filter: (path) => !path.endsWith('__tests__')
        });
    }
    const sources = join(project, 'force-app', 'main', 'default');
    addCampus(sources, { name, label, like: 'UCB' });
    for (const [file, text] of Object.entries(OFFERED)) {
        writeFileSync(join(sources, file), `<?xml version="1.0" encoding="UTF-8" ?>\n${text}\n`);
    }
    return project;
}

/**
 * Gives the policy of a project a text to accept; an org that is started from it afterwards asks for it.
 * @param project folder of the project
 * @param text    the text
 */
export function askToAccept(project: string, text: string): void {
    const path = join(project, 'force-app/main/default/customMetadata/Provisioning_Policy.Default.md-meta.xml');
    const value = `<values><field>Acknowledgement__c</field><value xsi:type="xsd:string">${text}</value></values>`;
    writeFileSync(path, readFileSync(path, 'utf8').replace('</CustomMetadata>', `${value}</CustomMetadata>`));
}

/** Anonymous Apex: a specialist who passed the quiz, of a campus or of none, with the name Hadley. */
export const newSpecialist = (firstName: string, campusGroup: string | null): string => `
    User template = [SELECT ProfileId, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey, EmailEncodingKey FROM User WHERE Name = 'Riley Stone'];
    User specialist = template.clone(false, true);
    specialist.FirstName = '${firstName}';
    specialist.LastName = 'Hadley';
    specialist.Alias = '${firstName.toLowerCase()}';
    specialist.Username = '${firstName.toLowerCase()}.hadley@ecomm.example';
    specialist.Email = specialist.Username;
    insert specialist;
    List<PermissionSetAssignment> assignments = new List<PermissionSetAssignment>();
    for (PermissionSet one : [SELECT Id FROM PermissionSet WHERE Name IN ('License_Viewer', 'License_Requester')]) {
        assignments.add(new PermissionSetAssignment(AssigneeId = specialist.Id, PermissionSetId = one.Id));
    }
    insert assignments;
    ${
        campusGroup
            ? `insert new GroupMember(UserOrGroupId = specialist.Id, GroupId = [SELECT Id FROM Group WHERE DeveloperName = '${campusGroup}'].Id);`
            : ''
    }`;
