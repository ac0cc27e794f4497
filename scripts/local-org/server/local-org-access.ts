import { join } from 'node:path';
import { AuraError, auraMethod, invokeAuraMethod, type Json } from '../entry/aura.ts';
import { executeAnonymous } from '../entry/anonymous.ts';
import type { CompileError } from '../apex/syntax/diagnostics.ts';
import { resumeJobs } from '../jobs/resume.ts';
import { drainJobs } from '../jobs/run.ts';
import { runInTransaction } from '../runtime/execute.ts';
import { ApexRestError, invokeApexRest } from '../entry/rest.ts';
import { exceptionText } from '../runtime/text.ts';
import { stackOf } from '../runtime/stack-trace.ts';
import type { Transaction, TransactionReport } from '../runtime/transaction.ts';
import { dml } from '../database/dml/index.ts';
import type { DmlResult, DmlStatement } from '../database/dml/index.ts';
import {
    fieldPermission,
    hasUserPermission,
    objectPermission,
    permissionsOf
} from '../database/security/permissions.ts';
import { passwordChosen, userOfPasswordLink } from '../database/password-links.ts';
import { recordAccess } from '../database/security/record-access.ts';
import { partyGroupId, principalsOf } from '../database/security/principals.ts';
import type { DataSession } from '../database/session.ts';
import { query, queryCount } from '../database/soql/run.ts';
import { search } from '../database/sosl/search.ts';
import { type Org, openOrg } from '../org.ts';
import { ApexException } from '../values/exceptions.ts';
import { SObject } from '../values/sobject.ts';
import { bellOf } from './connect/bell.ts';
import { RestError } from './http/errors.ts';
import { insertSystemRow, updateSystemRow } from '../database/system-rows.ts';
import { setupAccess } from './setup/setup-access.ts';
import type {
    ActiveUser,
    AuraCall,
    LoginType,
    OrgAccess,
    SaveOutcome,
    SessionUser,
    UserTransaction
} from './org-access.ts';

/** The project's Apex does not compile; the message lists file, line, column and reason of each error. */
export class ApexCompileError extends Error {
    constructor(errors: readonly CompileError[]) {
        super(errors.map((error) => `${error.file}:${error.line}:${error.column} ${error.message}`).join('\n'));
        this.name = 'ApexCompileError';
    }
}

// Pages and REST see what the user may see, and with sharing.
const USER_MODE = { mode: 'USER_MODE', sharing: true } as const;

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
    const org = openOrg({ ...options, cacheFolder: join(options.cacheFolder, 'apex') });
    if (org.program.errors.length) {
        org.store.close();
        throw new ApexCompileError(org.program.errors);
    }
    const setup = setupAccess(org, options.report ?? (() => undefined));
    // Jobs of a transaction run when it is over.
    let isTogether = false;
    const drain = (): void => {
        if (!isTogether) {
            drainJobs(org, org.jobBudgetMs);
        }
    };
    return {
        schema: org.schema,
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
        run(userId, work) {
            const result = asRestErrors(() =>
                runInTransaction(org, { userId, kind: 'rest', quiddity: 'UNDEFINED' }, (transaction) =>
                    work(userTransaction(org, transaction))
                )
            );
            drain();
            return result;
        },
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
            }
            org.store.commit();
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
        auraProblem: (className, method) => auraProblem(org, className, method),
        runDueJobs: (budgetMs) => setup.isMoving() || drainJobs(org, budgetMs),
        setup,
        bell: bellOf(org),
        lostJobs: resumeJobs(org),
        close: () => org.store.close()
    };
}

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

