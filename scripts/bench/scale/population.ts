/** Anonymous Apex that fills an org for a scale run, a transaction a script. Groups of people follow each other in numbers. */
import type { LicensedGroup, RequestGroup, ScalePlan } from './plan.ts';
import { PROVIDE_EVIDENCE } from '../../e2e/screenshots.ts';

/** One transaction, and how many records it writes at least. */
export interface Script {
    name: string;
    source: string;
}

/** Documented: at most 10,000 rows a transaction; a person has up to twelve, and what triggers write counts too. */
const CHUNK = 400;
/** The wizard for many submits so many at once. */
const SUBMIT_CHUNK = 100;
/** Numbers of people; an employee ID is `S` and the number. */
const FIRST_NUMBER = 1_000_000;

const CAMPUSES = [
    { name: 'UCB', specialist: 'Riley', group: 'Sample_Boulder_Newsletter', unit: 'Sample_UCB_Admissions' },
    { name: 'UCCS', specialist: 'Skyler', group: 'Sample_UCCS_Newsletter', unit: 'Sample_UCCS_Admissions' },
    { name: 'UCD', specialist: 'Taylor', group: 'Sample_Denver_Alumni', unit: 'Sample_UCD_Admissions' },
    { name: 'SYS', specialist: 'Drew', group: 'Sample_System_Campaigns', unit: 'Sample_SYS_Employee_Services' }
] as const;

interface Range {
    from: number;
    to: number;
    campus: (typeof CAMPUSES)[number];
}

/** What everybody needs: the agreement campaign, and the account of all contacts. */
export const FOUNDATION = `insert new Account(Name = 'University (scale)');
insert new Campaign(Name = 'eComm User Agreement 2026', IsActive = true);
insert new List<Holiday>{
    new Holiday(Name = 'Christmas Day', ActivityDate = Date.newInstance(2026, 12, 25), IsAllDay = true)
};`;

/** @returns the scripts that make the people of a plan and submit their requests, in order */
export function* population(plan: ScalePlan): Generator<Script> {
    let next = FIRST_NUMBER;
    for (const group of plan.licensed) {
        for (const range of rangesOf(next, group.amount, CHUNK)) {
            const name = `${group.name} ${range.from}`;
            yield { name, source: licensesOf(group, range) };
            if (group.hasUser) {
                yield { name, source: usersOf(range) };
                yield { name, source: linksOf(range) };
            }
            if (group.coursesOn) {
                yield { name, source: coursesOf(range, group.coursesOn) };
            }
        }
        if (group.isLeaving) {
            for (const range of rangesOf(next, group.amount, SUBMIT_CHUNK)) {
                yield { name: `${group.name} ${range.from}`, source: deprovisioningOf(range) };
            }
        }
        next += group.amount;
    }
    for (const group of plan.requests) {
        for (const range of rangesOf(next, group.amount, CHUNK)) {
            yield { name: `${group.name} ${range.from}`, source: peopleOf(range, group.isComplete) };
        }
        for (const range of rangesOf(next, group.amount, SUBMIT_CHUNK)) {
            yield { name: `${group.name} ${range.from}`, source: requestsOf(group, range) };
        }
        for (const range of rangesOf(next, group.amount, CHUNK)) {
            yield { name: `${group.name} ${range.from}`, source: coursesOf(range, '2026-10-05') };
        }
        next += group.amount;
    }
}

/** A campus has whole chunks; the same numbers have the same campus whatever the size of the chunk. */
function rangesOf(first: number, amount: number, chunk: number): Range[] {
    const ranges: Range[] = [];
    for (let from = first; from < first + amount; from += chunk) {
        const campus = CAMPUSES[Math.floor((from - first) / CHUNK) % CAMPUSES.length]!;
        ranges.push({ from, to: Math.min(from + chunk, first + amount), campus });
    }
    return ranges;
}

const apexDate = (day: string): string => `Date.valueOf('${day}')`;
const specialistOf = ({ campus }: Range): string =>
    `[SELECT Id FROM User WHERE FirstName = '${campus.specialist}' AND Username LIKE '%@ecomm.example'].Id`;
const byNumber = ({ from, to }: Range): string => `Employee_ID__c >= 'S${from}' AND Employee_ID__c < 'S${to}'`;

