import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { at, CYCLES, dayOf, inWords, plus } from './living/calendar.ts';
import * as office from './living/office.ts';
import { CHECKLIST_DAYS, END, EVERYBODY, NOON, START, type LivingPerson } from './living/people.ts';
import { standingAt, type Standing } from './living/table.ts';
import { atStep, check, choose, next, openContact, openWizard } from './screens.ts';
import { useOrg } from './use-org.ts';

jest.setTimeout(300_000);

const data = mkdtempSync(join(tmpdir(), 'living-'));
const org = useOrg('Riley Stone', { clock: '2026-11-02T09:00:00-07:00', data });
const { SPECIALISTS } = office;
const LABELS = { Salesforce: 'Salesforce', Marketing_Cloud: 'Marketing Cloud', Cvent: 'Cvent' } as const;

/** These do it in the browser: the wizard, and removing everything. */
const BY_WIZARD = EVERYBODY[0]!;
const REMOVED_BY_WIZARD = EVERYBODY[44]!;

let administrator: office.Visitor;
let specialists: Record<LivingPerson['campus'], office.Visitor>;
let users: Map<string, string>;

beforeAll(async () => {
    administrator = await office.visit(org.server.url);
    const rows = await administrator.query<{ Id: string; Name: string }>('SELECT Id, Name FROM User');
    users = new Map(rows.map(({ Id, Name }) => [Name, Id]));
    const open = (campus: LivingPerson['campus']): Promise<office.Visitor> =>
        office.visit(org.server.url, users.get(SPECIALISTS[campus]));
    specialists = {
        UCB: await open('UCB'),
        UCCS: await open('UCCS'),
        UCD: await open('UCD'),
        SYS: await open('SYS')
    };
    await office.moveIn(org.server);
}, 120_000);

afterAll(() => rmSync(data, { recursive: true, force: true }));

const contactsOf = async (people: LivingPerson[]): Promise<Map<string, string>> => {
    const ids = people.map(({ employeeId }) => `'${employeeId}'`).join(',');
    const rows = await administrator.query<{ Id: string; Employee_ID__c: string }>(
        `SELECT Id, Employee_ID__c FROM Contact WHERE Employee_ID__c IN (${ids})`
    );
    return new Map(rows.map((row) => [row.Employee_ID__c, row.Id]));
};

function grouped(people: LivingPerson[], key: (person: LivingPerson) => string): LivingPerson[][] {
    const groups = new Map<string, LivingPerson[]>();
    for (const person of people) {
        groups.set(key(person), [...(groups.get(key(person)) ?? []), person]);
    }
    return [...groups.values()];
}

/** The specialists of each campus submit what is asked for, many people at once. */
async function submit(people: LivingPerson[]): Promise<void> {
    const contacts = await contactsOf(people);
    for (const group of grouped(people, ({ campus, applications }) => campus + applications.join())) {
        const { campus, applications } = group[0]!;
        const results = await specialists[campus].apex<{ submitted: boolean }[]>('BulkRequestController', 'submit', {
            contactIds: group.map(({ employeeId }) => contacts.get(employeeId)),
            answers: {
                campus,
                specialistId: users.get(SPECIALISTS[campus]),
                answers: { eComm_Role__c: 'User' },
                applications
            }
        });
        expect(results.map(({ submitted }) => submitted)).toEqual(
            group.map(({ kind }) => kind === 'employee' || kind === 'poi')
        );
    }
}

async function submitByWizard(person: LivingPerson): Promise<void> {
    const { page } = org.user;
    await page.goto('/lightning/page/home');
    await openContact(page, office.universityEmail(person), person.name);
    await openWizard(page);
    await choose(page, 'Do you want to provision or deprovision this user?', 'Provision');
    await next(page);
    await atStep(page, 'Current Access');
    await next(page);
    await atStep(page, 'eComm Specialist Information');
    await next(page);
    await atStep(page, 'User Information');
    await choose(page, 'eComm Role', 'User');
    for (const application of person.applications) {
        await check(page, LABELS[application]);
    }
    await next(page);
    await atStep(page, 'Review and Submit');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByText('The provisioning request has been submitted.').waitFor();
}

