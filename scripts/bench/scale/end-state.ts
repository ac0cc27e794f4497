/** What must be true in the end, counted from the plan alone, and a dump to compare two runs with. */
import { createHash } from 'node:crypto';
import type { Store } from '../../local-org/database/store.ts';
import { MONTH, type ScalePlan } from './plan.ts';

/** A number that must be what the plan says. */
export interface Check {
    what: string;
    expected: number;
    found: number;
}

/** @returns every number that the plan foretells, with what the org has */
export function checksOf(store: Store, plan: ScalePlan): Check[] {
    const count = (sql: string, ...values: string[]): number => Number(store.get(sql, values)?.['n'] ?? 0);
    const sum = <T extends { amount: number }>(groups: T[], which: (group: T) => boolean): number =>
        groups.filter(which).reduce((total, group) => total + group.amount, 0);
    const checks: Check[] = [];
    const check = (what: string, expected: number, found: number): void => void checks.push({ what, expected, found });

    const licenses = (condition: string, ...values: string[]): number =>
        count(`SELECT count(*) AS n FROM "License__c" WHERE ${condition}`, ...values);
    const complete = sum(plan.requests, (group) => group.isComplete);
    const held = sum(plan.requests, (group) => !group.isComplete);
    const ended = sum(plan.licensed, (group) => group.ends.status === 'Inactive');
    const leaving = sum(plan.licensed, (group) => group.isLeaving);
    check(
        'active licenses',
        complete + sum(plan.licensed, (group) => group.ends.status === 'Active'),
        licenses(`"Status__c" = 'Active'`)
    );
    check('licenses that wait', held, licenses(`"Status__c" = 'Requested'`));
    for (const reason of ['Training Not Completed', 'No Login', 'Specialist Request']) {
        check(
            `inactive: ${reason}`,
            sum(plan.licensed, (group) => group.ends.reason === reason),
            licenses(`"Status__c" = 'Inactive' AND "Deprovision_Reason__c" = ?`, reason)
        );
    }

    const requests = (type: string, status: string, cycle: string): number =>
        count(
            `SELECT count(*) AS n FROM "License_Request__c" r JOIN "License_Cycle__c" c ON c."Id" = r."Cycle__c"
             WHERE r."Type__c" = ? AND r."Status__c" = ? AND r."Reason__c" = 'Specialist Request' AND c."Month__c" ${cycle} '${MONTH}'`,
            type,
            status
        );
    check('provision requests completed', complete, requests('Provision', 'Completed', '='));
    check('provision requests held for the next cycle', held, requests('Provision', 'Held', '>'));
    check('deprovision requests completed', leaving, requests('Deprovision', 'Completed', '='));
    check(
        'requests that failed',
        0,
        count(`SELECT count(*) AS n FROM "License_Request__c" WHERE "Status__c" = 'Failed'`)
    );
    const cycle = store.get('SELECT * FROM "License_Cycle__c" WHERE "Month__c" = ?', [MONTH]);
    // The sweeps' requests wait for the System team too.
    check('cycle: ready', complete + ended, Number(cycle?.['Ready_Requests__c']));
    check('cycle: held', held, Number(cycle?.['Held_Requests__c']));

    const salesforce = sum(plan.requests, (group) => group.isComplete && group.applications.includes('Salesforce'));
    const groups = sum(plan.requests, (group) => group.isComplete && group.publicGroup);
    const ours = `FROM "User" u WHERE u."EmployeeNumber" LIKE 'S1%'`;
    check('active users', salesforce, count(`SELECT count(*) AS n ${ours} AND u."IsActive" = 1`));
    check('deactivated users', ended, count(`SELECT count(*) AS n ${ours} AND u."IsActive" = 0`));
    check(
        'public group memberships',
        groups,
        count(`SELECT count(*) AS n FROM "GroupMember" WHERE "UserOrGroupId" IN (SELECT u."Id" ${ours})`)
    );
    check(
        'permission sets of users',
        salesforce,
        count(
            `SELECT count(*) AS n FROM "PermissionSetAssignment" a JOIN "PermissionSet" p ON p."Id" = a."PermissionSetId"
             WHERE p."Name" = 'eComm_User' AND a."AssigneeId" IN (SELECT u."Id" ${ours})`
        )
    );
    const kinds = new Set([...plan.licensed, ...plan.requests].flatMap((group) => group.emails));
    for (const kind of kinds) {
        check(
            `e-mails: ${kind}`,
            sum(plan.licensed, (group) => group.emails.includes(kind)) +
                sum(plan.requests, (group) => group.emails.includes(kind)),
            count('SELECT count(*) AS n FROM "License_Email__c" WHERE "Kind__c" = ?', kind)
        );
    }
    check('e-mails that failed', 0, count(`SELECT count(*) AS n FROM "License_Email__c" WHERE "Status__c" = 'Failed'`));
    check(
        'jobs with errors',
        0,
        count(
            `SELECT count(*) AS n FROM "AsyncApexJob" WHERE "NumberOfErrors" > 0 OR "Status" IN ('Failed', 'Aborted')`
        )
    );
    return checks;
}

