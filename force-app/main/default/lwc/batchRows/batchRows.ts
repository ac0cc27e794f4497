import request from '@salesforce/label/c.Console_Column_Request';
import person from '@salesforce/label/c.Console_Column_Person';
import campus from '@salesforce/label/c.Console_Column_Campus';
import change from '@salesforce/label/c.Console_Column_Change';
import status from '@salesforce/label/c.Console_Column_Status';
import access from '@salesforce/label/c.Console_Column_Access';
import what from '@salesforce/label/c.Console_Column_What';
import license from '@salesforce/label/c.Console_Column_License';
import due from '@salesforce/label/c.Console_Column_Due';
import email from '@salesforce/label/c.Console_Column_Email';
import role from '@salesforce/label/c.Console_Column_Role';
import units from '@salesforce/label/c.Console_Column_Units';
import waits from '@salesforce/label/c.Console_Column_Waits';
import task from '@salesforce/label/c.Console_Column_Task';
import give from '@salesforce/label/c.Console_Give';
import remove from '@salesforce/label/c.Console_Remove';
import reason from '@salesforce/label/c.Console_Column_Reason';
import taken from '@salesforce/label/c.Console_Candidate_Taken';
import { filled } from 'c/filled';

/**
 * @param step something that is done for a request
 * @returns it in one line, behind what it is done for
 */
export function stepText(step: Licenses.FulfilmentStep): string {
    return step.access ? `${step.access}: ${step.text}` : step.text;
}

/**
 * @param text lines of text, or nothing
 * @returns the lines
 */
export function linesOf(text?: string): string[] {
    return text ? text.split('\n') : [];
}

/**
 * @param candidate a user that could be somebody's
 * @returns in sentences why it could, and what is against it
 */
export function reasonsOf({ reason: why, takenBy, outside }: Licenses.UserCandidate): string[] {
    return [`${why}.`, takenBy ? filled(taken, takenBy) : '', outside ?? ''].filter(Boolean);
}

/**
 * The requests of a cycle as rows for a file.
 * @param requests the requests
 * @returns a heading row and one row a request
 */
export function reportOf(requests: Licenses.ConsoleRequest[]): string[][] {
    return [
        [request, license, person, campus, change, reason, status, access, what],
        ...requests.map((row) => [
            row.requestNumber,
            row.licenseNumber,
            row.contactName,
            row.campus,
            row.type,
            row.reason,
            row.statusLabel,
            row.access.join('; '),
            [...linesOf(row.problem), ...row.steps.map(stepText)].join('; ')
        ])
    ];
}

/**
 * The System team's checklist as rows for a file.
 * @param lines the lines
 * @returns a heading row and one row a line; days as 2026-12-07
 */
export function checklistOf(lines: Licenses.ChecklistLine[]): string[][] {
    return [
        [due, waits, task, access, person, email, role, units, campus, license, request, what],
        ...lines.map((line) => [
            line.dueOn ?? '',
            String(line.waitingDays ?? ''),
            line.isRemoval ? remove : give,
            line.access,
            line.contactName,
            line.email ?? '',
            line.role ?? '',
            line.businessUnits.join('; '),
            line.campus,
            line.licenseNumber,
            line.requestNumber,
            line.reason ?? ''
        ])
    ];
}
