import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrgServer } from '../org-server.ts';
import { dayOf } from './calendar.ts';
import type { Standing } from './table.ts';
import { EVERYBODY, hasUser, START, type LivingPerson } from './people.ts';
import { PROVIDE_EVIDENCE } from '../screenshots.ts';

/** One user's session with the org, as the page has one, without a browser. */
export interface Visitor {
    apex<T>(className: string, method: string, parameters: unknown): Promise<T>;
    query<T>(soql: string): Promise<T[]>;
}

/**
 * Opens a session.
 * @param userId the user; the administrator when left out. To view as a user is a login of that user
 */
export async function visit(url: string, userId?: string): Promise<Visitor> {
    let cookie = '';
    let token = '';
    const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
        const response = await fetch(url + path, {
            method,
            headers: { cookie, 'x-csrf-token': token },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
        if (!response.ok) {
            throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
        }
        cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
        return response;
    };
    const enter = async (): Promise<void> => {
        const page = await send('GET', '/lightning/page/home');
        token = /"csrfToken":"([^"]+)"/.exec(await page.text())![1]!;
    };
    await enter();
    if (userId) {
        await send('POST', '/webruntime/api/session', { userId });
        await enter();
    }
    return {
        async apex<T>(classname: string, method: string, params: unknown) {
            const answer = await send('POST', '/webruntime/api/apex/execute', { classname, method, params });
            return ((await answer.json()) as { returnValue: T }).returnValue;
        },
        async query<T>(soql: string) {
            const answer = await send('GET', `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
            const { records, done } = (await answer.json()) as { records: T[]; done: boolean };
            if (!done) {
                throw new Error(`More rows than one answer holds: ${soql}`);
            }
            return records;
        }
    };
}

const quoted = (values: string[]): string => values.map((value) => `'${value}'`).join(',');
const idsOf = (people: LivingPerson[]): string => quoted(people.map(({ employeeId }) => employeeId));

/** The specialist of each campus in the sample data. */
export const SPECIALISTS = {
    UCB: 'Riley Stone',
    UCCS: 'Skyler Reyes',
    UCD: 'Taylor Okoye',
    SYS: 'Drew Lindahl'
} as const;

const addressOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@ecomm.example`;

/** @returns the address at the university; the one who has none is known by the private one */
export const universityEmail = ({ email, campus }: LivingPerson): string => `${email}@${campus.toLowerCase()}.example`;

const LETTERS = { employee: 'e', poi: 'p', inactivePoi: 'i', noEmail: 'm', noEmployment: 'j' } as const;

/** Creates the three hundred with their jobs and agreements, as HR's integration and the campaign do. */
export async function moveIn(server: OrgServer): Promise<void> {
    await server.anonymous(`
        String kinds = '${EVERYBODY.map(({ kind }) => LETTERS[kind]).join('')}';
        String campuses = '${EVERYBODY.map(({ campus }) => ['UCB', 'UCCS', 'UCD', 'SYS'].indexOf(campus)).join('')}';
        String signed = '${EVERYBODY.map((person) => (person.signed === START ? 'y' : 'n')).join('')}';
        List<String> names = new List<String>{ 'UCB', 'UCCS', 'UCD', 'SYS' };
        Id university = [SELECT Id FROM Account LIMIT 1].Id;
        List<Contact> people = new List<Contact>();
        for (Integer n = 0; n < ${EVERYBODY.length}; n++) {
            String kind = kinds.substring(n, n + 1);
            String campus = names[Integer.valueOf(campuses.substring(n, n + 1))];
            String name = 'N' + String.valueOf(n).leftPad(3, '0');
            Contact person = new Contact(FirstName = 'Person', LastName = name, AccountId = university,
                Email = 'person.' + name.toLowerCase() + '@mail.example', Employee_ID__c = String.valueOf(770000 + n));
            if (kind != 'm') {
                person.put(campus + '_Email__c', 'person.' + name.toLowerCase() + '@' + campus.toLowerCase() + '.example');
            }
            if (kind == 'p' || kind == 'i') {
                person.Person_of_Interest__c = kind == 'p' ? 'Active' : 'Inactive';
            }
            people.add(person);
        }
        insert people;
        Id agreement = [SELECT Id FROM Campaign WHERE Name = 'eComm User Agreement 2026'].Id;
        List<CU_Employment__c> jobs = new List<CU_Employment__c>();
        List<CampaignMember> members = new List<CampaignMember>();
        for (Integer n = 0; n < people.size(); n++) {
            if ('em'.contains(kinds.substring(n, n + 1))) {
                jobs.add(new CU_Employment__c(Contact__c = people[n].Id, Campus__c = names[Integer.valueOf(campuses.substring(n, n + 1))],
                    Title__c = 'Analyst', Status__c = 'Active', Start_Date__c = Date.newInstance(2020, 1, 6)));
            }
            members.add(new CampaignMember(CampaignId = agreement, ContactId = people[n].Id, Status = 'Responded',
                User_Signed_On__c = Datetime.now().addDays(-3),
                Supervisor_Signed_On__c = signed.substring(n, n + 1) == 'y' ? Datetime.now().addDays(-2) : null));
        }
        insert jobs;
        insert members;`);
    await licenseLongAgo(server);
}

/** Those who are licensed since before the story begins, as earlier batches left them: users are saved apart from licenses. */
async function licenseLongAgo(server: OrgServer): Promise<void> {
    const licensed = EVERYBODY.filter(({ licensedSince }) => licensedSince);
    const rows = licensed.map(
        ({ employeeId, licensedSince, applications, campus }) =>
            `${employeeId} ${licensedSince} ${applications[0]} ${campus}`
    );
    await server.bringIn(`
        Map<String, Contact> people = new Map<String, Contact>();
        for (Contact person : [SELECT Id, LastName, Employee_ID__c FROM Contact WHERE Employee_ID__c IN (${idsOf(licensed)})]) {
            people.put(person.Employee_ID__c, person);
        }
        Id specialist = [SELECT Id FROM User WHERE Name = 'Riley Stone'].Id;
        List<License__c> licenses = new List<License__c>();
        List<License_Access__c> lines = new List<License_Access__c>();
        List<String> rows = new List<String>{ ${quoted(rows)} };
        for (String row : rows) {
            List<String> cells = row.split(' ');
            Date since = Date.valueOf(cells[1]);
            Datetime passed = Datetime.newInstance(since.addDays(10), Time.newInstance(12, 0, 0, 0));
            licenses.add(new License__c(Contact__c = people.get(cells[0]).Id,
                Affiliated_Campus__c = cells[3], eComm_Specialist__c = specialist, eComm_Role__c = 'User', Status__c = 'Active',
                Provisioned_On__c = since, Training_Quiz_Passed_On__c = passed, Send_Access_On__c = passed));
        }
        insert licenses;
        for (Integer i = 0; i < rows.size(); i++) {
            String application = rows[i].split(' ')[2];
            lines.add(new License_Access__c(License__c = licenses[i].Id, Kind__c = 'Application', Target__c = application,
                Target_Name__c = application.replace('_', ' '), Status__c = 'Active', Granted_On__c = Datetime.now()));
        }
        insert lines;`);
    await server.anonymous(`
        Id profileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id;
        List<User> users = new List<User>();
        for (License__c license : [SELECT Id, Affiliated_Campus__c, Contact__r.FirstName, Contact__r.LastName, Contact__r.Employee_ID__c FROM License__c
                                   WHERE Contact__r.Employee_ID__c IN (${idsOf(licensed.filter(hasUser))})]) {
            String address = 'person.' + license.Contact__r.LastName.toLowerCase() + '@' + license.Affiliated_Campus__c.toLowerCase() + '.example';
            users.add(new User(FirstName = license.Contact__r.FirstName, LastName = license.Contact__r.LastName, Username = address + '.ecomm',
                Email = address, Alias = license.Contact__r.LastName.toLowerCase(), EmployeeNumber = license.Contact__r.Employee_ID__c,
                ProfileId = profileId, TimeZoneSidKey = 'America/Denver', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US',
                EmailEncodingKey = 'UTF-8', eComm_License__c = license.Id, Created_By_eComm__c = true));
        }
        insert as system users;`);
    await server.anonymous(`
        List<License__c> licenses = new List<License__c>();
        for (User person : [SELECT Id, eComm_License__c FROM User WHERE FirstName = 'Person' WITH SYSTEM_MODE]) {
            licenses.add(new License__c(Id = person.eComm_License__c, User__c = person.Id));
        }
        update as system licenses;`);
    await provideCourses(
        server,
        licensed.filter(({ expires }) => !expires)
    );
    const expiring = licensed.flatMap(({ employeeId, expires }) => (expires ? [`${employeeId} ${expires}`] : []));
    await server.anonymous(`
        Map<String, Date> days = new Map<String, Date>();
        for (String row : new List<String>{ ${quoted(expiring)} }) {
            days.put(row.split(' ')[0], Date.valueOf(row.split(' ')[1]));
        }
        List<Course_Completion__c> evidence = new List<Course_Completion__c>();
        for (License__c license : [SELECT Id, Contact__r.Employee_ID__c FROM License__c WHERE Contact__r.Employee_ID__c IN :days.keySet()]) {
            Date last = days.get(license.Contact__r.Employee_ID__c);
            evidence.add(new Course_Completion__c(License__c = license.Id, Course__c = 'Information_Security_Awareness', Completed_On__c = last.addMonths(-24)));
            evidence.add(new Course_Completion__c(License__c = license.Id, Course__c = 'PCI', Completed_On__c = last.addMonths(-12)));
        }
        ${PROVIDE_EVIDENCE}`);
}

/** Evidence of every course, completed two days before. */
export const provideCourses = (server: OrgServer, people: LivingPerson[]): Promise<void> =>
    server.anonymous(`
        List<Course_Completion__c> evidence = new List<Course_Completion__c>();
        for (License__c license : [SELECT Id FROM License__c WHERE Contact__r.Employee_ID__c IN (${idsOf(people)})]) {
            for (Required_Course__mdt course : Required_Course__mdt.getAll().values()) {
                evidence.add(new Course_Completion__c(License__c = license.Id, Course__c = course.DeveloperName,
                    Completed_On__c = Date.today().addDays(-2)));
            }
        }
        ${PROVIDE_EVIDENCE}`);

/** The supervisors sign now. */
export const sign = (server: OrgServer, people: LivingPerson[]): Promise<void> =>
    server.anonymous(`
        List<CampaignMember> members = [SELECT Id FROM CampaignMember WHERE Contact.Employee_ID__c IN (${idsOf(people)})];
        for (CampaignMember member : members) {
            member.Supervisor_Signed_On__c = Datetime.now();
        }
        update members;`);

/** HR ends jobs, or begins them again. */
export const employ = (server: OrgServer, people: LivingPerson[], status: 'Active' | 'Inactive'): Promise<void> =>
    server.anonymous(`
        List<CU_Employment__c> jobs = [SELECT Id FROM CU_Employment__c WHERE Contact__r.Employee_ID__c IN (${idsOf(people)})];
        for (CU_Employment__c job : jobs) {
            job.Status__c = '${status}';
        }
        update jobs;`);

/** An app delivers to an Apex REST resource, as the connected app it is. @returns the answer */
async function deliver(
    server: OrgServer,
    data: string,
    appName: string,
    path: string,
    body: unknown
): Promise<unknown> {
    const apps = JSON.parse(readFileSync(join(data, 'connected-apps.json'), 'utf8')) as {
        name: string;
        clientId: string;
        clientSecret: string;
    }[];
    const app = apps.find(({ name }) => name === appName)!;
    const granted = await fetch(`${server.url}/services/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: app.clientId,
            client_secret: app.clientSecret
        })
    });
    const { access_token } = (await granted.json()) as { access_token: string };
    const answer = await fetch(`${server.url}/services/apexrest/${path}/`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body)
    });
    return answer.json();
}

/** What people did in their application is imported. */
export async function importActivity(
    server: OrgServer,
    data: string,
    people: LivingPerson[],
    moment: number
): Promise<void> {
    const { activity } = (await deliver(server, data, 'Activity Import (sample)', 'activity', {
        activity: people.map((person) => ({
            email: universityEmail(person),
            application: person.applications[0],
            occurredOn: new Date(moment).toISOString(),
            externalId: `living-${person.number}-${moment}`
        }))
    })) as { activity: { status: string; message?: string }[] };
    expect(activity.map(({ status, message }) => [status, message])).toEqual(people.map(() => ['Created', undefined]));
}

/** The quiz form delivers results. */
export async function deliverQuiz(
    server: OrgServer,
    data: string,
    results: { person: LivingPerson; passed: boolean; moment: number }[]
): Promise<void> {
    const outcome = (await deliver(server, data, 'Quiz Form (sample)', 'quiz-results', {
        results: results.map(({ person, passed, moment }) => ({
            externalId: `living-${person.number}-${moment}`,
            quiz: 'Post-Training',
            email: universityEmail(person),
            passed,
            score: passed ? 95 : 40,
            takenOn: new Date(moment).toISOString()
        }))
    })) as { results: { status: string }[] };
    expect(outcome.results.map(({ status }) => status)).toEqual(results.map(() => 'Created'));
}

interface LicenseRow {
    Contact__r: { Employee_ID__c: string };
    Status__c: string;
    Provisioned_On__c: string | null;
    Deprovisioned_On__c: string | null;
    Deprovision_Reason__c: string | null;
    Training_Quiz_Passed_On__c: string | null;
    Send_Access_On__c: string | null;
    User__r: { IsActive: boolean } | null;
}
interface RequestRow {
    License__r: { Contact__r: { Employee_ID__c: string } };
    Type__c: string;
    Reason__c: string;
    Status__c: string;
    Cycle__r: { Month__c: string };
    Completed_On__c: string | null;
}
interface EmailRow {
    License__r: { Contact__r: { Employee_ID__c: string } };
    Kind__c: string;
    Status__c: string;
    Sent_On__c: string | null;
    To__c: string | null;
    Cc__c: string | null;
}
interface LineRow {
    License__r: { Contact__r: { Employee_ID__c: string } };
    Target__c: string;
    Status__c: string;
}

const KINDS = ['Held', 'Credentials Ready', 'Credentials Ready, Quiz Passed', 'Quiz Reminder'];
const dayOrNull = (moment: string | null): string | null => (moment === null ? null : dayOf(Date.parse(moment)));

/** @returns what is on record of each person, in the words of the table */
export async function onRecord(administrator: Visitor): Promise<Map<LivingPerson, Standing>> {
    const mine = `Contact__r.Employee_ID__c LIKE '770%'`;
    const of = (employeeId: string): Standing => found.get(EVERYBODY[Number(employeeId) - 770_000]!)!;
    const found = new Map(
        EVERYBODY.map((person): [LivingPerson, Standing] => [
            person,
            {
                license: null,
                provisionedOn: null,
                deprovisionedOn: null,
                reason: null,
                quizPassedOn: null,
                sendAccessOn: null,
                userIsActive: null,
                requests: [],
                lines: [],
                emails: []
            }
        ])
    );
    for (const row of await administrator.query<LicenseRow>(
        `SELECT Contact__r.Employee_ID__c, Status__c, Provisioned_On__c, Deprovisioned_On__c, Deprovision_Reason__c,
                Training_Quiz_Passed_On__c, Send_Access_On__c, User__r.IsActive FROM License__c WHERE ${mine}`
    )) {
        Object.assign(of(row.Contact__r.Employee_ID__c), {
            license: row.Status__c,
            provisionedOn: row.Provisioned_On__c,
            deprovisionedOn: row.Deprovisioned_On__c,
            reason: row.Deprovision_Reason__c,
            quizPassedOn: dayOrNull(row.Training_Quiz_Passed_On__c),
            sendAccessOn: dayOrNull(row.Send_Access_On__c),
            userIsActive: row.User__r?.IsActive ?? null
        });
    }
    for (const row of await administrator.query<RequestRow>(
        `SELECT License__r.Contact__r.Employee_ID__c, Type__c, Reason__c, Status__c, Cycle__r.Month__c, Completed_On__c
         FROM License_Request__c WHERE License__r.${mine} ORDER BY Name`
    )) {
        of(row.License__r.Contact__r.Employee_ID__c).requests.push({
            type: row.Type__c,
            reason: row.Reason__c,
            status: row.Status__c,
            month: row.Cycle__r.Month__c,
            completedOn: dayOrNull(row.Completed_On__c)
        });
    }
    for (const row of await administrator.query<LineRow>(
        `SELECT License__r.Contact__r.Employee_ID__c, Target__c, Status__c
         FROM License_Access__c WHERE License__r.${mine}`
    )) {
        of(row.License__r.Contact__r.Employee_ID__c).lines.push(`${row.Target__c} ${row.Status__c}`);
    }
    // One answer holds 2,000 rows.
    for (const kinds of [`IN (${quoted(KINDS)})`, `NOT IN (${quoted(KINDS)})`]) {
        for (const row of await administrator.query<EmailRow>(
            `SELECT License__r.Contact__r.Employee_ID__c, Kind__c, Status__c, Sent_On__c, To__c, Cc__c
             FROM License_Email__c WHERE License__r.${mine} AND Kind__c ${kinds}`
        )) {
            // To the person at the university, in copy the specialist of the campus (rule 7).
            const person = EVERYBODY[Number(row.License__r.Contact__r.Employee_ID__c) - 770_000]!;
            const specialist = person.licensedSince ? 'UCB' : person.campus;
            expect([row.To__c, row.Cc__c]).toEqual([universityEmail(person), addressOf(SPECIALISTS[specialist])]);
            const sent = row.Status__c === 'Sent' ? dayOrNull(row.Sent_On__c) : row.Status__c;
            of(row.License__r.Contact__r.Employee_ID__c).emails.push(`${sent} ${row.Kind__c}`);
        }
    }
    found.forEach(({ emails, lines }) => {
        emails.sort();
        lines.sort();
    });
    return found;
}