async function submitByList(people: LivingPerson[]): Promise<void> {
    const { page } = org.user;
    await page.goto('/lightning/n/Bulk_Requests');
    await page.getByRole('textbox', { name: 'E-mail addresses' }).fill(people.map(office.universityEmail).join('\n'));
    await next(page);
    await atStep(page, 'eComm Specialist Information');
    await next(page);
    await atStep(page, 'User Information');
    await choose(page, 'eComm Role', 'User');
    for (const application of people[0]!.applications) {
        await check(page, LABELS[application]);
    }
    await next(page);
    await atStep(page, 'Preview');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await atStep(page, 'Result');
    await page.getByRole('button', { name: 'New List' }).waitFor();
}

async function withdraw(person: LivingPerson): Promise<void> {
    const [request] = await administrator.query<{ Id: string }>(
        `SELECT Id FROM License_Request__c WHERE License__r.Contact__r.Employee_ID__c = '${person.employeeId}'`
    );
    await specialists[person.campus].apex('ProvisionRequestController', 'withdraw', { requestId: request!.Id });
}

async function remove(person: LivingPerson): Promise<void> {
    const lines = await administrator.query<{ Id: string; License__r: { Contact__c: string } }>(
        `SELECT Id, License__r.Contact__c FROM License_Access__c
         WHERE License__r.Contact__r.Employee_ID__c = '${person.employeeId}' AND Status__c = 'Active'`
    );
    const result = await specialists[person.campus].apex<unknown>('ProvisionRequestController', 'deprovision', {
        form: {
            contactId: lines[0]!.License__r.Contact__c,
            accessIds: lines.map(({ Id }) => Id),
            hasLeft: person.leaves!.hasLeft
        }
    });
    expect(result).toMatchObject({ submitted: true });
}

async function removeByWizard(person: LivingPerson): Promise<void> {
    const { page } = org.user;
    await page.goto('/lightning/page/home');
    await openContact(page, office.universityEmail(person), person.name);
    await openWizard(page);
    await choose(page, 'Do you want to provision or deprovision this user?', 'Deprovision');
    await next(page);
    await atStep(page, 'Access to Remove');
    for (const application of person.applications) {
        await check(page, `${LABELS[application]} (Application)`);
    }
    await next(page);
    await atStep(page, 'Review and Submit');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByText('The deprovisioning request has been submitted.').waitFor();
}

