import { at, CYCLES, cycleAfter, dayOf, plus, plusMonths } from './calendar.ts';
import { checklistDay, END, hasChecklist, hasUser, NOON, START, type LivingPerson } from './people.ts';

/** A request as the table says it must stand. */
export interface ExpectedRequest {
    type: string;
    reason: string;
    status: string;
    month: string;
    completedOn: string | null;
}

/** What must be on record of one person at a moment, and nothing else. */
export interface Standing {
    license: string | null;
    provisionedOn: string | null;
    deprovisionedOn: string | null;
    reason: string | null;
    quizPassedOn: string | null;
    sendAccessOn: string | null;
    userIsActive: boolean | null;
    requests: ExpectedRequest[];
    /** each application asked for, with where it stands, such as `Cvent Active`, in the order of the alphabet */
    lines: string[];
    /** `2026-12-07 Credentials Ready` */
    emails: string[];
}

type Change = (standing: Standing) => void;

/** The life of one person: what changes, each at its moment, from the plain rules of product.md. */
class Life {
    readonly changes: { moment: number; change: Change }[] = [];
    private readonly person: LivingPerson;
    /** When what is done by hand was done last. */
    private byHand = 0;

    constructor(person: LivingPerson) {
        this.person = person;
    }

    on(moment: number, change: Change): void {
        this.changes.push({ moment, change });
    }

    /** An e-mail that is due at a moment leaves within three hours; the last of a day at a quarter to midnight. */
    email(moment: number, kind: string): void {
        const day = dayOf(moment);
        const last = at(day, '23:45');
        this.on(moment, ({ emails }) => emails.push(`${moment <= last ? day : plus(day, 1)} ${kind}`));
    }

    /** A request from a moment on; gives what changes it later. */
    request(moment: number, type: string, reason: string): (later: number, change: Partial<ExpectedRequest>) => void {
        const request: ExpectedRequest = {
            type,
            reason,
            status: 'Pending',
            month: cycleAfter(moment).month,
            completedOn: null
        };
        const key = `${moment} ${type}`;
        this.on(moment, ({ requests }) => requests.push(Object.assign({ key }, request)));
        return (later, change) =>
            this.on(later, ({ requests }) => {
                Object.assign(
                    requests.find((one) => (one as { key?: string }).key === key)!,
                    change
                );
            });
    }

    /** Where the lines of access stand from a moment on: all, those of Salesforce itself, or those done by hand. */
    private access(moment: number, from: string, to: string, which: 'all' | 'user' | 'hand' = 'all'): void {
        const concerned = this.person.applications.filter(
            (application) => which === 'all' || (application === 'Salesforce') === (which === 'user')
        );
        this.on(moment, (standing) => {
            for (const application of concerned) {
                const index = standing.lines.indexOf(`${application} ${from}`);
                standing.lines[index < 0 ? standing.lines.length : index] = `${application} ${to}`;
            }
        });
    }