function contacts({ from, to, campus }: Range): string {
    return `Id universityId = [SELECT Id FROM Account WHERE Name = 'University (scale)'].Id;
List<Contact> people = new List<Contact>();
for (Integer i = ${from}; i < ${to}; i++) {
    people.add(new Contact(FirstName = 'Pat', LastName = 'Scale ' + i, AccountId = universityId, Employee_ID__c = 'S' + i,
        Email = 'p' + i + '@mail.example', ${campus.name}_Email__c = 'p' + i + '@cu.example'));
}
insert people;`;
}

/** People who can be licensed: employed, and with a signed agreement or without. */
function peopleOf(range: Range, hasSigned: boolean): string {
    return `${contacts(range)}
List<CU_Employment__c> jobs = new List<CU_Employment__c>();
List<CampaignMember> agreements = new List<CampaignMember>();
Id campaignId = [SELECT Id FROM Campaign WHERE Name = 'eComm User Agreement 2026'].Id;
for (Contact person : people) {
    jobs.add(new CU_Employment__c(Contact__c = person.Id, Campus__c = '${range.campus.name}', Title__c = 'Coordinator',
        Status__c = 'Active', Start_Date__c = Date.newInstance(2020, 1, 6)));
    agreements.add(new CampaignMember(CampaignId = campaignId, ContactId = person.Id,
        User_Signed_On__c = Datetime.newInstance(2026, 11, 9)${
            hasSigned ? ', Supervisor_Signed_On__c = Datetime.newInstance(2026, 11, 10)' : ''
        }));
}
insert jobs;
insert agreements;`;
}

/** Users as earlier batches created them, in transactions of their own: Salesforce keeps them apart from licenses. */
function usersOf(range: Range): string {
    const { from, to, campus } = range;
    return `Map<String, Id> licenseIds = new Map<String, Id>();
for (License__c license : [SELECT Id, Contact__r.Employee_ID__c FROM License__c WHERE Contact__r.${byNumber(range).replace(' AND ', ' AND Contact__r.')}]) {
    licenseIds.put(license.Contact__r.Employee_ID__c, license.Id);
}
Id profileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id;
Id permissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'eComm_User'].Id;
Id groupId = [SELECT Id FROM Group WHERE DeveloperName = '${campus.group}'].Id;
List<User> users = new List<User>();
for (Integer i = ${from}; i < ${to}; i++) {
    users.add(new User(FirstName = 'Pat', LastName = 'Scale ' + i, Username = 'p' + i + '@cu.example.ecomm',
        Email = 'p' + i + '@cu.example', Alias = 'p' + i, EmployeeNumber = 'S' + i, ProfileId = profileId,
        eComm_License__c = licenseIds.get('S' + i), Created_By_eComm__c = true,
        TimeZoneSidKey = 'America/Denver', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'));
}
insert as system users;
List<SObject> rights = new List<SObject>();
for (User one : users) {
    rights.add(new PermissionSetAssignment(AssigneeId = one.Id, PermissionSetId = permissionSetId));
}
for (User one : users) {
    rights.add(new GroupMember(GroupId = groupId, UserOrGroupId = one.Id));
}
insert rights;`;
}

