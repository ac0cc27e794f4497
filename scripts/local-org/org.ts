import { dataOperations } from './runtime/data-bridge.ts';
import { queryCheck } from './apex/types/query-check.ts';
import { compileProgram, type Program } from './apex/program.ts';
import { isSameToApex } from './apex/reuse.ts';
import { apexSources } from './apex/sources.ts';
import { createRuntime } from './runtime/runtime.ts';
import type { Runtime } from './runtime/runtime-object.ts';
import { openQueue } from './jobs/queue.ts';
import type { LogKeeper } from './runtime/debug-log.ts';
import type { TransactionReport } from './runtime/transaction.ts';
import type { OrgClock } from './database/clock.ts';
import { openStore } from './database/open-store.ts';
import { openNotifications } from './database/notifications.ts';
import { openOutbox } from './database/outbox.ts';
import { openPasswordLinks } from './database/password-links.ts';
import { openUserLists } from './database/user-lists.ts';
import { apexNames } from './deployment/apex-names.ts';
import { checkedSchema } from './deployment/index.ts';
import { DeploymentError, type DeploymentProblem } from './deployment/problem.ts';
import { makeSeeder } from './database/seeder.ts';
import type { Store } from './database/store.ts';
import { ADMIN_USERNAME } from './database/system-users.ts';
import { platformClasses } from './platform/index.ts';
import type { OrgSchema } from './schema/model.ts';
import { MetadataError } from './schema/xml.ts';
import { namespaceOf, sourceApiVersionOf } from './schema/sfdx-project.ts';

/** One org on this machine: metadata, data and compiled Apex. */
export interface Org {
    projectDirs: string[];
    /** Folder of the cache of syntax trees; null for none. */
    cacheFolder: string | null;
    /** The projects' `sourceApiVersion`, 0 for none: the version of anonymous Apex. */
    apiVersion: number;
    schema: OrgSchema;
    /** What a deployment of the metadata would refuse; it does not stop the rest. */
    problems: readonly DeploymentProblem[];
    store: Store;
    program: Program;
    runtime: Runtime;
    /** The org's time. `moveClock` (jobs/clock.ts) moves it and runs what is due in between. */
    clock: OrgClock;
    /** Where `System.debug` goes. */
    debug: (text: string) => void;
    /** Keeps debug logs; without it nobody is traced. */
    logKeeper?: LogKeeper;
    /** Is told of every transaction when it is over, with what it used of its limits; jobs have several. */
    onTransaction?: (report: TransactionReport) => void;
    /** How long the jobs that a request queued run before it is answered, in milliseconds. */
    jobBudgetMs: number;
    adminId: string;
}

export interface OrgOptions {
    /** Folders of SFDX projects or of sources; together they make one org. */
    projectDirs: string[];
    /** Database file, or `:memory:`. */
    file: string;
    /** Folder of the cache of syntax trees; null for none. */
    cacheFolder: string | null;
    coverage?: boolean;
    /** The time of an org without data, in milliseconds since 1970; without it that of the machine. */
    startAt?: number | null;
    onTransaction?: (report: TransactionReport) => void;
    jobBudgetMs?: number;
    /**
     * True: the projects are packages that were installed for administrators, whose profile then opens every field that they
     * bring, and who have been given their permission sets, as the set-up of a project does; without it custom fields are open to
     * no profile, as after a deployment.
     */
    installed?: boolean;
    /** True: metadata that a deployment would refuse is not opened, and the data is not touched. */
    refusesProblems?: boolean;
    debug?: (text: string) => void;
}

/** What the files of projects make, before there is data: what a start reads, and what is exchanged when files change. */
export interface OrgSources {
    schema: OrgSchema;
    problems: readonly DeploymentProblem[];
    program: Program;
}

export interface ReadSources extends OrgSources {
    /** elements and values that only older API versions have: the check knows the newest alone */
    notJudged: readonly DeploymentProblem[];
}

/**
 * Reads the metadata and compiles the Apex of projects. Compile errors are in `program.errors`, what a deployment would refuse in
 * `problems`; they do not stop the rest.
 * @param former what was read before, and the absolute paths of all files that have changed since: the code of classes that need
 * not be compiled again stays
 * @throws DeploymentError for problems of the metadata that are refused, with all of them
 */