    /** Rules 1 to 7 and 12: a request, from the screen to the access. @returns when the access was given, or null */
    provision(moment: number): number | null {
        const { person } = this;
        const follow = this.request(moment, 'Provision', 'Specialist Request');
        this.on(moment, (standing) => (standing.license = 'Requested'));
        this.access(moment, '', 'Requested');
        if (person.withdraws) {
            follow(person.withdraws, { status: 'Cancelled' });
            this.on(person.withdraws, (standing) => (standing.license = 'Inactive'));
            this.access(person.withdraws, 'Requested', 'Cancelled');
            return null;
        }
        const complete =
            person.courses === null || person.signed === null
                ? Infinity
                : Math.max(moment, person.courses, person.signed);
        let cycle = cycleAfter(moment);
        while (complete > cycle.cutOff) {
            const decided = at(plus(cycle.cutOffDay, 1), '00:05');
            const following = CYCLES[CYCLES.indexOf(cycle) + 1];
            if (decided > END || !following) {
                return null;
            }
            this.email(decided, 'Held');
            follow(decided, { status: 'Held', month: following.month });
            cycle = following;
        }
        follow(at(plus(cycle.cutOffDay, 1), '00:05'), { status: 'Ready' });
        let batch = at(cycle.from, '05:00');
        if (person.failsInBatch) {
            follow(batch, { status: 'Failed' });
            // Told once, though it is tried again by itself the next morning, in vain as well (rule 15).
            this.email(batch, 'Not Processed');
            batch = at(plus(cycle.from, 1), '09:30');
            follow(batch, { status: 'Ready' });
        }
        const byHand = hasChecklist(person) ? at(checklistDay(batch) ?? '2027-12-31', NOON) : batch;
        this.byHand = byHand;
        const given = hasUser(person) ? batch : byHand;
        if (hasUser(person)) {
            this.on(batch, (standing) => (standing.userIsActive = true));
        }
        this.on(given, (standing) => {
            standing.license = 'Active';
            standing.provisionedOn = dayOf(given);
            standing.deprovisionedOn = null;
            standing.reason = null;
            standing.sendAccessOn = standing.quizPassedOn && dayOf(given);
        });
        this.access(batch, 'Requested', 'Active', 'user');
        this.access(batch, 'Requested', 'In Progress', 'hand');
        this.access(byHand, 'In Progress', 'Active', 'hand');
        follow(byHand, { status: 'Completed', completedOn: dayOf(byHand) });
        return given;
    }

    /** Rules 7 to 9, from the day the access was given until it ends. */
    train(given: number, until: number): void {
        const { person } = this;
        const day = dayOf(given);
        const passes = person.passes ?? Infinity;
        const active = (moment: number): boolean => moment >= given && moment < until;
        const email = (moment: number, kind: string): void => {
            if (active(moment)) {
                this.email(moment, kind);
            }
        };
        const announced = CYCLES.find(({ month }) => month === day.slice(0, 7))!.credentials;
        let told = at(announced > day ? announced : day, '08:30');
        if (told < given) {
            told = at(plus(day, 1), '08:30');
        }
        email(told, passes <= told ? 'Credentials Ready, Quiz Passed' : 'Credentials Ready');
        // What is done by hand after the person was told of Salesforce is told by itself, each tool in an e-mail of its own.
        if (hasUser(person) && hasChecklist(person) && this.byHand > told) {
            const next = at(plus(dayOf(this.byHand), 1), '08:40');
            person.applications
                .filter((application) => application !== 'Salesforce')
                .forEach(() => email(next, 'Tool Ready'));
        }
        // Counted from the e-mail with the credentials (rule 8), the 60 days from the access (rule 9).
        for (const week of active(told) ? [1, 2, 3, 4] : []) {
            const moment = at(plus(dayOf(told), 7 * week), '08:00');
            if (passes > moment) {
                email(moment, 'Quiz Reminder');
            }
        }
        const lastWarning = at(plus(day, 55), '08:00');
        if (passes > lastWarning) {
            email(lastWarning, 'Last Warning');
        }
        if (passes >= given) {
            email(passes, 'Send Access');
        }
    }

    /** Rules 5, 6 and 11: everything is removed, in the next cycle when a specialist asks and at once in a sweep. */
    end(moment: number, reason: string): number {
        const { person } = this;
        const follow = this.request(moment, 'Deprovision', reason);
        const isSweep = reason === 'Training Not Completed' || reason === 'No Login';
        const cycle = cycleAfter(moment);
        const batch = isSweep ? moment : at(cycle.from, '05:00');
        follow(isSweep ? moment : at(plus(cycle.cutOffDay, 1), '00:05'), { status: 'Ready' });
        if (hasUser(person)) {
            this.on(batch, (standing) => (standing.userIsActive = false));
        }
        const over = hasChecklist(person) ? at(checklistDay(batch) ?? '2027-12-31', NOON) : batch;
        this.access(moment, 'Active', 'Removal Requested');
        this.access(batch, 'Removal Requested', 'Removed', 'user');
        this.access(over, 'Removal Requested', 'Removed', 'hand');
        follow(over, { status: 'Completed', completedOn: dayOf(over) });
        this.on(over, (standing) => {
            standing.license = 'Inactive';
            standing.deprovisionedOn = dayOf(over);
            standing.reason = reason;
            standing.sendAccessOn = null;
        });
        // Who is ended by a sweep is told the same day, whatever is left to do by hand.
        this.email(isSweep ? moment : over, 'Deprovisioned');
        return over;
    }

