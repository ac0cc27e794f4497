import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openOrg, type Org } from '../org.ts';
import { executeAnonymous } from '../entry/anonymous.ts';
import type { TransactionReport } from '../runtime/transaction.ts';
import { resumeJobs } from '../jobs/resume.ts';

/** A project of a few classes and the org that runs it, for tests of jobs. */
export interface JobOrg {
    readonly org: Org;
    readonly folder: string;
    readonly file: string;
    /** what every transaction used */
    readonly reports: TransactionReport[];
    /** runs anonymous Apex as a user, the administrator when left out */
    run(source: string, userId?: string): void;
    /** the one error anonymous Apex ends with */
    errorOf(source: string): string;
    /** rows of SQL */
    rows(sql: string): Record<string, unknown>[];
    /** stops the org and starts it again, with other sources where given; gives what was lost */
    restart(classes?: Record<string, string>): string[];
    /** stops the org; its data stays */
    stop(): void;
    /** stops the org and removes its data */
    close(): void;
}

/**
 * @param classes Apex source by name
 * @param startAt the org's time, in milliseconds since 1970
 * @param files other metadata by path
 */
export function openJobOrg(
    classes: Record<string, string>,
    startAt: number,
    files: Record<string, string> = {}
): JobOrg {
    const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
    const file = join(folder, 'org.db');
    const reports: TransactionReport[] = [];
    const write = (sources: Record<string, string>): void => {
        rmSync(join(folder, 'classes'), { recursive: true, force: true });
        mkdirSync(join(folder, 'classes'));
        Object.entries(sources).forEach(([name, text]) => writeFileSync(join(folder, 'classes', `${name}.cls`), text));
    };
    const open = (): Org => {
        const opened = openOrg({
            projectDirs: [folder],
            file,
            cacheFolder: null,
            startAt,
            onTransaction: (report) => reports.push(report)
        });
        if (opened.program.errors.length > 0) {
            opened.store.close();
            throw new Error(opened.program.errors.map((error) => `${error.file} ${error.message}`).join('\n'));
        }
        return opened;
    };
    write(classes);
    let org = open();
    let isOpen = true;
    const jobs: JobOrg = {
        get org() {
            return org;
        },
        folder,
        file,
        reports,
        run(source, userId = org.adminId) {
            const errors = executeAnonymous(org, userId, source);
            if (errors.length > 0) {
                throw new Error(errors.map((error) => error.message).join('\n'));
            }
        },
        errorOf(source) {
            try {
                jobs.run(source);
            } catch (error) {
                const { typeName, message } = error as Error & { typeName?: string };
                return `${typeName ?? ''}: ${message}`;
            }
            return 'no error';
        },
        rows: (sql) => org.store.all(sql),
        restart(sources) {
            jobs.stop();
            isOpen = true;
            if (sources) {
                write(sources);
            }
            org = open();
            return resumeJobs(org);
        },
        stop() {
            if (isOpen) {
                org.store.close();
                isOpen = false;
            }
        },
        close() {
            jobs.stop();
            rmSync(folder, { recursive: true });
        }
    };
    return jobs;
}
