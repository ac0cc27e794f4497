import { at, cycleAfter, CYCLES, plus, plusMonths } from './calendar.ts';

/** What is asked for: applications, by developer name. */
export type Applications = ('Salesforce' | 'Marketing_Cloud' | 'Cvent')[];

/** One of the three hundred people: who they are, and everything they and others do, each at its moment. */
export interface LivingPerson {
    number: number;
    name: string;
    email: string;
    employeeId: string;
    campus: 'UCB' | 'UCCS' | 'UCD' | 'SYS';
    kind: 'employee' | 'poi' | 'inactivePoi' | 'noEmail' | 'noEmployment';
    applications: Applications;
    /** licensed since that day, before the story begins */
    licensedSince?: string;
    /** when requests to provision are submitted */
    asks: number[];
    /** when the courses are provided, and when both have signed the agreement; null: never */
    courses: number | null;
    signed: number | null;
    withdraws?: number;
    /** while the batch runs the job has ended; it is back, and the request tried again, the day after */
    failsInBatch?: boolean;
    /** a quiz that is not passed, and one that is */
    misses?: number;
    passes?: number;
    /** when the specialist asks to remove everything, and whether the person has left */
    leaves?: { moment: number; hasLeft: boolean };
    /** activity: a Salesforce login, or what is imported from Marketing Cloud and Cvent */
    activity: { moment: number; kind: 'login' | 'import' }[];
    /** the last day of a course that is taken every two years, and of one that only Cvent asks for */
    expires?: string;
}

const CAMPUSES = ['UCB', 'UCCS', 'UCD', 'SYS'] as const;
const KITS: Applications[] = [
    ['Salesforce'],
    ['Marketing_Cloud'],
    ['Marketing_Cloud', 'Cvent'],
    ['Salesforce', 'Marketing_Cloud'],
    ['Cvent']
];
const FIRST_ASKS = ['2026-11-05', '2026-12-08', '2027-01-07', '2027-02-04'];
const STORIES = 13;
const LICENSED = 40;
const PEOPLE = 300;

/** What the System team does by hand, it does on these days at ten: the first in the first week, the second later. */
export const CHECKLIST_DAYS = [
    '2026-12-02',
    '2026-12-16',
    '2027-01-05',
    '2027-01-19',
    '2027-02-02',
    '2027-02-16',
    '2027-03-02',
    '2027-03-16'
];
export const NOON = '10:00';
export const START = at('2026-11-02', '09:00');
export const END = at('2027-03-22', '22:00');

/** Whether Salesforce itself gives some of the access, and whether people give some. */
export const hasUser = ({ applications }: LivingPerson): boolean => applications.includes('Salesforce');
export const hasChecklist = ({ applications }: LivingPerson): boolean =>
    applications.some((application) => application !== 'Salesforce');

/** @returns the first day from a moment on, on which the System team works its checklist at ten */
export function checklistDay(moment: number): string | undefined {
    return CHECKLIST_DAYS.find((day) => at(day, NOON) >= moment);
}

function someone(number: number): LivingPerson {
    return {
        number,
        name: `Person N${String(number).padStart(3, '0')}`,
        email: `person.n${String(number).padStart(3, '0')}`,
        employeeId: String(770_000 + number),
        campus: CAMPUSES[(number + Math.floor(number / 52)) % 4]!,
        kind: number % 7 === 3 ? 'poi' : 'employee',
        applications: KITS[number % 5]!,
        asks: [],
        courses: null,
        signed: START,
        activity: []
    };
}

/** The day on which a request that is complete by its cut-off gives the access. */
function provisionedOn(person: LivingPerson, complete: number): string {
    const cycle = cycleAfter(complete);
    if (person.failsInBatch) {
        return plus(cycle.from, 1);
    }
    return hasUser(person) ? cycle.from : (checklistDay(at(cycle.from, '05:00')) ?? cycle.from);
}