export function readSources(
    options: Pick<OrgOptions, 'projectDirs' | 'cacheFolder' | 'coverage' | 'installed' | 'refusesProblems'>,
    former: { sources: OrgSources; changed: readonly string[] } | null = null
): ReadSources {
    const sources = apexSources(options.projectDirs);
    const { schema, problems, notJudged } = checkedSchema(options.projectDirs, undefined, apexNames(sources));
    if (options.refusesProblems && problems.length > 0) {
        throw new DeploymentError(problems);
    }
    if (options.installed) {
        openAllFields(schema);
    }
    const program = compileProgram(sources, {
        schema,
        platform: platformClasses,
        cacheFolder: options.cacheFolder,
        coverage: options.coverage ?? false,
        queries: queryCheck(schema),
        namespaces: options.projectDirs.flatMap((dir) => namespaceOf(dir) ?? []),
        former:
            former && isSameToApex(former.changed, [former.sources.schema.labels, schema.labels])
                ? former.sources.program
                : null
    });
    return { schema, problems, notJudged, program };
}

/**
 * Opens an org: reads the metadata, compiles the Apex, opens or makes the data. Errors are where `readSources` puts them.
 * @throws DeploymentError for problems of the metadata that are refused, or that no data can be made with
 */
export function openOrg(options: OrgOptions): Org {
    const sources = readSources(options);
    const store = openChecked(options, sources);
    if (options.installed) {
        assignPermissionSets(store, sources.schema);
    }
    return {
        projectDirs: options.projectDirs,
        cacheFolder: options.cacheFolder,
        apiVersion: Math.max(...options.projectDirs.map(sourceApiVersionOf)),
        ...sources,
        ...running(store, sources),
        debug: options.debug ?? (() => undefined),
        ...(options.onTransaction ? { onTransaction: options.onTransaction } : {}),
        jobBudgetMs: options.jobBudgetMs ?? Infinity,
        adminId: store.get('SELECT "Id" AS id FROM "User" WHERE "Username" = ?', [ADMIN_USERNAME])!['id'] as string
    };
}

/**
 * Goes on with other sources and the same data, as if the org had been stopped and started; between transactions alone.
 * @throws DataFileError or MetadataError for sources that the data does not fit; the org then goes on as it was
 */
export function exchangeSources(org: Org, sources: OrgSources): void {
    const { file } = org.store;
    const { schema, problems, program } = org;
    if (org.store.depth > 0 || file === ':memory:') {
        throw new Error('Sources are exchanged between transactions, and of an org whose data is in a file');
    }
    const takeUp = (taken: OrgSources): void => {
        Object.assign(org, taken, running(openStore(file, taken.schema), taken));
    };
    org.store.close();
    try {
        takeUp(sources);
    } catch (error) {
        takeUp({ schema, problems, program });
        throw error;
    }
}

function running(store: Store, { schema, program }: OrgSources): Pick<Org, 'store' | 'clock' | 'runtime'> {
    openQueue(store);
    openNotifications(store);
    openOutbox(store);
    openPasswordLinks(store);
    openUserLists(store);
    return { store, clock: store.clock, runtime: createRuntime(program, dataOperations(schema)) };
}

/** "Install for Admins Only" gives System Administrator full access to a package's objects and fields. */
function openAllFields(schema: OrgSchema): void {
    schema.profiles.get('system administrator')!.allFields = { readable: true, editable: true, custom: true };
}

function assignPermissionSets(store: Store, schema: OrgSchema): void {
    const seeder = makeSeeder(store);
    const adminId = seeder.id('User', { Username: ADMIN_USERNAME });
    for (const { name } of schema.permissionSets.values()) {
        const setId = seeder.id('PermissionSet', { Name: name });
        if (setId !== null) {
            seeder.put('PermissionSetAssignment', { AssigneeId: adminId, PermissionSetId: setId });
        }
    }
}

// What is refused while the data is made follows from what was found before, all of which is told.
function openChecked(options: OrgOptions, { schema, problems }: OrgSources): Store {
    try {
        return openStore(options.file, schema, options.startAt ?? null);
    } catch (error) {
        throw error instanceof MetadataError && problems.length > 0 ? new DeploymentError(problems) : error;
    }
}
