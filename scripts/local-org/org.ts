import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { dataOperations } from './runtime/data-bridge.ts';
import { describeQuery } from './apex/types/query-check.ts';
import { compileProgram, type Program, type SourceFile } from './apex/program.ts';
import { createRuntime } from './runtime/runtime.ts';
import type { Runtime } from './runtime/runtime-object.ts';
import { openQueue } from './jobs/queue.ts';
import type { TransactionReport } from './runtime/transaction.ts';
import type { OrgClock } from './database/clock.ts';
import { openStore } from './database/open-store.ts';
import { openOutbox } from './database/outbox.ts';
import type { Store } from './database/store.ts';
import { ADMIN_USERNAME } from './database/system-users.ts';
import { platformClasses } from './platform/index.ts';
import { loadSchema } from './schema/index.ts';
import type { OrgSchema } from './schema/model.ts';

/** One org on this machine: metadata, data and compiled Apex. */
export interface Org {
    projectDirs: string[];
    /** The projects' `sourceApiVersion`, 0 for none: the version of anonymous Apex. */
    apiVersion: number;
    schema: OrgSchema;
    store: Store;
    program: Program;
    runtime: Runtime;
    /** The org's time. `moveClock` (jobs/clock.ts) moves it and runs what is due in between. */
    clock: OrgClock;
    /** Where `System.debug` goes. */
    debug: (text: string) => void;
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
    debug?: (text: string) => void;
}

/** Opens an org: reads the metadata, opens or makes the data, compiles the Apex. Compile errors are in `program.errors`; they do not stop the rest. */
export function openOrg(options: OrgOptions): Org {
    const schema = loadSchema(options.projectDirs);
    const store = openStore(options.file, schema, options.startAt ?? null);
    openQueue(store);
    openOutbox(store);
    const program = compileProgram(apexSources(options.projectDirs), {
        schema,
        platform: platformClasses,
        cacheFolder: options.cacheFolder,
        coverage: options.coverage ?? false,
        describeQuery: (text) => describeQuery(schema, text),
        namespaces: options.projectDirs.flatMap(namespaceOf)
    });
    const runtime = createRuntime(program, dataOperations(schema));
    return {
        projectDirs: options.projectDirs,
        apiVersion: Math.max(...options.projectDirs.map(sourceApiVersionOf)),
        schema,
        store,
        program,
        runtime,
        clock: store.clock,
        debug: options.debug ?? (() => undefined),
        ...(options.onTransaction ? { onTransaction: options.onTransaction } : {}),
        jobBudgetMs: options.jobBudgetMs ?? Infinity,
        adminId: store.get('SELECT "Id" AS id FROM "User" WHERE "Username" = ?', [ADMIN_USERNAME])!['id'] as string
    };
}

const SKIPPED = new Set(['node_modules', '.git', '.sfdx', '.sf', '.local-org']);

/** Apex files of projects: below the package directories of sfdx-project.json where there is one, else below the folder. */
export function apexSources(projectDirs: readonly string[]): SourceFile[] {
    const files: SourceFile[] = [];
    const seen = new Set<string>();
    const walk = (folder: string, sourceApiVersion: number): void => {
        for (const name of readdirSync(folder).sort()) {
            const path = join(folder, name);
            if (statSync(path).isDirectory()) {
                if (!SKIPPED.has(name)) {
                    walk(path, sourceApiVersion);
                }
                continue;
            }
            const extension = extname(name);
            if ((extension === '.cls' || extension === '.trigger') && !seen.has(path)) {
                seen.add(path);
                files.push({
                    path,
                    name: basename(name, extension),
                    kind: extension === '.cls' ? 'class' : 'trigger',
                    text: readFileSync(path, 'utf8'),
                    apiVersion: apiVersionOf(path) ?? sourceApiVersion
                });
            }
        }
    };
    for (const projectDir of projectDirs) {
        const sourceApiVersion = sourceApiVersionOf(projectDir);
        packageFolders(projectDir).forEach((folder) => walk(folder, sourceApiVersion));
    }
    return files;
}

interface ProjectFile {
    packageDirectories?: { path: string }[];
    namespace?: string;
    sourceApiVersion?: string;
}

/** The API version that the meta file beside a source says. */
function apiVersionOf(source: string): number | null {
    const meta = `${source}-meta.xml`;
    const version = existsSync(meta) ? /<apiVersion>\s*([\d.]+)\s*</.exec(readFileSync(meta, 'utf8')) : null;
    return version ? Number(version[1]) : null;
}

function projectFile(projectDir: string): ProjectFile | null {
    const file = join(projectDir, 'sfdx-project.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProjectFile) : null;
}

function sourceApiVersionOf(projectDir: string): number {
    return Number(projectFile(projectDir)?.sourceApiVersion ?? 0);
}

function namespaceOf(projectDir: string): string[] {
    const namespace = projectFile(projectDir)?.namespace;
    return namespace ? [namespace] : [];
}

function packageFolders(projectDir: string): string[] {
    const project = projectFile(projectDir);
    if (!project) {
        return [projectDir];
    }
    const folders = [...new Set((project.packageDirectories ?? []).map((one) => join(projectDir, one.path)))].filter(
        existsSync
    );
    return folders.length > 0 ? folders : [projectDir];
}