/** Somebody new: what happens to them follows from their number. */
function newcomer(number: number): LivingPerson {
    const person = someone(number);
    const month = number % FIRST_ASKS.length;
    const story = Math.floor(number / FIRST_ASKS.length) % STORIES;
    const ask = at(plus(FIRST_ASKS[month]!, 7 * (Math.floor(number / 4) % 3)), NOON);
    const own = cycleAfter(ask);
    const following = CYCLES[CYCLES.indexOf(own) + 1]!;
    person.asks = [ask];
    person.courses = ask;
    const after = (days: number): number => at(plus(provisionedOn(person, person.courses!), days), NOON);
    switch (story) {
        case 0:
            person.passes = after(10);
            break;
        case 1:
            person.passes = after(2);
            break;
        case 2: // never passes the quiz
            break;
        case 3:
            person.misses = after(20);
            person.passes = after(58);
            break;
        case 4: // the 60th day is still in time
            person.passes = after(60);
            break;
        case 5: // too late, by hours: the day after the cut-off
            person.asks = [at(plus(own.cutOffDay, 1), NOON)];
            person.courses = person.asks[0]!;
            person.passes = after(15);
            break;
        case 6: // the courses come a month late, on the last day
            person.courses = at(following.cutOffDay, '20:00');
            person.passes = after(9);
            break;
        case 7: // the supervisor signs two days late
            person.signed = at(plus(own.cutOffDay, 2), NOON);
            break;
        case 8: // never completes the courses, or is gone when the batch runs
            if (number % 8 < 4) {
                person.courses = null;
            } else {
                person.kind = 'employee';
                person.failsInBatch = true;
                person.passes = after(12);
            }
            break;
        case 9: // cannot be submitted at all
            person.kind = (['inactivePoi', 'noEmail', 'noEmployment'] as const)[number % 3]!;
            break;
        case 10:
            person.withdraws = at(plus(FIRST_ASKS[month]!, 7 * (Math.floor(number / 4) % 3) + 1), NOON);
            break;
        case 11: // is deprovisioned; the first ones come back
            person.passes = after(5);
            person.leaves = { moment: after(17), hasLeft: number % 8 < 4 };
            if (month === 0) {
                person.asks.push(at('2027-02-10', NOON));
            }
            break;
        default: // is swept after 60 days; the first ones come back
            if (month === 0) {
                person.asks.push(at('2027-02-18', NOON));
            }
    }
    return person;
}

/** Somebody who is licensed for long: who shows no activity for six months loses the access. */
function longLicensed(index: number): LivingPerson {
    const person = someone(PEOPLE - LICENSED + index);
    person.kind = 'employee';
    person.licensedSince = plus('2026-05-18', 3 * index);
    person.courses = START;
    person.applications = index % 5 === 2 ? ['Salesforce'] : ['Marketing_Cloud'];
    const last = plusMonths(person.licensedSince, 6);
    const soonest = '2026-11-04';
    const early = plus(last, -30);
    switch (index % 5) {
        case 1: // active before any warning
            person.activity = [{ moment: at(early < soonest ? soonest : early, NOON), kind: 'import' }];
            person.expires = plus('2026-12-10', 2 * index);
            break;
        case 2: // the warning is heeded: a login cancels it
            person.activity = [{ moment: at(plus(last, -5), NOON), kind: 'login' }];
            break;
        case 3: // on the last day but two something is imported
            person.activity = [{ moment: at(plus(last, -3), NOON), kind: 'import' }];
            break;
        case 4:
            person.activity = [{ moment: at('2026-11-05', NOON), kind: 'import' }];
            person.leaves = { moment: at('2026-12-10', NOON), hasLeft: true };
            break;
        default: // nothing: warned, and deprovisioned
    }
    return person;
}

/** All three hundred, always the same. */
export const EVERYBODY: LivingPerson[] = [
    ...Array.from({ length: PEOPLE - LICENSED }, (_, number) => newcomer(number)),
    ...Array.from({ length: LICENSED }, (_, index) => longLicensed(index))
];
