import { join } from 'node:path';
import { AuraError, auraMethod, invokeAuraMethod, type Json } from '../entry/aura.ts';
import { executeAnonymous } from '../entry/anonymous.ts';
import type { Program } from '../apex/program.ts';
import type { CompileError } from '../apex/syntax/diagnostics.ts';
import { resumeJobs } from '../jobs/resume.ts';
import { drainJobs, drainQueued } from '../jobs/run.ts';
import { runInTransaction } from '../runtime/execute.ts';
import { ApexRestError, invokeApexRest } from '../entry/rest.ts';
import { exceptionText } from '../runtime/text.ts';
import { stackOf } from '../runtime/stack-trace.ts';
import type { Transaction, TransactionReport } from '../runtime/transaction.ts';
import { leftBehind } from '../database/left-behind.ts';
import type { DataSession } from '../database/session.ts';
import { passwordChosen, userOfPasswordLink } from '../database/password-links.ts';
import { exchangeSources, type Org, openOrg, readSources } from '../org.ts';
import { ApexException } from '../values/exceptions.ts';
import { bellOf } from './connect/bell.ts';
import { RestError } from './http/errors.ts';
import { insertSystemRow, updateSystemRow } from '../database/system-rows.ts';
import { setupAccess } from './setup/setup-access.ts';
import { openDebugLogs } from './tooling/logs.ts';
import { withAborts } from './tooling/test-aborts.ts';
import { openTestRuns } from './tooling/test-runs.ts';
import { openToolingSchema } from './tooling/schema.ts';
import { asRestErrors } from './apex-errors.ts';
import type { ActiveUser, AuraCall, LoginType, OrgAccess, Taken } from './org-access.ts';
import { userTransaction } from './user-transaction.ts';

/** The project's Apex does not compile; the message lists file, line, column and reason of each error. */
export class ApexCompileError extends Error {
    constructor(errors: readonly CompileError[]) {
        super(errors.map((error) => `${error.file}:${error.line}:${error.column} ${error.message}`).join('\n'));
        this.name = 'ApexCompileError';
    }
}

export interface LocalOrgOptions {
    projectDirs: string[];
    file: string;
    cacheFolder: string;
    /** time of an org without data, in milliseconds since 1970; without it the machine's */
    startAt?: number | null;
    /** is told what each transaction used of its governor limits */
    onTransaction?: (report: TransactionReport) => void;
    /** how long the jobs that a request queued run before it is answered, in milliseconds; the rest waits for `runDueJobs` */
    jobBudgetMs?: number;
    /** true: metadata that a deployment would refuse is not opened */
    refusesProblems?: boolean;
    /** is told of faults of the local org that no request is answered with */
    report?: (error: unknown) => void;
}

/**
 * Opens the local org for the server.
 * @param options folders of the project, database file, and folder of all caches
 * @throws MetadataError, ApexCompileError
 */
export function openLocalOrg(options: LocalOrgOptions): OrgAccess {
    const orgOptions = { ...options, cacheFolder: join(options.cacheFolder, 'apex') };
    const org = openOrg(orgOptions);
    if (org.program.errors.length) {
        org.store.close();
        throw new ApexCompileError(org.program.errors);
    }
    let tooling = openToolingSchema(org.store, org.clock.now());
    const report = options.report ?? (() => undefined);
    const logs = openDebugLogs(() => ({ store: org.store, schema: tooling }), report);
    org.logKeeper = logs;
    const testRuns = openTestRuns(org, () => tooling);
    const setup = setupAccess(org, report);
    // Jobs of a transaction run when it is over.
    let isTogether = false;
    const drain = (): void => {
        if (!isTogether) {
            drainQueued(org);
        }
    };
    const runAs = <T>(userId: string, work: (transaction: Transaction) => T): T => {
        const result = asRestErrors(() => runInTransaction(org, { userId, kind: 'rest', quiddity: 'UNDEFINED' }, work));
        drain();
        return result;
    };
    return {
        get schema() {
            return org.schema;
        },
        organization: organizationOf(org),
        users: () => activeUsers(org),
        isActiveUser: (userId) =>
            org.store.get('SELECT 1 AS found FROM "User" WHERE "Id" = ? AND "IsActive" = 1', [userId]) !== null,
        login: (userId, type, application) => login(org, userId, type, application),
        userOfPasswordLink: (token) => userOfPasswordLink(org.store, token, org.clock.now()),
        choosePassword: (userId) =>
            runInTransaction(org, { userId, kind: 'rest', quiddity: 'UNDEFINED' }, ({ session }) =>
                passwordChosen(session, userId)
            ),
        run: (userId, work) => runAs(userId, (transaction) => work(userTransaction(org, transaction))),
        together(work) {
            org.store.begin();
            isTogether = true;
            let result;
            try {
                result = work();
            } catch (error) {
                org.store.rollback();
                throw error;
            } finally {
                isTogether = false;
                logs.flush();
            }
            org.store.commit();
            logs.flush();
            drain();
            return result;
        },
        aura: (userId, call) => aura(org, userId, call),
        apexRest(userId, call) {
            try {
                return invokeApexRest(org, userId, call);
            } catch (error) {
                throw error instanceof ApexRestError
                    ? new RestError(error.status, error.errorCode, error.message)
                    : error;
            }
        },
        anonymous(userId, source, name, report) {
            anonymous(org, userId, source, name, report);
        },
        auraProblem: (className, method) => auraProblem(org.program, className, method),
        runDueJobs: (budgetMs) => setup.isMoving() || drainJobs(org, budgetMs),
        tooling: {
            get schema() {
                return tooling;
            },
            logs,
            testRuns,
            projectDirs: org.projectDirs,
            run(userId, work) {
                const result = runAs(userId, (transaction) => {
                    const session = Object.create(transaction.session, { schema: { value: tooling } }) as DataSession;
                    return work(withAborts(userTransaction(org, transaction, session), org.store));
                });
                testRuns.endAborted();
                return result;
            }
        },
        setup,
        bell: bellOf(org),
        readAgain(changed) {
            const sources = readSources(orgOptions, { sources: org, changed });
            if (sources.program.errors.length) {
                throw new ApexCompileError(sources.program.errors);
            }
            return {
                schema: sources.schema,
                auraProblem: (className, method) => auraProblem(sources.program, className, method),
                takeUp() {
                    try {
                        exchangeSources(org, sources);
                    } finally {
                        tooling = openToolingSchema(org.store, org.clock.now());
                    }
                    return found(org);
                }
            };
        },
        found: found(org),
        close: () => org.store.close()
    };
}

