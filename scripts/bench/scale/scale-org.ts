/** The org of a scale run: opened on a file, filled, and taken through the first week of its cycle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executeAnonymous } from '../../local-org/entry/anonymous.ts';
import { movingClock } from '../../local-org/jobs/clock.ts';
import { resumeJobs } from '../../local-org/jobs/resume.ts';
import type { TransactionReport } from '../../local-org/runtime/transaction.ts';
import { openOrg, type Org } from '../../local-org/org.ts';
import { AFTER_BATCH, END, START, type ScalePlan } from './plan.ts';
import { FOUNDATION, population } from './population.ts';

const root = process.env.PROJECT_ROOT ?? process.cwd();

/** The System team marks so many lines done at once. */
const CHECKLIST_CHUNK = 200;

export interface ScaleOrgOptions {
    /** folder of the data */
    folder: string;
    onTransaction: (report: TransactionReport) => void;
}

/** @throws Error when the Apex does not compile, or a job that an earlier process left behind cannot go on */
export function openScaleOrg({ folder, onTransaction }: ScaleOrgOptions): Org {
    const org = openOrg({
        projectDirs: [root],
        file: join(folder, 'org.sqlite'),
        cacheFolder: join(root, '.local-org', 'cache', 'apex'),
        startAt: Date.parse(START),
        onTransaction
    });
    const problems = [
        ...org.program.errors.map((error) => `${error.file}:${error.line} ${error.message}`),
        ...resumeJobs(org)
    ];
    if (problems.length > 0) {
        org.store.close();
        throw new Error(problems.join('\n'));
    }
    return org;
}

/** Runs anonymous Apex as the administrator. @throws Error with the script's name */
function apex(org: Org, name: string, source: string): void {
    try {
        const errors = executeAnonymous(org, org.adminId, source);
        if (errors.length > 0) {
            throw new Error(errors.map((error) => `${error.line}: ${error.message}`).join('\n'));
        }
    } catch (error) {
        throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    }
}

/** Fills a new org, while its clock stands. @param told is told how many scripts ran */
export function fill(org: Org, plan: ScalePlan, told: (scripts: number) => void = () => undefined): void {
    org.clock.stand();
    apex(org, 'users', readFileSync(join(root, 'scripts', 'data', '1-users.apex'), 'utf8'));
    apex(org, 'foundation', FOUNDATION);
    let scripts = 0;
    for (const { name, source } of population(plan)) {
        apex(org, name, source);
        told(++scripts);
    }
    apex(org, 'jobs', readFileSync(join(root, 'scripts', 'data', '4-jobs.apex'), 'utf8'));
    org.clock.runOn();
}

/**
 * Takes the org from wherever it is to the end of its first week: jobs run in the order of their times, and at noon of the
 * first day the System team works its checklist.
 * @returns what failed: jobs, with the org's time
 */
export function liveThrough(org: Org): string[] {
    const problems: string[] = [];
    const moveTo = (moment: string): void => {
        const to = Date.parse(moment);
        if (org.clock.now() >= to) {
            return;
        }
        for (const fired of movingClock(org, to)) {
            if (fired?.problem) {
                problems.push(`${new Date(fired.at).toISOString()} ${fired.className}: ${fired.problem}`);
            }
        }
    };
    moveTo(AFTER_BATCH);
    workChecklist(org);
    moveTo(END);
    return problems;
}

/** Marks everything done that waits for the System team, in transactions of their own. */
function workChecklist(org: Org): void {
    const waiting = `SELECT Id FROM License_Access__c WHERE Status__c = 'In Progress' OR (Status__c = 'Removal Requested'
        AND Removal_Requested_In__r.Status__c = 'Ready') ORDER BY Id LIMIT ${CHECKLIST_CHUNK}`;
    const count = (): number =>
        Number(
            org.store.get(
                `SELECT count(*) AS n FROM "License_Access__c" a LEFT JOIN "License_Request__c" r ON r."Id" = a."Removal_Requested_In__c"
                 WHERE a."Status__c" = 'In Progress' OR (a."Status__c" = 'Removal Requested' AND r."Status__c" = 'Ready')`
            )!['n']
        );
    for (let left = count(), before = Infinity; left > 0 && left < before; before = left, left = count()) {
        apex(
            org,
            'checklist',
            `Map<Id, License_Access__c> lines = new Map<Id, License_Access__c>([${waiting}]);
             new ChecklistService(Datetime.now()).markDone(lines.keySet());`
        );
    }
}