const TABLES = /^(License_.*__c|License__c|Course_Completion__c|User|GroupMember|PermissionSetAssignment)$/;
/** Facts about the run, not about what became of people: system fields, the job's own id, a random nickname. */
const LEFT_OUT =
    /^(Id|CreatedDate|CreatedById|LastModified.*|SystemModstamp|LastViewedDate|LastReferencedDate|Async_Job_Id__c|CommunityNickname)$/;
const HOUR_MS = 3_600_000;

/**
 * Everything that the run wrote, in an order and with references that do not depend on it. Times are to the hour: a restart
 * takes seconds.
 * @returns lines by table
 */
export function dumpOf(store: Store): Map<string, string[]> {
    const dump = new Map<string, string[]>();
    const names = namesById(store);
    for (const object of store.schema.objects.values()) {
        if (!TABLES.test(object.name)) {
            continue;
        }
        const times = new Set(
            [...object.fields.values()].filter((one) => one.type === 'DATETIME').map((one) => one.name)
        );
        const rows = store.all(`SELECT * FROM "${object.name}"`).map((row) =>
            Object.entries(row)
                .filter(([column, value]) => value !== null && !LEFT_OUT.test(column))
                .map(([column, value]) => {
                    const text = times.has(column)
                        ? new Date(Math.floor(Number(value) / HOUR_MS) * HOUR_MS).toISOString()
                        : String(value);
                    return `${column}=${text.replace(/\b[a-zA-Z0-9]{18}\b/g, (id) => names.get(id) ?? id)}`;
                })
                .join('|')
        );
        dump.set(object.name, rows.sort());
    }
    return dump;
}

/** The natural keys that references are shown with. */
function namesById(store: Store): Map<string, string> {
    const names = new Map<string, string>();
    for (const [table, name] of [
        ['Contact', 'Employee_ID__c'],
        ['User', 'Username'],
        ['Group', 'DeveloperName'],
        ['PermissionSet', 'Name'],
        ['License_Cycle__c', 'Month__c']
    ] as const) {
        for (const row of store.all(`SELECT "Id" AS id, "${name}" AS name FROM "${table}"`)) {
            names.set(String(row['id']), String(row['name']));
        }
    }
    for (const row of store.all('SELECT "Id" AS id, "Contact__c" AS contact FROM "License__c"')) {
        names.set(String(row['id']), `license of ${names.get(String(row['contact']))}`);
    }
    for (const row of store.all(
        'SELECT "Id" AS id, "License__c" AS license, "Reason__c" AS reason FROM "License_Request__c"'
    )) {
        names.set(String(row['id']), `request of ${names.get(String(row['license']))}: ${String(row['reason'])}`);
    }
    return names;
}

/** @returns one hash of a dump */
export function hashOf(dump: ReadonlyMap<string, string[]>): string {
    const hash = createHash('sha256');
    for (const table of [...dump.keys()].sort()) {
        hash.update(`${table}\n${dump.get(table)!.join('\n')}\n`);
    }
    return hash.digest('hex');
}

/** @returns the first lines that only one of two dumps has, for people */
export function difference(
    one: ReadonlyMap<string, string[]>,
    other: ReadonlyMap<string, string[]>,
    limit = 5
): string[] {
    const lines: string[] = [];
    for (const [table, rows] of one) {
        const others = new Set(other.get(table));
        const own = new Set(rows);
        lines.push(
            ...rows
                .filter((row) => !others.has(row))
                .slice(0, limit)
                .map((row) => `- ${table}: ${row}`),
            ...[...others]
                .filter((row) => !own.has(row))
                .slice(0, limit)
                .map((row) => `+ ${table}: ${row}`)
        );
    }
    return lines;
}
