/** What the transactions of a run used, by the class that ran. */
import type { TransactionReport } from '../../local-org/runtime/transaction.ts';

/** The most that one transaction used of a governor limit, of its documented maximum. */
export interface Use {
    used: number;
    limit: number;
}

/** One job over the whole run. */
export interface JobEntry {
    transactions: number;
    seconds: number;
    failed: number;
    /** highest use in one transaction, by limit */
    peak: Record<string, Use>;
}

export interface Ledger {
    /** hand to the org as `onTransaction` */
    note(report: TransactionReport): void;
    /** by class of the job; anonymous Apex is under its name */
    jobs(): Record<string, JobEntry>;
}

export function openLedger(): Ledger {
    const jobs = new Map<string, JobEntry>();
    return {
        note(report) {
            const name = report.className ?? report.kind;
            const entry = jobs.get(name) ?? { transactions: 0, seconds: 0, failed: 0, peak: {} };
            jobs.set(name, entry);
            entry.transactions++;
            entry.seconds += report.elapsedMs / 1000;
            entry.failed += report.succeeded ? 0 : 1;
            for (const [limit, use] of Object.entries(report.used)) {
                const peak = entry.peak[limit];
                if (!peak || use.used / use.limit > peak.used / peak.limit) {
                    entry.peak[limit] = { ...use };
                }
            }
        },
        jobs: () => Object.fromEntries(jobs)
    };
}