    /** Rule 10: warned two weeks ahead, ended on the day after six months without activity. */
    watch(since: string): void {
        const ended = this.person.leaves ? this.end(this.person.leaves.moment, 'Left The University') : Infinity;
        const warned = new Set<string>();
        for (let day = dayOf(START); at(day, '04:00') < Math.min(END, ended); day = plus(day, 1)) {
            const moment = at(day, '04:00');
            const latest = this.person.activity
                .filter((activity) => activity.moment < moment)
                .map((activity) => dayOf(activity.moment))
                .reduce((later, other) => (other > later ? other : later), since);
            const last = plusMonths(latest, 6);
            if (moment < START) {
                continue;
            }
            if (day > last) {
                this.end(moment, 'No Login');
                return;
            }
            if (day >= plus(last, -14) && !warned.has(last)) {
                warned.add(last);
                this.email(moment, 'Inactivity Warning');
            }
        }
    }
}

const NOBODY: Standing = {
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
};

/** Who cannot be provisioned never gets a request (rule 1). */
const isRefused = ({ kind }: LivingPerson): boolean => ['inactivePoi', 'noEmail', 'noEmployment'].includes(kind);

function lifeOf(person: LivingPerson): Life {
    const life = new Life(person);
    if (person.licensedSince) {
        life.watch(person.licensedSince);
        if (person.expires) {
            life.email(at(plus(person.expires, -30), '01:30'), 'Course Expiring');
        }
        return life;
    }
    if (isRefused(person)) {
        return life;
    }
    if (person.passes) {
        const passes = person.passes;
        life.on(passes, (standing) => {
            standing.quizPassedOn = dayOf(passes);
            standing.sendAccessOn = standing.license === 'Active' ? dayOf(passes) : null;
        });
    }
    for (const ask of person.asks) {
        const given = life.provision(ask);
        if (given === null || given > END) {
            continue;
        }
        const sweep = at(plus(dayOf(given), 61), '03:00');
        let until = Infinity;
        if (person.leaves && person.leaves.moment > given) {
            until = life.end(
                person.leaves.moment,
                person.leaves.hasLeft ? 'Left The University' : 'Specialist Request'
            );
        } else if ((person.passes ?? Infinity) > sweep && sweep <= END) {
            until = life.end(sweep, 'Training Not Completed');
        }
        life.train(given, until);
    }
    return life;
}

/** @returns what must be on record of a person at a moment */
export function standingAt(person: LivingPerson, moment: number): Standing {
    const standing: Standing = structuredClone(NOBODY);
    if (person.licensedSince) {
        Object.assign(standing, {
            license: 'Active',
            provisionedOn: person.licensedSince,
            quizPassedOn: plus(person.licensedSince, 10),
            sendAccessOn: plus(person.licensedSince, 10),
            userIsActive: hasUser(person) ? true : null,
            lines: person.applications.map((application) => `${application} Active`)
        });
    }
    const { changes } = lifeOf(person);
    changes
        .map((one, order) => ({ ...one, order }))
        .filter((one) => one.moment <= moment)
        .sort((a, b) => a.moment - b.moment || a.order - b.order)
        .forEach(({ change }) => change(standing));
    standing.requests = standing.requests.map(({ type, reason, status, month, completedOn }) => ({
        type,
        reason,
        status,
        month,
        completedOn
    }));
    standing.lines.sort();
    standing.emails.sort();
    return standing;
}
