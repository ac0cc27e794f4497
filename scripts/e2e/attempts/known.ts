/** The records that attempts are about: who is in the sample, and what is prepared beside it. */
import { PIXEL, PROVIDE_EVIDENCE } from '../screenshots.ts';
import type { UserSession } from './user-session.ts';

/** Employee numbers of the sample, by the role the person plays here. */
const PEOPLE = {
    eligible: '310017',
    noEmail: '310289',
    emailOfOtherCampus: '310323',
    employmentEnded: '310374',
    employmentAhead: '310408',
    employmentInactive: '310425',
    noEmployment: '310442',
    inactivePoi: '310578',
    formerPoi: '310612',
    poiWithoutEmail: '310629',
    riley: '310765',
    eligibleInDenver: '310153',
    ames: '310680',
    cole: '310714',
    ingram: '310799',
    dunn: '310731',
    estes: '310748',
    wells: '310816',
    sloan: '310833'
} as const;

const LICENSED = ['ames', 'cole', 'ingram', 'dunn', 'estes', 'wells', 'sloan'] as const;
const USERS = ['Riley Stone', 'Jordan Blake', 'Taylor Okoye', 'Sam Whitfield', 'Alex Novak', 'Admin User'] as const;

export type PersonRole = keyof typeof PEOPLE;

/** Ids of what the attempts are about. */
export interface Known {
    /** contacts */
    people: Record<PersonRole, string> & { noNumber: string; vale: string };
    /** licenses: Ames, Ingram, Wells and Sloan are of CU Boulder and active, Dunn has asked there; Cole and Estes are of Denver */
    licenses: Record<(typeof LICENSED)[number], string>;
    users: { riley: string; jordan: string; taylor: string; sam: string; alex: string; admin: string };
    /** Dunn's pending request has everything that is required in time, Estes' nothing, Wells' removes Marketing Cloud */
    requests: { dunn: string; estes: string; wells: string };
    lines: { ames: string; cole: string; dunn: string; estes: string; wells: string };
    evidence: { ames: string; amesFile: string; colesFile: string; unmatchedFile: string };
    agreements: { dunn: string; estes: string; ames: string; campaign: string };
    cycles: { month: string; next: string };
    groups: { specialistsOfBoulder: string; specialistsOfDenver: string };
    queue: string;
    permissionSets: { processor: string; importer: string; intake: string };
    /** the license that Vale had under another contact before both were merged, with a file; and the one that counts */
    merged: { superseded: string; counting: string; file: string; line: string };
    quizResult: string;
    activity: string;
    email: string;
    jobRun: string;
    employment: string;
}

/** Who only sees, and who loads what HR has; a group that would bring its people into the specialists. The sample has neither. */
export const MORE_USERS = `
    Id profileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id;
    Map<String, String> rights = new Map<String, String>{ 'Vic Viewer' => 'License_Viewer', 'Hana Loader' => 'License_Data_Loader' };
    List<User> users = new List<User>();
    for (String name : rights.keySet()) {
        String address = name.toLowerCase().replace(' ', '.') + '@ecomm.example';
        users.add(new User(FirstName = name.substringBefore(' '), LastName = name.substringAfter(' '), Username = address,
            Email = address, Alias = name.left(3), ProfileId = profileId, TimeZoneSidKey = 'America/Denver',
            LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'));
    }
    insert users;
    List<PermissionSetAssignment> assignments = new List<PermissionSetAssignment>();
    for (User person : users) {
        String name = rights.get(person.FirstName + ' ' + person.LastName);
        assignments.add(new PermissionSetAssignment(AssigneeId = person.Id,
            PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = :name].Id));
    }
    insert assignments;
    Group inside = new Group(Name = 'Inside', DeveloperName = 'eComm_UCB_Inside', Type = 'Regular');
    insert new List<Group>{ inside, new Group(Name = 'Caf\u00E9 Boulder', DeveloperName = 'eComm_UCB_Cafe', Type = 'Regular') };
    insert new GroupMember(UserOrGroupId = inside.Id,
        GroupId = [SELECT Id FROM Group WHERE DeveloperName = 'eComm_Specialists_UCB'].Id);`;

/**
 * Dunn has everything that is required in time, Estes nothing but an unsigned agreement; a file nobody has matched; Wells
 * works in Denver as well.
 */