/** The System team in its console, in the browser. */
async function inConsole(work: 'retry' | 'mark'): Promise<void> {
    const sam = await org.openAs('Sam Whitfield');
    await sam.page.goto('/lightning/n/Batch_Console');
    await sam.page.getByRole('heading', { level: 1, name: 'Monthly batch' }).waitFor();
    if (work === 'retry') {
        await sam.page.getByRole('button', { name: /^Retry all failed/ }).click();
        await sam.page.getByRole('status').getByText('The batch has ended.').waitFor();
    } else if ((await sam.page.getByText('Nothing waits for the System team.').count()) === 0) {
        await sam.page.getByRole('checkbox', { name: 'Choose all', exact: true }).check();
        await sam.page.getByRole('button', { name: /^Mark done \([1-9]/ }).click();
        await sam.page.getByText('Nothing waits for the System team.').waitFor();
    }
    expect(sam.errors).toEqual([]);
    await sam.context.close();
}

const each = async (people: LivingPerson[], work: (person: LivingPerson) => Promise<void>): Promise<void> => {
    for (const person of people) {
        await work(person);
    }
};

/** What is done at a moment, in this order, and by whom in the table. */
const DEEDS: {
    moments: (person: LivingPerson) => (number | null | undefined)[];
    work: (people: LivingPerson[], moment: number) => Promise<void>;
}[] = [
    {
        moments: ({ failsInBatch, courses }) =>
            failsInBatch ? [at(plus(CYCLES.find(({ cutOff }) => courses! <= cutOff)!.cutOffDay, 1), '02:00')] : [],
        work: (people) => office.employ(org.server, people, 'Inactive')
    },
    {
        moments: ({ failsInBatch, courses }) =>
            failsInBatch ? [at(plus(CYCLES.find(({ cutOff }) => courses! <= cutOff)!.from, 1), '09:30')] : [],
        work: async (people) => {
            await office.employ(org.server, people, 'Active');
            await inConsole('retry');
        }
    },
    {
        moments: ({ asks }) => asks,
        work: async (people, moment) => {
            let rest = people;
            if (people.includes(BY_WIZARD)) {
                await submitByWizard(BY_WIZARD);
                rest = people.filter((person) => person !== BY_WIZARD);
            } else if (dayOf(moment) === '2026-12-08') {
                const list = grouped(
                    people.filter(({ campus, kind }) => campus === 'UCB' && ['employee', 'poi'].includes(kind)),
                    ({ applications }) => applications.join()
                )[0]!;
                await submitByList(list);
                rest = people.filter((person) => !list.includes(person));
            }
            await submit(rest);
        }
    },
    {
        moments: ({ courses, kind, licensedSince }) =>
            licensedSince || !['employee', 'poi'].includes(kind) ? [] : [courses],
        work: (people) => office.provideCourses(org.server, people)
    },
    {
        moments: ({ signed }) => (signed === START ? [] : [signed]),
        work: (people) => office.sign(org.server, people)
    },
    { moments: ({ withdraws }) => [withdraws], work: (people) => each(people, withdraw) },
    {
        moments: ({ leaves }) => [leaves?.moment],
        work: (people) =>
            each(people, (person) => (person === REMOVED_BY_WIZARD ? removeByWizard(person) : remove(person)))
    },
    {
        moments: ({ misses }) => [misses],
        work: (people, moment) =>
            office.deliverQuiz(
                org.server,
                data,
                people.map((person) => ({ person, passed: false, moment }))
            )
    },
    {
        moments: ({ passes }) => [passes],
        work: (people, moment) =>
            office.deliverQuiz(
                org.server,
                data,
                people.map((person) => ({ person, passed: true, moment }))
            )
    },
    {
        moments: ({ activity }) => activity.filter(({ kind }) => kind === 'import').map(({ moment }) => moment),
        work: (people, moment) => office.importActivity(org.server, data, people, moment)
    },
    {
        moments: ({ activity }) => activity.filter(({ kind }) => kind === 'login').map(({ moment }) => moment),
        work: (people) =>
            each(people, async (person) => {
                const [user] = await administrator.query<{ Id: string }>(
                    `SELECT Id FROM User WHERE Email = '${office.universityEmail(person)}'`
                );
                await office.visit(org.server.url, user!.Id);
            })
    }
];

/** Everything that is done until a moment, each thing at its time. */
async function liveUntil(from: number, until: number): Promise<void> {
    const moments = new Set(CHECKLIST_DAYS.map((day) => at(day, NOON)));
    for (const { moments: of } of DEEDS) {
        EVERYBODY.flatMap(of).forEach((moment) => moment && moments.add(moment));
    }
    for (const moment of [...moments].filter((one) => one > from && one <= until).sort((a, b) => a - b)) {
        await org.server.moveClock({ to: new Date(moment).toISOString() });
        for (const { moments: of, work } of DEEDS) {
            const people = EVERYBODY.filter((person) => of(person).includes(moment));
            if (people.length > 0) {
                await work(people, moment);
            }
        }
        if (CHECKLIST_DAYS.some((day) => at(day, NOON) === moment)) {
            await inConsole('mark');
        }
    }
    await org.server.moveClock({ to: new Date(until).toISOString() });
}

/** @returns of the first people whose record is not what the table says, the record and the table */
async function differences(moment: number): Promise<{ person: LivingPerson; found: Standing; table: Standing }[]> {
    const onRecord = await office.onRecord(administrator);
    return EVERYBODY.map((person) => ({ person, found: onRecord.get(person)!, table: standingAt(person, moment) }))
        .filter(({ found, table }) => JSON.stringify(found) !== JSON.stringify(table))
        .slice(0, 5);
}

/** A card of the dashboard: its number, and what of it is not one of the three hundred. */
async function expectMetric(page: Page, name: string, ours: number, others: string): Promise<void> {
    const sample = (await administrator.query(others)).length;
    const shown = await page.getByRole('article', { name, exact: true }).locator('.value').textContent();
    expect([name, Number(shown)]).toEqual([name, ours + sample]);
}

/** The System team's dashboard counts what the table counts. */
async function compareDashboard(moment: number): Promise<void> {
    const sam = await org.openAs('Sam Whitfield');
    const { page } = sam;
    await page.goto('/lightning/page/home');
    await page.getByRole('article', { name: 'Active licenses', exact: true }).waitFor();
    const table = EVERYBODY.map((person) => ({ person, standing: standingAt(person, moment) }));
    const requests = (type: string, statuses: string[]): number =>
        table
            .flatMap(({ standing }) => standing.requests)
            .filter((one) => one.type === type && statuses.includes(one.status)).length;
    const isOutstanding = ({ courses, signed }: LivingPerson): boolean =>
        Math.max(courses ?? Infinity, signed ?? Infinity) > moment;
    const outstanding = table.filter(
        ({ person, standing }) =>
            isOutstanding(person) &&
            standing.requests.some(({ type, status }) => type === 'Provision' && ['Pending', 'Held'].includes(status))
    );
    const elsewhere = `License__r.Contact__r.Employee_ID__c NOT IN (${EVERYBODY.map(({ employeeId }) => `'${employeeId}'`).join()})`;
    const request = (type: string, statuses: string): string =>
        `SELECT Id FROM License_Request__c WHERE Type__c = '${type}' AND Status__c IN (${statuses}) AND ${elsewhere}`;
    await expectMetric(
        page,
        'Pending provisioning',
        requests('Provision', ['Pending', 'Ready']),
        request('Provision', `'Pending', 'Ready'`)
    );
    await expectMetric(
        page,
        'Requirements outstanding',
        outstanding.length,
        `${request('Provision', `'Pending', 'Held'`)} AND Pre_Access_Status__c = 'Outstanding'`
    );
    await expectMetric(
        page,
        'Pending deprovisioning',
        requests('Deprovision', ['Pending', 'Ready']),
        request('Deprovision', `'Pending', 'Ready'`)
    );
    await expectMetric(
        page,
        'Active licenses',
        table.filter(({ standing }) => standing.license === 'Active').length,
        `SELECT Id FROM License__c WHERE Status__c = 'Active' AND ${elsewhere.replace('License__r.', '')}`
    );
    expect(sam.errors).toEqual([]);
    await sam.context.close();
}

const MONTH_ENDS = [...['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'].map((day) => at(day, '22:00')), END];

describe('four months with three hundred people', () => {
    it.each(MONTH_ENDS.map((end, index) => [dayOf(end), index ? MONTH_ENDS[index - 1]! : START, end] as const))(
        'are, on %s, as the table says: every date, status and e-mail',
        async (day, from, until) => {
            await liveUntil(from, until);
            expect(await differences(until)).toEqual([]);
            if (day === '2027-01-31') {
                await compareDashboard(until);
            }
        }
    );

    it('lived through everything that can happen, so that nothing above holds for want of cases', () => {
        const emails: Record<string, number> = {};
        const statuses: Record<string, number> = {};
        for (const { emails: sent, requests } of EVERYBODY.map((person) => standingAt(person, END))) {
            for (const kind of sent.map((one) => one.slice(11))) {
                emails[kind] = (emails[kind] ?? 0) + 1;
            }
            for (const { type, reason, status } of requests) {
                const key = `${type}, ${reason}: ${status}`;
                statuses[key] = (statuses[key] ?? 0) + 1;
            }
        }
        expect(emails).toEqual({
            'Course Expiring': 8,
            'Credentials Ready': 181,
            'Credentials Ready, Quiz Passed': 22,
            Deprovisioned: 56,
            Held: 70,
            'Inactivity Warning': 24,
            'Last Warning': 45,
            'Not Processed': 8,
            'Quiz Reminder': 384,
            'Send Access': 118,
            'Tool Ready': 10
        });
        expect(statuses).toEqual({
            'Deprovision, Left The University: Completed': 14,
            'Deprovision, Left The University: Pending': 2,
            'Deprovision, No Login: Completed': 8,
            'Deprovision, Specialist Request: Completed': 9,
            'Deprovision, Specialist Request: Pending': 3,
            'Deprovision, Training Not Completed: Completed': 25,
            'Provision, Specialist Request: Cancelled': 20,
            'Provision, Specialist Request: Completed': 203,
            'Provision, Specialist Request: Held': 22,
            'Provision, Specialist Request: Pending': 5
        });
    });

    it('were announced in Chatter each month, with the exact dates', async () => {
        const posts = await administrator.query<{ Body: string; CreatedDate: string }>(
            'SELECT Body, CreatedDate FROM FeedItem ORDER BY CreatedDate'
        );
        expect(posts.map(({ CreatedDate }) => dayOf(Date.parse(CreatedDate)))).toEqual([
            '2026-11-03',
            '2026-12-01',
            '2027-01-04',
            '2027-02-01',
            '2027-03-01'
        ]);
        posts.forEach(({ Body }, index) => {
            const { cutOffDay, from, to, credentials } = CYCLES[index]!;
            for (const day of [cutOffDay, from, to, credentials]) {
                expect(Body).toContain(inWords(day));
            }
        });
    });
});
