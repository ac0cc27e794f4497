/** Who is in the org of a scale run, by groups in which everybody is alike, and what must have become of them in the end. */

/** When the run begins: the Sunday before the last business day of November 2026. */
export const START = '2026-11-29T18:00:00-07:00';
/** After the batch's first run; the System team works its checklist then. */
export const AFTER_BATCH = '2026-12-01T12:00:00-07:00';
/** After the credentials of the 7th, and everything else of the first week. */
export const END = '2026-12-08T12:00:00-07:00';
/** The cycle whose requests are worked. */
export const MONTH = '2026-12';

/** People who have a license when the run begins; days are ISO dates. */
export interface LicensedGroup {
    name: string;
    amount: number;
    provisionedOn: string;
    /** day of the post-training quiz, null when it is open */
    trainedOn: string | null;
    lastActivity: string | null;
    /** day on which the courses were completed; null for people without evidence on record */
    coursesOn: string | null;
    /** has a Salesforce user, with a permission set and a public group */
    hasUser: boolean;
    /** a deprovision request is submitted in the cycle */
    isLeaving: boolean;
    /** status at the end, and why */
    ends: { status: 'Active' | 'Inactive'; reason: string | null };
    /** kinds of the e-mails that each of them gets, one of each */
    emails: string[];
}

/** People who get a license; a request each. */
export interface RequestGroup {
    name: string;
    amount: number;
    applications: string[];
    businessUnits: boolean;
    publicGroup: boolean;
    /** both signed the agreement; courses are on record of all */
    isComplete: boolean;
    emails: string[];
}

export interface ScalePlan {
    licensed: LicensedGroup[];
    requests: RequestGroup[];
}

const part = (whole: number, percent: number): number => Math.floor((whole * percent) / 100);

/**
 * @param licenses people with a license when the run begins
 * @param requests requests in the cycle
 * @throws Error when there are too few licenses for those who leave
 */
export function scalePlan(licenses: number, requests: number): ScalePlan {
    const usual = {
        provisionedOn: '2026-02-05',
        trainedOn: '2026-02-20',
        lastActivity: '2026-11-01',
        coursesOn: null,
        hasUser: false,
        isLeaving: false,
        ends: { status: 'Active', reason: null } as const,
        emails: []
    };
    const deprovisioned = (reason: string): LicensedGroup['ends'] => ({ status: 'Inactive', reason });
    const licensed: LicensedGroup[] = [
        {
            ...usual,
            name: 'quiz open after 60 days',
            amount: part(licenses, 2),
            provisionedOn: '2026-09-08',
            trainedOn: null,
            hasUser: true,
            ends: deprovisioned('Training Not Completed'),
            emails: ['Deprovisioned']
        },
        {
            ...usual,
            name: 'no activity for six months',
            amount: part(licenses, 2),
            lastActivity: '2026-04-15',
            hasUser: true,
            ends: deprovisioned('No Login'),
            emails: ['Deprovisioned']
        },
        {
            ...usual,
            name: 'quiz open, reminded',
            amount: part(licenses, 3),
            provisionedOn: '2026-10-20',
            trainedOn: null,
            emails: ['Quiz Reminder']
        },
        {
            ...usual,
            name: 'inactive soon, warned',
            amount: part(licenses, 1),
            lastActivity: '2026-06-12',
            emails: ['Inactivity Warning']
        },
        // The awareness course is valid for two years, the others for three.
        {
            ...usual,
            name: 'course expiring',
            amount: part(licenses, 3),
            coursesOn: '2024-12-20',
            emails: ['Course Expiring']
        },
        {
            ...usual,
            name: 'leaving',
            amount: part(requests, 10),
            hasUser: true,
            isLeaving: true,
            ends: deprovisioned('Specialist Request'),
            emails: ['Deprovisioned']
        }
    ];
    const steady = licenses - licensed.reduce((sum, group) => sum + group.amount, 0);
    if (!(steady >= 0)) {
        throw new Error(
            `${licenses} licenses are too few for ${requests} requests: every tenth request is of somebody licensed`
        );
    }
    licensed.push({ ...usual, name: 'steady', amount: steady });
    return { licensed, requests: requestGroups(requests) };
}

function requestGroups(requests: number): RequestGroup[] {
    const held = {
        name: 'agreement missing',
        amount: part(requests, 20),
        applications: ['Salesforce', 'Marketing_Cloud'],
        businessUnits: true,
        publicGroup: false,
        isComplete: false,
        emails: ['Held']
    };
    const everything = {
        name: 'everything',
        amount: part(requests, 30),
        applications: ['Salesforce', 'Marketing_Cloud', 'Cvent'],
        businessUnits: true,
        publicGroup: true,
        isComplete: true,
        // The run ends before the first reminder, which counts from this e-mail.
        emails: ['Credentials Ready']
    };
    const rest = requests - part(requests, 10) - held.amount - everything.amount;
    const marketing = {
        name: 'Marketing Cloud',
        amount: rest,
        applications: ['Marketing_Cloud'],
        businessUnits: true,
        publicGroup: false,
        isComplete: true,
        emails: ['Credentials Ready']
    };
    return [everything, marketing, held];
}
