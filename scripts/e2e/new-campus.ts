import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A campus that nobody has yet. */
export const NEW_CAMPUS = {
    name: 'ANS',
    label: 'CU Anschutz',
    unit: 'Anschutz Newsroom',
    group: 'Anschutz: Newsletter'
};

const METADATA = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const { name, label } = NEW_CAMPUS;
const SPECIALISTS = `eComm_Specialists_${name}`;
const EMAIL = `${name}_Email__c`;

const group = (title: string): string =>
    `<Group ${METADATA}><doesIncludeBosses>false</doesIncludeBosses><name>${title}</name></Group>`;

const customMetadata = (title: string, values: Record<string, string>): string => `<CustomMetadata ${METADATA}
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>${title}</label><protected>false</protected>${Object.entries(values)
        .map(
            ([field, value]) => `<values><field>${field}</field><value xsi:type="xsd:string">${value}</value></values>`
        )
        .join('')}</CustomMetadata>`;

/** What the administrator's guide names for a new campus: new files, and what is added to a file before its end. */
const FILES: Record<string, string> = {
    [`customMetadata/Campus.${name}.md-meta.xml`]: customMetadata(label, {
        Email_Field__c: EMAIL,
        Specialist_Group__c: SPECIALISTS,
        Group_Prefix__c: `eComm_${name}_`,
        OIT_Contact__c: `${label} OIT`
    }),
    [`objects/Contact/fields/${EMAIL}.field-meta.xml`]: `<CustomField ${METADATA}>
        <fullName>${EMAIL}</fullName><label>${name} Email</label><required>false</required><type>Email</type></CustomField>`,
    [`groups/${SPECIALISTS}.group-meta.xml`]: group(`eComm Specialists ${name}`)
};
const ADDITIONS: Record<string, { before: string; text: string }> = {
    'globalValueSets/Campus.globalValueSet-meta.xml': {
        before: '<description',
        text: `<customValue><fullName>${name}</fullName><default>false</default><label>${label}</label></customValue>`
    },
    'sharingRules/License__c.sharingRules-meta.xml': {
        before: '</SharingRules>',
        text: `<sharingCriteriaRules>
            <fullName>Licenses_of_${name}</fullName><accessLevel>Read</accessLevel><label>Licenses of ${name}</label>
            <sharedTo><group>${SPECIALISTS}</group></sharedTo>
            <criteriaItems><field>Affiliated_Campus__c</field><operation>equals</operation><value>${name}</value></criteriaItems>
            <includeRecordsOwnedByAll>true</includeRecordsOwnedByAll>
        </sharingCriteriaRules>`
    }
};
/** What the campus's people may ask for, as every campus has it. */
const OFFERED: Record<string, string> = {
    [`customMetadata/Business_Unit.${name}_Newsroom.md-meta.xml`]: customMetadata(NEW_CAMPUS.unit, {
        Campus__c: name,
        Unit_Name__c: NEW_CAMPUS.unit
    }),
    [`groups/eComm_${name}_Newsletter.group-meta.xml`]: group(NEW_CAMPUS.group)
};

/**
 * The project with one more campus: what the administrator's guide names for it, and nothing else.
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
    for (const [file, text] of Object.entries({ ...FILES, ...OFFERED })) {
        writeFileSync(join(sources, file), `<?xml version="1.0" encoding="UTF-8" ?>\n${text}\n`);
    }
    for (const [file, { before, text }] of Object.entries(ADDITIONS)) {
        const path = join(sources, file);
        const [head, ...rest] = readFileSync(path, 'utf8').split(before);
        if (rest.length === 0) {
            throw new Error(`${file} has no ${before}`);
        }
        writeFileSync(path, [head + text, ...rest].join(before));
    }
    const permissionSets = join(sources, 'permissionsets');
    for (const file of readdirSync(permissionSets)) {
        const path = join(permissionSets, file);
        writeFileSync(path, withFieldAsOtherCampuses(readFileSync(path, 'utf8')));
    }
    return project;
}

/** The permission set with the new campus's e-mail field, where it has those of the other campuses, and with the same rights. */
function withFieldAsOtherCampuses(permissionSet: string): string {
    return permissionSet.replace(
        /<fieldPermissions>(?:(?!<\/fieldPermissions>)[\s\S])*Contact\.UCB_Email__c[\s\S]*?<\/fieldPermissions>/,
        (field) => field + field.replace('UCB_Email__c', EMAIL)
    );
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