/** People who have their license: the lines of access, and for every tenth an additional specialist. */
function licensesOf(group: LicensedGroup, range: Range): string {
    const fields = [
        `Affiliated_Campus__c = '${range.campus.name}'`,
        'eComm_Specialist__c = specialistId',
        `eComm_Role__c = 'User'`,
        `Status__c = 'Active'`,
        `Provisioned_On__c = ${apexDate(group.provisionedOn)}`,
        ...(group.trainedOn ? [`Training_Quiz_Passed_On__c = ${apexDate(group.trainedOn)}`] : []),
        ...(group.lastActivity ? [`Last_Activity__c = ${apexDate(group.lastActivity)}`] : [])
    ];
    const lines = [
        ['Application', 'Marketing_Cloud', 'Marketing Cloud'],
        ['Business Unit', range.campus.unit, range.campus.unit],
        ...(group.hasUser
            ? [
                  ['Application', 'Salesforce', 'Salesforce'],
                  ['Public Group', range.campus.group, range.campus.group]
              ]
            : [])
    ];
    return `${contacts(range)}
Id specialistId = ${specialistOf(range)};
Id additionalId = [SELECT Id FROM User WHERE FirstName = 'Jordan' AND Username LIKE '%@ecomm.example'].Id;
List<License__c> licenses = new List<License__c>();
for (Contact person : people) {
    licenses.add(new License__c(Contact__c = person.Id, ${fields.join(', ')}));
}
insert licenses;
List<License_Access__c> lines = new List<License_Access__c>();
List<License_Specialist__c> specialists = new List<License_Specialist__c>();
for (Integer i = 0; i < licenses.size(); i++) {
    Id licenseId = licenses[i].Id;
${lines
    .map(
        ([kind, target, name]) =>
            `    lines.add(new License_Access__c(License__c = licenseId, Kind__c = '${kind}', Target__c = '${target}', Target_Name__c = '${name}', Status__c = 'Active', Granted_On__c = ${apexDate(group.provisionedOn)}));`
    )
    .join('\n')}
    if (Math.mod(i, 10) == 0) {
        specialists.add(new License_Specialist__c(License__c = licenseId, User__c = additionalId));
    }
}
insert lines;
insert specialists;`;
}

/** What the second transaction of those batches recorded. */
function linksOf({ from, to }: Range): string {
    return `List<License__c> licenses = new List<License__c>();
for (User one : [SELECT Id, eComm_License__c FROM User WHERE EmployeeNumber >= 'S${from}' AND EmployeeNumber < 'S${to}' WITH SYSTEM_MODE]) {
    licenses.add(new License__c(Id = one.eComm_License__c, User__c = one.Id));
}
update as system licenses;`;
}

function coursesOf(range: Range, day: string): string {
    return `List<Course_Completion__c> evidence = new List<Course_Completion__c>();
for (License__c license : [SELECT Id FROM License__c WHERE Contact__r.${byNumber(range).replace(' AND ', ' AND Contact__r.')}]) {
    for (Required_Course__mdt course : Required_Course__mdt.getAll().values()) {
        if (course.Applications__c == null || ${day >= '2026'}) {
            evidence.add(new Course_Completion__c(License__c = license.Id, Course__c = course.DeveloperName, Completed_On__c = ${apexDate(day)}));
        }
    }
}
${PROVIDE_EVIDENCE}`;
}

function requestsOf(group: RequestGroup, range: Range): string {
    const names = (values: readonly string[]): string =>
        `new List<String>{ ${values.map((one) => `'${one}'`).join(', ')} }`;
    return `Id specialistId = ${specialistOf(range)};
List<RequestForm> forms = new List<RequestForm>();
for (Contact person : [SELECT Id FROM Contact WHERE ${byNumber(range)}]) {
    RequestForm form = new RequestForm();
    form.contactId = person.Id;
    form.campus = '${range.campus.name}';
    form.specialistId = specialistId;
    form.answers.put('eComm_Role__c', 'User');
    form.applications = ${names(group.applications)};
    form.businessUnits = ${names(group.businessUnits ? [range.campus.unit] : [])};
    form.publicGroups = ${names(group.publicGroup ? [range.campus.group] : [])};
    forms.add(form);
}
for (SubmissionResult result : new ProvisionRequestService(Datetime.now()).submit(forms)) {
    Assert.isTrue(result.submitted, 'Refused: ' + result.refusals);
}`;
}

function deprovisioningOf(range: Range): string {
    return `Map<Id, DeprovisionForm> forms = new Map<Id, DeprovisionForm>();
for (License_Access__c line : [SELECT Id, License__r.Contact__c FROM License_Access__c WHERE License__r.Contact__r.${byNumber(range).replace(' AND ', ' AND License__r.Contact__r.')}]) {
    Id contactId = line.License__r.Contact__c;
    if (!forms.containsKey(contactId)) {
        forms.put(contactId, new DeprovisionForm());
        forms.get(contactId).contactId = contactId;
        forms.get(contactId).accessIds = new List<Id>();
    }
    forms.get(contactId).accessIds.add(line.Id);
}
for (SubmissionResult result : new DeprovisionRequestService(Datetime.now()).submit(forms.values())) {
    Assert.isTrue(result.submitted, 'Refused: ' + result.refusals);
}`;
}