export const PREPARED = `
    Id campaignId = [SELECT Id FROM Campaign WHERE Name = 'eComm User Agreement 2026'].Id;
    for (String number : new List<String>{ '${PEOPLE.dunn}', '${PEOPLE.estes}' }) {
        Contact person = [SELECT Id FROM Contact WHERE Employee_ID__c = :number];
        delete [SELECT Id FROM CampaignMember WHERE ContactId = :person.Id];
        CampaignMember agreement = new CampaignMember(CampaignId = campaignId, ContactId = person.Id);
        if (number == '${PEOPLE.dunn}') {
            agreement.User_Signed_On__c = Datetime.now().addDays(-9);
            agreement.Supervisor_Signed_On__c = Datetime.now().addDays(-8);
        }
        insert agreement;
        if (number == '${PEOPLE.estes}') {
            continue;
        }
        License__c license = [SELECT Id FROM License__c WHERE Contact__c = :person.Id];
        List<Course_Completion__c> evidence = new List<Course_Completion__c>();
        for (Required_Course__mdt course : Required_Course__mdt.getAll().values()) {
            evidence.add(new Course_Completion__c(License__c = license.Id, Course__c = course.DeveloperName,
                Completed_On__c = Date.today().addDays(-30)));
        }
        ${PROVIDE_EVIDENCE}
    }
    insert new ContentVersion(Title = 'Unmatched', PathOnClient = 'unmatched.png', VersionData = EncodingUtil.base64Decode('${PIXEL}'),
        FirstPublishLocationId = [SELECT Id FROM License__c WHERE Contact__r.Employee_ID__c = '${PEOPLE.ames}'].Id);
    update new Contact(Id = [SELECT Id FROM Contact WHERE Employee_ID__c = '${PEOPLE.wells}'].Id,
        UCD_Email__c = 'wells@cudenver.example');
    new CycleAnnouncementJob().run();`;

/** Vale is known twice: with a license in use, and as who has left and come back under another number. */
export const KNOWN_TWICE = `
    Id accountId = [SELECT AccountId FROM Contact WHERE Employee_ID__c = '${PEOPLE.ames}'].AccountId;
    List<Contact> people = new List<Contact>();
    List<License__c> licenses = new List<License__c>();
    for (String number : new List<String>{ '999001', '999002' }) {
        people.add(new Contact(FirstName = 'Merle', LastName = 'Vale ' + number, Employee_ID__c = number,
            UCB_Email__c = 'vale' + number + '@colorado.example', AccountId = accountId));
    }
    insert people;
    insert new CU_Employment__c(Contact__c = people[0].Id, Title__c = 'Analyst', Campus__c = 'UCB', Status__c = 'Active',
        Start_Date__c = Date.today().addDays(-400));
    for (Contact person : people) {
        Boolean isInUse = person.Employee_ID__c == '999001';
        licenses.add(new License__c(Contact__c = person.Id, Affiliated_Campus__c = 'UCB', eComm_Role__c = 'User',
            eComm_Specialist__c = [SELECT Id FROM User WHERE Name = 'Riley Stone'].Id, Status__c = isInUse ? 'Active' : 'Inactive',
            Provisioned_On__c = Date.today().addDays(isInUse ? -20 : -500),
            Deprovisioned_On__c = isInUse ? null : Date.today().addDays(-300)));
    }
    insert licenses;
    insert new License_Access__c(License__c = licenses[0].Id, Kind__c = 'Application', Target__c = 'Cvent', Target_Name__c = 'Cvent',
        Status__c = 'Active');
    insert new ContentVersion(Title = 'Of Vale', PathOnClient = 'vale.png', VersionData = EncodingUtil.base64Decode('${PIXEL}'),
        FirstPublishLocationId = licenses[1].Id);`;

/** A person whose 60 days are long over, with access from before roll-out. */
export const USED_FOR_100_DAYS = `
    Contact person = new Contact(FirstName = 'Rory', LastName = 'Late', Employee_ID__c = '999003', UCB_Email__c = 'rory.late@colorado.example',
        AccountId = [SELECT AccountId FROM Contact WHERE Employee_ID__c = '${PEOPLE.ames}'].AccountId);
    insert person;
    insert new CU_Employment__c(Contact__c = person.Id, Title__c = 'Analyst', Campus__c = 'UCB', Status__c = 'Active',
        Start_Date__c = Date.today().addDays(-400));
    License__c license = new License__c(Contact__c = person.Id, Affiliated_Campus__c = 'UCB', eComm_Role__c = 'User', Status__c = 'Active',
        eComm_Specialist__c = [SELECT Id FROM User WHERE Name = 'Riley Stone'].Id, Provisioned_On__c = Date.today().addDays(-100));
    insert license;
    insert new License_Access__c(License__c = license.Id, Kind__c = 'Application', Target__c = 'Cvent', Target_Name__c = 'Cvent',
        Status__c = 'Active');`;

export const MERGED = `
    Contact stays = [SELECT Id FROM Contact WHERE Employee_ID__c = '999001'];
    Contact goes = [SELECT Id FROM Contact WHERE Employee_ID__c = '999002'];
    merge stays goes;`;

/** Jobs run one at a time. */
export const EXPIRING = 'new ExpiryJob().run();';

