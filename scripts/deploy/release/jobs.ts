import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listed, quoted, rowsOf, type Row } from '../answers.ts';
import type { Org, OrgQuestions } from '../salesforce-cli.ts';

/** What is in the way of a release, in words for whoever releases. */
export class ReleaseError extends Error {}

/** How every schedule of the license changes begins (LicenseJobs). */
const OURS = "CronJobDetail.Name LIKE 'License changes: %'";

/** @returns who the scheduled jobs run as, each once */
export async function whoRunsJobs(org: OrgQuestions): Promise<string[]> {
    const schedules = await rows(org, `SELECT OwnerId FROM CronTrigger WHERE ${OURS}`);
    const owners = [...new Set(schedules.map(({ OwnerId }) => String(OwnerId)))];
    if (owners.length === 0) {
        return [];
    }
    const users = await rows(org, `SELECT Username FROM User WHERE Id IN ${listed(owners)}`);
    return users.map(({ Username }) => String(Username));
}

/**
 * @param classes names of the project's classes
 * @returns those of them that work at this moment, or wait to
 */
export async function classesAtWork(org: OrgQuestions, classes: readonly string[]): Promise<string[]> {
    const atWork = await rows(
        org,
        "SELECT ApexClass.Name FROM AsyncApexJob WHERE JobType IN ('BatchApex', 'Queueable', 'Future') AND Status IN ('Holding', 'Queued', 'Preparing', 'Processing')"
    );
    const names = atWork.map((row) => String((row['ApexClass'] as Row | null)?.['Name']));
    return [...new Set(names)].filter((name) => classes.includes(name));
}

/** Takes the jobs out of the schedule. @throws ReleaseError where the org does not let the user */
export async function stopJobs(org: Org): Promise<void> {
    await apex(
        org,
        `for (CronTrigger one : [SELECT Id FROM CronTrigger WHERE ${OURS}]) {\n    System.abortJob(one.Id);\n}`
    );
}

/** Schedules the jobs, which run as this user from then on. @throws ReleaseError where it is not the user of the jobs */
export async function startJobs(org: Org, root: string): Promise<void> {
    await apex(org, readFileSync(join(root, 'scripts', 'deploy', 'schedule-jobs.apex'), 'utf8'));
}

/**
 * Takes permission sets and groups from everybody who has them.
 * @param names developer names of both
 */
export async function takePermissions(org: Org, names: readonly string[]): Promise<void> {
    const some = `{ ${names.map(quoted).join(', ')} }`;
    await apex(
        org,
        `Set<String> names = new Set<String>${some};
delete [SELECT Id FROM PermissionSetAssignment WHERE PermissionSetGroup.DeveloperName IN :names];
delete [SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN :names AND PermissionSetGroupId = NULL];`
    );
}

/** @returns how many records each object has, those without any left out */
export async function recordsOf(org: OrgQuestions, objects: readonly string[]): Promise<Map<string, number>> {
    const answers = await org.ask(objects.map((name) => `SELECT COUNT() FROM ${name}`));
    return new Map(
        objects.flatMap((name, index) => {
            const answer = answers[index]!;
            // What cannot be counted may be there, and would be lost.
            if (!answer.ok) {
                throw new ReleaseError(`The records of ${name} could not be counted: ${answer.why}`);
            }
            const { totalSize } = answer.json as { totalSize: number };
            return totalSize > 0 ? [[name, totalSize] as const] : [];
        })
    );
}

async function rows(org: OrgQuestions, query: string): Promise<Row[]> {
    const [answer] = await org.ask([query]);
    if (!answer?.ok) {
        throw new ReleaseError(`The org refused a question: ${answer?.why ?? query}`);
    }
    return rowsOf(answer.json);
}

async function apex(org: Org, source: string): Promise<void> {
    const message = await org.apex(source);
    if (message !== null) {
        throw new ReleaseError(message);
    }
}
