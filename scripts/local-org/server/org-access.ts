import type { SoqlQuery } from '../database/soql/ast.ts';
import type { LinkedUser } from '../database/password-links.ts';
import type { UserLists } from '../database/user-lists.ts';
import type { FieldModel, ObjectModel, OrgSchema, SharingParty } from '../schema/model.ts';
import type { SObject } from '../values/sobject.ts';
import type { Bell } from './connect/bell.ts';
import type { SetupAccess } from './setup/setup-access.ts';
import type { DebugLogs } from './tooling/logs.ts';
import type { TestRuns } from './tooling/test-runs.ts';

/** What a user may do with an object. */
export interface ObjectAccess {
    readable: boolean;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
}

/** What a user may do with a field. */
export interface FieldAccess {
    readable: boolean;
    createable: boolean;
    updateable: boolean;
}

/** The user a request runs as. */
export interface SessionUser {
    id: string;
    name: string;
    username: string;
    profileName: string;
    /** BCP 47, such as `en-US` */
    locale: string;
    /** Platform language key, `en_US`. */
    languageKey: string;
    timeZone: string;
}

/** How a user logged in, as LoginHistory calls it: by the page, or by OAuth. */
export type LoginType = 'Application' | 'Remote Access 2.0';

/** An entry of the user switcher. */
export interface ActiveUser {
    id: string;
    name: string;
    username: string;
    detail: string;
}

/** One row that could not be saved, as the platform reports it. */
export interface SaveError {
    statusCode: string;
    message: string;
    fields: string[];
}

/** What happened to one row of a DML statement. */
export interface SaveOutcome {
    id: string | null;
    success: boolean;
    errors: SaveError[];
}

/** The org as one user sees it, inside of one transaction: everything is in user mode, with sharing. */
export interface UserTransaction {
    user: SessionUser;
    /** @returns the org's time, in milliseconds since 1970 */
    now(): number;
    query(soql: string): SObject[];
    /** Like query(), but not held to the governor limits of Apex: reports count every row. */
    queryAll(soql: string): SObject[];
    count(soql: string | SoqlQuery): number;
    /** Runs a SOSL search. @returns the records by object, in the order of RETURNING */
    search(sosl: string): SObject[][];
    insert(records: SObject[], allOrNone?: boolean): SaveOutcome[];
    update(records: SObject[], allOrNone?: boolean): SaveOutcome[];
    upsert(records: SObject[], externalIdField: string): (SaveOutcome & { created: boolean })[];
    delete(ids: string[]): SaveOutcome[];
    objectAccess(object: ObjectModel): ObjectAccess;
    /** what the user may do with one record, rights to its object included */
    recordAccess(id: string): { read: boolean; edit: boolean; delete: boolean };
    fieldAccess(field: FieldModel): FieldAccess;
    hasUserPermission(name: string): boolean;
    customPermissions(): string[];
    /** @returns whether a permission set or profile shows a tab to the user; true where the project says nothing of it */
    isTabShown(tab: string): boolean;
    /** true when the user is in the group or role, or above somebody who is. @throws Error when there is no such group or role */
    belongsTo(party: SharingParty): boolean;
    /** what the user keeps of lists */
    lists: UserLists;
}

/** A call of an @AuraEnabled method. */
export interface AuraCall {
    className: string;
    method: string;
    params: Record<string, unknown>;
    /** true from a wire: only methods that declare `cacheable=true` may be called */
    cacheable: boolean;
}

/** A call of an @RestResource class. */
export interface RestCall {
    method: string;
    /** path below /services/apexrest, without query */
    path: string;
    query: Record<string, string>;
    headers: Record<string, string>;
    body: Uint8Array;
}

/** What an @RestResource class answers. */
export interface RestAnswer {
    status: number;
    headers: Record<string, string>;
    body: Uint8Array;
}

/** What the Tooling API asks of the org. */
export interface ToolingAccess {
    /** the org's objects and those that only the Tooling API has, as they are now */
    readonly schema: OrgSchema;
    logs: Pick<DebugLogs, 'body' | 'listen'>;
    testRuns: TestRuns;
    /** folders of the projects */
    projectDirs: readonly string[];
    /** Like `run` of the org, with all objects of the Tooling API. */
    run<T>(userId: string, work: (transaction: UserTransaction) => T): T;
}

/** What the data has that does not go with the project as it is now. */
export interface Taken {
    /** jobs that cannot be run, a line each */
    lostJobs: string[];
    /** what records hold that the metadata no longer has, a sentence each */
    leftBehind: string[];
}

/** The projects' files as they are now, read and compiled, and not taken up yet. */
export interface ReadAgain extends Pick<OrgAccess, 'schema' | 'auraProblem'> {
    /**
     * Goes on with them: the same data, between two requests.
     * @throws DataFileError or MetadataError when the data does not fit; the org then goes on as it was
     */
    takeUp(): Taken;
}

/** Everything the server asks of the local org: the only door between HTTP and the org. */
export interface OrgAccess {
    /** as it is now: files that change may exchange it between two requests */
    readonly schema: OrgSchema;
    organization: { id: string; name: string };
    /** @returns the active users, the administrator first */
    users(): ActiveUser[];
    isActiveUser(userId: string): boolean;
    /**
     * Notes that a user has logged in now: LoginHistory, and the user's LastLoginDate.
     * @param application what the user logged in with: `Browser`, or the name of a connected app
     */
    login(userId: string, type: LoginType, application: string): void;
    /** @returns whom a link of the platform's password e-mails is for, or null when it is not good (any more) */
    userOfPasswordLink(token: string): LinkedUser | null;
    /** The user has chosen a password by such a link. */
    choosePassword(userId: string): void;
    /** Runs work as the user; what it wrote is committed when it returns and undone when it throws. */
    run<T>(userId: string, work: (transaction: UserTransaction) => T): T;
    /** Makes one transaction of several `run`: what they wrote is kept when `work` returns and undone when it throws. */
    together<T>(work: () => T): T;
    /** @throws RestError as the Apex action endpoint reports it */
    aura(userId: string, call: AuraCall): unknown;
    /** @throws RestError */
    apexRest(userId: string, call: RestCall): RestAnswer;
    /**
     * Runs anonymous Apex as the user.
     * @param report is given the debug log when the code has run
     * @throws Error with the place when it does not compile or fails
     */
    anonymous(userId: string, source: string, name: string, report?: (log: string) => void): void;
    /** @returns the reason why there is no such @AuraEnabled method, or null */
    auraProblem(className: string, method: string): string | null;
    /**
     * Runs scheduled and queued Apex whose time has come; not while the clock is moved, which does that itself.
     * @param budgetMs how long to go on; without one until nothing is due
     * @returns whether nothing is due any more
     */
    runDueJobs(budgetMs?: number): boolean;
    tooling: ToolingAccess;
    setup: SetupAccess;
    bell: Bell;
    /**
     * Reads the files of the projects again.
     * @param changed absolute paths of all that have changed since the last time
     * @throws DeploymentError, ApexCompileError; the org goes on as it is
     */
    readAgain(changed: readonly string[]): ReadAgain;
    /** what the start found */
    found: Taken;
    close(): void;
}