const found = (org: Org): Taken => ({ lostJobs: resumeJobs(org), leftBehind: leftBehind(org.store) });

// LoginHistory keeps every login; LastLoginDate of the user is the time of the last one.
function login(org: Org, userId: string, type: LoginType, application: string): void {
    runInTransaction(org, { userId, kind: 'rest', quiddity: 'UNDEFINED' }, ({ session }) => {
        const now = session.clock();
        insertSystemRow(session, 'LoginHistory', {
            UserId: userId,
            LoginTime: now,
            LoginType: type,
            Application: application,
            Status: 'Success'
        });
        updateSystemRow(session, 'User', userId, { LastLoginDate: now });
    });
}

function organizationOf(org: Org): { id: string; name: string } {
    const row = org.store.get('SELECT "Id" AS id, "Name" AS name FROM "Organization"');
    return { id: String(row?.['id']), name: String(row?.['name']) };
}

function activeUsers(org: Org): ActiveUser[] {
    const rows = org.store.all(
        `SELECT u."Id" AS id, u."Name" AS name, u."Username" AS username, u."Title" AS title, p."Name" AS profile
         FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId"
         WHERE u."IsActive" = 1 AND u."UserType" = 'Standard' ORDER BY u."Id" = ? DESC, u."Name"`,
        [org.adminId]
    );
    return rows.map((row) => ({
        id: String(row['id']),
        name: String(row['name']),
        username: String(row['username']),
        detail: String(row['title'] ?? row['profile'])
    }));
}

function aura(org: Org, userId: string, call: AuraCall): unknown {
    const method = auraMethod(org, call.className, call.method);
    if (call.cacheable && method && !method.cacheable) {
        throw auraFailure(
            `${call.className}.${call.method} is not cacheable: a wire can only use methods with @AuraEnabled(cacheable=true).`,
            'System.TypeException'
        );
    }
    try {
        return invokeAuraMethod(org, userId, call.className, call.method, call.params as { [name: string]: Json });
    } catch (error) {
        if (error instanceof AuraError) {
            throw auraFailure(error.message, error.exceptionType, {
                stackTrace: error.stackTrace,
                isUserDefinedException: error.isUserDefinedException,
                ...(error.exceptionType === 'System.DmlException'
                    ? { pageErrors: error.pageErrors, fieldErrors: error.fieldErrors }
                    : {})
            });
        }
        throw error;
    }
}

function auraFailure(message: string, exceptionType: string, details: Record<string, unknown> = {}): RestError {
    return new RestError(500, 'APEX_ERROR', message, { exceptionType, ...details });
}

function auraProblem(program: Program, className: string, method: string): string | null {
    if (!program.units.has(className.toLowerCase())) {
        return `Apex class ${className} does not exist`;
    }
    return auraMethod({ program }, className, method)
        ? null
        : `Apex class ${className} has no static @AuraEnabled method ${method}`;
}

function anonymous(org: Org, userId: string, source: string, name: string, report?: (log: string) => void): void {
    let errors: CompileError[];
    try {
        errors = executeAnonymous(org, userId, source, report);
    } catch (error) {
        throw error instanceof ApexException
            ? new Error(`${exceptionText(error)}\n${stackOf(error, org.program.units).join('\n')}`)
            : error;
    }
    if (errors.length) {
        throw new ApexCompileError(errors.map((error) => ({ ...error, file: name })));
    }
}