/** @returns the Ids of everything the attempts are about, as the administrator finds them */
export async function whatIsThere({ query }: UserSession): Promise<Known> {
    const one = async (soql: string, field = 'Id'): Promise<string> => {
        const [row] = await query<Record<string, string>>(`${soql} LIMIT 1`);
        if (!row?.[field]) {
            throw new Error(`There is no such record: ${soql}`);
        }
        return row[field];
    };
    const contact = (number: string): Promise<string> =>
        one(`SELECT Id FROM Contact WHERE Employee_ID__c = '${number}'`);
    const people = Object.fromEntries(
        await Promise.all(Object.entries(PEOPLE).map(async ([role, number]) => [role, await contact(number)] as const))
    ) as Record<PersonRole, string>;
    const licenses = Object.fromEntries(
        await Promise.all(
            LICENSED.map(
                async (role) =>
                    [role, await one(`SELECT Id FROM License__c WHERE Contact__c = '${people[role]}'`)] as const
            )
        )
    ) as Known['licenses'];
    const [riley, jordan, taylor, sam, alex, admin] = await Promise.all(
        USERS.map((name) => one(`SELECT Id FROM User WHERE Name = '${name}'`))
    );
    const request = (license: string): Promise<string> =>
        one(`SELECT Id FROM License_Request__c WHERE License__c = '${license}'`);
    const line = (license: string): Promise<string> =>
        one(`SELECT Id FROM License_Access__c WHERE License__c = '${license}' AND Kind__c = 'Application'`);
    const file = (license: string): Promise<string> =>
        one(
            `SELECT Content_Document_Id__c FROM Course_Completion__c WHERE License__c = '${license}'`,
            'Content_Document_Id__c'
        );
    const agreement = (person: string): Promise<string> =>
        one(`SELECT Id FROM CampaignMember WHERE ContactId = '${person}'`);
    const named = (object: string, name: string): Promise<string> =>
        one(`SELECT Id FROM ${object} WHERE ${object === 'Group' ? 'DeveloperName' : 'Name'} = '${name}'`);
    return {
        people: {
            ...people,
            vale: await contact('999001'),
            noNumber: await one(
                `SELECT Id FROM Contact WHERE Employee_ID__c = NULL AND UCB_Email__c LIKE '%@colorado.example'`
            )
        },
        licenses,
        users: { riley: riley!, jordan: jordan!, taylor: taylor!, sam: sam!, alex: alex!, admin: admin! },
        requests: {
            dunn: await request(licenses.dunn),
            estes: await request(licenses.estes),
            wells: await request(licenses.wells)
        },
        lines: {
            ames: await line(licenses.ames),
            cole: await line(licenses.cole),
            dunn: await line(licenses.dunn),
            estes: await line(licenses.estes),
            wells: await line(licenses.wells)
        },
        evidence: {
            ames: await one(`SELECT Id FROM Course_Completion__c WHERE License__c = '${licenses.ames}'`),
            amesFile: await file(licenses.ames),
            colesFile: await file(licenses.cole),
            unmatchedFile: await one(
                `SELECT ContentDocumentId FROM ContentVersion WHERE Title = 'Unmatched'`,
                'ContentDocumentId'
            )
        },
        agreements: {
            dunn: await agreement(people.dunn),
            estes: await agreement(people.estes),
            ames: await agreement(people.ames),
            campaign: await named('Campaign', 'eComm User Agreement 2026')
        },
        cycles: {
            month: await one(`SELECT Id FROM License_Cycle__c WHERE Month__c = '2027-01'`),
            next: await one(`SELECT Id FROM License_Cycle__c WHERE Month__c = '2027-02'`)
        },
        groups: {
            specialistsOfBoulder: await named('Group', 'eComm_Specialists_UCB'),
            specialistsOfDenver: await named('Group', 'eComm_Specialists_UCD')
        },
        queue: await named('Group', 'eComm_Licenses'),
        permissionSets: {
            processor: await named('PermissionSet', 'License_Processor'),
            importer: await named('PermissionSet', 'License_Import'),
            intake: await named('PermissionSet', 'License_Quiz_Intake')
        },
        merged: {
            superseded: await one(`SELECT Id FROM License__c WHERE Is_Superseded__c = TRUE`),
            counting: await one(
                `SELECT Id FROM License__c WHERE Contact__r.Employee_ID__c = '999001' AND Is_Superseded__c = FALSE`
            ),
            file: await one(
                `SELECT ContentDocumentId FROM ContentVersion WHERE Title = 'Of Vale'`,
                'ContentDocumentId'
            ),
            line: await one(`SELECT Id FROM License_Access__c WHERE License__r.Contact__r.Employee_ID__c = '999001'`)
        },
        quizResult: await one(`SELECT Id FROM Quiz_Result__c WHERE Passed__c = FALSE`),
        activity: await one('SELECT Id FROM License_Activity__c'),
        email: await one('SELECT Id FROM License_Email__c'),
        jobRun: await one('SELECT Id FROM License_Job_Run__c'),
        employment: await one(
            `SELECT Id FROM CU_Employment__c WHERE Contact__c = '${people.noEmployment}' OR Contact__c = '${people.employmentEnded}'`
        )
    };
}