function userTransaction(org: Org, transaction: Transaction): UserTransaction {
    const { session, userId } = transaction;
    const noBinds = (expression: string): never => {
        throw new RestError(400, 'MALFORMED_QUERY', `unexpected token: ':${expression}'`);
    };
    const save = (
        statement: DmlStatement,
        records: SObject[],
        allOrNone: boolean,
        externalIdField: string | null = null
    ): (SaveOutcome & { created: boolean })[] =>
        dml(session, statement, records, { ...USER_MODE, allOrNone, externalIdField }).map(outcomeOf);
    return {
        user: sessionUser(org, userId),
        now: () => session.clock(),
        query: (soql) => query(session, soql, noBinds, USER_MODE),
        queryAll: (soql) => query(unlimited(session), soql, noBinds, USER_MODE),
        count: (soql) => queryCount(session, soql, noBinds, USER_MODE),
        insert: (records, allOrNone = false) => save('insert', records, allOrNone).map(plainOutcome),
        update: (records, allOrNone = false) => save('update', records, allOrNone).map(plainOutcome),
        upsert: (records, externalIdField) => save('upsert', records, false, externalIdField),
        search: (sosl) => search(session, sosl, noBinds, USER_MODE),
        delete(ids) {
            const records = ids.map((id) => recordOf(org, id));
            const outcomes = save(
                'delete',
                records.flatMap((one) => one ?? []),
                false
            );
            return records.map((record, index) =>
                record ? plainOutcome(outcomes.shift()!) : malformedId(ids[index]!)
            );
        },
        objectAccess(object) {
            const permission = objectPermission(session, userId, object);
            return {
                readable: object.queryable && permission.allowRead,
                createable: object.createable && permission.allowCreate,
                updateable: object.updateable && permission.allowEdit,
                deletable: object.deletable && permission.allowDelete
            };
        },
        fieldAccess(field) {
            const object = org.schema.object(field.object)!;
            const permission = fieldPermission(session, userId, object, field);
            return {
                readable: permission.readable,
                createable: field.createable && permission.editable,
                updateable: field.updateable && permission.editable
            };
        },
        recordAccess: (id) => recordAccess(session, userId, id),
        hasUserPermission: (name) => hasUserPermission(session, userId, name),
        customPermissions() {
            const granted = permissionsOf(session, userId).customPermissions;
            return [...org.schema.customPermissions.values()]
                .map((one) => one.name)
                .filter((name) => granted.has(name.toLowerCase()));
        },
        isTabShown(tab) {
            const name = tab.toLowerCase();
            const { permissionSets, profiles } = org.schema;
            const isGoverned = [...permissionSets.values(), ...profiles.values()].some((set) => set.tabs.has(name));
            return !isGoverned || permissionsOf(session, userId).tabs.has(name);
        },
        belongsTo: (party) => principalsOf(session, userId).allSet.has(partyGroupId(session, party)!)
    };
}

// The same session in all but its limits.
function unlimited(session: DataSession): DataSession {
    return Object.create(session, { limits: { value: { count: () => undefined } } }) as DataSession;
}

/** A record of an id; null for what is no id of an object. */
function recordOf(org: Org, id: string): SObject | null {
    const object = /^\w{15}(\w{3})?$/.test(id) ? org.schema.objectByPrefix(id.slice(0, 3)) : undefined;
    if (!object) {
        return null;
    }
    const record = new SObject(object);
    record.id = id;
    return record;
}

const malformedId = (id: string): SaveOutcome => ({
    id: null,
    success: false,
    errors: [{ statusCode: 'MALFORMED_ID', message: `bad id ${id}`, fields: ['Id'] }]
});

const plainOutcome = ({ id, success, errors }: SaveOutcome): SaveOutcome => ({ id, success, errors });

const outcomeOf = ({ id, success, created, errors }: DmlResult): SaveOutcome & { created: boolean } => ({
    id,
    success,
    created,
    errors
});

function sessionUser(org: Org, userId: string): SessionUser {
    const row = org.store.get(
        `SELECT u."Name" AS name, u."Username" AS username, u."LocaleSidKey" AS locale, u."LanguageLocaleKey" AS language, u."TimeZoneSidKey" AS zone, p."Name" AS profile
         FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ?`,
        [userId]
    );
    const text = (name: string, otherwise: string): string => String(row?.[name] ?? otherwise);
    return {
        id: userId,
        name: text('name', ''),
        username: text('username', ''),
        profileName: text('profile', ''),
        locale: text('locale', 'en_US').replace(/_/g, '-'),
        language: text('language', 'en_US').split('_')[0]!,
        timeZone: text('zone', 'GMT')
    };
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

function auraProblem(org: Org, className: string, method: string): string | null {
    if (!org.program.units.has(className.toLowerCase())) {
        return `Apex class ${className} does not exist`;
    }
    return auraMethod(org, className, method)
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

/** Codes under which the REST API reports exceptions of the platform. */
const ERROR_CODES: Readonly<Record<string, [number, string]>> = {
    'System.LimitException': [400, 'APEX_ERROR'],
    'System.NoAccessException': [403, 'INSUFFICIENT_ACCESS'],
    'System.SearchException': [400, 'MALFORMED_SEARCH']
};

/** A query's fault by its message: the API tells unknown objects and fields from what cannot be read. */
function queryErrorCode(message: string): string {
    if (/sObject type '[^']*' is not supported/.test(message)) {
        return 'INVALID_TYPE';
    }
    return /No such column '|Didn't understand relationship '/.test(message) ? 'INVALID_FIELD' : 'MALFORMED_QUERY';
}

function asRestErrors<T>(work: () => T): T {
    try {
        return work();
    } catch (error) {
        if (!(error instanceof ApexException)) {
            throw error;
        }
        const row = error.dmlErrors[0];
        if (row) {
            throw new RestError(
                row.statusCode.startsWith('INSUFFICIENT_ACCESS') ? 403 : 400,
                row.statusCode,
                row.message,
                { fields: row.fields }
            );
        }
        const [status, code] =
            error.typeName === 'System.QueryException'
                ? [400, queryErrorCode(error.message)]
                : (ERROR_CODES[error.typeName] ?? [400, 'CANNOT_EXECUTE_APEX']);
        throw new RestError(status, code, error.message);
    }
}
