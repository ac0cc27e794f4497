/** One scale run: fills an org, lives through the first week of its cycle, and judges what came of it. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Org } from '../../local-org/org.ts';
import { checksOf, difference, dumpOf, hashOf, type Check } from './end-state.ts';
import { liveThroughKilled, type KillPoint } from './kill.ts';
import { openLedger, type JobEntry, type Ledger } from './ledger.ts';
import { scalePlan } from './plan.ts';
import { fill, liveThrough, openScaleOrg } from './scale-org.ts';

export interface ScaleRequest {
    licenses: number;
    requests: number;
    /** an empty folder */
    folder: string;
    /** kill processes at these points, and compare with an undisturbed run */
    kill: readonly KillPoint[];
    say: (line: string) => void;
}

/** A job as the report shows it. */
export interface JobReport extends JobEntry {
    /** executes of its batches; 0 for a queueable job */
    chunks: number;
    /** records that its runs worked on, as License_Job_Run__c has them; 0 for jobs that write none */
    records: number;
}

export interface ScaleResult {
    licenses: number;
    requests: number;
    buildSeconds: number;
    seconds: number;
    peakMegabytes: number;
    jobs: Record<string, JobReport>;
    checks: Check[];
    /** hash of the end state, the same for every run of the same size */
    endState: string;
    /** what went wrong; the run failed when there is any */
    problems: string[];
}

const KIBI = 1024;

export async function runScale({ licenses, requests, folder, kill, say }: ScaleRequest): Promise<ScaleResult> {
    const plan = scalePlan(licenses, requests);
    mkdirSync(folder, { recursive: true });
    const began = performance.now();
    let ledger = openLedger();
    const filled = openScaleOrg({ folder, onTransaction: ledger.note });
    fill(filled, plan, (scripts) => scripts % 100 === 0 && say(`${scripts} transactions of people and requests`));
    filled.store.close();
    const buildSeconds = secondsSince(began);
    const problems = overLimits(ledger.jobs());
    say(`The org is filled (${buildSeconds} s)`);

    const second = join(folder, 'killed');
    if (kill.length > 0) {
        cpSync(join(folder, 'org.sqlite'), join(second, 'org.sqlite'));
    }
    // Opened again: what the first week takes is measured without what filling left in memory.
    ledger = openLedger();
    const org = openScaleOrg({ folder, onTransaction: ledger.note });
    const lived = performance.now();
    problems.push(...liveThrough(org));
    const seconds = secondsSince(lived);
    say(`The first week is over (${seconds} s)`);
    const jobs = reportOf(org, ledger);
    problems.push(...overLimits(jobs));
    const checks = checksOf(org.store, plan);
    for (const { what, expected, found } of checks) {
        if (expected !== found) {
            problems.push(`${what}: ${found} instead of ${expected}`);
        }
    }
    const dump = dumpOf(org.store);
    org.store.close();
    if (kill.length > 0) {
        await liveThroughKilled(second, kill);
        const other = openScaleOrg({ folder: second, onTransaction: () => undefined });
        const differences = difference(dump, dumpOf(other.store));
        other.store.close();
        say(`Killed ${kill.length} times: the end state is ${differences.length === 0 ? 'the same' : 'another'}`);
        problems.push(...differences.map((line) => `after a kill: ${line}`));
    }
    return {
        licenses,
        requests,
        buildSeconds,
        seconds,
        peakMegabytes: Math.round(process.resourceUsage().maxRSS / KIBI),
        jobs,
        checks,
        endState: hashOf(dump),
        problems
    };
}

function reportOf(org: Org, ledger: Ledger): Record<string, JobReport> {
    const numbers = (sql: string): Map<string, number> =>
        new Map(org.store.all(sql).map((row) => [String(row['name']), Number(row['n'])]));
    const records = numbers(
        `SELECT c."Name" AS name, sum(r."Processed__c") AS n FROM "License_Job_Run__c" r
         JOIN "AsyncApexJob" a ON a."Id" = r."Async_Job_Id__c" JOIN "ApexClass" c ON c."Id" = a."ApexClassId" GROUP BY 1`
    );
    const chunks = numbers(
        `SELECT c."Name" AS name, sum(a."TotalJobItems") AS n FROM "AsyncApexJob" a JOIN "ApexClass" c ON c."Id" = a."ApexClassId"
         WHERE a."JobType" = 'BatchApex' GROUP BY 1`
    );
    return Object.fromEntries(
        Object.entries(ledger.jobs()).map(([name, entry]) => [
            name,
            { ...entry, chunks: chunks.get(name) ?? 0, records: records.get(name) ?? 0 }
        ])
    );
}

/** A transaction that went over a limit has failed, save for the CPU time, which the local org tells and does not enforce. */
function overLimits(jobs: Readonly<Record<string, JobEntry>>): string[] {
    return Object.entries(jobs).flatMap(([name, { failed, peak }]) => [
        ...(failed > 0 ? [`${name}: ${failed} transactions failed`] : []),
        ...Object.entries(peak)
            .filter(([, { used, limit }]) => used > limit)
            .map(([limit, use]) => `${name}: ${limit} ${use.used} of ${use.limit}`)
    ]);
}

/** Limits that follow the amount of records by their nature, or the machine. */
const NOT_COMPARED = new Set(['cpuTime', 'queryLocatorRows']);

/**
 * Compares the highest use of the limits with that of a smaller run.
 * @returns a line for each limit of which a transaction used more in the larger run
 */
export function growth(smaller: ScaleResult, larger: ScaleResult): string[] {
    return Object.entries(larger.jobs).flatMap(([name, { peak }]) =>
        Object.entries(peak).flatMap(([limit, { used }]) => {
            const before = smaller.jobs[name]?.peak[limit]?.used ?? 0;
            return used > before && !NOT_COMPARED.has(limit) ? [`${name}: ${limit} ${before} → ${used}`] : [];
        })
    );
}

function secondsSince(began: number): number {
    return Math.round((performance.now() - began) / 100) / 10;
}
