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
    people: Record<PersonRole, string> & { noNumber: string };
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
        quizResult: await one('SELECT Id FROM Quiz_Result__c'),
        activity: await one('SELECT Id FROM License_Activity__c'),
        email: await one('SELECT Id FROM License_Email__c'),
        jobRun: await one('SELECT Id FROM License_Job_Run__c'),
        employment: await one(
            `SELECT Id FROM CU_Employment__c WHERE Contact__c = '${people.noEmployment}' OR Contact__c = '${people.employmentEnded}'`
        )
    };
}
